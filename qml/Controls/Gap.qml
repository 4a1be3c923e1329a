// SPDX-License-Identifier: Apache-2.0
// Something that is not known yet, shown as the gap it is, with the one way to fill it.
//   text   what is missing;   actionText, activated()   what would fill it, "" for nothing
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Shapes
import Salver.Style

Item {
    id: gap

    required property string text
    property string actionText: ""
    signal activated()

    implicitWidth: 240
    implicitHeight: column.implicitHeight + 2 * Style.s12
    Layout.fillWidth: true
    Accessible.role: Accessible.Grouping
    Accessible.name: text

    Shape {
        anchors.fill: parent
        // Drawn without a graphics card, a shape that was scrolled away altogether is not clipped at all.
        layer.enabled: GraphicsInfo.api === GraphicsInfo.Software

        ShapePath {
            strokeColor: Style.control
            strokeWidth: Style.hairline
            strokeStyle: ShapePath.DashLine
            dashPattern: [4, 4]
            fillColor: Style.clear

            startX: Style.radius
            startY: 0.5
            PathLine { x: gap.width - Style.radius; y: 0.5 }
            PathArc { x: gap.width - 0.5; y: Style.radius; radiusX: Style.radius; radiusY: Style.radius }
            PathLine { x: gap.width - 0.5; y: gap.height - Style.radius }
            PathArc { x: gap.width - Style.radius; y: gap.height - 0.5; radiusX: Style.radius; radiusY: Style.radius }
            PathLine { x: Style.radius; y: gap.height - 0.5 }
            PathArc { x: 0.5; y: gap.height - Style.radius; radiusX: Style.radius; radiusY: Style.radius }
            PathLine { x: 0.5; y: Style.radius }
            PathArc { x: Style.radius; y: 0.5; radiusX: Style.radius; radiusY: Style.radius }
        }
    }
    ColumnLayout {
        id: column

        x: Style.s16
        y: Style.s12
        width: parent.width - 2 * x
        spacing: Style.s4

        Label {
            text: gap.text
            color: Style.ink2
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        Button {
            visible: gap.actionText !== ""
            kind: Button.Quiet
            glyph: "plus"
            text: gap.actionText
            onClicked: gap.activated()
            Layout.leftMargin: -leftPadding
        }
    }
}
