// SPDX-License-Identifier: Apache-2.0
// The word that appears by an icon when the pointer rests on it, or the keyboard is on it.
//   shown   bind to hovered || visualFocus;   text   "" for never;   keys   a shortcut, as "Ctrl+K"
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Salver.Style

T.ToolTip {
    id: tip

    property bool shown: false
    property string keys: ""

    x: parent ? Math.round((parent.width - implicitWidth) / 2) : 0
    y: -implicitHeight - Style.s8
    margins: Style.s8
    horizontalPadding: Style.s8
    verticalPadding: Style.s4
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    delay: 600
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent
    visible: shown && text !== "" && !Style.touch

    contentItem: Label {
        text: tip.keys === "" ? tip.text : tip.text + "   " + tip.keys
        token: Style.caption
        color: Style.inverseInk
        wrapMode: Text.NoWrap
    }
    background: Rectangle {
        radius: 6
        color: Style.inverse
    }
}
