// SPDX-License-Identifier: Apache-2.0
// Repeating days as people type them ("every Friday", "monthly", "every other Tuesday", "on the last day of the
// month"), and the next one. What is not understood gives nothing. Pure functions, any thread.
#pragma once

#include "domain/day.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace salver::domain {

struct Repeat {
    enum class Step : std::uint8_t { Days, WorkingDays, Weeks, Months, NthWeekday, Years };
    Step step{};
    int every{1};                              ///< so many days, weeks, months or years
    std::optional<std::chrono::weekday> on;    ///< of weeks, and of NthWeekday
    std::optional<unsigned> dayOfMonth;        ///< 32: the last one
    int nth{};                                 ///< of NthWeekday: 1 to 4, -1 for the last
    /// Roughly so many days from one to the next; for a rhythm.
    [[nodiscard]] int days() const;
};

/// The whole of `typed` is a repetition.
[[nodiscard]] std::optional<Repeat> readRepeat(std::string_view typed);

/// A repetition at either end of a line.
struct FoundRepeat {
    Repeat repeat;
    std::size_t begin{}; ///< bytes in the text
    std::size_t end{};
    std::string typed;
};
[[nodiscard]] std::optional<FoundRepeat> findRepeat(std::string_view text);

/// The first day of the repetition after `after`. `from` is a day of the repetition, for what only counts on ("every
/// two weeks", "every 10 days"); nothing: it counts on from `after`.
[[nodiscard]] Day nextDay(const Repeat& repeat, std::optional<Day> from, Day after);

} // namespace salver::domain
