// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Shell

Item {
    id: root

    width: 400
    height: 300

    Keyboard {
        id: keys

        property list<string> heard

        onPlaceRequested: index => heard.push("place " + index)
        onCaptureRequested: heard.push("capture")
        onPaletteRequested: heard.push("palette")
        onSearchRequested: heard.push("search")
        onFindHereRequested: heard.push("find here")
        onSettingsRequested: heard.push("settings")
        onSyncRequested: heard.push("sync")
        onUndoRequested: heard.push("undo")
        onRedoRequested: heard.push("redo")
        onBackRequested: heard.push("back")
        onPaneRequested: heard.push("pane")
        onKeysRequested: heard.push("keys")
    }
    Item {
        id: page

        focus: true
    }
    TextField {
        id: field

        label: "Name"
        text: "two words"
    }
    TextArea {
        id: area

        y: 80
        label: "About"
        text: "two words"
    }

    TestCase {
        name: "Keyboard"
        when: windowShown

        function init() {
            keys.heard = [];
        }

        function test_keys_data() {
            return [
                {tag: "Ctrl+N", key: Qt.Key_N, with: Qt.ControlModifier, means: "capture"},
                {tag: "Ctrl+K", key: Qt.Key_K, with: Qt.ControlModifier, means: "palette"},
                {tag: "Ctrl+Shift+F", key: Qt.Key_F, with: Qt.ControlModifier | Qt.ShiftModifier, means: "search"},
                {tag: "Ctrl+F", key: Qt.Key_F, with: Qt.ControlModifier, means: "find here"},
                {tag: "Ctrl+comma", key: Qt.Key_Comma, with: Qt.ControlModifier, means: "settings"},
                {tag: "F5", key: Qt.Key_F5, with: Qt.NoModifier, means: "sync"},
                {tag: "Ctrl+Z", key: Qt.Key_Z, with: Qt.ControlModifier, means: "undo"},
                {tag: "Ctrl+Shift+Z", key: Qt.Key_Z, with: Qt.ControlModifier | Qt.ShiftModifier, means: "redo"},
                {tag: "Ctrl+Y", key: Qt.Key_Y, with: Qt.ControlModifier, means: "redo"},
                {tag: "U", key: Qt.Key_U, with: Qt.NoModifier, means: "undo"},
                {tag: "F6", key: Qt.Key_F6, with: Qt.NoModifier, means: "pane"},
                {tag: "F1", key: Qt.Key_F1, with: Qt.NoModifier, means: "keys"},
                {tag: "Back", key: Qt.Key_Back, with: Qt.NoModifier, means: "back"},
                {tag: "Alt+Left", key: Qt.Key_Left, with: Qt.AltModifier, means: "back"},
                {tag: "Ctrl+1", key: Qt.Key_1, with: Qt.ControlModifier, means: "place 0"},
                {tag: "Ctrl+2", key: Qt.Key_2, with: Qt.ControlModifier, means: "place 1"},
                {tag: "Ctrl+3", key: Qt.Key_3, with: Qt.ControlModifier, means: "place 2"},
                {tag: "Ctrl+4", key: Qt.Key_4, with: Qt.ControlModifier, means: "place 3"},
                {tag: "Ctrl+5", key: Qt.Key_5, with: Qt.ControlModifier, means: "search"},
                {tag: "?", key: "?", with: Qt.NoModifier, means: "keys"}
            ];
        }

        function test_keys(row) {
            page.forceActiveFocus();
            keyClick(row.key, row.with);
            compare(keys.heard, [row.means]);
        }

        function test_letters_go_into_the_words_data() {
            return [{tag: "one line", input: field.input}, {tag: "many", input: area.input}];
        }

        function test_letters_go_into_the_words(row) {
            row.input.forceActiveFocus();
            row.input.cursorPosition = 0;
            keyClick("u");
            compare(keys.heard, []);
            compare(row.input.text, "utwo words");
            row.input.remove(0, 1);
        }

        function test_back_works_while_the_caret_stands_in_words_data() {
            return [{tag: "one line", input: field.input}, {tag: "many", input: area.input}];
        }

        function test_back_works_while_the_caret_stands_in_words(row) {
            row.input.forceActiveFocus();
            keyClick(Qt.Key_Left, Qt.AltModifier);
            compare(keys.heard, ["back"]);
        }
    }
}
