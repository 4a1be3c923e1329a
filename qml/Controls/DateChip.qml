// SPDX-License-Identifier: Apache-2.0
// A day one can change: a chip with the day in words; pressing it opens quick days and a month.
//   text           the day in words ("Thu 16", "was Fri"); "" shows noDayText
//   day            the day itself, invalid for none;   today   which day is today
//   late           saffron: it was due before today (words first, colour at most)
//   picked(date)   another day;   cleared()   "No day" was chosen;   clearable   whether it is offered
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

Chip {
    id: chip

    property date day
    property date today: new Date()
    property bool late: false
    property bool clearable: true
    property string noDayText: qsTr("Set a day")
    property string dayText: ""
    // Read in and made when it is first wanted: a month is forty things to draw, and a list has many chips.
    property T.Popup menu: null
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
            menu = (Qt.createComponent("DateSheet.qml") as Component).createObject(chip, {chip: chip}) as T.Popup;
        menu.open();
    }
}
