// SPDX-License-Identifier: Apache-2.0
// One visit, all visits, and a client's timeline.
#include "domain/objective_queries.h"
#include "domain/page_rows.h"
#include "domain/queries.h"
#include "domain/say.h"
#include "domain/words.h"

#include <algorithm>
#include <set>

namespace salver::domain {

namespace {

namespace visit = model::visit;
namespace promise = model::promise;
namespace line = model::line;
namespace fact = model::fact;
namespace person = model::person;
namespace felt = model::felt;
using Is = store::Condition::Is;
using Kind = TimelineEntry::Kind;

/// Where something stands on the timeline, before its page is read in full.
struct VisitPlace {
    WallMs at{};
    EntityId id;
    Kind kind{};
    const store::EntityRow* row{};
};

std::vector<PromiseRow> promisesOfVisits(PageRows& rows, std::vector<std::string> visits)
{
    std::vector<PromiseRow> found;
    if (visits.empty())
        return found;
    auto select = every(promise::kind);
    select.where.push_back(oneOf(promise::visit, std::move(visits)));
    for (const auto& row : rows.select(select))
        found.push_back(rows.promise(row));
    return found;
}

/// A line without a lane of its own stands in its visit's.
bool fits(const TimelineFilter& filter, const LineRow& row, std::optional<Lane> ofVisit)
{
    const auto lane = row.lane ? row.lane : ofVisit;
    return (!filter.lane || lane == filter.lane) && (!filter.lineType || row.type == filter.lineType) &&
           (!filter.person || row.who.id == *filter.person) && (!filter.author || row.by.id == *filter.author) &&
           (!filter.theirWordsOnly || isTheirWords(row.type));
}

/// How it felt is service by its nature.
bool fits(const TimelineFilter& filter, const FeltRow& row)
{
    return filter.lane != Lane::Work && !filter.lineType && (!filter.person || row.person.id == *filter.person) &&
           (!filter.author || row.by.id == *filter.author) && (!filter.theirWordsOnly || row.theirWords);
}

bool filtersLines(const TimelineFilter& filter)
{
    return filter.lane || filter.lineType || filter.person || filter.author || filter.theirWordsOnly;
}

/// What was noted after a visit is ours, and belongs to nobody of theirs: only the lanes part it.
bool filtersNotes(const TimelineFilter& filter)
{
    return filter.lineType || filter.person || filter.author || filter.theirWordsOnly;
}

/// The lines' own conditions, so that the store only reads what fits; the lane is not among them, since a visit may
/// have one for all of its lines.
store::Select linesSelect(const TimelineFilter& filter, store::Select select)
{
    if (filter.lineType)
        select.where.push_back(where(line::type, Is::Equal, nameOf(*filter.lineType)));
    if (filter.person)
        select.where.push_back(where(line::who, Is::Equal, filter.person->toString()));
    if (filter.author)
        select.where.push_back(where(line::by, Is::Equal, filter.author->toString()));
    if (filter.theirWordsOnly)
        select.where.push_back(oneOf(line::type, {nameOf(LineType::Quote), nameOf(LineType::Need)}));
    select.order.push_back({line::order, false, false});
    return select;
}

std::string visitTitle(const VisitRow& row)
{
    std::string title;
    if (row.mode) {
        title = nameOf(*row.mode);
        title.front() = static_cast<char>(title.front() - 'a' + 'A');
    } else {
        title = row.state == VisitState::Planned ? say("Planned visit") : say("Visit");
    }
    if (!row.place.empty())
        title += ", " + row.place;
    std::vector<std::string> names;
    for (const auto& each : row.people)
        names.push_back(each.name.substr(0, each.found ? each.name.find(' ') : std::string::npos));
    return names.empty() ? title : say("%1, with %2", {title, joinNames(names)});
}

std::string promiseTitle(const PromiseRow& row)
{
    const std::string whose = row.direction == Direction::Ours ? say("Promise") : say("Their promise");
    if (row.state == PromiseState::Kept)
        return say("%1 kept", {whose});
    return row.state == PromiseState::LetGo ? say("%1 let go", {whose}) : whose;
}

/// Everything of one client that stands on its timeline.
class TimelineReader {
public:
    TimelineReader(PageRows& rows, const EntityId& client, const TimelineFilter& filter)
        : m_rows(rows), m_client(client.toString()), m_filter(filter)
    {
    }

    Timeline read()
    {
        placeVisits();
        placeOthers();
        std::ranges::sort(m_places, [](const VisitPlace& a, const VisitPlace& b) {
            return std::tie(b.at, b.id) < std::tie(a.at, a.id);
        });
        Timeline timeline;
        timeline.total = m_places.size();
        const auto from = std::min(m_filter.offset, m_places.size());
        const auto end = m_filter.limit == 0 ? m_places.size() : std::min(from + m_filter.limit, m_places.size());
        m_places = std::vector(m_places.begin() + static_cast<std::ptrdiff_t>(from),
                               m_places.begin() + static_cast<std::ptrdiff_t>(end));
        for (const auto& place : m_places)
            timeline.entries.push_back(entry(place));
        addLines(timeline.entries);
        return timeline;
    }

private:
    void placeVisits()
    {
        auto select = every(visit::kind, visit::client, m_client);
        select.withProse = false;
        m_visits = m_rows.select(select);
        const auto fitting = filtersLines(m_filter) ? std::optional(visitsThatFit()) : std::nullopt;
        for (const auto& row : m_visits) {
            const bool planned = row.value(visit::state) == nameOf(VisitState::Planned);
            if (planned || (fitting && !fitting->contains(row.id.toString()) && !notesFit(row)))
                continue;
            m_places.push_back({wallOf(row, visit::started).value_or(row.createdAt), row.id, Kind::Visit, &row});
        }
    }

    /// The visits with a line, or a word on how it felt, that the filter lets through.
    std::set<std::string> visitsThatFit()
    {
        std::set<std::string> fitting;
        auto lines = linesSelect(m_filter, every(line::kind, line::client, m_client));
        lines.withProse = false;
        if (m_filter.lane)
            lines.where.push_back(where(line::lane, Is::Equal, nameOf(*m_filter.lane)));
        for (const auto& row : m_rows.select(lines))
            fitting.insert(row.value(line::visit));
        if (m_filter.lane) {
            for (const auto& row : m_visits) {
                if (row.value(visit::lane) == nameOf(*m_filter.lane) && !filtersNotes(m_filter))
                    fitting.insert(row.id.toString());
            }
        }
        for (const auto& row : m_rows.select(every(felt::kind, felt::client, m_client))) {
            if (fits(m_filter, m_rows.felt(row)))
                fitting.insert(row.value(felt::visit));
        }
        return fitting;
    }

    /// What we brought and what moved on is work, what they will remember is service.
    bool notesFit(const store::EntityRow& row) const
    {
        if (filtersNotes(m_filter) || !m_filter.lane)
            return false;
        return m_filter.lane == Lane::Service
                   ? !row.value(visit::memorable).empty()
                   : !row.value(visit::workLine).empty() || !row.value(visit::movedOn).empty();
    }

    /// What is to be asked next time and was noted between visits.
    void placeQuestions()
    {
        auto between = linesSelect(m_filter, every(line::kind, line::client, m_client));
        between.where.push_back(where(line::visit, Is::NotSet, {}));
        m_questions = m_rows.select(between);
        for (const auto& row : m_questions) {
            const auto made = m_rows.line(row);
            if (fits(m_filter, made, std::nullopt))
                m_places.push_back({made.at, row.id, Kind::Question, &row});
        }
    }

    /// A promise that a line of a visit made stands there until it is settled; then it has an entry of its own.
    void placeOthers()
    {
        placeQuestions();
        if (filtersLines(m_filter))
            return;
        const auto noon = [this](const std::string& day, WallMs otherwise) {
            const auto parsed = parseDay(day);
            return parsed ? m_rows.now().at(*parsed, 12 * 60) : otherwise;
        };
        m_promises = m_rows.select(every(promise::kind, promise::client, m_client));
        for (const auto& row : m_promises) {
            const bool open = row.value(promise::state) == nameOf(PromiseState::Open);
            if (!open || row.value(promise::line).empty())
                m_places.push_back({noon(row.value(promise::settledOn), row.createdAt), row.id, Kind::Promise, &row});
        }
        m_facts = m_rows.select(every(fact::kind, fact::client, m_client));
        for (const auto& row : m_facts)
            m_places.push_back({noon(row.value(fact::heardOn), row.createdAt), row.id, Kind::Fact, &row});
    }

    TimelineEntry entry(const VisitPlace& place)
    {
        TimelineEntry made;
        made.kind = place.kind;
        made.id = place.id;
        made.space = place.row->space;
        made.at = place.at;
        made.day = m_rows.ago(place.at);
        made.waiting = place.row->waiting;
        if (place.kind == Kind::Visit) {
            made.visit = m_rows.visit(*place.row);
            made.title = visitTitle(*made.visit);
            made.by = made.visit->by;
            addNotes(made, *place.row);
        } else if (place.kind == Kind::Question) {
            made.lines.push_back(m_rows.line(*place.row));
            made.title = made.lines.back().type == LineType::Question ? say("To ask next time") : say("Noted");
            made.by = made.lines.back().by;
        } else if (place.kind == Kind::Promise) {
            made.promise = m_rows.promise(*place.row);
            made.title = promiseTitle(*made.promise);
            made.by = made.promise->by;
        } else {
            made.fact = m_rows.fact(*place.row);
            made.title = made.fact->source.empty() ? say("Noted") : say("%1 told us", {made.fact->source});
            made.by = made.fact->by;
        }
        return made;
    }

    void addNotes(TimelineEntry& entry, const store::EntityRow& row) const
    {
        entry.notesHidden = filtersNotes(m_filter);
        if (entry.notesHidden)
            return;
        if (m_filter.lane != Lane::Service) {
            entry.workLine = row.value(visit::workLine);
            entry.workLink = row.value(visit::workLink);
            entry.movedOn = row.value(visit::movedOn);
        }
        if (m_filter.lane != Lane::Work)
            entry.memorable = row.value(visit::memorable);
    }

    void addLines(std::vector<TimelineEntry>& entries)
    {
        std::map<EntityId, TimelineEntry*> byVisit;
        std::vector<std::string> ids;
        for (auto& each : entries) {
            if (each.kind != Kind::Visit)
                continue;
            byVisit[each.id] = &each;
            ids.push_back(each.id.toString());
        }
        if (ids.empty())
            return;
        const auto promises = promisesOfVisits(m_rows, ids);
        auto feelings = every(felt::kind);
        feelings.where.push_back(oneOf(felt::visit, ids));
        feelings.order.push_back({felt::at, false, false});
        for (const auto& row : m_rows.select(feelings)) {
            auto made = m_rows.felt(row);
            if (const auto at = byVisit.find(made.visit); at != byVisit.end() && fits(m_filter, made))
                at->second->felt.push_back(std::move(made));
        }
        auto select = every(line::kind);
        select.where.push_back(oneOf(line::visit, std::move(ids)));
        for (const auto& row : m_rows.select(linesSelect(m_filter, std::move(select)))) {
            auto made = m_rows.line(row, promises);
            const auto at = byVisit.find(made.visit);
            if (at == byVisit.end() || !fits(m_filter, made, at->second->visit->lane))
                continue;
            at->second->waiting = at->second->waiting || made.waiting;
            at->second->lines.push_back(std::move(made));
        }
    }

    PageRows& m_rows;
    std::string m_client;
    const TimelineFilter& m_filter;
    std::vector<store::EntityRow> m_visits;
    std::vector<store::EntityRow> m_promises;
    std::vector<store::EntityRow> m_facts;
    std::vector<store::EntityRow> m_questions;
    std::vector<VisitPlace> m_places;
};

} // namespace

Result<Timeline> Queries::timeline(const EntityId& client, const TimelineFilter& filter, const Now& now)
{
    PageRows rows(m_reader, now);
    auto timeline = TimelineReader(rows, client, filter).read();
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return timeline;
}

Result<VisitPage> Queries::visit(const EntityId& id, const Now& now)
{
    PageRows rows(m_reader, now);
    const auto row = m_reader.entity(id);
    if (!row)
        return fail(row.error());
    if (row->kind != visit::kind)
        return fail(ErrorCode::InvalidArgument, say("That is not a visit."));
    VisitPage page;
    page.row = rows.visit(*row);
    page.workLine = row->value(visit::workLine);
    page.movedOn = row->value(visit::movedOn);
    page.memorable = row->value(visit::memorable);
    page.workLink = row->value(visit::workLink);
    auto feelings = every(felt::kind, felt::visit, id.toString());
    feelings.order.push_back({felt::at, false, false});
    for (const auto& each : rows.select(feelings))
        page.felt.push_back(rows.felt(each));
    const auto& client = row->value(visit::client);
    if (!client.empty()) {
        auto people = every(person::kind, person::client, client);
        people.order.push_back({person::name, false, true});
        const auto found = rows.select(people);
        rows.learn(found);
        for (const auto& each : found)
            page.clientPeople.push_back(rows.person(each));
        auto objective = pinnedObjectives(rows, page.row.client.id, 1);
        if (!objective.empty())
            page.objective = std::move(objective.front());
    }
    page.promises = promisesOfVisits(rows, {id.toString()});
    auto lines = every(line::kind, line::visit, id.toString());
    lines.order.push_back({line::order, false, false});
    for (const auto& each : rows.select(lines)) {
        page.lines.push_back(rows.line(each, page.promises));
        const auto& made = page.lines.back();
        page.waiting += made.waiting ? 1U : 0U;
        if (made.type == LineType::Mark && made.text.empty())
            page.unfilledMarks.push_back(made);
        if (made.type == LineType::Reassure)
            page.reassured.push_back(made);
        if (made.type == LineType::Challenge)
            page.challenged.push_back(made);
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return page;
}

Result<VisitsPage> Queries::visits(bool mine, std::size_t limit, std::size_t offset, const Now& now)
{
    PageRows rows(m_reader, now);
    auto select = every(visit::kind);
    select.where.push_back(where(visit::started, Is::Set, {}));
    if (mine)
        select.where.push_back(where(visit::by, Is::Equal, rows.me().toString()));
    const auto total = m_reader.count(select);
    if (!total)
        return fail(total.error());
    select.order.push_back({visit::started, true, false});
    select.limit = limit;
    select.offset = offset;
    VisitsPage page;
    page.total = *total;
    for (const auto& row : rows.select(select))
        page.rows.push_back(rows.visit(row));
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return page;
}

} // namespace salver::domain
