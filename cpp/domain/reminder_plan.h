// SPDX-License-Identifier: Apache-2.0
// When notifications come and what they say: at most three moments a day which the person sets, everything due gathered
// in each, none in quiet hours, each thing once a day. Worked out from the local clock and the zone's rules, so that it
// holds when the clocks change or the device travels. Pure functions, any thread.
#pragma once

#include "core/result.h"
#include "domain/day.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace salver::domain {

class Queries;
struct TodayPage;

struct ReminderTimes {
    std::vector<int> moments;  ///< minutes since midnight, ascending, at most three
    int quietFrom{19 * 60};
    int quietTo{8 * 60};       ///< equal to quietFrom: no quiet hours
};
/// From the person's preferences, with what holds otherwise.
[[nodiscard]] Result<ReminderTimes> reminderTimes(Queries& queries);

[[nodiscard]] bool isQuiet(const ReminderTimes& times, int minutes);
/// The moments as they are kept: one that lies in quiet hours comes when they end.
[[nodiscard]] std::vector<int> keptMoments(const ReminderTimes& times);
/// The first moment after now; nothing where there is none to keep.
[[nodiscard]] std::optional<WallMs> nextMoment(const ReminderTimes& times, const Now& now);
/// Whether a moment lay after `looked` and not after now, and it is not quiet now: then it is time to tell.
[[nodiscard]] bool momentHasCome(const ReminderTimes& times, WallMs looked, const Now& now);

struct Reminder {
    std::string title;             ///< "2 promises due, 1 visit today"
    std::string text;              ///< a thing a line, at most five
    std::vector<std::string> keys; ///< of what it tells, for `told` of the rest of the day
};
/// What is due today and has not been told today yet; nothing where there is nothing.
[[nodiscard]] std::optional<Reminder> gather(const TodayPage& page, const std::set<std::string>& told, const Now& now);

/// What was told on a day, as one line for keeping; read on another day it is empty.
[[nodiscard]] std::string toldText(Day day, const std::set<std::string>& keys);
[[nodiscard]] std::set<std::string> toldOn(Day day, std::string_view text);

} // namespace salver::domain
