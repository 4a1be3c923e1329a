// SPDX-License-Identifier: Apache-2.0
// How things stand between this device and the server, in one of six words. The same everywhere.
//   word        SyncWord.Saved, Waiting, Syncing, UpToDate, Trouble, NeedsYou
//   count       n waiting, or n that need you; with Syncing, the how-manieth of total
//   total       with Syncing: of how many
//   time        a clock time already in words, as "14:02"
//   offline     the network is off;   parked   how many changes couldn't go
//   pressable   it opens something: a button with a frame (the chip of a header);   clicked()
//   brief       the word without numbers and times, for narrow places
//   sentence    (read only) the whole text, as shown
// An id within makes its content at once rather than when first asked for: that is wanted here.
// qmllint disable deferred-property-id
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Style

T.AbstractButton {
    id: sync

    enum Word { Saved, Waiting, Syncing, UpToDate, Trouble, NeedsYou }

    required property int word
    property int count: 0
    property int total: 0
    property string time: ""
    property bool offline: false
    property int parked: 0
    property bool pressable: true
    property bool brief: false
    readonly property list<string> glyphs: ["saved", "waiting", "sync", "up-to-date", "trouble", "needs-you"]
    readonly property color tint: word === SyncWord.Saved ? Style.ink3 : word === SyncWord.UpToDate ? Style.bottle
        : word === SyncWord.Trouble ? Style.saffron : word === SyncWord.NeedsYou ? Style.plum : Style.sky
    readonly property string bareWord: {
        switch (word) {
        case SyncWord.Waiting: return qsTr("Waiting to sync");
        case SyncWord.Syncing: return qsTr("Syncing");
        case SyncWord.UpToDate: return qsTr("Up to date");
        case SyncWord.Trouble: return qsTr("Couldn't sync");
        case SyncWord.NeedsYou: return qsTr("Needs you");
        default: return Words.savedHere;
        }
    }
    readonly property string more: {
        switch (word) {
        case SyncWord.Waiting: return count > 0 ? String(count) : "";
        case SyncWord.Syncing: return total > 0 ? qsTr("%1 of %2").arg(count).arg(total) : "";
        case SyncWord.UpToDate: return time;
        case SyncWord.Trouble: return time !== "" ? qsTr("trying again %1").arg(time) : "";
        case SyncWord.NeedsYou: return count > 0 ? String(count) : "";
        default: return offline ? qsTr("offline") : "";
        }
    }
    readonly property string parkedWord: parked > 0 ? qsTr("%n couldn't go", "", parked) : ""
    readonly property string sentence: brief ? bareWord
        : bareWord + (more === "" ? "" : " · " + more) + (parkedWord === "" ? "" : " · " + parkedWord)

    text: sentence
    enabled: pressable
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    // In a head it gives way and wraps rather than running under what stands beside it.
    Layout.fillWidth: true
    Layout.maximumWidth: implicitWidth
    implicitHeight: pressable ? Math.max(Style.touch ? Style.target : 28, implicitContentHeight + 2 * Style.s4)
        : implicitContentHeight
    topInset: pressable ? Math.max(0, Math.floor((height - Math.max(Style.touch ? 32 : 28, implicitContentHeight + Style.s8)) / 2)) : 0
    bottomInset: topInset
    horizontalPadding: pressable ? Style.s8 : 0
    focusPolicy: pressable ? Qt.StrongFocus : Qt.NoFocus
    hoverEnabled: true
    Accessible.role: pressable ? Accessible.Button : Accessible.StaticText
    Accessible.name: sentence
    Accessible.description: pressable ? qsTr("Opens the Sync centre") : ""
    Keys.onReturnPressed: sync.clicked()
    Keys.onEnterPressed: sync.clicked()

    // Placed by hand: in a layout its words, which wrap, kept the heads of pages laying themselves out in a circle.
    contentItem: Item {
        implicitWidth: words.x + Math.ceil(words.implicitWidth)
        implicitHeight: words.implicitHeight

        Glyph {
            id: sign

            y: words.y + Math.round((Style.caption.line - height) / 2)
            glyph: sync.glyphs[sync.word]
            size: Math.round(Style.caption.size * 1.15)
            color: sync.tint
        }
        Label {
            id: words

            x: sign.width + 6
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(0, parent.width - x)
            text: sync.sentence
            token: Style.caption
            color: sync.tint
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Style.radius
        color: !sync.pressable ? Style.clear : sync.down ? Style.press : sync.hovered ? Style.hover : Style.clear

        FocusRing {
            shown: sync.visualFocus
            gap: 0
        }
    }
}
