// SPDX-License-Identifier: Apache-2.0
// A list and its detail, as Clients has them.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

ListDetail {
    id: panes

    hasDetail: split
    list: PageFrame {
        title: "Clients"
        large: true
        actions: IconButton {
            glyph: "plus"
            text: "Add a client"
        }
        belowHead: SearchField {
            placeholderText: "Search clients"
            Layout.fillWidth: true
        }

        ListView {
            id: rows

            anchors.fill: parent
            anchors.margins: Style.touch ? 0 : Style.s8
            clip: true
            model: ["Arden Theatre", "Brightwater Housing", "Hollis & Co", "Marlowe", "Ōtani 株式会社 with a long name"]
            currentIndex: 1
            delegate: ListRow {
                id: row

                required property string modelData
                required property int index

                width: ListView.view?.width ?? 0
                text: modelData
                strong: true
                subtitle: ["Priya, second Tom · spoke on Tuesday", "Priya, second Tom · visit on Thursday", "Tom",
                           "Nobody has spoken to them since 22 Apr", "Lena"][index]
                trailingText: ["", "2 due", "", "was Fri", "in 2 days (Thu 16)"][index]
                trailingColor: index === 3 ? Style.saffron : Style.ink3
                leading: Initials {
                    name: row.modelData
                    square: true
                }
                chevron: Style.touch
                divided: Style.touch
                selected: panes.split && index === 1
            }
            ScrollBar.vertical: ScrollBar {}
        }
    }
    detail: PageFrame {
        title: "Brightwater Housing"
        subtitle: "Looked after by Priya · second Tom"
        actions: [
            Button {
                text: "Brief"
            },
            Button {
                kind: Button.Primary
                text: "Start"
                glyph: "start"
            }
        ]
        tabs: TabStrip {
            label: "Parts of the client"
            tabs: ["Now", "People", "Objectives", "Timeline", "Together", "Business & brand"]
            Layout.fillWidth: true
        }

        Scroller {
            anchors.fill: parent
            maxWidth: 680

            SectionHeader {
                text: "Their objective"
                Layout.fillWidth: true
            }
            Quote {
                text: "We want to be the ones people ring first."
                source: "Sam Okoro, 3 Apr"
                Layout.fillWidth: true
            }
            SectionHeader {
                text: "Promises"
                count: 3
                actionText: "See all"
                Layout.fillWidth: true
            }
            Card {
                padding: Style.s4
                spacing: 0
                Layout.fillWidth: true

                Repeater {
                    model: ["Send revised plan → Lena", "Intro to printer → Sam", "They owe us: brand files"]

                    ListRow {
                        id: promise

                        required property string modelData
                        required property int index

                        text: modelData
                        trailingText: ["today", "was Fri", "Thu 16"][index]
                        trailingColor: index === 1 ? Style.saffron : Style.ink3
                        horizontalPadding: Style.s4
                        leading: CheckBox {
                            bare: true
                            round: true
                            dashed: promise.index === 2
                            text: "Kept: " + promise.modelData
                        }
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
}
