// SPDX-License-Identifier: Apache-2.0
// All pages but Today; Pages reads this file in when it has the time, or when one of them is asked for.
//   pages    whose pages they are;   clientsPage   the page of clients, once it was shown
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Advice
import Salver.Clients
import Salver.Find
import Salver.Knowing
import Salver.Objectives
import Salver.Promises
import Salver.Settings
import Salver.SyncCentre
import Salver.Visits

FocusScope {
    id: more

    required property Pages pages
    property string contestedEntity: ""
    property int contestedField: 0
    // Followed once all slots are made: a slot that hears of it while it is being made calls that a binding loop.
    property int current: Trail.Today
    readonly property ClientsPage clientsPage: clientsSlot.item as ClientsPage
    readonly property FindPage findPage: findSlot.item as FindPage

    focus: true
    Component.onCompleted: current = Qt.binding(() => more.pages.trail.current)

    Binding {
        target: more.pages
        property: "withinClient"
        value: more.current === Trail.Clients && more.clientsPage !== null && more.clientsPage.within
    }
    PageSlot {
        id: clientsSlot

        page: Trail.Clients
        current: more.current
        keep: true
        from: ClientsPage {
            clients: more.pages.app.clients
            client: more.pages.app.client
            person: more.pages.app.person
            sync: more.pages.app.sync
            objectivesPart: ofObjectives
            togetherPart: ofTogether
            knowingPart: ofKnowing
            goingPart: goingPages.part
            businessPart: understanding.businessPart
            onCareRequested: clientId => more.pages.app.askForCare(clientId)
            onSearchRequested: more.pages.trail.go(Trail.Find)
            onCaptureRequested: visitId => more.pages.captureRequested(visitId)
            onBriefRequested: clientId => more.pages.app.askForBrief(clientId, "")
            onPledgeRequested: visitId => more.pages.app.pledge.tell(visitId)
            onNeedsYouRequested: more.pages.trail.go(Trail.SyncCentre)
            onSyncRequested: more.pages.trail.go(Trail.SyncCentre)
        }
    }
    Component {
        id: ofObjectives

        ObjectivesPart {
            objectives: more.pages.app.objectives
            onObjectiveRequested: id => more.pages.app.askForObjective(id)
        }
    }
    Component {
        id: ofTogether

        TogetherPart {
            together: more.pages.app.together
            agreement: more.pages.app.agreement
            onWeighupRequested: id => more.pages.app.askForWeighup(id)
        }
    }
    Component {
        id: ofKnowing

        KnowingPart {
            onboarding: more.pages.app.onboarding
            touches: more.pages.app.touches
            onTemplatesRequested: more.pages.trail.go(Trail.Templates)
        }
    }
    IdeaSheet {
        touches: more.pages.app.touches
    }
    PageSlot {
        page: Trail.Templates
        current: more.current
        from: TemplatesPage {
            templates: more.pages.app.templates
            canGoBack: more.pages.trail.depth > 0
            onBackRequested: more.pages.trail.back()
        }
    }
    PageSlot {
        page: Trail.Objective
        current: more.current
        from: ObjectivePage {
            objective: more.pages.app.objective
            canGoBack: more.pages.trail.depth > 0
            onBackRequested: more.pages.trail.back()
            onNeedsYouRequested: more.pages.trail.go(Trail.SyncCentre)
        }
    }
    PageSlot {
        page: Trail.Weighup
        current: more.current
        from: WeighupPage {
            weighup: more.pages.app.weighup
            canGoBack: more.pages.trail.depth > 0
            onBackRequested: more.pages.trail.back()
            onNeedsYouRequested: more.pages.trail.go(Trail.SyncCentre)
        }
    }
    PageSlot {
        page: Trail.Promises
        current: more.current
        keep: true
        from: PromisesPage {
            promises: more.pages.app.promises
            sync: more.pages.app.sync
            onPledgeRequested: promiseId => more.pages.app.pledge.tell(promiseId)
            onClientRequested: clientId => more.pages.toClient(clientId)
            onSyncRequested: more.pages.trail.go(Trail.SyncCentre)
            onCaptureRequested: more.pages.captureRequested("")
        }
    }
    Binding {
        target: more.pages
        property: "footHeight"
        value: more.current === Trail.Capture ? (captureSlot.item as CapturePage)?.footHeight ?? 0 : 0
    }
    PageSlot {
        id: captureSlot

        page: Trail.Capture
        current: more.current
        from: CapturePage {
            capture: more.pages.app.capture
            heart: more.pages.app.heart
            floating: more.pages.floating
            sync: more.pages.app.sync
            onPledgeRequested: lineId => more.pages.app.pledge.tell(lineId)
            onLeaveRequested: more.pages.trail.back()
            onWrapRequested: visitId => more.pages.toWrap(visitId)
            onSyncRequested: more.pages.trail.go(Trail.SyncCentre)
        }
    }
    PageSlot {
        page: Trail.Brief
        current: more.current
        from: BriefPage {
            brief: more.pages.app.brief
            sync: more.pages.app.sync
            onBackRequested: more.pages.trail.back()
            onPersonRequested: personId => {
                more.pages.trail.go(Trail.Clients);
                more.pages.openPerson(personId);
            }
            onClientRequested: clientId => more.pages.toClient(clientId)
            onNeedsYouRequested: more.pages.trail.go(Trail.SyncCentre)
        }
    }
    PageSlot {
        page: Trail.Wrap
        current: more.current
        from: WrapPage {
            wrap: more.pages.app.wrap
            onLeaveRequested: more.pages.trail.back()
            onFinished: more.pages.trail.go(Trail.Today)
        }
    }
    PageSlot {
        id: findSlot

        page: Trail.Find
        current: more.current
        from: FindPage {
            search: more.pages.app.search
            sync: more.pages.app.sync
            canGoBack: more.pages.trail.depth > 0
            onBackRequested: more.pages.trail.back()
            onSyncRequested: more.pages.trail.go(Trail.SyncCentre)
            Component.onCompleted: focusField()
        }
    }
    PageSlot {
        page: Trail.SyncCentre
        current: more.current
        from: SyncCentrePage {
            centre: more.pages.app.syncCentre
            sync: more.pages.app.sync
            canGoBack: more.pages.trail.depth > 0
            onBackRequested: more.pages.trail.back()
            onSignInRequested: more.pages.trail.go(Trail.SignIn)
            onConflictRequested: (entityId, field) => {
                more.contestedEntity = entityId;
                more.contestedField = field;
                more.pages.app.conflict.open(entityId, field);
                more.pages.trail.go(Trail.Conflict);
            }
        }
    }
    PageSlot {
        page: Trail.Conflict
        current: more.current
        from: ConflictPage {
            conflict: more.pages.app.conflict
            canGoBack: true
            onBackRequested: more.pages.trail.back()
            onHistoryRequested: {
                more.pages.app.history.open(more.contestedEntity, more.contestedField);
                more.pages.trail.go(Trail.History);
            }
        }
    }
    PageSlot {
        page: Trail.History
        current: more.current
        from: HistoryPage {
            history: more.pages.app.history
            canGoBack: more.pages.trail.depth > 0
            onBackRequested: more.pages.trail.back()
        }
    }
    PageSlot {
        page: Trail.Bin
        current: more.current
        from: BinPage {
            bin: more.pages.app.bin
            canGoBack: more.pages.trail.depth > 0
            onBackRequested: more.pages.trail.back()
        }
    }
    PageSlot {
        page: Trail.Settings
        current: more.current
        from: SettingsPage {
            settings: more.pages.app.settings
            sync: more.pages.app.sync
            userName: more.pages.app.userName
            canGoBack: more.pages.trail.depth > 0
            onBackRequested: more.pages.trail.back()
            onSyncRequested: more.pages.trail.go(Trail.SyncCentre)
            onSignInRequested: more.pages.trail.go(Trail.SignIn)
            onLineRequested: more.pages.trail.go(Trail.TheLine)
        }
    }
    GoingPages {
        id: goingPages

        anchors.fill: parent
        pages: more.pages
        current: more.current
    }
    UnderstandingPages {
        id: understanding

        anchors.fill: parent
        pages: more.pages
        current: more.current
    }
    HousePages {
        anchors.fill: parent
        pages: more.pages
        current: more.current
    }
    PageSlot {
        page: Trail.SignIn
        current: more.current
        from: SignInPage {
            signIn: more.pages.app.signIn
            canGoBack: more.pages.trail.depth > 0
            onBackRequested: more.pages.trail.back()
        }
    }
}
