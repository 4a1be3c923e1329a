// SPDX-License-Identifier: Apache-2.0
// Getting to know each other, and the touches along the way; the part of the client's page.
//   onboarding, touches   its view models;   templatesRequested()   the team's templates
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Scroller {
    id: part

    required property OnboardingViewModel onboarding
    required property TouchesViewModel touches
    signal templatesRequested()

    maxWidth: Style.noteWidth

    Binding {
        target: part.onboarding
        property: "active"
        value: part.visible
    }
    Binding {
        target: part.touches
        property: "active"
        value: part.visible
    }
    Banner {
        visible: text !== ""
        tone: Banner.Trouble
        text: part.onboarding.readTrouble !== "" ? part.onboarding.readTrouble : part.touches.readTrouble
        actionText: qsTr("Try again")
        onActivated: {
            part.onboarding.refresh();
            part.touches.refresh();
        }
        Layout.fillWidth: true
    }
    PlanBlock {
        onboarding: part.onboarding
        onTemplatesRequested: part.templatesRequested()
        Layout.fillWidth: true
    }
    TouchBlock {
        touches: part.touches
        Layout.fillWidth: true
    }
}
