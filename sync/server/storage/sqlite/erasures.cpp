// SPDX-License-Identifier: Apache-2.0
// What was erased, and emptying the log of it in steps.
#include "server/storage/sqlite/tables.h"

#include "core/erasure.h"
#include "server/storage/sqlite/schema.h"

#include <algorithm>

namespace salver::server::tables {

namespace {

/// So much of the log is read in one transaction, so that pushes do not wait long for it.
constexpr std::size_t emptiedAtOnce = std::size_t{4} * 1024 * 1024;

std::optional<std::int64_t> numberOf(Database& db, const SpaceId& space)
{
    auto statement = db.prepare("SELECT number FROM space WHERE id = ?");
    statement << space;
    return statement.step() ? std::optional(statement.number(0)) : std::nullopt;
}

Error noSuchSpace()
{
    return {ErrorCode::NotFound, "There is no such space.", false};
}

/// Erasures that stand equally far are worked off together.
struct Round {
    Cursor from{};
    Cursor upTo{};
    std::set<EntityId> entities;
};

std::optional<Round> nextRound(Database& db, std::int64_t space)
{
    Round round;
    {
        auto statement = db.prepare("SELECT done_to, max(up_to) FROM erasure WHERE space = ? AND done = 0"
                                    " GROUP BY done_to ORDER BY done_to LIMIT 1");
        statement << space;
        if (!statement.step())
            return std::nullopt;
        round.from = statement.as<Cursor>(0);
        round.upTo = statement.as<Cursor>(1);
    }
    auto statement = db.prepare("SELECT entity FROM erased e JOIN erasure r ON r.space = e.space AND"
                                " r.cursor = e.cursor WHERE e.space = ? AND r.done = 0 AND r.done_to = ?");
    statement << space << round.from;
    while (statement.step())
        round.entities.insert(statement.id<EntityId>(0));
    return round;
}

/// Empties some of the log; where it came to.
Cursor emptyLog(Database& db, std::int64_t space, const Round& round)
{
    std::vector<std::pair<std::int64_t, Emptied>> emptied;
    auto at = round.from;
    {
        auto rows = db.prepare("SELECT id, bytes FROM change WHERE id > ? AND id <= ? ORDER BY id");
        rows << rowOf(space, round.from) << rowOf(space, round.upTo);
        std::size_t size = 0;
        while (size < emptiedAtOnce && rows.step()) {
            size += rows.bytes(1).size();
            at = Cursor{static_cast<std::uint64_t>(rows.number(0) & cursorMask)};
            if (auto without = emptyParts(rows.bytes(1), round.entities))
                emptied.emplace_back(rows.number(0), std::move(*without));
        }
        if (size < emptiedAtOnce)
            at = round.upTo;
    }
    auto update = db.prepare("UPDATE change SET bytes = ? WHERE id = ?");
    for (const auto& [id, without] : emptied) {
        update << std::string_view(without.bytes) << id;
        update.run();
        for (const auto& blob : without.blobs)
            endBlobUse(db, space, blob, Cursor{static_cast<std::uint64_t>(id & cursorMask)});
    }
    return at;
}

void emptySnapshots(Database& db, std::int64_t space, const std::set<EntityId>& entities)
{
    std::vector<std::int64_t> pieces;
    {
        auto rows = db.prepare("SELECT row FROM snapshot_piece WHERE space = ?");
        rows << space;
        while (rows.step())
            pieces.push_back(rows.number(0));
    }
    for (const auto row : pieces) {
        std::optional<EmptiedPiece> without;
        {
            auto piece = db.prepare("SELECT bytes FROM snapshot_piece WHERE row = ?");
            piece << row;
            if (piece.step())
                without = emptyPiece(piece.bytes(0), entities);
        }
        if (!without)
            continue;
        auto update = db.prepare("UPDATE snapshot_piece SET bytes = ? WHERE row = ?");
        update << std::string_view(without->bytes) << row;
        update.run();
        for (const auto& [cursor, blob] : without->blobs)
            endBlobUse(db, space, blob, cursor);
    }
}

} // namespace

bool hasErasures(Database& db, std::int64_t space)
{
    auto statement = db.prepare("SELECT 1 FROM erasure WHERE space = ? LIMIT 1");
    statement << space;
    return statement.step();
}

std::set<EntityId> erasedAmong(Database& db, std::int64_t space, const std::vector<PushEntry>& entries)
{
    std::set<EntityId> erased;
    if (!hasErasures(db, space))
        return erased;
    auto statement = db.prepare("SELECT 1 FROM erased WHERE space = ? AND entity = ?");
    const auto look = [&](const std::vector<EntityId>& entities) {
        for (const auto& entity : entities) {
            statement << space << entity;
            if (statement.step())
                erased.insert(entity);
            statement.rewind();
        }
    };
    for (const auto& entry : entries) {
        look(entry.contents);
        look(entry.erases);
    }
    return erased;
}

void writeErasure(Database& db, std::int64_t space, const Erasure& erasure, Cursor upTo,
                  const std::vector<EntityId>& entities)
{
    auto one = db.prepare("INSERT INTO erased(space, entity, cursor) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
    for (const auto& entity : entities) {
        one << space << entity << erasure.at;
        one.run();
    }
    auto row = db.prepare("INSERT INTO erasure(space, cursor, account, at_ms, entries, up_to, done_to, done)"
                          " VALUES (?, ?, ?, ?, ?, ?, 0, 0) ON CONFLICT(space, cursor) DO UPDATE SET"
                          " entries = entries + excluded.entries, up_to = excluded.up_to, done_to = 0, done = 0");
    row << space << erasure.at << erasure.by << erasure.when << static_cast<std::int64_t>(erasure.entries) << upTo;
    row.run();
}

std::optional<std::string> withoutErased(Database& db, std::int64_t space, const std::string& piece)
{
    std::set<EntityId> erased;
    {
        auto statement = db.prepare("SELECT entity FROM erased WHERE space = ?");
        statement << space;
        while (statement.step())
            erased.insert(statement.id<EntityId>(0));
    }
    if (erased.empty())
        return std::nullopt;
    auto without = emptyPiece(piece, erased);
    return without ? std::optional(std::move(without->bytes)) : std::nullopt;
}

Emptying emptyErased(Database& db, const SpaceId& space)
{
    const auto number = numberOf(db, space);
    const auto round = number ? nextRound(db, *number) : std::nullopt;
    if (!round)
        return Emptying::Nothing;
    const auto at = emptyLog(db, *number, *round);
    const bool done = at >= round->upTo;
    if (done)
        emptySnapshots(db, *number, round->entities);
    auto update = db.prepare("UPDATE erasure SET done_to = ?, done = ? WHERE space = ? AND done = 0 AND done_to = ?");
    update << at << std::int64_t{done} << *number << round->from;
    update.run();
    return !done || nextRound(db, *number) ? Emptying::More : Emptying::Done;
}

Result<void> eraseAgain(Database& db, const SpaceId& space, const std::vector<EntityId>& entities, WallMs now)
{
    const auto number = numberOf(db, space);
    if (!number)
        return {};
    std::vector<EntityId> missing;
    Cursor head{};
    {
        auto known = db.prepare("SELECT 1 FROM erased WHERE space = ? AND entity = ?");
        for (const auto& entity : entities) {
            known << *number << entity;
            if (!known.step())
                missing.push_back(entity);
            known.rewind();
        }
        auto log = db.prepare("SELECT head FROM space WHERE number = ?");
        log << *number;
        if (log.step())
            head = log.as<Cursor>(0);
    }
    if (!missing.empty())
        writeErasure(db, *number, {Cursor{}, UserId{}, now, missing.size(), false}, head, missing);
    return {};
}

Result<void> noteReached(Database& db, const Asker& asker, const DeviceId& device, Cursor cursor)
{
    const auto place = placeOf(db, asker);
    if (!place)
        return fail(notMember());
    auto statement = db.prepare("INSERT INTO reached(space, device, cursor) VALUES (?, ?, ?) ON CONFLICT(space, device)"
                                " DO UPDATE SET cursor = excluded.cursor WHERE cursor <> excluded.cursor");
    statement << place->number << device << cursor;
    statement.run();
    return {};
}

Result<ErasureReport> erasures(Database& db, const SpaceId& space)
{
    const auto number = numberOf(db, space);
    if (!number)
        return fail(noSuchSpace());
    ErasureReport report;
    {
        auto rows = db.prepare("SELECT cursor, account, at_ms, entries, done FROM erasure WHERE space = ?"
                               " ORDER BY at_ms, cursor");
        rows << *number;
        while (rows.step())
            report.erasures.push_back({rows.as<Cursor>(0), rows.id<UserId>(1), rows.as<WallMs>(2),
                                       static_cast<std::uint64_t>(rows.number(3)), rows.number(4) != 0});
    }
    // Who was taken out may still hold what they had, until their device meets the server.
    auto rows = db.prepare("SELECT d.id, d.account, d.name, d.created_ms, d.last_seen_ms, a.name,"
                           " coalesce(r.cursor, 0) FROM device d JOIN account a ON a.id = d.account"
                           " LEFT JOIN reached r ON r.space = ?1 AND r.device = d.id WHERE d.account IN"
                           " (SELECT account FROM member WHERE space = ?1 UNION SELECT account FROM former_member"
                           " WHERE space = ?1) ORDER BY d.last_seen_ms");
    rows << *number;
    while (rows.step())
        report.devices.push_back({{rows.id<DeviceId>(0), rows.id<UserId>(1), rows.string(2), rows.as<WallMs>(3),
                                   rows.as<WallMs>(4)},
                                  rows.string(5), rows.as<Cursor>(6)});
    return report;
}

} // namespace salver::server::tables
