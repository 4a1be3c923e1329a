// SPDX-License-Identifier: Apache-2.0
// The two-pixel ring around what the keyboard is on. Put it in a background; it draws outside it.
//   shown    when to draw: control.visualFocus, or activeFocus for a field
//   corner   the radius of what it goes around
//   gap      how far outside (2); 0 draws on the edge itself, for things that fill a clipped list
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Style

Rectangle {
    id: ring

    property bool shown: false
    property int corner: Style.radius
    property int gap: 2

    anchors.fill: parent
    anchors.margins: gap > 0 ? -(gap + Style.ring) : 0
    radius: corner >= 999 ? height / 2 : corner + (gap > 0 ? gap + Style.ring : 0)
    color: Style.clear
    border.width: Style.ring
    border.color: Style.sky
    visible: shown
    z: 10
}
