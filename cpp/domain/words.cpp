// SPDX-License-Identifier: Apache-2.0
#include "domain/words.h"

#include "domain/say.h"
#include "domain/scalars.h"

#include <array>

namespace salver::domain {

namespace {

constexpr auto weekdays = std::to_array<const char*>({sayWord("Sun"), sayWord("Mon"), sayWord("Tue"), sayWord("Wed"),
                                                      sayWord("Thu"), sayWord("Fri"), sayWord("Sat")});
constexpr auto monthNames = std::to_array<const char*>(
    {sayWord("Jan"), sayWord("Feb"), sayWord("Mar"), sayWord("Apr"), sayWord("May"), sayWord("Jun"), sayWord("Jul"),
     sayWord("Aug"), sayWord("Sep"), sayWord("Oct"), sayWord("Nov"), sayWord("Dec")});

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
    return say(weekdays[std::chrono::weekday{day}.c_encoding()]);
}

std::string dayShort(Day day, Day today)
{
    const std::chrono::year_month_day date{day};
    const auto number = std::to_string(static_cast<unsigned>(date.day()));
    const auto month = say(monthNames[static_cast<unsigned>(date.month()) - 1]);
    // A day of the month, its month and, in another year than this one, the year.
    return date.year() == yearOf(today) ? say("%1 %2", {number, month})
                                        : say("%1 %2 %3",
                                              {number, month, std::to_string(static_cast<int>(date.year()))});
}

std::string dayLong(Day day, Day today)
{
    return say("%1 %2", {weekdayShort(day), dayShort(day, today)});
}

std::string dueWords(Day due, Day today)
{
    const auto ahead = (due - today).count();
    if (ahead == 0)
        return say("today");
    if (ahead == 1)
        return say("tomorrow");
    if (ahead == -1)
        return say("was yesterday");
    if (ahead > 1 && ahead < 7)
        return weekdayShort(due);
    if (ahead < -1 && ahead > -7)
        return say("was %1", {weekdayShort(due)});
    return ahead > 0 ? dayLong(due, today) : say("was %1", {dayShort(due, today)});
}

std::string agoWords(Day day, Day today)
{
    const auto ago = (today - day).count();
    if (ago == 0)
        return say("today");
    if (ago == 1)
        return say("yesterday");
    return ago > 1 && ago < 7 ? weekdayShort(day) : dayShort(day, today);
}

std::string keptWords(std::optional<Day> due, std::optional<Day> settled)
{
    const auto late = due && settled ? (*settled - *due).count() : 0;
    if (late <= 0)
        return say("kept");
    return sayCount(late, "kept, %n day late", "kept, %n days late");
}

std::string gapWords(int days)
{
    if (days < 14)
        return sayCount(days, "%n day", "%n days");
    return days < 61 ? sayCount(days / 7, "%n week", "%n weeks") : sayCount(days * 12 / 365, "%n month", "%n months");
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
        return say("%1 and %2", {names[0], names[1]});
    if (names.size() == 3)
        return say("%1, %2 and %3", {names[0], names[1], names[2]});
    return sayCount(static_cast<long long>(names.size()) - 2, "%1, %2 and %n other", "%1, %2 and %n others",
                    {names[0], names[1]});
}

} // namespace salver::domain
