// SPDX-License-Identifier: Apache-2.0
// A no, or a difference, as a story: what they asked, what we said, because, what we offered instead, how it landed,
// and who backs it. Everything comes from the row.
//   backed(id)   fillAsked(row)   lineRequested(lineId)   historyAsked(id)   removed(id, title)
//   client   shown where the list is of many clients
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Card {
    id: card

    required property string stanceId
    required property int stance
    required property string asked
    required property string said
    required property string because
    required property string instead
    required property string landed
    required property string source
    required property string backed
    required property bool canBack
    required property string lineId
    required property bool isPrivate
    required property bool waiting
    required property bool contested
    readonly property string what: asked !== "" ? asked : said
    signal backingGiven(string stanceId)
    signal fillAsked()
    signal lineRequested(string lineId)
    signal historyAsked(string stanceId)
    signal removed(string stanceId, string title)

    heading: stance === Facts.StanceType.SaidNo ? qsTr("We said no") : qsTr("We see it differently")
    trailing: IconButton {
        id: more

        glyph: "more"
        text: qsTr("More for: %1").arg(card.what)
        onClicked: menu.open()
        Layout.topMargin: -Style.s12
        Layout.bottomMargin: -Style.s12
        Layout.rightMargin: -Style.s8

        Menu {
            id: menu

            y: more.height

            MenuRow {
                text: qsTr("Change or fill in…")
                glyph: "edit"
                onTriggered: card.fillAsked()
            }
            MenuRow {
                text: qsTr("The line it was noted in")
                glyph: "link"
                enabled: card.lineId !== ""
                onTriggered: card.lineRequested(card.lineId)
            }
            MenuRow {
                text: qsTr("Earlier versions")
                glyph: "history"
                onTriggered: card.historyAsked(card.stanceId)
            }
            MenuRow {
                text: qsTr("Delete")
                glyph: "delete"
                destructive: true
                onTriggered: card.removed(card.stanceId, card.what)
            }
        }
    }

    StoryLine {
        lead: qsTr("They asked")
        text: card.asked
    }
    StoryLine {
        lead: qsTr("We said")
        text: card.said
    }
    StoryLine {
        lead: qsTr("Because it would hurt")
        text: card.because
    }
    StoryLine {
        lead: qsTr("Offered instead")
        text: card.instead
    }
    StoryLine {
        lead: qsTr("How it landed")
        text: card.landed
    }
    Button {
        visible: card.because === "" || card.instead === "" || card.landed === ""
        kind: Button.Quiet
        text: card.because === "" ? qsTr("Add the reason") : card.instead === "" ? qsTr("Add what we offered instead")
            : qsTr("Add how it landed")
        description: card.what
        onClicked: card.fillAsked()
        Layout.leftMargin: -leftPadding
    }
    Label {
        text: card.source
        token: Style.caption
        color: Style.ink3
        Layout.fillWidth: true
    }
    Label {
        visible: card.backed !== ""
        text: card.backed
        token: Style.caption
        color: Style.bottle
        Layout.fillWidth: true
    }
    Button {
        visible: card.canBack
        text: qsTr("I back this")
        glyph: "reassure"
        hint: qsTr("Support, not approval")
        description: card.what
        onClicked: card.backingGiven(card.stanceId)
    }
    MatterSync {
        isPrivate: card.isPrivate
        waiting: card.waiting
        contested: card.contested
    }
}
