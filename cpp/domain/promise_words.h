// SPDX-License-Identifier: Apache-2.0
// Parts the words of a promise from its date: "send the plan by Thu" is to send the plan, due on Thursday. Pure.
#pragma once

#include "domain/day.h"

#include <string>
#include <string_view>

namespace salver::domain {

struct PromiseWords {
    std::string text;
    std::string typed;      ///< the date's own words
    std::optional<Day> due;
    std::string repeats;    ///< "every Friday": its own words; the day is then the first of them
};
/// A date or a repetition at either end is cut off the text; a date in the middle stays in it.
[[nodiscard]] PromiseWords promiseWords(std::string_view words, Day today);

} // namespace salver::domain
