// SPDX-License-Identifier: Apache-2.0
// What is typed about an agreement: a line, its words, with whom it is agreed, something to try, what was learned.
//   agreement   its view model;   ofTemplate;   add(), reword(…), agree(…), tryIt(), settle(…)   open the one
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.ViewModels

Item {
    id: sheets

    required property AgreementViewModel agreement
    property bool ofTemplate: false
    property string entity: ""
    readonly property list<string> topics: [qsTr("Who decides what"), qsTr("How we disagree"), qsTr("How bad news travels"),
                                            qsTr("What meetings are like"), qsTr("Which tools"), qsTr("What we never do")]

    function add() {
        topic.currentIndex = AgreementViewModel.WhoDecides;
        newLine.ask([]);
    }
    function reword(id: string, text: string) {
        entity = id;
        words.ask([text]);
    }
    function agree(id: string, text: string) {
        entity = id;
        agreed.description = text;
        agreed.ask([]);
    }
    function tryIt() {
        experiment.ask([]);
    }
    function settle(id: string, text: string, how: int) {
        if (how === AgreementViewModel.Trying) {
            agreement.settle(id, how, "");
            return;
        }
        entity = id;
        learned.how = how;
        learned.description = text;
        learned.ask([]);
    }

    visible: false

    WordsSheet {
        id: newLine

        title: sheets.ofTemplate ? qsTr("A line of our template") : qsTr("What we agree")
        labels: [qsTr("In a line")]
        doneText: qsTr("Note it")
        onAboutToShow: who.chosen = ""
        onDone: sheets.agreement.add(topic.currentIndex, line(0), who.chosen)

        Select {
            id: topic

            label: qsTr("What is it about?")
            options: sheets.topics
            onChosen: index => currentIndex = index
            Layout.fillWidth: true
        }
        PickChips {
            id: who

            visible: !sheets.ofTemplate && sheets.agreement.people.count > 0
            label: qsTr("Agreed with (leave it open if nobody has agreed yet)")
            model: sheets.agreement.people
            idRole: "personId"
        }
    }
    WordsSheet {
        id: words

        title: sheets.ofTemplate ? qsTr("The template's words") : qsTr("What we agree")
        labels: [qsTr("In a line")]
        doneText: qsTr("Keep it")
        onDone: sheets.agreement.reword(sheets.entity, line(0))
    }
    WordsSheet {
        id: agreed

        title: qsTr("Agreed with them")
        labels: [qsTr("When")]
        helps: [qsTr("today, last Friday, 3/5; empty is today")]
        needed: noLine
        doneText: qsTr("Agreed")
        onAboutToShow: withWhom.chosen = ""
        onDone: sheets.agreement.agree(sheets.entity, withWhom.chosen, line(0))

        PickChips {
            id: withWhom

            label: qsTr("With whom?")
            model: sheets.agreement.people
            idRole: "personId"
        }
    }
    WordsSheet {
        id: experiment

        title: qsTr("Something to try with them")
        labels: [qsTr("What do we try?")]
        helps: [qsTr("“Fifteen minutes standing up instead of the monthly call”")]
        doneText: qsTr("Try it")
        onDone: sheets.agreement.tryIt(line(0))
    }
    WordsSheet {
        id: learned

        property int how: AgreementViewModel.Keep

        title: how === AgreementViewModel.Keep ? qsTr("We keep it") : qsTr("We drop it")
        labels: [qsTr("What did we learn?")]
        helps: [qsTr("It may stay blank; the blank stays visible.")]
        needed: noLine
        doneText: how === AgreementViewModel.Keep ? qsTr("Keep it") : qsTr("Drop it")
        onDone: sheets.agreement.settle(sheets.entity, how, line(0))
    }
}
