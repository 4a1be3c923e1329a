// SPDX-License-Identifier: Apache-2.0
// A client who left: when, and what they said when they went. Those who left are not asked any more, so what is heard
// from the others is from those who stayed.
//   going   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Card {
    id: card

    required property GoingViewModel going
    signal changeRequested()

    visible: going.leftOn !== ""
    sunk: true
    heading: qsTr("They left, %1").arg(going.leftOn)

    Label {
        text: card.going.exitNote === "" ? qsTr("No conversation noted. One at the end often says what five in the middle did not.")
                                         : card.going.exitNote
        color: card.going.exitNote === "" ? Style.ink3 : Style.ink
        Layout.fillWidth: true
    }
    Button {
        text: card.going.exitNote === "" ? qsTr("Note the last conversation") : qsTr("Change")
        description: qsTr("The last conversation")
        onClicked: card.changeRequested()
    }
}
