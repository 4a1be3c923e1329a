// SPDX-License-Identifier: Apache-2.0
// The person's preferences, which follow them to every device, this device and its account, and The Line.
//   settings, sync   its view models;   userName   who is signed in;   canGoBack, backRequested()
//   syncRequested()   signInRequested()   lineRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property SettingsViewModel settings
    required property SyncViewModel sync
    property string userName: ""
    readonly property bool wide: width >= 900 && !Style.largeText
    signal syncRequested()
    signal signInRequested()
    signal lineRequested()

    title: qsTr("Settings")
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
    belowHead: [
        Banner {
            visible: page.settings.readTrouble !== ""
            tone: Banner.Trouble
            text: page.settings.readTrouble
            actionText: qsTr("Try again")
            onActivated: page.settings.refresh()
            Layout.fillWidth: true
        },
        Banner {
            visible: page.settings.sentence !== ""
            tone: Banner.Trouble
            text: page.settings.sentence
            Layout.fillWidth: true
        }
    ]

    Scroller {
        anchors.fill: parent
        maxWidth: page.wide ? 1080 : Style.noteWidth
        above: Style.s16

        GridLayout {
            columns: page.wide ? 2 : 1
            columnSpacing: Style.s24
            rowSpacing: Style.s16
            Layout.fillWidth: true

            ColumnLayout {
                spacing: Style.s16
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop

                LookSettings {
                    settings: page.settings
                }
                QuietSettings {
                    settings: page.settings
                }
                RemindSettings {
                    settings: page.settings
                }
            }
            ColumnLayout {
                spacing: Style.s16
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop

                AccountSettings {
                    settings: page.settings
                    sync: page.sync
                    userName: page.userName
                    onSyncRequested: page.syncRequested()
                    onSignInRequested: page.signInRequested()
                }
                TheLine {
                    onLineRequested: page.lineRequested()
                }
            }
        }
    }
}
