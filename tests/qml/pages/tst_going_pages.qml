// SPDX-License-Identifier: Apache-2.0
// How things are going and mini panels by thumb and by keyboard, over stand-ins: what stands on the page at each number of
// answers and what must not; each dot read by tap and by arrows; asking, correcting, laying answers to themes.
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Style
import Salver.ViewModels
import "../../../qml/Going"

Item {
    id: root

    width: 390
    height: 1200

    GoingSamples {
        id: samples
    }
    GoingPart {
        id: part

        anchors.fill: parent
        visible: false
        going: samples.going
    }
    PanelPage {
        id: panel

        anchors.fill: parent
        visible: false
        panel: samples.panel
    }
    PanelsPage {
        id: panels

        anchors.fill: parent
        visible: false
        panel: samples.panel
    }

    TestCase {
        name: "Going"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.reduceMotion = true;
            for (const page of [part, panel, panels])
                page.visible = false;
            samples.going.calls = [];
            samples.panel.calls = [];
            samples.going.pulseOff = false;
            samples.going.leads = false;
            samples.fill(5);
            root.forceActiveFocus();
        }
        function words(item: Item): string {
            if (!item.visible)
                return "";
            let all = typeof item.text === "string" ? item.text + "\n" : "";
            for (let i = 0; i < item.children.length; ++i)
                all += words(item.children[i]);
            return all;
        }
        function named(item: Item, name: string): Item {
            if (!item.visible)
                return null;
            for (let i = item.children.length - 1; i >= 0; --i) {
                const found = named(item.children[i], name);
                if (found)
                    return found;
            }
            return item.Accessible.name === name ? item : null;
        }
        function pressable(item: Item, name: string): Item {
            if (!item.visible)
                return null;
            for (let i = item.children.length - 1; i >= 0; --i) {
                const found = pressable(item.children[i], name);
                if (found)
                    return found;
            }
            return item.Accessible.name === name && typeof item.clicked === "function" ? item : null;
        }
        function press(name: string) {
            const item = pressable(root.Window.window.contentItem, name);
            verify(item, name);
            if (item.checkable)
                item.toggle();
            item.clicked();
        }
        function findAll(item: Item, type: string, found: var): var {
            if (item.visible && item.toString().startsWith(type))
                found.push(item);
            for (let i = 0; i < item.children.length; ++i)
                findAll(item.children[i], type, found);
            return found;
        }
        function type(text: string) {
            for (const letter of text)
                keyClick(letter);
        }

        function test_whatStandsAtEachNumber_data() {
            return samples.numbers.map(n => ({tag: String(n), n: n}));
        }
        function test_whatStandsAtEachNumber(data: var) {
            part.visible = true;
            samples.fill(data.n);
            wait(60);
            const seen = words(part);
            const small = data.n > 0 && data.n < 30;
            compare(seen.includes("*Not statistically significant by any stretch"), small);
            compare(seen.includes("%"), data.n >= 10);
            compare(seen.includes("said 4 or 5"), data.n >= 5);
            compare(seen.includes("Rough range"), data.n >= 10);
            compare(/\bmean\b/.test(seen), data.n >= 30);
            compare(seen.includes("Nobody has been asked yet"), data.n === 0);
            compare(seen.includes("What could it be?"), data.n >= 5 && data.n < 10);
            verify(!/\b(score|health|rank|sentiment|average|trend|better|worse)\b/i.test(seen), seen);
            // Each answer is a dot of its own, all of one colour.
            const strip = findAll(part, "DotStrip", []);
            compare(strip.length, data.n > 0 ? 1 : 0);
            if (data.n > 0)
                compare(findAll(strip[0], "AnswerDot", []).length, data.n);
            // Few answers are written out at once.
            compare(seen.includes("Sam Okoro: 5 of 5"), data.n > 0 && data.n < 5);
        }
        function test_aDotIsReadByTap() {
            part.visible = true;
            wait(60);
            const dot = named(part, "Lena Fischer said 4 of 5");
            verify(dot);
            // Beside it is near enough for a thumb.
            mouseClick(dot, dot.width / 2 + 5, -10);
            const seen = words(findAll(part, "PickedAnswer", [])[0]);
            verify(seen.includes("Lena Fischer: 4 of 5") && seen.includes("asked by Priya Raman, who looks after them"), seen);
        }
        function test_dotsAreReadByKeys() {
            part.visible = true;
            wait(60);
            const strip = findAll(part, "DotStrip", [])[0];
            strip.forceActiveFocus(Qt.TabFocusReason);
            compare(strip.picked.name, "Sam Okoro");
            keyClick(Qt.Key_Right);
            compare(strip.picked.name, "Lena Fischer");
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Left);
            compare(strip.picked.name, "Lena Fischer");
            press("The next answer");
            compare(strip.picked.name, "Joyce Adeyemi");
            keyClick(Qt.Key_Escape);
            compare(strip.picked, null);
        }
        function test_asking() {
            part.visible = true;
            press("Ask somebody");
            wait(60);
            press("Sam Okoro");
            verify(words(root.Window.window.contentItem).includes("Once a quarter is enough"));
            press("4");
            press("Note it");
            compare(samples.going.calls.pop(), "ask p0/4//-1///false");
            press("Derek Mullins, never asked");
            wait(60);
            press("No answer");
            press("Note it");
            compare(samples.going.calls.pop(), "ask p8/0//-1///false");
        }
        function test_togetherOnlyForLeads() {
            part.visible = true;
            press("Ask somebody");
            wait(60);
            verify(!pressable(root.Window.window.contentItem, "Only for the leads, only together"));
            press("Cancel");
            samples.going.leads = true;
            press("Ask somebody");
            wait(60);
            const together = pressable(root.Window.window.contentItem, "Only for the leads, only together");
            together.toggle();
            press("2");
            press("Note it");
            compare(samples.going.calls.pop(), "ask /2//-1///true");
        }
        function test_offAndLeft() {
            part.visible = true;
            samples.going.pulseOff = true;
            wait(60);
            verify(words(part).includes("They asked not to be asked."));
            verify(!pressable(part, "Ask somebody"));
            samples.going.leftOn = "3 May";
            samples.going.exitNote = "Too many calls";
            wait(60);
            verify(words(part).includes("They left, 3 May") && words(part).includes("Too many calls"));
            samples.going.leftOn = "";
        }
        function test_helpSaysThatLimitsAreConventions() {
            part.visible = true;
            press("How is this worked out?");
            wait(60);
            const seen = words(root.Window.window.contentItem);
            for (const part of ["conventions", "not theorems", "Wilson", "sign test", "about 190 answers", "last conversation", "asked about"])
                verify(seen.includes(part), part);
            press("Understood");
        }
        function test_aPanelStaysVerbatim() {
            panel.visible = true;
            wait(60);
            const seen = words(panel);
            for (const part of ["mini panel, n = 3*", "*Not statistically significant by any stretch", "Only one person said",
                                "2 of 3 said something like this", "“When the phone stops, something is up.”"])
                verify(seen.includes(part), part);
            verify(!seen.includes("%"));
        }
        function test_anAnswerIsLaidByItsButton() {
            panel.visible = true;
            wait(60);
            const alone = findAll(panel, "PanelAnswer", []).find(item => item.name === "Joyce Adeyemi");
            pressable(alone, "Lay to a theme").clicked();
            wait(60);
            const tick = pressable(root.Window.window.contentItem, "Silence is not contentment");
            tick.toggle();
            tick.toggled();
            compare(samples.panel.calls.pop(), "sort t/a3/true");
            press("Cancel");
        }
        function test_anAnswerIsDraggedToATheme() {
            panel.visible = true;
            wait(60);
            const alone = findAll(panel, "PanelAnswer", []).find(item => item.name === "Joyce Adeyemi");
            const theme = findAll(panel, "PanelTheme", [])[0];
            const from = alone.mapToItem(root, alone.width - 80, 24);
            const to = theme.mapToItem(root, theme.width / 2, theme.height / 2);
            mousePress(root, from.x, from.y);
            for (let i = 1; i <= 10; ++i)
                mouseMove(root, from.x + (to.x - from.x) * i / 10, from.y + (to.y - from.y) * i / 10);
            mouseRelease(root, to.x, to.y);
            compare(samples.panel.calls.pop(), "sort t/a3/true");
        }
        function test_notingAnAnswer() {
            panel.visible = true;
            press("Note an answer");
            wait(60);
            press("Ines Pereira, Hollis & Co");
            type("the calls");
            press("Note it");
            compare(samples.panel.calls.pop(), "noteAnswer p9/the calls/-1");
            press("Derek Mullins, Brightwater Housing");
            wait(60);
            type("the letters");
            press("Note it");
            compare(samples.panel.calls.pop(), "noteAnswer pa4/the letters/-1");
        }
        function test_theList() {
            panels.visible = true;
            wait(60);
            verify(words(panels).includes("mini panel, n = 3*"));
            press("Begin one");
            wait(60);
            type("What would you miss?");
            press("Begin");
            compare(samples.panel.calls.pop(), "begin What would you miss?/");
        }
    }
}
