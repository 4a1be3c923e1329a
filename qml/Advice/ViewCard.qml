// SPDX-License-Identifier: Apache-2.0
// A second view: asked and still awaited, or given and signed. One that differs stays beside the recommendation like
// any other. Everything comes from the row.
//   weighup   its view model;   giveAsked(id)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Card {
    id: card

    required property WeighupViewModel weighup
    required property string viewId
    required property string text
    required property int stand
    required property string source
    required property string asked
    required property bool given
    required property bool mine
    required property string cites
    required property string citesId
    required property bool waiting
    required property bool contested
    signal giveAsked(string viewId)

    heading: !given ? qsTr("Asked for a second view")
        : stand === Facts.Stand.SeesItDifferently ? qsTr("Sees it differently") : qsTr("Agrees")
    trailing: IconButton {
        id: more

        glyph: "more"
        text: qsTr("More for: %1").arg(card.given ? card.text : card.asked)
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
                enabled: card.given
                onTriggered: card.weighup.showHistory(card.viewId, "text")
            }
            MenuRow {
                text: qsTr("Delete")
                glyph: "delete"
                destructive: true
                onTriggered: card.weighup.remove(card.viewId, card.given ? card.text : card.asked)
            }
        }
    }

    Label {
        visible: card.given
        text: card.text
        Layout.fillWidth: true
    }
    Label {
        text: card.given ? qsTr("Signed: %1").arg(card.source) : card.asked
        token: Style.caption
        color: Style.ink2
        Layout.fillWidth: true
    }
    Label {
        visible: card.given && card.asked !== ""
        text: card.asked
        token: Style.caption
        color: Style.ink3
        Layout.fillWidth: true
    }
    CiteButton {
        cites: card.cites
        citesId: card.citesId
        onOpened: id => card.weighup.showCited(id)
    }
    Button {
        visible: card.mine
        kind: Button.Primary
        text: qsTr("Give your view")
        description: card.asked
        onClicked: card.giveAsked(card.viewId)
    }
    MatterSync {
        waiting: card.waiting
        contested: card.contested
    }
}
