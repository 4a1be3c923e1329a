// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 600

    IconButton {
        id: button

        glyph: "listen"
        text: "Listen"
        checkable: true
    }
    IconButton {
        id: other

        glyph: "listen"
        text: "Another"
    }
    SignalSpy {
        id: clicks

        target: button
        signalName: "clicked"
    }
    SignalSpy {
        id: toggles

        target: button
        signalName: "toggled"
    }

    TestCase {
        name: "IconButton"
        when: windowShown

        function test_name_is_its_text() {
            compare(button.Accessible.name, "Listen");
        }

        function test_size() {
            Style.compact = true;
            verify(button.width >= 48 && button.height >= 48);
            Style.compact = false;
            verify(button.width >= 28 && button.height >= 28);
        }

        function test_tip_is_made_when_it_is_first_shown() {
            Style.compact = false;
            let tip = null;
            for (let i = 0; i < other.children.length; ++i)
                tip = (other.children[i] as Tip) ?? tip;
            verify(tip);
            compare(tip.box, null);
            other.forceActiveFocus(Qt.TabFocusReason);
            tryVerify(() => tip.box !== null && tip.box.visible);
            other.focus = false;
            tryCompare(tip.box, "visible", false);
        }

        function test_enter_toggles_as_space_does() {
            button.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            compare(button.checked, true);
            keyClick(Qt.Key_Return);
            compare(button.checked, false);
            compare(clicks.count, 2);
            compare(toggles.count, 2);
        }
    }
}
