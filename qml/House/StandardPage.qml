// SPDX-License-Identifier: Apache-2.0
// The team's own standard, one text that everybody writes in; each version with who and when, to compare and bring back.
//   texts, sync   its view models;   canGoBack, backRequested()   syncRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property HouseTextsViewModel texts
    required property SyncViewModel sync
    signal syncRequested()

    title: qsTr("Our standard")
    subtitle: texts.standardSource !== "" ? qsTr("Changed last by %1").arg(texts.standardSource) : ""
    status: SyncWord {
        word: page.sync.word
        count: page.sync.count
        total: page.sync.total
        time: page.sync.time
        offline: page.sync.offline
        parked: page.sync.parked
        visible: !Style.expanded
        onClicked: page.syncRequested()
    }
    actions: Button {
        kind: Button.Quiet
        glyph: "history"
        text: qsTr("Every version")
        visible: !page.texts.editor.empty
        onClicked: page.texts.editor.showHistory()
    }
    belowHead: [
        Banner {
            visible: page.texts.readTrouble !== ""
            tone: Banner.Trouble
            text: page.texts.readTrouble
            actionText: qsTr("Try again")
            onActivated: page.texts.refresh()
            Layout.fillWidth: true
        },
        Banner {
            visible: page.texts.editor.saveState === Facts.SaveState.Failed
            tone: Banner.Trouble
            text: page.texts.editor.sentence
            detail: qsTr("Your words are still on the screen; copy them out if you must leave.")
            actionText: qsTr("Copy out")
            onActivated: page.texts.editor.copyOut()
            Layout.fillWidth: true
        }
    ]

    onVisibleChanged: if (visible) texts.openStandard()
    Component.onCompleted: if (visible) texts.openStandard()

    Scroller {
        anchors.fill: parent
        maxWidth: Style.noteWidth
        above: Style.s16

        TextArea {
            id: field

            name: qsTr("The words of our standard")
            bare: true
            minimumLines: 12
            placeholderText: qsTr("How we want to serve, in our own words. Everybody in the team writes here, at once if need be; nothing is lost.")
            Layout.fillWidth: true
            Component.onCompleted: page.texts.editor.bridge.editor = input
        }
    }
}
