// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property string clientId: "c"
    readonly property RowsModel rows: RowsModel {}
    readonly property RowsModel people: RowsModel {}

    function addObjective(typed: string, personId: string) {
        note("addObjective " + typed + " " + personId);
    }
}
