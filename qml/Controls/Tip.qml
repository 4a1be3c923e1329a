// SPDX-License-Identifier: Apache-2.0
// The word that appears by an icon when the pointer rests on it, or the keyboard is on it. A page has dozens that
// nobody ever sees, so the box is made when it is first shown.
//   shown   bind to hovered || visualFocus;   text   "" for never;   keys   a shortcut, as "Ctrl+K"
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Salver.Style

Item {
    id: tip

    property bool shown: false
    property string text: ""
    property string keys: ""
    property T.ToolTip box: null
    readonly property bool wanted: shown && text !== "" && !Style.touch

    visible: false
    onWantedChanged: {
        if (wanted && !box)
            box = (Qt.createComponent("TipBox.qml") as Component).createObject(parent, {tip: tip}) as T.ToolTip;
    }
}
