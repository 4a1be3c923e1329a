// SPDX-License-Identifier: Apache-2.0
// A change that the server refused for good: what it is, why in words, and the three ways on. It is kept until then.
//   centre   the view model; everything else comes from the row
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Card {
    id: card

    required property SyncCentreViewModel centre
    required property string itemKey
    required property string title
    required property string kindName
    required property string spaceName
    required property string when
    required property string reason

    heading: title
    spacing: Style.s4

    Label {
        text: Words.joined([card.kindName, card.spaceName, card.when], " · ")
        token: Style.caption
        color: Style.ink3
        Layout.fillWidth: true
    }
    InlineError {
        text: card.reason
        Layout.fillWidth: true
        Layout.topMargin: Style.s4
    }
    Flow {
        spacing: Style.s8
        Layout.fillWidth: true
        Layout.topMargin: Style.s8

        Button {
            objectName: "retry"
            text: qsTr("Retry")
            description: card.title
            onClicked: card.centre.retry(card.itemKey)
        }
        Button {
            objectName: "copyOut"
            text: qsTr("Copy out")
            glyph: "copy"
            description: card.title
            onClicked: {
                card.centre.copyOut(card.itemKey);
                copied.visible = true;
            }
        }
        Button {
            kind: Button.Quiet
            text: qsTr("Drop…")
            description: card.title
            onClicked: asking.open()
        }
    }
    Label {
        id: copied

        visible: false
        text: qsTr("Copied. Paste it where it is safe.")
        token: Style.caption
        color: Style.bottle
        Layout.fillWidth: true
    }
    Sheet {
        id: asking

        title: qsTr("Drop this change?")
        description: qsTr("It is the only copy of “%1”: nobody else has it, and it cannot be brought back. Copy it out first if you are not sure.").arg(card.title)
        actions: [
            Button {
                objectName: "drop"
                kind: Button.Destructive
                text: qsTr("Drop it")
                onClicked: {
                    asking.close();
                    card.centre.drop(card.itemKey);
                }
            },
            Button {
                text: qsTr("Leave it here")
                onClicked: asking.close()
            }
        ]
    }
}
