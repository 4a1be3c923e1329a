// SPDX-License-Identifier: Apache-2.0
// What the stand-ins of pages' view models share; calls lists what the page asked for, one sentence each.
import QtQml

QtObject {
    property bool active: false
    property string readTrouble: ""
    property var calls: []
    signal changed()

    function note(what: string) {
        calls = calls.concat([what]);
    }

    function refresh() {
        note("refresh");
    }
}
