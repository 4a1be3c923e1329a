// SPDX-License-Identifier: Apache-2.0
// An open promise on a client's page: a ring to close, the words, the day as a chip. Theirs have a dashed ring.
//   client   its view model; everything else comes from the row
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

GridLayout {
    id: row

    required property ClientPageViewModel client
    required property string promiseId
    required property int direction
    required property string text
    required property string person
    required property string due
    required property date dueDay
    required property bool overdue
    required property bool waiting
    required property bool contested
    required property string repeats
    required property bool isPrivate
    readonly property bool theirs: direction === Facts.Direction.Theirs

    // The ring stands on the page's edge; what is around it to be pressed reaches over.
    readonly property int overhang: Math.round((Style.target - Style.iconSmall) / 2)
    columns: Style.largeText || Style.compact ? 2 : 3
    columnSpacing: Style.s4
    rowSpacing: 0
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([text, person, due, repeats, isPrivate ? qsTr("only you see this") : ""], ", ")
    Keys.onPressed: event => event.accepted = RowKeys.step(row, event.key, event.modifiers)

    CheckBox {
        bare: true
        round: true
        dashed: row.theirs
        text: qsTr("Kept: %1").arg(row.text)
        onToggled: row.client.keepPromise(row.promiseId)
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
            text: Words.joined([row.person !== "" ? (row.theirs ? row.person : qsTr("to %1").arg(row.person)) : "",
                   row.repeats, row.isPrivate ? qsTr("only you see this") : "",
                   row.waiting ? qsTr("waiting to sync") : "", row.contested ? qsTr("needs you") : ""], " · ")
            visible: text !== ""
            token: Style.caption
            color: row.contested ? Style.plum : Style.ink2
            Layout.fillWidth: true
        }
    }
    DateChip {
        dayText: row.due
        day: row.dueDay
        today: row.client.today
        late: row.overdue
        onPicked: day => row.client.setDue(row.promiseId, day)
        onCleared: row.client.clearDue(row.promiseId)
        Layout.alignment: Qt.AlignTop
        Layout.column: row.columns === 3 ? 2 : 1
        Layout.row: row.columns === 3 ? 0 : 1
    }
}
