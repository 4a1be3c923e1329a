// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    enum Moment { Kept, Missed }

    property string house: "Fennel & Rook"
    readonly property RowsModel lines: RowsModel {}
    readonly property RowsModel takenOut: RowsModel {}
    readonly property RowsModel choices: RowsModel {}
    readonly property RowsModel signatures: RowsModel {}
    readonly property RowsModel changes: RowsModel {}
    property int lineCount: 0
    property int lacking: 3
    property bool full: false
    property bool signedByMe: false
    property string signedBy: ""
    property bool mayWrite: true
    property date thenDay: new Date(NaN)
    readonly property RowsModel then: RowsModel {}
    property date today: new Date(2026, 4, 14)
    property string tellLine: ""
    property string tellOf: ""
    property string tellOfWords: ""
    property string tellClient: ""
    readonly property RowsModel tellable: RowsModel {}
    property bool printing: false
    property string printSentence: ""
    property bool printFailed: false
    signal telling()

    function add(text: string, notice: string) {
        note("add " + text + "/" + notice);
    }
    function reword(lineId: string, text: string, notice: string) {
        note("reword " + [lineId, text, notice].join("/"));
    }
    function move(lineId: string, by: int) {
        note("move " + lineId + " " + by);
    }
    function takeOut(lineId: string) {
        note("takeOut " + lineId);
    }
    function bringBack(lineId: string) {
        note("bringBack " + lineId);
    }
    function sign() {
        note("sign");
    }
    function lookAt(day: date) {
        note("lookAt");
    }
    function tell(entityId: string) {
        note("tell " + entityId);
    }
    function tellOfLine(lineId: string) {
        note("tellOfLine " + lineId);
    }
    function findTellable(typed: string) {
        note("findTellable " + typed);
    }
    function addMoment(lineId: string, moment: int, story: string, madeGood: string, aboutId: string) {
        note("addMoment " + [lineId, moment, story, madeGood, aboutId].join("/"));
    }
    function makeGood(momentId: string, how: string) {
        note("makeGood " + momentId + " " + how);
    }
    function changeStory(momentId: string, story: string) {
        note("changeStory " + momentId + " " + story);
    }
    function remove(entityId: string, name: string) {
        note("remove " + entityId);
    }
    function showHistory(entityId: string, field: string) {
        note("showHistory " + entityId + " " + field);
    }
    function showAbout(clientId: string, aboutId: string) {
        note("showAbout " + clientId + " " + aboutId);
    }
    function savePdf(file: url) {
        note("savePdf");
    }
}
