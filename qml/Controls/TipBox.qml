// SPDX-License-Identifier: Apache-2.0
// What a Tip shows, made when it is first shown.
//   tip   whose words it shows
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Salver.Style

T.ToolTip {
    id: box

    required property Tip tip

    x: parent ? Math.round((parent.width - implicitWidth) / 2) : 0
    y: -implicitHeight - Style.s8
    margins: Style.s8
    horizontalPadding: Style.s8
    verticalPadding: Style.s4
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    delay: 600
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent
    visible: tip.wanted

    contentItem: Label {
        text: box.tip.keys === "" ? box.tip.text : box.tip.text + "   " + box.tip.keys
        token: Style.caption
        color: Style.inverseInk
        wrapMode: Text.NoWrap
    }
    background: Rectangle {
        radius: 6
        color: Style.inverse
    }
}
