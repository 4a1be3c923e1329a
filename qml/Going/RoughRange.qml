// SPDX-License-Identifier: Apache-2.0
// The rough range of how many said 4 or 5, as a bar from nobody to everybody, with its words. From ten answers on.
//   low, high   its ends, 0 to 1;   at   the share that was counted;   words   the same in words
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

ColumnLayout {
    id: range

    required property real low
    required property real high
    required property real at
    required property string words

    spacing: Style.s4
    Layout.fillWidth: true
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Rough range: %1").arg(words)

    Label {
        text: qsTr("Rough range")
        token: Style.label
        color: Style.ink2
        Accessible.ignored: true
        Layout.fillWidth: true
    }
    Item {
        Layout.fillWidth: true
        implicitHeight: 20

        Rectangle {
            id: track

            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            height: 12
            radius: 6
            color: Style.sunk
            border.width: Style.hairline
            border.color: Style.control
        }
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            x: Math.round(range.low * track.width)
            width: Math.max(4, Math.round((range.high - range.low) * track.width))
            height: 12
            radius: 6
            color: Style.bottleTint
            border.width: 1.5
            border.color: Style.bottle
        }
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            x: Math.min(track.width - width, Math.max(0, Math.round(range.at * track.width - width / 2)))
            width: 4
            height: 20
            radius: 2
            color: Style.bottle
        }
    }
    RowLayout {
        Layout.fillWidth: true

        Label {
            text: qsTr("nobody")
            token: Style.caption
            color: Style.ink2
            Accessible.ignored: true
        }
        Label {
            text: qsTr("everybody")
            token: Style.caption
            color: Style.ink2
            horizontalAlignment: Text.AlignRight
            Accessible.ignored: true
            Layout.fillWidth: true
        }
    }
    Label {
        text: range.words
        token: Style.caption
        color: Style.ink2
        Accessible.ignored: true
        Layout.fillWidth: true
    }
}
