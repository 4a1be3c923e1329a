// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called. It has
// a property that the others' base calls a function, so it has no base.
import QtQml

QtObject {
    id: going

    property bool active: false
    property string readTrouble: ""
    property var calls: []
    property bool house: false
    property string clientId: "c"
    property bool known: true
    property int n: 0
    property string label: "Nobody has been asked yet"
    property string note: ""
    property string counts: ""
    property string middle: ""
    property string rough: ""
    property string mean: ""
    property string how: ""
    property string askers: ""
    property string coverage: ""
    property string thenAndNow: ""
    property string heldBack: ""
    property real barLow: -1
    property real barHigh: -1
    property real barAt: -1
    property int firstDay: 0
    property int lastDay: 1
    property string firstDayWords: ""
    property bool askedTwice: false
    property int highest: 0
    property string ours: ""
    property string theirs: ""
    property string evidence: ""
    property bool pulseOff: false
    property string leftOn: ""
    property string exitNote: ""
    property bool leads: false
    property string question: "How well are we looking after you?"
    property string comment: "What one thing should we change?"
    readonly property RowsModel latest: RowsModel {}
    readonly property RowsModel history: RowsModel {}
    readonly property RowsModel felt: RowsModel {}
    readonly property RowsModel promises: RowsModel {}
    readonly property RowsModel objectives: RowsModel {}
    readonly property RowsModel rhythms: RowsModel {}
    readonly property RowsModel notAsked: RowsModel {}
    readonly property RowsModel people: RowsModel {}
    readonly property RowsModel members: RowsModel {}
    property string fileSentence: ""
    signal changed()

    function say(what: string) {
        calls = calls.concat([what]);
    }
    function refresh() {
        say("refresh");
    }
    function ask(personId: string, answer: int, change: string, mode: int, askedBy: string, day: string, grouped: bool) {
        say("ask " + [personId, answer, change, mode, askedBy, day, grouped].join("/"));
    }
    function correct(pulseId: string, answer: int, change: string, mode: int) {
        say("correct " + [pulseId, answer, change, mode].join("/"));
    }
    function warning(personId: string, askedBy: string): string {
        return personId === "p0" ? "Sam Okoro was asked on 20 Apr. Once a quarter is enough." : "";
    }
    function setPulseOff(off: bool) {
        say("setPulseOff " + off);
    }
    function noteLeaving(day: string, typed: string) {
        say("noteLeaving " + day + "/" + typed);
    }
    function saveAnswers(file: url) {
        say("saveAnswers " + file);
    }
    function remove(entityId: string, name: string) {
        say("remove " + entityId);
    }
    function showHistory(entityId: string, field: string) {
        say("showHistory " + entityId + " " + field);
    }
    function showPlace(clientId: string, entityId: string) {
        say("showPlace " + clientId + " " + entityId);
    }
}
