// SPDX-License-Identifier: Apache-2.0
// Everything once somebody is signed in: the frame, the pages and the way between them, what floats over them.
//   app   the root view model;   room   how wide the window is
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Salver.Controls
import Salver.Style
import Salver.ViewModels

FocusScope {
    id: shell

    required property AppViewModel app
    required property real room
    property T.Popup palette: null
    property T.Popup keysSheet: null
    // Pages whose own head carries the sync word, or that are about nothing else.
    readonly property list<int> telling: [Trail.Today, Trail.Clients, Trail.Promises, Trail.House, Trail.Find, Trail.Settings,
        Trail.SyncCentre, Trail.Pledge, Trail.Standard, Trail.Capture, Trail.SignIn]
    // What is as it should be needs no line of its own.
    readonly property bool worthSaying: app.sync.offline || app.sync.parked > 0
        || (app.sync.word !== Facts.SyncWord.Saved && app.sync.word !== Facts.SyncWord.UpToDate)
    // Facts.Page in terms of the trail; a client and a person open within Clients.
    readonly property list<int> asked: [Trail.Today, Trail.Clients, Trail.Clients, Trail.Clients, Trail.Capture, Trail.Wrap,
        Trail.Promises, Trail.Find, Trail.SyncCentre, Trail.SyncCentre, Trail.History, Trail.Bin, Trail.Settings, Trail.SignIn,
        Trail.House, Trail.Brief, Trail.Objective, Trail.Weighup, Trail.Templates, Trail.Pledge, Trail.Standard,
        Trail.AgreementTemplate, Trail.Week, Trail.TheLine,
        Trail.Glossary, Trail.Care, Trail.Handover, Trail.Team, Trail.Going, Trail.Panels]

    function capture(visitId: string) {
        if (visitId === "")
            app.capture.start("");
        else
            app.capture.open(visitId);
        trail.go(Trail.Capture);
    }

    function command(what: int) {
        switch (what) {
        case PaletteViewModel.StartVisit:
            capture("");
            break;
        case PaletteViewModel.AddMark:
            if (app.runningVisitId !== "") {
                capture(app.runningVisitId);
                app.capture.addMark();
            }
            break;
        case PaletteViewModel.AddClient:
            trail.go(Trail.Clients);
            pages.addClient();
            break;
        case PaletteViewModel.SyncNow:
            app.sync.syncNow();
            break;
        case PaletteViewModel.WorkOffline:
            app.sync.workOffline = !app.sync.workOffline;
            break;
        case PaletteViewModel.ReadBrief:
            app.askForBrief("", "");
            break;
        case PaletteViewModel.Undo:
            takeBack();
            break;
        }
    }

    // The newest step; what the bar still offers would then be another one.
    function takeBack() {
        undoBar.hide();
        app.undo.undo();
    }

    function search(query: string) {
        app.search.query = query;
        trail.go(Trail.Find);
    }

    // Within the client that is shown; everywhere from any other page.
    function findHere() {
        if (pages.clientShown !== "")
            app.search.query = `client:"${pages.clientShown.replace(/"/g, " ")}" `;
        pages.toSearch();
    }

    function jump() {
        if (!palette)
            palette = (Qt.createComponent("Jump.qml") as Component).createObject(shell, {shell: shell}) as T.Popup;
        palette.open();
    }

    function showKeys() {
        if (!keysSheet)
            keysSheet = (Qt.createComponent("KeysSheet.qml") as Component).createObject(shell) as T.Popup;
        keysSheet.open();
    }

    Trail {
        id: trail
    }
    Connections {
        target: shell.app

        function onPageWanted(page: int) {
            trail.go(shell.asked[page]);
        }
        function onClientWanted(clientId: string) {
            trail.go(Trail.Clients);
            pages.openClient(clientId);
        }
        function onPersonWanted(personId: string) {
            trail.go(Trail.Clients);
            pages.openPerson(personId);
        }
        function onPanelWanted() {
            trail.go(Trail.Panel);
        }
        function onTogetherWanted(clientId: string) {
            trail.go(Trail.Clients);
            pages.openTogether(clientId);
        }
        function onKnowingWanted(clientId: string) {
            trail.go(Trail.Clients);
            pages.openKnowing(clientId);
        }
        function onPlaceWanted(clientId: string, entityId: string) {
            trail.go(Trail.Clients);
            pages.openPlace(clientId, entityId);
        }
        function onBriefWanted() {
            trail.go(Trail.Brief);
        }
        function onCaptureWanted(visitId: string) {
            shell.capture(visitId);
        }
        function onCommandWanted(what: int) {
            shell.command(what);
        }
        function onSaid(sentence: string) {
            toast.show(sentence);
        }
        function onTrouble(sentence: string) {
            troubleBar.text = sentence;
        }
    }
    Connections {
        target: shell.app.undo
        function onShown() {
            undoBar.show(shell.app.undo.text);
        }
    }
    PullToSync {
        sync: shell.app.sync
        onEnded: sentence => toast.show(sentence)
    }

    AppFrame {
        id: frame

        anchors.fill: parent
        room: shell.room
        footRoom: pages.footHeight
        focus: true
        current: atSearch || atSettings ? -1 : trail.place
        atSearch: trail.current === Trail.Find
        atSettings: trail.current === Trail.Settings
        bare: trail.current === Trail.Capture || trail.current === Trail.Wrap
        places: Places {
            Place {
                name: qsTr("Today")
                glyph: "today"
                keys: "Ctrl+1"
            }
            Place {
                name: qsTr("Clients")
                glyph: "clients"
                keys: "Ctrl+2"
            }
            Place {
                name: qsTr("Promises")
                glyph: "promises"
                keys: "Ctrl+3"
            }
            Place {
                name: qsTr("House")
                glyph: "house"
                keys: "Ctrl+4"
            }
        }
        status: SyncWord {
            word: shell.app.sync.word
            count: shell.app.sync.count
            total: shell.app.sync.total
            time: shell.app.sync.time
            offline: shell.app.sync.offline
            parked: shell.app.sync.parked
            onClicked: trail.go(Trail.SyncCentre)
        }
        above: [
            Banner {
                tone: Banner.Trouble
                flush: true
                visible: text !== ""
                text: shell.app.notice
                dismissible: true
                width: parent ? parent.width : 0
                onDismissed: shell.app.putNoticeAway()
            },
            Banner {
                // Mine leads back to it; where none of mine runs, a colleague's says who is where.
                readonly property bool mine: shell.app.runningVisitId !== ""
                readonly property string visitId: mine ? shell.app.runningVisitId : shell.app.colleagueVisitId

                tone: mine ? Banner.Good : Banner.Info
                flush: true
                glyph: "visits"
                visible: visitId !== "" && trail.current !== Trail.Capture && trail.current !== Trail.Wrap
                text: mine ? shell.app.runningVisit : shell.app.colleagueVisit
                actionText: mine ? qsTr("Back to it") : qsTr("Look in")
                width: parent ? parent.width : 0
                onActivated: shell.capture(visitId)
            },
            Item {
                width: parent ? parent.width : 0
                height: visible ? word.implicitHeight : 0
                visible: !Style.expanded && shell.worthSaying
                    && (pages.withinClient || ![...shell.telling].includes(trail.current))

                SyncWord {
                    id: word

                    x: Style.margin - Style.s8
                    width: Math.min(implicitWidth, parent.width - 2 * x)
                    word: shell.app.sync.word
                    count: shell.app.sync.count
                    total: shell.app.sync.total
                    time: shell.app.sync.time
                    offline: shell.app.sync.offline
                    parked: shell.app.sync.parked
                    onClicked: trail.go(Trail.SyncCentre)
                }
            }
        ]
        overlay: [
            Banner {
                id: troubleBar

                tone: Banner.Trouble
                text: ""
                visible: text !== ""
                dismissible: true
                width: parent ? parent.width : 0
                onDismissed: text = ""
            },
            Toast {
                id: toast
            },
            UndoBar {
                id: undoBar

                width: parent ? parent.width : 0
                // What it names, whatever came since.
                onUndone: shell.app.undo.undoShown()
            }
        ]
        onPlaceChosen: index => trail.go(index)
        onCaptureRequested: shell.capture(shell.app.runningVisitId)
        onSearchRequested: trail.go(Trail.Find)
        onSettingsRequested: trail.go(Trail.Settings)

        Pages {
            id: pages

            anchors.fill: parent
            app: shell.app
            trail: trail
            floating: frame.floating
            onCaptureRequested: visitId => shell.capture(visitId)
        }
    }

    Keyboard {
        onPlaceRequested: index => trail.go(index)
        onCaptureRequested: shell.capture(shell.app.runningVisitId)
        onPaletteRequested: shell.jump()
        onSearchRequested: pages.toSearch()
        onFindHereRequested: shell.findHere()
        onSettingsRequested: trail.go(Trail.Settings)
        onSyncRequested: shell.app.sync.syncNow()
        onUndoRequested: shell.takeBack()
        onRedoRequested: {
            undoBar.hide();
            shell.app.undo.redo();
        }
        onBackRequested: pages.back()
        onPaneRequested: frame.nextPane()
        onKeysRequested: shell.showKeys()
    }
}
