// SPDX-License-Identifier: Apache-2.0
// One line of a Menu.
//   text, glyph, triggered();   keys   its shortcut, shown at the end;   destructive   in brick
//   checkable, checked   a tick before it
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Style

T.MenuItem {
    id: item

    property string glyph: ""
    property string keys: ""
    property bool destructive: false
    readonly property color foreground: !enabled ? Style.ink3 : destructive ? Style.brick : Style.ink

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Style.touch ? Style.target : 34, implicitContentHeight + topPadding + bottomPadding)
    horizontalPadding: Style.s12
    verticalPadding: Style.s4
    hoverEnabled: true
    font: Style.body.font
    Accessible.name: text

    contentItem: RowLayout {
        spacing: Style.s12

        Glyph {
            glyph: item.checkable ? (item.checked ? "check" : "") : item.glyph
            visible: item.glyph !== "" || item.checkable
            size: Style.iconSmall
            color: item.foreground
        }
        Label {
            text: item.text
            color: item.foreground
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        Label {
            text: item.keys
            visible: text !== "" && !Style.touch
            token: Style.caption
            color: Style.ink3
            Accessible.ignored: true
            Layout.leftMargin: Style.s16
        }
    }
    background: Rectangle {
        radius: Style.radius - 3
        color: item.down ? Style.press : item.highlighted || item.hovered ? Style.hover : Style.clear

        FocusRing {
            shown: item.visualFocus
            gap: 0
            corner: Style.radius - 3
        }
    }
}
