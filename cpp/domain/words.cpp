// SPDX-License-Identifier: Apache-2.0
#include "domain/words.h"

#include "domain/scalars.h"

#include <array>

namespace salver::domain {

namespace {

constexpr auto weekdays = std::to_array<std::string_view>({"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"});
constexpr auto monthNames = std::to_array<std::string_view>(
    {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});

std::chrono::year yearOf(Day day)
{
    return std::chrono::year_month_day{day}.year();
}

char32_t upper(char32_t scalar)
{
    // Scripts with case whose capitals stand 32 before the small letters, and Latin Extended-A, where they alternate.
    if ((scalar >= 'a' && scalar <= 'z') || (scalar >= 0xE0 && scalar <= 0xFE && scalar != 0xF7) ||
        (scalar >= 0x3B1 && scalar <= 0x3C9 && scalar != 0x3C2) || (scalar >= 0x430 && scalar <= 0x44F))
        return scalar - 0x20;
    const bool evenCapital = (scalar >= 0x100 && scalar <= 0x137) || (scalar >= 0x14A && scalar <= 0x177);
    const bool oddCapital = (scalar >= 0x139 && scalar <= 0x148) || (scalar >= 0x179 && scalar <= 0x17E);
    if ((evenCapital && scalar % 2 == 1 && scalar != 0x131) || (oddCapital && scalar % 2 == 0))
        return scalar - 1;
    return scalar;
}

} // namespace

std::string weekdayShort(Day day)
{
    return std::string(weekdays[std::chrono::weekday{day}.c_encoding()]);
}

std::string dayShort(Day day, Day today)
{
    const std::chrono::year_month_day date{day};
    std::string words = std::to_string(static_cast<unsigned>(date.day())) + ' ' +
                        std::string(monthNames[static_cast<unsigned>(date.month()) - 1]);
    if (date.year() != yearOf(today))
        words += ' ' + std::to_string(static_cast<int>(date.year()));
    return words;
}

std::string dayLong(Day day, Day today)
{
    return weekdayShort(day) + ' ' + dayShort(day, today);
}

std::string dueWords(Day due, Day today)
{
    const auto ahead = (due - today).count();
    if (ahead == 0)
        return "today";
    if (ahead == 1)
        return "tomorrow";
    if (ahead == -1)
        return "was yesterday";
    if (ahead > 1 && ahead < 7)
        return weekdayShort(due);
    if (ahead < -1 && ahead > -7)
        return "was " + weekdayShort(due);
    return ahead > 0 ? dayLong(due, today) : "was " + dayShort(due, today);
}

std::string agoWords(Day day, Day today)
{
    const auto ago = (today - day).count();
    if (ago == 0)
        return "today";
    if (ago == 1)
        return "yesterday";
    return ago > 1 && ago < 7 ? weekdayShort(day) : dayShort(day, today);
}

std::string keptWords(std::optional<Day> due, std::optional<Day> settled)
{
    const auto late = due && settled ? (*settled - *due).count() : 0;
    if (late <= 0)
        return "kept";
    return late == 1 ? "kept, 1 day late" : "kept, " + std::to_string(late) + " days late";
}

std::string gapWords(int days)
{
    const auto counted = [](int count, std::string_view unit) {
        return std::to_string(count) + ' ' + std::string(unit) + (count == 1 ? "" : "s");
    };
    if (days < 14)
        return counted(days, "day");
    return days < 61 ? counted(days / 7, "week") : counted(days * 12 / 365, "month");
}

std::string initialsOf(std::string_view name)
{
    char32_t first = 0;
    char32_t last = 0;
    bool atStart = true;
    for (std::size_t at = 0; at < name.size();) {
        const auto scalar = takeScalar(name, at);
        const bool letter = isWordScalar(scalar);
        if (letter && atStart)
            (first == 0 ? first : last) = scalar;
        // An apostrophe stands inside a name (O'Hara); everything else parts names.
        atStart = !letter && scalar != '\'' && scalar != 0x2019;
    }
    std::string initials;
    if (first != 0)
        appendScalar(initials, upper(first));
    if (last != 0)
        appendScalar(initials, upper(last));
    return initials;
}

std::string joinNames(const std::vector<std::string>& names)
{
    if (names.empty())
        return {};
    if (names.size() == 1)
        return names[0];
    if (names.size() == 2)
        return names[0] + " and " + names[1];
    if (names.size() == 3)
        return names[0] + ", " + names[1] + " and " + names[2];
    return names[0] + ", " + names[1] + " and " + std::to_string(names.size() - 2) + " others";
}

} // namespace salver::domain
