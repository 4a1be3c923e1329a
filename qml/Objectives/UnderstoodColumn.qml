// SPDX-License-Identifier: Apache-2.0
// Understood: what we played back, and what they answered, in their words. The newest stands first; none is overwritten.
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

    spacing: Style.s8
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Understood")

    SectionHeader {
        text: qsTr("Understood")
        actionText: column.objective.playbacks.count > 0 ? qsTr("Again") : ""
        onActivated: play.ask([])
        Layout.fillWidth: true
    }
    Gap {
        visible: column.objective.playbacks.count === 0
        text: qsTr("Not played back yet. Say it back to them as you understood it, and ask for it in their words.")
        actionText: qsTr("Play it back")
        onActivated: play.ask([])
        Layout.fillWidth: true
    }
    Column {
        id: cards

        spacing: Style.s12
        Layout.fillWidth: true

        Repeater {
            model: column.objective.playbacks
            delegate: PlaybackCard {
                onAnswered: (id, given) => {
                    reply.playbackId = id;
                    reply.given = given;
                    reply.ask([]);
                }
                onRewriteAsked: (id, words) => {
                    rewrite.playbackId = id;
                    rewrite.ask([words]);
                }
                onHistoryAsked: id => column.objective.showHistory(id, "text")
                onRemoved: (id, words) => column.objective.remove(id, words)
                width: cards.width
            }
        }
    }
    WordsSheet {
        id: play

        title: qsTr("Play it back")
        description: qsTr("“%1”").arg(column.objective.text)
        labels: [qsTr("What we understood")]
        helps: [qsTr("Never “do you understand?”. Say yours, then let them put it in their words.")]
        doneText: qsTr("Played back")
        onDone: column.objective.playBack(line(0))
    }
    WordsSheet {
        id: rewrite

        property string playbackId: ""

        title: qsTr("What we understood")
        labels: [qsTr("In our words")]
        doneText: qsTr("Keep it")
        onDone: column.objective.setField(playbackId, "text", line(0))
    }
    WordsSheet {
        id: reply

        property string playbackId: ""
        property int given: Facts.Answer.Confirmed
        readonly property bool confirmed: given === Facts.Answer.Confirmed

        title: confirmed ? qsTr("They confirmed it") : qsTr("They corrected it")
        labels: [confirmed ? qsTr("In their words, if they said more than yes") : qsTr("How they put it")]
        theirs: 0
        needed: confirmed ? noLine : 0
        onAboutToShow: who.chosen = ""
        onDone: column.objective.answer(playbackId, given, line(0), who.chosen)

        PickChips {
            id: who

            label: qsTr("Who answered?")
            model: column.objective.people
            idRole: "personId"
        }
    }
}
