// SPDX-License-Identifier: Apache-2.0
// What is typed on the part "Business & brand": a fact of one of its kinds, an answer to what we did not know, what we do
// only here.
//   understanding   its view model
//   addBusiness()   addBrand()   addUsed()   addNotKnown()   answer(id, question)   change(id, texts)   writeOnlyHere()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.ViewModels

Item {
    id: sheets

    required property UnderstandingViewModel understanding
    // What is changed or answered; "" while something new is typed.
    property string entity: ""
    // The kind of each row of the picker, and what it is called.
    readonly property list<int> businessTypes: [Facts.FactType.Money, Facts.FactType.Calendar, Facts.FactType.Pressure,
                                                Facts.FactType.Rival, Facts.FactType.WhoIsWho]
    readonly property list<int> brandTypes: [Facts.FactType.Voice, Facts.FactType.NeverSays, Facts.FactType.Pictures,
                                             Facts.FactType.UsedIt]
    readonly property list<string> businessNames: [qsTr("How they make money"), qsTr("Their year"), qsTr("What presses them"),
                                                   qsTr("Who they watch"), qsTr("Who is who")]
    readonly property list<string> brandNames: [qsTr("How they sound"), qsTr("What they never say"), qsTr("Their pictures"),
                                                qsTr("When one of us used it")]

    function addFact(types: list<int>, names: list<string>, first: int) {
        entity = "";
        fact.types = types;
        kind.options = names;
        kind.currentIndex = first;
        fact.ask([]);
    }
    function addBusiness() {
        addFact(businessTypes, businessNames, 0);
    }
    function addBrand() {
        addFact(brandTypes, brandNames, 0);
    }
    function addUsed() {
        addFact(brandTypes, brandNames, 3);
    }
    function addNotKnown() {
        unknown.ask([]);
    }
    function answer(id: string, question: string) {
        entity = id;
        answerSheet.description = question;
        answerKind.currentIndex = 4;
        answerSheet.ask([]);
    }
    function change(id: string, texts: var) {
        entity = id;
        changeSheet.ask(texts);
    }
    function writeOnlyHere() {
        onlyHere.ask([understanding.onlyHere]);
    }

    visible: false

    WordsSheet {
        id: fact

        property list<int> types: sheets.businessTypes

        title: qsTr("What we know")
        labels: [qsTr("In a sentence"), qsTr("Who told us")]
        onDone: sheets.understanding.addFact(types[kind.currentIndex], line(0), line(1))

        Select {
            id: kind

            label: qsTr("What it is about")
            options: sheets.businessNames
            onChosen: index => currentIndex = index
            Layout.fillWidth: true
        }
    }
    WordsSheet {
        id: unknown

        title: qsTr("What we do not know yet")
        description: qsTr("It stands in the brief until somebody knows.")
        labels: [qsTr("As a question")]
        onDone: sheets.understanding.addFact(Facts.FactType.NotKnown, line(0), "")
    }
    WordsSheet {
        id: answerSheet

        title: qsTr("Now we know")
        labels: [qsTr("The answer"), qsTr("Who told us")]
        doneText: qsTr("Keep it")
        onDone: sheets.understanding.answer(sheets.entity, [...sheets.businessTypes, ...sheets.brandTypes][answerKind.currentIndex],
                                            line(0), line(1))

        Select {
            id: answerKind

            label: qsTr("What it is about")
            options: [...sheets.businessNames, ...sheets.brandNames]
            onChosen: index => currentIndex = index
            Layout.fillWidth: true
        }
    }
    WordsSheet {
        id: changeSheet

        title: qsTr("Change it")
        labels: [qsTr("In a sentence"), qsTr("Who told us")]
        doneText: qsTr("Keep it")
        onDone: sheets.understanding.changeFact(sheets.entity, line(0), line(1))
    }
    WordsSheet {
        id: onlyHere

        title: qsTr("What we do only for them")
        labels: [qsTr("In a line")]
        needed: noLine
        doneText: qsTr("Keep it")
        onDone: sheets.understanding.setOnlyHere(line(0))
    }
}
