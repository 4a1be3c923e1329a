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

    Item {
        id: elsewhere

        focus: true
        activeFocusOnTab: true
        width: 1
        height: 1
    }
    UndoBar {
        id: bar

        y: 300
        width: 358
        // Eight seconds, made short: the clock is the same.
        seconds: 0.2
    }
    SignalSpy {
        id: undos

        target: bar
        signalName: "undone"
    }
    SignalSpy {
        id: ends

        target: bar
        signalName: "expired"
    }

    TestCase {
        name: "UndoBar"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.reduceMotion = true;
            elsewhere.forceActiveFocus();
            mouseMove(root, 5, 5);
            bar.hide();
            undos.clear();
            ends.clear();
        }

        function test_goes_by_itself() {
            bar.show("Line deleted");
            compare(bar.visible, true);
            compare(bar.Accessible.name, "Line deleted");
            tryCompare(ends, "count", 1);
            compare(bar.visible, false);
        }

        function test_stays_while_the_keyboard_is_on_it() {
            bar.show("Line deleted");
            bar.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
            compare(bar.held, true);
            wait(400);
            compare(bar.shown, true);
            elsewhere.forceActiveFocus();
            tryCompare(ends, "count", 1);
        }

        function test_stays_while_the_pointer_is_on_it() {
            bar.show("Line deleted");
            mouseMove(bar, 20, 20);
            tryCompare(bar, "held", true);
            wait(400);
            compare(bar.shown, true);
            mouseMove(root, 5, 5);
            tryCompare(ends, "count", 1);
        }

        function test_undo_by_keyboard_and_pointer() {
            bar.show("Line deleted");
            bar.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(undos.count, 1);
            compare(bar.shown, false);
            bar.show("Another");
            mouseClick(bar, bar.width - 30, bar.height / 2);
            compare(undos.count, 2);
            compare(ends.count, 0);
        }

        function test_eight_seconds_by_default() {
            compare(fresh.seconds, 8);
        }

        function test_touch() {
            bar.show("Line deleted");
            verify(bar.nextItemInFocusChain(true).height >= 48);
        }
    }
    UndoBar {
        id: fresh
    }
}
