// SPDX-License-Identifier: Apache-2.0
// Everything that speaks for one of the ways, or everything against, one under another, to be read in one go.
//   weighup   its view model;   side   Facts.Side
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: list

    required property WeighupViewModel weighup
    required property int side
    readonly property RowsModel rows: side === Facts.Side.For ? weighup.allFor : weighup.allAgainst

    spacing: Style.s8

    Label {
        visible: list.rows.count === 0
        text: list.side === Facts.Side.For ? qsTr("Nobody has written yet what speaks for any of them.")
            : qsTr("Nobody has written yet what speaks against any of them.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Column {
        id: points

        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: list.rows
            delegate: PointLine {
                required property string option

                weighup: list.weighup
                under: option
                width: points.width
            }
        }
    }
}
