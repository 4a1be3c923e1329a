// SPDX-License-Identifier: Apache-2.0
#include "domain/promise_words.h"

#include "domain/field_values.h"
#include "domain/promise_repeats.h"
#include "domain/scalars.h"
#include "domain/when.h"

namespace salver::domain {

namespace {

constexpr std::string_view between = " \t,;:.-\xE2\x80\x93\xE2\x80\x94"; // and both dashes' bytes

std::string within(std::string_view text)
{
    const auto first = text.find_first_not_of(between);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(between) + 1 - first));
}

} // namespace

PromiseWords promiseWords(std::string_view words, Day today)
{
    const auto line = oneLine(words);
    if (const auto often = findRepeat(line)) {
        auto rest = within(often->begin == 0 ? std::string_view(line).substr(often->end)
                                              : std::string_view(line).substr(0, often->begin));
        // A line that is nothing but a repetition keeps it as its words.
        return {rest.empty() ? line : std::move(rest), often->typed, nextDay(often->repeat, std::nullopt, today), often->typed};
    }
    const auto found = findDay(line, today);
    if (!found)
        return {line, {}, std::nullopt, {}};
    const std::string_view whole = line;
    auto before = whole.substr(0, found->begin);
    auto after = whole.substr(found->end);
    const bool atEnd = after.find_first_not_of(between) == std::string_view::npos;
    const bool atStart = before.find_first_not_of(between) == std::string_view::npos;
    if (atEnd) {
        const auto last = before.find_last_not_of(between);
        before = last == std::string_view::npos ? std::string_view{} : before.substr(0, last + 1);
        if (!before.empty())
            return {std::string(before), found->typed, found->day, {}};
    } else if (atStart) {
        return {std::string(after.substr(after.find_first_not_of(between))), found->typed, found->day, {}};
    }
    return {line, found->typed, found->day, {}};
}

} // namespace salver::domain
