// SPDX-License-Identifier: Apache-2.0
#include "server/app/erasing.h"

#include "server/app/run_now.h"

#include "core/change.h"
#include "core/erasure.h"

#include <map>

namespace salver::server {

namespace {

constexpr std::size_t readAtOnce = std::size_t{4} * 1024 * 1024;

/// What the log knows of the entries: their kinds, who wrote them, and the highest Lamport number.
struct Known {
    std::map<EntityId, std::uint32_t> kinds;
    SeenVersion seen;
    Lamport lamport{};
    bool whole{true}; ///< nothing of the log was cut off
};

Error noSuchEntry(const EntityId& entity, const SpaceRow& space, bool whole)
{
    if (whole)
        return {ErrorCode::NotFound, "There is no entry " + entity.toString() + " in " + space.name + ".", false};
    return {ErrorCode::NotFound,
            "There is no entry " + entity.toString() + " in what is left of the log of " + space.name
                + ". What a snapshot took the place of cannot be erased from here; a lead's device erases it.", false};
}

Result<Known> lookInLog(Storage& storage, const SpaceRow& space, const std::vector<EntityId>& entities)
{
    Known known;
    const std::set<EntityId> wanted(entities.begin(), entities.end());
    const auto standing = runNow(storage.logStanding(space.id));
    if (!standing)
        return fail(standing.error());
    known.whole = raw(standing->fence) == 0;
    for (auto after = standing->fence; after < standing->head;) {
        const auto page = runNow(storage.readLog(space.id, after, standing->head, readAtOnce));
        if (!page)
            return fail(page.error());
        if (page->entries.empty())
            break;
        for (const auto& item : page->entries) {
            const auto decoded = decodeChange(item.bytes);
            if (!decoded)
                continue;
            const auto& change = decoded->change;
            known.lamport = std::max(known.lamport, change.lamport);
            auto& seen = known.seen[change.replica];
            seen = std::max(seen, change.sequence);
            for (const auto& ops : change.entities) {
                if (wanted.contains(ops.entity))
                    known.kinds[ops.entity] = ops.kind;
            }
        }
        after = page->entries.back().cursor;
    }
    return known;
}

Result<void> emptyLog(Storage& storage, const SpaceId& space, WallMs now)
{
    for (bool more = true; more;) {
        const auto emptied = runNow(storage.emptyErased(space, now));
        if (!emptied)
            return fail(emptied.error());
        more = *emptied;
    }
    return {};
}

} // namespace

Result<void> eraseEntries(Storage& storage, const SpaceRow& space, const UserId& by,
                          const std::vector<EntityId>& entities, Clock& clock, Random& random,
                          const std::function<Result<void>()>& logged)
{
    const auto known = lookInLog(storage, space, entities);
    if (!known)
        return fail(known.error());
    Change change;
    change.space = space.id;
    change.replica = random.replica();
    change.sequence = Sequence{1};
    change.lamport = next(known->lamport);
    change.wall = clock.now();
    change.author = by;
    for (const auto& entity : entities) {
        const auto kind = known->kinds.find(entity);
        if (kind == known->kinds.end())
            return fail(noSuchEntry(entity, space, known->whole));
        EntityOps ops;
        ops.entity = entity;
        ops.kind = kind->second;
        RegisterWrite write;
        write.field = deletedFieldNumber;
        write.seen = known->seen;
        write.value = erasedValue;
        ops.writes.push_back(std::move(write));
        change.entities.push_back(std::move(ops));
    }
    auto encoded = encodeChange(change, random);
    if (!encoded)
        return fail(encoded.error());
    PushEntry entry;
    entry.id = change.id();
    entry.hash = encoded->hash;
    entry.lamport = change.lamport;
    entry.author = by;
    entry.bytes = std::move(encoded->bytes);
    entry.erases = entities;
    PushBatch batch;
    batch.space = space.id;
    batch.account = by;
    batch.now = clock.now();
    batch.entries.push_back(std::move(entry));
    const auto pushed = runNow(storage.push(std::move(batch)));
    if (!pushed)
        return fail(pushed.error());
    if (pushed->error)
        return fail(*pushed->error);
    if (!pushed->verdicts.front().accepted)
        return fail(pushed->verdicts.front().code, pushed->verdicts.front().sentence);
    if (auto noted = logged(); !noted)
        return noted;
    return emptyLog(storage, space.id, clock.now());
}

Result<void> eraseByLedger(Storage& storage, const std::vector<std::pair<SpaceId, EntityId>>& ledger, Clock& clock)
{
    std::map<SpaceId, std::vector<EntityId>> bySpace;
    for (const auto& [space, entity] : ledger)
        bySpace[space].push_back(entity);
    for (auto& [space, entities] : bySpace) {
        if (auto noted = runNow(storage.eraseAgain(space, std::move(entities), clock.now())); !noted)
            return noted;
        if (auto emptied = emptyLog(storage, space, clock.now()); !emptied)
            return emptied;
    }
    return {};
}

} // namespace salver::server
