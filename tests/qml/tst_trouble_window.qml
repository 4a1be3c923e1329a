// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Shell
import Salver.Style

Item {
    id: root

    Component {
        id: made

        TroubleWindow {}
    }

    TestCase {
        name: "TroubleWindow"
        when: windowShown

        readonly property string newer: "The database \"/home/priya/.local/share/salver/salver.db\" was written by a newer "
            + "Salver (format 99, this one reads up to 3). Update Salver to open it; the file was left as it is."
        property TroubleWindow window: null

        function init() {
            Style.textScale = 1;
            window = createTemporaryObject(made, root, {sentence: newer, width: 390, height: 480});
            window.show();
            tryVerify(() => window.active || window.visible);
        }

        function cleanup() {
            Style.textScale = 1;
        }

        function press(name: string) {
            const button = findChild(window, name);
            verify(button, name);
            button.forceActiveFocus(Qt.TabFocusReason);
            button.clicked();
        }

        function test_the_sentence_is_there_in_full() {
            compare(findChild(window, "sentence").text, newer);
            compare(findChild(window, "sentence").Accessible.name, newer);
            verify(findChild(window, "sentence").readOnly);
        }

        function test_nothing_is_cut_off_at_twice_the_size() {
            Style.textScale = 2;
            window.width = 320;
            window.height = 320;
            const words = findChild(window, "sentence");
            tryVerify(() => words.width > 0 && words.width <= 320);
            let scroller = words.parent;
            while (scroller.contentHeight === undefined || scroller === words)
                scroller = scroller.parent;
            tryVerify(() => scroller.contentHeight >= words.contentHeight);
            const close = findChild(window, "close");
            tryVerify(() => close.mapToItem(null, 0, close.height).y <= 320);
        }

        function test_the_words_can_be_copied() {
            press("copy");
            compare(findChild(window, "sentence").selectedText, newer);
        }

        function test_it_closes() {
            press("close");
            tryCompare(window, "visible", false);
        }
    }
}
