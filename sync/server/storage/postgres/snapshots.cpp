// SPDX-License-Identifier: Apache-2.0
// Snapshots in their pieces, and the fence below which the log is cut.
#include "server/storage/postgres/tables.h"

#include "core/limits.h"

#include <algorithm>

namespace salver::server::pg {

namespace {

/// So many entries are cut in one transaction, so that pushes do not wait long for it.
constexpr std::uint64_t cutAtOnce = 4096;
/// The lengths of so many rows are looked at for one page.
constexpr std::int64_t rowsOfAPiece = 4096;

struct Log {
    std::int64_t number{};
    Cursor head{};
    Cursor fence{};
};

Error noSpace()
{
    return {ErrorCode::NotFound, "There is no such space.", false};
}

Task<std::optional<Log>> logOf(Connection& db, SpaceId space)
{
    Params params;
    params << space;
    const auto rows = co_await db.ask("SELECT number, head, fence FROM space JOIN log ON log.space = number"
                                      " WHERE id = $1",
                                      params);
    if (rows.empty())
        co_return std::nullopt;
    co_return Log{rows.number(0, 0), rows.as<Cursor>(0, 1), rows.as<Cursor>(0, 2)};
}

Task<std::optional<Snapshot>> newestOf(Connection& db, std::int64_t space)
{
    Params params;
    params << space;
    const auto rows = co_await db.ask("SELECT id, cursor, pieces, bytes, made_ms FROM snapshot WHERE space = $1"
                                      " ORDER BY cursor DESC, made_ms DESC, id LIMIT 1",
                                      params);
    if (rows.empty())
        co_return std::nullopt;
    co_return Snapshot{rows.count64(0, 0), rows.as<Cursor>(0, 1), static_cast<std::uint32_t>(rows.number(0, 2)),
                       rows.count64(0, 3), rows.as<WallMs>(0, 4)};
}

} // namespace

Task<Result<LogStanding>> logStanding(Connection& db, SpaceId space)
{
    const auto log = co_await logOf(db, space);
    if (!log)
        co_return fail(noSpace());
    LogStanding standing;
    standing.head = log->head;
    standing.fence = log->fence;
    standing.snapshot = co_await newestOf(db, log->number);
    co_return standing;
}

Task<Result<PullAnswer>> readLog(Connection& db, SpaceId space, Cursor after, Cursor upTo, std::size_t mostBytes)
{
    const auto log = co_await logOf(db, space);
    if (!log)
        co_return fail(noSpace());
    if (after < log->fence)
        co_return fail(behindFence());
    Params page;
    page << log->number << after << std::min(upTo, log->head) << static_cast<std::int64_t>(mostBytes) << rowsOfAPiece;
    const auto rows = co_await db.ask(
        "WITH sized AS (SELECT cursor, octet_length(bytes) AS size FROM change WHERE space = $1 AND cursor > $2"
        " AND cursor <= $3 ORDER BY cursor LIMIT $5::bigint),"
        " before AS (SELECT cursor, sum(size) OVER (ORDER BY cursor) - size AS size FROM sized)"
        " SELECT cursor, replica, sequence, hash, received_ms, running, bytes FROM change WHERE space = $1"
        " AND cursor > $2 AND cursor <= (SELECT max(cursor) FROM before WHERE size < $4::bigint) ORDER BY cursor",
        page);
    PullAnswer answer;
    answer.head = log->head;
    answer.entries.reserve(static_cast<std::size_t>(rows.count()));
    for (int i = 0; i < rows.count(); ++i) {
        LogItem item;
        item.cursor = rows.as<Cursor>(i, 0);
        item.id = {rows.as<ReplicaId>(i, 1), rows.as<Sequence>(i, 2)};
        item.hash = rows.hash(i, 3);
        item.received = rows.as<WallMs>(i, 4);
        answer.running = rows.hash(i, 5);
        item.bytes = rows.string(i, 6);
        answer.entries.push_back(std::move(item));
    }
    co_return answer;
}

Task<Result<std::string>> snapshotPiece(Connection& db, SnapshotPieceQuery query)
{
    if (query.asker) {
        const auto place = co_await placeOf(db, {*query.asker, query.space});
        if (!place)
            co_return fail(notMember());
    }
    const auto log = co_await logOf(db, query.space);
    if (!log)
        co_return fail(noSpace());
    auto id = query.id;
    if (id == 0) {
        const auto newest = co_await newestOf(db, log->number);
        id = newest ? newest->id : 0;
    }
    Params params;
    params << log->number << static_cast<std::int64_t>(id) << static_cast<std::int64_t>(query.number);
    const auto rows = co_await db.ask("SELECT p.bytes FROM snapshot s JOIN snapshot_piece p ON p.space = s.space"
                                      " AND p.id = s.id WHERE s.space = $1 AND s.id = $2 AND p.number = $3",
                                      params);
    if (rows.empty())
        co_return fail(ErrorCode::NotFound, "There is a newer snapshot by now; it is taken from its beginning.", true);
    co_return rows.string(0, 0);
}

Task<Result<void>> addSnapshotPiece(Connection& db, SpaceId space, std::uint64_t id, std::uint32_t number,
                                    const std::string& bytes)
{
    const auto log = co_await logOf(db, space);
    if (!log)
        co_return fail(noSpace());
    // It may have been read before something was erased.
    const auto kept = co_await withoutErased(db, log->number, bytes);
    Params params;
    params << log->number << static_cast<std::int64_t>(id) << static_cast<std::int64_t>(number)
           << std::string_view(kept);
    const auto written = co_await db.ask("INSERT INTO snapshot_piece(space, id, number, bytes) VALUES ($1, $2, $3, $4)",
                                         params);
    co_return Result<void>();
}

Task<Result<void>> finishSnapshot(Connection& db, SpaceId space, Snapshot snapshot)
{
    const auto log = co_await logOf(db, space);
    if (!log)
        co_return fail(noSpace());
    Params lock;
    lock << log->number;
    const auto locked = co_await db.ask("SELECT 1 FROM log WHERE space = $1 FOR UPDATE", lock);
    const auto id = static_cast<std::int64_t>(snapshot.id);
    Params mine;
    mine << log->number << id;
    // Another server that finished one meanwhile has swept this one's pieces away.
    const auto count = co_await db.ask("SELECT count(*) FROM snapshot_piece WHERE space = $1 AND id = $2", mine);
    if (count.empty() || count.number(0, 0) != static_cast<std::int64_t>(snapshot.pieces))
        co_return fail(ErrorCode::Busy, "Another snapshot was made meanwhile.", true);
    Params row;
    row << log->number << id << snapshot.at << static_cast<std::int64_t>(snapshot.pieces)
        << static_cast<std::int64_t>(snapshot.bytes) << snapshot.made;
    Params only;
    only << log->number;
    std::vector<Question> questions;
    questions.push_back({"INSERT INTO snapshot(space, id, cursor, pieces, bytes, made_ms)"
                         " VALUES ($1, $2, $3, $4, $5, $6)",
                         &row});
    questions.push_back({"DELETE FROM snapshot WHERE space = $1 AND id NOT IN (SELECT id FROM snapshot"
                         " WHERE space = $1 ORDER BY cursor DESC, made_ms DESC, id LIMIT 2)",
                         &only});
    questions.push_back({"DELETE FROM snapshot_piece WHERE space = $1 AND id NOT IN (SELECT id FROM snapshot"
                         " WHERE space = $1)",
                         &only});
    const auto written = co_await db.askAll(std::move(questions));
    co_return Result<void>();
}

Task<Result<Cursor>> lastReceivedBefore(Connection& db, SpaceId space, WallMs before)
{
    const auto log = co_await logOf(db, space);
    if (!log)
        co_return fail(noSpace());
    Params params;
    params << log->number << log->fence << before;
    const auto rows = co_await db.ask("SELECT cursor FROM change WHERE space = $1 AND cursor > $2 AND received_ms >= $3"
                                      " ORDER BY cursor LIMIT 1",
                                      params);
    co_return rows.empty() ? log->head : Cursor{raw(rows.as<Cursor>(0, 0)) - 1};
}

Task<Result<Cursor>> cutLog(Connection& db, SpaceId space, Cursor upTo)
{
    const auto log = co_await logOf(db, space);
    if (!log)
        co_return fail(noSpace());
    Params lock;
    lock << log->number;
    const auto locked = co_await db.ask("SELECT fence FROM log WHERE space = $1 FOR UPDATE", lock);
    const auto stands = locked.empty() ? log->fence : locked.as<Cursor>(0, 0);
    const auto newest = co_await newestOf(db, log->number);
    const auto most = std::min(upTo, newest ? newest->at : Cursor{});
    if (most <= stands)
        co_return stands;
    const auto fence = std::min(most, Cursor{raw(stands) + cutAtOnce});
    Params cut;
    cut << log->number << stands << fence;
    Params move;
    move << log->number << fence;
    std::vector<Question> questions;
    questions.push_back({"UPDATE change SET bytes = ''::bytea WHERE space = $1 AND cursor > $2 AND cursor <= $3", &cut});
    questions.push_back({"UPDATE log SET fence = $2 WHERE space = $1", &move});
    const auto written = co_await db.askAll(std::move(questions));
    co_return fence;
}

} // namespace salver::server::pg
