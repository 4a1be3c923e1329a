// SPDX-License-Identifier: Apache-2.0
// Pushes: everything that waits for one space is placed under its lock in one transaction, in two trips to the
// database and, rarely, a third one.
#include "server/storage/postgres/tables.h"

#include <algorithm>
#include <set>

namespace salver::server::pg {

namespace {

using Batches = std::vector<const PushBatch*>;

/// The log as the batches find it one after the other.
struct LogState {
    std::int64_t number{};
    SpaceState space;
    std::map<UserId, Role> roles;
    std::map<ReplicaId, ReplicaState> replicas;
    std::map<WriteId, Standing> standing;
    std::set<EntityId> erased;
    bool anyErased{false};
};

/// What the batches add to it.
struct Added {
    Array cursor{Array::Of::Bigint};
    Array replica{Array::Of::Bigint};
    Array sequence{Array::Of::Bigint};
    Array received{Array::Of::Bigint};
    Array hash{Array::Of::Bytea};
    Array running{Array::Of::Bytea};
    Array bytes{Array::Of::Bytea};
    Array blob{Array::Of::Bytea};
    Array blobCursor{Array::Of::Bigint};
    std::vector<RefusedRange> refused;
    std::set<ReplicaId> counted;
    /// A batch that erased, with what it erased and where the log stood then.
    std::vector<std::pair<Erasure, std::vector<EntityId>>> erasures;
};

Task<bool> readSpace(Connection& db, const Batches& batches, LogState& log)
{
    Array accounts(Array::Of::Bytea);
    Array replicas(Array::Of::Bigint);
    std::set<ReplicaId> named;
    for (const auto* batch : batches) {
        accounts << batch->account.view();
        for (const auto& entry : batch->entries) {
            if (entry.id != WriteId{} && named.insert(entry.id.replica).second)
                replicas << entry.id.replica;
        }
    }
    const auto& id = batches.front()->space;
    Params space;
    space << id;
    Params who;
    who << id << accounts;
    Params which;
    which << id << replicas;
    std::vector<Question> questions;
    questions.push_back({"SELECT log.space, head, epoch, running, highest_lamport, refused, erasures FROM space"
                         " JOIN log ON log.space = number WHERE id = $1 FOR UPDATE OF log",
                         &space});
    questions.push_back({"SELECT account, role FROM member JOIN space ON number = member.space WHERE id = $1"
                         " AND account = ANY($2::bytea[])",
                         &who});
    questions.push_back({"SELECT r.replica, coalesce(here.account, bound.account), coalesce(here.highest, 0)"
                         " FROM unnest($2::bigint[]) AS r(replica) LEFT JOIN space_replica here"
                         " ON here.space = (SELECT number FROM space WHERE id = $1) AND here.replica = r.replica"
                         " LEFT JOIN replica bound ON bound.replica = r.replica",
                         &which});
    const auto answers = co_await db.askAll(std::move(questions));
    const auto& found = answers[0];
    if (found.empty())
        co_return false;
    log.number = found.number(0, 0);
    log.space = {Role::None, found.as<Cursor>(0, 1), found.as<Epoch>(0, 2), found.hash(0, 3), found.as<Lamport>(0, 4),
                 found.count64(0, 5)};
    log.anyErased = found.number(0, 6) > 0;
    for (int i = 0; i < answers[1].count(); ++i)
        log.roles[answers[1].id<UserId>(i, 0)] = static_cast<Role>(answers[1].number(i, 1));
    for (int i = 0; i < answers[2].count(); ++i) {
        auto& state = log.replicas[answers[2].as<ReplicaId>(i, 0)];
        if (!answers[2].isNull(i, 1))
            state.account = answers[2].id<UserId>(i, 1);
        state.highest = answers[2].as<Sequence>(i, 2);
    }
    co_return true;
}

/// What stands under the numbers that were pushed before.
Task<void> readStanding(Connection& db, const Batches& batches, LogState& log)
{
    Array replicas(Array::Of::Bigint);
    Array sequences(Array::Of::Bigint);
    for (const auto* batch : batches) {
        for (const auto& entry : batch->entries) {
            if (entry.id == WriteId{} || entry.id.sequence > log.replicas[entry.id.replica].highest)
                continue;
            replicas << entry.id.replica;
            sequences << entry.id.sequence;
        }
    }
    if (replicas.empty())
        co_return;
    Params names;
    names << log.number << replicas << sequences;
    std::vector<Question> questions;
    questions.push_back({"SELECT replica, sequence, hash, cursor FROM change"
                         " JOIN unnest($2::bigint[], $3::bigint[]) AS n(replica, sequence) USING (replica, sequence)"
                         " WHERE space = $1",
                         &names});
    questions.push_back({"SELECT n.replica, n.sequence, first, last, hash, code FROM"
                         " unnest($2::bigint[], $3::bigint[]) AS n(replica, sequence) JOIN refused"
                         " ON space = $1 AND refused.replica = n.replica AND n.sequence BETWEEN first AND last",
                         &names});
    const auto answers = co_await db.askAll(std::move(questions));
    const auto& held = answers[0];
    for (int i = 0; i < held.count(); ++i) {
        const WriteId id{held.as<ReplicaId>(i, 0), held.as<Sequence>(i, 1)};
        log.standing[id].held = std::pair(held.hash(i, 2), held.as<Cursor>(i, 3));
    }
    const auto& refused = answers[1];
    for (int i = 0; i < refused.count(); ++i) {
        const WriteId id{refused.as<ReplicaId>(i, 0), refused.as<Sequence>(i, 1)};
        RefusedRange range{id.replica, refused.as<Sequence>(i, 2), refused.as<Sequence>(i, 3), std::nullopt,
                           refused.as<ErrorCode>(i, 5)};
        if (!refused.isNull(i, 4))
            range.hash = refused.hash(i, 4);
        log.standing[id].refused = range;
    }
}

PlacingContext contextOf(const LogState& log, const PushBatch& batch, const Added& added)
{
    PlacingContext context;
    context.space = log.space;
    context.erased = log.erased;
    const auto role = log.roles.find(batch.account);
    context.space.role = role == log.roles.end() ? Role::None : role->second;
    for (const auto& entry : batch.entries) {
        if (entry.id == WriteId{})
            continue;
        context.replicas[entry.id.replica] = log.replicas.at(entry.id.replica);
        if (const auto known = log.standing.find(entry.id); known != log.standing.end()) {
            context.standing[entry.id] = known->second;
            continue;
        }
        for (const auto& range : added.refused) {
            if (range.replica == entry.id.replica && range.first <= entry.id.sequence && entry.id.sequence <= range.last)
                context.standing[entry.id].refused = range;
        }
    }
    return context;
}

/// What one batch did is what the next one finds.
void take(const PushBatch& batch, const Placement& placed, LogState& log, Added& added)
{
    log.space = placed.space;
    log.erased = placed.erased;
    if (!placed.outcome.erased.empty())
        added.erasures.push_back({{placed.space.head, batch.account, batch.now, placed.outcome.erased.size(), false},
                                  placed.outcome.erased});
    for (const auto& row : placed.rows) {
        const auto& entry = batch.entries[row.entry];
        added.cursor << row.cursor;
        added.replica << entry.id.replica;
        added.sequence << entry.id.sequence;
        added.received << batch.now;
        added.hash << entry.hash.view();
        added.running << row.running.view();
        added.bytes << (placed.erased.empty() ? std::string_view(entry.bytes)
                                              : std::string_view(bytesToKeep(entry, placed.erased)));
        for (const auto& blob : entry.blobs) {
            added.blob << blob.view();
            added.blobCursor << row.cursor;
        }
        log.standing[entry.id].held = std::pair(entry.hash, row.cursor);
    }
    added.refused.insert(added.refused.end(), placed.refused.begin(), placed.refused.end());
    for (const auto& [id, state] : placed.replicas) {
        auto& before = log.replicas[id];
        if (state.account && before.highest != state.highest) {
            before = state;
            added.counted.insert(id);
        }
    }
}

Task<void> write(Connection& db, const LogState& log, const Added& added)
{
    Params changes;
    changes << log.number << added.cursor << added.replica << added.sequence << added.received << added.hash
            << added.running << added.bytes;
    Params blobs;
    blobs << log.number << added.blob << added.blobCursor;
    Array ids(Array::Of::Bigint);
    Array owners(Array::Of::Bytea);
    Array highest(Array::Of::Bigint);
    for (const auto& id : added.counted) {
        const auto& state = log.replicas.at(id);
        ids << id;
        owners << state.account.value_or(UserId{}).view();
        highest << state.highest;
    }
    Params bound;
    bound << ids << owners;
    Params counted;
    counted << log.number << ids << owners << highest;
    Params space;
    space << log.number << log.space.head << log.space.running << log.space.highestLamport
          << static_cast<std::int64_t>(log.space.refused);
    std::vector<Question> questions;
    if (!added.cursor.empty())
        questions.push_back({"INSERT INTO change(space, cursor, replica, sequence, received_ms, hash, running, bytes)"
                             " SELECT $1::bigint, * FROM unnest($2::bigint[], $3::bigint[], $4::bigint[],"
                             " $5::bigint[], $6::bytea[], $7::bytea[], $8::bytea[])",
                             &changes});
    if (!added.blob.empty())
        questions.push_back({"INSERT INTO blob_use(space, hash, cursor) SELECT $1::bigint, *"
                             " FROM unnest($2::bytea[], $3::bigint[]) ON CONFLICT DO NOTHING",
                             &blobs});
    questions.push_back({"INSERT INTO replica(replica, account) SELECT * FROM unnest($1::bigint[], $2::bytea[])"
                         " ON CONFLICT DO NOTHING",
                         &bound});
    questions.push_back({"INSERT INTO space_replica(space, replica, account, highest) SELECT $1::bigint, *"
                         " FROM unnest($2::bigint[], $3::bytea[], $4::bigint[]) ON CONFLICT (space, replica)"
                         " DO UPDATE SET highest = excluded.highest",
                         &counted});
    questions.push_back({"UPDATE log SET head = $2, running = $3, highest_lamport = $4, refused = $5 WHERE space = $1",
                         &space});
    // The end travels with the rest; where one of them failed it is not reached.
    const Params none;
    const bool more = !added.refused.empty() || !added.erasures.empty();
    if (!more)
        questions.push_back({"COMMIT", &none});
    const auto done = co_await db.askAll(std::move(questions));
    for (const auto& [erasure, entities] : added.erasures)
        co_await writeErasure(db, log.number, erasure, erasure.at, entities);
    for (const auto& range : added.refused) {
        Params row;
        row << log.number << range.replica << range.first << range.last;
        if (range.hash)
            row << *range.hash;
        else
            row.null();
        row << range.code;
        const auto noted = co_await db.ask("INSERT INTO refused(space, replica, first, last, hash, code)"
                                           " VALUES ($1, $2, $3, $4, $5, $6)",
                                           row);
    }
}

} // namespace

Task<Result<std::vector<PushOutcome>>> pushAll(Connection& db, const Batches& batches)
{
    LogState log;
    const bool found = co_await readSpace(db, batches, log);
    if (found)
        co_await readStanding(db, batches, log);
    if (found && log.anyErased)
        log.erased = co_await erasedAmong(db, log.number, batches);
    std::vector<PushOutcome> outcomes;
    Added added;
    for (const auto* batch : batches) {
        if (db.failed())
            break;
        // A stranger's batch has no place; the port says so with an error of its own.
        auto placed = place(found ? contextOf(log, *batch, added) : PlacingContext{}, *batch);
        if (!placed.outcome.error)
            take(*batch, placed, log, added);
        outcomes.push_back(std::move(placed.outcome));
    }
    if (!db.failed() && (!added.cursor.empty() || !added.refused.empty()))
        co_await write(db, log, added);
    co_return outcomes;
}

} // namespace salver::server::pg
