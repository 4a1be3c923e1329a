// SPDX-License-Identifier: Apache-2.0
// Everything about sync in words: how it stands, what needs a person, what couldn't go, what waits, what happened.
//   centre, sync   its view models;   canGoBack, backRequested()
//   conflictRequested(entityId, field)   signInRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    enum Part { Now, Waiting, Log }

    required property SyncCentreViewModel centre
    required property SyncViewModel sync
    property int part: SyncCentrePage.Now
    readonly property bool wide: width >= 840 && !Style.largeText
    readonly property int listed: wide && part === SyncCentrePage.Now ? SyncCentrePage.Waiting : part
    readonly property string waitingWord: centre.waiting.count > 0 ? qsTr("Waiting to go %1").arg(centre.waiting.count)
        : qsTr("Waiting to go")
    signal conflictRequested(string entityId, int field)
    signal signInRequested()

    title: qsTr("Sync centre")
    ruled: wide
    belowHead: Banner {
        visible: page.centre.readTrouble !== ""
        tone: Banner.Trouble
        text: page.centre.readTrouble
        actionText: qsTr("Try again")
        onActivated: page.centre.refresh()
        Layout.fillWidth: true
    }

    Binding {
        target: page.centre
        property: "active"
        value: page.visible
    }
    Binding {
        target: strip
        property: "currentIndex"
        value: page.part
        restoreMode: Binding.RestoreNone
    }
    TabStrip {
        id: strip

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: page.margin - Style.s12
        anchors.rightMargin: page.margin - Style.s12
        visible: !page.wide
        label: qsTr("Parts of the Sync centre")
        tabs: [qsTr("Now"), page.waitingWord, qsTr("Log")]
        onChosen: index => page.part = index
    }
    RowLayout {
        anchors.fill: parent
        anchors.topMargin: strip.visible ? strip.height : 0
        spacing: 0

        SyncNow {
            visible: page.wide || page.part === SyncCentrePage.Now
            centre: page.centre
            sync: page.sync
            onConflictRequested: (entityId, field) => page.conflictRequested(entityId, field)
            onSignInRequested: page.signInRequested()
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 11
        }
        Divider {
            visible: page.wide
            vertical: true
        }
        ColumnLayout {
            visible: page.wide || page.part !== SyncCentrePage.Now
            spacing: 0
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 9

            TabStrip {
                visible: page.wide
                label: qsTr("What waits and what was")
                tabs: [page.waitingWord, qsTr("Log")]
                currentIndex: page.listed - 1
                onChosen: index => page.part = index + 1
                Layout.fillWidth: true
                Layout.leftMargin: Style.s12
            }
            WaitingList {
                objectName: "waiting"
                visible: page.listed === SyncCentrePage.Waiting
                rows: page.centre.waiting
                workOffline: page.sync.workOffline
                margin: page.margin
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            LogList {
                objectName: "log"
                visible: page.listed === SyncCentrePage.Log
                rows: page.centre.log
                margin: page.margin
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
}
