// SPDX-License-Identifier: Apache-2.0
// The first part of the Sync centre: the state, what needs a person, what couldn't go, this device's health, and the backup file.
//   centre, sync   the view models;   conflictRequested(entityId, field)   signInRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Scroller {
    id: now

    required property SyncCentreViewModel centre
    required property SyncViewModel sync
    signal conflictRequested(string entityId, int field)
    signal signInRequested()

    maxWidth: Style.noteWidth
    above: Style.s16

    SyncState {
        objectName: "state"
        centre: now.centre
        sync: now.sync
        onSignInRequested: now.signInRequested()
    }
    SectionHeader {
        visible: now.centre.needsYou.count > 0
        text: qsTr("Needs you")
        count: now.centre.needsYou.count
        Layout.fillWidth: true
    }
    // Rows that leave while the page comes back: a layout would still arrange what is gone.
    Column {
        id: needing

        visible: now.centre.needsYou.count > 0
        Layout.fillWidth: true

        Repeater {
            model: now.centre.needsYou
            delegate: NeedsYouRow {
                width: needing.width
                onClicked: now.conflictRequested(entityId, field)
            }
        }
    }
    SectionHeader {
        visible: now.centre.coming.count > 0
        text: qsTr("Coming down")
        Layout.fillWidth: true
    }
    ComingList {
        visible: now.centre.coming.count > 0
        rows: now.centre.coming
        Layout.fillWidth: true
    }
    SectionHeader {
        visible: now.centre.parked.count > 0
        text: qsTr("Couldn't go")
        count: now.centre.parked.count
        Layout.fillWidth: true
    }
    Repeater {
        model: now.centre.parked
        delegate: ParkedCard {
            centre: now.centre
        }
    }
    SectionHeader {
        text: qsTr("This device")
        Layout.fillWidth: true
    }
    DeviceCare {
        centre: now.centre
    }
    SectionHeader {
        text: qsTr("Backup")
        Layout.fillWidth: true
    }
    BackupFile {
        centre: now.centre
    }
}
