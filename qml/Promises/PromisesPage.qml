// SPDX-License-Identifier: Apache-2.0
// Everything promised, ours and theirs: due, later, kept, let go. On a wide window due and later stand side by side.
//   promises, sync   its view models
//   clientRequested(clientId)   syncRequested()   captureRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    enum Part { Due, Later, Kept, LetGo }

    required property PromisesViewModel promises
    required property SyncViewModel sync
    // Nothing is here because nothing has come yet.
    readonly property bool fetching: sync.firstSync && !sync.workOffline
    property int part: PromisesPage.Due
    readonly property bool open: part === PromisesPage.Due || part === PromisesPage.Later
    readonly property bool wide: width >= 840 && !Style.largeText
    readonly property bool ours: promises.side === Facts.Direction.Ours
    readonly property list<string> parts: wide
        ? [qsTr("Open"), qsTr("Kept"), qsTr("Let go")]
        : [counted(qsTr("Due"), promises.due.count), counted(qsTr("Later"), promises.later.count), qsTr("Kept"), qsTr("Let go")]
    readonly property list<string> emptyOurs: [
        qsTr("Nothing of ours is due."), qsTr("Nothing of ours is promised for later."),
        qsTr("What you keep is listed here."), qsTr("What you let go is listed here, with what they were told.")]
    readonly property list<string> emptyTheirs: [
        qsTr("Nothing of theirs is due."), qsTr("They have promised nothing for later."),
        qsTr("What they keep is listed here."), qsTr("What was let go is listed here, with what was said.")]
    signal clientRequested(string clientId)
    signal pledgeRequested(string promiseId)
    signal syncRequested()
    signal captureRequested()

    function counted(word: string, count: int): string {
        return count > 0 ? qsTr("%1 %2").arg(word).arg(count) : word;
    }

    // The strip has one word fewer where due and later share a tab.
    function showTab(index: int) {
        part = wide && index > 0 ? index + 1 : index;
    }

    // What could not be read is not empty.
    function emptyText(of: int): string {
        if (promises.readTrouble !== "")
            return "";
        if (fetching)
            return qsTr("Fetching what your team has noted.");
        return ours ? emptyOurs[of] : emptyTheirs[of];
    }

    title: qsTr("Promises")
    large: true
    ruled: false
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
    belowHead: [
        Segmented {
            objectName: "side"
            label: qsTr("Whose promises")
            options: [page.counted(qsTr("Ours"), page.promises.oursOpen), page.counted(qsTr("Theirs"), page.promises.theirsOpen)]
            currentIndex: page.promises.side
            onChosen: index => page.promises.side = index
            Layout.maximumWidth: 420 * Style.scale
        },
        Banner {
            visible: page.promises.readTrouble !== ""
            tone: Banner.Trouble
            text: page.promises.readTrouble
            actionText: qsTr("Try again")
            onActivated: page.promises.refresh()
            Layout.fillWidth: true
        }
    ]
    tabs: TabStrip {
        id: strip

        label: qsTr("Which promises")
        tabs: page.parts
        onChosen: index => page.showTab(index)
        Layout.fillWidth: true
    }

    Binding {
        target: page.promises
        property: "active"
        value: page.visible
    }
    Binding {
        target: strip
        property: "currentIndex"
        value: page.wide ? Math.max(0, page.part - 1) : page.part
        restoreMode: Binding.RestoreNone
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: page.margin - Style.s12
        anchors.rightMargin: page.margin - Style.s12
        spacing: Style.s24

        PromiseList {
            objectName: "list"
            promises: page.promises
            heading: page.wide && page.open ? page.counted(qsTr("Due"), page.promises.due.count) : ""
            rows: page.part === PromisesPage.Kept ? page.promises.kept
                : page.part === PromisesPage.LetGo ? page.promises.letGo
                : page.part === PromisesPage.Later && !page.wide ? page.promises.later : page.promises.due
            settled: !page.open
            letGo: page.part === PromisesPage.LetGo
            emptyText: page.emptyText(page.wide && page.open ? PromisesPage.Due : page.part)
            firstUse: !page.fetching && page.promises.readTrouble === "" && page.promises.oursOpen + page.promises.theirsOpen + page.promises.kept.count + page.promises.letGo.count === 0
            onLetGoRequested: (promiseId, text, person) => letGoSheet.ask(promiseId, text, person)
            onDayRequested: (promiseId, text) => daySheet.ask(promiseId, text)
            onClientRequested: clientId => page.clientRequested(clientId)
            onPledgeRequested: promiseId => page.pledgeRequested(promiseId)
            onCaptureRequested: page.captureRequested()
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.maximumWidth: page.wide && page.open ? page.width : 840 * Style.scale
        }
        PromiseList {
            visible: page.wide && page.open
            promises: page.promises
            heading: page.counted(qsTr("Later"), page.promises.later.count)
            rows: page.promises.later
            emptyText: page.emptyText(PromisesPage.Later)
            onLetGoRequested: (promiseId, text, person) => letGoSheet.ask(promiseId, text, person)
            onDayRequested: (promiseId, text) => daySheet.ask(promiseId, text)
            onClientRequested: clientId => page.clientRequested(clientId)
            onPledgeRequested: promiseId => page.pledgeRequested(promiseId)
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
        }
    }
    LetGoSheet {
        id: letGoSheet

        promises: page.promises
    }
    DaySheet {
        id: daySheet

        promises: page.promises
    }
}
