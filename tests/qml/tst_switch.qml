// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 600

    Switch {
        id: control

        width: 300
        text: "Quiet hours"
        description: "Nothing reminds you between 18:00 and 08:00."
    }
    SignalSpy {
        id: toggles

        target: control
        signalName: "toggled"
    }

    TestCase {
        name: "Switch"
        when: windowShown

        function init() {
            Style.compact = true;
            control.checked = false;
            toggles.clear();
        }

        function test_pointer_anywhere_on_the_row_and_space() {
            mouseClick(control, 20, control.height / 2);
            compare(control.checked, true);
            control.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            compare(control.checked, false);
            compare(toggles.count, 2);
        }

        function test_name_description_and_height() {
            compare(control.Accessible.name, "Quiet hours");
            compare(control.Accessible.description, control.description);
            verify(control.height >= 48);
        }
    }
}
