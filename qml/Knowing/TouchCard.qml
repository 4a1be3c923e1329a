// SPDX-License-Identifier: Apache-2.0
// A touch: an idea with what they cannot accept beside it, or what was given and how it landed. From the row.
//   giveAsked()   landAsked()   takenBack()   changeAsked()   lineRequested()   historyAsked()   removed()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Card {
    id: card

    required property string touchId
    required property string idea
    required property string person
    required property bool hospitality
    required property string because
    required property string landed
    required property string value
    required property string givenOn
    required property string source
    required property string cannotAccept
    required property string lineId
    required property bool isPrivate
    required property bool waiting
    required property bool contested
    readonly property bool given: givenOn !== ""
    signal giveAsked()
    signal landAsked()
    signal takenBack()
    signal changeAsked()
    signal lineRequested()
    signal historyAsked()
    signal removed()

    Accessible.name: idea

    RowLayout {
        spacing: Style.s4
        Layout.fillWidth: true

        // A positioner: a layout within a layout is not laid out anew when its words wrap.
        Column {
            id: told

            spacing: Style.s4
            Layout.fillWidth: true

            Label {
                text: card.idea
                token: Style.bodyStrong
                width: told.width
            }
            Label {
                text: Words.joined([card.person !== "" ? qsTr("for %1").arg(card.person) : qsTr("for all of them"),
                                    card.hospitality ? qsTr("hospitality") : "", card.value], " · ")
                token: Style.caption
                color: Style.ink2
                width: told.width
            }
            Label {
                visible: card.because !== ""
                text: qsTr("Because: %1").arg(card.because)
                width: told.width
            }
            Label {
                visible: card.landed !== ""
                text: qsTr("How it landed: %1").arg(card.landed)
                width: told.width
            }
            Label {
                visible: card.given && card.landed === ""
                text: qsTr("How it landed is not noted")
                color: Style.ink3
                width: told.width
            }
        }
        IconButton {
            id: more

            glyph: "more"
            text: qsTr("More for: %1").arg(card.idea)
            onClicked: menu.open()
            Layout.alignment: Qt.AlignTop
            Layout.margins: -Style.s8

            Menu {
                id: menu

                y: more.height

                MenuRow {
                    text: qsTr("Change…")
                    glyph: "edit"
                    onTriggered: card.changeAsked()
                }
                MenuRow {
                    text: qsTr("Change when it was given…")
                    glyph: "calendar"
                    enabled: card.given
                    onTriggered: card.giveAsked()
                }
                MenuRow {
                    text: qsTr("Not given after all")
                    glyph: "undo"
                    enabled: card.given
                    onTriggered: card.takenBack()
                }
                MenuRow {
                    text: qsTr("The line that sparked it")
                    glyph: "link"
                    enabled: card.lineId !== ""
                    onTriggered: card.lineRequested()
                }
                MenuRow {
                    text: qsTr("Earlier versions")
                    glyph: "history"
                    onTriggered: card.historyAsked()
                }
                MenuRow {
                    text: qsTr("Delete")
                    glyph: "delete"
                    destructive: true
                    onTriggered: card.removed()
                }
            }
        }
    }
    Label {
        visible: card.cannotAccept !== ""
        text: qsTr("Cannot accept: %1").arg(card.cannotAccept)
        color: Style.saffron
        Layout.fillWidth: true
    }
    Label {
        text: card.given ? qsTr("Given: %1", "by whom, when").arg(card.source) : qsTr("An idea: %1", "by whom, when").arg(card.source)
        token: Style.caption
        color: Style.ink3
        Layout.fillWidth: true
    }
    MatterSync {
        isPrivate: card.isPrivate
        waiting: card.waiting
        contested: card.contested
    }
    Button {
        visible: !card.given
        text: qsTr("Given")
        glyph: "check"
        description: card.idea
        onClicked: card.giveAsked()
    }
    Button {
        visible: card.given && card.landed === ""
        kind: Button.Quiet
        text: qsTr("How it landed")
        description: card.idea
        onClicked: card.landAsked()
        Layout.leftMargin: -leftPadding
    }
}
