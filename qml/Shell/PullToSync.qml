// SPDX-License-Identifier: Apache-2.0
// A page pulled down by a finger asks for a sync, which ends with a sentence, whatever came of it.
//   sync   the view model;   ended(sentence)
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.ViewModels

Item {
    id: pull

    required property SyncViewModel sync
    property bool asked: false
    // A try that begins forgets what the one before ended with; only these say how this one went.
    readonly property bool over: sync.offline || sync.word === Facts.SyncWord.UpToDate
        || sync.word === Facts.SyncWord.NeedsYou || sync.word === Facts.SyncWord.CouldntSync
    signal ended(string sentence)

    function tell(sentence: string) {
        asked = false;
        patience.stop();
        ended(sentence);
    }

    Connections {
        target: Pulling

        function onPulled() {
            pull.asked = true;
            patience.restart();
            pull.sync.syncNow();
        }
    }
    Connections {
        enabled: pull.asked
        target: pull.sync

        function onChanged() {
            if (pull.over)
                pull.tell(pull.sync.sentence);
        }
    }
    Timer {
        id: patience

        interval: 8000
        onTriggered: pull.tell(pull.over ? pull.sync.sentence : qsTr("It still goes on; the word in the head says when it is done."))
    }
}
