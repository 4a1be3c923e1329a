// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property string week: "Week of 11 May"
    property bool thisWeek: true
    readonly property EditorStandIn editor: EditorStandIn {}
    readonly property RowsModel notSpokenTo: RowsModel {}
    readonly property RowsModel asked: RowsModel {}
    readonly property RowsModel lookBacks: RowsModel {}
    readonly property RowsModel before: RowsModel {}

    function open(monday: string) {
        note("open " + monday);
    }
}
