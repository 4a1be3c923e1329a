// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property bool isOpen: true
    property string title: ""
    property string kindName: ""
    property string fieldName: ""
    property string client: ""
    property bool deletedThere: false
    property bool isWords: true
    property string meanwhile: ""
    property string why: ""
    property string together: ""
    property string draft: ""
    property bool lookOver: false
    property string merged: ""
    property list<string> hands
    property bool firstHandMine: true
    property string lines: ""
    readonly property RowsModel values: RowsModel {}
    readonly property RowsModel before: RowsModel {}
    signal settled()

    function differing(value: string): string {
        return value.replace(/\b(autumn|July|spring)\b/, "<u>$1</u>");
    }

    function use(row: int) {
        note("use " + row);
        settled();
    }

    function keepBoth() {
        note("keepBoth");
        settled();
    }

    function keepDraft(typed: string) {
        draft = typed;
    }
    function writeTogether(typed: string) {
        note("writeTogether " + typed);
        settled();
    }

    function keepIt() {
        note("keepIt");
        settled();
    }

    function deleteIt() {
        note("deleteIt");
        settled();
    }

    function readsWell() {
        note("readsWell");
        settled();
    }

    function rewrite(typed: string) {
        note("rewrite " + typed);
        settled();
    }
}
