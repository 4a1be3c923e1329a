// SPDX-License-Identifier: Apache-2.0
// A promise that was found among the lines, with its day to set right.
//   wrap   its view model; everything else comes from the row
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

GridLayout {
    id: row

    required property WrapViewModel wrap
    required property string promiseId
    required property int direction
    required property string text
    required property string due
    required property date dueDay
    required property bool overdue

    columns: Style.largeText || width < 340 ? 2 : 3
    columnSpacing: Style.s8
    rowSpacing: 0
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([text, due], ", ")
    Keys.onPressed: event => event.accepted = RowKeys.step(row, event.key, event.modifiers)

    MarkGlyph {
        kind: MarkGlyph.Promise
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Style.s4
    }
    Label {
        text: row.direction === Facts.Direction.Theirs ? qsTr("They owe us: %1").arg(row.text) : row.text
        Layout.fillWidth: true
        Layout.topMargin: Style.s4
        Layout.bottomMargin: Style.s4
    }
    DateChip {
        dayText: row.due
        day: row.dueDay
        today: row.wrap.today
        late: row.overdue
        onPicked: day => row.wrap.setDue(row.promiseId, day)
        onCleared: row.wrap.clearDue(row.promiseId)
        Layout.alignment: Qt.AlignTop
        Layout.column: row.columns === 3 ? 2 : 1
        Layout.row: row.columns === 3 ? 0 : 1
    }
}
