// SPDX-License-Identifier: Apache-2.0
// Quick days and a month, for the DateChip that was pressed.
//   chip   whose day it is
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Style

Sheet {
    id: sheet

    required property DateChip chip

    objectName: "days"
    title: qsTr("Which day?")
    preferredWidth: 360
    initialFocus: month

    Flow {
        spacing: Style.s8
        Layout.fillWidth: true

        Chip {
            text: qsTr("Today")
            onClicked: sheet.chip.pick(sheet.chip.inDays(0))
        }
        Chip {
            text: qsTr("Tomorrow")
            onClicked: sheet.chip.pick(sheet.chip.inDays(1))
        }
        Chip {
            text: qsTr("In a week")
            onClicked: sheet.chip.pick(sheet.chip.inDays(7))
        }
        Chip {
            visible: sheet.chip.clearable
            text: qsTr("No day")
            onClicked: {
                sheet.close();
                sheet.chip.cleared();
            }
        }
    }
    MonthPicker {
        id: month

        objectName: "month"

        selected: sheet.chip.day
        today: sheet.chip.today
        Layout.fillWidth: true
        onPicked: day => sheet.chip.pick(day)
    }
}
