// SPDX-License-Identifier: Apache-2.0
// Something known of their business or their brand, with who told us and when; where it has grown old, the question
// whether it still holds.
//   kinds   what a kind is called, by Facts.FactType;   about   the client, for its own words
//   openQuestion   it is what we do not know: it can be answered
//   confirmed(id)   answerAsked(id, text)   changeAsked(id, texts)   historyAsked(id)   removed(id, text)
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.Style

Item {
    id: line

    required property string factId
    required property int factType
    required property string words
    required property string source
    required property string heardOn
    required property string confirmedOn
    required property string by
    required property bool isPrivate
    required property bool waiting
    required property bool contested
    required property string askAgain
    required property bool first
    required property list<string> kinds
    property string about: ""
    property bool openQuestion: false
    signal confirmed(string factId)
    signal answerAsked(string factId, string text)
    signal changeAsked(string factId, var texts)
    signal historyAsked(string factId)
    signal removed(string factId, string text)

    implicitWidth: 240
    implicitHeight: Math.max(texts.height, more.height) + Style.s8
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([kinds[factType] ?? "", words, source], ", ")
    Keys.onPressed: event => event.accepted = RowKeys.step(line, event.key, event.modifiers)

    Column {
        id: texts

        y: Style.s4
        width: parent.width - more.width - Style.s8

        Label {
            width: parent.width
            visible: line.first && !line.openQuestion
            text: line.kinds[line.factType] ?? ""
            token: Style.caption
            color: Style.bottle
            Accessible.ignored: true
        }
        DecodedText {
            width: parent.width
            words: line.words
            about: line.about
        }
        Label {
            width: parent.width
            text: Words.joined([line.source !== "" ? qsTr("told by %1").arg(line.source) : qsTr("noted by %1").arg(line.by),
                                line.heardOn, line.confirmedOn !== "" ? qsTr("still true %1").arg(line.confirmedOn) : ""], " · ")
            token: Style.caption
            color: Style.ink3
        }
        Label {
            width: parent.width
            visible: line.askAgain !== ""
            text: line.askAgain
            token: Style.caption
            color: Style.saffron
        }
        Button {
            visible: line.openQuestion || line.askAgain !== ""
            kind: Button.Quiet
            x: -horizontalPadding
            text: line.openQuestion ? qsTr("Now we know") : qsTr("Still true")
            description: line.words
            onClicked: {
                if (line.openQuestion)
                    line.answerAsked(line.factId, line.words);
                else
                    line.confirmed(line.factId);
            }
        }
        MatterSync {
            isPrivate: line.isPrivate
            waiting: line.waiting
            contested: line.contested
        }
    }
    IconButton {
        id: more

        x: parent.width - width
        glyph: "more"
        text: qsTr("More for: %1").arg(line.words)
        onClicked: menu.open()

        Menu {
            id: menu

            y: more.height

            MenuRow {
                text: qsTr("Still true, as of today")
                glyph: "check"
                onTriggered: line.confirmed(line.factId)
            }
            MenuRow {
                text: qsTr("Change…")
                glyph: "edit"
                onTriggered: line.changeAsked(line.factId, [line.words, line.source])
            }
            MenuRow {
                text: qsTr("Earlier versions")
                glyph: "history"
                onTriggered: line.historyAsked(line.factId)
            }
            MenuRow {
                text: qsTr("Delete")
                glyph: "delete"
                destructive: true
                onTriggered: line.removed(line.factId, line.words)
            }
        }
    }
}
