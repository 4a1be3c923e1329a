// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property string visitId: "v1"
    property bool isOpen: true
    property string client: "Brightwater Housing"
    property string title: "Brightwater Housing · 10:04"
    property bool filed: true
    readonly property RowsModel felt: RowsModel {}
    readonly property RowsModel people: RowsModel {}
    readonly property RowsModel reassured: RowsModel {}
    readonly property RowsModel challenged: RowsModel {}
    readonly property RowsModel marks: RowsModel {}
    readonly property RowsModel promises: RowsModel {}
    readonly property RowsModel clients: RowsModel {}
    readonly property RowsModel colleagues: RowsModel {}
    readonly property RowsModel shared: RowsModel {}
    readonly property RowsModel tellings: RowsModel {}
    property string memorable: ""
    property string movedOn: ""
    property string workLine: ""
    property string workLink: ""
    property int lane: -1
    property string clientFilter: ""
    property int saveState: Facts.SaveState.Nothing
    property string sentence: ""
    property date today: new Date(2024, 4, 14)
    signal finished()

    function setFelt(key: string, typed: string) {
        note("setFelt " + key + ": " + typed);
    }

    function setFeltSource(key: string, source: int) {
        note("setFeltSource " + key + ": " + source);
    }

    function setFeltPerson(key: string, person: string) {
        note("setFeltPerson " + key + ": " + person);
    }

    function setFeltBefore(key: string, typed: string) {
        note("setFeltBefore " + key + ": " + typed);
    }

    function setFeltAfter(key: string, typed: string) {
        note("setFeltAfter " + key + ": " + typed);
    }

    function addFeltRow() {
        note("addFeltRow");
    }

    function addReassured(typed: string) {
        note("addReassured " + typed);
    }

    function addChallenged(typed: string) {
        note("addChallenged " + typed);
    }

    function removeLine(lineId: string, title: string) {
        note("removeLine " + lineId);
    }

    function setMemorable(typed: string) {
        note("setMemorable " + typed);
    }

    function setMovedOn(typed: string) {
        note("setMovedOn " + typed);
    }

    function setWorkLine(typed: string) {
        note("setWorkLine " + typed);
    }

    function setWorkLink(typed: string) {
        note("setWorkLink " + typed);
    }

    function setLane(to: int) {
        note("setLane " + to);
    }

    function fillMark(lineId: string, typed: string) {
        note("fillMark " + lineId + ": " + typed);
    }

    function setDue(promiseId: string, day: date) {
        note("setDue " + promiseId);
    }

    function clearDue(promiseId: string) {
        note("clearDue " + promiseId);
    }

    function tell(memberId: string, lineIds: list<string>, word: string) {
        note("tell " + [memberId, lineIds.join("+"), word].join("/"));
    }

    function takeTellingBack(tellingId: string, name: string) {
        note("takeTellingBack " + tellingId);
    }

    function file(clientId: string) {
        note("file " + clientId);
    }

    function done() {
        note("done");
        finished();
    }
}
