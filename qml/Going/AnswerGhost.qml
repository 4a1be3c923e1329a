// SPDX-License-Identifier: Apache-2.0
// What moves with the finger or the pointer while an answer is dragged to a theme.
//   answerId, name   whose it is;   moving   it is being dragged
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.Style

Item {
    id: ghost

    required property string answerId
    required property string name
    property bool moving: false

    width: Style.target
    height: Style.target
    visible: moving
    z: 10
    Drag.active: moving
    Drag.keys: ["answer"]
    Drag.hotSpot.x: width / 2
    Drag.hotSpot.y: height / 2

    Rectangle {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: label.width + 2 * Style.s16
        height: Style.rowHeight
        radius: Style.radius
        color: Style.card
        border.width: Style.hairline
        border.color: Style.bottle

        Label {
            id: label

            anchors.centerIn: parent
            text: ghost.name
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
