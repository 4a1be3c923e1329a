// SPDX-License-Identifier: Apache-2.0
// A line of a tricky one's thread: where we are stuck, what was tried and who helped, what solved it. From the row.
//   triedAsked(id, title)   solvedAsked(id, title)   reopened(id)   historyAsked(id)   removed(id, title)
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.Style

Column {
    id: line

    required property string problemId
    required property string attemptId
    required property bool head
    required property bool last
    required property string title
    required property bool solved
    required property string solution
    required property string solvedOn
    required property string tried
    required property string helpedBy
    required property string source
    required property bool waiting
    required property bool contested
    readonly property int indent: head ? 0 : Style.s24
    signal triedAsked(string problemId, string title)
    signal solvedAsked(string problemId, string title)
    signal reopened(string problemId)
    signal historyAsked(string problemId)
    signal removed(string entityId, string title)

    spacing: Style.s4

    Item {
        x: line.indent
        width: parent.width - x
        height: Math.max(texts.height, more.height)

        Column {
            id: texts

            width: parent.width - more.width

            Label {
                width: parent.width
                visible: line.head
                text: line.title
                token: Style.bodyStrong
            }
            Label {
                width: parent.width
                visible: line.tried !== ""
                text: qsTr("Tried: %1").arg(line.tried)
            }
            Label {
                width: parent.width
                visible: line.helpedBy !== ""
                text: qsTr("Helped by: %1").arg(line.helpedBy)
            }
            Label {
                width: parent.width
                text: line.head ? qsTr("Stuck: %1").arg(line.source) : line.source
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
            text: qsTr("More for: %1").arg(line.head ? line.title : line.tried)
            onClicked: menu.open()

            Menu {
                id: menu

                y: more.height

                MenuRow {
                    text: qsTr("Stuck again")
                    glyph: "undo"
                    enabled: line.head && line.solved
                    onTriggered: line.reopened(line.problemId)
                }
                MenuRow {
                    text: qsTr("Earlier versions")
                    glyph: "history"
                    enabled: line.head
                    onTriggered: line.historyAsked(line.problemId)
                }
                MenuRow {
                    text: qsTr("Delete")
                    glyph: "delete"
                    destructive: true
                    onTriggered: line.removed(line.head ? line.problemId : line.attemptId, line.head ? line.title : line.tried)
                }
            }
        }
    }
    Column {
        visible: line.last && line.solved
        x: Style.s24
        width: parent.width - x

        Label {
            width: parent.width
            text: qsTr("Solved: %1").arg(line.solution)
        }
        Label {
            width: parent.width
            text: line.solvedOn
            token: Style.caption
            color: Style.ink3
        }
    }
    Flow {
        visible: line.last && !line.solved
        x: Style.s24
        width: parent.width - x
        spacing: Style.s8

        Button {
            text: qsTr("Note what was tried")
            description: line.title
            onClicked: line.triedAsked(line.problemId, line.title)
        }
        Button {
            text: qsTr("Solved")
            glyph: "check"
            description: line.title
            onClicked: line.solvedAsked(line.problemId, line.title)
        }
    }
}
