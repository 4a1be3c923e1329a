// SPDX-License-Identifier: Apache-2.0
// A no, or a difference, to be read as a story; a lead can back it in one tap. Everything comes from the row.
//   backingGiven(id)   opened(clientId)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Card {
    id: card

    required property string stanceId
    required property string client
    required property string clientId
    required property int stance
    required property string asked
    required property string said
    required property string because
    required property string instead
    required property string landed
    required property string source
    required property string backed
    required property bool canBack
    readonly property string what: asked !== "" ? asked : said
    signal backingGiven(string stanceId)
    signal opened(string clientId)

    heading: client
    trailing: Button {
        kind: Button.Quiet
        text: qsTr("Open")
        description: card.client
        onClicked: card.opened(card.clientId)
    }

    Label {
        text: {
            const parts = [];
            if (card.asked !== "")
                parts.push(qsTr("They asked: %1").arg(card.asked));
            if (card.said !== "")
                parts.push(qsTr("We said: %1").arg(card.said));
            else if (card.stance === Facts.StanceType.SaidNo)
                parts.push(qsTr("We said no."));
            if (card.because !== "")
                parts.push(qsTr("Because it would hurt: %1").arg(card.because));
            if (card.instead !== "")
                parts.push(qsTr("Offered instead: %1").arg(card.instead));
            if (card.landed !== "")
                parts.push(qsTr("How it landed: %1").arg(card.landed));
            return parts.join("\n");
        }
        Layout.fillWidth: true
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
}
