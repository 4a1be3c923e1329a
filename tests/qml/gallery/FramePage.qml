// SPDX-License-Identifier: Apache-2.0
// The Shell's frame in the form its width calls for.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Shell
import Salver.Style

AppFrame {
    places: Places {
        Place {
            name: "Today"
            glyph: "today"
        }
        Place {
            name: "Clients"
            glyph: "clients"
        }
        Place {
            name: "Promises"
            glyph: "promises"
            count: 3
        }
        Place {
            name: "Visits"
            glyph: "visits"
            inBar: false
        }
        Place {
            name: "House"
            glyph: "house"
        }
    }
    status: SyncWord {
        word: SyncWord.Waiting
        count: 4
    }
    above: Banner {
        text: "Brightwater · 10:04"
        tone: Banner.Good
        glyph: "visits"
        actionText: "Back to it"
        Layout.fillWidth: true
        Layout.margins: Style.s8
    }
    overlay: UndoBar {
        Component.onCompleted: show("Promise let go")
        Layout.fillWidth: true
    }

    PageFrame {
        anchors.fill: parent
        title: "Today"
        subtitle: "Tue 14 May"
        large: true
        status: SyncWord {
            word: SyncWord.UpToDate
            time: "14:02"
            visible: !Style.expanded
        }

        Scroller {
            anchors.fill: parent
            maxWidth: 680

            SectionHeader {
                text: "Next"
                Layout.fillWidth: true
            }
            Card {
                heading: "10:00  Brightwater · on site"
                Layout.fillWidth: true

                Label {
                    text: "Sam Okoro, Lena Fischer"
                    color: Style.ink2
                    Layout.fillWidth: true
                }
                Quote {
                    text: "We want to be the ones people ring first."
                    Layout.fillWidth: true
                }
                Flow {
                    spacing: Style.s8
                    Layout.fillWidth: true
                    Layout.topMargin: Style.s4

                    Button {
                        text: "Read the brief"
                    }
                    Button {
                        kind: Button.Primary
                        text: "Start"
                        glyph: "start"
                    }
                }
            }
            SectionHeader {
                text: "Worth a thought"
                actionText: "why?"
                Layout.fillWidth: true
            }
            Label {
                text: "Nobody has spoken to Arden since 22 Apr (agreed: every 2 weeks)."
                Layout.fillWidth: true
            }
        }
    }
}
