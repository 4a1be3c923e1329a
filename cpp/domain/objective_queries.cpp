// SPDX-License-Identifier: Apache-2.0
#include "domain/objective_queries.h"

#include "domain/say.h"
#include "domain/words.h"

#include <algorithm>
#include <map>
#include <set>

namespace salver::domain {

namespace {

namespace objective = model::objective;
namespace playback = model::playback;
namespace confidence = model::confidence;
using Is = store::Condition::Is;

SaidRow saidRow(PageRows& rows, const store::EntityRow& row, model::FieldId words, model::FieldId saidBy,
                model::FieldId on, model::FieldId by)
{
    SaidRow made;
    made.id = row.id;
    made.words = row.value(words);
    made.saidBy = rows.ref(row.value(saidBy));
    made.on = rows.ago(row.value(on));
    made.by = rows.member(row.value(by));
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

PlaybackRow playbackRow(PageRows& rows, const store::EntityRow& row)
{
    PlaybackRow made;
    made.id = row.id;
    made.text = row.value(playback::text);
    made.by = rows.member(row.value(playback::playedBy));
    made.on = rows.ago(row.value(playback::playedOn));
    made.answer = choiceFrom<Answer>(row.value(playback::answer));
    made.theirWords = row.value(playback::theirWords);
    made.answeredBy = rows.ref(row.value(playback::answeredBy));
    made.answeredOn = rows.ago(row.value(playback::answeredOn));
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

ObjectiveRow objectiveRow(PageRows& rows, const store::EntityRow& row)
{
    ObjectiveRow made;
    made.id = row.id;
    made.space = row.space;
    made.client = rows.ref(row.value(objective::client));
    made.heard = saidRow(rows, row, objective::words, objective::saidBy, objective::saidOn, objective::by);
    made.line = EntityId::parse(row.value(objective::line)).value_or(EntityId{});
    made.doneWithOn = rows.ago(row.value(objective::doneWithOn));
    made.isPrivate = rows.isPrivate(row.space);
    return made;
}

Day dayOf(const std::optional<DayWords>& on)
{
    return on ? on->day : Day{};
}

/// Reads the evidence of all these at once; records of one day stand in the order in which they were written.
void addEvidence(PageRows& rows, std::vector<ObjectiveRow>& objectives, store::Select played, store::Select said)
{
    std::map<std::string, ObjectiveRow*> byId;
    for (auto& each : objectives)
        byId[each.id.toString()] = &each;
    for (const auto& row : rows.select(played)) {
        if (const auto at = byId.find(row.value(playback::objective)); at != byId.end())
            at->second->playbacks.push_back(playbackRow(rows, row));
    }
    for (const auto& row : rows.select(said)) {
        const auto at = byId.find(row.value(confidence::objective));
        if (at == byId.end())
            continue;
        auto made = saidRow(rows, row, confidence::words, confidence::saidBy, confidence::saidOn, confidence::by);
        const bool ability = row.value(confidence::about) == nameOf(ConfidenceIn::Ability);
        (ability ? at->second->ability : at->second->commitment).push_back(std::move(made));
    }
    const auto newest = [](const auto& a, const auto& b) {
        return std::tuple(dayOf(b.on), b.id) < std::tuple(dayOf(a.on), a.id);
    };
    for (auto& each : objectives) {
        std::ranges::sort(each.playbacks, newest);
        std::ranges::sort(each.commitment, newest);
        std::ranges::sort(each.ability, newest);
    }
}

/// Those that still stand, newest first.
store::Select standing(store::Select select)
{
    select.where.push_back(where(objective::doneWithOn, Is::NotSet, {}));
    select.order.push_back({objective::saidOn, true, false});
    return select;
}

} // namespace

Result<std::vector<ObjectiveRow>> objectivesOf(store::Reader& reader, const EntityId& client, const Now& now)
{
    PageRows rows(reader, now);
    std::vector<ObjectiveRow> found;
    const auto id = client.toString();
    for (const auto& row : rows.select(every(objective::kind, objective::client, id)))
        found.push_back(objectiveRow(rows, row));
    addEvidence(rows, found, every(playback::kind, playback::client, id), every(confidence::kind, confidence::client, id));
    std::ranges::sort(found, [](const ObjectiveRow& a, const ObjectiveRow& b) {
        const auto key = [](const ObjectiveRow& row) { return std::tuple(!row.doneWithOn, dayOf(row.heard.on), row.id); };
        return key(b) < key(a);
    });
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return found;
}

Result<ObjectiveRow> objectiveOf(store::Reader& reader, const EntityId& id, const Now& now)
{
    PageRows rows(reader, now);
    const auto row = reader.entity(id);
    if (!row)
        return fail(row.error());
    if (row->kind != objective::kind)
        return fail(ErrorCode::InvalidArgument, say("That is not an objective."));
    std::vector<ObjectiveRow> one{objectiveRow(rows, *row)};
    addEvidence(rows, one, every(playback::kind, playback::objective, id.toString()),
                every(confidence::kind, confidence::objective, id.toString()));
    if (!one.front().line.isNull()) {
        if (const auto line = rows.find(one.front().line.toString()))
            one.front().visit = EntityId::parse(line->value(model::line::visit)).value_or(EntityId{});
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return one.front();
}

Result<std::vector<ObjectiveRow>> neverPlayedBack(store::Reader& reader, const Now& now)
{
    PageRows rows(reader, now);
    auto played = every(playback::kind);
    played.withProse = false;
    std::set<std::string> answered;
    for (const auto& row : rows.select(played))
        answered.insert(row.value(playback::objective));
    std::vector<ObjectiveRow> found;
    const auto all = rows.select(standing(every(objective::kind)));
    for (auto row = all.rbegin(); row != all.rend(); ++row) {
        if (answered.contains(row->id.toString()))
            continue;
        auto made = objectiveRow(rows, *row);
        if (!made.client.found)
            continue;
        const auto heard = made.heard.on ? say(" on %1", {dayShort(made.heard.on->day, rows.today())}) : std::string();
        made.why = {Rule::NotPlayedBack, say("We heard this%1 and have not said back what we understood.", {heard})};
        found.push_back(std::move(made));
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return found;
}

Result<std::vector<PersonRow>> peopleAt(store::Reader& reader, const EntityId& client, const Now& now)
{
    PageRows rows(reader, now);
    auto select = every(model::person::kind, model::person::client, client.toString());
    select.order.push_back({model::person::name, false, true});
    select.withProse = false;
    std::vector<PersonRow> found;
    for (const auto& row : rows.select(select))
        found.push_back(rows.person(row));
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return found;
}

LineRow pinnedObjective(PageRows& rows, const store::EntityRow& row)
{
    LineRow made;
    made.id = row.id;
    made.space = row.space;
    made.type = LineType::Need;
    made.text = row.value(objective::words);
    const auto day = parseDay(row.value(objective::saidOn));
    made.at = day ? rows.now().at(*day, 12 * 60) : row.createdAt;
    made.time = rows.now().timeOf(made.at);
    made.day = rows.ago(made.at);
    made.client = rows.ref(row.value(objective::client));
    made.by = rows.member(row.value(objective::by));
    made.who = rows.ref(row.value(objective::saidBy));
    made.waiting = row.waiting;
    made.contested = row.contested;
    made.isPrivate = rows.isPrivate(row.space);
    return made;
}

std::vector<LineRow> pinnedObjectives(PageRows& rows, const std::vector<std::string>& clients)
{
    std::vector<LineRow> found;
    if (clients.empty())
        return found;
    auto select = standing(every(objective::kind));
    select.where.push_back(oneOf(objective::client, clients));
    std::set<std::string> seen;
    for (const auto& row : rows.select(select)) {
        if (seen.insert(row.value(objective::client)).second)
            found.push_back(pinnedObjective(rows, row));
    }
    return found;
}

std::vector<LineRow> pinnedObjectives(PageRows& rows, const EntityId& client, std::size_t most)
{
    auto select = standing(every(objective::kind, objective::client, client.toString()));
    select.limit = most;
    std::vector<LineRow> found;
    for (const auto& row : rows.select(select))
        found.push_back(pinnedObjective(rows, row));
    return found;
}

} // namespace salver::domain
