// SPDX-License-Identifier: Apache-2.0
// One sentence of a story with the word it begins with: "Because it would hurt the one thing people believe".
//   lead   the word;   text   the sentence, "" hides the line
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

ColumnLayout {
    id: line

    required property string lead
    required property string text

    visible: text !== ""
    spacing: 0
    Layout.fillWidth: true

    Label {
        text: line.lead
        token: Style.caption
        color: Style.ink3
        Layout.fillWidth: true
    }
    Label {
        text: line.text
        Layout.fillWidth: true
    }
}
