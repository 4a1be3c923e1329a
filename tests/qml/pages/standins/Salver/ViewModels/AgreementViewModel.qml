// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    enum Topic { WhoDecides, HowWeDisagree, BadNews, Meetings, Tools, Never }
    enum Try { Trying, Keep, Drop }

    readonly property RowsModel lines: RowsModel {}
    readonly property RowsModel experiments: RowsModel {}
    readonly property RowsModel people: RowsModel {}
    property string lookedAt: ""
    property bool oldEnough: false
    property int inTemplate: 0

    function add(topic: int, text: string, personId: string) {
        note("add " + [topic, text, personId].join("/"));
    }
    function begin() {
        note("begin");
    }
    function reword(lineId: string, text: string) {
        note("reword " + lineId + " " + text);
    }
    function agree(lineId: string, personId: string, day: string) {
        note("agree " + [lineId, personId, day].join("/"));
    }
    function lookAtIt() {
        note("lookAtIt");
    }
    function tryIt(text: string) {
        note("tryIt " + text);
    }
    function settle(experimentId: string, how: int, learned: string) {
        note("settle " + [experimentId, how, learned].join("/"));
    }
    function remove(entityId: string, name: string) {
        note("remove " + entityId);
    }
    function showHistory(entityId: string) {
        note("showHistory " + entityId);
    }
}
