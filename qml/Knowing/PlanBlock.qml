// SPDX-License-Identifier: Apache-2.0
// A client's plan of getting to know each other: where it stands, its weeks, and how to slow down.
//   onboarding   its view model;   templatesRequested()   the team's templates
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: block

    required property OnboardingViewModel onboarding
    readonly property bool has: onboarding.planId !== ""
    signal templatesRequested()

    spacing: Style.s12

    SectionHeader {
        text: block.has ? block.onboarding.title : qsTr("Getting to know each other")
        actionText: block.has && !block.onboarding.done ? qsTr("Add a step") : qsTr("Start")
        onActivated: {
            if (block.has && !block.onboarding.done)
                sheets.addStep(Math.max(1, block.onboarding.week));
            else
                sheets.start();
        }
        Layout.fillWidth: true
    }
    Label {
        visible: !block.has
        text: qsTr("Two or three months in which we learn of them and they of us: who decides, how they like news, what went wrong with the last agency. A few steps a week, no more asks than they can take.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    RowLayout {
        visible: block.has
        spacing: Style.s8
        Layout.fillWidth: true

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: block.onboarding.where
                color: Style.ink2
                Layout.fillWidth: true
            }
            Label {
                text: qsTr("At most %n ask(s) of them a week", "", block.onboarding.asksAWeek)
                token: Style.caption
                color: Style.ink3
                Layout.fillWidth: true
            }
            MatterSync {
                waiting: block.onboarding.waiting
                contested: block.onboarding.contested
            }
        }
        IconButton {
            id: more

            glyph: "more"
            text: qsTr("More about this plan")
            onClicked: menu.open()
            Layout.alignment: Qt.AlignTop

            Menu {
                id: menu

                y: more.height

                MenuRow {
                    text: qsTr("Change the pace…")
                    glyph: "clock"
                    onTriggered: sheets.pace()
                }
                MenuRow {
                    text: block.onboarding.done ? qsTr("Under way again") : qsTr("Done, for now")
                    glyph: "check"
                    onTriggered: block.onboarding.finish(!block.onboarding.done)
                }
                MenuRow {
                    text: qsTr("The team's templates")
                    glyph: "book"
                    onTriggered: block.templatesRequested()
                }
                MenuRow {
                    text: qsTr("Delete this plan")
                    glyph: "delete"
                    destructive: true
                    onTriggered: block.onboarding.remove(block.onboarding.planId, block.onboarding.title)
                }
            }
        }
    }
    Flow {
        visible: block.onboarding.plans.count > 0
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: block.onboarding.plans
            delegate: Chip {
                required property string planId
                required property string name
                required property string detail
                required property bool shown

                text: name
                description: detail
                checkable: true
                checked: shown
                onClicked: block.onboarding.showPlan(planId)
            }
        }
    }
    Button {
        visible: block.has && !block.onboarding.done && block.onboarding.rows.count > 0
        text: qsTr("Slow down by a week")
        glyph: "clock"
        description: qsTr("What is left comes a week later")
        onClicked: block.onboarding.slowDown()
    }
    PlanTimeline {
        onboarding: block.onboarding
        live: true
        onChangeAsked: (step, values) => sheets.changeStep(step, values)
        onLearnAsked: (stepId, text, learned, whose) => sheets.learn(stepId, text, learned, whose)
        onFactAsked: (stepId, learned, withPerson) => sheets.keepAsFact(stepId, learned, withPerson)
        Layout.fillWidth: true
    }
    Button {
        visible: !block.has
        kind: Button.Quiet
        text: qsTr("The team's templates")
        trailingGlyph: "chevron-right"
        onClicked: block.templatesRequested()
        Layout.leftMargin: -leftPadding
    }
    PlanSheets {
        id: sheets

        onboarding: block.onboarding
    }
}
