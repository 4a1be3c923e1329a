// SPDX-License-Identifier: Apache-2.0
// The Line in the settings: one sentence, and the way to the whole of it.
//   lineRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Card {
    id: card

    signal lineRequested()

    heading: qsTr("The Line")
    spacing: Style.s8

    Label {
        text: qsTr("Salver counts and reminds; people listen and judge. What it does by itself, what it never does, and which test sees to that, stands on one page.")
        color: Style.ink2
        Layout.fillWidth: true
    }
    Button {
        objectName: "theLine"
        text: qsTr("Read The Line")
        glyph: "book"
        onClicked: card.lineRequested()
    }
}
