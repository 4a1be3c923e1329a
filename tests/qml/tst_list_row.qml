// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 600

    ListRow {
        id: row

        width: 390
        text: "Brightwater Housing"
        subtitle: "Priya, second Tom"
        trailingText: "was Fri"
    }
    ListRow {
        id: wordy

        y: 200
        width: 390
        text: "A client whose name is so long that it has to be set in two lines or even in three on a phone"
    }
    Label {
        y: 300
        text: "Words alone"
        Accessible.role: Accessible.ListItem
    }
    TextField {
        y: 340
        label: "A field between rows"
    }
    Item {
        id: mixed

        y: 400
        width: 390
        height: 40
        Accessible.role: Accessible.ListItem
        Keys.onPressed: event => event.accepted = RowKeys.step(mixed, event.key, event.modifiers)

        Button {
            id: part

            text: "Part of a row"
        }
    }
    Item {
        id: outer

        y: 500
        width: 390
        height: 60
        Accessible.role: Accessible.ListItem
        Keys.onPressed: event => event.accepted = RowKeys.step(outer, event.key, event.modifiers)

        ListRow {
            id: inner

            width: 390
            text: "Alone within another row"
        }
    }
    SignalSpy {
        id: clicks

        target: row
        signalName: "clicked"
    }

    TestCase {
        name: "ListRow"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.textScale = 1;
            clicks.clear();
        }

        function test_reads_out_all_it_shows() {
            compare(row.Accessible.name, "Brightwater Housing, Priya, second Tom, was Fri");
        }

        function test_pressed_by_pointer_space_and_enter() {
            mouseClick(row);
            row.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            keyClick(Qt.Key_Return);
            compare(clicks.count, 3);
        }

        function test_j_and_k_go_from_row_to_row() {
            wordy.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_K);
            compare(row.activeFocus, true);
            keyClick(Qt.Key_J);
            compare(wordy.activeFocus, true);
            // What takes no keyboard is passed over; what has a part that does is reached there.
            keyClick(Qt.Key_J);
            compare(part.activeFocus, true);
            keyClick(Qt.Key_J);
            // One within another hands on what it has no neighbour for, and at the end the keyboard stays.
            compare(inner.activeFocus, true);
            keyClick(Qt.Key_J);
            compare(inner.activeFocus, true);
            keyClick(Qt.Key_K);
            compare(part.activeFocus, true);
            keyClick(Qt.Key_K);
            compare(wordy.activeFocus, true);
        }

        function test_height() {
            verify(row.height >= 56);
            verify(wordy.implicitHeight > 56);
            Style.compact = false;
            verify(row.height >= 40);
        }

        function test_grows_at_200_percent() {
            const before = row.implicitHeight;
            Style.textScale = 2;
            tryVerify(() => row.implicitHeight > 1.7 * before);
        }
    }
}
