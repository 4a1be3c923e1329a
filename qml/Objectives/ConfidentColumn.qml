// SPDX-License-Identifier: Apache-2.0
// Confident: what they said of our commitment, and of our ability; two things, and both only in their words.
//   objective   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: column

    required property ObjectiveViewModel objective
    property int about: Facts.ConfidenceIn.Commitment

    function askFor(what: int) {
        about = what;
        sheet.ask([]);
    }

    spacing: Style.s8
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Confident")

    SectionHeader {
        text: qsTr("Confident in our commitment")
        actionText: column.objective.commitment.count > 0 ? qsTr("Add") : ""
        onActivated: column.askFor(Facts.ConfidenceIn.Commitment)
        Layout.fillWidth: true
    }
    SaidList {
        said: column.objective.commitment
        gapText: qsTr("We have not heard what they say of our commitment.")
        onAsked: column.askFor(Facts.ConfidenceIn.Commitment)
        onRemoved: (id, words) => column.objective.remove(id, words)
        onHistoryAsked: id => column.objective.showHistory(id, "words")
    }
    SectionHeader {
        text: qsTr("Confident in our ability")
        actionText: column.objective.ability.count > 0 ? qsTr("Add") : ""
        onActivated: column.askFor(Facts.ConfidenceIn.Ability)
        Layout.fillWidth: true
    }
    SaidList {
        said: column.objective.ability
        gapText: qsTr("We have not heard what they say of our ability.")
        onAsked: column.askFor(Facts.ConfidenceIn.Ability)
        onRemoved: (id, words) => column.objective.remove(id, words)
        onHistoryAsked: id => column.objective.showHistory(id, "words")
    }
    WordsSheet {
        id: sheet

        title: column.about === Facts.ConfidenceIn.Commitment ? qsTr("What did they say of our commitment?")
            : qsTr("What did they say of our ability?")
        labels: [qsTr("Their words")]
        theirs: 0
        onAboutToShow: who.chosen = ""
        onDone: column.objective.addConfidence(column.about, line(0), who.chosen)

        PickChips {
            id: who

            label: qsTr("Who said it?")
            model: column.objective.people
            idRole: "personId"
        }
    }
}
