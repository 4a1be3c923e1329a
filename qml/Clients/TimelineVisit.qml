// SPDX-License-Identifier: Apache-2.0
// The head of a visit in the timeline: the day, what it was, who wrote it.
//   captureRequested(visitId)   pledgeRequested(visitId)   removed(visitId, title); everything else comes from the row
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: head

    required property string entryId
    required property string day
    required property string title
    required property string by
    required property string time
    required property int visitState
    required property bool waiting
    // Made when it is first wanted: a long past has many visits.
    property Menu menu: null
    signal captureRequested(string visitId)
    signal pledgeRequested(string visitId)
    signal removed(string visitId, string title)

    spacing: Style.s4
    Accessible.role: Accessible.Heading
    Accessible.name: day + ", " + title
    Keys.onPressed: event => event.accepted = RowKeys.step(head, event.key, event.modifiers)

    Divider {
        Layout.fillWidth: true
        Layout.topMargin: Style.s16
        Layout.bottomMargin: Style.s12
    }
    RowLayout {
        spacing: Style.s8
        Layout.fillWidth: true

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: Words.joined([head.day, head.time], ", ")
                token: Style.overline
                color: Style.ink3
                Layout.fillWidth: true
            }
            Label {
                text: head.title
                token: Style.heading
                Layout.fillWidth: true
            }
            Label {
                text: Words.joined([head.by, head.visitState === Facts.VisitState.Running ? qsTr("running now")
                    : head.visitState === Facts.VisitState.Open ? qsTr("not wrapped up") : "",
                    head.waiting ? qsTr("waiting to sync") : ""], " · ")
                token: Style.caption
                color: Style.ink2
                Layout.fillWidth: true
            }
        }
        Button {
            visible: head.visitState === Facts.VisitState.Running || head.visitState === Facts.VisitState.Open
            text: qsTr("Open")
            description: head.title
            onClicked: head.captureRequested(head.entryId)
            Layout.alignment: Qt.AlignTop
        }
        IconButton {
            glyph: "more"
            text: qsTr("More about this visit")
            onClicked: {
                if (!head.menu)
                    head.menu = more.createObject(head) as Menu;
                head.menu.popup();
            }
            Layout.alignment: Qt.AlignTop
        }
    }

    Component {
        id: more

        Menu {
            MenuRow {
                text: qsTr("Open the notes")
                glyph: "edit"
                onTriggered: head.captureRequested(head.entryId)
            }
            MenuRow {
                text: qsTr("Kept or missed of our pledge…")
                glyph: "promise"
                onTriggered: head.pledgeRequested(head.entryId)
            }
            MenuRow {
                text: qsTr("Delete")
                glyph: "delete"
                destructive: true
                onTriggered: head.removed(head.entryId, head.title)
            }
        }
    }
}
