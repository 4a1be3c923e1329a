// SPDX-License-Identifier: Apache-2.0
// What one person wrote, with the words underlined that the others do not have, and the button that takes it.
//   conflict   the view model; everything else comes from the row;   used()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Card {
    id: card

    required property ConflictViewModel conflict
    required property int index
    required property string value
    required property string by
    required property bool mine
    required property string when
    required property bool here
    required property bool shown
    signal used()

    heading: mine ? qsTr("Yours") : by
    Accessible.name: card.heading + ", " + when + ": " + value

    Label {
        text: Words.joined([card.here ? Words.thisDevice : qsTr("another device"), card.when], " · ")
        token: Style.caption
        color: Style.ink3
        Accessible.ignored: true
        Layout.fillWidth: true
        Layout.topMargin: -Style.s8
    }
    Label {
        text: card.value !== "" ? card.conflict.differing(card.value) : qsTr("(empty)")
        textFormat: card.value !== "" ? Text.StyledText : Text.PlainText
        color: card.value !== "" ? Style.ink : Style.ink3
        Accessible.ignored: true
        Layout.fillWidth: true
    }
    Item {
        Layout.fillHeight: true
    }
    RowLayout {
        spacing: Style.s8

        Label {
            text: card.shown ? qsTr("what others see now") : ""
            token: Style.caption
            color: Style.ink3
            Layout.fillWidth: true
        }
        Button {
            objectName: card.mine ? "useMine" : "useTheirs"
            text: card.mine ? qsTr("Use mine") : qsTr("Use %1's").arg(card.by.split(" ")[0])
            onClicked: card.used()
        }
    }
}
