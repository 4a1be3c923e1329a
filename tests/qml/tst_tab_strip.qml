// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 600

    TabStrip {
        id: strip

        width: 358
        label: "Parts of the client"
        tabs: ["Now", "People", "Objectives", "Timeline", "Together", "Business & brand"]
    }
    SignalSpy {
        id: choices

        target: strip
        signalName: "chosen"
    }

    TestCase {
        name: "TabStrip"
        when: windowShown

        function init() {
            Style.compact = true;
            strip.currentIndex = 0;
            choices.clear();
            strip.forceActiveFocus(Qt.TabFocusReason);
        }

        function test_arrows_home_and_end() {
            keyClick(Qt.Key_Right);
            compare(strip.currentIndex, 1);
            keyClick(Qt.Key_End);
            compare(strip.currentIndex, 5);
            keyClick(Qt.Key_Right);
            compare(strip.currentIndex, 5);
            keyClick(Qt.Key_Home);
            compare(strip.currentIndex, 0);
            compare(choices.count, 3);
        }

        function test_pointer() {
            mouseClick(strip, 90, strip.height / 2);
            compare(strip.currentIndex, 1);
        }

        function test_touch() {
            verify(strip.height >= 48);
            compare(strip.Accessible.name, "Parts of the client");
        }
    }
}
