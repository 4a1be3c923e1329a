// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 600

    Scroller {
        id: scroller

        anchors.fill: parent

        Label {
            text: "A page that is shorter than its window"
        }
    }
    SignalSpy {
        id: pulls

        target: Pulling
        signalName: "pulled"
    }

    TestCase {
        name: "PullDown"
        when: windowShown

        function init() {
            Style.touch = true;
            pulls.clear();
        }

        function cleanup() {
            Style.touch = Qt.binding(() => Style.compact);
        }

        function drag(far: real) {
            mousePress(scroller, 100, 100);
            for (let y = 0; y <= far; y += 20)
                mouseMove(scroller, 100, 100 + y, 10);
            mouseRelease(scroller, 100, 100 + far);
        }

        function test_far_enough_asks_and_a_little_does_not() {
            drag(80);
            compare(pulls.count, 0);
            tryCompare(scroller, "contentY", 0);
            drag(400);
            compare(pulls.count, 1);
            tryCompare(scroller, "contentY", 0);
        }

        function test_pushed_up_it_asks_nothing() {
            mousePress(scroller, 100, 500);
            for (let y = 0; y <= 400; y += 20)
                mouseMove(scroller, 100, 500 - y, 10);
            mouseRelease(scroller, 100, 100);
            compare(pulls.count, 0);
        }
    }
}
