// SPDX-License-Identifier: Apache-2.0
// Everything that tells.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

PageFrame {
    title: "Today, Tue 14 May"
    large: true
    status: SyncWord {
        word: SyncWord.Trouble
        time: "14:10"
        brief: Style.compact
    }

    Scroller {
        anchors.fill: parent
        maxWidth: 680

        Flow {
            spacing: Style.s12
            Layout.fillWidth: true

            Repeater {
                model: 6

                SyncWord {
                    required property int index

                    width: Math.min(implicitWidth, parent.width)
                    word: index
                    count: 3
                    total: 12
                    time: "14:10"
                    offline: true
                    parked: index === SyncWord.UpToDate ? 1 : 0
                    pressable: index % 2 === 0
                }
            }
        }
        Banner {
            text: "1 thing needs you"
            detail: "Both of you changed where Brightwater should head."
            tone: Banner.NeedsYou
            actionText: "Look"
            dismissible: true
            Layout.fillWidth: true
        }
        Banner {
            text: "Brightwater is running since 10:04"
            tone: Banner.Good
            glyph: "visits"
            actionText: "Back to it"
            Layout.fillWidth: true
        }
        Banner {
            text: "You are offline. All you write is saved on this phone."
            glyph: "offline"
            Layout.fillWidth: true
        }
        Banner {
            text: "Your phone has no room; the last line is still on screen."
            tone: Banner.Trouble
            actionText: "Copy out"
            Layout.fillWidth: true
        }
        Banner {
            text: "This person's card is over a year old."
            tone: Banner.Attention
            dismissible: true
            Layout.fillWidth: true
        }
        Quote {
            text: "We want to be the ones people ring first."
            source: "Sam Okoro, 3 Apr"
            Layout.fillWidth: true
        }
        Quote {
            text: "‘Heute nicht’, sagte sie, and then laughed: 今日はもう十分です. Budget is signed off, so start in July."
            source: "Lena Fischer, on the phone, 2 May"
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Style.s12

            Repeater {
                model: 8

                MarkGlyph {
                    required property int index

                    kind: index
                    visible: index > 0
                }
            }
        }
        Progress {
            text: "First sync"
            value: 0.35
            Layout.fillWidth: true
        }
        InlineError {
            text: "The server did not answer. Your lines are safe here."
            actionText: "Retry"
            Layout.fillWidth: true
        }
        UndoBar {
            id: undo

            Component.onCompleted: show("Line deleted")
            Layout.fillWidth: true
        }
        Toast {
            Component.onCompleted: show("Copied")
        }
        Card {
            heading: "How to talk with Sam"
            trailing: IconButton {
                glyph: "edit"
                text: "Edit"
            }
            Layout.fillWidth: true

            Label {
                text: "Call, mornings before ten. Straight to the point; numbers first, then the picture."
                Layout.fillWidth: true
            }
            Label {
                text: "Sam told Priya, 3 Apr · still true on 2 May"
                token: Style.caption
                color: Style.ink3
                Layout.fillWidth: true
            }
        }
        EmptyState {
            text: "Nothing is asked of you today."
            detail: "The next visit is Thursday."
            drawing: "today"
            actionText: "Start a visit"
            secondText: "See all clients"
            Layout.fillWidth: true
        }
    }
}
