// SPDX-License-Identifier: Apache-2.0
// What became of it: what happened, what we missed, whether we would say it again. Everything comes from the row.
//   weighup   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Card {
    id: card

    required property WeighupViewModel weighup
    required property string lookbackId
    required property string happened
    required property string missed
    required property string sayAgain
    required property string source
    required property bool waiting
    required property bool contested

    heading: qsTr("Looking back")
    trailing: IconButton {
        id: more

        glyph: "more"
        text: qsTr("More for: %1").arg(card.happened)
        onClicked: menu.open()
        Layout.topMargin: -Style.s12
        Layout.bottomMargin: -Style.s12
        Layout.rightMargin: -Style.s8

        Menu {
            id: menu

            y: more.height

            MenuRow {
                text: qsTr("Earlier versions")
                glyph: "history"
                onTriggered: card.weighup.showHistory(card.lookbackId, "what happened")
            }
            MenuRow {
                text: qsTr("Delete")
                glyph: "delete"
                destructive: true
                onTriggered: card.weighup.remove(card.lookbackId, card.happened)
            }
        }
    }

    StoryLine {
        lead: qsTr("What happened")
        text: card.happened
    }
    StoryLine {
        lead: qsTr("What did we miss?")
        text: card.missed
    }
    StoryLine {
        lead: qsTr("Would we say it again?")
        text: card.sayAgain
    }
    Label {
        text: card.source
        token: Style.caption
        color: Style.ink3
        Layout.fillWidth: true
    }
    MatterSync {
        waiting: card.waiting
        contested: card.contested
    }
}
