// SPDX-License-Identifier: Apache-2.0
// The one soft shadow, for sheets and the capture button: a few faint outlines laid on one another,
// because Qt 6.4 has no drop shadow of its own.
//   corner   the radius of what casts it
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Style

Item {
    id: shade

    property real corner: Style.radiusCard

    anchors.fill: parent
    z: -1

    Repeater {
        model: 4

        Rectangle {
            required property int index

            anchors.fill: shade
            anchors.margins: -1 - index * 2
            anchors.topMargin: 1 - index * 2
            anchors.bottomMargin: -3 - index * 3
            radius: shade.corner + 1 + index * 2
            color: Style.shadow
            opacity: 0.42 - index * 0.09
        }
    }
}
