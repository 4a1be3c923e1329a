// SPDX-License-Identifier: Apache-2.0
// The gallery's window: one page at a time, in the size, theme and text scale that main.cpp sets.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Salver.Controls
import Salver.Style

Window {
    id: window

    readonly property list<string> pages: ["press", "type", "tell", "list", "icons", "frame", "sheet", "month", "menu"]
    property int page: 0
    property bool dark: false
    property real textScale: 1

    width: 390
    height: 844
    visible: true
    color: Style.linen
    title: "Salver controls"

    function setUp() {
        Style.theme = dark ? ThemeMode.Dark : ThemeMode.Light;
        Style.textScale = textScale;
        Style.compact = width < 600;
        Style.expanded = width >= 1024;
        Style.reduceMotion = true;
    }

    onDarkChanged: setUp()
    onTextScaleChanged: setUp()
    onWidthChanged: setUp()
    Component.onCompleted: setUp()

    Loader {
        anchors.fill: parent
        source: "qrc:/qt/qml/Salver/Gallery/" + ["PressPage", "TypePage", "TellPage", "ListPage", "IconPage",
                                                 "FramePage", "FramePage", "FramePage", "FramePage"][window.page] + ".qml"
    }
    Sheet {
        title: "Wrap up with Brightwater?"
        description: "The visit stays open until you do. Nothing here has to be filled in."
        visible: window.pages[window.page] === "sheet"
        actions: [
            Button {
                kind: Button.Primary
                text: "Done"
            },
            Button {
                text: "Keep it running"
            }
        ]

        TextField {
            width: parent.width
            label: "How was it for them?"
            placeholderText: "a word or two"
        }
        Segmented {
            label: "Where the word came from"
            options: ["They said it", "They wrote it", "We sensed it"]
        }
        TextArea {
            label: "What will they remember?"
        }
    }
    Sheet {
        title: "Which day?"
        visible: window.pages[window.page] === "month"
        preferredWidth: 360
        initialFocus: month

        MonthPicker {
            id: month

            today: new Date(2024, 4, 14)
            selected: new Date(2024, 4, 16)
        }
    }
    Menu {
        x: 40
        y: 80
        visible: window.pages[window.page] === "menu"

        MenuRow {
            text: "Edit"
            glyph: "edit"
            keys: "E"
        }
        MenuRow {
            text: "Copy"
            glyph: "copy"
            keys: "Ctrl+C"
        }
        MenuRow {
            text: "Service"
            checkable: true
            checked: true
        }
        MenuRow {
            text: "Delete this line"
            glyph: "delete"
            destructive: true
        }
    }
}
