// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property string clientId: "brightwater"
    property bool isOpen: true
    property string client: "Brightwater Housing"
    property string subtitle: "today, 10:00 · on site · Brightwater House, Lea room · Sam Okoro, Lena Fischer"
    readonly property RowsModel rows: RowsModel {}
    property string missing: ""
    property bool running: false
    property bool printing: false
    property string printSentence: ""
    property bool printFailed: false

    function start() {
        note("start");
    }

    function ask(typed: string) {
        note("ask " + typed);
    }

    function asked(lineId: string) {
        note("asked " + lineId);
    }

    function thank(factId: string) {
        note("thank " + factId);
    }

    function savePdf(file: url) {
        note("savePdf " + file);
    }
}
