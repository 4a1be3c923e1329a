// SPDX-License-Identifier: Apache-2.0
// What Today shows: what is running and next, what is due, what is worth a thought, what is not finished.
#include "domain/objective_queries.h"
#include "domain/onboarding_queries.h"
#include "domain/page_rows.h"
#include "domain/queries.h"
#include "domain/rhythm_queries.h"
#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/words.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace salver::domain {

namespace {

namespace visit = model::visit;
namespace promise = model::promise;
namespace client = model::client;
namespace line = model::line;
using Is = store::Condition::Is;

constexpr int quietDays = 28;      ///< a client is worth a thought after so long without a visit
constexpr int newDays = 14;        ///< and a new one without any
constexpr std::int64_t arrivingMs = 15 * 60 * 1000; ///< a visit is still the next one for so long after its time
constexpr std::size_t thoughtsMost = 3;
constexpr std::size_t unfinishedMost = 20;

void visitsOfToday(PageRows& rows, TodayPage& page)
{
    const auto me = rows.me().toString();
    auto running = every(visit::kind, visit::state, nameOf(VisitState::Running));
    running.where.push_back(where(visit::by, Is::Equal, me));
    running.order.push_back({visit::started, true, false});
    for (const auto& row : rows.select(running))
        page.running.push_back(rows.visit(row));

    auto planned = every(visit::kind, visit::state, nameOf(VisitState::Planned));
    planned.where.push_back(where(visit::by, Is::Equal, me));
    planned.where.push_back(where(visit::plannedStart, Is::GreaterOrEqual,
                                  instantText({rows.now().at(rows.today(), 0), rows.now().zone})));
    planned.order.push_back({visit::plannedStart, false, false});
    planned.limit = 50;
    std::vector<VisitRow> passed;
    for (const auto& row : rows.select(planned)) {
        auto next = rows.visit(row);
        next.why = {Rule::NextVisit, say("You planned this visit for %1 at %2.", {next.day.words, next.time})};
        const bool late = raw(next.starts) + arrivingMs < raw(rows.now().wall);
        if (late && next.day.day == rows.today()) {
            next.time = say("was %1", {next.time});
            passed.push_back(std::move(next));
        } else if (next.day.day == rows.today())
            page.next.push_back(std::move(next));
        else if (!page.later)
            page.later = std::move(next);
    }

    // What should have begun by now comes after what is still to come.
    std::ranges::move(passed, std::back_inserter(page.next));

    auto unfiled = every(visit::kind);
    // One that runs stands under what runs.
    unfiled.where.push_back(where(visit::state, Is::NotEqual, nameOf(VisitState::Running)));
    unfiled.where.push_back(where(visit::client, Is::NotSet, {}));
    unfiled.where.push_back(where(visit::started, Is::Set, {}));
    unfiled.order.push_back({visit::started, true, false});
    unfiled.limit = unfinishedMost;
    for (const auto& row : rows.select(unfiled)) {
        auto capture = rows.visit(row);
        capture.why = {Rule::NotFiled, say("It has no client yet. Until it has one, only you can see it.")};
        page.unfiled.push_back(std::move(capture));
    }
}

void objectivesOfNext(PageRows& rows, TodayPage& page)
{
    std::vector<std::string> clients;
    for (const auto& next : page.next) {
        if (next.client.found)
            clients.push_back(next.client.id.toString());
    }
    if (clients.empty())
        return;
    page.objectives = pinnedObjectives(rows, clients);
}

using Clients = std::map<std::string, store::EntityRow>;

bool caresFor(const PageRows& rows, const store::EntityRow& row)
{
    const auto me = rows.me().toString();
    return row.value(client::caredBy) == me || row.value(client::second) == me;
}

void promisesDue(PageRows& rows, const Clients& clients, TodayPage& page)
{
    auto due = every(promise::kind, promise::state, nameOf(PromiseState::Open));
    due.where.push_back(where(promise::due, Is::Set, {}));
    due.where.push_back(where(promise::due, Is::LessOrEqual, dayText(rows.today())));
    due.order.push_back({promise::due, false, false});
    const auto me = rows.me().toString();
    for (const auto& row : rows.select(due)) {
        const auto of = clients.find(row.value(promise::client));
        const bool mine = row.value(promise::by) == me || of == clients.end() || caresFor(rows, of->second);
        if (mine)
            page.promises.push_back(rows.promise(row));
    }
}

struct Quiet {
    const store::EntityRow* client{};
    bool mine{false};
    Day since;
    bool visited{false};
};

Thought thoughtOf(const PageRows& rows, const Quiet& quiet)
{
    const auto& name = quiet.client->value(client::name);
    const auto since = dayShort(quiet.since, rows.today());
    Thought thought;
    thought.client = {quiet.client->id, name, true};
    const auto carer = rows.member(quiet.client->value(client::caredBy));
    const std::string whose = quiet.mine           ? say("You look after them.")
                              : carer.id.isNull() ? say("Nobody is named to look after them.")
                                                  : say("%1 looks after them.", {carer.name});
    if (quiet.visited) {
        thought.text = say("Nobody has spoken to %1 since %2", {name, since});
        thought.why = {Rule::NotSpokenFor, say("%1 The last visit noted was %2; a client comes up after four weeks "
                                               "without one, at most three a day.", {whose, since})};
    } else {
        thought.text = say("Nobody has visited %1 yet", {name});
        thought.why = {Rule::NeverVisited, say("%1 They were added on %2; a new client comes up after two weeks "
                                               "without a visit.", {whose, since})};
    }
    return thought;
}

/// The signed-in person's to think of: theirs to look after, nobody's, or a lead's.
bool concernsMe(const PageRows& rows, const store::EntityRow& row)
{
    return caresFor(rows, row) || row.value(client::caredBy).empty() || rows.isLead();
}

Thought thoughtOf(const PageRows& rows, const RhythmRow& rhythm)
{
    Thought thought;
    thought.client = rhythm.client;
    thought.person = rhythm.person;
    thought.rhythm = rhythm.id;
    const auto& name = rhythm.person.found ? rhythm.person.name : rhythm.client.name;
    thought.text = rhythm.lastContact
                       ? say("Nobody has spoken to %1 since %2 (agreed: %3)",
                             {name, dayShort(rhythm.lastContact->day, rows.today()), rhythm.text})
                       : say("Nobody has spoken to %1 yet (agreed: %2)", {name, rhythm.text});
    thought.why = rhythm.why;
    return thought;
}

/// Agreed rhythms whose day has come stand first, the longest past at the top; a client with a rhythm of its own comes
/// up by that alone.
struct Room {
    std::set<std::string> governed; ///< clients with a rhythm of their own
    std::size_t left{thoughtsMost}; ///< of the day's three; what was answered today was one of them
    void answered() { left -= left > 0 ? 1 : 0; }
};
void rhythmThoughts(PageRows& rows, const Clients& clients, const std::set<std::string>& planned, TodayPage& page,
                    Room& room)
{
    std::vector<Thought> mine;
    std::vector<Thought> others;
    for (const auto& rhythm : rhythmRows(rows, {})) {
        const auto id = rhythm.client.id.toString();
        if (!rhythm.person.found && rhythm.everyDays)
            room.governed.insert(id);
        const auto of = clients.find(id);
        if (of == clients.end() || !concernsMe(rows, of->second))
            continue;
        if (rhythm.answeredToday)
            room.answered();
        if (rhythm.come && !planned.contains(id))
            (caresFor(rows, of->second) ? mine : others).push_back(thoughtOf(rows, rhythm));
    }
    for (auto* list : {&mine, &others}) {
        for (auto& thought : *list) {
            if (page.thoughts.size() < room.left)
                page.thoughts.push_back(std::move(thought));
        }
    }
}

/// A client who came up by the rule of four weeks and was visited today.
bool wasQuietUntilToday(PageRows& rows, const std::string& id)
{
    auto before = every(visit::kind, visit::client, id);
    before.where.push_back(where(visit::started, Is::Set, {}));
    before.where.push_back(where(visit::started, Is::LessOrEqual,
                                 instantText({WallMs{raw(rows.now().at(rows.today(), 0)) - 1}, rows.now().zone})));
    before.order.push_back({visit::started, true, false});
    before.limit = 1;
    before.withProse = false;
    for (const auto& row : rows.select(before)) {
        const auto at = wallOf(row, visit::started);
        return at && (rows.today() - rows.now().dayOf(*at)).count() > quietDays;
    }
    return false;
}

/// Where the day's three leave room: a step of this week with each client who was not brought up by another rule.
void stepThoughts(PageRows& rows, const Room& room, TodayPage& page)
{
    for (const auto& step : stepsOfThisWeek(rows)) {
        const bool shown = std::ranges::any_of(page.thoughts, [&](const Thought& each) { return each.client.id == step.client.id; });
        if (shown || page.thoughts.size() >= room.left)
            continue;
        Thought thought;
        thought.client = step.client;
        thought.step = step.id;
        thought.text = say("Getting to know %1: %2", {step.client.name, step.text});
        thought.why = step.why;
        page.thoughts.push_back(std::move(thought));
    }
}

Result<void> thoughts(PageRows& rows, const Clients& clients, const std::set<std::string>& planned, TodayPage& page)
{
    Room room;
    rhythmThoughts(rows, clients, planned, page, room);
    const auto latest = lastContacts(rows.reader());
    if (!latest)
        return fail(latest.error());
    std::vector<Quiet> found;
    for (const auto& [id, row] : clients) {
        Quiet quiet{&row, caresFor(rows, row), rows.now().dayOf(row.createdAt), false};
        if (!concernsMe(rows, row) || room.governed.contains(id))
            continue;
        if (const auto at = latest->find(id); at != latest->end()) {
            quiet.since = rows.now().dayOf(at->second);
            quiet.visited = true;
            if (quiet.since == rows.today() && wasQuietUntilToday(rows, id))
                room.answered();
        }
        const auto gap = (rows.today() - quiet.since).count();
        if (gap > (quiet.visited ? quietDays : newDays) && !planned.contains(id))
            found.push_back(quiet);
    }
    std::ranges::sort(found, [](const Quiet& a, const Quiet& b) {
        const auto key = [](const Quiet& quiet) {
            return std::tuple(!quiet.mine, quiet.since, folded(quiet.client->value(client::name)), quiet.client->id);
        };
        return key(a) < key(b);
    });
    for (const auto& quiet : found) {
        if (page.thoughts.size() < room.left)
            page.thoughts.push_back(thoughtOf(rows, quiet));
    }
    stepThoughts(rows, room, page);
    return {};
}

std::set<std::string> clientsWithVisitAhead(PageRows& rows)
{
    auto ahead = every(visit::kind, visit::state, nameOf(VisitState::Planned));
    ahead.where.push_back(where(visit::plannedStart, Is::GreaterOrEqual,
                                instantText({rows.now().at(rows.today(), 0), rows.now().zone})));
    std::set<std::string> clients;
    for (const auto& row : rows.select(ahead))
        clients.insert(row.value(visit::client));
    return clients;
}

void unfinishedMarks(PageRows& rows, TodayPage& page)
{
    auto marks = every(line::kind, line::type, nameOf(LineType::Mark));
    marks.where.push_back(where(line::by, Is::Equal, rows.me().toString()));
    marks.order.push_back({line::at, true, false});
    marks.limit = 10 * unfinishedMost;
    for (const auto& row : rows.select(marks)) {
        if (row.value(line::text).empty() && page.marks.size() < unfinishedMost)
            page.marks.push_back(rows.line(row));
    }
}

} // namespace

Result<TodayPage> Queries::today(const Now& now)
{
    PageRows rows(m_reader, now);
    TodayPage page;
    page.day = rows.today();
    page.heading = say("Today, %1", {dayLong(page.day, page.day)});
    auto select = every(client::kind);
    select.withProse = false;
    const auto clientRows = rows.select(select);
    rows.learn(clientRows);
    Clients clients;
    for (const auto& row : clientRows)
        clients.emplace(row.id.toString(), row);
    visitsOfToday(rows, page);
    objectivesOfNext(rows, page);
    promisesDue(rows, clients, page);
    if (auto found = thoughts(rows, clients, clientsWithVisitAhead(rows), page); !found)
        return fail(std::move(found.error()));
    unfinishedMarks(rows, page);
    const auto needs = needsYouCount();
    if (!needs)
        return fail(needs.error());
    page.needsYou = *needs;
    page.nothing = page.later
                       ? say("Nothing is asked of you today. The next visit is %1.", {page.later->day.words})
                       : say("Nothing is asked of you today. No visit is planned.");
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return page;
}

} // namespace salver::domain
