// SPDX-License-Identifier: Apache-2.0
#include "domain/promise_repeats.h"

#include "domain/date_words.h"
#include "domain/scalars.h"

#include <algorithm>
#include <array>
#include <vector>

namespace salver::domain {

namespace {

using std::chrono::days;
using std::chrono::weekday;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr unsigned lastOfMonth = 32;

/// "Fridays" too.
std::optional<weekday> weekdaysIn(std::string_view word)
{
    if (word.size() > 6 && word.ends_with("days"))
        word.remove_suffix(1);
    return weekdayIn(word);
}

std::optional<int> timesIn(std::string_view word)
{
    return countIn(word, 399);
}

/// "first", "1st", "2nd", "last"; -1 for the last.
std::optional<int> ordinalIn(std::string_view word)
{
    constexpr auto names = std::to_array<std::string_view>({"", "first", "second", "third", "fourth"});
    if (word == "last")
        return -1;
    const auto at = std::find(names.begin() + 1, names.end(), word);
    if (at != names.end())
        return static_cast<int>(at - names.begin());
    const auto day = dayOfMonthIn(word, true);
    return day ? std::optional(static_cast<int>(*day)) : std::nullopt;
}

/// Reads from a word on; what it used is counted.
class RepeatReader {
public:
    RepeatReader(const std::vector<TypedWord>& words, std::size_t from) : m_words(words), m_from(from) {}

    [[nodiscard]] std::optional<Repeat> read()
    {
        if (is(0, "on") || is(0, "at"))
            m_used = 1;
        for (const auto form : {&RepeatReader::oneWord, &RepeatReader::timesA, &RepeatReader::everyForm,
                                &RepeatReader::monthForm}) {
            const auto before = m_used;
            if (auto found = (this->*form)())
                return found;
            m_used = before;
        }
        return std::nullopt;
    }
    [[nodiscard]] std::size_t used() const { return m_used; }

private:
    [[nodiscard]] std::string_view word(std::size_t i) const
    {
        const auto at = m_from + m_used + i;
        return at < m_words.size() ? std::string_view(m_words[at].text) : std::string_view{};
    }
    [[nodiscard]] bool is(std::size_t i, std::string_view text) const { return word(i) == text; }
    [[nodiscard]] bool takeMonthWord(std::size_t i) const { return is(i, "month") || is(i, "months"); }

    std::optional<Repeat> oneWord()
    {
        struct Named {
            std::string_view word;
            Repeat repeat;
        };
        using Step = Repeat::Step;
        static constexpr auto named = std::to_array<Named>({
            {"daily", {Step::Days, 1, {}, {}, 0}},
            {"weekly", {Step::Weeks, 1, {}, {}, 0}},
            {"fortnightly", {Step::Weeks, 2, {}, {}, 0}},
            {"biweekly", {Step::Weeks, 2, {}, {}, 0}},
            {"monthly", {Step::Months, 1, {}, {}, 0}},
            {"quarterly", {Step::Months, 3, {}, {}, 0}},
            {"yearly", {Step::Years, 1, {}, {}, 0}},
            {"annually", {Step::Years, 1, {}, {}, 0}},
        });
        const auto at = std::ranges::find(named, word(0), &Named::word);
        if (at != named.end()) {
            ++m_used;
            return at->repeat;
        }
        // "Fridays" and "on Fridays", but not "Friday".
        if (word(0).ends_with("days") && weekdaysIn(word(0))) {
            const auto day = weekdaysIn(word(0));
            ++m_used;
            return Repeat{Step::Weeks, 1, day, {}, 0};
        }
        return std::nullopt;
    }

    /// "once a week", "twice a month", "three times a year".
    std::optional<Repeat> timesA()
    {
        int times = is(0, "once") ? 1 : is(0, "twice") ? 2 : 0;
        std::size_t at = 1;
        if (times == 0 && is(1, "times")) {
            times = timesIn(word(0)).value_or(0);
            at = 2;
        }
        if (times == 0 || !(is(at, "a") || is(at, "every") || is(at, "each") || is(at, "per")))
            return std::nullopt;
        const auto unit = word(at + 1);
        const int span = unit == "week" ? 7 : unit == "fortnight" ? 14 : unit == "month" ? 30 : unit == "quarter" ? 91
                                                                                       : unit == "year" ? 365 : 0;
        if (span == 0 || times > span)
            return std::nullopt;
        m_used += at + 2;
        if (times == 1 && unit == "week")
            return Repeat{Repeat::Step::Weeks, 1, {}, {}, 0};
        if (times == 1 && (unit == "month" || unit == "quarter"))
            return Repeat{Repeat::Step::Months, unit == "month" ? 1 : 3, {}, {}, 0};
        if (times == 1 && unit == "year")
            return Repeat{Repeat::Step::Years, 1, {}, {}, 0};
        return Repeat{Repeat::Step::Days, span / times, {}, {}, 0};
    }

    /// "every Friday", "every other Tuesday", "every two weeks", "every weekday", "every month on the 5th", "each month".
    std::optional<Repeat> everyForm()
    {
        using Step = Repeat::Step;
        if (!is(0, "every") && !is(0, "each"))
            return std::nullopt;
        ++m_used;
        int count = 1;
        const bool second = is(0, "other") || is(0, "second");
        if (second) {
            count = 2;
            ++m_used;
        } else if (const auto number = timesIn(word(0))) {
            count = *number;
            ++m_used;
        }
        const auto unit = word(0);
        if (count == 1 && (unit == "weekday" || (unit == "working" && is(1, "day")) || (unit == "work" && is(1, "day")))) {
            m_used += unit == "weekday" ? 1 : 2;
            return Repeat{Step::WorkingDays, 1, {}, {}, 0};
        }
        if (unit == "day" || unit == "days" || unit == "morning") {
            ++m_used;
            return Repeat{Step::Days, count, {}, {}, 0};
        }
        if (unit == "week" || unit == "weeks" || unit == "fortnight") {
            ++m_used;
            const auto on = onWeekday();
            return Repeat{Step::Weeks, unit == "fortnight" ? 2 : count, on, {}, 0};
        }
        if (takeMonthWord(0) || unit == "quarter") {
            ++m_used;
            if (is(0, "end"))
                return (void)++m_used, Repeat{Step::Months, count, {}, lastOfMonth, 0};
            const auto on = onDayOfMonth();
            return Repeat{Step::Months, unit == "quarter" ? 3 * count : count, {}, on, 0};
        }
        if (unit == "year" || unit == "years")
            return (void)++m_used, Repeat{Step::Years, count, {}, {}, 0};
        if (const auto nth = ordinalIn(word(0)); nth && *nth <= 4) {
            const auto on = weekdaysIn(word(1));
            if (on && is(2, "of") && is(3, "the") && is(4, "month"))
                return (void)(m_used += 5), Repeat{Step::NthWeekday, 1, on, {}, *nth};
        }
        if (const auto on = weekdaysIn(word(0)); on && (count == 1 || second))
            return (void)++m_used, Repeat{Step::Weeks, count, on, {}, 0};
        return std::nullopt;
    }

    /// "the first Monday of every month", "the 5th of each month", "the last day of the month", "month end".
    std::optional<Repeat> monthForm()
    {
        using Step = Repeat::Step;
        const std::size_t the = is(0, "the") ? 1 : 0;
        const auto nth = ordinalIn(word(the));
        if (!nth)
            return std::nullopt;
        const auto on = weekdaysIn(word(the + 1));
        const bool day = is(the + 1, "day");
        std::size_t at = the + (on || day ? 2 : 1);
        if (!(is(at, "of") || is(at, "in")) || !(is(at + 1, "every") || is(at + 1, "each")) || !is(at + 2, "month"))
            return std::nullopt;
        m_used += at + 3;
        if (on)
            return *nth <= 4 ? std::optional(Repeat{Step::NthWeekday, 1, on, {}, *nth}) : std::nullopt;
        return Repeat{Step::Months, 1, {}, *nth < 0 ? lastOfMonth : static_cast<unsigned>(*nth), 0};
    }

    std::optional<weekday> onWeekday()
    {
        const auto on = is(0, "on") ? weekdaysIn(word(1)) : std::nullopt;
        if (on)
            m_used += 2;
        return on;
    }
    std::optional<unsigned> onDayOfMonth()
    {
        if (!is(0, "on"))
            return std::nullopt;
        const std::size_t at = is(1, "the") ? 2 : 1;
        const auto nth = ordinalIn(word(at));
        if (!nth)
            return std::nullopt;
        if (*nth < 0 && !is(at + 1, "day"))
            return std::nullopt;
        m_used += at + (*nth < 0 ? 2 : 1);
        return *nth < 0 ? lastOfMonth : static_cast<unsigned>(*nth);
    }

    const std::vector<TypedWord>& m_words;
    std::size_t m_from;
    std::size_t m_used{};
};

Day dayIn(const year_month& month, unsigned day)
{
    const year_month_day last{month / std::chrono::last};
    return Day{month / std::chrono::day{std::min(day, static_cast<unsigned>(last.day()))}};
}

Day nthIn(const year_month& month, weekday on, int nth)
{
    return nth < 0 ? Day{month / on[std::chrono::last]} : Day{month / on[static_cast<unsigned>(nth)]};
}

Day nextInMonths(const Repeat& repeat, Day from, Day after)
{
    const year_month_day start{from};
    const auto day = repeat.dayOfMonth.value_or(static_cast<unsigned>(start.day()));
    const int step = repeat.step == Repeat::Step::Years ? 12 * repeat.every : repeat.every;
    year_month month{start.year(), start.month()};
    while (dayIn(month, day) <= after)
        month += std::chrono::months{step};
    return dayIn(month, day);
}

} // namespace

int Repeat::days() const
{
    switch (step) {
    case Step::Days: return every;
    case Step::WorkingDays: return 1;
    case Step::Weeks: return 7 * every;
    case Step::Months: return every == 1 ? 31 : every == 3 ? 92 : 31 * every;
    case Step::NthWeekday: return 35;
    case Step::Years: return 366 * every;
    }
    return every;
}

std::optional<Repeat> readRepeat(std::string_view typed)
{
    const auto words = wordsOf(typed);
    RepeatReader reader(words, 0);
    auto found = reader.read();
    return found && reader.used() == words.size() ? found : std::nullopt;
}

std::optional<FoundRepeat> findRepeat(std::string_view text)
{
    const auto words = wordsOf(text);
    for (std::size_t from = 0; from < words.size(); ++from) {
        RepeatReader reader(words, from);
        const auto found = reader.read();
        const auto end = from + reader.used();
        // In the middle of a line it may mean anything.
        if (!found || (from != 0 && end != words.size()))
            continue;
        FoundRepeat made{*found, words[from].begin, words[end - 1].end, {}};
        made.typed = std::string(text.substr(made.begin, made.end - made.begin));
        return made;
    }
    return std::nullopt;
}

Day nextDay(const Repeat& repeat, std::optional<Day> from, Day after)
{
    using Step = Repeat::Step;
    const auto start = from.value_or(after);
    switch (repeat.step) {
    case Step::WorkingDays: {
        auto day = after + days{1};
        while (weekday{day} == std::chrono::Saturday || weekday{day} == std::chrono::Sunday)
            day += days{1};
        return day;
    }
    case Step::Days:
    case Step::Weeks: {
        const days step{(repeat.step == Step::Weeks ? 7 : 1) * repeat.every};
        auto day = start;
        if (repeat.on && weekday{day} != *repeat.on) {
            // The count begins at the first such weekday.
            day += *repeat.on - weekday{day};
            if (!from && day > after)
                return day;
        } else if (repeat.on && !from) {
            return after + days{7};
        }
        if (day <= after)
            day += step * ((after - day) / step + 1);
        return day;
    }
    case Step::NthWeekday: {
        const year_month_day date{after};
        year_month month{date.year(), date.month()};
        while (nthIn(month, *repeat.on, repeat.nth) <= after)
            month += std::chrono::months{1};
        return nthIn(month, *repeat.on, repeat.nth);
    }
    case Step::Months:
    case Step::Years: return nextInMonths(repeat, start, after);
    }
    return after + days{1};
}

} // namespace salver::domain
