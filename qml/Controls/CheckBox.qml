// SPDX-License-Identifier: Apache-2.0
// A box to tick, or with round a ring to close: a promise kept.
//   text, checked   as ever (text is the accessible name even where it is not shown)
//   round           a ring rather than a box;   bare   the mark alone, without its text
//   dashed          a ring of dashes: somebody else's to close
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import QtQuick.Templates as T
import Salver.Style

T.CheckBox {
    id: control

    property bool round: false
    property bool bare: false
    property bool dashed: false
    readonly property color edge: !enabled ? Style.rule : checked ? Style.bottle : Style.control

    implicitWidth: bare ? Style.target : implicitContentWidth + leftPadding + rightPadding
    implicitHeight: bare ? Style.target : Math.max(Style.target, implicitContentHeight + topPadding + bottomPadding)
    spacing: Style.s12
    verticalPadding: Style.s4
    leftPadding: bare ? 0 : indicator.width + spacing
    hoverEnabled: true
    font: Style.body.font
    Accessible.name: text

    indicator: Rectangle {
        x: control.bare ? (control.width - width) / 2 : 0
        anchors.verticalCenter: parent?.verticalCenter
        implicitWidth: Style.iconSmall + 2
        implicitHeight: implicitWidth
        radius: control.round ? width / 2 : 5
        color: control.checked ? Style.bottle : control.down ? Style.press : control.hovered ? Style.hover : Style.clear
        border.width: control.dashed && !control.checked ? 0 : 1.5
        border.color: control.edge

        Shape {
            anchors.fill: parent
            visible: control.dashed && !control.checked

            ShapePath {
                strokeColor: control.edge
                strokeWidth: 1.5
                strokeStyle: ShapePath.DashLine
                dashPattern: [2.2, 2.2]
                fillColor: "transparent"
                PathAngleArc {
                    centerX: control.indicator.width / 2
                    centerY: control.indicator.height / 2
                    radiusX: control.indicator.width / 2 - 0.75
                    radiusY: radiusX
                    startAngle: 0
                    sweepAngle: 360
                }
            }
        }
        Glyph {
            anchors.centerIn: parent
            glyph: control.checked ? "check" : ""
            size: parent.width - 4
            color: Style.bottleInk
        }
        FocusRing {
            shown: control.visualFocus
            corner: parent.radius
        }
    }
    contentItem: Label {
        // An invisible text would still ask for its height.
        text: control.bare ? "" : control.text
        color: control.enabled ? Style.ink : Style.ink3
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
    background: Item {}
}
