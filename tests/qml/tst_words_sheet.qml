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

    WordsSheet {
        id: sheet

        title: "Advice"
        labels: ["They asked", "We advised"]
        needed: 1
        doneText: "Note it"

        PickChips {
            id: who

            label: "Who asked?"
            idRole: "personId"
            model: ListModel {
                ListElement { name: "Sam"; personId: "s" }
                ListElement { name: "Lena"; personId: "l" }
            }
        }
    }
    KeptArea {
        id: kept

        y: 400
        width: 300
        label: "At best"
        stored: "as it was"
    }
    Gap {
        id: gap

        y: 500
        width: 300
        text: "Not heard yet."
        actionText: "Note their words"
    }
    SignalSpy {
        id: dones

        target: sheet
        signalName: "done"
    }
    SignalSpy {
        id: keeps

        target: kept
        signalName: "kept"
    }
    SignalSpy {
        id: fills

        target: gap
        signalName: "activated"
    }

    TestCase {
        name: "WordsSheet"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.reduceMotion = true;
            dones.clear();
            keeps.clear();
            who.chosen = "";
        }

        function type(text: string) {
            for (const letter of text)
                keyClick(letter);
        }

        function test_theNeededLineAndTheKeyboard() {
            sheet.ask([]);
            tryVerify(() => sheet.opened);
            const button = findChild(sheet.contentItem, "done");
            verify(!button.enabled);
            type("two");
            verify(!button.enabled);
            keyClick(Qt.Key_Tab);
            type("one");
            verify(button.enabled);
            compare(sheet.line(0), "two");
            compare(sheet.line(1), "one");
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(dones.count, 1);
            tryVerify(() => !sheet.opened);
        }

        function test_itBeginsWithWhatIsThere() {
            sheet.ask(["", "one printer"]);
            tryVerify(() => sheet.opened);
            compare(sheet.line(1), "one printer");
            verify(findChild(sheet.contentItem, "done").enabled);
            keyClick(Qt.Key_Escape);
            tryVerify(() => !sheet.opened);
            compare(dones.count, 0);
        }

        function test_oneChipOrNone() {
            sheet.ask([]);
            tryVerify(() => sheet.opened);
            compare(who.chosen, "");
            who.chosen = "l";
            compare(who.chosen, "l");
            sheet.close();
            tryVerify(() => !sheet.opened);
        }

        function test_areaKeepsWhatIsTyped() {
            compare(kept.text, "as it was");
            compare(keeps.count, 0);
            kept.input.forceActiveFocus();
            kept.input.cursorPosition = kept.input.length;
            type("!");
            tryCompare(keeps, "count", 1);
            compare(keeps.signalArguments[0][0], "as it was!");
            type("?");
            gap.forceActiveFocus();
            tryCompare(keeps, "count", 2);
        }

        function test_theGapSaysSoAndIsFilled() {
            compare(gap.Accessible.name, "Not heard yet.");
            fills.clear();
            mouseClick(gap, 60, gap.height - 30);
            compare(fills.count, 1);
        }
    }
}
