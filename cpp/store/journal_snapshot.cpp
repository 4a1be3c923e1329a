// SPDX-License-Identifier: Apache-2.0
// Snapshots: a space's state as of a place in its log, taken over piece by piece. Into an empty space each piece is
// merged as it comes. Otherwise the pieces are kept aside until all are there, so that people go on with what they
// have, and one transaction changes the old state for the new one.
#include "store/journal.h"

#include "core/snapshot.h"

#include <algorithm>
#include <utility>

namespace salver::store {

namespace {

std::size_t bytesOf(const SnapshotPiece& piece)
{
    std::size_t bytes = 0;
    for (const auto& item : piece.items)
        bytes += item.entry.bytes.size();
    return bytes;
}

} // namespace

StoreJournal::SnapshotRow StoreJournal::snapshotOf(const SpaceRow& space)
{
    SnapshotRow row;
    auto found = m_core.db->use("SELECT id, next, aside, wanted, digest, floor, whole FROM snapshot WHERE space = ?");
    found.bind(space.no);
    if (!found.step())
        return row;
    row.id = static_cast<std::uint64_t>(found.integer(0));
    row.next = static_cast<std::uint32_t>(found.integer(1));
    row.aside = found.integer(2) != 0;
    row.wanted = found.integer(3) != 0;
    row.digest = MultisetHash(found.id<Hash>(4));
    row.floor = found.number<Cursor>(5);
    row.whole = found.number<Cursor>(6);
    return row;
}

void StoreJournal::keepSnapshot(const SpaceRow& space, const SnapshotRow& row)
{
    m_core.db
        ->use("INSERT OR REPLACE INTO snapshot (space, id, next, aside, wanted, digest, floor, whole) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .run(space.no, static_cast<std::int64_t>(row.id), static_cast<std::int64_t>(row.next), row.aside ? 1 : 0,
             row.wanted ? 1 : 0, row.digest.value(), row.floor, row.whole);
}

SnapshotStanding StoreJournal::snapshotStanding(const SpaceRow& space)
{
    const auto row = snapshotOf(space);
    SnapshotStanding standing{row.id, row.id == 0 ? 0 : row.next, row.wanted, false, row.whole};
    if (row.wanted)
        standing.handBack = m_core.db->ask("SELECT 1 FROM change c JOIN change_bytes b ON b.no = c.no "
                                           "WHERE c.space = ? AND c.state = 3 AND c.old IS NOT NULL LIMIT 1", space.no)
            != 0;
    return standing;
}

bool StoreJournal::isCopying(const SpaceRow& space)
{
    return m_core.db->ask("SELECT 1 FROM snapshot WHERE space = ? AND aside = 0 AND next > 0", space.no) != 0;
}

Cursor StoreJournal::snapshotFloor(const SpaceRow& space)
{
    return Cursor{static_cast<std::uint64_t>(m_core.db->ask("SELECT floor FROM snapshot WHERE space = ?", space.no))};
}

void StoreJournal::wantSnapshot(const SpaceRow& space)
{
    auto row = snapshotOf(space);
    row.id = 0;
    row.wanted = true;
    row.floor = Cursor{};
    row.whole = Cursor{};
    m_core.db->use("DELETE FROM snapshot_piece WHERE space = ?").run(space.no);
    keepSnapshot(space, row);
}

void StoreJournal::lowerFloor(const SpaceRow& space, Cursor back)
{
    auto row = snapshotOf(space);
    if (row.floor <= back)
        return;
    row.floor = back;
    keepSnapshot(space, row);
}

bool StoreJournal::letGo(const SpaceRow& space, Sequence sequence)
{
    m_core.db->use("DELETE FROM change WHERE space = ? AND replica = ? AND sequence = ? AND state = 0 AND length(receipt) > 0")
        .run(space.no, space.replica, sequence);
    if (m_core.db->changedRows() == 0)
        return false;
    wantSnapshot(space);
    return true;
}

Result<void> StoreJournal::mergeSnapshotItem(SpaceRow& space, const SnapshotItem& item, Committed& facts)
{
    const auto opened = m_fresh.open(item.entry);
    if (!opened || (*opened)->change.space != space.id) {
        if (!opened && opened.error().code == ErrorCode::VersionTooNew && item.entry.hash == Hash{})
            return fail(opened.error());
        // What the server could read and this device cannot was damaged on its way.
        if (item.entry.hash == Hash{})
            return fail(ErrorCode::Damaged, "The server's snapshot arrived damaged; another one is taken.", true);
        keepUnreadable(space, item.entry, opened ? (*opened)->hash : item.entry.hash,
                       opened ? "It belongs to another space." : opened.error().sentence);
        return {};
    }
    const auto* decoded = *opened;
    if (!item.dead.empty()) {
        auto& alive = m_fresh.keep(*decoded);
        if (!removeWrites(alive.change, item.dead))
            return fail(ErrorCode::Damaged, "The server's snapshot does not fit its changes.", true);
        decoded = &alive;
    }
    const auto& change = decoded->change;
    if (m_fresh.take(space, item.entry, *decoded, facts))
        return {};
    m_fresh.flush();
    const auto held = known(space, change.id());
    if (held && held->hash != decoded->hash)
        return fail(ErrorCode::SequenceReused, "The server holds another change under a number of this device; the "
                                         "database was restored or copied. Syncing begins anew.", true);
    if (held && held->state == ChangeState::Logged)
        return {};
    ChangeNo no{};
    if (held) {
        no = held->no;
        m_core.db->use("DELETE FROM parked WHERE no = ?").run(no);
        placeInLog(*held, item.entry.cursor, item.entry.receipt, item.entry.received);
    } else {
        m_core.db
            ->use("INSERT INTO change (space, replica, sequence, lamport, wall, author, hash, state, cursor, received, "
                  "receipt) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)")
            .run(space.no, change.replica, change.sequence, change.lamport, change.wall, change.author, decoded->hash,
                 item.entry.cursor, item.entry.received, Blob{item.entry.receipt});
        no = ChangeNo{m_core.db->lastRow()};
        m_core.db->use("INSERT INTO change_bytes (no, bytes) VALUES (?, ?)").run(no, Blob{item.entry.bytes});
    }
    m_core.merger.merge({space, change, decoded->hash, no, item.entry.cursor, false}, false, facts);
    m_fresh.forget();
    return {};
}

Result<void> StoreJournal::mergeSnapshotPiece(SpaceRow& space, SnapshotRow& under, const SnapshotPiece& piece,
                                              Committed& facts)
{
    // What is written here meanwhile is not part of the snapshot's digest: only what the piece itself adds counts.
    const auto before = std::exchange(space.digest, MultisetHash{});
    m_fresh.reset();
    for (const auto& item : piece.items) {
        if (auto done = mergeSnapshotItem(space, item, facts); !done)
            return done;
    }
    m_fresh.flush();
    m_fresh.reset();
    const auto added = space.digest.value();
    space.digest = before;
    space.digest.add(added);
    space.dirty = true;
    under.digest.add(added);
    return {};
}

void StoreJournal::clearMerged(SpaceRow& space, Cursor beyond, Committed& facts)
{
    std::vector<EntityNo> entities;
    {
        auto rows = m_core.db->use("SELECT no FROM entity WHERE space = ?");
        rows.bind(space.no);
        while (rows.step())
            entities.push_back(rows.number<EntityNo>(0));
    }
    for (const auto entity : entities)
        takeOutOfSearch(m_core.tables, entity);
    m_core.tables.texts.removeSpace(space.no);
    m_core.db->use("DELETE FROM entity WHERE space = ?").run(space.no);
    // What was handed back to a restored server stands in its log, or never can.
    m_core.db->use("DELETE FROM change WHERE space = ? AND state = 3").run(space.no);
    // Own changes beyond all that was read stay: what is unsent may build on them.
    m_core.db->use("DELETE FROM change WHERE space = ? AND state = 1 AND NOT (coalesce(cursor, 0) > ? AND replica = ? AND no IN "
                   "(SELECT no FROM change_bytes))")
        .run(space.no, beyond, space.replica);
    m_core.db->use("DELETE FROM unreadable WHERE space = ?").run(space.no);
    m_core.db->use("DELETE FROM checkpoint WHERE space = ?").run(space.no);
    m_core.db->use("DELETE FROM seen WHERE space = ?").run(space.no);
    space.seen.clear();
    space.seenNow.clear();
    space.seen[space.replica] = space.lastSequence;
    space.digest = MultisetHash{};
    space.cursor = Cursor{};
    space.dirty = true;
    facts.everything = true;
    facts.touched.clear();
}

/// What this device wrote that is not in the snapshot goes on top of it: sent meanwhile, or not sent yet.
Result<void> StoreJournal::mergeOwn(SpaceRow& space, Cursor at, Committed& facts)
{
    std::vector<OwnChange> left;
    {
        auto rows = m_core.db->use("SELECT c.no, c.hash, b.bytes FROM change c JOIN change_bytes b ON b.no = c.no "
                                   "WHERE c.space = ? AND (c.state = 0 OR (c.state = 1 AND c.cursor > ?)) ORDER BY c.no");
        rows.bind(space.no, at);
        while (rows.step()) {
            auto decoded = decodeChange(rows.bytes(2));
            if (!decoded)
                return fail(ErrorCode::Damaged, "A change of this device is damaged in the database: "
                                + decoded.error().sentence);
            left.push_back({rows.number<ChangeNo>(0), rows.id<Hash>(1), std::move(decoded->change)});
        }
    }
    for (const auto& own : left)
        m_core.merger.merge({space, own.change, own.hash, own.no, Cursor{}, true}, false, facts);
    return {};
}

Result<void> StoreJournal::takeOver(SpaceRow& space, SnapshotRow& under, const SnapshotPiece& last, Committed& facts)
{
    const auto highest = m_core.db->ask("SELECT max(cursor) FROM change WHERE space = ?", space.no);
    under.whole = std::max(space.cursor, Cursor{static_cast<std::uint64_t>(highest)});
    clearMerged(space, std::max(last.at, space.cursor), facts);
    for (std::uint32_t number = 0; number < under.next; ++number) {
        std::string bytes;
        {
            auto row = m_core.db->use("SELECT bytes FROM snapshot_piece WHERE space = ? AND number = ?");
            row.bind(space.no, static_cast<std::int64_t>(number));
            if (row.step())
                bytes = row.string(0);
        }
        const auto piece = decodePiece(bytes);
        if (!piece)
            return fail(ErrorCode::Damaged, "A piece of the server's snapshot is damaged here; it is taken anew.", true);
        if (auto done = mergeSnapshotPiece(space, under, *piece, facts); !done)
            return done;
    }
    return mergeSnapshotPiece(space, under, last, facts);
}

Result<void> StoreJournal::finishSnapshot(SpaceRow& space, SnapshotRow& under, const SnapshotPiece& last,
                                          Committed& facts)
{
    if (under.digest.value() != last.digest)
        return fail(ErrorCode::Damaged, "The server's snapshot of \"" + space.name + "\" does not add up to what it "
                                        "should; another one is taken.", true);
    if (under.aside) {
        if (auto done = mergeOwn(space, last.at, facts); !done)
            return done;
    }
    for (const auto& [replica, sequence] : last.version) {
        if (replica != space.replica)
            space.see(replica, sequence);
    }
    space.cursor = last.at;
    space.running = last.running;
    space.dirty = true;
    m_core.db->use("INSERT OR REPLACE INTO checkpoint (space, cursor, running) VALUES (?, ?, ?)")
        .run(space.no, last.at, last.running);
    m_core.db->use("DELETE FROM snapshot_piece WHERE space = ?").run(space.no);
    under.id = 0;
    under.next = 0;
    under.wanted = false;
    under.aside = false;
    under.floor = last.at;
    under.digest = MultisetHash{};
    facts.everything = true;
    facts.touched.clear();
    return {};
}

Result<void> StoreJournal::beginSnapshot(const SpaceRow& space, SnapshotRow& under, const SnapshotPiece& first)
{
    if (first.number != 0)
        return fail(ErrorCode::Conflict, "This piece belongs to another snapshot than the one under way.", true);
    m_core.db->use("DELETE FROM snapshot_piece WHERE space = ?").run(space.no);
    const bool empty = space.cursor == Cursor{}
        && m_core.db->ask("SELECT (SELECT count(*) FROM change WHERE space = ?1 AND state IN (0, 1, 3)) + "
                          "(SELECT count(*) FROM unreadable WHERE space = ?1)", space.no) == 0;
    under.id = first.id;
    under.next = 0;
    under.aside = !empty;
    under.digest = MultisetHash{};
    return {};
}

Result<void> StoreJournal::applySnapshot(const SpaceId& space, const SnapshotPiece& piece)
{
    return m_core.transact([&](Committed& facts) -> Result<void> {
        facts.local = false;
        const auto found = m_core.space(space);
        if (!found)
            return fail(found.error());
        auto& row = **found;
        auto under = snapshotOf(row);
        if (under.id != piece.id) {
            if (auto done = beginSnapshot(row, under, piece); !done)
                return done;
        }
        if (piece.number < under.next)
            return {};
        if (piece.number > under.next)
            return fail(ErrorCode::Conflict, "A piece of the snapshot is missing; it is taken from its beginning.", true);
        const auto given = under.aside && piece.last ? givenBack(row) : std::vector<GivenBack>{};
        const Deferring deferring(m_core.tables.search, under.aside || bytesOf(piece) > indexedAtOnceBytes);
        if (under.aside && !piece.last) {
            m_core.db->use("INSERT INTO snapshot_piece (space, number, bytes) VALUES (?, ?, ?)")
                .run(row.no, static_cast<std::int64_t>(piece.number), Blob{encodePiece(piece)});
        } else {
            auto merged = under.aside ? takeOver(row, under, piece, facts)
                                      : mergeSnapshotPiece(row, under, piece, facts);
            if (!merged)
                return merged;
        }
        ++under.next;
        if (piece.last) {
            if (auto done = finishSnapshot(row, under, piece, facts); !done)
                return done;
            keepRefused(row, given);
        }
        keepSnapshot(row, under);
        facts.syncStateChanged = true;
        return {};
    });
}

Result<void> StoreJournal::dropSnapshot(const SpaceId& space)
{
    return m_core.transact([&](Committed& facts) -> Result<void> {
        const auto found = m_core.space(space);
        if (!found)
            return fail(found.error());
        auto under = snapshotOf(**found);
        if (under.id == 0)
            return {};
        // What was merged of it is a state that no log leads to.
        if (!under.aside && under.next > 0)
            under.wanted = true;
        else
            under.next = 0;
        under.id = 0;
        m_core.db->use("DELETE FROM snapshot_piece WHERE space = ?").run((*found)->no);
        keepSnapshot(**found, under);
        facts.syncStateChanged = true;
        return {};
    });
}

} // namespace salver::store
