// SPDX-License-Identifier: Apache-2.0
#include "domain/date_words.h"

#include "domain/scalars.h"

#include <algorithm>
#include <array>

namespace salver::domain {

namespace {

template <std::size_t N>
std::optional<unsigned> placeIn(const std::array<std::string_view, N>& names, std::string_view word)
{
    if (word.ends_with('.'))
        word.remove_suffix(1);
    for (unsigned i = 0; i < N; ++i) {
        if (word.size() >= 3 && names[i].starts_with(word))
            return i;
    }
    return std::nullopt;
}

} // namespace

std::vector<TypedWord> wordsOf(std::string_view typed)
{
    std::vector<TypedWord> words;
    for (std::size_t at = 0; at < typed.size();) {
        const auto begin = at;
        std::size_t end = at;
        while (at < typed.size() && isWordScalar(takeScalar(typed, at)))
            end = at;
        if (end > begin)
            words.push_back({folded(typed.substr(begin, end - begin)), begin, end});
    }
    return words;
}

std::optional<int> countIn(std::string_view word, int most)
{
    constexpr auto spelled = std::to_array<std::string_view>(
        {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"});
    const auto at = std::ranges::find(spelled, word);
    const auto number = at != spelled.end() ? static_cast<int>(at - spelled.begin()) + 1 : integerIn(word).value_or(0);
    return number >= 1 && number <= most ? std::optional(number) : std::nullopt;
}

std::optional<unsigned> dayOfMonthIn(std::string_view word, bool needsEnding)
{
    const bool ending = word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") || word.ends_with("th");
    if (needsEnding && !ending)
        return std::nullopt;
    const auto number = integerIn<unsigned>(ending ? word.substr(0, word.size() - 2) : word);
    return number && *number >= 1 && *number <= 31 ? number : std::nullopt;
}

std::optional<std::chrono::weekday> weekdayIn(std::string_view word)
{
    constexpr auto names = std::to_array<std::string_view>(
        {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"});
    const auto at = placeIn(names, word);
    return at ? std::optional(std::chrono::weekday{*at}) : std::nullopt;
}

std::optional<std::chrono::month> monthIn(std::string_view word)
{
    constexpr auto names = std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june",
                                                            "july", "august", "september", "october", "november",
                                                            "december"});
    const auto at = placeIn(names, word);
    return at ? std::optional(std::chrono::month{*at + 1}) : std::nullopt;
}

} // namespace salver::domain
