// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    readonly property RowsModel waiting: RowsModel {}
    readonly property RowsModel parked: RowsModel {}
    readonly property RowsModel coming: RowsModel {}
    readonly property RowsModel needsYou: RowsModel {}
    readonly property RowsModel log: RowsModel {}
    property string server: "https://salver.hollis-lane.example"
    property bool hasServer: server !== ""
    property string backupSentence: ""
    property bool backupFailed: false
    property bool differs: false
    property string careSentence: ""
    property bool careFailed: false
    property bool checking: false

    function retry(itemKey: string) {
        note("retry " + itemKey);
    }

    function drop(itemKey: string) {
        note("drop " + itemKey);
    }

    function copyOut(itemKey: string) {
        note("copyOut " + itemKey);
    }

    function saveBackup(file: url) {
        note("saveBackup " + file);
    }

    function checkDevice() {
        note("checkDevice");
    }

    function rebuild() {
        note("rebuild");
    }
}
