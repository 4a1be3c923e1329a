// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    id: model

    property string weighupId: "w"
    property bool isOpen: true
    property string title: ""
    property string client: ""
    property string clientId: "c"
    property string begun: ""
    property string objective: ""
    property string objectiveSource: ""
    readonly property EditorStandIn whatFor: EditorStandIn {}
    readonly property EditorStandIn badResult: EditorStandIn {}
    readonly property RowsModel options: RowsModel {}
    property list<string> optionNames
    readonly property RowsModel allFor: RowsModel {}
    readonly property RowsModel allAgainst: RowsModel {}
    readonly property RowsModel views: RowsModel {}
    readonly property RowsModel recommendations: RowsModel {}
    readonly property RowsModel lookbacks: RowsModel {}
    readonly property RowsModel colleagues: RowsModel {}
    readonly property RowsModel citable: RowsModel {}
    property string lookBackOn: ""
    property date lookBackDay
    property bool lookBackDue: false
    property date today: new Date(2026, 4, 14)
    property bool waiting: false
    property bool contested: false
    // One list an option and side, by "optionId/side"; tests fill them.
    property var points: ({})
    readonly property RowsModel none: RowsModel {}

    function pointsOf(optionId: string, side: int): RowsModel {
        return points[optionId + "/" + side] ?? none;
    }
    function addOption(name: string) {
        note("addOption " + name);
    }
    function removeOption(optionId: string) {
        note("removeOption " + optionId);
    }
    function addPoint(optionId: string, side: int, typed: string, citesId: string) {
        note("addPoint " + [optionId, side, typed, citesId].join("/"));
    }
    function askSecondView(memberId: string) {
        note("askSecondView " + memberId);
    }
    function giveSecondView(viewId: string, typed: string, stand: int, citesId: string) {
        note("giveSecondView " + [viewId, typed, stand, citesId].join("/"));
    }
    function recommend(typed: string, optionId: string, lookBack: string, citesId: string) {
        note("recommend " + [typed, optionId, lookBack, citesId].join("/"));
    }
    function setLookBack(day: date) {
        note("setLookBack");
    }
    function clearLookBack() {
        note("clearLookBack");
    }
    function lookBack(happened: string, missed: string, sayAgain: string) {
        note("lookBack " + [happened, missed, sayAgain].join("/"));
    }
    function setField(entityId: string, field: string, typed: string) {
        note("setField " + [entityId, field, typed].join("/"));
    }
    function remove(entityId: string, name: string) {
        note("remove " + entityId);
    }
    function showHistory(entityId: string, field: string) {
        note("showHistory " + entityId + " " + field);
    }
    function findCitable(typed: string) {
        note("findCitable " + typed);
    }
    function showCited(entityId: string) {
        note("showCited " + entityId);
    }
}
