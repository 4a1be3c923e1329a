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

        // As where a time was chosen on another device that is none of the half hours.
        function test_new_options_keep_what_was_chosen_data() {
            return [
                { tag: "the options first", optionsFirst: true },
                { tag: "the choice first", optionsFirst: false }
            ];
        }

        function test_new_options_keep_what_was_chosen(row) {
            const box = boxIn(field);
            if (row.optionsFirst)
                field.options = ["Dansk", "English", "Deutsch", "Français"];
            field.currentIndex = 2;
            if (!row.optionsFirst)
                field.options = ["Dansk", "English", "Deutsch", "Français"];
            compare(box.displayText, "Deutsch");
            field.options = ["English", "Deutsch", "Français"];
            compare(box.displayText, "Français");
            field.currentIndex = 0;
            compare(box.displayText, "English");
        }

        function boxIn(item) {
            if (item.displayText !== undefined)
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = boxIn(item.children[i]);
                if (found)
                    return found;
            }
            return null;
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
