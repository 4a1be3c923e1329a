// SPDX-License-Identifier: Apache-2.0
// The answer that was picked among the dots: who, what, when, how and by whom asked; and the way to the next one.
//   strip   whose dots they are;   correctAsked(id), historyAsked(id), removed(id, name)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Card {
    id: card

    required property DotStrip strip
    readonly property AnswerDot dot: strip.picked
    signal correctAsked(AnswerDot dot)
    signal historyAsked(string pulseId)
    signal removed(string pulseId, string name)

    visible: dot !== null
    sunk: true

    RowLayout {
        spacing: Style.s4
        Layout.fillWidth: true

        Label {
            text: card.dot ? qsTr("%1: %2", "a person, an answer").arg(card.dot.name).arg(card.dot.said) : ""
            token: Style.bodyStrong
            Layout.fillWidth: true
        }
        IconButton {
            glyph: "chevron-left"
            text: qsTr("The answer before")
            onClicked: card.strip.step(-1)
        }
        IconButton {
            glyph: "chevron-right"
            text: qsTr("The next answer")
            onClicked: card.strip.step(1)
        }
        MoreButton {
            name: card.dot ? card.dot.name : ""
            onCorrectAsked: card.correctAsked(card.dot)
            onHistoryAsked: card.historyAsked(card.dot.pulseId)
            onRemoved: card.removed(card.dot.pulseId, card.dot.name)
        }
    }
    Quote {
        visible: text !== ""
        text: card.dot ? card.dot.change : ""
        Layout.fillWidth: true
    }
    Label {
        text: card.dot ? Words.joined([card.dot.client, card.dot.source], " · ") : ""
        token: Style.caption
        color: Style.ink2
        Layout.fillWidth: true
    }
    MatterSync {
        waiting: card.dot !== null && card.dot.waiting
        contested: card.dot !== null && card.dot.contested
    }
}
