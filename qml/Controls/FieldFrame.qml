// SPDX-License-Identifier: Apache-2.0
// The box of everything one types in: a hairline, sky when the caret is in it, brick when what is in it is wrong.
//   focused, wrong   its two states;   bare   no box at all, for text that is edited in place
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Style

Rectangle {
    id: frame

    property bool focused: false
    property bool wrong: false
    property bool bare: false

    radius: Style.radius
    color: bare ? Style.clear : enabled ? Style.card : Style.sunk
    border.width: bare && !focused ? 0 : focused ? Style.ring : Style.hairline
    border.color: focused ? Style.sky : wrong ? Style.brick : enabled ? Style.control : Style.rule
}
