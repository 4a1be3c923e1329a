// SPDX-License-Identifier: Apache-2.0
// Search over everything on this device as one types; hits stand by client, Enter or a press goes to where one stands.
//   search, sync   its view models;   canGoBack, backRequested()   the arrow, where it is not a place of its own
//   syncRequested();   where a hit leads is said by the view model
//   focusField()   puts the caret into the field
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property SearchViewModel search
    required property SyncViewModel sync
    readonly property bool idle: Words.trimmed(search.query) === ""
    signal syncRequested()

    function focusField() {
        field.input.forceActiveFocus(Qt.ShortcutFocusReason);
        // A filter that waits for its words keeps them apart; an old question is typed over.
        if (!search.query.endsWith(" "))
            field.input.selectAll();
    }

    // A filter that got no words is not what is searched for the next time.
    Component.onDestruction: if (search.query.endsWith(" ")) search.query = ""
    title: qsTr("Search")
    large: !canGoBack
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
        SearchField {
            id: field

            objectName: "searchField"
            focus: true
            placeholderText: qsTr("Search everything")
            onEdited: page.search.query = text
            onSearched: page.search.openHit(hits.currentIndex)
            onMoved: step => hits.step(step)
            Layout.fillWidth: true
            Layout.maximumWidth: 840 * Style.scale
        },
        Label {
            visible: !page.idle && page.search.total > 0
            text: page.search.hasMore ? qsTr("%1 found, the best %2 shown").arg(page.search.total).arg(hits.count)
                : qsTr("%1 found").arg(page.search.total)
            token: Style.caption
            color: Style.ink3
            Layout.fillWidth: true
        },
        Label {
            objectName: "late"
            visible: !page.idle && page.search.late > 0
            text: page.search.late === 1 ? qsTr("One text has just come and is not in the search yet.")
                : qsTr("%1 texts have just come and are not in the search yet.").arg(page.search.late)
            token: Style.caption
            color: Style.sky
            Layout.fillWidth: true
        },
        Label {
            objectName: "hint"
            visible: !page.idle && text !== ""
            text: page.search.hint
            token: Style.caption
            color: Style.saffron
            Layout.fillWidth: true
        },
        Banner {
            visible: page.search.readTrouble !== ""
            tone: Banner.Trouble
            text: page.search.readTrouble
            actionText: qsTr("Try again")
            onActivated: page.search.refresh()
            Layout.fillWidth: true
        }
    ]

    Binding {
        target: page.search
        property: "active"
        value: page.visible
    }
    // Typed by the page, but also cleared and set from elsewhere.
    Binding {
        target: field
        property: "text"
        value: page.search.query
        restoreMode: Binding.RestoreNone
    }
    Divider {
        width: parent.width
        visible: !hits.atYBeginning
        z: 1
    }
    ListView {
        id: hits

        objectName: "hits"

        function step(by: int) {
            currentIndex = Math.max(0, Math.min(count - 1, currentIndex + by));
            positionViewAtIndex(currentIndex, ListView.Contain);
        }

        anchors.fill: parent
        anchors.leftMargin: page.margin - Style.s12
        anchors.rightMargin: page.margin - Style.s12
        visible: !page.idle && !page.search.nothingFound
        model: page.search.hits
        section.property: "clientId"
        clip: true
        bottomMargin: Style.s48
        boundsBehavior: Style.touch ? Flickable.DragAndOvershootBounds : Flickable.StopAtBounds
        // The newest question's best hit is the one that Enter opens.
        onCountChanged: currentIndex = count > 0 ? 0 : -1
        onAtYEndChanged: if (atYEnd && page.search.hasMore) page.search.loadMore()
        Accessible.role: Accessible.List
        Accessible.name: qsTr("What was found")

        delegate: FindHit {
            width: Math.min(hits.width, 840 * Style.scale)
            headed: ListView.previousSection !== ListView.section || index === 0
            current: ListView.isCurrentItem && field.input.activeFocus
            onClicked: page.search.openHit(index)
        }

        ScrollBar.vertical: ScrollBar {}
    }
    EmptyState {
        anchors.fill: parent
        visible: page.idle
        drawing: "search"
        text: qsTr("Everything on this device, with or without network")
        detail: qsTr("The beginning of a word is enough. To narrow it: client:arden  by:me  kind:promise  before:2026-05-14")
    }
    EmptyState {
        anchors.fill: parent
        visible: page.search.nothingFound
        drawing: "search"
        text: qsTr("Nothing on this device has “%1”").arg(Words.trimmed(page.search.query))
        detail: page.sync.firstSync && !page.sync.workOffline ? qsTr("What your team has noted has not all come yet.")
            : page.search.late > 0 ? qsTr("What has just come is still being read; the answer follows by itself.")
            : qsTr("Fewer letters find more.")
        actionText: qsTr("Clear the search")
        onActivated: field.clear()
    }
}
