// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 900

    TextArea {
        id: area

        width: 300
        label: "Where we think they should head"
    }
    TextField {
        id: next

        y: 700
        width: 300
        label: "Next"
    }
    SignalSpy {
        id: submits

        target: area
        signalName: "submitted"
    }

    TestCase {
        name: "TextArea"
        when: windowShown

        function init() {
            area.text = "";
            submits.clear();
        }

        function test_grows_with_its_text() {
            const before = area.implicitHeight;
            area.text = "one\ntwo\nthree\nfour\nfive\nsix";
            tryVerify(() => area.implicitHeight > before);
        }

        function test_enter_is_a_line_and_control_enter_submits() {
            area.input.forceActiveFocus(Qt.TabFocusReason);
            keyClick("a");
            keyClick(Qt.Key_Return);
            keyClick("b");
            compare(area.text, "a\nb");
            compare(submits.count, 0);
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(submits.count, 1);
            compare(area.text, "a\nb");
        }

        function test_tab_leaves_it() {
            area.input.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Tab);
            compare(area.text, "");
            compare(next.input.activeFocus, true);
            keyClick(Qt.Key_Backtab);
            compare(area.input.activeFocus, true);
        }

        function test_named_by_its_label() {
            compare(area.input.Accessible.name, "Where we think they should head");
            verify(area.textDocument !== null);
        }
    }
}
