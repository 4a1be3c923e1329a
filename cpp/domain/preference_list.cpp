// SPDX-License-Identifier: Apache-2.0
#include "domain/preference_list.h"

#include "domain/date_words.h"
#include "domain/field_values.h"
#include "domain/say.h"
#include "domain/scalars.h"

#include <algorithm>
#include <array>

namespace salver::domain {

namespace {

constexpr auto themes = std::to_array<std::string_view>({"system", "light", "dark"});
constexpr auto pages = std::to_array<std::string_view>({"today", "clients", "promises", "house"});
constexpr std::string_view never = "never";

constexpr auto declared = std::to_array<Preference>({
    {preferenceKey::theme, "the look: as the system has it, light or dark", PreferenceType::Choice, themes, "system"},
    {preferenceKey::textSize, "the size of all text, per cent", PreferenceType::PerCent, {}, "100"},
    {preferenceKey::quietFrom, "no notification comes from this time on", PreferenceType::TimeOfDay, {}, "19:00"},
    {preferenceKey::quietTo, "until this one", PreferenceType::TimeOfDay, {}, "08:00"},
    {preferenceKey::remindAt, "the moments of the day at which notifications come, all that is due in one",
     PreferenceType::Times, {}, "09:00"},
    {preferenceKey::firstPage, "the page that the app opens with", PreferenceType::Choice, pages, "today"},
    {preferenceKey::house, "the team whose House the app shows, by name; only who is in several teams needs it",
     PreferenceType::Words, {}, ""},
    {preferenceKey::signature, "how you sign what you write for others", PreferenceType::Words, {}, ""},
});

std::string joined(std::span<const std::string_view> words, std::string_view last)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? std::string(last) : ", ") + std::string(words[i]);
    return text;
}

std::string timeText(int minutes)
{
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return two(minutes / 60) + ':' + two(minutes % 60);
}

/// "9", "9:00", "09:00", "18.30".
std::optional<int> timeTyped(std::string_view typed)
{
    const auto mark = typed.find_first_of(":.");
    const auto hours = integerIn(typed.substr(0, mark));
    const auto minutes = mark == std::string_view::npos ? std::optional(0) : integerIn(typed.substr(mark + 1));
    const bool good = hours && minutes && *hours >= 0 && *hours < 24 && *minutes >= 0 && *minutes < 60 &&
                      (mark == std::string_view::npos || typed.size() - mark == 3);
    return good ? std::optional(*hours * 60 + *minutes) : std::nullopt;
}

std::optional<std::string> timesFrom(std::string_view typed)
{
    if (folded(typed) == never)
        return std::string(never);
    std::vector<int> moments;
    while (!typed.empty()) {
        const auto end = typed.find_first_of(" ,;");
        const auto word = typed.substr(0, end);
        typed = end == std::string_view::npos ? std::string_view{} : typed.substr(end + 1);
        if (word.empty())
            continue;
        const auto at = timeTyped(word);
        if (!at)
            return std::nullopt;
        moments.push_back(*at);
    }
    std::ranges::sort(moments);
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    if (moments.empty() || moments.size() > momentsMost)
        return std::nullopt;
    std::string text;
    for (const int each : moments)
        text += (text.empty() ? "" : " ") + timeText(each);
    return text;
}

std::optional<std::string> valueFrom(const Preference& preference, const std::string& typed)
{
    switch (preference.type) {
    case PreferenceType::Choice: {
        const auto at = std::ranges::find(preference.choices, std::string_view(folded(typed)));
        return at == preference.choices.end() ? std::nullopt : std::optional(std::string(*at));
    }
    case PreferenceType::PerCent: {
        const auto size = integerIn(typed.ends_with('%') ? std::string_view(typed).substr(0, typed.size() - 1) : typed);
        return size && *size >= 100 && *size <= 200 ? std::optional(std::to_string(*size)) : std::nullopt;
    }
    case PreferenceType::TimeOfDay: {
        const auto at = timeTyped(typed);
        return at ? std::optional(timeText(*at)) : std::nullopt;
    }
    case PreferenceType::Times: return timesFrom(typed);
    case PreferenceType::Words: return typed;
    }
    return std::nullopt;
}

} // namespace

std::span<const Preference> preferences()
{
    return declared;
}

Result<const Preference*> preferenceByKey(std::string_view key)
{
    const auto at = std::ranges::find(declared, key, &Preference::key);
    if (at != declared.end())
        return &*at;
    std::vector<std::string_view> keys;
    for (const auto& preference : declared)
        keys.push_back(preference.key);
    return fail(ErrorCode::NotFound,
                say("There is no preference \"%1\". There are: %2.",
                    {clipped(oneLine(key), 40), joined(keys, say(" and "))}));
}

Result<std::string> preferenceValue(const Preference& preference, std::string_view typed)
{
    const auto words = oneLine(typed);
    if (words.empty())
        return words;
    if (auto value = valueFrom(preference, words))
        return *value;
    return fail(ErrorCode::InvalidArgument, say("%1 cannot be \"%2\"; it takes %3.",
                                                {preference.key, clipped(words, 40), takes(preference)}));
}

std::string takes(const Preference& preference)
{
    switch (preference.type) {
    case PreferenceType::Choice: return joined(preference.choices, say(" or "));
    case PreferenceType::PerCent: return say("a whole number from 100 to 200");
    case PreferenceType::TimeOfDay: return say("a time such as 18:30");
    case PreferenceType::Times: return say("up to three times such as 09:00 13:00 16:30, or never");
    case PreferenceType::Words: return say("a line of words");
    }
    return {};
}

std::optional<int> minutesFrom(std::string_view timeOfDay)
{
    return timeTyped(timeOfDay);
}

std::vector<int> momentsFrom(std::string_view times)
{
    std::vector<int> moments;
    while (!times.empty()) {
        const auto end = times.find(' ');
        if (const auto at = timeTyped(times.substr(0, end)); at && moments.size() < momentsMost)
            moments.push_back(*at);
        times = end == std::string_view::npos ? std::string_view{} : times.substr(end + 1);
    }
    std::ranges::sort(moments);
    return moments;
}

} // namespace salver::domain
