// SPDX-License-Identifier: Apache-2.0
// What happens to this device's own changes after they were written: parked, tried again, written anew after a fork.
#include "store/core.h"

#include "core/derived_random.h"

#include <algorithm>
#include <map>
#include <set>

namespace salver::store {

namespace {

using EntityKey = std::pair<EntityId, std::uint32_t>;

/// New names for what a set of changes had named: their own writes, and the events they typed.
struct Renaming {
    struct Stretch {
        std::uint64_t from{};
        std::uint64_t length{};
        std::uint64_t to{};
    };
    std::map<WriteId, WriteId> writes;
    std::map<ReplicaId, Sequence> firstGone; ///< per old replica, the lowest sequence that is written anew
    std::map<std::tuple<EntityId, std::uint32_t, std::uint32_t, ReplicaId>, std::vector<Stretch>> events;
};

void renameWrites(const Renaming& renaming, RegisterWrite& write)
{
    for (auto& name : write.replaces) {
        if (const auto to = renaming.writes.find(name); to != renaming.writes.end())
            name = to->second;
    }
    SeenVersion seen;
    for (const auto& [replica, sequence] : write.seen) {
        const auto gone = renaming.firstGone.find(replica);
        if (gone == renaming.firstGone.end() || sequence < gone->second) {
            seen[replica] = std::max(seen[replica], sequence);
            continue;
        }
        // What had been seen of the old replica is what stays of it, and its rewritten changes under new names.
        if (raw(gone->second) > 1)
            seen[replica] = std::max(seen[replica], Sequence{raw(gone->second) - 1});
        for (const auto& [from, to] : renaming.writes) {
            if (from.replica == replica && from.sequence <= sequence)
                seen[to.replica] = std::max(seen[to.replica], to.sequence);
        }
    }
    write.seen = std::move(seen);
}

void renameEvents(Core& core, SpaceRow& space, Renaming& renaming, EntityOps& ops)
{
    std::map<std::uint32_t, std::uint64_t> next;
    const auto entity = core.tables.entities.find(space.no, ops.entity, model::KindId{ops.kind});
    for (auto& [field, run] : ops.edits) {
        auto& stretches = renaming.events[{ops.entity, ops.kind, field, run.first.agent}];
        for (auto& parent : run.parents) {
            const auto at = renaming.events.find({ops.entity, ops.kind, field, parent.agent});
            if (at == renaming.events.end())
                continue;
            for (const auto& stretch : at->second) {
                if (parent.seq >= stretch.from && parent.seq < stretch.from + stretch.length) {
                    parent = {space.replica, stretch.to + (parent.seq - stretch.from)};
                    break;
                }
            }
        }
        auto [count, first] = next.try_emplace(field, 0);
        if (first && entity)
            count->second = core.tables.texts.nextCount(entity->no, model::FieldId{field}, space.replica);
        stretches.push_back({run.first.seq, run.length, count->second});
        run.first = {space.replica, count->second};
        count->second += run.length;
    }
}

bool sharesEntity(const Change& change, const std::set<EntityKey>& entities)
{
    return std::ranges::any_of(change.entities, [&](const EntityOps& ops) {
        return entities.contains({ops.entity, ops.kind});
    });
}

void addEntities(const Change& change, std::set<EntityKey>& entities)
{
    for (const auto& ops : change.entities)
        entities.insert({ops.entity, ops.kind});
}

} // namespace

Result<std::vector<OwnChange>> ownChanges(Core& core, const SpaceRow& space, ChangeState state, Sequence from)
{
    std::vector<OwnChange> changes;
    auto rows = core.db->use("SELECT c.no, c.hash, b.bytes FROM change c JOIN change_bytes b ON b.no = c.no "
                             "WHERE c.space = ? AND c.state = ? AND c.sequence >= ? ORDER BY c.no");
    rows.bind(space.no, state, from);
    while (rows.step()) {
        auto decoded = decodeChange(rows.bytes(2));
        if (!decoded)
            return fail(ErrorCode::Damaged, "A change that waits to be sent is damaged in the database: "
                            + decoded.error().sentence + " Check this device: that says what can be repaired.");
        changes.push_back({rows.number<ChangeNo>(0), rows.id<Hash>(1), std::move(decoded->change)});
    }
    return changes;
}

void withdrawAll(Core& core, SpaceRow& space, const std::vector<OwnChange>& changes, Committed& facts)
{
    for (auto own = changes.rbegin(); own != changes.rend(); ++own)
        core.merger.withdraw({space, own->change, own->hash, own->no, Cursor{}, true}, facts);
    facts.syncStateChanged = true;
}

Result<void> writeAllAnew(Core& core, SpaceRow& space, std::vector<OwnChange> changes, bool keepTime,
                          Committed& facts)
{
    Renaming renaming;
    for (const auto& own : changes) {
        const auto [at, fresh] = renaming.firstGone.try_emplace(own.change.replica, own.change.sequence);
        if (!fresh)
            at->second = std::min(at->second, own.change.sequence);
    }
    for (auto& own : changes) {
        const auto old = own.change.id();
        // The old row goes first: its number may be the one that the new change gets.
        core.db->use("DELETE FROM change WHERE no = ?").run(own.no);
        // What was erased meanwhile has nothing left to be written anew.
        std::erase_if(own.change.entities, &EntityOps::erased);
        if (own.change.entities.empty())
            continue;
        for (auto& ops : own.change.entities) {
            for (auto& write : ops.writes)
                renameWrites(renaming, write);
            renameEvents(core, space, renaming, ops);
        }
        if (!keepTime)
            own.change.lamport = Lamport{};
        // After a fork the other copy writes what both had anew as well; with the same salts it stays one change.
        DerivedRandom derived(own.hash);
        Random& random = keepTime ? static_cast<Random&>(derived) : core.random;
        auto written = core.committer.writeAnew(space, std::move(own.change), random, facts);
        if (!written)
            return fail(std::move(written.error()));
        renaming.writes[old] = *written;
    }
    return {};
}

Result<void> parkChange(Core& core, SpaceRow& space, Sequence sequence, const Error& why, Committed& facts)
{
    auto waiting = ownChanges(core, space, ChangeState::Waiting, sequence);
    if (!waiting)
        return fail(std::move(waiting.error()));
    if (waiting->empty() || waiting->front().change.sequence != sequence)
        return {};
    std::vector<OwnChange> parked;
    std::set<EntityKey> entities;
    for (auto& own : *waiting) {
        if (!parked.empty() && !sharesEntity(own.change, entities))
            continue;
        addEntities(own.change, entities);
        parked.push_back(std::move(own));
    }
    parkThese(core, space, parked, why, facts);
    return {};
}

void parkThese(Core& core, SpaceRow& space, const std::vector<OwnChange>& changes, const Error& why, Committed& facts)
{
    if (changes.empty())
        return;
    withdrawAll(core, space, changes, facts);
    for (const auto& own : changes) {
        core.db->use("UPDATE change SET state = ? WHERE no = ?").run(ChangeState::Parked, own.no);
        core.db->use("INSERT OR REPLACE INTO parked (no, code, reason) VALUES (?, ?, ?)")
            .run(own.no, why.code, Text{why.sentence});
    }
}

namespace {

/// A parked change with all that it builds on and all that builds on it: whatever touches the same entities, and so
/// on. Names of writes and text events are given anew in one go, so none of them may be left behind.
Result<std::vector<OwnChange>> parkedWith(Core& core, const SpaceRow& space, Sequence sequence, bool earlierToo)
{
    auto parked = ownChanges(core, space, ChangeState::Parked, Sequence{});
    if (!parked)
        return fail(std::move(parked.error()));
    const auto at = std::ranges::find_if(
        *parked, [&](const OwnChange& own) { return own.change.sequence == sequence; });
    if (at == parked->end())
        return fail(ErrorCode::NotFound, "This change is no longer among those that could not go.");
    const auto first = static_cast<std::size_t>(at - parked->begin());
    std::vector<bool> chosen(parked->size());
    chosen[first] = true;
    std::set<EntityKey> entities;
    addEntities(at->change, entities);
    for (bool grown = true; grown;) {
        grown = false;
        for (std::size_t i = earlierToo ? 0 : first; i < parked->size(); ++i) {
            if (chosen[i] || !sharesEntity((*parked)[i].change, entities))
                continue;
            chosen[i] = true;
            addEntities((*parked)[i].change, entities);
            grown = earlierToo;
        }
    }
    std::vector<OwnChange> together;
    for (std::size_t i = 0; i < parked->size(); ++i) {
        if (chosen[i])
            together.push_back(std::move((*parked)[i]));
    }
    return together;
}

} // namespace

Result<void> retryParkedChange(Core& core, SpaceRow& space, Sequence sequence, Committed& facts)
{
    auto together = parkedWith(core, space, sequence, true);
    if (!together)
        return fail(std::move(together.error()));
    // What stood in one step with something erased goes on without it.
    const auto isErased = [](const OwnChange& own) {
        return std::ranges::all_of(own.change.entities, &EntityOps::erased);
    };
    if (std::ranges::all_of(*together, isErased))
        return fail(ErrorCode::Erased, "What this belongs to was erased by a lead of the team, so it cannot go; drop it.");
    return writeAllAnew(core, space, std::move(*together), false, facts);
}

Result<void> dropParkedChange(Core& core, SpaceRow& space, Sequence sequence, Committed& facts)
{
    const auto together = parkedWith(core, space, sequence, false);
    if (!together)
        return fail(together.error());
    for (const auto& own : *together)
        core.db->use("DELETE FROM change WHERE no = ?").run(own.no);
    core.note(together->size() == 1
                  ? "A change to \"" + space.name + "\" that could not go was dropped."
                  : std::to_string(together->size()) + " changes to \"" + space.name + "\" that could not go were "
                        "dropped: one, and what was built on it.");
    facts.syncStateChanged = true;
    return {};
}

} // namespace salver::store
