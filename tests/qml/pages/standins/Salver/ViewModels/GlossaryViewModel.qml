// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property string clientId: ""
    property string client: ""
    property string letters: ""
    property bool printing: false
    property string printSentence: ""
    property bool printFailed: false
    readonly property RowsModel rows: RowsModel {}
    property list<string> clientNames: ["Arden Mills", "Brightwater Housing"]
    property int clientIndex: -1

    function choose(index: int) {
        note("choose " + index);
    }
    function change(termId: string, word: string, plain: string, theirWord: string, example: string) {
        note("change " + [termId, word, plain, theirWord, example].join("/"));
    }
    function remove(termId: string, word: string) {
        note("remove " + termId);
    }
    function showHistory(termId: string) {
        note("showHistory " + termId);
    }
    function savePdf(file: url) {
        note("savePdf " + file);
    }
}
