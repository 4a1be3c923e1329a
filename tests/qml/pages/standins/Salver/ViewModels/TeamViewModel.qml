// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property bool leads: true
    readonly property RowsModel rows: RowsModel {}

    function openRow(rowKey: string) {
        note("openRow " + rowKey);
    }
}
