// SPDX-License-Identifier: Apache-2.0
// What was erased, and emptying the log of it in steps.
#include "server/storage/postgres/tables.h"

#include "core/erasure.h"

namespace salver::server::pg {

namespace {

/// So many entries, and so many bytes of them, are read in one transaction, so that pushes do not wait long for it.
constexpr std::int64_t emptiedAtOnce = 2048;
constexpr std::int64_t emptiedBytes = 4 * 1024 * 1024;

/// Erasures that stand equally far are worked off together.
struct Round {
    Cursor from{};
    Cursor upTo{};
    std::set<EntityId> entities;
};

Task<std::optional<std::int64_t>> lockedNumber(Connection& db, SpaceId space)
{
    Params params;
    params << space;
    const auto rows = co_await db.ask("SELECT log.space FROM space JOIN log ON log.space = number WHERE id = $1"
                                      " FOR UPDATE OF log",
                                      params);
    co_return rows.empty() ? std::nullopt : std::optional(rows.number(0, 0));
}

Task<std::optional<Round>> nextRound(Connection& db, std::int64_t space)
{
    Params params;
    params << space;
    const auto rows = co_await db.ask("SELECT done_to, max(up_to) FROM erasure WHERE space = $1 AND done = 0"
                                      " GROUP BY done_to ORDER BY done_to LIMIT 1",
                                      params);
    if (rows.empty())
        co_return std::nullopt;
    Round round{rows.as<Cursor>(0, 0), rows.as<Cursor>(0, 1), {}};
    Params those;
    those << space << round.from;
    const auto entities = co_await db.ask("SELECT entity FROM erased e JOIN erasure r ON r.space = e.space AND"
                                          " r.cursor = e.cursor WHERE e.space = $1 AND r.done = 0 AND r.done_to = $2",
                                          those);
    for (int i = 0; i < entities.count(); ++i)
        round.entities.insert(entities.id<EntityId>(i, 0));
    co_return round;
}

/// The uses of files that ended; with the last one a file goes.
Task<void> endBlobUses(Connection& db, std::int64_t space, const Array& blobs, const Array& cursors)
{
    if (blobs.empty())
        co_return;
    Params uses;
    uses << space << blobs << cursors;
    Params files;
    files << space << blobs;
    std::vector<Question> questions;
    questions.push_back({"DELETE FROM blob_use u USING unnest($2::bytea[], $3::bigint[]) AS n(hash, cursor)"
                         " WHERE u.space = $1 AND u.hash = n.hash AND u.cursor = n.cursor",
                         &uses});
    questions.push_back({"DELETE FROM blob_piece p WHERE p.space = $1 AND p.hash = ANY($2::bytea[]) AND NOT EXISTS"
                         " (SELECT 1 FROM blob_use u WHERE u.space = $1 AND u.hash = p.hash)",
                         &files});
    questions.push_back({"DELETE FROM blob b WHERE b.space = $1 AND b.hash = ANY($2::bytea[]) AND NOT EXISTS"
                         " (SELECT 1 FROM blob_use u WHERE u.space = $1 AND u.hash = b.hash)",
                         &files});
    const auto done = co_await db.askAll(std::move(questions));
}

/// Empties some of the log; where it came to.
Task<Cursor> emptyLog(Connection& db, std::int64_t space, const Round& round)
{
    Params params;
    params << space << round.from << round.upTo << emptiedAtOnce << emptiedBytes;
    // As many as fit, and one where even that does not: changes may be of a megabyte each.
    const auto rows = co_await db.ask(
        "SELECT c.cursor, c.bytes FROM (SELECT cursor, sum(octet_length(bytes)) OVER (ORDER BY cursor)"
        " - octet_length(bytes) AS before FROM (SELECT cursor, bytes FROM change WHERE space = $1 AND cursor > $2"
        " AND cursor <= $3 ORDER BY cursor LIMIT $4::bigint) AS few) AS sized JOIN change c ON c.space = $1"
        " AND c.cursor = sized.cursor WHERE sized.before < $5::bigint ORDER BY c.cursor",
        params);
    Array cursors(Array::Of::Bigint);
    Array bytes(Array::Of::Bytea);
    Array blobs(Array::Of::Bytea);
    Array blobCursors(Array::Of::Bigint);
    for (int i = 0; i < rows.count(); ++i) {
        const auto without = emptyParts(rows.bytes(i, 1), round.entities);
        if (!without)
            continue;
        const auto cursor = rows.as<Cursor>(i, 0);
        cursors << cursor;
        bytes << std::string_view(without->bytes);
        for (const auto& blob : without->blobs) {
            blobs << blob.view();
            blobCursors << cursor;
        }
    }
    if (!cursors.empty()) {
        Params update;
        update << space << cursors << bytes;
        const auto written = co_await db.ask("UPDATE change c SET bytes = n.bytes FROM"
                                             " unnest($2::bigint[], $3::bytea[]) AS n(cursor, bytes)"
                                             " WHERE c.space = $1 AND c.cursor = n.cursor",
                                             update);
    }
    co_await endBlobUses(db, space, blobs, blobCursors);
    co_return rows.empty() ? round.upTo : rows.as<Cursor>(rows.count() - 1, 0);
}

Task<void> emptySnapshots(Connection& db, std::int64_t space, const std::set<EntityId>& entities)
{
    Params params;
    params << space;
    const auto pieces = co_await db.ask("SELECT id, number FROM snapshot_piece WHERE space = $1", params);
    for (int i = 0; i < pieces.count(); ++i) {
        Params name;
        name << space << pieces.number(i, 0) << pieces.number(i, 1);
        const auto found = co_await db.ask("SELECT bytes FROM snapshot_piece WHERE space = $1 AND id = $2"
                                           " AND number = $3",
                                           name);
        const auto without = found.empty() ? std::nullopt : emptyPiece(found.bytes(0, 0), entities);
        if (!without)
            continue;
        Params row;
        row << space << pieces.number(i, 0) << pieces.number(i, 1) << std::string_view(without->bytes);
        const auto written = co_await db.ask("UPDATE snapshot_piece SET bytes = $4 WHERE space = $1 AND id = $2"
                                             " AND number = $3",
                                             row);
        Array blobs(Array::Of::Bytea);
        Array cursors(Array::Of::Bigint);
        for (const auto& [cursor, blob] : without->blobs) {
            blobs << blob.view();
            cursors << cursor;
        }
        co_await endBlobUses(db, space, blobs, cursors);
    }
}

} // namespace

Task<std::set<EntityId>> erasedAmong(Connection& db, std::int64_t space, const std::vector<const PushBatch*>& batches)
{
    Array named(Array::Of::Bytea);
    for (const auto* batch : batches) {
        for (const auto& entry : batch->entries) {
            for (const auto& entity : entry.contents)
                named << entity.view();
            for (const auto& entity : entry.erases)
                named << entity.view();
        }
    }
    Params params;
    params << space << named;
    const auto rows = co_await db.ask("SELECT entity FROM erased WHERE space = $1 AND entity = ANY($2::bytea[])", params);
    std::set<EntityId> erased;
    for (int i = 0; i < rows.count(); ++i)
        erased.insert(rows.id<EntityId>(i, 0));
    co_return erased;
}

Task<void> writeErasure(Connection& db, std::int64_t space, const Erasure& erasure, Cursor upTo,
                        const std::vector<EntityId>& entities)
{
    Array ids(Array::Of::Bytea);
    for (const auto& entity : entities)
        ids << entity.view();
    Params each;
    each << space << erasure.at << ids;
    Params row;
    row << space << erasure.at << erasure.by << erasure.when << static_cast<std::int64_t>(erasure.entries) << upTo;
    Params count;
    count << space;
    std::vector<Question> questions;
    questions.push_back({"INSERT INTO erased(space, entity, cursor) SELECT $1::bigint, e, $2::bigint"
                         " FROM unnest($3::bytea[]) AS e ON CONFLICT DO NOTHING",
                         &each});
    questions.push_back({"INSERT INTO erasure(space, cursor, account, at_ms, entries, up_to, done_to, done)"
                         " VALUES ($1, $2, $3, $4, $5, $6, 0, 0) ON CONFLICT (space, cursor) DO UPDATE SET"
                         " entries = erasure.entries + excluded.entries, up_to = excluded.up_to, done_to = 0, done = 0",
                         &row});
    questions.push_back({"UPDATE log SET erasures = erasures + 1 WHERE space = $1", &count});
    const auto done = co_await db.askAll(std::move(questions));
}

Task<std::string> withoutErased(Connection& db, std::int64_t space, const std::string& piece)
{
    Params params;
    params << space;
    const auto rows = co_await db.ask("SELECT entity FROM erased WHERE space = $1", params);
    std::set<EntityId> erased;
    for (int i = 0; i < rows.count(); ++i)
        erased.insert(rows.id<EntityId>(i, 0));
    if (erased.empty())
        co_return piece;
    auto without = emptyPiece(piece, erased);
    co_return without ? std::move(without->bytes) : piece;
}

Task<Result<bool>> emptyErased(Connection& db, SpaceId space)
{
    const auto number = co_await lockedNumber(db, space);
    if (!number)
        co_return false;
    const auto round = co_await nextRound(db, *number);
    if (!round)
        co_return false;
    const auto at = co_await emptyLog(db, *number, *round);
    const bool done = at >= round->upTo;
    if (done)
        co_await emptySnapshots(db, *number, round->entities);
    Params params;
    params << *number << at << std::int64_t{done} << round->from;
    const auto noted = co_await db.ask("UPDATE erasure SET done_to = $2, done = $3 WHERE space = $1 AND done = 0"
                                       " AND done_to = $4",
                                       params);
    const auto following = co_await nextRound(db, *number);
    co_return !done || following.has_value();
}

Task<Result<void>> eraseAgain(Connection& db, SpaceId space, const std::vector<EntityId>& entities, WallMs now)
{
    const auto number = co_await lockedNumber(db, space);
    if (!number)
        co_return Result<void>();
    Array ids(Array::Of::Bytea);
    for (const auto& entity : entities)
        ids << entity.view();
    Params params;
    params << *number << ids;
    const auto rows = co_await db.ask("SELECT e FROM unnest($2::bytea[]) AS e WHERE NOT EXISTS"
                                      " (SELECT 1 FROM erased WHERE space = $1 AND entity = e)",
                                      params);
    std::vector<EntityId> missing;
    for (int i = 0; i < rows.count(); ++i)
        missing.push_back(rows.id<EntityId>(i, 0));
    if (missing.empty())
        co_return Result<void>();
    Params log;
    log << *number;
    const auto head = co_await db.ask("SELECT head FROM log WHERE space = $1", log);
    const Erasure erasure{Cursor{}, UserId{}, now, missing.size(), false};
    co_await writeErasure(db, *number, erasure, head.empty() ? Cursor{} : head.as<Cursor>(0, 0), missing);
    co_return Result<void>();
}

Task<Result<void>> noteReached(Connection& db, Asker asker, DeviceId device, Cursor cursor)
{
    const auto place = co_await placeOf(db, asker);
    if (!place)
        co_return fail(notMember());
    Params params;
    params << place->number << device << cursor;
    const auto noted = co_await db.ask("INSERT INTO reached(space, device, cursor) VALUES ($1, $2, $3) ON CONFLICT"
                                       " (space, device) DO UPDATE SET cursor = excluded.cursor"
                                       " WHERE reached.cursor <> excluded.cursor",
                                       params);
    co_return Result<void>();
}

Task<Result<ErasureReport>> erasures(Connection& db, SpaceId space)
{
    Params params;
    params << space;
    std::vector<Question> questions;
    questions.push_back({"SELECT cursor, account, at_ms, entries, done FROM erasure WHERE space ="
                         " (SELECT number FROM space WHERE id = $1) ORDER BY at_ms, cursor",
                         &params});
    // Who was taken out may still hold what they had, until their device meets the server.
    questions.push_back({"WITH here AS (SELECT number FROM space WHERE id = $1) SELECT d.id, d.account, d.name,"
                         " d.created_ms, d.last_seen_ms, a.name, coalesce(r.cursor, 0) FROM device d"
                         " JOIN account a ON a.id = d.account LEFT JOIN reached r ON r.device = d.id"
                         " AND r.space = (SELECT number FROM here) WHERE d.account IN (SELECT account FROM member"
                         " WHERE space = (SELECT number FROM here) UNION SELECT account FROM former_member"
                         " WHERE space = (SELECT number FROM here)) ORDER BY d.last_seen_ms",
                         &params});
    const auto answers = co_await db.askAll(std::move(questions));
    ErasureReport report;
    for (int i = 0; i < answers[0].count(); ++i)
        report.erasures.push_back({answers[0].as<Cursor>(i, 0), answers[0].id<UserId>(i, 1),
                                   answers[0].as<WallMs>(i, 2), answers[0].count64(i, 3),
                                   answers[0].number(i, 4) != 0});
    for (int i = 0; i < answers[1].count(); ++i) {
        const auto& rows = answers[1];
        report.devices.push_back({{rows.id<DeviceId>(i, 0), rows.id<UserId>(i, 1), rows.string(i, 2),
                                   rows.as<WallMs>(i, 3), rows.as<WallMs>(i, 4)},
                                  rows.string(i, 5), rows.as<Cursor>(i, 6)});
    }
    co_return report;
}

} // namespace salver::server::pg
