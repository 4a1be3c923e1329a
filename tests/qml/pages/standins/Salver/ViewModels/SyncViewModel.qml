// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property int word: Facts.SyncWord.UpToDate
    property int count: 0
    property int total: 0
    property string time: "14:02"
    property bool offline: false
    property int parked: 0
    property int waiting: 0
    property int needsYou: 0
    property string reason: ""
    property string sentence: "The server has all of yours, and you have all of theirs."
    property string lastHeard: "14:02"
    property bool firstSync: false
    property bool signInAgain: false
    property bool workOffline: false

    function syncNow() {
        note("syncNow");
    }
}
