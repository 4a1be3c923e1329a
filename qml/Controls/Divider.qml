// SPDX-License-Identifier: Apache-2.0
// The hairline between things that are only read.
//   vertical   a line from top to bottom rather than from side to side
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Style

Rectangle {
    id: divider

    property bool vertical: false

    implicitWidth: vertical ? Style.hairline : Style.s48
    implicitHeight: vertical ? Style.s48 : Style.hairline
    Layout.fillWidth: !vertical
    Layout.fillHeight: vertical
    color: Style.rule
    Accessible.ignored: true
}
