// SPDX-License-Identifier: Apache-2.0
// Where we think they should head: one paragraph, dated and signed, with every earlier version behind it.
//   together   its view model;   writeRequested()   needsYouRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: block

    required property TogetherViewModel together
    signal writeRequested()

    spacing: Style.s8
    Layout.fillWidth: true

    SectionHeader {
        text: qsTr("Where we think they should head")
        actionText: block.together.direction !== "" ? qsTr("Rewrite") : ""
        onActivated: block.writeRequested()
        Layout.fillWidth: true
    }
    Gap {
        visible: block.together.direction === ""
        text: qsTr("Nobody has written it yet. One paragraph, signed; it stands at the end of every brief.")
        actionText: qsTr("Write it")
        onActivated: block.writeRequested()
        Layout.fillWidth: true
    }
    DecodedText {
        visible: block.together.direction !== ""
        words: block.together.direction
        about: block.together.clientId
        Layout.fillWidth: true
    }
    RowLayout {
        visible: block.together.direction !== ""
        spacing: Style.s8
        Layout.fillWidth: true

        Label {
            text: qsTr("Signed: %1").arg(block.together.directionSource)
            token: Style.caption
            color: Style.ink2
            Layout.fillWidth: true
        }
        Button {
            kind: Button.Quiet
            text: qsTr("Earlier versions")
            description: qsTr("Where we think they should head")
            onClicked: block.together.showHistory(block.together.directionId, "text")
            Layout.rightMargin: -Style.s8
        }
    }
    MatterSync {
        waiting: block.together.directionWaiting
        contested: block.together.directionContested
    }
}
