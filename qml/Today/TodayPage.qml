// SPDX-License-Identifier: Apache-2.0
// The page of the day: what comes next, what was promised, what is worth a thought, what was left unfinished.
//   today, asked, sync   its view models;   weighupRequested(id)   handoverRequested(id)
//   captureRequested(visitId)   a running visit; "" starts one without a client
//   clientRequested(clientId)   knowingRequested(clientId)   briefRequested(clientId, visitId)   visitRequested(visitId)   syncRequested()   needsYouRequested()   addClientRequested()
//   searchRequested()   on a phone, whose bar has no place for it
//   drawn   false until the window's first frame is there: what is worth a thought is made after it, so that the visits
//           and promises of the day do not wait for it
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property TodayViewModel today
    required property AskedViewModel asked
    required property SyncViewModel sync
    property bool drawn: true
    readonly property bool empty: today.nothing !== "" && !asked.any
    // Nothing is here because nothing has come yet: that is not the same as a house without clients.
    readonly property bool fetching: today.firstUse && sync.firstSync && !sync.workOffline
    readonly property bool wide: width >= 900 && !Style.largeText
    signal captureRequested(string visitId)
    signal weighupRequested(string weighupId)
    signal handoverRequested(string handoverId)
    signal clientRequested(string clientId)
    signal knowingRequested(string clientId)
    signal briefRequested(string clientId, string visitId)
    signal wrapRequested(string visitId)
    signal syncRequested()
    signal needsYouRequested()
    signal addClientRequested()
    signal searchRequested()

    title: qsTr("Today")
    subtitle: today.day
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
    actions: IconButton {
        visible: Style.compact
        glyph: "search"
        text: qsTr("Search")
        onClicked: page.searchRequested()
    }
    belowHead: [
        Banner {
            visible: page.today.needsYouShown
            tone: Banner.NeedsYou
            text: qsTr("%n thing(s) need you", "", page.today.needsYou)
            actionText: qsTr("Look")
            dismissible: true
            onActivated: page.needsYouRequested()
            onDismissed: page.today.dismissNeedsYou()
            Layout.fillWidth: true
        },
        Banner {
            visible: page.today.readTrouble !== ""
            tone: Banner.Trouble
            text: page.today.readTrouble
            actionText: qsTr("Try again")
            onActivated: page.today.refresh()
            Layout.fillWidth: true
        }
    ]

    Binding {
        target: page.asked
        property: "active"
        value: page.visible
    }
    Binding {
        target: page.today
        property: "active"
        value: page.visible
    }

    Scroller {
        anchors.fill: parent
        maxWidth: page.wide ? 1040 : Style.noteWidth

        EmptyState {
            readonly property bool trouble: page.sync.word === Facts.SyncWord.CouldntSync

            visible: page.fetching && (trouble || page.sync.word === Facts.SyncWord.Syncing)
            drawing: "sync"
            text: trouble ? qsTr("Nothing has come from your team yet") : qsTr("Fetching what your team has noted")
            detail: trouble ? page.sync.sentence : qsTr("The first time it takes a moment. A visit can start meanwhile.")
            secondText: qsTr("Start a visit")
            onSecondActivated: page.captureRequested("")
            Layout.fillWidth: true
        }
        EmptyState {
            visible: page.empty && !page.fetching
            drawing: page.today.firstUse ? "clients" : "today"
            text: page.today.nothing
            detail: page.today.firstUse ? qsTr("Add the first client, or start a visit right away and say whose it was later.")
                : ""
            actionText: page.today.firstUse ? qsTr("Add a client") : ""
            secondText: qsTr("Start a visit")
            onActivated: page.addClientRequested()
            onSecondActivated: page.captureRequested("")
            Layout.fillWidth: true
        }
        GridLayout {
            visible: !page.empty
            columns: page.wide ? 2 : 1
            columnSpacing: Style.s32
            rowSpacing: Style.s12
            Layout.fillWidth: true

            ColumnLayout {
                spacing: Style.s12
                Layout.fillWidth: true
                // A layout fills its place of its own accord, and the rows of a short day would stand at its foot.
                Layout.fillHeight: false
                Layout.preferredWidth: 2
                Layout.alignment: Qt.AlignTop

                // Beside what others do an empty half of the window would say nothing.
                Label {
                    visible: page.wide && next.implicitHeight === 0 && page.today.promises.count === 0 && !page.asked.any
                    text: qsTr("Nothing is asked of you today.")
                    color: Style.ink2
                    Layout.fillWidth: true
                }
                TodayNext {
                    id: next

                    today: page.today
                    onCaptureRequested: visitId => page.captureRequested(visitId)
                    onClientRequested: clientId => page.clientRequested(clientId)
                    onBriefRequested: (clientId, visitId) => page.briefRequested(clientId, visitId)
                }
                SectionHeader {
                    visible: page.today.promises.count > 0
                    text: qsTr("Promises")
                    Layout.fillWidth: true
                }
                Repeater {
                    model: page.today.promises
                    delegate: TodayPromise {
                        today: page.today
                        onClientRequested: id => page.clientRequested(id)
                        Layout.leftMargin: -overhang
                        Layout.fillWidth: true
                    }
                }
                TodayAsked {
                    asked: page.asked
                    onWeighupRequested: id => page.weighupRequested(id)
                    onHandoverRequested: id => page.handoverRequested(id)
                    Layout.fillWidth: true
                }
            }
            Slot {
                active: page.drawn
                visible: true
                from: TodayRest {
                    today: page.today
                    onClientRequested: clientId => page.clientRequested(clientId)
                    onKnowingRequested: clientId => page.knowingRequested(clientId)
                    onCaptureRequested: visitId => page.captureRequested(visitId)
                    onWrapRequested: visitId => page.wrapRequested(visitId)
                }
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
            }
        }
    }
}
