// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
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
