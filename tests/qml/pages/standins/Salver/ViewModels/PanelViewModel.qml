// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages, as GoingViewModel does.
import QtQml

QtObject {
    property bool active: false
    property string readTrouble: ""
    property var calls: []
    property string panelId: "q"
    property string question: ""
    property string wayOfAsking: ""
    property string banner: ""
    property string note: ""
    property string how: ""
    property string askers: ""
    property string size: ""
    property string source: ""
    property bool closed: false
    property bool contested: false
    property string lookingFor: ""
    readonly property RowsModel panels: RowsModel {}
    readonly property RowsModel sorted: RowsModel {}
    readonly property RowsModel alone: RowsModel {}
    readonly property RowsModel silent: RowsModel {}
    readonly property RowsModel themes: RowsModel {}
    readonly property RowsModel askable: RowsModel {}
    signal changed()
    signal panelMade(string panelId)

    function say(what: string) {
        calls = calls.concat([what]);
    }
    function refresh() {
        say("refresh");
    }
    function begin(question: string, how: string) {
        say("begin " + question + "/" + how);
    }
    function noteAnswer(personId: string, typed: string, mode: int) {
        say("noteAnswer " + [personId, typed, mode].join("/"));
    }
    function nameTheme(name: string) {
        say("nameTheme " + name);
    }
    function nameThemeFor(name: string, answerId: string) {
        say("nameThemeFor " + name + "/" + answerId);
    }
    function sort(themeId: string, answerId: string, there: bool) {
        say("sort " + [themeId, answerId, there].join("/"));
    }
    function holds(themeId: string, answerId: string): bool {
        return false;
    }
    function setClosed(shut: bool) {
        say("setClosed " + shut);
    }
    function change(entityId: string, field: string, typed: string) {
        say("change " + [entityId, field, typed].join("/"));
    }
    function remove(entityId: string, name: string) {
        say("remove " + entityId);
    }
    function showHistory(entityId: string, field: string) {
        say("showHistory " + entityId + " " + field);
    }
}
