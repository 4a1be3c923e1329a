// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property string objectiveId: "o"
    property bool isOpen: true
    property string client: ""
    property string clientId: "c"
    property string text: ""
    property string source: ""
    property string notedBy: ""
    property bool hasLine: false
    property bool done: false
    property string doneOn: ""
    property bool isPrivate: false
    property bool waiting: false
    property bool contested: false
    readonly property RowsModel playbacks: RowsModel {}
    readonly property RowsModel commitment: RowsModel {}
    readonly property RowsModel ability: RowsModel {}
    readonly property RowsModel people: RowsModel {}

    function playBack(typed: string) {
        note("playBack " + typed);
    }
    function answer(playbackId: string, given: int, theirWords: string, personId: string) {
        note("answer " + playbackId + " " + given + " " + theirWords + " " + personId);
    }
    function addConfidence(about: int, theirWords: string, personId: string) {
        note("addConfidence " + about + " " + theirWords + " " + personId);
    }
    function setDone(isDone: bool) {
        note("setDone " + isDone);
    }
    function setField(entityId: string, field: string, typed: string) {
        note("setField " + entityId + " " + field + " " + typed);
    }
    function remove(entityId: string, title: string) {
        note("remove " + entityId);
    }
    function showHistory(entityId: string, field: string) {
        note("showHistory " + entityId + " " + field);
    }
    function showLine() {
        note("showLine");
    }
}
