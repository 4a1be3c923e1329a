// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Style
import Salver.ViewModels
import "../../../qml/Find"

Item {
    id: root

    width: 390
    height: 800

    Samples {
        id: samples
    }
    FindPage {
        id: page

        anchors.fill: parent
        search: samples.search
        sync: samples.sync
    }
    Image {
        id: picture

        visible: false
    }
    Palette {
        id: palette

        palette: samples.palette
    }
    SignalSpy {
        id: searches

        target: palette
        signalName: "searchRequested"
    }

    TestCase {
        name: "Find"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.reduceMotion = true;
            samples.search.calls = [];
            samples.search.query = "repair";
            samples.search.nothingFound = false;
            samples.search.late = 0;
            samples.palette.calls = [];
            searches.clear();
        }

        function cleanup() {
            palette.close();
        }

        function test_it_says_what_is_not_in_the_search_yet() {
            const late = findChild(page, "late");
            compare(late.visible, false);
            samples.search.late = 1;
            tryCompare(late, "visible", true);
            verify(late.text.startsWith("One text"));
            samples.search.late = 240;
            verify(late.text.startsWith("240 texts"));
        }

        function test_every_page_has_its_sign_data() {
            const pages = [];
            for (let number = 0; number < palette.pageGlyphs.length; ++number)
                pages.push({tag: String(number), number: number});
            return pages;
        }

        // One for each page that can be asked for, so many as Facts.Page has.
        function test_every_page_has_its_sign(row) {
            compare(palette.pageGlyphs.length, 30);
            const glyph = palette.glyphOf(Facts.PaletteRow.Page, row.number);
            verify(glyph !== "");
            picture.source = Style.iconUrl(glyph);
            tryCompare(picture, "status", Image.Ready);
        }

        function test_it_says_what_it_could_not_read() {
            const hint = findChild(page, "hint");
            verify(!hint.visible);
            samples.search.hint = "before: takes a year, a month or a day";
            verify(hint.visible);
            compare(hint.text, samples.search.hint);
            samples.search.hint = "";
        }

        function test_each_letter_asks() {
            page.focusField();
            keyClick("x");
            compare(samples.search.query, "x");
        }

        function test_the_hits_of_a_client_stand_under_its_name() {
            const hits = findChild(page, "hits");
            tryVerify(() => hits.itemAtIndex(3) !== null);
            compare(hits.itemAtIndex(0).headed, true);
            compare(hits.itemAtIndex(1).headed, false);
            compare(hits.itemAtIndex(3).headed, true);
            verify(hits.itemAtIndex(0).coloured.includes("<b><font"));
            verify(hits.itemAtIndex(0).Accessible.name.startsWith("line, We want"));
        }

        function test_the_keyboard_walks_the_hits_without_leaving_the_field() {
            page.focusField();
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Up);
            keyClick(Qt.Key_Return);
            compare(samples.search.calls, ["openHit 1"]);
        }

        function test_no_hit_offers_to_clear() {
            samples.search.nothingFound = true;
            compare(findChild(page, "hits").visible, false);
            page.focusField();
            keyClick(Qt.Key_Escape);
            compare(samples.search.query, "");
        }

        function test_the_palette_jumps_by_keyboard() {
            palette.open();
            tryCompare(palette, "opened", true);
            compare(samples.palette.active, true);
            const field = findChild(palette.contentItem, "paletteField");
            tryCompare(field.input, "activeFocus", true);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(samples.palette.calls, ["activate 1"]);
            tryCompare(palette, "opened", false);
            compare(samples.palette.active, false);
        }

        function test_the_palette_hands_its_words_to_the_search() {
            palette.open();
            tryCompare(palette, "opened", true);
            keyClick("b");
            keyClick("r");
            mouseClick(findChild(palette.contentItem, "searchInstead"));
            compare(searches.count, 1);
            compare(searches.signalArguments[0][0], "br");
        }

        function test_the_palette_lists_commands_only_after_the_sign() {
            palette.open();
            tryCompare(palette, "opened", true);
            keyClick(">");
            compare(samples.palette.query, ">");
            compare(findChild(palette.contentItem, "searchInstead").visible, false);
        }
    }
}
