// SPDX-License-Identifier: Apache-2.0
// How days, gaps and people read in a list: "was Fri", "today", "in 2 days (Thu 16)", "3 weeks ago", "PR". The
// English wording; screens that translate take the values beside it. Pure functions, any thread.
#pragma once

#include "domain/day.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace salver::domain {

/// "Thu", "16 May", "Thu 16 May", "16 May 2025" in another year than today's.
[[nodiscard]] std::string weekdayShort(Day day);
[[nodiscard]] std::string dayShort(Day day, Day today);
[[nodiscard]] std::string dayLong(Day day, Day today);

/// A due date: "today", "tomorrow", "Thu" within six days, "Thu 16 May" later; "was yesterday", "was Fri",
/// "was 3 May". Never a number of days late.
[[nodiscard]] std::string dueWords(Day due, Day today);
/// Something that happened: "today", "yesterday", "Mon" within six days, "22 Apr", "22 Apr 2025".
[[nodiscard]] std::string agoWords(Day day, Day today);
/// How a promise was kept: "kept", "kept, 2 days late". Before its day is no matter.
[[nodiscard]] std::string keptWords(std::optional<Day> due, std::optional<Day> settled);
/// A gap in rough words: "5 days", "3 weeks", "4 months".
[[nodiscard]] std::string gapWords(int days);

/// The first letters of the first and the last name, upper case: "Priya Raman" PR, "Yusuf Şahin" YŞ.
[[nodiscard]] std::string initialsOf(std::string_view name);
/// "Sam", "Sam and Lena", "Sam, Lena and 2 others".
[[nodiscard]] std::string joinNames(const std::vector<std::string>& names);

} // namespace salver::domain
