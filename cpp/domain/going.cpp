// SPDX-License-Identifier: Apache-2.0
#include "domain/going.h"

#include "domain/say.h"
#include "domain/scalars.h"

#include <algorithm>

namespace salver::domain {

namespace {

namespace felt = model::felt;
namespace promise = model::promise;
namespace client = model::client;
using Is = store::Condition::Is;

constexpr auto lookedBack = std::chrono::days(365);

void addFelt(PageRows& rows, Going& made, const EntityId& of)
{
    auto select = of.isNull() ? every(felt::kind) : every(felt::kind, felt::client, of.toString());
    select.order.push_back({felt::at, true, false});
    select.limit = feltMost;
    for (const auto& row : rows.select(select)) {
        auto each = rows.felt(row);
        if (each.words.empty() && each.before.empty() && each.after.empty())
            continue;
        made.felt.push_back(std::move(each));
        made.feltClients.push_back(rows.ref(row.value(felt::client)));
    }
}

bool isLate(const PromiseRow& row)
{
    return row.due && row.settledOn && row.settledOn->day > row.due->day;
}

void addPromises(PageRows& rows, Going& made, const EntityId& of)
{
    auto select = of.isNull() ? every(promise::kind) : every(promise::kind, promise::client, of.toString());
    select.order.push_back({promise::settledOn, true, false});
    auto settled = select;
    settled.where.push_back(where(promise::settledOn, Is::GreaterOrEqual, dayText(rows.today() - lookedBack)));
    auto open = select;
    open.where.push_back(where(promise::state, Is::Equal, nameOf(PromiseState::Open)));
    const auto put = [&](const store::EntityRow& row) {
        auto each = rows.promise(row);
        auto& side = each.direction == Direction::Ours ? made.ours : made.theirs;
        auto& list = each.state == PromiseState::Open    ? side.open
                     : each.state == PromiseState::LetGo ? side.letGo
                     : isLate(each)                      ? side.late
                                                         : side.onTime;
        list.push_back(std::move(each));
    };
    for (const auto& row : rows.select(settled)) {
        if (row.value(promise::state) != nameOf(PromiseState::Open))
            put(row);
    }
    for (const auto& row : rows.select(open))
        put(row);
    for (auto* side : {&made.ours, &made.theirs}) {
        const auto all = side->onTime.size() + side->late.size() + side->letGo.size() + side->open.size();
        if (all > 0)
            side->counts = say("%1 kept on time, %2 late, %3 let go; %4 open",
                               {std::to_string(side->onTime.size()), std::to_string(side->late.size()),
                                std::to_string(side->letGo.size()), std::to_string(side->open.size())});
    }
}

/// All clients' at once: objectivesOf() reads one client's, and a house has a hundred.
Result<std::vector<ObjectiveRow>> everyObjective(PageRows& rows, const EntityId& of)
{
    if (!of.isNull())
        return objectivesOf(rows.reader(), of, rows.now());
    std::vector<EntityId> clients;
    auto standing = every(model::objective::kind);
    standing.where.push_back(where(model::objective::doneWithOn, Is::NotSet, {}));
    for (const auto& row : rows.select(standing)) {
        const auto id = EntityId::parse(row.value(model::objective::client)).value_or(EntityId{});
        if (!id.isNull() && std::ranges::find(clients, id) == clients.end())
            clients.push_back(id);
    }
    std::vector<ObjectiveRow> all;
    for (const auto& id : clients) {
        auto found = objectivesOf(rows.reader(), id, rows.now());
        if (!found)
            return found;
        std::ranges::move(*found, std::back_inserter(all));
    }
    return all;
}

Result<void> addObjectives(PageRows& rows, Going& made, const EntityId& of)
{
    auto found = everyObjective(rows, of);
    if (!found)
        return fail(std::move(found.error()));
    auto& strand = made.objectives;
    for (auto& row : *found) {
        if (row.doneWithOn || !row.client.found)
            continue;
        strand.understood += std::ranges::any_of(row.playbacks, [](const auto& each) { return each.answer.has_value(); }) ? 1 : 0;
        strand.confident += row.commitment.empty() && row.ability.empty() ? 0 : 1;
        strand.rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(strand.rows, {}, [](const ObjectiveRow& row) { return folded(row.client.name); });
    if (!strand.rows.empty())
        strand.counts = say("%1 heard, %2 answered when we played it back, %3 with their word on our commitment or "
                            "ability",
                            {std::to_string(strand.rows.size()), std::to_string(strand.understood),
                             std::to_string(strand.confident)});
    return {};
}

} // namespace

Result<Going> going(store::Reader& reader, const EntityId& of, const Now& now)
{
    PageRows rows(reader, now);
    Going made;
    if (!of.isNull()) {
        const auto row = reader.entity(of);
        if (!row)
            return fail(row.error());
        if (row->kind != client::kind)
            return fail(ErrorCode::InvalidArgument, say("That is not a client."));
        made.client = rows.ref(of.toString());
        made.pulseOff = !row->value(client::pulseOff).empty();
        made.leftOn = rows.ago(row->value(client::leftOn));
        made.exitNote = row->value(client::exitNote);
    }
    addFelt(rows, made, of);
    made.pulse = pulseView(rows, of);
    addPromises(rows, made, of);
    if (auto added = addObjectives(rows, made, of); !added)
        return fail(std::move(added.error()));
    made.rhythms = rhythmRows(rows, {of, {}});
    std::ranges::stable_sort(made.rhythms, {}, [](const RhythmRow& row) {
        return std::tuple(folded(row.client.name), folded(row.person.name));
    });
    made.notAsked = notAskedRows(rows, of);
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

} // namespace salver::domain
