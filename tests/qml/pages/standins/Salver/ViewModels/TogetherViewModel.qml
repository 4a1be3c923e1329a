// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property string clientId: "c"
    property string direction: ""
    property string directionSource: ""
    property string directionId: "d"
    property bool directionWaiting: false
    property bool directionContested: false
    readonly property RowsModel weighups: RowsModel {}
    readonly property RowsModel stances: RowsModel {}
    readonly property RowsModel advice: RowsModel {}
    readonly property RowsModel delegations: RowsModel {}
    readonly property RowsModel problems: RowsModel {}
    readonly property RowsModel people: RowsModel {}

    function setDirection(typed: string) {
        note("setDirection " + typed);
    }
    function addWeighup(title: string, one: string, other: string) {
        note("addWeighup " + [title, one, other].join("/"));
    }
    function weighUp(adviceId: string) {
        note("weighUp " + adviceId);
    }
    function addStance(stance: int, asked: string, said: string, because: string, instead: string, landed: string, personId: string) {
        note("addStance " + [stance, asked, said, because, instead, landed, personId].join("/"));
    }
    function backStance(stanceId: string, word: string) {
        note("backStance " + stanceId);
    }
    function addAdvice(asked: string, advised: string, because: string, personId: string) {
        note("addAdvice " + [asked, advised, because, personId].join("/"));
    }
    function addDelegation(what: string, limit: string, until: string, personId: string) {
        note("addDelegation " + [what, limit, until, personId].join("/"));
    }
    function addProblem(title: string) {
        note("addProblem " + title);
    }
    function addAttempt(problemId: string, tried: string, helpedBy: string) {
        note("addAttempt " + [problemId, tried, helpedBy].join("/"));
    }
    function solve(problemId: string, how: string) {
        note("solve " + problemId + " " + how);
    }
    function reopen(problemId: string) {
        note("reopen " + problemId);
    }
    function change(entityId: string, fields: var, typed: var) {
        note("change " + entityId + " " + fields.join(",") + " " + typed.join(","));
    }
    function remove(entityId: string, title: string) {
        note("remove " + entityId);
    }
    function showHistory(entityId: string, field: string) {
        note("showHistory " + entityId + " " + field);
    }
    function showLine(lineId: string) {
        note("showLine " + lineId);
    }
}
