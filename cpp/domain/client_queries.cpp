// SPDX-License-Identifier: Apache-2.0
// The list of clients, one client, one person.
#include "domain/objective_queries.h"
#include "domain/page_rows.h"
#include "domain/queries.h"
#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/words.h"

#include <algorithm>
#include <set>

namespace salver::domain {

namespace {

namespace client = model::client;
namespace person = model::person;
namespace visit = model::visit;
namespace promise = model::promise;
namespace line = model::line;
namespace fact = model::fact;
namespace felt = model::felt;
using Is = store::Condition::Is;

constexpr std::size_t objectivesShown = 5;
constexpr std::size_t questionsShown = 10;
constexpr std::size_t sparksShown = 5;
constexpr std::size_t feltShown = 8;
constexpr std::size_t quotesShown = 10;
constexpr std::size_t reassuredShown = 3;

/// What a client's row needs of the other kinds, read at once for all clients.
struct ClientFacts {
    std::map<std::string, WallMs> lastContact;
    std::map<std::string, WallMs> nextVisit;
    struct Promises {
        std::size_t due{};
        std::size_t open{};
    };
    std::map<std::string, Promises> promises;
};

void countPromise(ClientFacts& facts, const store::EntityRow& row, Day today)
{
    auto& counts = facts.promises[row.value(promise::client)];
    ++counts.open;
    const auto due = parseDay(row.value(promise::due));
    const bool ours = row.value(promise::direction) != nameOf(Direction::Theirs);
    if (ours && due && *due <= today)
        ++counts.due;
}

void noteNextVisit(ClientFacts& facts, const store::EntityRow& row)
{
    const auto starts = wallOf(row, visit::plannedStart);
    auto& next = facts.nextVisit[row.value(visit::client)];
    if (starts && (raw(next) == 0 || *starts < next))
        next = *starts;
}

store::Select plannedVisits(const PageRows& rows)
{
    auto planned = every(visit::kind, visit::state, nameOf(VisitState::Planned));
    planned.where.push_back(where(visit::plannedStart, Is::GreaterOrEqual,
                                  instantText({rows.now().at(rows.today(), 0), rows.now().zone})));
    return planned;
}

ClientRow clientRow(const PageRows& rows, const store::EntityRow& row, const ClientFacts& facts)
{
    ClientRow made;
    const auto id = row.id.toString();
    made.id = row.id;
    made.space = row.space;
    made.name = row.value(client::name);
    made.sector = row.value(client::sector);
    made.caredBy = rows.member(row.value(client::caredBy));
    made.second = rows.member(row.value(client::second));
    made.mine = made.caredBy.me || made.second.me;
    made.waiting = row.waiting;
    made.contested = row.contested;
    if (const auto at = facts.lastContact.find(id); at != facts.lastContact.end())
        made.lastContact = rows.ago(at->second);
    if (const auto at = facts.nextVisit.find(id); at != facts.nextVisit.end() && raw(at->second) != 0) {
        const auto day = rows.now().dayOf(at->second);
        made.nextVisit = DayWords{day, dueWords(day, rows.today())};
    }
    if (const auto at = facts.promises.find(id); at != facts.promises.end()) {
        made.promisesDue = at->second.due;
        made.promisesOpen = at->second.open;
    }
    return made;
}

void sortClients(std::vector<ClientRow>& rows, ClientSort sort)
{
    std::vector<std::pair<std::string, std::size_t>> names;
    for (std::size_t i = 0; i < rows.size(); ++i)
        names.emplace_back(folded(rows[i].name), i);
    // Nobody last: who was never visited, or has no visit ahead, comes behind the others.
    const auto dayKey = [](const std::optional<DayWords>& words) {
        return words ? std::pair(false, words->day) : std::pair(true, Day{});
    };
    std::ranges::sort(names, [&](const auto& a, const auto& b) {
        const auto& left = rows[a.second];
        const auto& right = rows[b.second];
        if (sort == ClientSort::LastContact && dayKey(left.lastContact) != dayKey(right.lastContact))
            return dayKey(left.lastContact) < dayKey(right.lastContact);
        if (sort == ClientSort::NextVisit && dayKey(left.nextVisit) != dayKey(right.nextVisit))
            return dayKey(left.nextVisit) < dayKey(right.nextVisit);
        if (sort == ClientSort::Mine && left.mine != right.mine)
            return left.mine;
        return std::tie(a.first, left.id) < std::tie(b.first, right.id);
    });
    std::vector<ClientRow> sorted;
    sorted.reserve(rows.size());
    for (const auto& [name, index] : names)
        sorted.push_back(std::move(rows[index]));
    rows = std::move(sorted);
}

/// Clients with a person whose name contains the filter.
std::set<std::string> clientsByPerson(PageRows& rows, const std::string& filter)
{
    auto people = every(person::kind);
    people.withProse = false;
    std::set<std::string> found;
    for (const auto& row : rows.select(people)) {
        if (folded(row.value(person::name)).find(filter) != std::string::npos)
            found.insert(row.value(person::client));
    }
    return found;
}

std::vector<LineRow> linesOfType(PageRows& rows, const EntityId& of, LineType type, std::size_t most)
{
    auto select = every(line::kind, line::client, of.toString());
    select.where.push_back(where(line::type, Is::Equal, nameOf(type)));
    select.order.push_back({line::at, true, false});
    select.limit = most;
    std::vector<LineRow> found;
    for (const auto& row : rows.select(select))
        found.push_back(rows.line(row));
    return found;
}

std::vector<PersonRow> peopleOf(PageRows& rows, const EntityId& of)
{
    auto select = every(person::kind, person::client, of.toString());
    select.order.push_back({person::name, false, true});
    std::vector<PersonRow> found;
    for (const auto& row : rows.select(select))
        found.push_back(rows.person(row));
    return found;
}

std::vector<FactRow> factsOf(PageRows& rows, model::FieldId field, const EntityId& of)
{
    std::vector<FactRow> found;
    for (const auto& row : rows.select(every(fact::kind, field, of.toString())))
        found.push_back(rows.fact(row));
    std::ranges::stable_sort(found, [](const FactRow& a, const FactRow& b) {
        const auto day = [](const FactRow& row) { return row.heardOn ? row.heardOn->day : Day{}; };
        return day(a) > day(b);
    });
    return found;
}

void openPromises(PageRows& rows, ClientPage& page, ClientFacts& facts)
{
    auto select = every(promise::kind, promise::client, page.row.id.toString());
    select.where.push_back(where(promise::state, Is::Equal, nameOf(PromiseState::Open)));
    select.order.push_back({promise::due, false, false});
    for (const auto& row : rows.select(select)) {
        countPromise(facts, row, rows.today());
        auto made = rows.promise(row);
        (made.direction == Direction::Ours ? page.ours : page.theirs).push_back(std::move(made));
    }
    // What has a day comes first; an unset day sorts as the smallest.
    for (auto* side : {&page.ours, &page.theirs})
        std::ranges::stable_partition(*side, [](const PromiseRow& row) { return row.due.has_value(); });
}

void visitsOf(PageRows& rows, ClientPage& page, ClientFacts& facts)
{
    const auto id = page.row.id.toString();
    auto recent = every(visit::kind, visit::client, id);
    recent.where.push_back(where(visit::started, Is::Set, {}));
    recent.order.push_back({visit::started, true, false});
    recent.limit = 40;
    for (const auto& row : rows.select(recent)) {
        const auto made = rows.visit(row);
        if (made.state == VisitState::Running && !made.by.me)
            page.there.push_back(made.by);
        else if (made.state == VisitState::Running && !page.running)
            page.running = made;
        else if (!page.last && made.state != VisitState::Running) {
            page.last = made;
            page.lastMovedOn = row.value(visit::movedOn);
            page.lastMemorable = row.value(visit::memorable);
        }
        if (const auto started = wallOf(row, visit::started); started && !facts.lastContact.contains(id))
            facts.lastContact[id] = *started;
    }
    auto feelings = every(felt::kind, felt::client, id);
    feelings.order.push_back({felt::at, true, false});
    feelings.limit = feltShown;
    for (const auto& row : rows.select(feelings))
        page.felt.push_back(rows.felt(row));
    auto planned = plannedVisits(rows);
    planned.where.push_back(where(visit::client, Is::Equal, id));
    for (const auto& row : rows.select(planned))
        noteNextVisit(facts, row);
}

} // namespace

Result<ClientsPage> Queries::clients(const ClientsQuery& query, const Now& now)
{
    PageRows rows(m_reader, now);
    const auto latest = lastContacts(m_reader);
    if (!latest)
        return fail(latest.error());
    ClientFacts facts;
    facts.lastContact = *latest;
    for (const auto& row : rows.select(plannedVisits(rows)))
        noteNextVisit(facts, row);
    for (const auto& row : rows.select(every(promise::kind, promise::state, nameOf(PromiseState::Open))))
        countPromise(facts, row, rows.today());
    const auto filter = folded(trimmed(query.filter));
    const auto byPerson = filter.empty() ? std::set<std::string>{} : clientsByPerson(rows, filter);
    auto select = every(client::kind);
    select.space = query.space;
    select.withProse = false;
    ClientsPage page;
    for (const auto& row : rows.select(select)) {
        auto made = clientRow(rows, row, facts);
        const bool fits = filter.empty() || folded(made.name).find(filter) != std::string::npos ||
                          folded(made.sector).find(filter) != std::string::npos ||
                          byPerson.contains(row.id.toString());
        if (fits && (made.mine || !query.onlyMine))
            page.rows.push_back(std::move(made));
    }
    sortClients(page.rows, query.sort);
    page.total = page.rows.size();
    page.rows.erase(page.rows.begin(), page.rows.begin() + static_cast<std::ptrdiff_t>(
                                                               std::min(query.offset, page.rows.size())));
    if (query.limit > 0 && page.rows.size() > query.limit)
        page.rows.resize(query.limit);
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return page;
}

Result<ClientPage> Queries::client(const EntityId& id, const Now& now)
{
    PageRows rows(m_reader, now);
    const auto row = m_reader.entity(id);
    if (!row)
        return fail(row.error());
    if (row->kind != client::kind)
        return fail(ErrorCode::InvalidArgument, say("That is not a client."));
    rows.learn({*row});
    ClientPage page;
    page.row.id = id;
    ClientFacts facts;
    page.people = peopleOf(rows, id);
    openPromises(rows, page, facts);
    visitsOf(rows, page, facts);
    page.row = clientRow(rows, *row, facts);
    page.about = row->value(client::about);
    page.whyWeCare = row->value(client::whyWeCare);
    page.since = rows.ago(row->value(client::since));
    for (const auto& tag : rows.refs(row->value(client::tags))) {
        if (tag.found)
            page.tags.push_back({tag.id, tag.name});
    }
    page.objectives = pinnedObjectives(rows, id, objectivesShown);
    page.questions = linesOfType(rows, id, LineType::Question, questionsShown);
    page.sparks = linesOfType(rows, id, LineType::Spark, sparksShown);
    page.reassured = linesOfType(rows, id, LineType::Reassure, reassuredShown);
    page.challenged = linesOfType(rows, id, LineType::Challenge, reassuredShown);
    page.facts = factsOf(rows, fact::client, id);
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return page;
}

Result<PersonPage> Queries::person(const EntityId& id, const Now& now)
{
    PageRows rows(m_reader, now);
    const auto row = m_reader.entity(id);
    if (!row)
        return fail(row.error());
    if (row->kind != person::kind)
        return fail(ErrorCode::InvalidArgument, say("That is not a person at a client."));
    PersonPage page;
    page.row = rows.person(*row);
    page.about = row->value(person::about);
    page.facts = factsOf(rows, fact::person, id);
    auto said = every(line::kind, line::client, row->value(person::client));
    said.where.push_back(where(line::who, Is::Equal, id.toString()));
    said.where.push_back(oneOf(line::type, {nameOf(LineType::Quote), nameOf(LineType::Need)}));
    said.order.push_back({line::at, true, false});
    said.limit = quotesShown;
    for (const auto& each : rows.select(said))
        page.theirWords.push_back(rows.line(each));
    auto promises = every(promise::kind, promise::client, row->value(person::client));
    promises.where.push_back(where(promise::person, Is::Equal, id.toString()));
    promises.where.push_back(where(promise::state, Is::Equal, nameOf(PromiseState::Open)));
    promises.order.push_back({promise::due, false, false});
    for (const auto& each : rows.select(promises))
        page.promises.push_back(rows.promise(each));
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return page;
}

} // namespace salver::domain
