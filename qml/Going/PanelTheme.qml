// SPDX-License-Identifier: Apache-2.0
// A theme's name with how many said something like it; an answer can be dropped on it.
//   theme, count   its words;   dropped(answerId)   renamed(), historyAsked(), removed()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Rectangle {
    id: head

    required property string theme
    required property string count
    signal dropped(string answerId)
    signal renamed()
    signal historyAsked()
    signal removed()

    implicitHeight: row.implicitHeight + Style.s16
    radius: Style.radius
    color: area.containsDrag ? Style.bottleTint : Style.sunk
    border.width: area.containsDrag ? Style.ring : 0
    border.color: Style.bottle
    Accessible.role: Accessible.Heading
    Accessible.name: Words.joined([theme, count], ", ")

    DropArea {
        id: area

        anchors.fill: parent
        keys: ["answer"]
        onDropped: drop => head.dropped((drop.source as AnswerGhost).answerId)
    }
    RowLayout {
        id: row

        x: Style.s12
        y: Style.s8
        width: parent.width - x - Style.s4
        spacing: Style.s8

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: head.theme
                token: Style.bodyStrong
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Label {
                text: head.count
                token: Style.caption
                color: Style.ink2
                Accessible.ignored: true
                Layout.fillWidth: true
            }
        }
        IconButton {
            id: moreButton

            glyph: "more"
            text: qsTr("More for the theme: %1").arg(head.theme)
            onClicked: menu.open()

            Menu {
                id: menu

                y: moreButton.height

                MenuRow {
                    text: qsTr("Name it differently…")
                    glyph: "edit"
                    onTriggered: head.renamed()
                }
                MenuRow {
                    text: qsTr("Earlier versions")
                    glyph: "history"
                    onTriggered: head.historyAsked()
                }
                MenuRow {
                    text: qsTr("Delete the theme")
                    glyph: "delete"
                    destructive: true
                    onTriggered: head.removed()
                }
            }
        }
    }
}
