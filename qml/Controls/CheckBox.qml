// SPDX-License-Identifier: Apache-2.0
// A box to tick, or with round a ring to close: a promise kept.
//   text, checked   as ever (text is the accessible name even where it is not shown)
//   round           a ring rather than a box;   bare   the mark alone, without its text
//   dashed          a ring of dashes: somebody else's to close
// An id within makes its content at once rather than when first asked for: that is wanted here.
// qmllint disable deferred-property-id
pragma ComponentBehavior: Bound
import QtQuick
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
        id: mark

        x: control.bare ? (control.width - width) / 2 : 0
        anchors.verticalCenter: parent?.verticalCenter
        implicitWidth: Style.iconSmall + 2
        implicitHeight: implicitWidth
        radius: control.round ? width / 2 : 5
        color: control.checked ? Style.bottle : control.down ? Style.press : control.hovered ? Style.hover : Style.clear
        border.width: control.dashed && !control.checked ? 0 : 1.5
        border.color: control.edge

        Loader {
            anchors.fill: parent
            active: control.dashed && !control.checked
            source: "RingDashes.qml"
            onLoaded: (item as RingDashes).edge = Qt.binding(() => control.edge)
        }
        Loader {
            anchors.centerIn: parent
            active: control.checked
            source: "Glyph.qml"
            onLoaded: {
                const tick = item as Glyph;
                tick.glyph = "check";
                tick.size = Qt.binding(() => mark.width - 4);
                tick.color = Qt.binding(() => Style.bottleInk);
            }
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
