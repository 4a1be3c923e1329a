// SPDX-License-Identifier: Apache-2.0
// One sentence under the thing that went wrong: what, and what to do. Hidden while it has no text.
//   text    the sentence;   actionText, activated()   one way out, if there is one
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Style

RowLayout {
    id: error

    property string text: ""
    property string actionText: ""
    readonly property int firstLine: actionText === "" ? Style.caption.line : Style.controlHeight
    signal activated()

    spacing: Style.s8
    visible: text !== ""
    Layout.fillWidth: true
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Glyph {
        glyph: "trouble"
        size: Style.iconSmall
        color: Style.brick
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Math.round((error.firstLine - height) / 2)
    }
    Label {
        text: error.text
        token: Style.caption
        color: Style.brick
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Math.round((error.firstLine - Style.caption.line) / 2)
    }
    Button {
        visible: error.actionText !== ""
        kind: Button.Quiet
        text: error.actionText
        onClicked: error.activated()
        Layout.alignment: Qt.AlignTop
    }
}
