// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

QtObject {
    property int revision: 0
    property string clientId: "c"
    property string client: "Brightwater Housing"
    property var calls: []
    readonly property RowsModel terms: RowsModel {}
    readonly property RowsModel people: RowsModel {}

    function note(what: string) {
        calls = calls.concat([what]);
    }
    function marked(text: string, about: string): string {
        return text.includes("CTR") ? text.replace("CTR", "<a href=\"t\">CTR</a>") : "";
    }
    function ask(text: string, about: string, termId: string) {
        note("ask " + [text, about, termId].join("/"));
    }
    function explain(termId: string, personId: string) {
        note("explain " + termId + " " + personId);
    }
    function add(about: string, word: string, plain: string, theirWord: string, example: string) {
        note("add " + [about, word, plain, theirWord, example].join("/"));
    }
    function change(termId: string, word: string, plain: string, theirWord: string, example: string) {
        note("change " + [termId, word, plain, theirWord, example].join("/"));
    }
}
