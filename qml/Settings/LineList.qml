// SPDX-License-Identifier: Apache-2.0
// A head word and the sentences that go on from it, each with the same sign.
//   title, sentences, glyph, tint;   checks   of each sentence what sees to it, in small print; [] for nothing
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

ColumnLayout {
    id: list

    required property string title
    required property list<string> sentences
    property list<string> checks: []
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
            required property int index

            spacing: Style.s8
            Layout.fillWidth: true

            Glyph {
                glyph: list.glyph
                size: Style.iconSmall
                color: list.tint
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: Math.round((Style.body.line - height) / 2)
            }
            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true

                Label {
                    text: line.modelData
                    Layout.fillWidth: true
                }
                Label {
                    visible: text !== ""
                    text: list.checks[line.index] ?? ""
                    token: Style.caption
                    color: Style.ink3
                    Layout.fillWidth: true
                }
            }
        }
    }
}
