// SPDX-License-Identifier: Apache-2.0
// A moment in which a line of the pledge was kept or missed, as it was told; of a miss, how we made it good, or the blank
// that is left. Everything comes from the row.
//   aboutRequested()   goodRequested()   changeRequested()   historyAsked()   removed()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

RowLayout {
    id: story

    required property string momentId
    required property int moment
    required property string story
    required property string madeGood
    required property string client
    required property string source
    required property string about
    required property string aboutId
    required property bool waiting
    required property bool contested
    readonly property bool missed: moment === PledgeViewModel.Missed
    signal aboutRequested()
    signal goodRequested()
    signal changeRequested()
    signal historyAsked()
    signal removed()

    spacing: Style.s8
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([missed ? qsTr("Missed") : qsTr("Kept"), story.story, source], ", ")

    Glyph {
        glyph: story.missed ? "flag" : "check"
        size: Style.iconSmall
        color: story.missed ? Style.saffron : Style.bottle
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Math.round((Style.body.line - height) / 2)
    }
    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop

        Label {
            text: qsTr("%1: %2", "kept or missed, the story").arg(story.missed ? qsTr("Missed") : qsTr("Kept")).arg(story.story)
            Layout.fillWidth: true
        }
        Label {
            objectName: "madeGood"
            visible: story.missed
            text: story.madeGood !== "" ? qsTr("How we made it good: %1").arg(story.madeGood)
                : qsTr("How did we make it good? (not noted)")
            color: story.madeGood !== "" ? Style.ink2 : Style.ink3
            Layout.fillWidth: true
        }
        Label {
            text: Words.joined([story.client, story.source], " · ")
            token: Style.caption
            color: Style.ink3
            Layout.fillWidth: true
        }
        SyncWord {
            visible: story.contested || story.waiting
            word: story.contested ? SyncWord.NeedsYou : SyncWord.Waiting
            pressable: false
        }
        Button {
            visible: story.missed && story.madeGood === ""
            kind: Button.Quiet
            text: qsTr("Say how")
            description: story.story
            onClicked: story.goodRequested()
            Layout.leftMargin: -leftPadding
        }
    }
    IconButton {
        id: more

        glyph: "more"
        text: qsTr("More for: %1").arg(story.story)
        onClicked: menu.open()
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: -Style.s8

        Menu {
            id: menu

            y: more.height

            MenuRow {
                text: qsTr("Where it was noted")
                glyph: "link"
                enabled: story.aboutId !== ""
                onTriggered: story.aboutRequested()
            }
            MenuRow {
                text: qsTr("Change the story…")
                glyph: "edit"
                onTriggered: story.changeRequested()
            }
            MenuRow {
                text: qsTr("How we made it good…")
                glyph: "reassure"
                enabled: story.missed
                onTriggered: story.goodRequested()
            }
            MenuRow {
                text: qsTr("Earlier versions")
                glyph: "history"
                onTriggered: story.historyAsked()
            }
            MenuRow {
                text: qsTr("Delete")
                glyph: "delete"
                destructive: true
                onTriggered: story.removed()
            }
        }
    }
}
