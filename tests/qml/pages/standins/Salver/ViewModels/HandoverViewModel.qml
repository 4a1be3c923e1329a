// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property string handoverId: "h"
    property string client: "Brightwater Housing"
    property string clientId: "c"
    property string from: "Priya Raman"
    property string to: "Tom Ashdown"
    property string stage: ""
    property string why: ""
    property string signature: ""
    property string text: ""
    property string questions: ""
    property string firstVisit: ""
    property bool toSign: false
    property bool toRead: false
    property bool done: false
    property bool unsignedAgain: false
    property bool waiting: false
    property bool contested: false
    readonly property EditorStandIn draft: EditorStandIn {}
    signal leftWanted()

    function sign() {
        note("sign");
    }
    function takeOver(questions: string, visitOn: string) {
        note("takeOver " + [questions, visitOn].join("/"));
    }
    function remove() {
        note("remove");
    }
}
