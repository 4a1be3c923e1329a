// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 844

    DateChip {
        id: chip

        dayText: "Thu 16"
        day: new Date(2024, 4, 16)
        today: new Date(2024, 4, 14)
    }
    MonthPicker {
        id: month

        y: 200
        width: 340
        today: new Date(2024, 4, 14)
        selected: new Date(2024, 0, 31)
    }
    SignalSpy {
        id: picks

        target: chip
        signalName: "picked"
    }
    SignalSpy {
        id: days

        target: month
        signalName: "picked"
    }

    TestCase {
        name: "DateChip"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.reduceMotion = true;
            picks.clear();
            days.clear();
            month.at = new Date(2024, 0, 31);
        }

        function test_opens_on_its_day_and_the_keyboard_picks_another() {
            chip.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            const sheet = findChild(chip, "days");
            tryCompare(sheet, "opened", true);
            tryVerify(() => findChild(chip, "month").activeFocus);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(picks.count, 1);
            compare(picks.signalArguments[0][0], new Date(2024, 4, 24));
            tryCompare(sheet, "visible", false);
            tryCompare(chip, "activeFocus", true);
        }

        function test_escape_changes_nothing() {
            chip.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            const sheet = findChild(chip, "days");
            tryCompare(sheet, "opened", true);
            keyClick(Qt.Key_Escape);
            tryCompare(sheet, "visible", false);
            compare(picks.count, 0);
        }

        function test_a_month_later_from_the_31st_is_that_months_last_day() {
            month.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_PageDown);
            compare(month.at, new Date(2024, 1, 29));
            keyClick(Qt.Key_PageUp);
            compare(month.at, new Date(2024, 0, 29));
        }

        function test_days_cross_the_month() {
            month.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Right);
            compare(month.at, new Date(2024, 1, 1));
            keyClick(Qt.Key_Return);
            compare(days.signalArguments[0][0], new Date(2024, 1, 1));
        }

        function test_the_first_week_starts_on_the_locales_day() {
            compare(month.firstShown.getDay(), Qt.locale().firstDayOfWeek % 7);
            verify(month.firstShown <= new Date(2024, 0, 1));
        }

        function test_name_and_colour() {
            compare(chip.Accessible.name, "Thu 16");
            chip.late = true;
            compare(chip.tone, Chip.Saffron);
            chip.late = false;
            chip.dayText = "";
            verify(chip.Accessible.name.length > 0);
            chip.dayText = "Thu 16";
        }
    }
}
