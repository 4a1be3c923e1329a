// SPDX-License-Identifier: Apache-2.0
// The rhythm that was agreed with a client or a person ("a call every other Tuesday; nothing in August"): its words read
// as days and pauses, and when the next contact is due after the last one. Words that cannot be read stay words. Pure
// functions, any thread.
#pragma once

#include "domain/day.h"
#include "domain/promise_repeats.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace salver::domain {

/// From a day of the year to another, both included; it may lie over the year's end.
struct Pause {
    std::chrono::month_day from;
    std::chrono::month_day to;
    [[nodiscard]] bool holds(Day day) const;
};

struct RhythmWords {
    std::optional<int> everyDays;             ///< at most so many days between two contacts
    std::optional<std::chrono::weekday> on;   ///< where a weekday is named
    std::optional<Repeat> monthly;            ///< a certain day of the month: "the first Monday of every month"
    std::string pausesTyped;                  ///< the part that says when there is none, as typed
};
/// "a call every other Tuesday; nothing in August" is 14 days, Tuesday, and "nothing in August".
[[nodiscard]] RhythmWords readRhythm(std::string_view typed);

/// "nothing in August", "not in July and August", "except 20 December to 5 January"; nothing where a part of it cannot be
/// read, since half a pause is worse than asking.
[[nodiscard]] std::optional<std::vector<Pause>> readPauses(std::string_view typed);

/// The day by which the next contact is due: `everyDays` after the last one, on the named weekday nearest to that, or
/// the next such day of a month; and after a pause if it falls into one.
[[nodiscard]] Day nextContact(int everyDays, const RhythmWords& words, const std::vector<Pause>& pauses, Day last);

} // namespace salver::domain
