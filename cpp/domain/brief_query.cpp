// SPDX-License-Identifier: Apache-2.0
#include "domain/brief_query.h"

#include "domain/house_queries.h"
#include "domain/page_rows.h"
#include "domain/say.h"

#include <algorithm>
#include <set>

namespace salver::domain {

namespace {

namespace client = model::client;
namespace person = model::person;
namespace visit = model::visit;
namespace line = model::line;
namespace promise = model::promise;
namespace fact = model::fact;
namespace felt = model::felt;
using Is = store::Condition::Is;

constexpr std::size_t objectivesMost = 3;
constexpr std::size_t sparksMost = 4;
constexpr std::size_t questionsMost = 10;
constexpr std::size_t reassuredMost = 2;
constexpr std::size_t stancesMost = 2;
constexpr std::size_t factsOfPersonMost = 4;
constexpr std::size_t askAgainMost = 3;
constexpr std::size_t littleThingsMost = 12;
constexpr std::size_t notKnownMost = 5;
constexpr std::size_t termsMost = 6;
constexpr std::size_t touchesGivenMost = 2;
constexpr std::size_t touchIdeasMost = 3;

class BriefReader {
public:
    BriefReader(Queries& queries, const Now& now) : m_queries(queries), m_rows(queries.reader(), now) {}

    Result<Brief> read(const store::EntityRow& row, const EntityId& visitId)
    {
        m_rows.learn({row});
        m_client = row.id.toString();
        m_brief.client = {row.id, row.value(client::name), true};
        m_brief.space = row.space;
        m_brief.whyWeCare = row.value(client::whyWeCare);
        readVisit(visitId);
        readPeople();
        readFacts();
        readPromises();
        readLast();
        readLines();
        readHouse(row.id);
        m_brief.touches = touchesFor(m_rows, row.id, touchesGivenMost, touchIdeasMost);
        m_brief.terms = termsToDecode(m_rows, row.id, termsMost);
        if (auto together = readTogether(row.id); !together)
            return fail(std::move(together.error()));
        if (auto outcome = m_rows.outcome(); !outcome)
            return fail(std::move(outcome.error()));
        if (auto contested = readContested(); !contested)
            return fail(std::move(contested.error()));
        return std::move(m_brief);
    }

private:
    void readVisit(const EntityId& id)
    {
        if (!id.isNull()) {
            if (const auto row = m_rows.find(id.toString()))
                m_brief.visit = m_rows.visit(*row);
            return;
        }
        auto next = every(visit::kind, visit::client, m_client);
        next.where.push_back(where(visit::state, Is::Equal, nameOf(VisitState::Planned)));
        next.where.push_back(where(visit::plannedStart, Is::GreaterOrEqual,
                                   instantText({m_rows.now().at(m_rows.today(), 0), m_rows.now().zone})));
        next.order.push_back({visit::plannedStart, false, false});
        next.limit = 1;
        for (const auto& row : m_rows.select(next))
            m_brief.visit = m_rows.visit(row);
    }

    void readPeople()
    {
        auto select = every(person::kind, person::client, m_client);
        select.order.push_back({person::name, false, true});
        select.withProse = false;
        const auto found = m_rows.select(select);
        m_rows.learn(found);
        const auto there = [this](const EntityId& id) {
            return m_brief.visit && std::ranges::find(m_brief.visit->people, id, &EntityRef::id) != m_brief.visit->people.end();
        };
        const bool named = std::ranges::any_of(found, [&](const auto& row) { return there(row.id); });
        for (const auto& row : found) {
            if (!named || there(row.id))
                m_brief.people.push_back({m_rows.person(row), {}});
        }
    }

    void readFacts()
    {
        std::vector<std::string> ids;
        for (const auto& each : m_brief.people)
            ids.push_back(each.row.id.toString());
        std::vector<FactRow> facts;
        auto ofClient = every(fact::kind, fact::client, m_client);
        for (const auto& row : m_rows.select(ofClient))
            facts.push_back(m_rows.fact(row));
        if (!ids.empty()) {
            auto ofPeople = every(fact::kind);
            ofPeople.where.push_back(oneOf(fact::person, ids));
            for (const auto& row : m_rows.select(ofPeople))
                facts.push_back(m_rows.fact(row));
        }
        std::ranges::stable_sort(facts, [](const FactRow& a, const FactRow& b) {
            const auto day = [](const FactRow& row) { return row.heardOn ? row.heardOn->day : Day{}; };
            return day(a) > day(b);
        });
        for (auto& each : facts)
            place(each);
        for (auto& each : m_brief.people) {
            std::ranges::stable_sort(each.facts, {}, [](const FactRow& row) { return rankOf(row.type); });
            if (each.facts.size() > factsOfPersonMost)
                each.facts.resize(factsOfPersonMost);
        }
    }

    static int rankOf(FactType type)
    {
        switch (type) {
        case FactType::Season: return 0;
        case FactType::Matters: return 1;
        case FactType::Avoid: return 2;
        case FactType::CannotAccept: return 3;
        default: return 4;
        }
    }

    void place(const FactRow& row)
    {
        if (row.askAgain && row.type != FactType::Season && m_brief.askAgain.size() < askAgainMost)
            m_brief.askAgain.push_back(row);
        if (row.type == FactType::DidForUs) {
            if (!row.thankedOn)
                m_brief.thanks.push_back(row);
            return;
        }
        if (row.type == FactType::NotKnown && m_brief.notKnown.size() < notKnownMost)
            m_brief.notKnown.push_back(row);
        // Their business and their brand have a page; the brief keeps to what one needs in the room.
        if (row.type == FactType::NotKnown || isBusiness(row.type) || isBrand(row.type))
            return;
        const auto of = std::ranges::find(m_brief.people, row.about.id, [](const auto& each) { return each.row.id; });
        const bool before = row.type == FactType::Season || row.type == FactType::Matters ||
                            row.type == FactType::Avoid || row.type == FactType::CannotAccept || row.type == FactType::Reach;
        if (of != m_brief.people.end() && before)
            of->facts.push_back(row);
        else if (row.type != FactType::Pronounce && m_brief.littleThings.size() < littleThingsMost)
            m_brief.littleThings.push_back(row);
    }

    void readPromises()
    {
        auto select = every(promise::kind, promise::client, m_client);
        select.where.push_back(where(promise::state, Is::Equal, nameOf(PromiseState::Open)));
        select.order.push_back({promise::due, false, false});
        for (const auto& row : m_rows.select(select)) {
            auto made = m_rows.promise(row);
            (made.direction == Direction::Ours ? m_brief.ours : m_brief.theirs).push_back(std::move(made));
        }
        for (auto* side : {&m_brief.ours, &m_brief.theirs})
            std::ranges::stable_partition(*side, [](const PromiseRow& row) { return row.due.has_value(); });
    }

    void readLast()
    {
        auto select = every(visit::kind, visit::client, m_client);
        select.where.push_back(where(visit::started, Is::Set, {}));
        select.where.push_back(where(visit::state, Is::NotEqual, nameOf(VisitState::Running)));
        select.order.push_back({visit::started, true, false});
        select.limit = 2;
        for (const auto& row : m_rows.select(select)) {
            if (m_brief.last || (m_brief.visit && m_brief.visit->id == row.id))
                continue;
            m_brief.last = m_rows.visit(row);
            m_brief.lastWorkLine = row.value(visit::workLine);
            m_brief.lastMovedOn = row.value(visit::movedOn);
            m_brief.lastMemorable = row.value(visit::memorable);
        }
        if (!m_brief.last)
            return;
        auto feelings = every(felt::kind, felt::visit, m_brief.last->id.toString());
        feelings.order.push_back({felt::at, false, false});
        for (const auto& row : m_rows.select(feelings))
            m_brief.felt.push_back(m_rows.felt(row));
    }

    [[nodiscard]] std::vector<LineRow> newest(LineType type, std::size_t most)
    {
        auto select = every(line::kind, line::client, m_client);
        select.where.push_back(where(line::type, Is::Equal, nameOf(type)));
        select.order.push_back({line::at, true, false});
        select.limit = most;
        std::vector<LineRow> found;
        for (const auto& row : m_rows.select(select))
            found.push_back(m_rows.line(row));
        return found;
    }

    void readLines()
    {
        m_brief.sparks = newest(LineType::Spark, sparksMost);
        m_brief.questions = newest(LineType::Question, questionsMost);
        m_brief.reassured = newest(LineType::Reassure, reassuredMost);
        m_brief.challenged = newest(LineType::Challenge, reassuredMost);
    }

    void readHouse(const EntityId& id)
    {
        m_brief.ethos = ethosOf(m_rows, m_brief.space);
        m_brief.agreements = agreementLines(m_rows, id);
        m_brief.trying = experimentsOf(m_rows, id);
        std::erase_if(m_brief.trying, [](const ExperimentRow& row) { return row.state != ExperimentState::Trying; });
    }

    Result<void> readTogether(const EntityId& id)
    {
        auto objectives = objectivesOf(m_queries.reader(), id, m_rows.now());
        auto together = togetherWith(m_queries.reader(), id, m_rows.now());
        if (!objectives || !together)
            return fail(!objectives ? std::move(objectives.error()) : std::move(together.error()));
        std::erase_if(*objectives, [](const ObjectiveRow& row) { return row.doneWithOn.has_value(); });
        std::erase_if(together->problems, [](const ProblemRow& row) { return row.state != ProblemState::Stuck; });
        m_brief.objectives = firstOf(std::move(*objectives), objectivesMost);
        m_brief.stuck = std::move(together->problems);
        m_brief.stances = firstOf(std::move(together->stances), stancesMost);
        m_brief.advice = firstOf(std::move(together->advice), stancesMost);
        m_brief.direction = std::move(together->direction);
        return {};
    }

    template <class Row>
    static std::vector<Row> firstOf(std::vector<Row> rows, std::size_t most)
    {
        if (rows.size() > most)
            rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(most), rows.end());
        return rows;
    }

    [[nodiscard]] std::set<EntityId> shown() const
    {
        std::set<EntityId> ids{m_brief.client.id};
        const auto add = [&ids](const auto& rows) {
            for (const auto& row : rows)
                ids.insert(row.id);
        };
        for (const auto& each : m_brief.people) {
            ids.insert(each.row.id);
            add(each.facts);
        }
        for (const auto* lines : {&m_brief.sparks, &m_brief.questions, &m_brief.reassured, &m_brief.challenged})
            add(*lines);
        for (const auto& each : m_brief.objectives) {
            ids.insert(each.id);
            add(each.playbacks);
            add(each.commitment);
            add(each.ability);
        }
        add(m_brief.stuck);
        add(m_brief.stances);
        add(m_brief.advice);
        add(m_brief.touches);
        add(m_brief.agreements);
        add(m_brief.trying);
        if (m_brief.direction)
            ids.insert(m_brief.direction->id);
        for (const auto* promises : {&m_brief.ours, &m_brief.theirs})
            add(*promises);
        for (const auto* facts : {&m_brief.askAgain, &m_brief.thanks, &m_brief.notKnown, &m_brief.littleThings})
            add(*facts);
        add(m_brief.felt);
        for (const auto* each : {&m_brief.visit, &m_brief.last}) {
            if (*each)
                ids.insert((*each)->id);
        }
        return ids;
    }

    Result<void> readContested()
    {
        const auto ids = shown();
        const auto contests = m_queries.reader().contests();
        if (!contests)
            return fail(contests.error());
        if (std::ranges::none_of(*contests, [&](const auto& contest) { return ids.contains(contest.entity); }))
            return {};
        auto all = m_queries.needsYou(m_rows.now());
        if (!all)
            return fail(std::move(all.error()));
        for (auto& each : *all) {
            if (each.field != model::deletedField && ids.contains(each.entity))
                m_brief.contested.push_back(std::move(each));
        }
        return {};
    }

    Queries& m_queries;
    PageRows m_rows;
    std::string m_client;
    Brief m_brief;
};

} // namespace

Result<Brief> brief(Queries& queries, const EntityId& clientId, const EntityId& visitId, const Now& now)
{
    const auto row = queries.reader().entity(clientId);
    if (!row)
        return fail(row.error());
    if (row->kind != client::kind)
        return fail(ErrorCode::InvalidArgument, say("That is not a client."));
    return BriefReader(queries, now).read(*row, visitId);
}

} // namespace salver::domain
