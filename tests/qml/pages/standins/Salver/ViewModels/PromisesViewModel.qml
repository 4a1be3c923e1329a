// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property int side: Facts.Direction.Ours
    readonly property RowsModel due: RowsModel {}
    readonly property RowsModel later: RowsModel {}
    readonly property RowsModel kept: RowsModel {}
    readonly property RowsModel letGo: RowsModel {}
    property int oursOpen: 0
    property int theirsOpen: 0
    property date today: new Date(2024, 4, 14)

    function keep(promiseId: string) {
        note("keep " + promiseId);
    }

    function reopen(promiseId: string) {
        note("reopen " + promiseId);
    }

    function letPromiseGo(promiseId: string, word: string) {
        note("letGo " + promiseId + ": " + word);
    }

    function setDue(promiseId: string, day: date) {
        note("setDue " + promiseId + " " + Qt.formatDate(day, "yyyy-MM-dd"));
    }

    function clearDue(promiseId: string) {
        note("clearDue " + promiseId);
    }

    function setDueInWords(promiseId: string, typed: string) {
        note("setDueInWords " + promiseId + " " + typed);
    }

    function setRepeats(promiseId: string, typed: string) {
        note("setRepeats " + promiseId + " " + typed);
    }

    function openLine(clientId: string, visitId: string, lineId: string) {
        note("openLine " + lineId);
    }

    function setPrivate(entityId: string, isPrivate: bool) {
        note((isPrivate ? "private " : "share ") + entityId);
    }

    function dayUnderstood(typed: string): string {
        return typed.trim() === "thu" ? "Thu 16 May" : "";
    }
}
