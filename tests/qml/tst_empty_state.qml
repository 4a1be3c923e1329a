// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 844

    EmptyState {
        id: empty

        width: 390
        text: "No clients yet."
        detail: "Add one, or bring them in from contacts or a spreadsheet."
        drawing: "clients"
        actionText: "Add a client"
    }
    EmptyState {
        id: unseen

        visible: false
        width: 390
        text: "Nothing here."
    }
    SignalSpy {
        id: acts

        target: empty
        signalName: "activated"
    }

    TestCase {
        name: "EmptyState"
        when: windowShown

        function test_one_thing_to_do_by_keyboard() {
            empty.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(acts.count, 1);
        }

        function test_what_is_in_it_is_made_when_it_is_first_seen() {
            compare(unseen.content, null);
            unseen.visible = true;
            verify(unseen.content !== null);
            verify(unseen.implicitHeight > unseen.content.implicitHeight);
            unseen.visible = false;
        }

        function test_name_and_room_for_large_text() {
            compare(empty.Accessible.name, "No clients yet.");
            Style.textScale = 1;
            const before = empty.implicitHeight;
            Style.textScale = 2;
            tryVerify(() => empty.implicitHeight > before + 40);
            Style.textScale = 1;
        }
    }
}
