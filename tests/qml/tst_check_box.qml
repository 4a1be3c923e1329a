// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 600

    CheckBox {
        id: box

        text: "Send revised plan"
        round: true
    }
    CheckBox {
        id: bare

        y: 100
        bare: true
        text: "Kept: a promise with very many words, of which not one may be shown, nor make it higher"
    }

    TestCase {
        name: "CheckBox"
        when: windowShown

        function init() {
            Style.compact = true;
            box.checked = false;
        }

        function test_pointer_and_space() {
            mouseClick(box);
            compare(box.checked, true);
            box.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            compare(box.checked, false);
        }

        function test_a_bare_box_keeps_its_name_and_its_size() {
            verify(bare.Accessible.name.startsWith("Kept:"));
            compare(bare.width, 48);
            compare(bare.height, 48);
        }
    }
}
