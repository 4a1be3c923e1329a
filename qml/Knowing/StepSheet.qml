// SPDX-License-Identifier: Apache-2.0
// A step of a plan or of a template: its words, who learns of whom, whether it asks something of them, its week.
//   onboarding   its view model;   show(stepId, values, week)   "" for a new one; values: text, whose, asks, who, with
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.ViewModels

Sheet {
    id: sheet

    required property OnboardingViewModel onboarding
    property string stepId: ""
    readonly property bool fresh: stepId === ""

    function show(id: string, values: var, week: int) {
        stepId = id;
        words.text = values[0];
        whose.currentIndex = values[1];
        asks.checked = values[2];
        who.chosen = values[3];
        withPerson.chosen = values[4];
        inWeek.currentIndex = Math.max(0, week - 1);
        open();
    }
    function finish() {
        if (Words.trimmed(words.text) === "")
            return;
        if (fresh)
            onboarding.addStep(words.text, whose.currentIndex, asks.checked, who.chosen, withPerson.chosen, inWeek.currentIndex + 1);
        else
            onboarding.changeStep(stepId, words.text, whose.currentIndex, asks.checked, who.chosen, withPerson.chosen);
        close();
    }

    title: fresh ? qsTr("A step") : qsTr("Change the step")
    initialFocus: words
    onSubmitted: finish()
    actions: [
        Button {
            objectName: "done"
            kind: Button.Primary
            text: sheet.fresh ? qsTr("Add it") : qsTr("Keep it")
            enabled: Words.trimmed(words.text) !== ""
            onClicked: sheet.finish()
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    TextArea {
        id: words

        label: qsTr("What is there to learn?")
        help: qsTr("Who decides what; how they like bad news; meet the second person")
        minimumLines: 1
        onSubmitted: sheet.finish()
        Layout.fillWidth: true
    }
    Segmented {
        id: whose

        label: qsTr("Who learns")
        options: [qsTr("We learn"), qsTr("They learn")]
        onChosen: index => currentIndex = index
        Layout.fillWidth: true
    }
    Switch {
        id: asks

        text: qsTr("It asks something of them")
        description: qsTr("Their time, a file, an answer. It counts towards the pace of the week.")
        Layout.fillWidth: true
    }
    Select {
        id: inWeek

        visible: sheet.fresh
        label: qsTr("In which week")
        options: Array.from({length: Math.max(sheet.onboarding.weeks, 1)}, (_, index) => qsTr("Week %1").arg(index + 1))
        onChosen: index => currentIndex = index
        Layout.fillWidth: true
    }
    PickChips {
        id: who

        label: qsTr("Who of us")
        model: sheet.onboarding.members
        idRole: "memberId"
    }
    PickChips {
        id: withPerson

        label: qsTr("With whom of them")
        model: sheet.onboarding.people
        idRole: "personId"
    }
}
