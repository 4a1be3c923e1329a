// SPDX-License-Identifier: Apache-2.0
// A day that has been, as people type it: "3 May" and "Friday" name the last ones, where readDay() would take the next.
// Pure function, any thread.
#pragma once

#include "domain/day.h"

namespace salver::domain {

/// The same as readDay() where that is no later than today. What names a day of the year or of the week without saying
/// which one is the last of its kind; "tomorrow" and "in 3 days" stay what they are.
[[nodiscard]] std::optional<Day> readPastDay(std::string_view typed, Day today);

} // namespace salver::domain
