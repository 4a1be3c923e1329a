// SPDX-License-Identifier: Apache-2.0
// One word of the glossary: what it means, their word, an example, whose it is and who had it explained.
//   ownerShown   say whose it is;   opened(word, termId)   changeAsked(termId, texts)   historyAsked(termId)
//   removed(termId, word);   everything else comes from the row
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.Style

Item {
    id: line

    required property string termId
    required property string word
    required property string plain
    required property string theirWord
    required property string example
    required property string owner
    required property string explained
    required property bool waiting
    required property bool contested
    property bool ownerShown: true
    signal opened(string word, string termId)
    signal changeAsked(string termId, var texts)
    signal historyAsked(string termId)
    signal removed(string termId, string word)

    implicitWidth: 240
    implicitHeight: Math.max(texts.height, more.height) + Style.s8
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([word, plain], ": ")
    Keys.onPressed: event => event.accepted = RowKeys.step(line, event.key, event.modifiers)

    Column {
        id: texts

        y: Style.s4
        width: parent.width - more.width - Style.s8

        Button {
            kind: Button.Quiet
            text: line.word
            description: qsTr("What it means, and who had it explained")
            // Hardly a letter long, it stands in the middle of the room that a finger needs.
            x: -Math.round((width - Math.min(implicitContentWidth, width - 2 * horizontalPadding)) / 2)
            onClicked: line.opened(line.word, line.termId)
        }
        Label {
            width: parent.width
            text: line.plain !== "" ? line.plain : qsTr("Nobody has written yet what it means")
            color: line.plain !== "" ? Style.ink : Style.ink3
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: Words.joined([line.theirWord !== "" && line.theirWord.toLowerCase() !== line.word.toLowerCase() ? qsTr("their word: %1").arg(line.theirWord) : "",
                                line.example !== "" ? qsTr("for example: %1").arg(line.example) : ""], " · ")
            token: Style.caption
            color: Style.ink2
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: Words.joined([line.ownerShown && line.owner !== "" ? qsTr("a word of %1").arg(line.owner) : "", line.explained], "\n")
            token: Style.caption
            color: Style.ink3
        }
        MatterSync {
            waiting: line.waiting
            contested: line.contested
        }
    }
    IconButton {
        id: more

        x: parent.width - width
        glyph: "more"
        text: qsTr("More for: %1").arg(line.word)
        onClicked: menu.open()

        Menu {
            id: menu

            y: more.height

            MenuRow {
                text: qsTr("Change…")
                glyph: "edit"
                onTriggered: line.changeAsked(line.termId, [line.word, line.plain, line.theirWord, line.example])
            }
            MenuRow {
                text: qsTr("Earlier versions")
                glyph: "history"
                onTriggered: line.historyAsked(line.termId)
            }
            MenuRow {
                text: qsTr("Delete")
                glyph: "delete"
                destructive: true
                onTriggered: line.removed(line.termId, line.word)
            }
        }
    }
}
