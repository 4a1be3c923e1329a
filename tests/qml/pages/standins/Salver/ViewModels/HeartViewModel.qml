// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property list<string> ethosLines: []
    readonly property RowsModel people: RowsModel {}
    property string firstLine: ""
    property bool empty: true
}
