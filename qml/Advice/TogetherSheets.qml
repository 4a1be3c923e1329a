// SPDX-License-Identifier: Apache-2.0
// What is typed on the part "Together": one sheet for each thing that can be noted or changed there.
//   together   its view model;   writeDirection(), beginWeighup(), addStance(stance), …   open the one
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.ViewModels

Item {
    id: sheets

    required property TogetherViewModel together
    // What is changed; "" while something new is typed.
    property string entity: ""

    function writeDirection() {
        direction.ask([together.direction]);
    }
    function beginWeighup() {
        weighup.ask([]);
    }
    function addStance(what: int) {
        entity = "";
        stance.type = what;
        stance.ask([]);
    }
    function changeStance(id: string, texts: var) {
        entity = id;
        stance.ask(texts);
    }
    function addAdvice() {
        entity = "";
        advice.ask([]);
    }
    function changeAdvice(id: string, texts: var) {
        entity = id;
        advice.ask(texts);
    }
    function addDelegation() {
        entity = "";
        delegation.ask([]);
    }
    function changeDelegation(id: string, texts: var) {
        entity = id;
        delegation.ask(texts);
    }
    function addProblem() {
        problem.ask([]);
    }
    function addAttempt(id: string, title: string) {
        entity = id;
        attempt.description = title;
        attempt.ask([]);
    }
    function solve(id: string, title: string) {
        entity = id;
        solution.description = title;
        solution.ask([]);
    }

    visible: false

    WordsSheet {
        id: direction

        title: qsTr("Where we think they should head")
        description: qsTr("One paragraph. It is dated and signed with your signature; what stood there before stays in its history.")
        labels: [qsTr("In our words")]
        doneText: qsTr("Sign it")
        preferredWidth: 600
        onDone: sheets.together.setDirection(line(0))
    }
    WordsSheet {
        id: weighup

        title: qsTr("Weigh something up")
        labels: [qsTr("What is to be decided?"), qsTr("One way to go"), qsTr("Another way to go")]
        helps: [qsTr("A question will do: “A new site before the winter?”")]
        doneText: qsTr("Begin")
        onDone: sheets.together.addWeighup(line(0), line(1), line(2))
    }
    WordsSheet {
        id: stance

        property int type: Facts.StanceType.SaidNo

        title: sheets.entity !== "" ? qsTr("How it was") : type === Facts.StanceType.SaidNo ? qsTr("We said no")
            : qsTr("We see it differently")
        labels: [qsTr("They asked"), qsTr("We said"), qsTr("Because it would hurt"), qsTr("Offered instead"), qsTr("How it landed")]
        needed: anyLine
        doneText: sheets.entity !== "" ? qsTr("Keep it") : qsTr("Note it")
        onAboutToShow: stanceWho.chosen = ""
        onDone: {
            if (sheets.entity === "")
                sheets.together.addStance(type, line(0), line(1), line(2), line(3), line(4), stanceWho.chosen);
            else
                sheets.together.change(sheets.entity, ["they asked", "we said", "because", "offered instead", "how it landed"],
                                       [line(0), line(1), line(2), line(3), line(4)]);
        }

        PickChips {
            id: stanceWho

            visible: sheets.entity === ""
            label: qsTr("Who asked?")
            model: sheets.together.people
            idRole: "personId"
        }
    }
    WordsSheet {
        id: advice

        title: sheets.entity !== "" ? qsTr("How it was") : qsTr("Advice")
        labels: [qsTr("They asked"), qsTr("We advised"), qsTr("Because")]
        needed: 1
        doneText: sheets.entity !== "" ? qsTr("Keep it") : qsTr("Note it")
        onAboutToShow: adviceWho.chosen = ""
        onDone: {
            if (sheets.entity === "")
                sheets.together.addAdvice(line(0), line(1), line(2), adviceWho.chosen);
            else
                sheets.together.change(sheets.entity, ["they asked", "we advised", "because"], [line(0), line(1), line(2)]);
        }

        PickChips {
            id: adviceWho

            visible: sheets.entity === ""
            label: qsTr("Who asked?")
            model: sheets.together.people
            idRole: "personId"
        }
    }
    WordsSheet {
        id: delegation

        title: qsTr("What we may decide without asking")
        labels: [qsTr("What"), qsTr("Up to what limit"), qsTr("Until when")]
        helps: ["", qsTr("As they put it: “up to £500 a month”, “not the logo”"), qsTr("end of March, 31/12; or leave it empty")]
        doneText: sheets.entity !== "" ? qsTr("Keep it") : qsTr("Note it")
        onAboutToShow: delegationWho.chosen = ""
        onDone: {
            if (sheets.entity === "")
                sheets.together.addDelegation(line(0), line(1), line(2), delegationWho.chosen);
            else
                sheets.together.change(sheets.entity, ["what", "limit", "until"], [line(0), line(1), line(2)]);
        }

        PickChips {
            id: delegationWho

            visible: sheets.entity === ""
            label: qsTr("Who said so?")
            model: sheets.together.people
            idRole: "personId"
        }
    }
    WordsSheet {
        id: problem

        title: qsTr("Something tricky")
        labels: [qsTr("Where are we stuck?")]
        onDone: sheets.together.addProblem(line(0))
    }
    WordsSheet {
        id: attempt

        title: qsTr("What was tried")
        labels: [qsTr("Tried"), qsTr("Helped by")]
        needed: anyLine
        onDone: sheets.together.addAttempt(sheets.entity, line(0), line(1))
    }
    WordsSheet {
        id: solution

        title: qsTr("What solved it")
        labels: [qsTr("In a sentence that the next one of us can find")]
        doneText: qsTr("Solved")
        onDone: sheets.together.solve(sheets.entity, line(0))
    }
}
