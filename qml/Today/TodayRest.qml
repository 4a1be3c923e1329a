// SPDX-License-Identifier: Apache-2.0
// What is worth a thought, and what was left unfinished: marks to fill in, captures without a client.
//   today   clientRequested(clientId)   knowingRequested(clientId)   captureRequested(visitId)   wrapRequested(visitId)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: section

    required property TodayViewModel today
    signal clientRequested(string clientId)
    signal knowingRequested(string clientId)
    signal captureRequested(string visitId)
    signal wrapRequested(string visitId)

    spacing: Style.s4

    SectionHeader {
        visible: section.today.thoughts.count > 0
        text: qsTr("Worth a thought")
        Layout.fillWidth: true
    }
    Repeater {
        model: section.today.thoughts
        delegate: TodayThought {
            required property string clientId
            required property string stepId

            onOpened: {
                if (stepId !== "")
                    section.knowingRequested(clientId);
                else
                    section.clientRequested(clientId);
            }
            Layout.fillWidth: true
        }
    }
    SectionHeader {
        visible: section.today.out.count > 0
        text: qsTr("Who is out today")
        Layout.fillWidth: true
    }
    Column {
        id: out

        visible: section.today.out.count > 0
        Layout.fillWidth: true

        Repeater {
            model: section.today.out
            delegate: ListRow {
                id: row

                required property string visitId
                required property string clientId
                required property string client
                required property string by
                required property string time
                required property int visitState
                readonly property bool running: visitState === Facts.VisitState.Running

                // No wider than what it stands in: that would widen the column, and so on for ever.
                width: out.width
                leftPadding: 0
                rightPadding: 0
                text: client === "" ? by : qsTr("%1 · %2", "who, with which client").arg(by).arg(client)
                subtitle: running ? qsTr("with them since %1").arg(time) : qsTr("at %1").arg(time)
                leading: Initials {
                    name: row.by
                }
                onClicked: {
                    if (running)
                        section.captureRequested(visitId);
                    else if (clientId !== "")
                        section.clientRequested(clientId);
                }
            }
        }
    }
    SectionHeader {
        visible: section.today.marks.count + section.today.unfiled.count > 0
        text: qsTr("Unfinished")
        Layout.fillWidth: true
    }
    Repeater {
        model: section.today.unfiled
        delegate: ListRow {
            required property string visitId
            required property string day
            required property string time
            required property string why

            text: qsTr("A visit without a client")
            subtitle: qsTr("%1, %2 · say whose it was").arg(day).arg(time)
            glyph: "visits"
            chevron: true
            onClicked: section.wrapRequested(visitId)
            Layout.fillWidth: true
            Layout.leftMargin: -leftPadding
            Layout.rightMargin: -rightPadding
        }
    }
    Repeater {
        model: section.today.marks
        delegate: ListRow {
            required property string visitId
            required property string client
            required property string day
            required property string time

            text: qsTr("A mark to fill in")
            subtitle: Words.joined([client, qsTr("%1, %2").arg(day).arg(time)], " · ")
            glyph: "mark"
            chevron: true
            onClicked: section.captureRequested(visitId)
            Layout.fillWidth: true
            Layout.leftMargin: -leftPadding
            Layout.rightMargin: -rightPadding
        }
    }
}
