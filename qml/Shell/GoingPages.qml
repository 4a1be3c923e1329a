// SPDX-License-Identifier: Apache-2.0
// The pages on how things are going in the house and on panel questions, and the part of a client's page.
//   pages   whose they are;   current   which of Trail's pages is shown;   part   for the client's page
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Going

FocusScope {
    id: strands

    required property Pages pages
    required property int current
    readonly property Component part: Component {
        GoingPart {
            going: strands.pages.app.going
            onObjectiveRequested: id => strands.pages.app.askForObjective(id)
            onClientRequested: id => strands.pages.toClient(id)
        }
    }

    focus: current >= Trail.Going && current <= Trail.Panel

    PageSlot {
        page: Trail.Going
        current: strands.current
        from: GoingPage {
            going: strands.pages.app.houseGoing
            canGoBack: strands.pages.trail.depth > 0
            onBackRequested: strands.pages.trail.back()
            onObjectiveRequested: id => strands.pages.app.askForObjective(id)
            onClientRequested: id => strands.pages.toClient(id)
            onPanelsRequested: strands.pages.trail.go(Trail.Panels)
        }
    }
    PageSlot {
        page: Trail.Panels
        current: strands.current
        from: PanelsPage {
            panel: strands.pages.app.panel
            canGoBack: strands.pages.trail.depth > 0
            onBackRequested: strands.pages.trail.back()
            onPanelRequested: id => {
                strands.pages.app.panel.open(id);
                strands.pages.trail.go(Trail.Panel);
            }
        }
    }
    PageSlot {
        page: Trail.Panel
        current: strands.current
        from: PanelPage {
            panel: strands.pages.app.panel
            canGoBack: strands.pages.trail.depth > 0
            onBackRequested: strands.pages.trail.back()
            onNeedsYouRequested: strands.pages.trail.go(Trail.SyncCentre)
        }
    }
}
