// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtTest
import Salver.Controls
import Salver.Style

Item {
    id: root

    width: 390
    height: 600

    Button {
        id: button

        text: "Read the brief"
        kind: Button.Primary
    }
    Button {
        id: off

        y: 100
        text: "Off"
        enabled: false
    }
    Button {
        id: narrow

        y: 200
        width: 120
        text: "A button with so many words that it needs several lines"
    }
    Button {
        id: wide

        y: 320
        width: 300
        text: "Start"
        glyph: "start"
    }
    ColumnLayout {
        id: place

        property string words: "Read the brief"

        y: 400
        width: 390

        RowLayout {
            Layout.fillWidth: true

            Label {
                text: "what others see now and then"
                Layout.fillWidth: true
            }
            Button {
                text: place.words + "'s"
            }
            Button {
                text: place.words
                glyph: "book"
                Layout.fillWidth: true
            }
        }
        GridLayout {
            columns: 2
            Layout.fillWidth: true

            Button {
                text: place.words
            }
            Button {
                text: place.words
                Layout.fillWidth: true
            }
        }
        Button {
            text: place.words + " with a much longer sentence in it than fits"
            Layout.fillWidth: true
            Layout.maximumWidth: place.width
        }
    }
    SignalSpy {
        id: spy

        signalName: "clicked"
    }

    TestCase {
        name: "Button"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.textScale = 1;
            spy.target = button;
            spy.clear();
        }

        function test_its_word_is_laid_out_without_asking_itself() {
            failOnWarning(/Binding loop/);
            for (const scale of [1, 2, 1.4, 1, 2]) {
                for (const width of [390, 200, 1280, 320]) {
                    for (const words of ["Read the brief", "Use mine", "Open the client and read all of it"]) {
                        Style.textScale = scale;
                        place.width = width;
                        place.words = words;
                        waitForRendering(root, 40);
                    }
                }
            }
        }

        function test_its_icon_and_word_stand_in_the_middle() {
            waitForRendering(root, 100);
            const face = wide.contentItem as Item;
            const glyph = findChild(wide, "glyph") as Glyph;
            // As far from the icon to the one side as from the word to the other.
            verify(glyph.x > 20);
            fuzzyCompare(glyph.x, face.width - glyph.x - face.implicitWidth, 2);
        }

        function test_pressed_by_pointer_space_and_enter() {
            mouseClick(button);
            compare(spy.count, 1);
            button.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Enter);
            compare(spy.count, 4);
        }

        function test_disabled_does_nothing() {
            spy.target = off;
            mouseClick(off);
            compare(spy.count, 0);
        }

        function test_name_and_size() {
            compare(button.Accessible.name, "Read the brief");
            verify(button.height >= 48);
            Style.compact = false;
            verify(button.height >= 28);
        }

        function test_keyboard_focus_is_seen_and_pointer_focus_is_not() {
            button.forceActiveFocus(Qt.TabFocusReason);
            compare(button.visualFocus, true);
            root.forceActiveFocus();
            button.forceActiveFocus(Qt.MouseFocusReason);
            compare(button.visualFocus, false);
        }

        function test_grows_rather_than_cuts() {
            const before = narrow.height;
            verify(narrow.implicitHeight > 48);
            Style.textScale = 2;
            tryVerify(() => narrow.implicitHeight > before);
        }
    }
}
