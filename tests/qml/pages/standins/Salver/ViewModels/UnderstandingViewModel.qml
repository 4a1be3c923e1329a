// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property string clientId: "c"
    property string client: "Brightwater Housing"
    property string onlyHere: ""
    property string alsoUsed: ""
    readonly property RowsModel business: RowsModel {}
    readonly property RowsModel brand: RowsModel {}
    readonly property RowsModel notKnown: RowsModel {}
    readonly property RowsModel terms: RowsModel {}
    readonly property RowsModel toDecode: RowsModel {}

    function addFact(type: int, text: string, source: string) {
        note("addFact " + [type, text, source].join("/"));
    }
    function changeFact(factId: string, text: string, source: string) {
        note("changeFact " + [factId, text, source].join("/"));
    }
    function confirmFact(factId: string) {
        note("confirmFact " + factId);
    }
    function answer(factId: string, type: int, text: string, source: string) {
        note("answer " + [factId, type, text, source].join("/"));
    }
    function setOnlyHere(typed: string) {
        note("setOnlyHere " + typed);
    }
    function remove(entityId: string, name: string) {
        note("remove " + entityId);
    }
    function showHistory(factId: string) {
        note("showHistory " + factId);
    }
}
