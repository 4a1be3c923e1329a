// SPDX-License-Identifier: Apache-2.0
// How a plan with a client begins: from which of the team's templates, on which day.
//   onboarding   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Sheet {
    id: sheet

    required property OnboardingViewModel onboarding

    function finish() {
        onboarding.start(origin.chosen, day.text);
        close();
    }

    title: qsTr("Getting to know each other")
    description: qsTr("The steps of the template are copied; here you can change them for this client.")
    initialFocus: day
    onAboutToShow: {
        day.text = "";
        origin.chosen = onboarding.templates.count > 0 ? onboarding.templates.fact(0, "planId") : "";
    }
    onSubmitted: finish()
    actions: [
        Button {
            objectName: "done"
            kind: Button.Primary
            text: qsTr("Begin")
            onClicked: sheet.finish()
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    TextField {
        id: day

        label: qsTr("From which day on")
        help: qsTr("today; Monday; 3 June")
        placeholderText: qsTr("today")
        onAccepted: sheet.finish()
        Layout.fillWidth: true
    }
    PickChips {
        id: origin

        label: qsTr("From a template of the team")
        model: sheet.onboarding.templates
        idRole: "planId"
    }
    Label {
        visible: sheet.onboarding.templates.count === 0
        text: qsTr("The team has no template yet; the plan begins empty.")
        color: Style.ink3
        Layout.fillWidth: true
    }
}
