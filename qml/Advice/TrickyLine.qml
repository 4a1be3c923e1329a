// SPDX-License-Identifier: Apache-2.0
// A line of a tricky one's thread: where we are stuck, what was tried and who helped, what solved it. From the row.
//   triedAsked(id, title)   solvedAsked(id, title)   reopened(id)   historyAsked(id)   removed(id, title)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

ColumnLayout {
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
    signal triedAsked(string problemId, string title)
    signal solvedAsked(string problemId, string title)
    signal reopened(string problemId)
    signal historyAsked(string problemId)
    signal removed(string entityId, string title)

    spacing: Style.s4

    RowLayout {
        spacing: Style.s8
        Layout.fillWidth: true
        Layout.topMargin: line.head ? Style.s8 : 0
        Layout.leftMargin: line.head ? 0 : Style.s24

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                visible: line.head
                text: line.title
                token: Style.bodyStrong
                Layout.fillWidth: true
            }
            Label {
                visible: line.tried !== ""
                text: qsTr("Tried: %1").arg(line.tried)
                Layout.fillWidth: true
            }
            Label {
                visible: line.helpedBy !== ""
                text: qsTr("Helped by: %1").arg(line.helpedBy)
                Layout.fillWidth: true
            }
            Label {
                text: line.head ? qsTr("Stuck: %1").arg(line.source) : line.source
                token: Style.caption
                color: Style.ink3
                Layout.fillWidth: true
            }
            MatterSync {
                waiting: line.waiting
                contested: line.contested
            }
        }
        IconButton {
            id: more

            glyph: "more"
            text: qsTr("More for: %1").arg(line.head ? line.title : line.tried)
            onClicked: menu.open()
            Layout.alignment: Qt.AlignTop

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
    ColumnLayout {
        visible: line.last && line.solved
        spacing: 0
        Layout.fillWidth: true
        Layout.leftMargin: Style.s24

        Label {
            text: qsTr("Solved: %1").arg(line.solution)
            Layout.fillWidth: true
        }
        Label {
            text: line.solvedOn
            token: Style.caption
            color: Style.ink3
            Layout.fillWidth: true
        }
    }
    Flow {
        visible: line.last && !line.solved
        spacing: Style.s8
        Layout.fillWidth: true
        Layout.leftMargin: Style.s24

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
