// SPDX-License-Identifier: Apache-2.0
// Dates as people type them ("Thu", "in two weeks", "end of month", "16/5"), read against a given local day. What
// is not understood gives nothing: the words stay as typed and nobody guesses. Pure functions, any thread.
#pragma once

#include "domain/day.h"

#include <cstddef>

namespace salver::domain {

/// The whole of `typed` is a date, with or without "by" or "on" before it.
[[nodiscard]] std::optional<Day> readDay(std::string_view typed, Day today);

/// A date among other words.
struct FoundDay {
    Day day;
    std::size_t begin{}; ///< bytes in the text; takes in a leading "by" or "on"
    std::size_t end{};
    std::string typed; ///< the words themselves
};
/// The last date in `text` that is written with words around it; plain numbers alone ("16/5") count only with a
/// leading "by" or "on" or at the end.
[[nodiscard]] std::optional<FoundDay> findDay(std::string_view text, Day today);

} // namespace salver::domain
