// SPDX-License-Identifier: Apache-2.0
// The list of clients, filtered as one types and sorted four ways.
//   clients, sync   its view models;   openId   the one shown beside it
//   clientRequested(clientId)   addRequested()   syncRequested()   searchRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property ClientListViewModel clients
    required property SyncViewModel sync
    property string openId: ""
    // Nothing is here because nothing has come yet.
    readonly property bool fetching: clients.firstUse && sync.firstSync && !sync.workOffline
    signal clientRequested(string clientId)
    signal addRequested()
    signal syncRequested()
    signal searchRequested()

    title: qsTr("Clients")
    large: true
    status: SyncWord {
        word: page.sync.word
        count: page.sync.count
        total: page.sync.total
        time: page.sync.time
        offline: page.sync.offline
        parked: page.sync.parked
        brief: true
        visible: Style.compact
        onClicked: page.syncRequested()
    }
    actions: [
        IconButton {
            visible: Style.compact
            glyph: "search"
            text: qsTr("Search")
            onClicked: page.searchRequested()
        },
        IconButton {
            glyph: "plus"
            text: qsTr("Add a client")
            onClicked: page.addRequested()
        }
    ]
    belowHead: [
        SearchField {
            placeholderText: qsTr("Name, sector or person")
            text: page.clients.filter
            onEdited: page.clients.filter = text
            onMoved: step => rows.currentIndex = Math.max(0, Math.min(rows.count - 1, rows.currentIndex + step))
            Layout.fillWidth: true
        },
        Segmented {
            options: [qsTr("Name"), qsTr("Last contact"), qsTr("Next visit"), qsTr("Mine")]
            currentIndex: page.clients.sort
            label: qsTr("Sorted by")
            onChosen: index => page.clients.sort = index
            Layout.fillWidth: true
        },
        Banner {
            visible: page.clients.readTrouble !== ""
            tone: Banner.Trouble
            text: page.clients.readTrouble
            actionText: qsTr("Try again")
            onActivated: page.clients.refresh()
            Layout.fillWidth: true
        }
    ]

    ListView {
        id: rows

        anchors.fill: parent
        anchors.leftMargin: Style.touch ? 0 : Style.s8
        anchors.rightMargin: Style.touch ? 0 : Style.s8
        clip: true
        visible: count > 0
        model: page.clients.clients
        reuseItems: true
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Clients")
        topMargin: Style.s8
        bottomMargin: Style.s48
        delegate: ListRow {
            id: row

            required property string clientId
            required property string name
            required property string caredBy
            required property string second
            required property string lastContact
            required property string nextVisit
            required property int promisesDue
            required property bool contested
            required property bool waiting

            width: ListView.view?.width ?? 0
            text: name
            strong: true
            subtitle: nextVisit !== "" ? qsTr("Next visit %1").arg(nextVisit)
                : lastContact !== "" ? qsTr("Last contact %1").arg(lastContact) : qsTr("No visit yet")
            trailingText: promisesDue > 0 ? qsTr("%n due", "promises", promisesDue) : ""
            leading: Initials {
                name: row.name
                square: true
            }
            trailing: Glyph {
                visible: row.contested || row.waiting
                glyph: row.contested ? "needs-you" : row.waiting ? "waiting" : ""
                color: row.contested ? Style.plum : Style.sky
                size: Style.iconSmall
            }
            chevron: Style.touch
            divided: Style.touch
            selected: clientId === page.openId
            onClicked: page.clientRequested(clientId)
        }
        PullDown {
            view: rows
        }
        ScrollBar.vertical: ScrollBar {}
    }
    EmptyState {
        readonly property bool trouble: page.sync.word === Facts.SyncWord.CouldntSync

        anchors.centerIn: parent
        width: parent.width
        visible: page.fetching && (trouble || page.sync.word === Facts.SyncWord.Syncing)
        drawing: "sync"
        text: trouble ? qsTr("Nothing has come from your team yet") : qsTr("Fetching what your team has noted")
        detail: trouble ? page.sync.sentence : ""
    }
    EmptyState {
        anchors.centerIn: parent
        width: parent.width
        visible: rows.count === 0 && page.clients.readTrouble === "" && !page.fetching
        drawing: page.clients.firstUse ? "clients" : "search"
        text: page.clients.firstUse ? qsTr("No clients yet.")
            : page.clients.filter !== "" ? qsTr("Nothing for “%1”.").arg(page.clients.filter)
            : qsTr("You look after nobody yet.")
        detail: page.clients.firstUse ? qsTr("Who you look after, their people, visits and promises will live here.") : ""
        actionText: page.clients.firstUse ? qsTr("Add a client") : qsTr("Show all")
        onActivated: {
            if (page.clients.firstUse) {
                page.addRequested();
            } else {
                page.clients.filter = "";
                page.clients.sort = Facts.ClientSort.Name;
            }
        }
    }
}
