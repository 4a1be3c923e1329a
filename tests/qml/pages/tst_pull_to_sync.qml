// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.ViewModels
import "../../../qml/Shell"

Item {
    width: 390
    height: 200

    SyncViewModel {
        id: sync

        sentence: "How it went."
    }
    PullToSync {
        id: pull

        sync: sync
    }
    SignalSpy {
        id: ends

        target: pull
        signalName: "ended"
    }

    TestCase {
        name: "PullToSync"
        when: windowShown

        function becomes(word: int, offline: bool) {
            sync.word = word;
            sync.offline = offline;
            sync.changed();
        }

        function init() {
            becomes(Facts.SyncWord.UpToDate, false);
            sync.calls = [];
            ends.clear();
        }

        function test_it_says_how_it_went_and_not_how_it_begins_data() {
            return [
                {tag: "up to date", word: Facts.SyncWord.UpToDate, offline: false},
                {tag: "trouble", word: Facts.SyncWord.CouldntSync, offline: false},
                {tag: "somebody is needed", word: Facts.SyncWord.NeedsYou, offline: false},
                {tag: "no network", word: Facts.SyncWord.Waiting, offline: true}
            ];
        }

        function test_it_says_how_it_went_and_not_how_it_begins(row) {
            Pulling.pulled();
            compare(sync.calls, ["syncNow"]);
            for (const word of [Facts.SyncWord.Saved, Facts.SyncWord.Waiting, Facts.SyncWord.Syncing])
                becomes(word, false);
            compare(ends.count, 0);
            becomes(row.word, row.offline);
            compare(ends.count, 1);
            compare(ends.signalArguments[0][0], "How it went.");
            becomes(Facts.SyncWord.UpToDate, false);
            compare(ends.count, 1);
        }
    }
}
