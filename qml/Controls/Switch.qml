// SPDX-License-Identifier: Apache-2.0
// Something that is on or off, as a whole row: what it is on the left, the switch on the right.
//   text, checked   as ever;   description   a grey line under it;   toggled()   the person moved it
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Style

T.Switch {
    id: control

    property string description: ""

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Style.rowHeight, implicitContentHeight + topPadding + bottomPadding)
    Layout.fillWidth: true
    verticalPadding: Style.s8
    rightPadding: indicator.width + Style.s16
    hoverEnabled: true
    font: Style.body.font
    Accessible.name: text
    Accessible.description: description

    indicator: Rectangle {
        x: control.width - width
        anchors.verticalCenter: parent?.verticalCenter
        implicitWidth: 44
        implicitHeight: 26
        radius: height / 2
        opacity: control.enabled ? 1 : 0.5
        color: control.checked ? Style.bottle : Style.card
        border.width: control.checked ? 0 : 1.5
        border.color: Style.control

        Rectangle {
            x: control.checked ? parent.width - width - 4 : 5
            anchors.verticalCenter: parent.verticalCenter
            width: control.checked ? 18 : 16
            height: width
            radius: width / 2
            color: control.checked ? Style.bottleInk : Style.control

            Behavior on x {
                NumberAnimation {
                    duration: Style.fast
                    easing.type: Easing.OutCubic
                }
            }
        }
        FocusRing {
            shown: control.visualFocus
            corner: Style.radiusChip
        }
    }
    contentItem: ColumnLayout {
        spacing: 0

        Label {
            text: control.text
            color: control.enabled ? Style.ink : Style.ink3
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        Label {
            text: control.description
            visible: text !== ""
            token: Style.caption
            color: Style.ink3
            Accessible.ignored: true
            Layout.fillWidth: true
        }
    }
    background: Item {}
}
