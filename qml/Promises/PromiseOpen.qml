// SPDX-License-Identifier: Apache-2.0
// A promise that is open: a ring to close, what was promised to whom, its day as a chip, and what else can be done.
//   promises   the view model; everything else comes from the row
//   letGoRequested()   dayRequested()   clientRequested()   pledgeRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Item {
    id: row

    required property PromisesViewModel promises
    required property string promiseId
    required property int direction
    required property string text
    required property string client
    required property string clientId
    required property string person
    required property string due
    required property date dueDay
    required property bool overdue
    required property bool waiting
    required property bool contested
    required property string initials
    required property bool dueUnread
    required property string repeats
    required property bool repeatsUnread
    required property bool isPrivate
    required property string visitId
    required property string lineId
    readonly property bool theirs: direction === Facts.Direction.Theirs
    readonly property bool roomy: width >= 440 && !Style.largeText
    signal letGoRequested()
    signal dayRequested()
    signal clientRequested()
    signal pledgeRequested()

    implicitHeight: grid.implicitHeight + 2 * Style.s4
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([text, person, client, due, repeats, isPrivate ? qsTr("only you see this") : ""], ", ")
    Keys.onPressed: event => event.accepted = RowKeys.step(row, event.key, event.modifiers)

    GridLayout {
        id: grid

        x: Style.s4
        y: Style.s4
        width: parent.width - Style.s4
        columns: row.roomy ? 4 : 3
        columnSpacing: Style.s4
        rowSpacing: 0

        CheckBox {
            objectName: "kept"
            bare: true
            round: true
            dashed: row.theirs
            text: qsTr("Kept: %1").arg(row.text)
            onToggled: row.promises.keep(row.promiseId)
            Layout.alignment: Qt.AlignTop
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Math.round((Style.target - Style.body.line) / 2)
            Layout.bottomMargin: Style.s4

            Label {
                text: row.text
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Label {
                text: Words.joined([row.person, row.client], " · ")
                visible: text !== ""
                token: Style.caption
                color: Style.ink2
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Label {
                visible: row.dueUnread
                text: qsTr("Which day is “%1”?").arg(row.due)
                token: Style.caption
                color: Style.saffron
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Label {
                visible: row.repeats !== ""
                text: row.repeatsUnread ? qsTr("“%1”: Salver cannot tell when the next one is.").arg(row.repeats)
                    : qsTr("Repeats: %1").arg(row.repeats)
                token: Style.caption
                color: row.repeatsUnread ? Style.saffron : Style.ink2
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            RowLayout {
                visible: row.isPrivate
                spacing: Style.s4
                Layout.fillWidth: true

                Glyph {
                    glyph: row.isPrivate ? "lock" : ""
                    size: Style.iconSmall
                    color: Style.ink3
                }
                Label {
                    text: qsTr("Only you see this")
                    token: Style.caption
                    color: Style.ink3
                    Accessible.ignored: true
                    Layout.fillWidth: true
                }
            }
            SyncWord {
                visible: row.contested || row.waiting
                word: row.contested ? SyncWord.NeedsYou : SyncWord.Waiting
                pressable: false
                Layout.fillWidth: true
                Layout.topMargin: 2
            }
        }
        DateChip {
            dayText: row.due
            day: row.dueDay
            today: row.promises.today
            late: row.overdue
            onPicked: day => row.promises.setDue(row.promiseId, day)
            onCleared: row.promises.clearDue(row.promiseId)
            Layout.maximumWidth: row.roomy ? implicitWidth : grid.width - 2 * (Style.target + grid.columnSpacing)
            Layout.alignment: Qt.AlignTop
            Layout.row: row.roomy ? 0 : 1
            Layout.column: row.roomy ? 2 : 1
        }
        IconButton {
            id: more

            objectName: "more"
            glyph: "more"
            text: qsTr("More for: %1").arg(row.text)
            onClicked: menu.open()
            Layout.alignment: Qt.AlignTop
            Layout.row: 0
            Layout.column: row.roomy ? 3 : 2

            Menu {
                id: menu

                y: more.height

                MenuRow {
                    text: qsTr("Set the day, or how it repeats…")
                    glyph: "calendar"
                    onTriggered: row.dayRequested()
                }
                MenuRow {
                    text: qsTr("It does not repeat any more")
                    glyph: "sync"
                    enabled: row.repeats !== ""
                    onTriggered: row.promises.setRepeats(row.promiseId, "")
                }
                MenuRow {
                    objectName: "privacy"
                    text: row.isPrivate ? qsTr("Share it with the team") : qsTr("Make it private")
                    glyph: row.isPrivate ? "people" : "lock"
                    onTriggered: row.promises.setPrivate(row.promiseId, !row.isPrivate)
                }
                MenuRow {
                    objectName: "toLine"
                    text: qsTr("Go to its line")
                    glyph: "visits"
                    enabled: row.lineId !== ""
                    onTriggered: row.promises.openLine(row.clientId, row.visitId, row.lineId)
                }
                MenuRow {
                    text: qsTr("Kept or missed of our pledge…")
                    glyph: "promise"
                    enabled: !row.isPrivate
                    onTriggered: row.pledgeRequested()
                }
                MenuRow {
                    text: qsTr("Let it go…")
                    glyph: "close"
                    onTriggered: row.letGoRequested()
                }
                MenuRow {
                    text: qsTr("Open %1").arg(row.client)
                    glyph: "clients"
                    enabled: row.clientId !== ""
                    onTriggered: row.clientRequested()
                }
            }
        }
    }
}
