// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property bool isOpen: true
    property string fieldName: ""
    readonly property RowsModel writes: RowsModel {}
    property bool isText: false
    readonly property RowsModel versions: RowsModel {}
    property int chosen: -1
    property bool againstNow: false
    property string compared: ""

    function bringBack(row: int) {
        note("bringBack " + row);
    }
}
