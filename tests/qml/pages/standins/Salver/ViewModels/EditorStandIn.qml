// SPDX-License-Identifier: Apache-2.0
// Stands in for a text that is open in an editor.
import QtQml

QtObject {
    readonly property QtObject bridge: QtObject {
        property var editor: null
    }
    property int saveState: 0
    property string sentence: ""
    property bool empty: false

    function copyOut() {
    }
    function showHistory() {
    }
}
