// SPDX-License-Identifier: Apache-2.0
// Where one is and the way back: a place of the bar at the bottom, pages opened from it on top.
//   current     the page that is shown;   place   the place it belongs to (its index, -1 for none of the bar's)
//   depth       how many pages lie under this one: what the arrow of a head goes by
//   go(page)    a place begins a new trail, any other page goes on top
//   back()      to the page under this one; from a place itself to where one was before, as Alt+Left does everywhere
import QtQml

QtObject {
    id: trail

    // The first four are the places of the bar, in their order.
    enum Page { Today, Clients, Promises, House, Capture, Wrap, Find, SyncCentre, Conflict, History, Bin, Settings, SignIn, Brief,
        Objective, Weighup, Templates, Pledge, Standard, AgreementTemplate, Week, TheLine,
        Glossary, Care, Handover, Team, Going, Panels, Panel }

    readonly property int places: 4
    readonly property int remembered: 20
    property list<int> pages: [Trail.Today]
    // The trails before this one, the newest last, each as a line of numbers: QML has no list of lists.
    property list<string> before: []
    readonly property int depth: pages.length - 1
    readonly property int current: pages[pages.length - 1]
    readonly property int place: pages[0] < places ? pages[0] : -1

    function go(page: int) {
        if (page === current)
            return;
        if (page < places) {
            before = [...before, pages.join(" ")].slice(-remembered);
            pages = [page];
            return;
        }
        const way = [...pages];
        const seen = way.indexOf(page);
        pages = seen >= 0 ? way.slice(0, seen + 1) : [...way, page];
    }

    function back() {
        if (depth > 0) {
            pages = [...pages].slice(0, -1);
        } else if (before.length > 0) {
            const last = before[before.length - 1].split(" ").map(Number);
            before = [...before].slice(0, -1);
            pages = last;
        }
    }
}
