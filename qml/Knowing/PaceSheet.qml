// SPDX-License-Identifier: Apache-2.0
// The pace of a plan or a template: how many weeks, and how much at most is asked of them in one.
//   onboarding   its view model;   show()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.ViewModels

Sheet {
    id: sheet

    required property OnboardingViewModel onboarding
    readonly property int weeksLeast: 4
    readonly property int weeksMost: 26
    readonly property int asksMost: 7

    function show() {
        weeks.currentIndex = Math.max(0, Math.min(weeksMost, onboarding.weeks) - weeksLeast);
        asks.currentIndex = Math.min(asksMost, onboarding.asksAWeek) - 1;
        open();
    }
    function finish() {
        onboarding.setPace(weeks.currentIndex + weeksLeast, asks.currentIndex + 1);
        close();
    }

    title: qsTr("The pace")
    description: qsTr("Nothing is held back by it: a week that asks more of them says so, and names the next one with room.")
    initialFocus: weeks
    onSubmitted: finish()
    actions: [
        Button {
            objectName: "done"
            kind: Button.Primary
            text: qsTr("Keep it")
            onClicked: sheet.finish()
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    Select {
        id: weeks

        label: qsTr("How many weeks")
        options: Array.from({length: sheet.weeksMost - sheet.weeksLeast + 1}, (_, index) => qsTr("%n week(s)", "", index + sheet.weeksLeast))
        onChosen: index => currentIndex = index
        Layout.fillWidth: true
    }
    Select {
        id: asks

        label: qsTr("Asked of them in a week, at most")
        options: Array.from({length: sheet.asksMost}, (_, index) => qsTr("%n ask(s)", "", index + 1))
        onChosen: index => currentIndex = index
        Layout.fillWidth: true
    }
}
