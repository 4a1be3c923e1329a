// SPDX-License-Identifier: Apache-2.0
// How far something has come that a person waits for: the first sync, an import. Always with numbers beside it.
//   value, from, to   as ever;   text   the accessible name
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Style

T.ProgressBar {
    id: bar

    property string text: ""

    implicitWidth: 200
    implicitHeight: 6
    Layout.fillWidth: true
    Accessible.name: text

    background: Rectangle {
        radius: 3
        color: Style.sunk
        border.width: Style.hairline
        border.color: Style.rule
    }
    contentItem: Item {
        Rectangle {
            width: Math.max(parent.height, bar.visualPosition * parent.width)
            height: parent.height
            radius: 3
            color: Style.sky
        }
    }
}
