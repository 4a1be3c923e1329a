// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 600

    Segmented {
        id: control

        width: 358
        label: "Theme"
        options: ["System", "Light", "Dark"]
    }
    SignalSpy {
        id: choices

        target: control
        signalName: "chosen"
    }

    TestCase {
        name: "Segmented"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.textScale = 1;
            control.currentIndex = 0;
            choices.clear();
        }

        function test_arrows_move_and_stop_at_the_ends() {
            control.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Right);
            compare(control.currentIndex, 2);
            compare(choices.count, 2);
            keyClick(Qt.Key_Left);
            compare(control.currentIndex, 1);
        }

        function test_pointer() {
            mouseClick(control, control.width - 20, control.height / 2);
            compare(control.currentIndex, 2);
            compare(choices.signalArguments[0][0], 2);
            mouseClick(control, control.width - 20, control.height / 2);
            compare(choices.count, 1);
        }

        function test_stands_up_where_it_does_not_fit() {
            compare(control.stacked, false);
            const low = control.implicitHeight;
            control.width = 150;
            tryCompare(control, "stacked", true);
            tryVerify(() => control.implicitHeight > 2 * low);
            control.width = 358;
            tryCompare(control, "stacked", false);
        }

        function test_stands_up_for_large_text() {
            control.width = 220;
            tryCompare(control, "stacked", false);
            Style.textScale = 2;
            tryCompare(control, "stacked", true);
            control.width = 358;
        }

        function test_name() {
            compare(control.Accessible.name, "Theme");
        }
    }
}
