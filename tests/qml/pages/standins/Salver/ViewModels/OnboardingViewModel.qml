// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property string clientId: "c"
    property string planId: ""
    property string title: ""
    property string where: ""
    property bool done: false
    property bool waiting: false
    property bool contested: false
    property int week: 0
    property int weeks: 12
    property int asksAWeek: 3
    readonly property RowsModel rows: RowsModel {}
    readonly property RowsModel plans: RowsModel {}
    readonly property RowsModel templates: RowsModel {}
    readonly property RowsModel people: RowsModel {}
    readonly property RowsModel members: RowsModel {}

    function open(id: string) {
        note("open " + id);
    }
    function showPlan(id: string) {
        note("showPlan " + id);
    }
    function addTemplate(name: string) {
        note("addTemplate " + name);
    }
    function start(templateId: string, startsOn: string) {
        note("start " + templateId + " " + startsOn);
    }
    function addStep(text: string, whose: int, asks: bool, who: string, withPerson: string, week: int) {
        note("addStep " + [text, whose, asks, who, withPerson, week].join("/"));
    }
    function changeStep(stepId: string, text: string, whose: int, asks: bool, who: string, withPerson: string) {
        note("changeStep " + [stepId, text, whose, asks, who, withPerson].join("/"));
    }
    function moveStep(stepId: string, week: int) {
        note("moveStep " + stepId + " " + week);
    }
    function shiftStep(stepId: string, up: bool) {
        note("shiftStep " + stepId + " " + up);
    }
    function ask(stepId: string) {
        note("ask " + stepId);
    }
    function unask(stepId: string) {
        note("unask " + stepId);
    }
    function learn(stepId: string, sentence: string) {
        note("learn " + stepId + " " + sentence);
    }
    function keepAsFact(stepId: string, type: int, ofClient: bool) {
        note("keepAsFact " + [stepId, type, ofClient].join("/"));
    }
    function slowDown() {
        note("slowDown");
    }
    function setPace(weeks: int, asksAWeek: int) {
        note("setPace " + weeks + " " + asksAWeek);
    }
    function rename(name: string) {
        note("rename " + name);
    }
    function finish(done: bool) {
        note("finish " + done);
    }
    function remove(id: string, name: string) {
        note("remove " + id);
    }
    function showHistory(id: string, field: string) {
        note("showHistory " + id + " " + field);
    }
}
