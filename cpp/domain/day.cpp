// SPDX-License-Identifier: Apache-2.0
#include "domain/day.h"

#include "domain/date_words.h"

#include <array>
#include <cstdio>

namespace salver::domain {

namespace {

constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;

/// Days and milliseconds since local midnight of an instant, flooring before 1970.
struct LocalInstant {
    std::int64_t day{};
    std::int64_t ms{};
};
LocalInstant localOf(const Now& now, WallMs at)
{
    const std::int64_t offset = now.offset == nullptr ? 0 : now.offset(now.zone, at);
    const std::int64_t local = raw(at) + offset * 1000;
    std::int64_t day = local / dayMs;
    std::int64_t rest = local % dayMs;
    if (rest < 0) {
        rest += dayMs;
        --day;
    }
    return {day, rest};
}

} // namespace

std::string dayText(Day day)
{
    const std::chrono::year_month_day date{day};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::optional<Day> parseDay(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = integerIn<unsigned>(text.substr(0, 4));
    const auto month = integerIn<unsigned>(text.substr(5, 2));
    const auto day = integerIn<unsigned>(text.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                                           std::chrono::day(*day)};
    return date.ok() ? std::optional(Day{date}) : std::nullopt;
}

std::string instantText(const Instant& instant)
{
    return std::to_string(raw(instant.wall)) + ' ' + (instant.zone.empty() ? "UTC" : instant.zone);
}

std::optional<Instant> parseInstant(std::string_view text)
{
    const auto space = text.find(' ');
    const auto wall = integerIn<std::int64_t>(text.substr(0, space));
    if (!wall || space == std::string_view::npos || space + 1 == text.size())
        return std::nullopt;
    return Instant{WallMs{*wall}, std::string(text.substr(space + 1))};
}

Day Now::dayOf(WallMs at) const
{
    return Day{std::chrono::days{localOf(*this, at).day}};
}

int Now::minutesOf(WallMs at) const
{
    return static_cast<int>(localOf(*this, at).ms / 60000);
}

std::string Now::timeOf(WallMs at) const
{
    const int minutes = minutesOf(at);
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", minutes / 60, minutes % 60);
    return text.data();
}

WallMs Now::at(Day day, int minutes) const
{
    const std::int64_t local = day.time_since_epoch().count() * dayMs + std::int64_t{minutes} * 60000;
    if (offset == nullptr)
        return WallMs{local};
    // The offset depends on the instant that is looked for; guessing with the one before the clock change and
    // correcting once is right everywhere but inside the hour that a spring change skips, which becomes the hour after.
    const std::int64_t before = offset(zone, WallMs{local - dayMs});
    const WallMs guess{local - before * 1000};
    const std::int64_t there = offset(zone, guess);
    const WallMs corrected{local - there * 1000};
    return offset(zone, corrected) == there ? corrected : guess;
}

} // namespace salver::domain
