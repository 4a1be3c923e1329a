// SPDX-License-Identifier: Apache-2.0
// How sync stands: the word, the sentence with what can still be done, when the server was last heard, and the switch.
//   centre, sync   the view models;   signInRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Card {
    id: card

    required property SyncCentreViewModel centre
    required property SyncViewModel sync
    signal signInRequested()

    spacing: Style.s4
    Accessible.name: qsTr("How sync stands")

    SyncWord {
        word: card.sync.word
        count: card.sync.count
        total: card.sync.total
        time: card.sync.time
        offline: card.sync.offline
        parked: card.sync.parked
        pressable: false
        Layout.fillWidth: true
    }
    Label {
        text: card.sync.sentence
        token: Style.bodyStrong
        Layout.fillWidth: true
        Layout.topMargin: Style.s4
    }
    Progress {
        visible: card.sync.word === Facts.SyncWord.Syncing && card.sync.total > 0
        to: Math.max(1, card.sync.total)
        value: card.sync.count
        text: qsTr("%1 of %2").arg(card.sync.count).arg(card.sync.total)
        Layout.fillWidth: true
        Layout.topMargin: Style.s8
        Layout.bottomMargin: Style.s8
    }
    Label {
        visible: card.centre.hasServer
        text: card.sync.lastHeard === "" ? qsTr("%1 has not been heard yet.").arg(card.centre.server)
            : qsTr("Last heard from %1 at %2").arg(card.centre.server).arg(card.sync.lastHeard)
        token: Style.caption
        color: Style.ink2
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        Layout.fillWidth: true
    }
    Label {
        visible: !card.centre.hasServer
        text: qsTr("This device works by itself: there is no server. Sign in to share what is here with your team.")
        color: Style.ink2
        Layout.fillWidth: true
    }
    Flow {
        spacing: Style.s8
        Layout.fillWidth: true
        Layout.topMargin: Style.s8

        Button {
            objectName: "syncNow"
            visible: card.centre.hasServer && !card.sync.signInAgain
            enabled: !card.sync.workOffline
            text: qsTr("Sync now")
            glyph: "sync"
            onClicked: card.sync.syncNow()
        }
        Button {
            visible: !card.centre.hasServer || card.sync.signInAgain
            kind: Button.Primary
            text: card.centre.hasServer ? qsTr("Sign in again") : qsTr("Sign in")
            onClicked: card.signInRequested()
        }
    }
    Divider {
        visible: card.centre.hasServer
        Layout.topMargin: Style.s8
    }
    Switch {
        objectName: "workOffline"
        visible: card.centre.hasServer
        text: qsTr("Work offline")
        description: qsTr("Nothing is sent or fetched until you switch it off. Everything goes on working.")
        checked: card.sync.workOffline
        onToggled: card.sync.workOffline = checked
        Layout.fillWidth: true
        Layout.bottomMargin: -Style.s8
    }
}
