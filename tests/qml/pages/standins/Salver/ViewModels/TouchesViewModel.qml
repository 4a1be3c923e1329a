// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property string clientId: "c"
    property string ideaClient: "Brightwater Housing"
    property string ideaBecause: ""
    property string ideaPerson: ""
    property string registerSentence: ""
    // What before() and cannotAccept() answer.
    property string sentence: ""
    property string refusals: ""
    readonly property RowsModel ideas: RowsModel {}
    readonly property RowsModel given: RowsModel {}
    readonly property RowsModel refused: RowsModel {}
    readonly property RowsModel people: RowsModel {}
    readonly property RowsModel members: RowsModel {}
    readonly property RowsModel ideaPeople: RowsModel {}
    signal ideaWanted()

    function beginIdea() {
        note("beginIdea");
        ideaWanted();
    }
    function before(idea: string, personId: string): string {
        return idea.length > 3 ? sentence : "";
    }
    function cannotAccept(personId: string): string {
        return refusals;
    }
    function keepIdea(idea: string, because: string, personId: string, value: string, hospitality: bool) {
        note("keepIdea " + [idea, because, personId, value, hospitality].join("/"));
    }
    function give(touchId: string, day: string, value: string, landed: string, who: string) {
        note("give " + [touchId, day, value, landed, who].join("/"));
    }
    function takeBack(touchId: string) {
        note("takeBack " + touchId);
    }
    function land(touchId: string, said: string) {
        note("land " + touchId + " " + said);
    }
    function change(touchId: string, fields: var, typed: var) {
        note("change " + touchId + " " + fields.join(",") + " " + typed.join(","));
    }
    function addRefused(text: string, source: string, personId: string) {
        note("addRefused " + [text, source, personId].join("/"));
    }
    function showLine(lineId: string) {
        note("showLine " + lineId);
    }
    function remove(id: string, name: string) {
        note("remove " + id);
    }
    function showHistory(id: string, field: string) {
        note("showHistory " + id + " " + field);
    }
    function saveRegister(file: url, from: string, to: string, thisClient: bool) {
        note("saveRegister " + [from, to, thisClient].join("/"));
    }
}
