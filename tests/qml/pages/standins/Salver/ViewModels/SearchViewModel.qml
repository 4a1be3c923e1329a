// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property string query: ""
    readonly property RowsModel hits: RowsModel {}
    property int total: hits.count
    property bool hasMore: total > hits.count
    property bool nothingFound: false
    property string hint: ""
    property int late: 0

    function loadMore() {
        note("loadMore");
    }

    function openHit(row: int) {
        note("openHit " + row);
    }
}
