// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 600

    Chip {
        id: filter

        text: "Service"
        checkable: true
    }
    Chip {
        id: person

        y: 100
        text: "Lena Fischer"
        removable: true
    }
    SignalSpy {
        id: removals

        target: person
        signalName: "removed"
    }

    TestCase {
        name: "Chip"
        when: windowShown

        function init() {
            Style.compact = true;
            filter.checked = false;
            removals.clear();
        }

        function test_toggles_by_pointer_space_and_enter() {
            mouseClick(filter);
            compare(filter.checked, true);
            filter.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            compare(filter.checked, false);
            keyClick(Qt.Key_Return);
            compare(filter.checked, true);
        }

        function test_cross_and_delete_remove() {
            mouseClick(person, person.width - 16, person.height / 2);
            compare(removals.count, 1);
            person.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Delete);
            keyClick(Qt.Key_Backspace);
            compare(removals.count, 3);
        }

        function test_touch_height_though_it_looks_lower() {
            verify(filter.height >= 48);
            verify(filter.background.height < 40);
            compare(person.background.height, filter.background.height);
        }

        function test_name() {
            compare(filter.Accessible.name, "Service");
        }
    }
}
