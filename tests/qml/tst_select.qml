// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 600

    Select {
        id: field

        width: 300
        label: "Language"
        options: ["English", "Deutsch", "Français"]
    }
    SignalSpy {
        id: choices

        target: field
        signalName: "chosen"
    }

    TestCase {
        name: "Select"
        when: windowShown

        function init() {
            Style.compact = true;
            field.currentIndex = -1;
            choices.clear();
        }

        function test_keyboard_opens_moves_and_picks() {
            field.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(choices.count, 1);
            compare(choices.signalArguments[0][0], field.currentIndex);
            compare(field.currentIndex, 1);
        }

        function test_escape_picks_nothing() {
            field.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Escape);
            compare(choices.count, 0);
        }
    }
}
