// SPDX-License-Identifier: Apache-2.0
// The team's shared page: what waits to be looked at together, who is in the spaces one shares and what they may do,
// and the way to the quieter pages.
//   house, texts, pledge, sync   its view models
//   pledgeRequested()   standardRequested()   templateRequested()   weekRequested()   lineRequested()   teamRequested()   glossaryRequested()
//   weighupRequested(id)   objectiveRequested(id)   clientRequested(id)   settingsRequested()   syncRequested()   binRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property HouseViewModel house
    required property HouseTextsViewModel texts
    required property PledgeViewModel pledge
    // Only those who lead have the page on their team.
    property bool leads: false
    required property SyncViewModel sync
    readonly property bool wide: width >= 840 && !Style.largeText
    signal weighupRequested(string weighupId)
    signal objectiveRequested(string objectiveId)
    signal clientRequested(string clientId)
    signal pledgeRequested()
    signal goingRequested()
    signal panelsRequested()
    signal standardRequested()
    signal templateRequested()
    signal weekRequested()
    signal teamRequested()
    signal handoverRequested(string handoverId)
    signal glossaryRequested()
    signal lineRequested()
    signal settingsRequested()
    signal syncRequested()
    signal binRequested()

    title: qsTr("House")
    large: true
    status: SyncWord {
        word: page.sync.word
        count: page.sync.count
        total: page.sync.total
        time: page.sync.time
        offline: page.sync.offline
        parked: page.sync.parked
        visible: !Style.expanded
        onClicked: page.syncRequested()
    }
    belowHead: Banner {
        visible: page.house.readTrouble !== ""
        tone: Banner.Trouble
        text: page.house.readTrouble
        actionText: qsTr("Try again")
        onActivated: page.house.refresh()
        Layout.fillWidth: true
    }

    Binding {
        target: page.house
        property: "active"
        value: page.visible
    }
    Scroller {
        id: scroller

        anchors.fill: parent
        maxWidth: page.wide ? 1040 : Style.noteWidth
        above: Style.s4

        // A positioner: in Qt 6.4 a layout of layouts is not laid out again when it gets other columns.
        Grid {
            id: halves

            readonly property real room: page.wide ? scroller.room - columnSpacing : scroller.room

            columns: page.wide ? 2 : 1
            columnSpacing: Style.s48
            rowSpacing: Style.s24
            Layout.fillWidth: true

            ColumnLayout {
                spacing: Style.s4
                width: page.wide ? Math.round(halves.room * 0.6) : halves.room

                HouseTeams {
                    house: page.house
                    Layout.fillWidth: true
                    Layout.topMargin: Style.s8
                }
                HouseWords {
                    texts: page.texts
                    pledge: page.pledge
                    onPledgeRequested: page.pledgeRequested()
                    onStandardRequested: page.standardRequested()
                    onTemplateRequested: page.templateRequested()
                    onWeekRequested: page.weekRequested()
                    onLineRequested: page.lineRequested()
                    Layout.fillWidth: true
                }
                ListRow {
                    objectName: "glossary"
                    text: qsTr("Glossary")
                    subtitle: qsTr("Our words and theirs, in plain words")
                    glyph: "book"
                    chevron: true
                    onClicked: page.glossaryRequested()
                    Layout.leftMargin: -leftPadding
                    Layout.rightMargin: -rightPadding
                }
                ListRow {
                    objectName: "going"
                    text: qsTr("How things are going")
                    subtitle: qsTr("Five strands side by side, all clients")
                    glyph: "reassure"
                    chevron: true
                    onClicked: page.goingRequested()
                    Layout.leftMargin: -leftPadding
                    Layout.rightMargin: -rightPadding
                }
                ListRow {
                    objectName: "panels"
                    text: qsTr("Panel questions")
                    subtitle: qsTr("One open question to a few people")
                    glyph: "question"
                    chevron: true
                    onClicked: page.panelsRequested()
                    Layout.leftMargin: -leftPadding
                    Layout.rightMargin: -rightPadding
                }
                ListRow {
                    objectName: "team"
                    visible: page.leads
                    text: qsTr("Team")
                    subtitle: qsTr("What somebody should look at; only those who lead see it")
                    glyph: "people"
                    chevron: true
                    onClicked: page.teamRequested()
                    Layout.leftMargin: -leftPadding
                    Layout.rightMargin: -rightPadding
                }
                HouseLists {
                    house: page.house
                    onWeighupRequested: id => page.weighupRequested(id)
                    onObjectiveRequested: id => page.objectiveRequested(id)
                    onClientRequested: id => page.clientRequested(id)
                    onHandoverRequested: id => page.handoverRequested(id)
                    Layout.fillWidth: true
                }
            }
            ColumnLayout {
                spacing: 0
                width: page.wide ? Math.round(halves.room * 0.4) : halves.room

                Repeater {
                    model: page.house.rows
                    delegate: HouseRow {
                        Layout.fillWidth: true
                    }
                }
                Label {
                    visible: page.house.colleagues === 0 && page.house.readTrouble === ""
                    text: qsTr("Nobody else is here yet. Whoever runs your server adds colleagues to a team; they appear by themselves.")
                    color: Style.ink2
                    Layout.fillWidth: true
                    Layout.topMargin: Style.s12
                }
                SectionHeader {
                    text: qsTr("Behind the scenes")
                    Layout.fillWidth: true
                    Layout.topMargin: Style.s16
                    Layout.bottomMargin: Style.s4
                }
                ListRow {
                    objectName: "settings"
                    text: qsTr("Settings")
                    subtitle: qsTr("How it looks, quiet hours, The Line")
                    glyph: "settings"
                    chevron: true
                    onClicked: page.settingsRequested()
                    Layout.leftMargin: -leftPadding
                    Layout.rightMargin: -rightPadding
                }
                ListRow {
                    objectName: "sync"
                    text: qsTr("Sync centre")
                    subtitle: page.sync.sentence
                    glyph: "sync"
                    chevron: true
                    onClicked: page.syncRequested()
                    Layout.leftMargin: -leftPadding
                    Layout.rightMargin: -rightPadding
                }
                ListRow {
                    objectName: "bin"
                    text: qsTr("Bin")
                    subtitle: qsTr("What was deleted, for 30 days")
                    glyph: "bin"
                    chevron: true
                    onClicked: page.binRequested()
                    Layout.leftMargin: -leftPadding
                    Layout.rightMargin: -rightPadding
                }
            }
        }
    }
}
