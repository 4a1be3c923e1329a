// SPDX-License-Identifier: Apache-2.0
// The words that dates, repeats and rhythms are typed with: numbers in digits or spelled, ordinals, weekdays, months.
// What a word may mean where it stands is the reader's business (when.h, promise_repeats.h, rhythm.h). Words are folded
// (domain/scalars.h). Pure, any thread.
#pragma once

#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace salver::domain {

/// A run of letters and digits; `text` is folded, `begin` and `end` are bytes of what was typed.
struct TypedWord {
    std::string text;
    std::size_t begin{};
    std::size_t end{};
};
[[nodiscard]] std::vector<TypedWord> wordsOf(std::string_view typed);

/// The whole text as a decimal number; nothing where anything else stands in it or it does not fit.
template <class Number = int>
[[nodiscard]] std::optional<Number> integerIn(std::string_view text)
{
    Number value{};
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return !text.empty() && read.ec == std::errc{} && read.ptr == end ? std::optional(value) : std::nullopt;
}

/// "3", "three"; from 1 to `most`.
[[nodiscard]] std::optional<int> countIn(std::string_view word, int most);

/// "16th", "3rd", as its number from 1 to 31; "16" too unless the ending is asked for.
[[nodiscard]] std::optional<unsigned> dayOfMonthIn(std::string_view word, bool needsEnding = false);

/// The names' first three letters are enough, and a full stop behind them is let be ("sept." and "thurs" too).
[[nodiscard]] std::optional<std::chrono::weekday> weekdayIn(std::string_view word);
[[nodiscard]] std::optional<std::chrono::month> monthIn(std::string_view word);

} // namespace salver::domain
