// SPDX-License-Identifier: Apache-2.0
#include "domain/past_day.h"

#include "domain/when.h"

namespace salver::domain {

namespace {

constexpr std::chrono::days aWeek{7};
constexpr std::chrono::days aDay{1};

/// The same day a year before; nothing for 29 February.
std::optional<Day> yearBefore(Day day)
{
    const std::chrono::year_month_day on{std::chrono::sys_days{day.time_since_epoch()}};
    const auto before = std::chrono::year_month_day{on.year() - std::chrono::years{1}, on.month(), on.day()};
    return before.ok() ? std::optional(Day{std::chrono::sys_days{before}.time_since_epoch()}) : std::nullopt;
}

} // namespace

std::optional<Day> readPastDay(std::string_view typed, Day today)
{
    const auto day = readDay(typed, today);
    if (!day || *day <= today)
        return day;
    // What does not move with the day it is read on names a day by itself.
    const bool fixed = readDay(typed, today - aDay) == day || readDay(typed, today + aDay) == day;
    if (!fixed)
        return day;
    if (*day - today <= aWeek && readDay(typed, today - aWeek) == *day - aWeek)
        return *day - aWeek;
    const auto before = yearBefore(*day);
    return before && *before <= today && readDay(typed, *before) == before ? before : day;
}

} // namespace salver::domain
