// SPDX-License-Identifier: Apache-2.0
// The team's templates of getting to know each other: whoever starts with a client begins with one of these.
//   templates   its view model, open on no client
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property OnboardingViewModel templates
    readonly property bool has: templates.planId !== ""

    title: qsTr("Templates")
    subtitle: qsTr("Getting to know each other")
    actions: Button {
        text: qsTr("New template")
        glyph: "plus"
        onClicked: named.ask([])
    }

    Binding {
        target: page.templates
        property: "active"
        value: page.visible
    }
    Scroller {
        anchors.fill: parent
        maxWidth: Style.noteWidth

        Banner {
            visible: page.templates.readTrouble !== ""
            tone: Banner.Trouble
            text: page.templates.readTrouble
            actionText: qsTr("Try again")
            onActivated: page.templates.refresh()
            Layout.fillWidth: true
        }
        EmptyState {
            visible: page.templates.templates.count === 0
            drawing: "clients"
            text: qsTr("The team has no template yet")
            detail: qsTr("What you always want to learn of a new client, and what they should learn of you, in the weeks in which it fits.")
            actionText: qsTr("New template")
            onActivated: named.ask([])
            Layout.fillWidth: true
        }
        Column {
            id: list

            visible: page.templates.templates.count > 0
            Layout.fillWidth: true

            Repeater {
                model: page.templates.templates
                delegate: ListRow {
                    required property string planId
                    required property string name
                    required property string detail
                    required property bool shown

                    width: list.width
                    text: name
                    subtitle: detail
                    selected: shown
                    chevron: !shown
                    onClicked: page.templates.showPlan(planId)
                }
            }
        }
        SectionHeader {
            visible: page.has
            text: page.templates.title
            actionText: qsTr("Add a step")
            onActivated: sheets.addStep(1)
            Layout.fillWidth: true
        }
        RowLayout {
            visible: page.has
            spacing: Style.s8
            Layout.fillWidth: true

            Label {
                text: page.templates.where
                color: Style.ink2
                Layout.fillWidth: true
            }
            IconButton {
                id: more

                glyph: "more"
                text: qsTr("More about this template")
                onClicked: menu.open()

                Menu {
                    id: menu

                    y: more.height

                    MenuRow {
                        text: qsTr("Change the pace…")
                        glyph: "clock"
                        onTriggered: sheets.pace()
                    }
                    MenuRow {
                        text: qsTr("Rename…")
                        glyph: "edit"
                        onTriggered: renamed.ask([page.templates.title])
                    }
                    MenuRow {
                        text: qsTr("Earlier versions")
                        glyph: "history"
                        onTriggered: page.templates.showHistory(page.templates.planId, "title")
                    }
                    MenuRow {
                        text: qsTr("Delete")
                        glyph: "delete"
                        destructive: true
                        onTriggered: page.templates.remove(page.templates.planId, page.templates.title)
                    }
                }
            }
        }
        Label {
            visible: page.has && page.templates.rows.count === 0
            text: qsTr("No step yet. The first weeks ask little: who decides, how they like news.")
            color: Style.ink3
            Layout.fillWidth: true
        }
        PlanTimeline {
            onboarding: page.templates
            onChangeAsked: (step, values) => sheets.changeStep(step, values)
            Layout.fillWidth: true
        }
    }
    PlanSheets {
        id: sheets

        onboarding: page.templates
    }
    WordsSheet {
        id: named

        title: qsTr("A new template")
        labels: [qsTr("What it is called")]
        doneText: qsTr("Add it")
        onDone: page.templates.addTemplate(line(0))
    }
    WordsSheet {
        id: renamed

        title: qsTr("Rename the template")
        labels: [qsTr("What it is called")]
        doneText: qsTr("Keep it")
        onDone: page.templates.rename(line(0))
    }
}
