// SPDX-License-Identifier: Apache-2.0
// The whole icon set, the initials and the type scale.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Scroller {
    id: sheet

    readonly property list<string> names: ["today", "clients", "plus", "promises", "house", "visits", "search", "settings",
        "sync", "saved", "waiting", "coming-down", "up-to-date", "trouble", "needs-you", "mark", "quote", "promise", "spark",
        "question", "need", "said-no", "advice", "challenge", "reassure", "detail", "person", "people", "back", "close", "more",
        "delete", "bin", "undo", "edit", "calendar", "clock", "phone", "video", "walk", "on-site", "work-lane",
        "service-lane", "lock", "filter", "history", "link", "copy", "check", "chevron-right", "chevron-left",
        "chevron-down", "chevron-up", "listen", "offline", "sign-out", "moon", "sun", "book", "flag", "start", "device",
        "info", "eye", "eye-off", "pin", "tag", "keyboard", "send-file"]

    Flow {
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: sheet.names

            Column {
                id: cell

                required property string modelData

                width: 76
                spacing: 2

                Glyph {
                    anchors.horizontalCenter: parent.horizontalCenter
                    glyph: cell.modelData
                    size: 36
                    color: Style.ink
                }
                Text {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: cell.modelData
                    font.family: Style.uiFamily
                    font.pixelSize: 10
                    color: Style.ink3
                }
            }
        }
    }
    Flow {
        spacing: Style.s8
        Layout.fillWidth: true

        Image {
            source: Style.iconUrl("salver")
            sourceSize.width: 64
            sourceSize.height: 64
        }
        Repeater {
            model: ["Sam Okoro", "Lena", "José María Ñandú", "株 式", "Hollis & Co", "de la Cruz"]

            Initials {
                required property string modelData
                required property int index

                name: modelData
                square: index > 3
            }
        }
        Repeater {
            model: ["today", "clients", "visits", "promises", "search", "sync", "bin"]

            EmptyState {
                required property string modelData

                width: 176
                text: modelData
                drawing: modelData
            }
        }
    }
    Repeater {
        model: [Style.display, Style.title, Style.heading, Style.body, Style.quote, Style.label, Style.caption, Style.overline]

        Label {
            required property TypeToken modelData

            text: "Nobody has spoken to Arden since 22 Apr"
            token: modelData
            Layout.fillWidth: true
        }
    }
}
