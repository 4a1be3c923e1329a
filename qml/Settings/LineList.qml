// SPDX-License-Identifier: Apache-2.0
// A head word and the sentences that go on from it, each with the same sign.
//   title, sentences, glyph, tint
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

ColumnLayout {
    id: list

    required property string title
    required property list<string> sentences
    property string glyph: ""
    property color tint: Style.ink2

    spacing: Style.s4
    Layout.fillWidth: true

    SectionHeader {
        text: list.title
        Layout.fillWidth: true
    }
    Repeater {
        model: list.sentences
        delegate: RowLayout {
            id: line

            required property string modelData

            spacing: Style.s8
            Layout.fillWidth: true

            Glyph {
                glyph: list.glyph
                size: Style.iconSmall
                color: list.tint
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: Math.round((Style.body.line - height) / 2)
            }
            Label {
                text: line.modelData
                Layout.fillWidth: true
            }
        }
    }
}
