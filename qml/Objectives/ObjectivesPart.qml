// SPDX-License-Identifier: Apache-2.0
// A client's objectives, each with its evidence in short; the part of the client's page.
//   objectives   its view model;   objectiveRequested(id)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Scroller {
    id: part

    required property ObjectivesViewModel objectives
    signal objectiveRequested(string objectiveId)

    maxWidth: Style.noteWidth

    Binding {
        target: part.objectives
        property: "active"
        value: part.visible
    }
    Banner {
        visible: part.objectives.readTrouble !== ""
        tone: Banner.Trouble
        text: part.objectives.readTrouble
        actionText: qsTr("Try again")
        onActivated: part.objectives.refresh()
        Layout.fillWidth: true
    }
    EmptyState {
        visible: part.objectives.rows.count === 0 && part.objectives.readTrouble === ""
        drawing: "visits"
        text: qsTr("Nobody has noted yet what they want")
        detail: qsTr("Write it down in their words. Begin a line with ~ while you capture a visit, or type it here.")
        actionText: qsTr("Note what they want")
        onActivated: sheet.ask([])
        Layout.fillWidth: true
    }
    SectionHeader {
        visible: part.objectives.rows.count > 0
        text: qsTr("What they want, in their words")
        actionText: qsTr("Add")
        onActivated: sheet.ask([])
        Layout.fillWidth: true
    }
    Column {
        id: cards

        spacing: Style.s12
        Layout.fillWidth: true

        Repeater {
            model: part.objectives.rows
            delegate: ObjectiveCard {
                onOpened: part.objectiveRequested(objectiveId)
                width: cards.width
            }
        }
    }
    WordsSheet {
        id: sheet

        title: qsTr("What do they want?")
        description: qsTr("As they said it. What we make of it comes after.")
        labels: [qsTr("Their words")]
        theirs: 0
        onAboutToShow: who.chosen = ""
        onDone: part.objectives.addObjective(line(0), who.chosen)

        PickChips {
            id: who

            label: qsTr("Who said it?")
            model: part.objectives.people
            idRole: "personId"
        }
    }
}
