// SPDX-License-Identifier: Apache-2.0
// The visits of the day: what runs, then what comes; the first with their own words and a button to start.
//   today   captureRequested(visitId)   clientRequested(clientId)   briefRequested(clientId, visitId)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: section

    required property TodayViewModel today
    readonly property list<string> modes: [qsTr("on site"), qsTr("video"), qsTr("phone"), qsTr("walk")]
    readonly property list<string> modeGlyphs: ["on-site", "video", "phone", "walk"]
    signal captureRequested(string visitId)
    signal clientRequested(string clientId)
    signal briefRequested(string clientId, string visitId)

    spacing: Style.s8

    SectionHeader {
        visible: section.today.running.count > 0
        text: qsTr("Running")
        Layout.fillWidth: true
    }
    Repeater {
        model: section.today.running
        delegate: ListRow {
            required property string visitId
            required property string client
            required property string time
            required property bool waiting

            text: client === "" ? qsTr("A visit without a client yet") : client
            subtitle: qsTr("since %1").arg(time)
            glyph: "visits"
            tint: Style.bottle
            strong: true
            chevron: true
            onClicked: section.captureRequested(visitId)
            Layout.fillWidth: true
            Layout.leftMargin: -leftPadding
            Layout.rightMargin: -rightPadding
        }
    }
    SectionHeader {
        visible: section.today.next.count > 0
        text: qsTr("Next")
        Layout.fillWidth: true
    }
    Repeater {
        model: section.today.next
        delegate: Card {
            id: visit

            required property int index
            required property string visitId
            required property string clientId
            required property string client
            required property string people
            required property string place
            required property string time
            required property int mode
            readonly property bool first: index === 0

            heading: mode < 0 ? qsTr("%1  %2").arg(time).arg(client)
                : qsTr("%1  %2 · %3").arg(time).arg(client).arg(section.modes[mode])
            trailing: Glyph {
                glyph: visit.mode < 0 ? "" : section.modeGlyphs[visit.mode]
                size: Style.iconSmall
            }
            Layout.fillWidth: true

            Label {
                text: Words.joined([visit.people, visit.place], " · ")
                visible: text !== ""
                color: Style.ink2
                Layout.fillWidth: true
            }
            Quote {
                visible: visit.first && section.today.objective !== ""
                text: section.today.objective
                source: section.today.objectiveSource
                Layout.fillWidth: true
                Layout.topMargin: Style.s4
            }
            Flow {
                spacing: Style.s8
                Layout.fillWidth: true
                Layout.topMargin: Style.s4

                Button {
                    visible: visit.clientId !== ""
                    kind: visit.first ? Button.Primary : Button.Secondary
                    text: qsTr("Read the brief")
                    glyph: "book"
                    description: visit.client
                    onClicked: section.briefRequested(visit.clientId, visit.visitId)
                }
                Button {
                    text: qsTr("Start")
                    glyph: "start"
                    description: visit.client
                    onClicked: section.today.startPlanned(visit.visitId)
                }
                Button {
                    // On a phone it would stand alone on a line of its own; the brief leads to the client there.
                    visible: !Style.compact
                    kind: Button.Quiet
                    text: qsTr("Open the client")
                    description: visit.client
                    onClicked: section.clientRequested(visit.clientId)
                }
            }
        }
    }
}
