// SPDX-License-Identifier: Apache-2.0
// The dashes of a ring that is somebody else's to close.
//   edge   their colour
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes

Shape {
    id: dashes

    property color edge

    // As in Gap: without a graphics card nothing else clips it once it has been scrolled away.
    layer.enabled: GraphicsInfo.api === GraphicsInfo.Software

    ShapePath {
        strokeColor: dashes.edge
        strokeWidth: 1.5
        strokeStyle: ShapePath.DashLine
        dashPattern: [2.2, 2.2]
        fillColor: "transparent"
        PathAngleArc {
            centerX: dashes.width / 2
            centerY: dashes.height / 2
            radiusX: dashes.width / 2 - 0.75
            radiusY: radiusX
            startAngle: 0
            sweepAngle: 360
        }
    }
}
