// SPDX-License-Identifier: Apache-2.0
// What is typed on the page of the pledge: a line, its words, a story's words, how a miss was made good.
//   pledge   its view model;   add(), reword(…), makeGood(…), changeStory(…)   open the one
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.ViewModels

Item {
    id: sheets

    required property PledgeViewModel pledge
    property string entity: ""

    function add() {
        entity = "";
        words.ask([]);
    }
    function reword(id: string, text: string, notice: string) {
        entity = id;
        words.ask([text, notice]);
    }
    function makeGood(id: string, text: string) {
        entity = id;
        good.ask([text]);
    }
    function changeStory(id: string, text: string) {
        entity = id;
        story.ask([text]);
    }

    visible: false

    WordsSheet {
        id: words

        title: sheets.entity === "" ? qsTr("A line of the pledge") : qsTr("The line's words")
        description: sheets.entity === "" ? "" : qsTr("Who signed before stays listed as having signed before this change.")
        labels: [qsTr("We pledge"), qsTr("How would a client notice?")]
        helps: [qsTr("“You will never chase us.”"), qsTr("Something they could see or hear")]
        doneText: sheets.entity === "" ? qsTr("Add it") : qsTr("Keep it")
        onDone: {
            if (sheets.entity === "")
                sheets.pledge.add(line(0), line(1));
            else
                sheets.pledge.reword(sheets.entity, line(0), line(1));
        }
    }
    WordsSheet {
        id: good

        title: qsTr("How did we make it good?")
        labels: [qsTr("In a sentence")]
        needed: noLine
        doneText: qsTr("Keep it")
        onDone: sheets.pledge.makeGood(sheets.entity, line(0))
    }
    WordsSheet {
        id: story

        title: qsTr("The story")
        labels: [qsTr("What happened?")]
        doneText: qsTr("Keep it")
        onDone: sheets.pledge.changeStory(sheets.entity, line(0))
    }
}
