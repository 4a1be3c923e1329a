// SPDX-License-Identifier: Apache-2.0
// The cross at the end of a chip that can be taken away.
//   tint   its colour;   text   what it takes away;   clicked()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Salver.Style

T.AbstractButton {
    id: cross

    property color tint: Style.ink2

    focusPolicy: Qt.NoFocus
    implicitWidth: Math.max(Style.touch ? 34 : 28, Style.iconSmall + Style.s8)
    implicitHeight: implicitWidth
    Accessible.role: Accessible.Button
    Accessible.name: text
    contentItem: Item {
        Glyph {
            anchors.centerIn: parent
            glyph: "close"
            size: Style.iconSmall - 2
            color: cross.tint
        }
    }
}
