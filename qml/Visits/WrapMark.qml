// SPDX-License-Identifier: Apache-2.0
// A bare mark with room for its words.
//   wrap   its view model; everything else comes from the row
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

RowLayout {
    id: row

    required property WrapViewModel wrap
    required property string lineId
    required property string time

    spacing: Style.s8

    MarkGlyph {
        kind: MarkGlyph.Mark
    }
    TextField {
        id: field

        placeholderText: qsTr("What was it at %1?").arg(row.time)
        onAccepted: row.wrap.fillMark(row.lineId, text)
        Layout.fillWidth: true

        Connections {
            target: field.input
            function onActiveFocusChanged() {
                if (!field.input.activeFocus)
                    row.wrap.fillMark(row.lineId, field.text);
            }
        }
    }
}
