// SPDX-License-Identifier: Apache-2.0
#include "domain/rhythm_queries.h"

#include "domain/rhythm.h"
#include "domain/say.h"
#include "domain/words.h"

#include <algorithm>
#include <charconv>

namespace salver::domain {

namespace {

namespace rhythm = model::rhythm;
namespace visit = model::visit;
namespace line = model::line;
using Is = store::Condition::Is;

/// Enough of a client's newest visits to find a person's among them.
constexpr std::size_t visitsMost = 200;

struct Contact {
    WallMs at{};
    std::string was;
};

bool names(std::string_view list, std::string_view id)
{
    return list.find(id) != std::string_view::npos;
}

/// Everything before this instant; nothing: up to now.
using Until = std::optional<WallMs>;

void limitTo(store::Select& select, model::FieldId field, const PageRows& rows, const Until& until)
{
    if (until)
        select.where.push_back(where(field, Is::LessOrEqual, instantText({WallMs{raw(*until) - 1}, rows.now().zone})));
}

/// What has begun, newest first; a planned visit is no contact yet.
std::optional<Contact> lastVisit(PageRows& rows, const std::string& client, const std::string& person,
                                 const Until& until)
{
    auto select = every(visit::kind, visit::client, client);
    select.where.push_back(where(visit::started, Is::Set, {}));
    limitTo(select, visit::started, rows, until);
    select.order.push_back({visit::started, true, false});
    select.limit = person.empty() ? 1 : visitsMost;
    select.withProse = false;
    for (const auto& row : rows.select(select)) {
        if (!person.empty() && !names(row.value(visit::people), person))
            continue;
        const auto at = wallOf(row, visit::started);
        const bool call = choiceFrom<VisitMode>(row.value(visit::mode)) == VisitMode::Phone;
        if (at)
            return Contact{*at, call ? say("a call") : say("a visit")};
    }
    return std::nullopt;
}

std::optional<Contact> lastLine(PageRows& rows, const std::string& client, const std::string& person,
                                const Until& until)
{
    auto select = every(line::kind, line::client, client);
    limitTo(select, line::at, rows, until);
    if (!person.empty())
        select.where.push_back(where(line::who, Is::Equal, person));
    select.order.push_back({line::at, true, false});
    select.limit = 1;
    select.withProse = false;
    for (const auto& row : rows.select(select)) {
        if (const auto at = wallOf(row, line::at))
            return Contact{*at, say("a note")};
    }
    return std::nullopt;
}

std::optional<Contact> lastContactOf(PageRows& rows, const store::EntityRow& row, const Until& until)
{
    const auto& client = row.value(rhythm::client);
    const auto& person = row.value(rhythm::person);
    auto last = lastVisit(rows, client, person, until);
    auto noted = lastLine(rows, client, person, until);
    if (!noted || (last && noted->at <= last->at))
        return last;
    // A line of the visit itself is that visit.
    if (last && rows.now().dayOf(last->at) == rows.now().dayOf(noted->at))
        noted->was = last->was;
    return noted;
}

std::optional<int> daysIn(const std::string& value)
{
    int count = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), count);
    return !value.empty() && read.ec == std::errc{} && count > 0 ? std::optional(count) : std::nullopt;
}

void workOut(PageRows& rows, const store::EntityRow& row, RhythmRow& made)
{
    const auto pauses = readPauses(made.pauses);
    if (!made.everyDays)
        made.asks = say("Salver cannot tell from these words how often that is. Say after how many days at most.");
    else if (!pauses)
        made.asks = say("Salver cannot tell when the pause is. Say it with months or days, such as \"nothing in "
                        "August\".");
    const auto none = std::vector<Pause>{};
    const auto& known = pauses ? *pauses : none;
    made.paused = std::ranges::any_of(known, [&](const Pause& pause) { return pause.holds(rows.today()); });
    const auto last = lastContactOf(rows, row, std::nullopt);
    if (last) {
        made.lastContact = rows.ago(last->at);
        made.lastContactWas = last->was;
    }
    if (!made.everyDays)
        return;
    const auto agreed = parseDay(row.value(rhythm::agreedOn)).value_or(rows.now().dayOf(row.createdAt));
    // A contact before it was agreed counts too: the clock does not begin anew by writing it down.
    const auto from = made.lastContact ? made.lastContact->day : agreed;
    const auto words = readRhythm(made.text);
    const auto next = nextContact(*made.everyDays, words, known, from);
    if (from == rows.today() && made.lastContact) {
        const auto before = lastContactOf(rows, row, rows.now().at(rows.today(), 0));
        const auto was = before ? rows.now().dayOf(before->at) : agreed;
        made.answeredToday = nextContact(*made.everyDays, words, known, was) <= rows.today() && !made.paused;
    }
    made.next = DayWords{next, dueWords(next, rows.today())};
    made.come = next <= rows.today() && !made.paused;
    const auto agreedOn = dayShort(agreed, rows.today());
    const auto rhythm = made.agreedWith.found
                            ? say("Agreed with %1 on %2: “%3”.", {made.agreedWith.name, agreedOn, made.text})
                            : say("Agreed on %1: “%2”.", {agreedOn, made.text});
    const auto contact = made.lastContact
                             ? say("The last contact noted was %1, %2",
                                   {made.lastContactWas, dayShort(made.lastContact->day, rows.today())})
                             : say("No contact is noted yet");
    const auto nextDay = dayShort(next, rows.today());
    made.why = {Rule::RhythmPassed,
                next <= rows.today()
                    ? say("%1 %2; by the rhythm the next one was for %3. Any visit, call or note starts it anew. At "
                          "most "
                          "three things a day come up here.", {rhythm, contact, nextDay})
                    : say("%1 %2; by the rhythm the next one is for %3. Any visit, call or note starts it anew. At "
                          "most "
                          "three things a day come up here.", {rhythm, contact, nextDay})};
}

} // namespace

std::vector<RhythmRow> rhythmRows(PageRows& rows, const RhythmFilter& filter)
{
    auto select = every(rhythm::kind);
    if (!filter.person.isNull())
        select.where.push_back(where(rhythm::person, Is::Equal, filter.person.toString()));
    else if (!filter.client.isNull())
        select.where.push_back(where(rhythm::client, Is::Equal, filter.client.toString()));
    std::vector<RhythmRow> all;
    for (const auto& row : rows.select(select)) {
        if (row.value(rhythm::text).empty())
            continue;
        RhythmRow made;
        made.id = row.id;
        made.space = row.space;
        made.client = rows.ref(row.value(rhythm::client));
        made.person = rows.ref(row.value(rhythm::person));
        made.text = row.value(rhythm::text);
        made.everyDays = daysIn(row.value(rhythm::everyDays));
        made.pauses = row.value(rhythm::pauses);
        made.agreedWith = rows.ref(row.value(rhythm::agreedWith));
        made.agreedOn = rows.ago(row.value(rhythm::agreedOn));
        made.by = rows.member(row.value(rhythm::by));
        made.waiting = row.waiting;
        made.contested = row.contested;
        workOut(rows, row, made);
        all.push_back(std::move(made));
    }
    std::ranges::stable_sort(all, [](const RhythmRow& a, const RhythmRow& b) {
        const auto key = [](const RhythmRow& row) { return std::pair(!row.next, row.next ? row.next->day : Day{}); };
        return key(a) < key(b);
    });
    return all;
}

Result<std::vector<RhythmRow>> rhythms(store::Reader& reader, const RhythmFilter& filter, const Now& now)
{
    PageRows rows(reader, now);
    auto all = rhythmRows(rows, filter);
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return all;
}

} // namespace salver::domain
