// SPDX-License-Identifier: Apache-2.0
// The pages, each with the view models it needs, and where each one leads.
//   app, trail;   captureRequested(visitId)   "" starts a visit without a client
//   openClient(id), openPerson(id), openPlace(clientId, entityId), addClient()   within Clients;   back()
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Clients
import Salver.Find
import Salver.House
import Salver.Promises
import Salver.Settings
import Salver.SyncCentre
import Salver.Today
import Salver.ViewModels
import Salver.Visits

FocusScope {
    id: pages

    required property AppViewModel app
    required property Trail trail
    property string contestedEntity: ""
    property int contestedField: 0
    readonly property ClientsPage clientsPage: clientsSlot.item as ClientsPage
    signal captureRequested(string visitId)

    focus: true

    function openClient(id: string) {
        clientsPage.openClient(id);
    }
    function openPerson(id: string) {
        clientsPage.openPerson(id);
    }
    function openPlace(clientId: string, entityId: string) {
        clientsPage.openPlace(clientId, entityId);
    }
    function addClient() {
        clientsPage.addClient();
    }
    function toClient(id: string) {
        trail.go(Trail.Clients);
        openClient(id);
    }
    function toWrap(visitId: string) {
        app.wrap.open(visitId);
        trail.go(Trail.Wrap);
    }
    function back() {
        if (trail.current !== Trail.Clients || !clientsPage.goBack())
            trail.back();
    }

    PageSlot {
        page: Trail.Today
        current: pages.trail.current
        keep: true
        from: TodayPage {
            today: pages.app.today
            sync: pages.app.sync
            onCaptureRequested: visitId => pages.captureRequested(visitId)
            onClientRequested: clientId => pages.toClient(clientId)
            onWrapRequested: visitId => pages.toWrap(visitId)
            onSyncRequested: pages.trail.go(Trail.SyncCentre)
            onNeedsYouRequested: pages.trail.go(Trail.SyncCentre)
            onSearchRequested: pages.trail.go(Trail.Find)
            onAddClientRequested: {
                pages.trail.go(Trail.Clients);
                pages.addClient();
            }
        }
    }
    PageSlot {
        id: clientsSlot

        page: Trail.Clients
        current: pages.trail.current
        keep: true
        from: ClientsPage {
            clients: pages.app.clients
            client: pages.app.client
            person: pages.app.person
            sync: pages.app.sync
            onSearchRequested: pages.trail.go(Trail.Find)
            onCaptureRequested: visitId => pages.captureRequested(visitId)
            onNeedsYouRequested: pages.trail.go(Trail.SyncCentre)
            onSyncRequested: pages.trail.go(Trail.SyncCentre)
        }
    }
    PageSlot {
        page: Trail.Promises
        current: pages.trail.current
        keep: true
        from: PromisesPage {
            promises: pages.app.promises
            sync: pages.app.sync
            onClientRequested: clientId => pages.toClient(clientId)
            onSyncRequested: pages.trail.go(Trail.SyncCentre)
            onCaptureRequested: pages.captureRequested("")
        }
    }
    PageSlot {
        page: Trail.House
        current: pages.trail.current
        keep: true
        from: HousePage {
            house: pages.app.house
            sync: pages.app.sync
            onSettingsRequested: pages.trail.go(Trail.Settings)
            onSyncRequested: pages.trail.go(Trail.SyncCentre)
            onBinRequested: pages.trail.go(Trail.Bin)
        }
    }
    PageSlot {
        page: Trail.Capture
        current: pages.trail.current
        from: CapturePage {
            capture: pages.app.capture
            sync: pages.app.sync
            onLeaveRequested: pages.trail.back()
            onWrapRequested: visitId => pages.toWrap(visitId)
            onSyncRequested: pages.trail.go(Trail.SyncCentre)
        }
    }
    PageSlot {
        page: Trail.Wrap
        current: pages.trail.current
        from: WrapPage {
            wrap: pages.app.wrap
            onLeaveRequested: pages.trail.back()
            onFinished: pages.trail.go(Trail.Today)
        }
    }
    PageSlot {
        page: Trail.Find
        current: pages.trail.current
        from: FindPage {
            search: pages.app.search
            sync: pages.app.sync
            canGoBack: pages.trail.depth > 0
            onBackRequested: pages.trail.back()
            onSyncRequested: pages.trail.go(Trail.SyncCentre)
            Component.onCompleted: focusField()
        }
    }
    PageSlot {
        page: Trail.SyncCentre
        current: pages.trail.current
        from: SyncCentrePage {
            centre: pages.app.syncCentre
            sync: pages.app.sync
            canGoBack: pages.trail.depth > 0
            onBackRequested: pages.trail.back()
            onSignInRequested: pages.trail.go(Trail.SignIn)
            onConflictRequested: (entityId, field) => {
                pages.contestedEntity = entityId;
                pages.contestedField = field;
                pages.app.conflict.open(entityId, field);
                pages.trail.go(Trail.Conflict);
            }
        }
    }
    PageSlot {
        page: Trail.Conflict
        current: pages.trail.current
        from: ConflictPage {
            conflict: pages.app.conflict
            canGoBack: true
            onBackRequested: pages.trail.back()
            onHistoryRequested: {
                pages.app.history.open(pages.contestedEntity, pages.contestedField);
                pages.trail.go(Trail.History);
            }
        }
    }
    PageSlot {
        page: Trail.History
        current: pages.trail.current
        from: HistoryPage {
            history: pages.app.history
            canGoBack: pages.trail.depth > 0
            onBackRequested: pages.trail.back()
        }
    }
    PageSlot {
        page: Trail.Bin
        current: pages.trail.current
        from: BinPage {
            bin: pages.app.bin
            canGoBack: pages.trail.depth > 0
            onBackRequested: pages.trail.back()
        }
    }
    PageSlot {
        page: Trail.Settings
        current: pages.trail.current
        from: SettingsPage {
            settings: pages.app.settings
            sync: pages.app.sync
            userName: pages.app.userName
            canGoBack: pages.trail.depth > 0
            onBackRequested: pages.trail.back()
            onSyncRequested: pages.trail.go(Trail.SyncCentre)
            onSignInRequested: pages.trail.go(Trail.SignIn)
        }
    }
    PageSlot {
        page: Trail.SignIn
        current: pages.trail.current
        from: SignInPage {
            signIn: pages.app.signIn
            canGoBack: pages.trail.depth > 0
            onBackRequested: pages.trail.back()
        }
    }
}
