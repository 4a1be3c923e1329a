// SPDX-License-Identifier: Apache-2.0
// Everything one types in or chooses from.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

PageFrame {
    title: "Sign in"
    subtitle: "To type and to choose"
    canGoBack: true
    belowHead: SearchField {
        placeholderText: "Search clients"
        Layout.fillWidth: true
    }
    foot: Button {
        kind: Button.Primary
        text: "Sign in"
        Layout.fillWidth: true
        Layout.margins: Style.margin
    }

    Scroller {
        anchors.fill: parent
        maxWidth: 480

        SearchField {
            text: "repairs"
            Layout.fillWidth: true
        }
        TextField {
            label: "Server"
            placeholderText: "https://salver.example"
            help: "The person who set up your team has it."
            Layout.fillWidth: true
        }
        TextField {
            label: "Name"
            text: "priya"
            Component.onCompleted: input.forceActiveFocus(Qt.TabFocusReason)
            Layout.fillWidth: true
        }
        TextField {
            label: "Password"
            text: "silver tray"
            secret: true
            error: "That password does not open this name. Look at the capitals, or ask your lead for a new one."
            Layout.fillWidth: true
        }
        TextField {
            label: "Device"
            text: "this computer"
            readOnly: true
            Layout.fillWidth: true
        }
        TextArea {
            label: "Where we think they should head"
            text: "Lead with repairs in autumn; the sales story waits for spring, when the new homes open."
            Layout.fillWidth: true
        }
        TextArea {
            label: "What they said"
            serif: true
            placeholderText: "Their words, as they said them"
            minimumLines: 2
            Layout.fillWidth: true
        }
        Select {
            label: "Numbers or pictures"
            options: ["Numbers", "Pictures", "Both"]
            currentIndex: 1
            Layout.fillWidth: true
        }
        Select {
            label: "Language"
            options: ["English", "Deutsch"]
            Layout.fillWidth: true
        }
    }
}
