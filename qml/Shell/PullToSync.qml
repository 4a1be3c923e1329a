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
    signal ended(string sentence)

    function tell() {
        if (!asked || sync.word === Facts.SyncWord.Syncing)
            return;
        asked = false;
        ended(sync.sentence);
    }

    Connections {
        target: Pulling

        function onPulled() {
            pull.asked = true;
            pull.sync.syncNow();
            nothingNew.restart();
        }
    }
    Connections {
        enabled: pull.asked
        target: pull.sync

        function onChanged() {
            pull.tell();
        }
    }
    // Where all was as it should be nothing changes, and that is worth a sentence too.
    Timer {
        id: nothingNew

        interval: 2000
        onTriggered: pull.tell()
    }
}
