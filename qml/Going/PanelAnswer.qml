// SPDX-License-Identifier: Apache-2.0
// What one person answered, to the letter, with how it was asked and by whom; to be laid to a theme by its button, or by
// dragging it there by its handle.
//   themeId   the theme it stands under here, "" for none;   layAsked(), takenOut(), correctAsked(), historyAsked(), removed()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Item {
    id: card

    required property string answerId
    required property string name
    required property string words
    required property string source
    required property bool waiting
    required property bool contested
    property string themeId: ""
    signal layAsked()
    signal takenOut()
    signal correctAsked()
    signal historyAsked()
    signal removed()

    implicitHeight: row.implicitHeight + Style.s8
    z: handle.drag.active ? 5 : 0
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([words, source], ", ")

    RowLayout {
        id: row

        width: parent.width
        spacing: Style.s8

        ColumnLayout {
            spacing: Style.s4
            Layout.fillWidth: true

            Quote {
                text: card.words
                source: card.source
                Layout.fillWidth: true
            }
            MatterSync {
                waiting: card.waiting
                contested: card.contested
            }
            Button {
                kind: Button.Quiet
                text: card.themeId === "" ? qsTr("Lay to a theme") : qsTr("Themes")
                description: card.name
                onClicked: card.layAsked()
                Layout.leftMargin: Style.s16 - horizontalPadding
            }
        }
        Item {
            implicitWidth: Style.target
            implicitHeight: Style.target
            Layout.alignment: Qt.AlignTop
            Accessible.ignored: true

            // Six points to take hold of it by.
            Grid {
                anchors.centerIn: parent
                columns: 2
                spacing: 4

                Repeater {
                    model: 6

                    Rectangle {
                        width: 4
                        height: 4
                        radius: 2
                        color: Style.control
                    }
                }
            }
            MouseArea {
                id: handle

                anchors.fill: parent
                preventStealing: true
                cursorShape: Qt.OpenHandCursor
                drag.target: ghost
                drag.smoothed: false
                onReleased: {
                    ghost.Drag.drop();
                    ghost.x = 0;
                    ghost.y = 0;
                }
            }
            AnswerGhost {
                id: ghost

                answerId: card.answerId
                name: card.name
                moving: handle.drag.active
            }
        }
        IconButton {
            id: moreButton

            glyph: "more"
            text: qsTr("More for: %1").arg(card.name)
            Layout.alignment: Qt.AlignTop
            onClicked: menu.open()

            Menu {
                id: menu

                y: moreButton.height

                MenuRow {
                    visible: card.themeId !== ""
                    height: visible ? implicitHeight : 0
                    text: qsTr("Take out of this theme")
                    glyph: "close"
                    onTriggered: card.takenOut()
                }
                MenuRow {
                    text: qsTr("Correct their words…")
                    glyph: "edit"
                    onTriggered: card.correctAsked()
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
}
