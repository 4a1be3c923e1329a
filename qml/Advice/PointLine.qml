// SPDX-License-Identifier: Apache-2.0
// One reason, with who wrote it and when, and what it leans on. Everything comes from the row.
//   weighup   its view model;   option   named where the list is of several;   citeAsked(pointId)
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Item {
    id: line

    required property WeighupViewModel weighup
    required property string pointId
    required property string text
    required property string source
    required property string cites
    required property string citesId
    required property bool waiting
    required property bool contested
    property string under: ""
    signal citeAsked(string pointId)

    implicitWidth: 240
    implicitHeight: Math.max(texts.height, more.height - Style.s8)
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([text, source, under], ", ")

    // A positioner: its height follows its words at once, which a layout's does not while the page gets its width.
    Column {
        id: texts

        width: parent.width - more.width

        Label {
            width: parent.width
            text: line.text
        }
        Label {
            width: parent.width
            text: Words.joined([line.under, line.source], " · ")
            token: Style.caption
            color: Style.ink3
        }
        CiteButton {
            width: Math.min(implicitWidth, parent.width)
            cites: line.cites
            citesId: line.citesId
            onOpened: id => line.weighup.showCited(id)
        }
        MatterSync {
            waiting: line.waiting
            contested: line.contested
        }
    }
    IconButton {
        id: more

        x: parent.width - width
        y: -Style.s4
        glyph: "more"
        text: qsTr("More for: %1").arg(line.text)
        onClicked: menu.open()

        Menu {
            id: menu

            y: more.height

            MenuRow {
                text: qsTr("Cite a note or a weigh-up…")
                glyph: "link"
                onTriggered: line.citeAsked(line.pointId)
            }
            MenuRow {
                text: qsTr("Earlier versions")
                glyph: "history"
                onTriggered: line.weighup.showHistory(line.pointId, "text")
            }
            MenuRow {
                text: qsTr("Delete")
                glyph: "delete"
                destructive: true
                onTriggered: line.weighup.remove(line.pointId, line.text)
            }
        }
    }
}
