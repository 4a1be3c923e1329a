// SPDX-License-Identifier: Apache-2.0
// What is typed on a weigh-up's page beside the page itself.
//   weighup   its view model;   askOption(), askColleague(), askView(id), askRecommendation(), askLookBack(), …
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.ViewModels

Item {
    id: sheets

    required property WeighupViewModel weighup
    property string entity: ""

    function askTitle() {
        question.ask([weighup.title]);
    }
    function askOption() {
        way.ask([]);
    }
    function askRename(id: string, name: string) {
        entity = id;
        rename.ask([name]);
    }
    function askCite(pointId: string) {
        entity = pointId;
        pointCites.reset();
        cite.open();
    }
    function askColleague() {
        whom.chosen = "";
        colleague.open();
    }
    function askView(id: string) {
        entity = id;
        stand.currentIndex = Facts.Stand.Agrees;
        viewCites.reset();
        view.ask([]);
    }
    function askRecommendation() {
        direction.chosen = "";
        recommendationCites.reset();
        recommendation.ask([]);
    }
    function askLookBack() {
        back.ask([]);
    }

    visible: false

    WordsSheet {
        id: question

        title: qsTr("What is to be decided?")
        labels: [qsTr("In a line")]
        doneText: qsTr("Keep it")
        onDone: sheets.weighup.setField(sheets.weighup.weighupId, "title", line(0))
    }
    WordsSheet {
        id: way

        title: qsTr("Another way to go")
        labels: [qsTr("In a few words")]
        doneText: qsTr("Add it")
        onDone: sheets.weighup.addOption(line(0))
    }
    WordsSheet {
        id: rename

        title: qsTr("This way to go")
        labels: [qsTr("In a few words")]
        doneText: qsTr("Keep it")
        onDone: sheets.weighup.setField(sheets.entity, "name", line(0))
    }
    Sheet {
        id: cite

        title: qsTr("What does it lean on?")
        initialFocus: pointCites
        actions: [
            Button {
                kind: Button.Primary
                text: qsTr("Cite it")
                enabled: pointCites.chosen !== ""
                onClicked: {
                    sheets.weighup.setField(sheets.entity, "cites", pointCites.chosen);
                    cite.close();
                }
            },
            Button {
                text: qsTr("Cancel")
                onClicked: cite.close()
            }
        ]

        CitePicker {
            id: pointCites

            weighup: sheets.weighup
        }
    }
    Sheet {
        id: colleague

        title: qsTr("Whose view would you like?")
        description: qsTr("It goes out with the next sync. What they say stays beside yours, also where they differ.")
        initialFocus: whom
        actions: [
            Button {
                kind: Button.Primary
                text: qsTr("Ask")
                enabled: whom.chosen !== ""
                onClicked: {
                    sheets.weighup.askSecondView(whom.chosen);
                    colleague.close();
                }
            },
            Button {
                text: qsTr("Cancel")
                onClicked: colleague.close()
            }
        ]

        PickChips {
            id: whom

            model: sheets.weighup.colleagues
            idRole: "memberId"
        }
    }
    WordsSheet {
        id: view

        title: qsTr("How do you see it?")
        labels: [qsTr("From your own experience")]
        doneText: qsTr("Sign it")
        onDone: sheets.weighup.giveSecondView(sheets.entity, line(0), stand.currentIndex, viewCites.chosen)

        Segmented {
            id: stand

            label: qsTr("How do you see it?")
            options: [qsTr("I agree"), qsTr("I see it differently")]
            Layout.fillWidth: true
        }
        CitePicker {
            id: viewCites

            weighup: sheets.weighup
        }
    }
    WordsSheet {
        id: recommendation

        title: qsTr("What do we recommend?")
        description: qsTr("Signed with your signature. An earlier recommendation stays below it.")
        labels: [qsTr("And why"), qsTr("When shall we look back?")]
        helps: ["", qsTr("in six months, end of March, 14/11; or leave it empty")]
        doneText: qsTr("Sign it")
        onDone: sheets.weighup.recommend(line(0), direction.chosen, line(1), recommendationCites.chosen)

        PickChips {
            id: direction

            label: qsTr("Which way is that? None of them is an answer too.")
            model: sheets.weighup.options
            idRole: "optionId"
        }
        CitePicker {
            id: recommendationCites

            weighup: sheets.weighup
        }
    }
    WordsSheet {
        id: back

        title: qsTr("Looking back")
        description: sheets.weighup.title
        labels: [qsTr("What happened?"), qsTr("What did we miss?"), qsTr("Would we say it again?")]
        doneText: qsTr("Keep it")
        onDone: sheets.weighup.lookBack(line(0), line(1), line(2))
    }
}
