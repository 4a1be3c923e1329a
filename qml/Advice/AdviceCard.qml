// SPDX-License-Identifier: Apache-2.0
// Advice in three lines: they asked, we advised, because. It can become a weigh-up. Everything comes from the row.
//   weighupRequested(id)   opens the one it became;   weighRequested(id)   makes one of it
//   fillAsked()   lineRequested(lineId)   historyAsked(id)   removed(id, title)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Card {
    id: card

    required property string adviceId
    required property string asked
    required property string advised
    required property string because
    required property string source
    required property string weighupId
    required property string lineId
    required property bool isPrivate
    required property bool waiting
    required property bool contested
    signal weighRequested(string adviceId)
    signal weighupRequested(string weighupId)
    signal fillAsked()
    signal lineRequested(string lineId)
    signal historyAsked(string adviceId)
    signal removed(string adviceId, string title)

    Accessible.name: advised

    RowLayout {
        spacing: Style.s4
        Layout.fillWidth: true

        ColumnLayout {
            spacing: Style.s8
            Layout.fillWidth: true

            StoryLine {
                lead: qsTr("They asked")
                text: card.asked
            }
            StoryLine {
                lead: qsTr("We advised")
                text: card.advised
            }
            StoryLine {
                lead: qsTr("Because")
                text: card.because
            }
        }
        IconButton {
            id: more

            glyph: "more"
            text: qsTr("More for: %1").arg(card.advised)
            onClicked: menu.open()
            Layout.alignment: Qt.AlignTop
            Layout.margins: -Style.s8

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
                    onTriggered: card.historyAsked(card.adviceId)
                }
                MenuRow {
                    text: qsTr("Delete")
                    glyph: "delete"
                    destructive: true
                    onTriggered: card.removed(card.adviceId, card.advised)
                }
            }
        }
    }
    Label {
        text: card.source
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
        kind: Button.Quiet
        text: card.weighupId === "" ? qsTr("Weigh it up") : qsTr("Open the weigh-up")
        description: card.advised
        trailingGlyph: "chevron-right"
        onClicked: {
            if (card.weighupId === "")
                card.weighRequested(card.adviceId);
            else
                card.weighupRequested(card.weighupId);
        }
        Layout.leftMargin: -leftPadding
    }
}
