// SPDX-License-Identifier: Apache-2.0
// The weeks of a plan, or of a template, one under another, with the steps of each.
//   onboarding   its view model;   live   a plan with a client: it can be asked and learned
//   changeAsked(stepId, values)   learnAsked(stepId, text, learned, whose)   factAsked(stepId, learned, withPerson)
pragma ComponentBehavior: Bound
import QtQuick
import Qt.labs.qmlmodels
import Salver.ViewModels

Column {
    id: timeline

    required property OnboardingViewModel onboarding
    property bool live: false
    signal changeAsked(string stepId, var values)
    signal learnAsked(string stepId, string text, string learned, int whose)
    signal factAsked(string stepId, string learned, string withPerson)

    visible: onboarding.rows.count > 0
    Accessible.role: Accessible.List
    Accessible.name: qsTr("The plan, by week")

    Repeater {
        model: timeline.onboarding.rows
        delegate: DelegateChooser {
            role: "head"

            DelegateChoice {
                roleValue: true
                PlanWeek {
                    width: timeline.width
                }
            }
            DelegateChoice {
                roleValue: false
                PlanStep {
                    id: step

                    width: timeline.width
                    live: timeline.live
                    ended: timeline.onboarding.done
                    onAsked: timeline.onboarding.ask(stepId)
                    onUnasked: timeline.onboarding.unask(stepId)
                    onMoved: toWeek => timeline.onboarding.moveStep(stepId, toWeek)
                    onShifted: up => timeline.onboarding.shiftStep(stepId, up)
                    onChangeAsked: timeline.changeAsked(stepId, [text, whose, asks, whoId, withId])
                    onLearnAsked: timeline.learnAsked(stepId, text, learned, whose)
                    onFactAsked: timeline.factAsked(stepId, learned, step.withPerson)
                    onHistoryAsked: field => timeline.onboarding.showHistory(stepId, field)
                    onRemoved: timeline.onboarding.remove(stepId, text)
                }
            }
        }
    }
}
