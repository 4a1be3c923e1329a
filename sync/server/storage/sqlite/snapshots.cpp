// SPDX-License-Identifier: Apache-2.0
// Snapshots in their pieces, and the fence below which the log is cut.
#include "server/storage/sqlite/tables.h"

#include "core/limits.h"
#include "server/storage/sqlite/schema.h"

namespace salver::server::tables {

namespace {

/// So many entries are cut in one transaction, so that pushes do not wait long for it.
constexpr std::uint64_t cutAtOnce = 4096;

struct Log {
    std::int64_t number{};
    Cursor head{};
    Cursor fence{};
};

std::optional<Log> logOf(Database& db, const SpaceId& space)
{
    auto statement = db.prepare("SELECT number, head, fence FROM space WHERE id = ?");
    statement << space;
    if (!statement.step())
        return std::nullopt;
    return Log{statement.number(0), statement.as<Cursor>(1), statement.as<Cursor>(2)};
}

Error noSpace()
{
    return {ErrorCode::NotFound, "There is no such space.", false};
}

std::optional<Snapshot> newestOf(Database& db, std::int64_t space)
{
    auto statement = db.prepare("SELECT id, cursor, pieces, bytes, made_ms FROM snapshot WHERE space = ?"
                                " ORDER BY cursor DESC, made_ms DESC, id LIMIT 1");
    statement << space;
    if (!statement.step())
        return std::nullopt;
    return Snapshot{static_cast<std::uint64_t>(statement.number(0)), statement.as<Cursor>(1),
                    static_cast<std::uint32_t>(statement.number(2)), static_cast<std::uint64_t>(statement.number(3)),
                    statement.as<WallMs>(4)};
}

} // namespace

Result<LogStanding> logStanding(Database& db, const SpaceId& space)
{
    const auto log = logOf(db, space);
    if (!log)
        return fail(noSpace());
    return LogStanding{log->head, log->fence, newestOf(db, log->number)};
}

Result<PullAnswer> readLog(Database& db, const SpaceId& space, Cursor after, Cursor upTo, std::size_t mostBytes)
{
    const auto log = logOf(db, space);
    if (!log)
        return fail(noSpace());
    if (after < log->fence)
        return fail(behindFence());
    PullAnswer answer;
    answer.head = log->head;
    auto statement = db.prepare("SELECT id, replica, sequence, hash, received_ms, running, bytes FROM change"
                                " WHERE id > ? AND id <= ? ORDER BY id");
    statement << rowOf(log->number, after) << rowOf(log->number, std::min(upTo, log->head));
    std::size_t size = 0;
    while (size < mostBytes && answer.entries.size() < limits::batchChanges && statement.step()) {
        LogItem item;
        item.cursor = Cursor{static_cast<std::uint64_t>(statement.number(0) & cursorMask)};
        item.id = {statement.as<ReplicaId>(1), statement.as<Sequence>(2)};
        item.hash = statement.hash(3);
        item.received = statement.as<WallMs>(4);
        answer.running = statement.hash(5);
        item.bytes = statement.string(6);
        size += item.bytes.size();
        answer.entries.push_back(std::move(item));
    }
    return answer;
}

Result<std::string> snapshotPiece(Database& db, const SnapshotPieceQuery& query)
{
    if (query.asker && !placeOf(db, {*query.asker, query.space}))
        return fail(notMember());
    const auto log = logOf(db, query.space);
    if (!log)
        return fail(noSpace());
    auto id = query.id;
    if (id == 0) {
        if (const auto newest = newestOf(db, log->number))
            id = newest->id;
    }
    auto statement = db.prepare("SELECT p.bytes FROM snapshot s JOIN snapshot_piece p ON p.space = s.space"
                                " AND p.id = s.id WHERE s.space = ? AND s.id = ? AND p.number = ?");
    statement << log->number << static_cast<std::int64_t>(id) << static_cast<std::int64_t>(query.number);
    if (!statement.step())
        return fail(ErrorCode::NotFound, "There is a newer snapshot by now; it is taken from its beginning.", true);
    return statement.string(0);
}

Result<void> addSnapshotPiece(Database& db, const SpaceId& space, std::uint64_t id, std::uint32_t number,
                              const std::string& bytes)
{
    const auto log = logOf(db, space);
    if (!log)
        return fail(noSpace());
    auto statement = db.prepare("INSERT INTO snapshot_piece(space, id, number, bytes) VALUES (?, ?, ?, ?)");
    // It may have been read before something was erased.
    const auto without = withoutErased(db, log->number, bytes);
    statement << log->number << static_cast<std::int64_t>(id) << static_cast<std::int64_t>(number)
              << std::string_view(without ? *without : bytes);
    statement.run();
    return {};
}

Result<void> finishSnapshot(Database& db, const SpaceId& space, const Snapshot& snapshot)
{
    const auto log = logOf(db, space);
    if (!log)
        return fail(noSpace());
    const auto id = static_cast<std::int64_t>(snapshot.id);
    {
        // Another server that finished one meanwhile has swept this one's pieces away.
        auto count = db.prepare("SELECT count(*) FROM snapshot_piece WHERE space = ? AND id = ?");
        count << log->number << id;
        if (!count.step() || count.number(0) != static_cast<std::int64_t>(snapshot.pieces))
            return fail(ErrorCode::Busy, "Another snapshot was made meanwhile.", true);
    }
    auto insert = db.prepare("INSERT INTO snapshot(space, id, cursor, pieces, bytes, made_ms) VALUES (?, ?, ?, ?, ?, ?)");
    insert << log->number << id << snapshot.at << static_cast<std::int64_t>(snapshot.pieces)
           << static_cast<std::int64_t>(snapshot.bytes) << snapshot.made;
    insert.run();
    auto old = db.prepare("DELETE FROM snapshot WHERE space = ?1 AND id NOT IN (SELECT id FROM snapshot"
                          " WHERE space = ?1 ORDER BY cursor DESC, made_ms DESC, id LIMIT 2)");
    old << log->number;
    old.run();
    auto pieces = db.prepare("DELETE FROM snapshot_piece WHERE space = ?1 AND id NOT IN (SELECT id FROM snapshot"
                             " WHERE space = ?1)");
    pieces << log->number;
    pieces.run();
    return {};
}

Result<Cursor> lastReceivedBefore(Database& db, const SpaceId& space, WallMs before)
{
    const auto log = logOf(db, space);
    if (!log)
        return fail(noSpace());
    auto statement = db.prepare("SELECT id FROM change WHERE id > ? AND id <= ? AND received_ms >= ? ORDER BY id LIMIT 1");
    statement << rowOf(log->number, log->fence) << rowOf(log->number, log->head) << before;
    if (!statement.step())
        return log->head;
    return Cursor{static_cast<std::uint64_t>(statement.number(0) & cursorMask) - 1};
}

Result<Cursor> cutLog(Database& db, const SpaceId& space, Cursor upTo)
{
    const auto log = logOf(db, space);
    if (!log)
        return fail(noSpace());
    const auto newest = newestOf(db, log->number);
    const auto most = std::min(upTo, newest ? newest->at : Cursor{});
    if (most <= log->fence)
        return log->fence;
    const auto fence = std::min(most, Cursor{raw(log->fence) + cutAtOnce});
    auto cut = db.prepare("UPDATE change SET bytes = x'' WHERE id > ? AND id <= ?");
    cut << rowOf(log->number, log->fence) << rowOf(log->number, fence);
    cut.run();
    auto move = db.prepare("UPDATE space SET fence = ? WHERE number = ?");
    move << fence << log->number;
    move.run();
    return fence;
}

} // namespace salver::server::tables
