// SPDX-License-Identifier: Apache-2.0
// What can be done with an answer that stands: correct it, see its earlier versions, delete it.
//   name   whose it is;   correctAsked(), historyAsked(), removed()
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls

IconButton {
    id: button

    required property string name
    signal correctAsked()
    signal historyAsked()
    signal removed()

    glyph: "more"
    text: qsTr("More for: %1").arg(name)
    onClicked: menu.open()

    Menu {
        id: menu

        y: button.height

        MenuRow {
            text: qsTr("Correct…")
            glyph: "edit"
            onTriggered: button.correctAsked()
        }
        MenuRow {
            text: qsTr("Earlier versions")
            glyph: "history"
            onTriggered: button.historyAsked()
        }
        MenuRow {
            text: qsTr("Delete")
            glyph: "delete"
            destructive: true
            onTriggered: button.removed()
        }
    }
}
