// SPDX-License-Identifier: Apache-2.0
// One line that is kept as one types: a moment after the last letter, on Enter, and when the caret leaves it. What
// somebody else writes meanwhile is shown, unless the caret is in it.
//   stored   what is kept;   owner   whose it is: when that changes, what was typed belongs to nobody any more
//   kept(typed)   store this; everything else as in TextField
pragma ComponentBehavior: Bound
import QtQuick

TextField {
    id: field

    required property string stored
    property string owner: ""
    property bool dirty: false
    signal kept(string typed)

    function keep() {
        pause.stop();
        if (!dirty)
            return;
        dirty = false;
        if (text !== stored)
            kept(text);
    }

    function showStored() {
        pause.stop();
        dirty = false;
        text = stored;
    }

    onStoredChanged: if (!dirty && error === "") text = stored
    onOwnerChanged: showStored()
    onAccepted: keep()
    onEdited: {
        dirty = true;
        pause.restart();
    }
    Component.onCompleted: showStored()

    Timer {
        id: pause

        interval: 400
        onTriggered: field.keep()
    }
    Connections {
        target: field.input
        function onActiveFocusChanged() {
            if (!field.input.activeFocus)
                field.keep();
        }
    }
}
