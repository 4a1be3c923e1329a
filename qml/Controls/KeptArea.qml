// SPDX-License-Identifier: Apache-2.0
// Several lines that are kept as one types: a moment after the last letter and when the caret leaves. What somebody
// else writes meanwhile is shown, unless the caret is in it.
//   stored   what is kept;   kept(typed)   store this;   everything else as in TextArea
pragma ComponentBehavior: Bound
import QtQuick

TextArea {
    id: field

    required property string stored
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

    minimumLines: 1
    onStoredChanged: if (!dirty && text !== stored) text = stored
    onEdited: {
        if (!input.activeFocus)
            return;
        dirty = true;
        pause.restart();
    }
    onSubmitted: keep()
    Component.onCompleted: text = stored
    // What is typed a moment before its page goes is kept too.
    Component.onDestruction: keep()

    Timer {
        id: pause

        interval: 600
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
