// SPDX-License-Identifier: Apache-2.0
// A month to pick a day from. Arrows move the day, Page Up and Down the month, Enter picks.
//   selected       the day that holds (an invalid date for none);   today   the day to ring
//   picked(date)   the person chose
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Style

FocusScope {
    id: picker

    property date selected
    property date today: new Date()
    // The day the keyboard is on; its month is the month shown.
    property date at: isNaN(selected.getTime()) ? today : selected
    readonly property int firstWeekday: Qt.locale().firstDayOfWeek % 7
    readonly property date firstShown: {
        const first = new Date(at.getFullYear(), at.getMonth(), 1);
        const back = (first.getDay() - firstWeekday + 7) % 7;
        return new Date(at.getFullYear(), at.getMonth(), 1 - back);
    }
    signal picked(date day)

    function move(days: int) {
        at = new Date(at.getFullYear(), at.getMonth(), at.getDate() + days);
    }

    // The same day in another month, or that month's last day where it has no such day.
    function moveMonth(months: int) {
        const last = new Date(at.getFullYear(), at.getMonth() + months + 1, 0).getDate();
        at = new Date(at.getFullYear(), at.getMonth() + months, Math.min(at.getDate(), last));
    }

    // The plain "C" locale has numbers for narrow names; there the first letter of the short one serves.
    function weekday(index: int): string {
        const day = (firstWeekday + index) % 7;
        const narrow = Qt.locale().dayName(day, Locale.NarrowFormat);
        return isNaN(Number(narrow)) ? narrow : Qt.locale().dayName(day, Locale.ShortFormat).charAt(0);
    }

    function same(a: date, b: date): bool {
        return a.getFullYear() === b.getFullYear() && a.getMonth() === b.getMonth() && a.getDate() === b.getDate();
    }

    implicitWidth: Math.max(280, 7 * Style.target)
    implicitHeight: column.implicitHeight
    Layout.fillWidth: true
    activeFocusOnTab: true
    Accessible.role: Accessible.Table
    Accessible.name: at.toLocaleDateString(Qt.locale(), Locale.LongFormat)
    Keys.onPressed: event => {
        const steps = {};
        steps[Qt.Key_Left] = -1;
        steps[Qt.Key_Right] = 1;
        steps[Qt.Key_Up] = -7;
        steps[Qt.Key_Down] = 7;
        event.accepted = true;
        if (event.key in steps)
            picker.move(steps[event.key]);
        else if (event.key === Qt.Key_PageUp)
            picker.moveMonth(-1);
        else if (event.key === Qt.Key_PageDown)
            picker.moveMonth(1);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space)
            picker.picked(picker.at);
        else
            event.accepted = false;
    }

    ColumnLayout {
        id: column

        width: parent.width
        spacing: Style.s4

        RowLayout {
            Label {
                text: picker.at.toLocaleDateString(Qt.locale(), "MMMM yyyy")
                token: Style.heading
                Layout.fillWidth: true
            }
            IconButton {
                glyph: "chevron-left"
                text: qsTr("Previous month")
                focusPolicy: Qt.NoFocus
                onClicked: picker.moveMonth(-1)
            }
            IconButton {
                glyph: "chevron-right"
                text: qsTr("Next month")
                focusPolicy: Qt.NoFocus
                onClicked: picker.moveMonth(1)
            }
        }
        GridLayout {
            columns: 7
            columnSpacing: 0
            rowSpacing: 0

            Repeater {
                model: 7

                Label {
                    required property int index

                    text: picker.weekday(index)
                    token: Style.overline
                    color: Style.ink3
                    horizontalAlignment: Text.AlignHCenter
                    Accessible.ignored: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.bottomMargin: Style.s4
                }
            }
            Repeater {
                model: 42

                T.AbstractButton {
                    id: cell

                    required property int index
                    readonly property date day: new Date(picker.firstShown.getFullYear(), picker.firstShown.getMonth(),
                                                         picker.firstShown.getDate() + index)
                    readonly property bool here: picker.same(day, picker.at)
                    readonly property bool chosen: picker.same(day, picker.selected)
                    readonly property bool isToday: picker.same(day, picker.today)
                    readonly property bool inMonth: day.getMonth() === picker.at.getMonth()

                    text: day.getDate()
                    focusPolicy: Qt.NoFocus
                    hoverEnabled: true
                    implicitWidth: Style.touch ? 44 : 36
                    implicitHeight: Math.max(Style.touch ? 44 : 34, Style.label.line + Style.s8)
                    Accessible.role: Accessible.Cell
                    Accessible.name: day.toLocaleDateString(Qt.locale(), Locale.LongFormat)
                    Accessible.onPressAction: cell.clicked()
                    onClicked: picker.picked(day)
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1

                    contentItem: Label {
                        text: cell.text
                        token: Style.label
                        color: cell.chosen ? Style.bottleInk : cell.isToday ? Style.bottle
                            : cell.inMonth ? Style.ink : Style.ink3
                        horizontalAlignment: Text.AlignHCenter
                        verticalAlignment: Text.AlignVCenter
                        Accessible.ignored: true
                    }
                    background: Rectangle {
                        radius: Style.radius - 2
                        color: cell.chosen ? Style.bottle : cell.hovered ? Style.hover : Style.clear
                        border.width: cell.isToday && !cell.chosen ? 1.5 : 0
                        border.color: Style.bottle

                        FocusRing {
                            shown: cell.here && picker.activeFocus
                            gap: 0
                            corner: Style.radius - 2
                        }
                    }
                }
            }
        }
    }
}
