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

    Button {
        id: opener

        text: "Open"
        onClicked: sheet.open()
    }
    Sheet {
        id: sheet

        title: "Wrap up?"
        initialFocus: field.input
        actions: Button {
            id: done

            text: "Done"
            onClicked: sheet.close()
        }

        TextField {
            id: field

            label: "How was it for them?"
        }
        Item {
            implicitHeight: filler.tall ? 2000 : 10
        }
    }
    QtObject {
        id: filler

        property bool tall: false
    }
    SignalSpy {
        id: submits

        target: sheet
        signalName: "submitted"
    }

    TestCase {
        name: "Sheet"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.reduceMotion = true;
            filler.tall = false;
            submits.clear();
            opener.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            tryCompare(sheet, "opened", true);
        }

        function cleanup() {
            sheet.close();
            tryCompare(sheet, "visible", false);
        }

        function test_keyboard_goes_in_and_comes_back() {
            tryCompare(field.input, "activeFocus", true);
            keyClick(Qt.Key_Tab);
            compare(done.activeFocus, true);
            keyClick(Qt.Key_Tab);
            compare(field.input.activeFocus, true);
            keyClick(Qt.Key_Escape);
            tryCompare(sheet, "visible", false);
            tryCompare(opener, "activeFocus", true);
        }

        function test_enter_submits() {
            tryCompare(field.input, "activeFocus", true);
            keyClick(Qt.Key_Return);
            compare(submits.count, 1);
        }

        function test_fills_the_width_and_sits_on_the_lower_edge_of_a_phone() {
            compare(sheet.width, sheet.parent.width);
            compare(sheet.y + sheet.height, sheet.parent.height);
            Style.compact = false;
            tryVerify(() => sheet.y + sheet.height < sheet.parent.height);
        }

        function test_never_higher_than_the_window() {
            filler.tall = true;
            tryVerify(() => sheet.height <= sheet.parent.height - 40);
            verify(done.mapToItem(sheet.parent, 0, 0).y + done.height <= sheet.parent.height);
        }
    }
}
