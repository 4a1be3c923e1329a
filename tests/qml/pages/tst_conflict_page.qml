// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Style
import Salver.ViewModels
import "../../../qml/SyncCentre"

Item {
    id: root

    width: 390
    height: 800

    Samples {
        id: samples
    }
    ConflictPage {
        id: page

        anchors.fill: parent
        conflict: samples.conflict
    }
    ConflictPage {
        id: deleted

        anchors.fill: parent
        visible: false
        conflict: samples.deleted
    }
    ConflictPage {
        id: look

        anchors.fill: parent
        visible: false
        conflict: samples.look
    }
    SignalSpy {
        id: backs

        target: page
        signalName: "backRequested"
    }

    TestCase {
        name: "ConflictPage"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.reduceMotion = true;
            page.visible = true;
            page.together = false;
            deleted.visible = false;
            look.visible = false;
            samples.look.calls = [];
            samples.conflict.calls = [];
            samples.deleted.calls = [];
            backs.clear();
        }

        function press(within: Item, name: string) {
            const button = findChild(within, name);
            verify(button, name);
            button.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
        }

        function test_mine_theirs_and_both_data() {
            return [{tag: "mine", button: "useMine", call: "use 0"}, {tag: "theirs", button: "useTheirs", call: "use 1"},
                    {tag: "both", button: "keepBoth", call: "keepBoth"}];
        }

        function test_mine_theirs_and_both(data) {
            press(page, data.button);
            compare(samples.conflict.calls, [data.call]);
            compare(backs.count, 1);
        }

        function test_written_together_begins_with_all_of_it() {
            press(page, "writeTogether");
            tryVerify(() => findChild(page, "together") !== null);
            const editor = findChild(page, "together");
            compare(editor.text, samples.conflict.together);
            compare(samples.conflict.draft, "");
            tryCompare(editor.input, "activeFocus", true);
            editor.text = "Lead with repairs from July";
            compare(samples.conflict.draft, "Lead with repairs from July");
            press(page, "useTogether");
            compare(samples.conflict.calls, ["writeTogether Lead with repairs from July"]);
        }

        function test_only_words_are_written_together() {
            samples.conflict.isWords = false;
            compare(findChild(page, "keepBoth").visible, false);
            samples.conflict.isWords = true;
        }

        function test_a_merged_sentence_is_looked_over() {
            page.visible = false;
            look.visible = true;
            tryVerify(() => findChild(look, "merged") !== null);
            // Each hand has its own mark, and the legend says whose it is.
            verify(findChild(look, "merged").text.includes("<b>") && findChild(look, "merged").text.includes("<u>"));
            verify(findChild(look, "legend").text.includes("Tom Adeyemi"));
            compare(findChild(look, "keepBoth").visible, false);
            press(look, "readsWell");
            compare(samples.look.calls, ["readsWell"]);
        }

        function test_a_merged_sentence_is_changed() {
            page.visible = false;
            look.visible = true;
            tryVerify(() => findChild(look, "changeIt") !== null);
            press(look, "changeIt");
            tryVerify(() => findChild(look, "rewritten") !== null);
            const editor = findChild(look, "rewritten");
            compare(editor.text, samples.look.lines);
            tryCompare(editor.input, "activeFocus", true);
            editor.text = "Lead with repairs from July.";
            press(look, "saveRewritten");
            compare(samples.look.calls, ["rewrite Lead with repairs from July."]);
        }

        function test_deleted_and_edited() {
            page.visible = false;
            deleted.visible = true;
            press(deleted, "keepIt");
            press(deleted, "letItGo");
            compare(samples.deleted.calls, ["keepIt", "deleteIt"]);
        }
    }
}
