// SPDX-License-Identifier: Apache-2.0
#include "domain/when.h"

#include "domain/date_words.h"
#include "domain/scalars.h"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

namespace salver::domain {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::weekday;
using std::chrono::year_month_day;

/// A run of letters and digits with the marks that belong to dates; `text` is folded.
struct Token {
    std::string text;
    std::size_t begin{};
    std::size_t end{};
    bool capital{false};
};

std::vector<Token> tokensOf(std::string_view typed)
{
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < typed.size();) {
        const auto begin = at;
        std::size_t end = at;
        while (at < typed.size()) {
            const auto scalar = takeScalar(typed, at);
            const bool joins = scalar == '/' || scalar == '-' || scalar == '.' || scalar == ':' || scalar == '\'' ||
                               scalar == 0x2019;
            if (isWordScalar(scalar))
                end = at;
            else if (!joins || end == begin)
                break;
        }
        if (end > begin) {
            const auto word = typed.substr(begin, end - begin);
            tokens.push_back({folded(word), begin, end, word.front() >= 'A' && word.front() <= 'Z'});
        }
    }
    return tokens;
}

/// "a week", "three weeks", "10 days".
std::optional<int> countOf(std::string_view word)
{
    return word == "a" || word == "an" ? std::optional(1) : countIn(word, 999);
}

std::optional<Day> dayIf(const year_month_day& date)
{
    return date.ok() ? std::optional(Day{date}) : std::nullopt;
}

/// The next day, today included, with this day and month.
std::optional<Day> nextDate(unsigned day, std::chrono::month month, Day today)
{
    const auto year = year_month_day{today}.year();
    // A 29 February may be up to eight years away.
    for (int ahead = 0; ahead <= 8; ++ahead) {
        const auto found = dayIf({year + std::chrono::years{ahead}, month, std::chrono::day{day}});
        if (found && *found >= today)
            return found;
    }
    return std::nullopt;
}

Day mondayOf(Day day)
{
    return day - (weekday{day} - std::chrono::Monday);
}
Day monthEnd(Day day)
{
    const year_month_day date{day};
    return Day{date.year() / date.month() / std::chrono::last};
}
/// A month later; the last day where that month is shorter.
Day addMonths(Day day, int count)
{
    const auto date = year_month_day{day} + months{count};
    return date.ok() ? Day{date} : Day{date.year() / date.month() / std::chrono::last};
}

std::optional<Day> addUnits(Day day, int count, std::string_view unit)
{
    if (unit.size() > 3 && unit.ends_with('s'))
        unit.remove_suffix(1);
    if (unit == "day")
        return day + days{count};
    if (unit == "week" || unit == "wk")
        return day + days{7 * count};
    if (unit == "fortnight")
        return day + days{14 * count};
    if (unit == "month")
        return addMonths(day, count);
    return unit == "year" ? std::optional(addMonths(day, 12 * count)) : std::nullopt;
}

/// How sure the words are: enough among other words, or only alone, behind "by" or "on", or at the end.
enum class Sure { Always, Led };

struct Reading {
    Day day;
    std::size_t used{}; ///< tokens
    Sure sure{Sure::Always};
};

/// Reads one phrase that begins at a token.
class PhraseReader {
public:
    PhraseReader(const std::vector<Token>& tokens, std::size_t from, Day today)
        : m_tokens(tokens), m_from(from), m_today(today)
    {
    }

    [[nodiscard]] std::optional<Reading> read() const
    {
        for (const auto form : {&PhraseReader::named, &PhraseReader::relative, &PhraseReader::endOf,
                                &PhraseReader::weekdayForm, &PhraseReader::dayMonth, &PhraseReader::monthDay,
                                &PhraseReader::numeric, &PhraseReader::ordinal}) {
            if (auto found = std::invoke(form, this))
                return found;
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] std::string_view word(std::size_t i) const
    {
        return m_from + i < m_tokens.size() ? std::string_view(m_tokens[m_from + i].text) : std::string_view{};
    }

    [[nodiscard]] std::optional<Reading> named() const
    {
        if (word(0) == "today" || word(0) == "tonight")
            return Reading{m_today, 1};
        if (word(0) == "this" && (word(1) == "morning" || word(1) == "afternoon" || word(1) == "evening"))
            return Reading{m_today, 2};
        if (word(0) == "tomorrow" || word(0) == "tmrw")
            return Reading{m_today + days{1}, 1};
        if (word(0) == "yesterday")
            return Reading{m_today - days{1}, 1};
        if (word(0) == "day" && word(1) == "after" && word(2) == "tomorrow")
            return Reading{m_today + days{2}, 3};
        if (word(0) == "the" && word(1) == "day" && word(2) == "after" && word(3) == "tomorrow")
            return Reading{m_today + days{2}, 4};
        if (word(0) == "eow")
            return Reading{endOfWeek(), 1};
        return word(0) == "eom" ? std::optional(Reading{monthEnd(m_today), 1}) : std::nullopt;
    }

    /// "in two weeks", "in a couple of days", "three days from now", "a week today", "a week from Tuesday".
    [[nodiscard]] std::optional<Reading> relative() const
    {
        const std::size_t in = word(0) == "in" || word(0) == "within" ? 1 : 0;
        std::size_t unitAt = in + 1;
        auto count = countOf(word(in));
        if (word(in) == "a" && word(in + 1) == "couple") {
            count = 2;
            unitAt = word(in + 2) == "of" ? in + 3 : in + 2;
        }
        if (!count)
            return std::nullopt;
        auto unit = word(unitAt);
        const bool genitive = unit.ends_with("'") || unit.ends_with("\xE2\x80\x99");
        if (genitive)
            unit = unit.substr(0, unit.find_last_of("s") + 1);
        std::size_t used = unitAt + 1;
        if (in == 1) {
            const auto day = addUnits(m_today, *count, unit);
            if (word(used) == "time")
                ++used;
            return day ? std::optional(Reading{*day, used}) : std::nullopt;
        }
        auto base = std::optional<Day>{};
        if (word(used) == "from" && word(used + 1) == "now") {
            base = m_today;
            used += 2;
        } else if (word(used) == "from" || word(used) == "on") {
            const PhraseReader rest(m_tokens, m_from + used + 1, m_today);
            auto start = rest.weekdayForm();
            if (!start)
                start = rest.named();
            if (!start)
                return std::nullopt;
            base = start->day;
            used += 1 + start->used;
        } else if (word(used) == "today") {
            base = m_today;
            ++used;
        }
        const auto day = base ? addUnits(*base, *count, unit) : std::nullopt;
        return day ? std::optional(Reading{*day, used}) : std::nullopt;
    }

    /// "end of month", "the end of next week", "end of May", "next week", "next month".
    [[nodiscard]] std::optional<Reading> endOf() const
    {
        if (word(0) == "next" && word(1) == "week")
            return Reading{mondayOf(m_today) + days{7}, 2};
        if (word(0) == "next" && word(1) == "month")
            return Reading{addMonths(Day{year_month_day{m_today}.year() / year_month_day{m_today}.month() / 1}, 1), 2};
        if (word(0) == "month" && word(1) == "end")
            return Reading{monthEnd(m_today), 2};
        std::size_t at = word(0) == "the" ? 1 : 0;
        if (word(at) != "end" || word(at + 1) != "of")
            return std::nullopt;
        at += 2;
        const bool next = word(at) == "next";
        if (next || word(at) == "the" || word(at) == "this")
            ++at;
        if (word(at) == "week")
            return Reading{next ? mondayOf(m_today) + days{11} : endOfWeek(), at + 1};
        if (word(at) == "month") {
            const Day first{year_month_day{m_today}.year() / year_month_day{m_today}.month() / 1};
            return Reading{monthEnd(next ? addMonths(first, 1) : m_today), at + 1};
        }
        if (word(at) == "year") {
            const auto year = year_month_day{m_today}.year() + std::chrono::years{next ? 1 : 0};
            return Reading{Day{year / std::chrono::December / 31}, at + 1};
        }
        if (word(at) == "day" && !next)
            return Reading{m_today, at + 1};
        const auto month = next ? std::nullopt : monthIn(word(at));
        if (!month)
            return std::nullopt;
        auto year = year_month_day{m_today}.year();
        if (Day{year / *month / std::chrono::last} < m_today)
            year += std::chrono::years{1};
        return Reading{Day{year / *month / std::chrono::last}, at + 1};
    }

    /// "Thu", "this Thu", "next Tuesday", "Tuesday week", "Thu 16 May", "Thursday the 16th".
    [[nodiscard]] std::optional<Reading> weekdayForm() const
    {
        const bool next = word(0) == "next";
        const bool current = word(0) == "this" || word(0) == "coming";
        const std::size_t at = next || current ? 1 : 0;
        const auto named = weekdayIn(word(at));
        if (!named)
            return std::nullopt;
        if (at == 0) {
            const PhraseReader rest(m_tokens, m_from + 1, m_today);
            auto date = rest.dayMonth();
            for (const auto form : {&PhraseReader::monthDay, &PhraseReader::numeric, &PhraseReader::ordinal}) {
                if (!date)
                    date = std::invoke(form, &rest);
            }
            // The date counts; a weekday beside it that does not fit means that one of the two is a slip.
            if (date && weekday{date->day} == *named)
                return Reading{date->day, date->used + 1};
            if (date)
                return std::nullopt;
        }
        auto ahead = (*named - weekday{m_today}).count();
        if (next) {
            // "Next Tuesday" is the one in the week that begins on the coming Monday.
            const auto monday = mondayOf(m_today) + days{7};
            return Reading{monday + (*named - std::chrono::Monday), 2};
        }
        if (ahead == 0 && !current)
            ahead = 7; // who means today says so
        const auto day = m_today + days{ahead};
        if (at == 0 && word(1) == "week")
            return Reading{day + days{7}, 2};
        // "sat", "sun", "mon", "wed" are words of other meanings too.
        const auto& token = m_tokens[m_from + at];
        const bool plain = token.text.size() == 3 && !token.capital && at == 0;
        return Reading{day, at + 1, plain ? Sure::Led : Sure::Always};
    }

    [[nodiscard]] std::optional<Day> withYear(unsigned day, std::chrono::month month, std::string_view yearWord,
                                              bool& took) const
    {
        const auto year = yearWord.size() == 4 ? integerIn(yearWord) : std::nullopt;
        took = year && *year >= 1900 && *year <= 2999;
        return took ? dayIf({std::chrono::year{*year}, month, std::chrono::day{day}}) : nextDate(day, month, m_today);
    }

    /// "16 May", "the 16th of May 2026".
    [[nodiscard]] std::optional<Reading> dayMonth() const
    {
        const std::size_t at = word(0) == "the" ? 1 : 0;
        const auto day = dayOfMonthIn(word(at));
        const std::size_t monthAt = word(at + 1) == "of" ? at + 2 : at + 1;
        const auto month = monthIn(word(monthAt));
        if (!day || !month)
            return std::nullopt;
        bool year = false;
        const auto found = withYear(*day, *month, word(monthAt + 1), year);
        return found ? std::optional(Reading{*found, monthAt + (year ? 2 : 1)}) : std::nullopt;
    }

    /// "May 16", "May 16th, 2026".
    [[nodiscard]] std::optional<Reading> monthDay() const
    {
        const auto month = monthIn(word(0));
        const auto day = dayOfMonthIn(word(1));
        if (!month || !day)
            return std::nullopt;
        bool year = false;
        const auto found = withYear(*day, *month, word(2), year);
        return found ? std::optional(Reading{*found, year ? 3U : 2U}) : std::nullopt;
    }

    /// "2026-05-16", "16/5", "16.5.2026", "16-05-26": the day first, as people here write it.
    [[nodiscard]] std::optional<Reading> numeric() const
    {
        const auto text = word(0);
        if (const auto day = parseDay(text))
            return Reading{*day, 1};
        const auto mark = text.find_first_of("/.-");
        if (mark == std::string_view::npos)
            return std::nullopt;
        const auto second = text.find(text[mark], mark + 1);
        const auto day = dayOfMonthIn(text.substr(0, mark));
        const auto rest = text.substr(mark + 1, second == std::string_view::npos ? second : second - mark - 1);
        const auto monthNumber = integerIn(rest);
        if (!day || !monthNumber || *monthNumber < 1 || *monthNumber > 12 || rest.size() > 2)
            return std::nullopt;
        const std::chrono::month month{static_cast<unsigned>(*monthNumber)};
        if (second == std::string_view::npos) {
            // "2.5" and "3-4" are numbers; only a slash makes a date of two.
            const auto found = text[mark] == '/' ? nextDate(*day, month, m_today) : std::nullopt;
            return found ? std::optional(Reading{*found, 1, Sure::Led}) : std::nullopt;
        }
        const auto yearText = text.substr(second + 1);
        const auto year = integerIn(yearText);
        if (!year || (yearText.size() != 4 && yearText.size() != 2))
            return std::nullopt;
        const auto found = dayIf({std::chrono::year{yearText.size() == 2 ? 2000 + *year : *year}, month,
                                  std::chrono::day{*day}});
        return found ? std::optional(Reading{*found, 1}) : std::nullopt;
    }

    /// "the 16th": this month's or the next month's that has one.
    [[nodiscard]] std::optional<Reading> ordinal() const
    {
        const std::size_t at = word(0) == "the" ? 1 : 0;
        const auto day = dayOfMonthIn(word(at), true);
        if (!day)
            return std::nullopt;
        const year_month_day date{m_today};
        for (int ahead = 0; ahead < 3; ++ahead) {
            const auto month = date.year() / date.month() + months{ahead};
            const auto found = dayIf({month.year(), month.month(), std::chrono::day{*day}});
            if (found && *found >= m_today)
                return Reading{*found, at + 1, Sure::Led};
        }
        return std::nullopt;
    }

    [[nodiscard]] Day endOfWeek() const
    {
        const auto friday = mondayOf(m_today) + days{4};
        return friday >= m_today ? friday : friday + days{7};
    }

    const std::vector<Token>& m_tokens;
    std::size_t m_from;
    Day m_today;
};

bool leads(std::string_view word)
{
    return word == "by" || word == "on" || word == "until" || word == "till" || word == "due";
}

/// Tokens that may follow a date without changing the day: "Thu morning", "Monday at 10", "Fri 10:30", "first thing".
std::size_t timeOfDay(const std::vector<Token>& tokens, std::size_t from)
{
    const auto word = [&](std::size_t i) {
        return i < tokens.size() ? std::string_view(tokens[i].text) : std::string_view{};
    };
    const auto clock = [](std::string_view text) {
        if (text.ends_with("am") || text.ends_with("pm"))
            return integerIn(text.substr(0, text.size() - 2)).has_value();
        const auto colon = text.find_first_of(":.");
        return colon != std::string_view::npos && integerIn(text.substr(0, colon)) && integerIn(text.substr(colon + 1));
    };
    constexpr auto parts = std::to_array<std::string_view>(
        {"morning", "afternoon", "evening", "night", "lunchtime", "noon", "latest", "eod"});
    if (std::ranges::find(parts, word(from)) != parts.end() || clock(word(from)))
        return 1;
    if (word(from) == "at" && (clock(word(from + 1)) || integerIn(word(from + 1)) || word(from + 1) == "noon" ||
                               word(from + 1) == "lunchtime"))
        return 2;
    return word(from) == "first" && word(from + 1) == "thing" ? 2 : 0;
}

} // namespace

std::optional<Day> readDay(std::string_view typed, Day today)
{
    const auto tokens = tokensOf(typed);
    if (tokens.empty())
        return std::nullopt;
    const std::size_t from = tokens.size() > 1 && leads(tokens[0].text) ? 1 : 0;
    const auto found = PhraseReader(tokens, from, today).read();
    if (!found)
        return std::nullopt;
    const auto end = from + found->used;
    return end + timeOfDay(tokens, end) == tokens.size() ? std::optional(found->day) : std::nullopt;
}

std::optional<FoundDay> findDay(std::string_view text, Day today)
{
    const auto tokens = tokensOf(text);
    std::optional<FoundDay> last;
    for (std::size_t from = 0; from < tokens.size();) {
        const bool led = leads(tokens[from].text);
        const auto found = PhraseReader(tokens, from + (led ? 1 : 0), today).read();
        const auto end = found ? from + (led ? 1 : 0) + found->used : 0;
        if (!found || (found->sure == Sure::Led && !led && end != tokens.size())) {
            ++from;
            continue;
        }
        const auto stop = end + timeOfDay(tokens, end);
        last = FoundDay{found->day, tokens[from].begin, tokens[stop - 1].end, {}};
        last->typed = std::string(text.substr(last->begin, last->end - last->begin));
        from = stop;
    }
    return last;
}

} // namespace salver::domain
