// SPDX-License-Identifier: Apache-2.0
// One objective: three columns of evidence side by side, under one another on a phone. Nobody sets a state here; what
// there is shows, and what is missing shows as missing.
//   objective   its view model;   needsYouRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property ObjectiveViewModel objective
    readonly property bool wide: width >= 840 && !Style.largeText
    signal needsYouRequested()

    editable: true
    onEditRequested: correct.ask([objective.text])
    title: qsTr("Objective")
    subtitle: objective.client
    actions: IconButton {
        glyph: "more"
        text: qsTr("More about this objective")
        onClicked: more.popup()
    }
    belowHead: [
        Banner {
            visible: page.objective.readTrouble !== ""
            tone: Banner.Trouble
            text: page.objective.readTrouble
            actionText: qsTr("Try again")
            onActivated: page.objective.refresh()
            Layout.fillWidth: true
        },
        Banner {
            visible: page.objective.contested
            tone: Banner.NeedsYou
            text: qsTr("People wrote different words for this objective.")
            actionText: qsTr("Look")
            onActivated: page.needsYouRequested()
            Layout.fillWidth: true
        }
    ]

    Binding {
        target: page.objective
        property: "active"
        value: page.visible
    }
    Scroller {
        id: scroller

        anchors.fill: parent
        maxWidth: page.wide ? 1200 : Style.noteWidth

        // A positioner: in Qt 6.4 a layout of layouts is not laid out again when it gets other columns.
        Grid {
            id: evidence

            readonly property real share: (scroller.room - (columns - 1) * columnSpacing) / columns

            columns: page.wide ? 3 : 1
            columnSpacing: Style.s32
            rowSpacing: Style.s16
            Layout.fillWidth: true

            HeardColumn {
                objective: page.objective
                width: evidence.share
            }
            UnderstoodColumn {
                objective: page.objective
                width: evidence.share
            }
            ConfidentColumn {
                objective: page.objective
                width: evidence.share
            }
        }
    }
    Menu {
        id: more

        MenuRow {
            text: qsTr("Correct their words…")
            glyph: "edit"
            onTriggered: page.editRequested()
        }
        MenuRow {
            text: qsTr("Earlier versions")
            glyph: "history"
            onTriggered: page.objective.showHistory(page.objective.objectiveId, "words")
        }
        MenuRow {
            text: page.objective.done ? qsTr("It matters again") : qsTr("They are done with it")
            glyph: "check"
            onTriggered: page.objective.setDone(!page.objective.done)
        }
        MenuRow {
            text: qsTr("Delete")
            glyph: "delete"
            destructive: true
            onTriggered: {
                page.objective.remove(page.objective.objectiveId, page.objective.text);
                page.backRequested();
            }
        }
    }
    WordsSheet {
        id: correct

        title: qsTr("Their words")
        description: qsTr("Only if it was written down wrongly. What they say differently today is an objective of its own.")
        labels: [qsTr("As they said it")]
        theirs: 0
        doneText: qsTr("Keep it")
        onAboutToShow: who.chosen = ""
        onDone: {
            page.objective.setField(page.objective.objectiveId, "words", line(0));
            if (who.chosen !== "")
                page.objective.setField(page.objective.objectiveId, "said by", who.chosen);
        }

        PickChips {
            id: who

            label: qsTr("Who said it, if that was wrong")
            model: page.objective.people
            idRole: "personId"
        }
    }
}
