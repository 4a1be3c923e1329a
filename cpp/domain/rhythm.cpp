// SPDX-License-Identifier: Apache-2.0
#include "domain/rhythm.h"

#include "domain/date_words.h"
#include "domain/scalars.h"

#include <algorithm>
#include <array>

namespace salver::domain {

namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::month_day;
using std::chrono::weekday;
using std::chrono::year_month_day;

constexpr int daysMost = 366;

/// The last day that the month has in any year.
month_day endOf(month of)
{
    return {of, std::chrono::day{static_cast<unsigned>(
                    year_month_day{std::chrono::year{2028} / of / std::chrono::last}.day())}};
}

/// A part that begins with one of these says when there is nothing.
bool beginsPause(std::string_view part)
{
    const auto words = wordsOf(part);
    if (words.empty())
        return false;
    const auto& first = words.front().text;
    return first == "nothing" || first == "not" || first == "never" || first == "except" || first == "none" ||
           first == "without" || first == "but" || (first == "no" && words.size() > 2 && words[2].text == "in") ||
           first == "quiet" || first == "paused";
}

/// One place in a run of words: a day and a month in either order, or a whole month.
struct DayPlace {
    month of{};
    std::optional<unsigned> day;
    std::size_t used{};
};
std::optional<DayPlace> placeAt(const std::vector<TypedWord>& words, std::size_t at)
{
    const auto word = [&](std::size_t i) { return i < words.size() ? std::string_view(words[i].text) : std::string_view{}; };
    const std::size_t the = word(at) == "the" ? 1 : 0;
    const auto day = dayOfMonthIn(word(at + the));
    const std::size_t of = word(at + the + 1) == "of" ? 1 : 0;
    if (day) {
        const auto named = monthIn(word(at + the + 1 + of));
        return named ? std::optional(DayPlace{*named, day, the + 2 + of}) : std::nullopt;
    }
    const auto named = monthIn(word(at));
    if (!named)
        return std::nullopt;
    const auto after = dayOfMonthIn(word(at + 1));
    return DayPlace{*named, after, after ? 2U : 1U};
}

bool isFiller(std::string_view word)
{
    constexpr auto fillers = std::to_array<std::string_view>(
        {"nothing", "not", "never", "except", "none", "without", "but", "no", "quiet", "paused", "in", "during", "and",
         "or", "from", "between", "over", "calls", "visits", "contact", "news", "for", "all", "of", "the"});
    return std::ranges::find(fillers, word) != fillers.end();
}

} // namespace

bool Pause::holds(Day day) const
{
    const year_month_day date{day};
    const month_day at{date.month(), date.day()};
    return from <= to ? at >= from && at <= to : at >= from || at <= to;
}

RhythmWords readRhythm(std::string_view typed)
{
    RhythmWords read;
    std::size_t from = 0;
    std::optional<Repeat> repeat;
    while (from <= typed.size()) {
        const auto end = std::min(typed.find_first_of(";,.(", from), typed.size());
        auto part = typed.substr(from, end - from);
        from = end + 1;
        // What says when there is nothing may go on behind a comma.
        if (beginsPause(part) || (!read.pausesTyped.empty() && !findRepeat(part))) {
            read.pausesTyped += (read.pausesTyped.empty() ? "" : ", ") + std::string(trimmed(part));
            continue;
        }
        // The repetition may stand behind any words: "a call every other Tuesday".
        for (std::size_t at = 0; !repeat && at < part.size(); ++at) {
            if (at == 0 || part[at - 1] == ' ') {
                if (const auto found = findRepeat(part.substr(at)); found && found->begin == 0)
                    repeat = found->repeat;
            }
        }
        // "every two weeks, except in August" without its comma.
        for (const auto* word : {" except", " but not", " nothing in", " not in", " not between"}) {
            if (const auto at = folded(part).find(word); at != std::string::npos && read.pausesTyped.empty())
                read.pausesTyped = std::string(trimmed(part.substr(at)));
        }
    }
    while (read.pausesTyped.ends_with(')') || read.pausesTyped.ends_with(' '))
        read.pausesTyped.pop_back();
    if (repeat && repeat->days() <= daysMost) {
        read.everyDays = repeat->days();
        read.on = repeat->on;
        if (repeat->step == Repeat::Step::NthWeekday || repeat->dayOfMonth)
            read.monthly = repeat;
    }
    return read;
}

std::optional<std::vector<Pause>> readPauses(std::string_view typed)
{
    std::vector<Pause> pauses;
    const auto words = wordsOf(typed);
    for (std::size_t at = 0; at < words.size();) {
        const auto first = placeAt(words, at);
        if (!first) {
            if (!isFiller(words[at].text))
                return std::nullopt;
            ++at;
            continue;
        }
        at += first->used;
        const auto& of = first->of;
        Pause pause{{of, std::chrono::day{first->day.value_or(1)}},
                    first->day ? month_day{of, std::chrono::day{*first->day}} : endOf(of)};
        const bool goesOn = at < words.size() && (words[at].text == "to" || words[at].text == "until" || words[at].text == "till" ||
                                                  words[at].text == "through" || (first->day && words[at].text == "and"));
        if (const auto last = goesOn ? placeAt(words, at + 1) : std::nullopt) {
            pause.to = last->day ? month_day{last->of, std::chrono::day{*last->day}} : endOf(last->of);
            at += 1 + last->used;
        }
        if (!pause.from.ok() || !pause.to.ok())
            return std::nullopt;
        pauses.push_back(pause);
    }
    return pauses;
}

Day nextContact(int everyDays, const RhythmWords& words, const std::vector<Pause>& pauses, Day last)
{
    auto due = words.monthly ? nextDay(*words.monthly, std::nullopt, last) : last + days{everyDays};
    if (words.on && !words.monthly) {
        // The nearest such day, so that a Wednesday's contact does not push "every Tuesday" to nearly two weeks.
        const auto ahead = *words.on - weekday{due};
        due += ahead > days{3} ? ahead - days{7} : ahead;
    }
    due = std::max(due, last + days{1});
    const auto paused = [&](Day day) {
        return std::ranges::any_of(pauses, [&](const Pause& pause) { return pause.holds(day); });
    };
    for (int ahead = 0; ahead <= daysMost && paused(due); ++ahead)
        due += days{1};
    return due;
}

} // namespace salver::domain
