// SPDX-License-Identifier: Apache-2.0
// One objective in a list: their words, then heard, understood, and what they say of us, each with who and when, or as
// a gap. Everything comes from the row.
//   opened()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Card {
    id: card

    required property string objectiveId
    required property string text
    required property string source
    required property string understood
    required property string understoodWords
    required property bool understoodGap
    required property string commitment
    required property string commitmentSource
    required property string ability
    required property string abilitySource
    required property bool done
    required property string doneOn
    required property bool isPrivate
    required property bool waiting
    required property bool contested
    signal opened()

    Accessible.name: text
    opacity: done ? 0.75 : 1

    Quote {
        text: card.text
        source: card.source
        Layout.fillWidth: true
        Layout.bottomMargin: Style.s4
    }
    EvidenceLine {
        name: qsTr("Understood")
        words: card.understoodWords
        source: card.understood
        gap: card.understoodGap ? card.understood : ""
    }
    EvidenceLine {
        name: qsTr("Our commitment")
        words: card.commitment
        source: card.commitmentSource
        gap: card.commitment === "" ? qsTr("Not heard yet") : ""
    }
    EvidenceLine {
        name: qsTr("Our ability")
        words: card.ability
        source: card.abilitySource
        gap: card.ability === "" ? qsTr("Not heard yet") : ""
    }
    Label {
        visible: card.done
        text: qsTr("They are done with it since %1").arg(card.doneOn)
        token: Style.caption
        color: Style.ink2
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Style.s8
        Layout.fillWidth: true

        Glyph {
            visible: card.isPrivate
            glyph: card.isPrivate ? "lock" : ""
            size: Style.iconSmall
        }
        SyncWord {
            visible: card.contested || card.waiting
            word: card.contested ? SyncWord.NeedsYou : SyncWord.Waiting
            pressable: false
        }
        Item {
            Layout.fillWidth: true
        }
        Button {
            kind: Button.Quiet
            text: qsTr("Open")
            description: card.text
            trailingGlyph: "chevron-right"
            onClicked: card.opened()
            Layout.rightMargin: -Style.s8
            Layout.bottomMargin: -Style.s8
        }
    }
}
