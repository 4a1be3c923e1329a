// SPDX-License-Identifier: Apache-2.0
// What is typed on a plan: a step, what was learned, the pace, how a plan begins.
//   onboarding   its view model;   addStep(week), changeStep(id, values), learn(…), keepAsFact(…), pace(), start()
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.ViewModels

Item {
    id: sheets

    required property OnboardingViewModel onboarding
    property string stepId: ""

    function addStep(week: int) {
        stepSheet.show("", ["", Facts.Learner.WeLearn, false, "", ""], week);
    }
    function changeStep(id: string, values: var) {
        stepSheet.show(id, values, 0);
    }
    function learn(id: string, text: string, learned: string, whose: int) {
        stepId = id;
        learnt.ours = whose === Facts.Learner.WeLearn;
        learnt.description = text;
        learnt.ask([learned]);
    }
    function keepAsFact(id: string, learned: string, withPerson: string) {
        fact.show(id, learned, withPerson);
    }
    function pace() {
        paceSheet.show();
    }
    function start() {
        startSheet.open();
    }

    visible: false

    StepSheet {
        id: stepSheet

        onboarding: sheets.onboarding
    }
    WordsSheet {
        id: learnt

        property bool ours: true

        title: ours ? qsTr("What we learned") : qsTr("What they learned")
        labels: [qsTr("In one sentence")]
        helps: [qsTr("Empty takes it back.")]
        needed: noLine
        doneText: qsTr("Note it")
        onDone: sheets.onboarding.learn(sheets.stepId, line(0))
    }
    FactOfStep {
        id: fact

        onboarding: sheets.onboarding
    }
    PaceSheet {
        id: paceSheet

        onboarding: sheets.onboarding
    }
    StartSheet {
        id: startSheet

        onboarding: sheets.onboarding
    }
}
