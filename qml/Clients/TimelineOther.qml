// SPDX-License-Identifier: Apache-2.0
// A promise, a fact or a question in the timeline that belongs to no visit. Everything comes from the row.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: other

    required property int rowKind
    required property string day
    required property string title
    required property string text
    required property string by
    required property string due
    required property int promiseState
    required property string kept
    required property string source
    required property bool waiting
    readonly property bool isPromise: rowKind === Facts.TimelineRow.Promise
    readonly property bool isQuestion: rowKind === Facts.TimelineRow.Question
    readonly property list<string> states: [qsTr("open"), qsTr("kept"), qsTr("let go")]

    spacing: Style.s4
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([day, title, text], ", ")
    Keys.onPressed: event => event.accepted = RowKeys.step(other, event.key, event.modifiers)

    Divider {
        Layout.fillWidth: true
        Layout.topMargin: Style.s16
        Layout.bottomMargin: Style.s12
    }
    Label {
        text: other.day
        token: Style.overline
        color: Style.ink3
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Style.s8
        Layout.fillWidth: true

        Glyph {
            glyph: other.isPromise ? "promise" : other.isQuestion ? "question" : "detail"
            size: Style.iconSmall
            color: other.isPromise ? Style.bottle : other.isQuestion ? Style.sky : Style.ink2
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Style.s4
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: other.text
                Layout.fillWidth: true
            }
            Label {
                text: Words.joined([!other.isPromise ? "" : other.kept !== "" ? other.kept : other.states[other.promiseState], other.due !== "" ? qsTr("due %1").arg(other.due) : "",
                       other.source !== "" ? qsTr("told by %1").arg(other.source) : "", other.by,
                       other.waiting ? qsTr("waiting to sync") : ""], " · ")
                token: Style.caption
                color: Style.ink3
                Layout.fillWidth: true
            }
        }
    }
}
