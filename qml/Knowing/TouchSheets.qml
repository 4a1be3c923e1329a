// SPDX-License-Identifier: Apache-2.0
// What is typed on touches: when it was given, how it landed, a change, what they cannot accept.
//   touches   its view model;   give(…), land(…), change(…), addRefused()   open the one
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.ViewModels

Item {
    id: sheets

    required property TouchesViewModel touches
    property string touchId: ""

    function give(id: string, idea: string, value: string) {
        touchId = id;
        given.description = idea;
        given.ask(["", value, ""]);
    }
    function land(id: string, idea: string, said: string) {
        touchId = id;
        landed.description = idea;
        landed.ask([said]);
    }
    function change(id: string, texts: var) {
        touchId = id;
        changed.ask(texts);
    }
    function addRefused() {
        refused.ask([]);
    }

    visible: false

    WordsSheet {
        id: given

        title: qsTr("Given")
        labels: [qsTr("On which day"), qsTr("Its value, as the register should have it"), qsTr("How it landed")]
        helps: [qsTr("Empty is today; yesterday, Friday, 3 May"), qsTr("£18, or leave it empty"),
                qsTr("What they said, what they enjoyed or declined")]
        needed: noLine
        doneText: qsTr("Note it")
        onAboutToShow: who.chosen = ""
        onDone: sheets.touches.give(sheets.touchId, line(0), line(1), line(2), who.chosen)

        PickChips {
            id: who

            label: qsTr("Who gave it, where it was not you")
            model: sheets.touches.members
            idRole: "memberId"
        }
    }
    WordsSheet {
        id: landed

        title: qsTr("How it landed")
        labels: [qsTr("What they said, what they enjoyed or declined")]
        needed: noLine
        onDone: sheets.touches.land(sheets.touchId, line(0))
    }
    WordsSheet {
        id: changed

        title: qsTr("How it was")
        labels: [qsTr("The idea"), qsTr("Because"), qsTr("Its value, as the register should have it")]
        doneText: qsTr("Keep it")
        onDone: sheets.touches.change(sheets.touchId, ["idea", "because", "value"], [line(0), line(1), line(2)])
    }
    WordsSheet {
        id: refused

        title: qsTr("What they cannot accept")
        labels: [qsTr("In a line"), qsTr("Who told us")]
        helps: [qsTr("Nothing over £25, by their policy; no drink; no nuts")]
        onAboutToShow: whom.chosen = ""
        onDone: sheets.touches.addRefused(line(0), line(1), whom.chosen)

        PickChips {
            id: whom

            label: qsTr("Who of them; nobody picked is all of them")
            model: sheets.touches.people
            idRole: "personId"
        }
    }
}
