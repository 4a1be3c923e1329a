// SPDX-License-Identifier: Apache-2.0
// A thin bar that shows while the pointer is near or the page moves.
//   ScrollBar.vertical: ScrollBar {}   on any Flickable or ListView
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Salver.Style

T.ScrollBar {
    id: bar

    implicitWidth: Style.touch ? 6 : 12
    implicitHeight: implicitWidth
    padding: 2
    minimumSize: 0.08
    visible: policy !== T.ScrollBar.AlwaysOff && size < 1.0
    Accessible.ignored: true

    contentItem: Rectangle {
        implicitWidth: 4
        implicitHeight: 4
        radius: Math.min(width, height) / 2
        color: Style.control
        opacity: bar.pressed ? 1 : bar.hovered ? 0.85 : bar.active ? 0.6 : Style.touch ? 0 : 0.35

        Behavior on opacity {
            NumberAnimation {
                duration: Style.calm
            }
        }
    }
}
