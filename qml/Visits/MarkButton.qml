// SPDX-License-Identifier: Apache-2.0
// A large button of the capture page: its sign with the word under it.
//   text, glyph, checked, clicked()   as in Controls;   keys   its shortcut, for the tip
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Controls
import Salver.Style

T.AbstractButton {
    id: button

    required property string glyph
    property string keys: ""

    implicitWidth: Math.max(Style.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Style.target, implicitContentHeight + topPadding + bottomPadding)
    padding: Style.s4
    hoverEnabled: true
    // The caret stays in the line that is being typed.
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked

    contentItem: ColumnLayout {
        spacing: 2

        Glyph {
            glyph: button.glyph
            color: button.checked ? Style.bottle : Style.ink2
            Layout.alignment: Qt.AlignHCenter
        }
        Label {
            text: button.text
            token: Style.place
            color: button.checked ? Style.bottle : Style.ink2
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.NoWrap
            // Six of them share a phone: a long word in large text gives way before it meets its neighbour.
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Style.place.size * 0.7)
            Accessible.ignored: true
            Layout.fillWidth: true
            Layout.maximumWidth: button.width - 2
        }
    }
    background: Rectangle {
        radius: Style.radius
        color: button.checked ? Style.bottleTint : button.down ? Style.press : button.hovered ? Style.hover : Style.clear

        FocusRing {
            shown: button.visualFocus
            gap: 0
        }
    }
    Tip {
        shown: button.hovered && button.keys !== ""
        text: button.text
        keys: button.keys
    }
}
