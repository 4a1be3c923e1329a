// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style
import Salver.ViewModels
import "../../../qml/Promises"

Item {
    id: root

    width: 390
    height: 800

    Samples {
        id: samples
    }
    PromisesPage {
        id: page

        anchors.fill: parent
        promises: samples.promises
        sync: samples.sync
    }

    TestCase {
        name: "PromisesPage"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.expanded = false;
            Style.textScale = 1;
            Style.reduceMotion = true;
            root.width = 390;
            page.part = PromisesPage.Due;
            samples.promises.calls = [];
            samples.promises.readTrouble = "";
            samples.promises.side = Facts.Direction.Ours;
        }

        function rowOf(name) {
            let found = null;
            tryVerify(() => {
                found = findAll(page, item => item.promiseId === name)[0] ?? null;
                return found !== null;
            });
            return found;
        }

        function findAll(item, wanted) {
            let all = wanted(item) ? [item] : [];
            for (let i = 0; i < item.children.length; ++i)
                all = all.concat(findAll(item.children[i], wanted));
            return all;
        }

        function test_reads_only_while_it_is_seen() {
            compare(samples.promises.active, true);
            page.visible = false;
            compare(samples.promises.active, false);
            page.visible = true;
        }

        function test_closing_the_ring_keeps_the_promise() {
            const ring = findChild(rowOf("p2"), "kept");
            compare(ring.Accessible.name, "Kept: Introduce Sam to the printer");
            mouseClick(ring);
            compare(samples.promises.calls, ["keep p2"]);
        }

        function test_late_is_said_in_words_and_never_in_brick() {
            const row = rowOf("p2");
            verify(findAll(row, item => item.text === "was Fri").length > 0);
            compare(findAll(row, item => item.color !== undefined && Qt.colorEqual(item.color, Style.brick)).length, 0);
        }

        function test_words_that_are_no_day_ask() {
            const row = rowOf("p3");
            verify(findAll(row, item => item.text === "Which day is “when the lease is signed”?" && item.visible).length === 1);
            verify(findAll(rowOf("p2"), item => String(item.text).startsWith("Which day") && item.visible).length === 0);
        }

        function test_repeating_and_private_are_said_in_words() {
            page.part = PromisesPage.Later;
            const row = rowOf("p5");
            verify(findAll(row, item => item.text === "Repeats: every Thursday").length > 0);
            verify(findAll(row, item => item.text === "Only you see this").length > 0);
            verify(row.Accessible.name.includes("only you see this"));
            verify(findAll(rowOf("p6"), item => item.text === "Only you see this" && item.visible).length === 0);
        }

        function test_back_to_its_line_and_to_the_team() {
            page.part = PromisesPage.Later;
            const row = rowOf("p5");
            for (const [name, call] of [["toLine", "openLine l5"], ["privacy", "share p5"]]) {
                samples.promises.calls = [];
                mouseClick(findChild(row, "more"));
                tryVerify(() => findChild(row, name) !== null && findChild(row, name).visible);
                mouseClick(findChild(row, name));
                compare(samples.promises.calls, [call]);
            }
        }

        function test_late_is_said_with_what_was_kept() {
            page.part = PromisesPage.Kept;
            const row = rowOf("p8");
            verify(findAll(row, item => String(item.text).includes("kept, 2 days late")).length > 0);
        }

        function test_the_other_side() {
            const side = findChild(page, "side");
            side.choose(1);
            compare(samples.promises.side, Facts.Direction.Theirs);
        }

        function test_parts_one_at_a_time_and_side_by_side() {
            compare(page.parts.length, 4);
            root.width = 1000;
            Style.compact = false;
            tryCompare(page, "wide", true);
            compare(page.parts.length, 3);
            rowOf("p1");
            rowOf("p5");
            page.showTab(2);
            compare(page.part, PromisesPage.LetGo);
        }

        function test_let_go_says_what_they_were_told_and_can_be_opened_again() {
            page.part = PromisesPage.LetGo;
            const row = rowOf("p10");
            verify(row.Accessible.name.includes("she was relieved"));
            mouseClick(findChild(row, "reopen"));
            compare(samples.promises.calls, ["reopen p10"]);
        }

        function test_what_could_not_be_read_is_not_called_empty() {
            samples.promises.readTrouble = "The disk cannot be read.";
            compare(page.emptyText(0), "");
            verify(findAll(page, item => item.text === "The disk cannot be read." && item.visible).length > 0);
        }
    }
}
