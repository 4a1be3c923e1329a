// SPDX-License-Identifier: Apache-2.0
// This device and its account: who is signed in where, the way to the Sync centre, and out.
//   settings, sync   the view models;   userName;   syncRequested()   signInRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Card {
    id: card

    required property SettingsViewModel settings
    required property SyncViewModel sync
    property string userName: ""
    readonly property bool alone: settings.server === ""
    signal syncRequested()
    signal signInRequested()

    heading: qsTr("This device")
    spacing: Style.s8

    RowLayout {
        spacing: Style.s12
        Layout.fillWidth: true

        Initials {
            name: card.userName
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: card.userName
                token: Style.bodyStrong
                Layout.fillWidth: true
            }
            Label {
                text: card.alone ? qsTr("Just this device: nothing leaves it") : card.settings.server
                token: Style.caption
                color: Style.ink2
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                Layout.fillWidth: true
            }
        }
    }
    ListRow {
        text: qsTr("Sync centre")
        subtitle: card.sync.sentence
        glyph: "sync"
        chevron: true
        onClicked: card.syncRequested()
        Layout.fillWidth: true
        Layout.leftMargin: -leftPadding
        Layout.rightMargin: -rightPadding
    }
    Flow {
        spacing: Style.s8
        Layout.fillWidth: true

        Button {
            objectName: "signIn"
            visible: card.alone
            text: qsTr("Sign in to a server")
            onClicked: card.signInRequested()
        }
        Button {
            objectName: "signOut"
            visible: !card.alone
            text: qsTr("Sign out")
            glyph: "sign-out"
            onClicked: leaving.open()
        }
    }
    Sheet {
        id: leaving

        title: qsTr("Sign out on this device")
        description: card.sync.waiting > 0
            ? qsTr("Not yet with your team: %1. It stays on this device and goes when you sign in here again; the Sync centre can save it to a file.").arg(card.sync.waiting === 1 ? qsTr("1 change") : qsTr("%1 changes").arg(card.sync.waiting))
            : qsTr("Everything has reached your team. What is on this device stays on it, and opens when you sign in here again.")
        actions: [
            Button {
                objectName: "reallySignOut"
                kind: Button.Primary
                text: qsTr("Sign out")
                onClicked: {
                    leaving.close();
                    card.settings.signOut();
                }
            },
            Button {
                visible: card.sync.waiting > 0
                text: qsTr("To the Sync centre")
                onClicked: {
                    leaving.close();
                    card.syncRequested();
                }
            },
            Button {
                text: qsTr("Stay")
                onClicked: leaving.close()
            }
        ]
    }
}
