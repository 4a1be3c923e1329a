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

    Menu {
        id: menu

        MenuRow {
            id: edit

            text: "Edit"
            glyph: "edit"
        }
        MenuRow {
            id: remove

            text: "Delete this line"
            destructive: true
        }
    }
    SignalSpy {
        id: removals

        target: remove
        signalName: "triggered"
    }

    TestCase {
        name: "Menu"
        when: windowShown

        function init() {
            Style.compact = true;
            removals.clear();
            menu.popup(root, 20, 20);
            tryCompare(menu, "opened", true);
        }

        function cleanup() {
            menu.close();
            tryCompare(menu, "visible", false);
        }

        function test_keyboard_picks() {
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(removals.count, 1);
            tryCompare(menu, "visible", false);
        }

        function test_escape_leaves() {
            keyClick(Qt.Key_Escape);
            tryCompare(menu, "visible", false);
            compare(removals.count, 0);
        }

        function test_names_and_touch() {
            compare(remove.Accessible.name, "Delete this line");
            verify(edit.height >= 48);
        }
    }
}
