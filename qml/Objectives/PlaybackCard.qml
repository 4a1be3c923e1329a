// SPDX-License-Identifier: Apache-2.0
// What we said back, and what they answered. Ours is set as ours, theirs as theirs. Everything comes from the row.
//   answered(id, answer)   rewriteAsked(id, words)   historyAsked(id)   removed(id, words)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Card {
    id: card

    required property string playbackId
    required property string text
    required property string source
    required property int answer
    required property string theirWords
    required property string answerSource
    required property bool waiting
    required property bool contested
    signal answered(string playbackId, int given)
    signal rewriteAsked(string playbackId, string words)
    signal historyAsked(string playbackId)
    signal removed(string playbackId, string words)

    Accessible.name: qsTr("Played back: %1").arg(text)

    RowLayout {
        spacing: Style.s4
        Layout.fillWidth: true

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: card.text
                Layout.fillWidth: true
            }
            Label {
                text: qsTr("Played back: %1").arg(card.source)
                token: Style.caption
                color: Style.ink3
                Layout.fillWidth: true
            }
        }
        IconButton {
            id: more

            glyph: "more"
            text: qsTr("More for: %1").arg(card.text)
            onClicked: menu.open()
            Layout.alignment: Qt.AlignTop
            Layout.rightMargin: -Style.s8
            Layout.topMargin: -Style.s8

            Menu {
                id: menu

                y: more.height

                MenuRow {
                    text: qsTr("Reword it…")
                    glyph: "edit"
                    onTriggered: card.rewriteAsked(card.playbackId, card.text)
                }
                MenuRow {
                    text: qsTr("Earlier versions")
                    glyph: "history"
                    onTriggered: card.historyAsked(card.playbackId)
                }
                MenuRow {
                    text: qsTr("Delete")
                    glyph: "delete"
                    destructive: true
                    onTriggered: card.removed(card.playbackId, card.text)
                }
            }
        }
    }
    Quote {
        visible: card.theirWords !== ""
        text: card.theirWords
        source: card.answer === Facts.Answer.Confirmed ? qsTr("Confirmed: %1").arg(card.answerSource)
            : qsTr("Corrected: %1").arg(card.answerSource)
        Layout.fillWidth: true
    }
    Label {
        visible: card.answer === Facts.Answer.Confirmed && card.theirWords === ""
        text: qsTr("Confirmed: %1").arg(card.answerSource)
        token: Style.caption
        color: Style.ink2
        Layout.fillWidth: true
    }
    Label {
        visible: card.answer === Facts.Answer.None
        text: qsTr("No answer noted yet. What did they say?")
        color: Style.ink2
        Layout.fillWidth: true
    }
    Flow {
        visible: card.answer === Facts.Answer.None
        spacing: Style.s8
        Layout.fillWidth: true

        Button {
            text: qsTr("They confirmed")
            description: card.text
            onClicked: card.answered(card.playbackId, Facts.Answer.Confirmed)
        }
        Button {
            text: qsTr("They corrected it")
            description: card.text
            onClicked: card.answered(card.playbackId, Facts.Answer.Corrected)
        }
    }
    SyncWord {
        visible: card.contested || card.waiting
        word: card.contested ? SyncWord.NeedsYou : SyncWord.Waiting
        pressable: false
    }
}
