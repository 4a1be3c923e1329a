// SPDX-License-Identifier: Apache-2.0
// How the pledge came to read as it does: what it said on a day, and every change of its lines with who and when.
//   pledge   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: past

    required property PledgeViewModel pledge
    property bool opened: false

    spacing: Style.s8
    Layout.fillWidth: true

    SectionHeader {
        text: qsTr("How it came to read so")
        actionText: past.opened ? qsTr("Hide") : qsTr("Show")
        onActivated: past.opened = !past.opened
        Layout.fillWidth: true
    }
    RowLayout {
        visible: past.opened
        spacing: Style.s8
        Layout.fillWidth: true

        Label {
            text: qsTr("What it said on")
            color: Style.ink2
        }
        DateChip {
            dayText: isNaN(past.pledge.thenDay.getTime()) ? "" : past.pledge.thenDay.toLocaleDateString(Qt.locale(), Locale.ShortFormat)
            day: past.pledge.thenDay
            today: past.pledge.today
            noDayText: qsTr("a day")
            onPicked: day => past.pledge.lookAt(day)
            onCleared: past.pledge.lookAt(new Date(NaN))
        }
    }
    Label {
        visible: past.opened && !isNaN(past.pledge.thenDay.getTime()) && past.pledge.then.count === 0
        text: qsTr("There was no pledge on that day.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Column {
        id: then

        visible: past.opened && past.pledge.then.count > 0
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: past.pledge.then
            delegate: Column {
                id: line

                required property int index
                required property string text
                required property string notice

                width: then.width

                Label {
                    width: parent.width
                    text: qsTr("%1. %2").arg(line.index + 1).arg(line.text)
                }
                Label {
                    width: parent.width
                    visible: text !== ""
                    text: line.notice
                    token: Style.caption
                    color: Style.ink2
                }
            }
        }
    }
    Column {
        id: changes

        visible: past.opened
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: past.pledge.changes
            delegate: Column {
                id: change

                required property string what
                required property string text
                required property string before
                required property string source

                width: changes.width
                Accessible.role: Accessible.ListItem
                Accessible.name: Words.joined([what, text, source], ", ")

                Label {
                    width: parent.width
                    text: qsTr("%1: %2", "what was done, to which line").arg(change.what).arg(change.text)
                }
                Label {
                    width: parent.width
                    visible: change.before !== ""
                    text: qsTr("Before: %1").arg(change.before)
                    color: Style.ink2
                }
                Label {
                    width: parent.width
                    text: change.source
                    token: Style.caption
                    color: Style.ink3
                }
            }
        }
    }
    SectionHeader {
        visible: past.opened && past.pledge.takenOut.count > 0
        text: qsTr("Taken out")
        Layout.fillWidth: true
    }
}
