// SPDX-License-Identifier: Apache-2.0
// Files in pieces, keyed by space and hash: they are backed up, restored and kept sound with everything else.
#include "server/storage/sqlite/tables.h"

#include <algorithm>

namespace salver::server::tables {

namespace {

/// Others write between two rounds.
constexpr std::int64_t collectedAtOnce = 16;

BlobState stateOf(Database& db, std::int64_t space, const Hash& blob)
{
    auto statement = db.prepare("SELECT size, received, whole FROM blob WHERE space = ? AND hash = ?");
    statement << space << blob;
    if (!statement.step())
        return {};
    return {static_cast<std::uint64_t>(statement.number(0)), static_cast<std::uint64_t>(statement.number(1)),
            statement.number(2) != 0};
}

std::uint64_t takenBySpace(Database& db, std::int64_t space)
{
    auto statement = db.prepare("SELECT coalesce(sum(size), 0) FROM blob WHERE space = ?");
    statement << space;
    return statement.step() ? static_cast<std::uint64_t>(statement.number(0)) : 0;
}

void drop(Database& db, std::int64_t space, const Hash& blob)
{
    {
        auto statement = db.prepare("DELETE FROM blob_piece WHERE space = ? AND hash = ?");
        statement << space << blob;
        statement.run();
    }
    auto statement = db.prepare("DELETE FROM blob WHERE space = ? AND hash = ?");
    statement << space << blob;
    statement.run();
}

void touch(Database& db, std::int64_t space, const BlobPiece& piece)
{
    auto statement = db.prepare("UPDATE blob SET at_ms = max(at_ms, ?) WHERE space = ? AND hash = ?");
    statement << piece.now << space << piece.blob;
    statement.run();
}

void insertPiece(Database& db, std::int64_t space, const BlobPiece& piece)
{
    {
        auto statement = db.prepare("INSERT INTO blob_piece(space, hash, first, bytes) VALUES (?, ?, ?, ?)");
        statement << space << piece.blob << static_cast<std::int64_t>(piece.first) << std::string_view(piece.bytes);
        statement.run();
    }
    auto statement = db.prepare(
        "INSERT INTO blob(space, hash, size, received, whole, at_ms) VALUES (?1, ?2, ?3, ?4, 0, ?5)"
        " ON CONFLICT(space, hash) DO UPDATE SET received = excluded.received, at_ms = excluded.at_ms");
    statement << space << piece.blob << static_cast<std::int64_t>(piece.size)
              << static_cast<std::int64_t>(piece.first + piece.bytes.size()) << piece.now;
    statement.run();
}

} // namespace

Result<BlobState> blobState(Database& db, const Asker& asker, const Hash& blob)
{
    const auto place = placeOf(db, asker);
    if (!place)
        return fail(notMember());
    return stateOf(db, place->number, blob);
}

Result<BlobState> putBlobPiece(Database& db, const BlobPiece& piece)
{
    const auto place = placeOf(db, piece.asker);
    if (!place)
        return fail(notMember());
    if (place->state.role < Role::Member)
        return fail(ErrorCode::NotAllowed, "You may read this team's notes but not change them.");
    auto state = stateOf(db, place->number, piece.blob);
    // Another size under the same hash can only be a mistake of whoever began; the hash decides at the end.
    if (state.size != 0 && state.size != piece.size && !state.whole) {
        drop(db, place->number, piece.blob);
        state = {};
    }
    if (state.whole || piece.first + piece.bytes.size() <= state.received) {
        // Somebody is about to refer to it.
        touch(db, place->number, piece);
        return state;
    }
    if (piece.first != state.received)
        return fail(ErrorCode::Conflict, "A piece of this file is missing before this one.", true);
    if (state.size == 0 && takenBySpace(db, place->number) + piece.size > piece.spaceMost)
        return fail(ErrorCode::TooLarge, "This team's files take up all the room they may.");
    insertPiece(db, place->number, piece);
    return stateOf(db, place->number, piece.blob);
}

Result<BlobBytes> readBlob(Database& db, const BlobQuery& query)
{
    const auto place = placeOf(db, query.asker);
    if (!place)
        return fail(notMember());
    BlobBytes found{stateOf(db, place->number, query.blob), {}};
    if (found.state.size == 0 || (!found.state.whole && !query.unfinished))
        return fail(ErrorCode::NotFound, "This file is not on the server yet.", true);
    const auto end = std::min(found.state.received, query.first + query.mostBytes);
    auto statement = db.prepare("SELECT first, bytes FROM blob_piece WHERE space = ?1 AND hash = ?2 AND first >= "
                                "coalesce((SELECT max(first) FROM blob_piece WHERE space = ?1 AND hash = ?2"
                                " AND first <= ?3), 0) AND first < ?4 ORDER BY first");
    statement << place->number << query.blob << static_cast<std::int64_t>(query.first)
              << static_cast<std::int64_t>(end);
    while (statement.step()) {
        const auto first = static_cast<std::uint64_t>(statement.number(0));
        const auto bytes = statement.bytes(1);
        const auto from = std::max(query.first, first) - first;
        if (from < bytes.size())
            found.bytes += bytes.substr(from, std::min(end, first + bytes.size()) - first - from);
    }
    return found;
}

Result<void> finishBlob(Database& db, const Asker& asker, const Hash& blob, bool sound)
{
    const auto place = placeOf(db, asker);
    if (!place)
        return fail(notMember());
    if (!sound) {
        // Two may have sent it at once; what was found sound stays.
        if (!stateOf(db, place->number, blob).whole)
            drop(db, place->number, blob);
        return {};
    }
    auto statement = db.prepare("UPDATE blob SET whole = 1 WHERE space = ? AND hash = ? AND received = size");
    statement << place->number << blob;
    statement.run();
    return {};
}

void endBlobUse(Database& db, std::int64_t space, const Hash& blob, Cursor cursor)
{
    auto end = db.prepare("DELETE FROM blob_use WHERE space = ? AND hash = ? AND cursor = ?");
    end << space << blob << cursor;
    end.run();
    auto used = db.prepare("SELECT 1 FROM blob_use WHERE space = ? AND hash = ? LIMIT 1");
    used << space << blob;
    if (!used.step())
        drop(db, space, blob);
}

Result<std::uint64_t> collectBlobs(Database& db, WallMs before)
{
    std::vector<std::pair<std::int64_t, Hash>> unused;
    {
        auto statement = db.prepare("SELECT space, hash FROM blob WHERE at_ms < ? AND NOT EXISTS (SELECT 1 FROM"
                                    " blob_use WHERE blob_use.space = blob.space AND blob_use.hash = blob.hash)"
                                    " LIMIT ?");
        statement << before << collectedAtOnce;
        while (statement.step())
            unused.emplace_back(statement.number(0), statement.hash(1));
    }
    for (const auto& [space, blob] : unused)
        drop(db, space, blob);
    return static_cast<std::uint64_t>(unused.size());
}

} // namespace salver::server::tables
