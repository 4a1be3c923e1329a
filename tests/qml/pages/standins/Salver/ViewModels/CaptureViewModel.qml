// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property string visitId: "v1"
    property bool isOpen: true
    property string client: "Brightwater Housing"
    property string clientId: "brightwater"
    property string startedAt: "10:04"
    property string people: "Sam Okoro and Lena Fischer"
    property string place: "Brightwater House"
    readonly property RowsModel clientPeople: RowsModel {}
    property var there: []
    property string colleagues: "Tom Ashdown"
    property int mode: 0
    property int visitState: 1
    property string objective: "We want to be the ones people ring first."
    property string objectiveSource: "Sam Okoro, 3 Apr"
    readonly property RowsModel lines: RowsModel {}
    property int unfilledMarks: 1
    property int saveState: Facts.SaveState.Saved
    property string sentence: ""
    readonly property QtObject typing: QtObject {
        property var editor: null
    }
    property int typingType: Facts.LineType.Text
    property int typingLane: -1
    property int typingState: Facts.SaveState.Saved
    property string typingSentence: ""
    property string typingTime: "10:14"
    property bool typingEmpty: false
    readonly property QtObject lineEditor: QtObject {
        property string sentence: ""
        property int saveState: Facts.SaveState.Nothing
        readonly property QtObject bridge: QtObject {
            property var editor: null
        }
    }
    property bool privately: false
    property string editingLineId: ""
    property date today: new Date(2024, 4, 14)
    signal opened()
    signal lineAdded()

    function endLine() {
        note("endLine");
    }

    function setTypingType(type: int) {
        typingType = type;
        note("setTypingType " + type);
    }

    function setTypingLane(lane: int) {
        typingLane = lane;
        note("setTypingLane " + lane);
    }

    function addMark() {
        note("addMark");
    }

    function setMode(to: int) {
        note("setMode " + to);
    }

    function setPlace(typed: string) {
        note("setPlace " + typed);
    }

    function setThere(personId: string, isThere: bool) {
        note("setThere " + personId + " " + isThere);
    }

    function setLineType(lineId: string, type: int) {
        note("setLineType " + lineId + " " + type);
    }

    function setLane(lineId: string, lane: int) {
        note("setLane " + lineId + " " + lane);
    }

    function isPrivate(lineId: string): bool {
        return false;
    }

    function setWhose(lineId: string, whose: int) {
        note("setWhose " + lineId + " " + whose);
    }

    function setWho(lineId: string, personId: string) {
        note("setWho " + lineId + " " + personId);
    }

    function editLine(lineId: string) {
        note("editLine " + lineId);
    }

    function endEdit() {
        note("endEdit");
    }

    function setDue(promiseId: string, day: date) {
        note("setDue " + promiseId);
    }

    function clearDue(promiseId: string) {
        note("clearDue " + promiseId);
    }
}
