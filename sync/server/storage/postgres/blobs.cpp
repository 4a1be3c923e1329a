// SPDX-License-Identifier: Apache-2.0
// Files in pieces, keyed by space and hash.
#include "server/storage/postgres/tables.h"

#include <algorithm>

namespace salver::server::pg {

namespace {

/// Others write between two rounds.
constexpr std::int64_t collectedAtOnce = 16;

Task<BlobState> stateOf(Connection& db, std::int64_t space, const Hash& blob)
{
    Params params;
    params << space << blob;
    const auto rows = co_await db.ask("SELECT size, received, whole FROM blob WHERE space = $1 AND hash = $2", params);
    BlobState state;
    if (!rows.empty()) {
        state.size = rows.count64(0, 0);
        state.received = rows.count64(0, 1);
        state.whole = rows.number(0, 2) != 0;
    }
    co_return state;
}

Task<void> drop(Connection& db, std::int64_t space, const Hash& blob)
{
    Params params;
    params << space << blob;
    std::vector<Question> questions;
    questions.push_back({"DELETE FROM blob_piece WHERE space = $1 AND hash = $2", &params});
    questions.push_back({"DELETE FROM blob WHERE space = $1 AND hash = $2", &params});
    const auto gone = co_await db.askAll(std::move(questions));
}

Task<void> insertPiece(Connection& db, std::int64_t space, const BlobPiece& piece)
{
    Params bytes;
    bytes << space << piece.blob << static_cast<std::int64_t>(piece.first) << std::string_view(piece.bytes);
    Params row;
    row << space << piece.blob << static_cast<std::int64_t>(piece.size)
        << static_cast<std::int64_t>(piece.first + piece.bytes.size()) << piece.now;
    std::vector<Question> questions;
    questions.push_back({"INSERT INTO blob_piece(space, hash, first, bytes) VALUES ($1, $2, $3, $4)", &bytes});
    questions.push_back({"INSERT INTO blob(space, hash, size, received, whole, at_ms) VALUES ($1, $2, $3, $4, 0, $5)"
                         " ON CONFLICT (space, hash) DO UPDATE SET received = excluded.received,"
                         " at_ms = excluded.at_ms",
                         &row});
    const auto written = co_await db.askAll(std::move(questions));
}

/// Who writes to one file takes turns.
Task<void> lock(Connection& db, std::int64_t space, const Hash& blob)
{
    Params params;
    params << space << blob;
    const auto locked = co_await db.ask("SELECT pg_advisory_xact_lock(hashtextextended(encode($2::bytea, 'hex'), $1))",
                                        params);
}

} // namespace

Task<Result<BlobState>> blobState(Connection& db, const Asker& asker, const Hash& blob)
{
    const auto place = co_await placeOf(db, asker);
    if (!place)
        co_return fail(notMember());
    co_return co_await stateOf(db, place->number, blob);
}

Task<Result<BlobState>> putBlobPiece(Connection& db, const BlobPiece& piece)
{
    const auto place = co_await placeOf(db, piece.asker);
    if (!place)
        co_return fail(notMember());
    if (place->state.role < Role::Member)
        co_return fail(ErrorCode::NotAllowed, "You may read this team's notes but not change them.");
    co_await lock(db, place->number, piece.blob);
    auto state = co_await stateOf(db, place->number, piece.blob);
    // Another size under the same hash can only be a mistake of whoever began; the hash decides at the end.
    if (state.size != 0 && state.size != piece.size && !state.whole) {
        co_await drop(db, place->number, piece.blob);
        state = BlobState();
    }
    if (state.whole || piece.first + piece.bytes.size() <= state.received) {
        // Somebody is about to refer to it.
        Params touch;
        touch << piece.now << place->number << piece.blob;
        const auto touched = co_await db.ask(
            "UPDATE blob SET at_ms = greatest(at_ms, $1) WHERE space = $2 AND hash = $3", touch);
        co_return state;
    }
    if (piece.first != state.received)
        co_return fail(ErrorCode::Conflict, "A piece of this file is missing before this one.", true);
    if (state.size == 0) {
        Params space;
        space << place->number;
        const auto taken = co_await db.ask("SELECT coalesce(sum(size), 0)::bigint FROM blob WHERE space = $1", space);
        if (!taken.empty() && taken.count64(0, 0) + piece.size > piece.spaceMost)
            co_return fail(ErrorCode::TooLarge, "This team's files take up all the room they may.");
    }
    co_await insertPiece(db, place->number, piece);
    co_return co_await stateOf(db, place->number, piece.blob);
}

Task<Result<BlobBytes>> readBlob(Connection& db, const BlobQuery& query)
{
    const auto place = co_await placeOf(db, query.asker);
    if (!place)
        co_return fail(notMember());
    BlobBytes found;
    found.state = co_await stateOf(db, place->number, query.blob);
    if (found.state.size == 0 || (!found.state.whole && !query.unfinished))
        co_return fail(ErrorCode::NotFound, "This file is not on the server yet.", true);
    const auto end = std::min(found.state.received, query.first + query.mostBytes);
    Params params;
    params << place->number << query.blob << static_cast<std::int64_t>(query.first) << static_cast<std::int64_t>(end);
    const auto rows = co_await db.ask(
        "SELECT first, bytes FROM blob_piece WHERE space = $1 AND hash = $2 AND first >= coalesce((SELECT max(first)"
        " FROM blob_piece WHERE space = $1 AND hash = $2 AND first <= $3), 0) AND first < $4 ORDER BY first",
        params);
    for (int i = 0; i < rows.count(); ++i) {
        const auto first = rows.count64(i, 0);
        const auto bytes = rows.bytes(i, 1);
        const auto from = std::max(query.first, first) - first;
        if (from < bytes.size())
            found.bytes += bytes.substr(from, std::min(end, first + bytes.size()) - first - from);
    }
    co_return found;
}

Task<Result<void>> finishBlob(Connection& db, const Asker& asker, const Hash& blob, bool sound)
{
    const auto place = co_await placeOf(db, asker);
    if (!place)
        co_return fail(notMember());
    co_await lock(db, place->number, blob);
    if (!sound) {
        // Two may have sent it at once; what was found sound stays.
        const auto state = co_await stateOf(db, place->number, blob);
        if (!state.whole)
            co_await drop(db, place->number, blob);
        co_return Result<void>();
    }
    Params params;
    params << place->number << blob;
    const auto kept = co_await db.ask(
        "UPDATE blob SET whole = 1 WHERE space = $1 AND hash = $2 AND received = size", params);
    co_return Result<void>();
}

Task<Result<std::uint64_t>> collectBlobs(Connection& db, WallMs before)
{
    Params params;
    params << before << collectedAtOnce;
    const auto rows = co_await db.ask(
        "SELECT space, hash FROM blob WHERE at_ms < $1 AND NOT EXISTS (SELECT 1 FROM blob_use"
        " WHERE blob_use.space = blob.space AND blob_use.hash = blob.hash) LIMIT $2::bigint FOR UPDATE SKIP LOCKED",
        params);
    for (int i = 0; i < rows.count(); ++i)
        co_await drop(db, rows.number(i, 0), rows.hash(i, 1));
    co_return static_cast<std::uint64_t>(rows.count());
}

} // namespace salver::server::pg
