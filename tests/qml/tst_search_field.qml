// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 600

    SearchField {
        id: field

        width: 300
        placeholderText: "Search clients"
    }
    SignalSpy {
        id: moves

        target: field
        signalName: "moved"
    }
    SignalSpy {
        id: edits

        target: field
        signalName: "edited"
    }

    TestCase {
        name: "SearchField"
        when: windowShown

        function init() {
            field.text = "";
            moves.clear();
            edits.clear();
            field.forceActiveFocus();
        }

        function test_escape_clears_first() {
            keyClick("a");
            compare(field.text, "a");
            keyClick(Qt.Key_Escape);
            compare(field.text, "");
            compare(edits.count, 2);
            compare(field.input.activeFocus, true);
        }

        function test_arrows_walk_the_hits() {
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Up);
            compare(moves.count, 2);
            compare(moves.signalArguments[0][0], 1);
            compare(moves.signalArguments[1][0], -1);
        }

        function test_name() {
            compare(field.input.Accessible.name, "Search clients");
        }
    }
}
