// SPDX-License-Identifier: Apache-2.0
// A recommendation that a person wrote and signed. The newest stands on top; earlier ones stay below, as they were.
//   weighup   its view model; everything else comes from the row
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Card {
    id: card

    required property WeighupViewModel weighup
    required property string recommendationId
    required property string text
    required property string option
    required property string signature
    required property string source
    required property bool latest
    required property string cites
    required property string citesId
    required property bool waiting
    required property bool contested

    sunk: !latest
    heading: latest ? qsTr("We recommend") : qsTr("Earlier, we recommended")
    trailing: IconButton {
        id: more

        glyph: "more"
        text: qsTr("More for: %1").arg(card.text)
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
                onTriggered: card.weighup.showHistory(card.recommendationId, "text")
            }
            MenuRow {
                text: qsTr("Delete")
                glyph: "delete"
                destructive: true
                onTriggered: card.weighup.remove(card.recommendationId, card.text)
            }
        }
    }

    Label {
        text: card.text
        Layout.fillWidth: true
    }
    Label {
        visible: card.option !== ""
        text: qsTr("The way: %1").arg(card.option)
        color: Style.ink2
        Layout.fillWidth: true
    }
    CiteButton {
        cites: card.cites
        citesId: card.citesId
        onOpened: id => card.weighup.showCited(id)
    }
    Label {
        text: card.signature
        token: Style.bodyStrong
        Layout.fillWidth: true
        Layout.topMargin: Style.s4
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
