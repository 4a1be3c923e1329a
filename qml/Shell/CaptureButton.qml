// SPDX-License-Identifier: Apache-2.0
// The one raised button: start writing at once. A round of 56 on a phone and on the rail.
//   clicked()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Salver.Controls
import Salver.Style

T.AbstractButton {
    id: control

    text: qsTr("Capture")
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    implicitWidth: 56
    implicitHeight: 56
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: qsTr("Start a visit and write at once")
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: Item {
        Glyph {
            anchors.centerIn: parent
            glyph: "plus"
            size: 28
            color: Style.bottleInk
        }
    }
    background: Item {
        Shade {
            corner: height / 2
        }
        Rectangle {
            anchors.fill: parent
            radius: height / 2
            color: Style.bottle

            Rectangle {
                anchors.fill: parent
                radius: parent.radius
                color: control.down ? "#33000000" : control.hovered ? "#1A000000" : Style.clear
            }
            FocusRing {
                shown: control.visualFocus
                corner: Style.radiusChip
            }
        }
    }
    Tip {
        shown: control.hovered || control.visualFocus
        text: control.text
        keys: "Ctrl+N"
    }
}
