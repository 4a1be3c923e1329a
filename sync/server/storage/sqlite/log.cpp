// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/tables.h"

#include "core/limits.h"
#include "core/planted.h"
#include "server/storage/sqlite/schema.h"

namespace salver::server::tables {

namespace {

/// So few are read as fast as a thread is woken.
constexpr std::uint64_t fewChanges = 4;

ReplicaState replicaState(Database& db, std::int64_t space, ReplicaId replica)
{
    ReplicaState state;
    {
        auto statement = db.prepare("SELECT account, highest FROM space_replica WHERE space = ? AND replica = ?");
        statement << space << replica;
        if (statement.step()) {
            state.account = statement.id<UserId>(0);
            state.highest = statement.as<Sequence>(1);
            return state;
        }
    }
    auto statement = db.prepare("SELECT account FROM replica WHERE replica = ?");
    statement << replica;
    if (statement.step())
        state.account = statement.id<UserId>(0);
    return state;
}

Standing standingOf(Database& db, std::int64_t space, const WriteId& id)
{
    Standing standing;
    {
        auto statement = db.prepare("SELECT hash, id FROM change WHERE space = ? AND replica = ? AND sequence = ?");
        statement << space << id.replica << id.sequence;
        if (statement.step()) {
            standing.held = {statement.hash(0), Cursor{static_cast<std::uint64_t>(statement.number(1) & cursorMask)}};
            return standing;
        }
    }
    auto statement = db.prepare("SELECT first, last, hash, code FROM refused"
                                " WHERE space = ? AND replica = ? AND first <= ? ORDER BY first DESC LIMIT 1");
    statement << space << id.replica << id.sequence;
    if (statement.step() && statement.as<Sequence>(1) >= id.sequence) {
        RefusedRange range{id.replica, statement.as<Sequence>(0), statement.as<Sequence>(1), std::nullopt,
                           statement.as<ErrorCode>(3)};
        if (!statement.isNull(2))
            range.hash = statement.hash(2);
        standing.refused = range;
    }
    return standing;
}

std::optional<Hash> runningAt(Database& db, std::int64_t space, Cursor cursor)
{
    if (cursor == Cursor{})
        return Hash{};
    if (raw(cursor) > static_cast<std::uint64_t>(cursorMask))
        return std::nullopt;
    auto statement = db.prepare("SELECT running FROM change WHERE id = ?");
    statement << rowOf(space, cursor);
    return statement.step() ? std::optional(statement.hash(0)) : std::nullopt;
}

/// A change's hash covers its name, so it can only stand under this very number. That spares an index by hash, in
/// which every change would land on another page.
std::vector<std::pair<Hash, Cursor>> heldOf(Database& db, std::int64_t space, const HandshakeQuery& query)
{
    std::vector<std::pair<Hash, Cursor>> held;
    auto statement = db.prepare("SELECT hash, id FROM change WHERE space = ? AND replica = ? AND sequence = ?");
    for (const auto& [sequence, hash] : query.unsent) {
        statement << space << query.replica << sequence;
        if (statement.step() && statement.hash(0) == hash)
            held.emplace_back(hash, Cursor{static_cast<std::uint64_t>(statement.number(1) & cursorMask)});
        statement.rewind();
    }
    return held;
}

/// Hashes under this replica's numbers from the first that the device did not know to be taken.
std::vector<std::pair<Sequence, Hash>> takenOf(Database& db, std::int64_t space, const HandshakeQuery& query)
{
    auto from = next(query.lastSequence);
    for (const auto& [sequence, hash] : query.unsent)
        from = std::min(from, sequence);
    std::vector<std::pair<Sequence, Hash>> taken;
    auto statement = db.prepare(
        "SELECT sequence, hash FROM change WHERE space = ?1 AND replica = ?2 AND sequence >= ?3"
        " UNION ALL SELECT first, hash FROM refused WHERE space = ?1 AND replica = ?2 AND first >= ?3"
        " AND hash IS NOT NULL ORDER BY 1 LIMIT ?4");
    statement << space << query.replica << from << static_cast<std::int64_t>(limits::handshakeHashes);
    while (statement.step())
        taken.emplace_back(statement.as<Sequence>(0), statement.hash(1));
    return taken;
}

PlacingContext contextOf(Database& db, const Place& place, const PushBatch& batch)
{
    PlacingContext context;
    context.space = place.state;
    for (const auto& entry : batch.entries) {
        if (entry.id == WriteId{})
            continue;
        auto known = context.replicas.find(entry.id.replica);
        if (known == context.replicas.end())
            known = context.replicas.emplace(entry.id.replica, replicaState(db, place.number, entry.id.replica)).first;
        if (entry.id.sequence <= known->second.highest)
            context.standing[entry.id] = standingOf(db, place.number, entry.id);
    }
    context.erased = erasedAmong(db, place.number, batch.entries);
    return context;
}

void writeChanges(Database& db, std::int64_t space, const PushBatch& batch, const Placement& placed)
{
    auto statement = db.prepare("INSERT INTO change(id, space, replica, sequence, received_ms, hash, running, bytes)"
                                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto& row : placed.rows) {
        const auto& entry = batch.entries[row.entry];
        statement << rowOf(space, row.cursor) << space << entry.id.replica << entry.id.sequence << batch.now
                  << entry.hash << row.running;
        if (placed.erased.empty()) {
            statement << std::string_view(entry.bytes);
            statement.run();
        } else {
            const auto kept = bytesToKeep(entry, placed.erased);
            statement << std::string_view(kept);
            statement.run();
        }
    }
}

void writeBlobUses(Database& db, std::int64_t space, const PushBatch& batch, const Placement& placed)
{
    auto statement = db.prepare("INSERT INTO blob_use(space, hash, cursor) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
    for (const auto& row : placed.rows) {
        for (const auto& blob : batch.entries[row.entry].blobs) {
            statement << space << blob << row.cursor;
            statement.run();
        }
    }
}

void writeReplicas(Database& db, std::int64_t space, const PlacingContext& before, const Placement& placed)
{
    auto bind = db.prepare("INSERT INTO replica(replica, account) VALUES (?, ?) ON CONFLICT DO NOTHING");
    auto update = db.prepare("INSERT INTO space_replica(space, replica, account, highest) VALUES (?, ?, ?, ?)"
                             " ON CONFLICT(space, replica) DO UPDATE SET highest = excluded.highest");
    for (const auto& [id, state] : placed.replicas) {
        const auto old = before.replicas.find(id);
        if (!state.account || (old != before.replicas.end() && old->second.highest == state.highest))
            continue;
        if (old == before.replicas.end() || old->second.highest == Sequence{}) {
            bind << id << *state.account;
            bind.run();
        }
        update << space << id << *state.account << state.highest;
        update.run();
    }
}

void writeRefused(Database& db, std::int64_t space, const Placement& placed)
{
    auto statement = db.prepare("INSERT INTO refused(space, replica, first, last, hash, code)"
                                " VALUES (?, ?, ?, ?, ?, ?)");
    for (const auto& range : placed.refused) {
        statement << space << range.replica << range.first << range.last;
        if (range.hash)
            statement << *range.hash;
        else
            statement.null();
        statement << range.code;
        statement.run();
    }
}

void writeSpace(Database& db, std::int64_t space, const SpaceState& state)
{
    auto statement = db.prepare("UPDATE space SET head = ?, running = ?, highest_lamport = ?, refused = ?"
                                " WHERE number = ?");
    statement << state.head << state.running << state.highestLamport << static_cast<std::int64_t>(state.refused)
              << space;
    statement.run();
}

} // namespace

Error notMember()
{
    return {ErrorCode::NotMember, "You are not a member of this team.", false};
}

Error behindFence()
{
    return {ErrorCode::BehindFence,
            "The server no longer keeps the log as far back as this device stands; the device takes a snapshot.", true};
}

std::optional<Place> placeOf(Database& db, const Asker& asker)
{
    auto statement = db.prepare("SELECT number, role, head, epoch, running, highest_lamport, refused, safe_cursor, fence"
                                " FROM space JOIN member ON member.space = space.number"
                                " WHERE space.id = ? AND member.account = ?");
    statement << asker.space << asker.account;
    if (!statement.step())
        return std::nullopt;
    Place place;
    place.number = statement.number(0);
    place.state = {static_cast<Role>(statement.number(1)), statement.as<Cursor>(2), statement.as<Epoch>(3),
                   statement.hash(4), statement.as<Lamport>(5), static_cast<std::uint64_t>(statement.number(6))};
    place.safe = statement.as<Cursor>(7);
    if (!planted(Plant::NoFence))
        place.fence = statement.as<Cursor>(8);
    return place;
}

Result<HandshakeAnswer> handshake(Database& db, const HandshakeQuery& query)
{
    const auto place = placeOf(db, query.asker);
    if (!place)
        return fail(notMember());
    const auto replica = replicaState(db, place->number, query.replica);
    if (replica.account && *replica.account != query.asker.account)
        return fail(ErrorCode::ReplicaTaken, "Another account's device goes by the same number.");
    HandshakeAnswer answer;
    answer.highest = replica.highest;
    answer.held = heldOf(db, place->number, query);
    answer.taken = takenOf(db, place->number, query);
    answer.head = place->state.head;
    answer.epoch = place->state.epoch;
    answer.safe = place->safe;
    answer.fence = place->fence;
    answer.erasures = hasErasures(db, place->number);
    const auto agrees = [&](const RunningCheckpoint& point) {
        return runningAt(db, place->number, point.cursor) == point.running;
    };
    answer.logAgrees = query.at.cursor == Cursor{} || agrees(query.at);
    if (answer.logAgrees) {
        answer.agreeing = query.at.cursor;
        return answer;
    }
    for (const auto& point : query.checkpoints) {
        if (point.cursor > answer.agreeing && agrees(point))
            answer.agreeing = point.cursor;
    }
    return answer;
}

Result<PushOutcome> push(Database& db, const PushBatch& batch)
{
    const auto place = placeOf(db, {batch.account, batch.space});
    if (!place)
        return fail(notMember());
    const auto context = contextOf(db, *place, batch);
    auto placed = server::place(context, batch);
    if (placed.outcome.error)
        return std::move(placed.outcome);
    writeChanges(db, place->number, batch, placed);
    writeBlobUses(db, place->number, batch, placed);
    writeReplicas(db, place->number, context, placed);
    writeRefused(db, place->number, placed);
    if (!placed.rows.empty() || !placed.refused.empty())
        writeSpace(db, place->number, placed.space);
    if (!placed.outcome.erased.empty())
        writeErasure(db, place->number,
                     {placed.space.head, batch.account, batch.now, placed.outcome.erased.size(), false},
                     placed.space.head, placed.outcome.erased);
    return std::move(placed.outcome);
}

std::optional<Result<PullAnswer>> pullFew(Database& db, const PullQuery& query)
{
    const auto place = placeOf(db, query.asker);
    if (place && raw(place->state.head) > raw(query.after) + fewChanges)
        return std::nullopt;
    return pull(db, query);
}

Result<PullAnswer> pull(Database& db, const PullQuery& query)
{
    const auto place = placeOf(db, query.asker);
    if (!place)
        return fail(notMember());
    if (query.after < place->fence)
        return fail(behindFence());
    PullAnswer answer;
    answer.head = place->state.head;
    answer.epoch = place->state.epoch;
    answer.safe = place->safe;
    const auto after = std::min(query.after, place->state.head);
    answer.running = runningAt(db, place->number, after).value_or(Hash{});
    auto statement = db.prepare("SELECT id, replica, sequence, hash, received_ms, running, bytes FROM change"
                                " WHERE id > ? AND id <= ? ORDER BY id");
    statement << rowOf(place->number, after) << rowOf(place->number, place->state.head);
    std::size_t size = 0;
    while (size < query.mostBytes && answer.entries.size() < limits::batchChanges && statement.step()) {
        LogItem item;
        item.cursor = Cursor{static_cast<std::uint64_t>(statement.number(0) & cursorMask)};
        item.id = {statement.as<ReplicaId>(1), statement.as<Sequence>(2)};
        item.hash = statement.hash(3);
        item.received = statement.as<WallMs>(4);
        if (query.replica == ReplicaId{} || item.id.replica != query.replica)
            item.bytes = statement.string(6);
        answer.running = statement.hash(5);
        size += item.bytes.size() + 128;
        answer.entries.push_back(std::move(item));
    }
    return answer;
}

} // namespace salver::server::tables
