// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    readonly property RowsModel lookBacks: RowsModel {}
    readonly property RowsModel views: RowsModel {}
    readonly property RowsModel handovers: RowsModel {}
    readonly property RowsModel told: RowsModel {}
    readonly property bool any: lookBacks.count + views.count + handovers.count + told.count > 0

    function showTold(tellingId: string) {
        note("showTold " + tellingId);
    }

    function seeTold(tellingId: string) {
        note("seeTold " + tellingId);
    }
}
