// SPDX-License-Identifier: Apache-2.0
// Everything that happened with a client, newest first, with its filters. It reads on as one scrolls.
//   client   its view model;   place   an entity to show, "" for none
//   captureRequested(visitId)   a visit that is not wrapped up yet was chosen;   pledgeRequested(id)   a story begins with it
pragma ComponentBehavior: Bound
import Qt.labs.qmlmodels
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: timeline

    required property ClientPageViewModel client
    property string place: ""
    signal captureRequested(string visitId)
    signal pledgeRequested(string entityId)

    function showPlace() {
        if (place === "")
            return;
        const row = client.rowOf(place);
        if (row >= 0) {
            rows.positionViewAtIndex(row, ListView.Center);
            rows.currentIndex = row;
        }
    }

    spacing: 0
    onPlaceChanged: showPlace()

    TimelineFilters {
        client: timeline.client
        Layout.fillWidth: true
        Layout.leftMargin: Style.margin
        Layout.rightMargin: Style.margin
        Layout.topMargin: Style.s8
    }
    EmptyState {
        visible: rows.count === 0
        drawing: "visits"
        text: timeline.client.filtered ? qsTr("Nothing with these filters.") : qsTr("No visit yet.")
        detail: timeline.client.filtered ? "" : qsTr("Start one with the button above; it begins at once.")
        actionText: timeline.client.filtered ? qsTr("Show everything") : ""
        onActivated: timeline.client.clearFilters()
        Layout.fillWidth: true
    }
    ListView {
        id: rows

        readonly property int columnWidth: Math.min(width - 2 * Style.margin, Style.noteWidth)

        model: timeline.client.timeline
        clip: true
        currentIndex: -1
        cacheBuffer: 600
        bottomMargin: Style.s48
        Layout.fillWidth: true
        Layout.fillHeight: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Timeline")
        onAtYEndChanged: if (atYEnd && count > 0) timeline.client.loadMore()
        Component.onCompleted: timeline.showPlace()

        delegate: DelegateChooser {
            role: "rowKind"

            DelegateChoice {
                roleValue: Facts.TimelineRow.Visit
                TimelineVisit {
                    x: Style.margin
                    width: rows.columnWidth
                    onCaptureRequested: visitId => timeline.captureRequested(visitId)
                    onPledgeRequested: visitId => timeline.pledgeRequested(visitId)
                    onRemoved: (id, title) => timeline.client.remove(id, title)
                }
            }
            DelegateChoice {
                roleValue: Facts.TimelineRow.Line
                TimelineLine {
                    required property string lineId

                    x: Style.margin
                    width: rows.columnWidth
                    marked: lineId === timeline.place
                    about: timeline.client.clientId
                    choosable: true
                    onChosen: {
                        lineMenu.lineId = lineId;
                        lineMenu.parent = this;
                        lineMenu.open();
                    }
                }
            }
            DelegateChoice {
                roleValue: Facts.TimelineRow.Felt
                TimelineFelt {
                    x: Style.margin
                    width: rows.columnWidth
                }
            }
            DelegateChoice {
                roleValue: Facts.TimelineRow.After
                TimelineAfter {
                    x: Style.margin
                    width: rows.columnWidth
                }
            }
            DelegateChoice {
                TimelineOther {
                    x: Style.margin
                    width: rows.columnWidth
                }
            }
        }
        PullDown {
            view: rows
        }
        ScrollBar.vertical: ScrollBar {}
    }
    Menu {
        id: lineMenu

        property string lineId: ""

        MenuRow {
            text: qsTr("An idea for them")
            glyph: "spark"
            onTriggered: timeline.client.ideaFrom(lineMenu.lineId)
        }
        MenuRow {
            text: qsTr("Kept or missed of our pledge…")
            glyph: "promise"
            onTriggered: timeline.pledgeRequested(lineMenu.lineId)
        }
        MenuRow {
            text: qsTr("A word of it for the glossary")
            glyph: "book"
            onTriggered: Decoding.noting("", timeline.client.clientId)
        }
    }
}
