// SPDX-License-Identifier: Apache-2.0
// "Also tell…" over stand-ins: what the sheet passes on, and what the colleague sees of it on Today.
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style
import Salver.ViewModels
import "../../../qml/Today"
import "../../../qml/Visits"

Item {
    id: root

    width: 390
    height: 844

    WrapViewModel {
        id: wrap
    }
    TellSheet {
        id: sheet

        wrap: wrap
    }
    TodayTold {
        id: told

        width: 358
        by: "Tom Ashdown"
        client: "Brightwater Housing"
        visit: "today, 10:04"
        word: "Can you ring the depot?"
        theirs: ["the van never comes on a Tuesday"]
        ours: []
        why: "Tom Ashdown passed this on to you, today."
    }
    SignalSpy {
        id: seen

        target: told
        signalName: "seen"
    }
    SignalSpy {
        id: opened

        target: told
        signalName: "opened"
    }

    TestCase {
        name: "Telling"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.reduceMotion = true;
            wrap.calls = [];
            seen.clear();
            opened.clear();
        }

        function each(item: Item, say: var) {
            if (!item.visible)
                return;
            say(item);
            for (let i = 0; i < item.children.length; ++i)
                each(item.children[i], say);
        }

        function pressable(name: string): Item {
            let found = null;
            each(root.Window.window.contentItem, item => {
                if (item.clicked !== undefined && item.enabled && (item.text === name || item.Accessible.name === name))
                    found = item;
            });
            return found;
        }

        function press(name: string) {
            const item = pressable(name);
            verify(item, name);
            item.clicked();
        }

        function seenOnScreen(words: string): bool {
            let found = false;
            each(root.Window.window.contentItem, item => found = found || (item.text ?? "") === words);
            return found;
        }

        function test_some_lines_with_a_word() {
            wrap.shared.fill([{lineId: "l1", words: "the van never comes", time: "10:02"}, {lineId: "l2", words: "Budget signed off", time: "10:05"}]);
            sheet.ask("tom", "Tom Ashdown");
            tryVerify(() => sheet.opened);
            press("the van never comes");
            press("Budget signed off");
            press("Budget signed off");
            // The caret stands in the word from the beginning.
            for (const letter of "ring")
                keyClick(letter);
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(wrap.calls, ["tell tom/l1/ring"]);
            tryVerify(() => !sheet.visible);
        }

        function test_the_visit_as_a_whole() {
            sheet.ask("tom", "Tom Ashdown");
            tryVerify(() => sheet.opened);
            press("Pass it on");
            compare(wrap.calls, ["tell tom//"]);
            tryVerify(() => !sheet.visible);
        }

        function test_what_the_colleague_sees() {
            compare(told.Accessible.name, "Tom Ashdown: Can you ring the depot?, Brightwater Housing, today, 10:04");
            verify(seenOnScreen("“the van never comes on a Tuesday”"));
            press("Seen");
            compare(seen.count, 1);
            press("Tom Ashdown: Can you ring the depot?");
            compare(opened.count, 1);
            press("Read the visit");
            compare(opened.count, 2);
            press("why?");
            verify(told.explained);
        }
    }
}
