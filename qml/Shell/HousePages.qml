// SPDX-License-Identifier: Apache-2.0
// The House and its own pages: the pledge, the standard, the agreements' template, a lead's week, The Line; and the sheet on
// which a story of the pledge is told, from wherever it begins.
//   pages   whose they are;   current   which of Trail's pages is shown
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Advice
import Salver.House
import Salver.Settings

FocusScope {
    id: own

    required property Pages pages
    required property int current

    focus: current === Trail.House || (current >= Trail.Pledge && current <= Trail.TheLine)

    // Each is shown by two pages.
    Binding {
        target: own.pages.app.pledge
        property: "active"
        value: own.current === Trail.House || own.current === Trail.Pledge
    }
    Binding {
        target: own.pages.app.houseTexts
        property: "active"
        value: own.current === Trail.House || own.current === Trail.Standard
    }
    PageSlot {
        page: Trail.House
        current: own.current
        keep: true
        from: HousePage {
            house: own.pages.app.house
            texts: own.pages.app.houseTexts
            pledge: own.pages.app.pledge
            sync: own.pages.app.sync
            onPledgeRequested: own.pages.trail.go(Trail.Pledge)
            onGoingRequested: own.pages.trail.go(Trail.Going)
            onPanelsRequested: own.pages.trail.go(Trail.Panels)
            onStandardRequested: own.pages.trail.go(Trail.Standard)
            onTemplateRequested: own.pages.trail.go(Trail.AgreementTemplate)
            onWeekRequested: own.pages.trail.go(Trail.Week)
            leads: own.pages.app.team.leads
            onTeamRequested: own.pages.trail.go(Trail.Team)
            onGlossaryRequested: own.pages.app.askForGlossary("")
            onLineRequested: own.pages.trail.go(Trail.TheLine)
            onWeighupRequested: id => own.pages.app.askForWeighup(id)
            onObjectiveRequested: id => own.pages.app.askForObjective(id)
            onClientRequested: id => {
                own.pages.trail.go(Trail.Clients);
                own.pages.openTogether(id);
            }
            onSettingsRequested: own.pages.trail.go(Trail.Settings)
            onSyncRequested: own.pages.trail.go(Trail.SyncCentre)
            onBinRequested: own.pages.trail.go(Trail.Bin)
        }
    }
    PageSlot {
        page: Trail.TheLine
        current: own.current
        from: TheLinePage {
            canGoBack: own.pages.trail.depth > 0
            onBackRequested: own.pages.trail.back()
        }
    }
    PageSlot {
        page: Trail.Pledge
        current: own.current
        from: PledgePage {
            pledge: own.pages.app.pledge
            sync: own.pages.app.sync
            canGoBack: own.pages.trail.depth > 0
            onBackRequested: own.pages.trail.back()
            onSyncRequested: own.pages.trail.go(Trail.SyncCentre)
        }
    }
    PageSlot {
        page: Trail.Standard
        current: own.current
        from: StandardPage {
            texts: own.pages.app.houseTexts
            sync: own.pages.app.sync
            canGoBack: own.pages.trail.depth > 0
            onBackRequested: own.pages.trail.back()
            onSyncRequested: own.pages.trail.go(Trail.SyncCentre)
        }
    }
    PageSlot {
        page: Trail.AgreementTemplate
        current: own.current
        from: TemplatePage {
            agreement: own.pages.app.agreementTemplate
            canGoBack: own.pages.trail.depth > 0
            onBackRequested: own.pages.trail.back()
        }
    }
    PageSlot {
        page: Trail.Week
        current: own.current
        from: WeekPage {
            week: own.pages.app.week
            canGoBack: own.pages.trail.depth > 0
            onBackRequested: own.pages.trail.back()
            onClientRequested: id => own.pages.toClient(id)
            onWeighupRequested: id => own.pages.app.askForWeighup(id)
        }
    }
    MomentSheet {
        pledge: own.pages.app.pledge
    }
}
