// SPDX-License-Identifier: Apache-2.0
// Everything one presses.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

PageFrame {
    title: "To press"
    large: true
    status: SyncWord {
        word: SyncWord.UpToDate
        time: "14:02"
    }
    actions: IconButton {
        glyph: "more"
        text: "More"
    }
    tabs: TabStrip {
        label: "Parts of the client"
        tabs: ["Now", "People", "Objectives", "Timeline", "Together", "Business & brand"]
        currentIndex: 1
        Layout.fillWidth: true
    }

    Scroller {
        anchors.fill: parent
        maxWidth: 680

        SectionHeader {
            text: "Buttons"
            actionText: "why?"
            Layout.fillWidth: true
        }
        Flow {
            spacing: Style.s8
            Layout.fillWidth: true

            Button {
                kind: Button.Primary
                text: "Read the brief"
            }
            Button {
                text: "Start"
                glyph: "start"
            }
            Button {
                kind: Button.Quiet
                text: "Not now"
            }
            Button {
                kind: Button.Destructive
                text: "Erase Sam Okoro"
                glyph: "delete"
            }
        }
        Flow {
            spacing: Style.s8
            Layout.fillWidth: true

            Button {
                kind: Button.Primary
                text: "Primary off"
                enabled: false
            }
            Button {
                text: "Off"
                enabled: false
            }
            Button {
                kind: Button.Quiet
                text: "Quiet off"
                enabled: false
            }
            Button {
                text: "Focused"
                Component.onCompleted: forceActiveFocus(Qt.TabFocusReason)
            }
        }
        Button {
            text: "A button with so many words on it that a narrow phone has to set them in two lines"
            Layout.fillWidth: true
        }
        Flow {
            spacing: Style.s4
            Layout.fillWidth: true

            IconButton {
                glyph: "back"
                text: "Back"
            }
            IconButton {
                glyph: "search"
                text: "Search"
            }
            IconButton {
                glyph: "listen"
                text: "Listen"
                checkable: true
                checked: true
            }
            IconButton {
                glyph: "more"
                text: "More"
                enabled: false
            }
        }
        SectionHeader {
            text: "Chips"
            count: 8
            Layout.fillWidth: true
        }
        Flow {
            spacing: Style.s8
            Layout.fillWidth: true

            Chip {
                text: "Service"
                glyph: "service-lane"
                checkable: true
                checked: true
            }
            Chip {
                text: "Work"
                glyph: "work-lane"
                checkable: true
            }
            Chip {
                text: "Lena Fischer"
                removable: true
            }
            DateChip {
                dayText: "Thu 16"
                day: new Date(2024, 4, 16)
            }
            DateChip {
                dayText: "was Fri"
                day: new Date(2024, 4, 10)
                late: true
            }
            DateChip {}
            Chip {
                text: "Sky"
                tone: Chip.Sky
            }
            Chip {
                text: "Plum"
                tone: Chip.Plum
            }
            Chip {
                text: "Bottle"
                tone: Chip.Bottle
            }
        }
        SectionHeader {
            text: "Choices"
            Layout.fillWidth: true
        }
        Segmented {
            label: "Theme"
            options: ["System", "Light", "Dark"]
            Layout.fillWidth: true
        }
        Segmented {
            label: "Where the word came from"
            options: ["They said it", "They wrote it", "We sensed it", "Not noted"]
            currentIndex: 2
            Layout.fillWidth: true
        }
        Card {
            Layout.fillWidth: true

            Switch {
                text: "Quiet hours"
                description: "Nothing reminds you between 18:00 and 08:00."
                checked: true
                Layout.fillWidth: true
            }
            Divider {}
            Switch {
                text: "Work offline"
                Layout.fillWidth: true
            }
            Divider {}
            CheckBox {
                text: "Send revised plan"
                round: true
                Layout.fillWidth: true
            }
            CheckBox {
                text: "They owe us: brand files"
                round: true
                dashed: true
                Layout.fillWidth: true
            }
            CheckBox {
                text: "Introduced the printer to Sam"
                round: true
                checked: true
                Layout.fillWidth: true
            }
            CheckBox {
                text: "A box, ticked"
                checked: true
                Layout.fillWidth: true
            }
        }
    }
}
