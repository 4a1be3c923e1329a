// SPDX-License-Identifier: Apache-2.0
// The rhythm that was agreed with a client or a person, in their words: the last contact, the day that follows, and why.
//   rhythm   its view model;   name   whose it is;   people   whom it may have been agreed with, null on a person's card
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: card

    required property RhythmViewModel rhythm
    required property string name
    property RowsModel people: null
    property bool explained: false

    spacing: 0

    SectionHeader {
        text: qsTr("Rhythm")
        actionText: card.rhythm.agreed ? qsTr("Change") : qsTr("Agree on one")
        onActivated: sheet.ask()
        Layout.fillWidth: true
    }
    Label {
        visible: !card.rhythm.agreed
        text: qsTr("None agreed with %1 yet. Any visit, call or note counts as a word.").arg(card.name)
        color: Style.ink3
        Layout.fillWidth: true
    }
    Quote {
        visible: card.rhythm.agreed
        text: card.rhythm.text
        source: card.rhythm.agreement !== "" ? qsTr("agreed %1").arg(card.rhythm.agreement) : ""
        Layout.fillWidth: true
    }
    RowLayout {
        visible: card.rhythm.agreed
        spacing: Style.s8
        Layout.fillWidth: true

        Label {
            text: Words.joined([card.rhythm.lastContact !== "" ? qsTr("last contact %1").arg(card.rhythm.lastContact) : qsTr("no contact noted yet"),
                                card.rhythm.paused ? qsTr("quiet now") : card.rhythm.next !== "" ? qsTr("next %1").arg(card.rhythm.next) : ""], " · ")
            color: card.rhythm.come ? Style.saffron : Style.ink2
            Layout.fillWidth: true
        }
        Button {
            visible: card.rhythm.why !== ""
            kind: Button.Quiet
            text: qsTr("why?")
            description: card.rhythm.text
            onClicked: card.explained = !card.explained
        }
    }
    Label {
        visible: card.rhythm.asks !== ""
        text: card.rhythm.asks
        color: Style.saffron
        Layout.fillWidth: true
    }
    Label {
        visible: card.explained && card.rhythm.agreed
        text: card.rhythm.why
        token: Style.caption
        color: Style.ink2
        Layout.fillWidth: true
        Layout.bottomMargin: Style.s8
    }
    Binding {
        target: card.rhythm
        property: "active"
        value: card.visible
    }
    RhythmSheet {
        id: sheet

        rhythm: card.rhythm
        name: card.name
        people: card.people
    }
}
