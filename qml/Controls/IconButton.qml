// SPDX-License-Identifier: Apache-2.0
// A button that is an icon alone: its text is the accessible name and the tooltip, so it must have one.
//   glyph    the icon's name;   text   what it does, required
//   keys     its shortcut, shown in the tip;   tint   the icon's colour
//   checkable, checked: a toggle, filled with the bottle tint while on
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Salver.Style

T.AbstractButton {
    id: control

    required property string glyph
    required text
    property string keys: ""
    property color tint: Style.ink2

    // What Space does by itself, for Enter.
    function activate() {
        if (checkable) {
            toggle();
            control.toggled();
        }
        control.clicked();
    }

    implicitWidth: Math.max(Style.target, Style.icon + Style.s12)
    implicitHeight: implicitWidth
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: control.activate()
    Keys.onEnterPressed: control.activate()

    contentItem: Item {
        Glyph {
            anchors.centerIn: parent
            glyph: control.glyph
            color: !control.enabled ? Style.control : control.checked ? Style.bottle : control.tint
        }
    }
    background: Rectangle {
        radius: Style.radius
        color: control.down ? Style.press : control.hovered ? Style.hover
            : control.checked ? Style.bottleTint : Style.clear

        FocusRing {
            shown: control.visualFocus
            gap: 0
        }
    }

    Tip {
        shown: control.hovered || control.visualFocus
        text: control.text
        keys: control.keys
    }
}
