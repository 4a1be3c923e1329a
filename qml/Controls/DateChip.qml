// SPDX-License-Identifier: Apache-2.0
// A day one can change: a chip with the day in words; pressing it opens quick days and a month.
//   text           the day in words ("Thu 16", "was Fri"); "" shows noDayText
//   day            the day itself, invalid for none;   today   which day is today
//   late           saffron: it was due before today (words first, colour at most)
//   picked(date)   another day;   cleared()   "No day" was chosen;   clearable   whether it is offered
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Style

Chip {
    id: chip

    property date day
    property date today: new Date()
    property bool late: false
    property bool clearable: true
    property string noDayText: qsTr("Set a day")
    property string dayText: ""
    // Made when it is first wanted: a month is forty things to draw, and a list has many chips.
    property Sheet menu: null
    signal picked(date day)
    signal cleared()

    function pick(day: date) {
        menu.close();
        chip.picked(day);
    }

    function inDays(days: int): date {
        return new Date(today.getFullYear(), today.getMonth(), today.getDate() + days);
    }

    text: dayText !== "" ? dayText : noDayText
    glyph: "calendar"
    tone: late ? Chip.Saffron : Chip.Plain
    description: qsTr("Change the day")
    onClicked: {
        if (!menu)
            menu = days.createObject(chip) as Sheet;
        menu.open();
    }

    Component {
        id: days

        Sheet {
            objectName: "days"
            title: qsTr("Which day?")
            preferredWidth: 360
            initialFocus: month

            Flow {
                spacing: Style.s8
                Layout.fillWidth: true

                Chip {
                    text: qsTr("Today")
                    onClicked: chip.pick(chip.inDays(0))
                }
                Chip {
                    text: qsTr("Tomorrow")
                    onClicked: chip.pick(chip.inDays(1))
                }
                Chip {
                    text: qsTr("In a week")
                    onClicked: chip.pick(chip.inDays(7))
                }
                Chip {
                    visible: chip.clearable
                    text: qsTr("No day")
                    onClicked: {
                        chip.menu.close();
                        chip.cleared();
                    }
                }
            }
            MonthPicker {
                id: month

                objectName: "month"

                selected: chip.day
                today: chip.today
                Layout.fillWidth: true
                onPicked: day => chip.pick(day)
            }
        }
    }
}
