// SPDX-License-Identifier: Apache-2.0
// One promise that is due: a ring to close, what was promised to whom, the day as a chip. Theirs have a dashed ring.
//   today   clientRequested(clientId); everything else comes from the row
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

GridLayout {
    id: row

    required property TodayViewModel today
    required property string promiseId
    required property int direction
    required property string text
    required property string client
    required property string clientId
    required property string person
    required property string due
    required property date dueDay
    required property bool overdue
    required property bool contested
    required property string repeats
    required property bool isPrivate
    required property string why
    readonly property bool theirs: direction === Facts.Direction.Theirs
    signal clientRequested(string clientId)

    // The ring stands on the page's edge; what is around it to be pressed reaches over.
    readonly property int overhang: Math.round((Style.target - Style.iconSmall) / 2)
    columns: Style.largeText || Style.compact ? 2 : 3
    columnSpacing: Style.s4
    rowSpacing: 0
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([text, client, due], ", ")
    Keys.onPressed: event => event.accepted = RowKeys.step(row, event.key, event.modifiers)

    CheckBox {
        bare: true
        round: true
        dashed: row.theirs
        text: qsTr("Kept: %1").arg(row.text)
        onToggled: row.today.keepPromise(row.promiseId)
        Layout.alignment: Qt.AlignTop
    }
    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true
        Layout.topMargin: Style.s4
        Layout.bottomMargin: Style.s4

        Label {
            text: row.theirs ? qsTr("They owe us: %1").arg(row.text) : row.text
            Layout.fillWidth: true
        }
        Label {
            text: Words.joined([row.person, row.client, row.repeats, row.isPrivate ? qsTr("only you see this") : ""], " · ")
            token: Style.caption
            color: Style.ink2
            Layout.fillWidth: true
        }
        SyncWord {
            visible: row.contested
            word: SyncWord.NeedsYou
            pressable: false
            Layout.fillWidth: true
        }
    }
    DateChip {
        dayText: row.due
        day: row.dueDay
        today: row.today.today
        late: row.overdue
        onPicked: day => row.today.setDue(row.promiseId, day)
        onCleared: row.today.clearDue(row.promiseId)
        Layout.alignment: Qt.AlignTop
        Layout.column: row.columns === 3 ? 2 : 1
        Layout.row: row.columns === 3 ? 0 : 1
    }
}
