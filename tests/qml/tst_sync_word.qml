// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 600

    SyncWord {
        id: sync

        word: SyncWord.Saved
    }
    SignalSpy {
        id: clicks

        target: sync
        signalName: "clicked"
    }

    TestCase {
        name: "SyncWord"
        when: windowShown

        function init() {
            Style.compact = true;
            sync.count = 0;
            sync.total = 0;
            sync.time = "";
            sync.offline = false;
            sync.parked = 0;
            Style.phone = false;
            sync.brief = false;
            clicks.clear();
        }

        function test_words_data() {
            return [
                {tag: "saved", word: SyncWord.Saved, set: {}, says: "Saved on this computer"},
                {tag: "offline", word: SyncWord.Saved, set: {offline: true}, says: "Saved on this computer · offline"},
                {tag: "waiting", word: SyncWord.Waiting, set: {count: 3}, says: "Waiting to sync · 3"},
                {tag: "syncing", word: SyncWord.Syncing, set: {count: 2, total: 7}, says: "Syncing · 2 of 7"},
                {tag: "up to date", word: SyncWord.UpToDate, set: {time: "14:02"}, says: "Up to date · 14:02"},
                {tag: "parked", word: SyncWord.UpToDate, set: {time: "14:02", parked: 1},
                    says: "Up to date · 14:02 · 1 couldn't go"},
                {tag: "trouble", word: SyncWord.Trouble, set: {time: "14:10"}, says: "Couldn't sync · trying again 14:10"},
                {tag: "needs you", word: SyncWord.NeedsYou, set: {count: 2}, says: "Needs you · 2"},
                {tag: "brief", word: SyncWord.NeedsYou, set: {count: 2, brief: true}, says: "Needs you"}
            ];
        }

        function test_words(row) {
            for (const key in row.set)
                sync[key] = row.set[key];
            sync.word = row.word;
            compare(sync.sentence, row.says);
            compare(sync.Accessible.name, row.says);
        }

        function test_the_device_and_not_the_window_says_phone_or_computer() {
            sync.word = SyncWord.Saved;
            for (const compact of [true, false]) {
                Style.compact = compact;
                Style.phone = false;
                compare(sync.sentence, "Saved on this computer");
                Style.phone = true;
                compare(sync.sentence, "Saved on this phone");
            }
            Style.phone = false;
        }

        function test_each_word_has_a_glyph_of_its_own() {
            const seen = new Set(sync.glyphs);
            compare(seen.size, 6);
        }

        function test_colours_are_the_tokens() {
            const tokens = [Style.ink3, Style.sky, Style.sky, Style.bottle, Style.saffron, Style.plum];
            for (let word = 0; word < 6; ++word) {
                sync.word = word;
                compare(sync.tint, tokens[word]);
            }
        }

        function test_opens_by_pointer_and_keyboard() {
            mouseClick(sync);
            sync.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(clicks.count, 2);
            verify(sync.height >= 48);
        }
    }
}
