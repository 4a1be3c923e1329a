// SPDX-License-Identifier: Apache-2.0
// The daily round: outbox, acknowledgements, pages of the log. journal_spaces.cpp has what happens to whole spaces,
// journal_restore.cpp what happens after a restored backup.
#include "store/journal.h"

#include "core/hash.h"
#include "core/limits.h"

#include <set>

namespace salver::store {

namespace {

/// A running hash is kept at every so many entries; those between are worked out from the changes' hashes.
constexpr std::uint64_t checkpointEvery = 256;
/// A Lamport time this far above its cursor has not come about by counting; nothing may push the clock out of range.
constexpr std::uint64_t lamportSlack = std::uint64_t{1} << 32U;

/// In the file, and not in what is shown.
bool isUnmerged(ChangeState state)
{
    return state == ChangeState::Parked || state == ChangeState::Held;
}

std::size_t pageBytes(std::span<const LogItem> page)
{
    std::size_t bytes = 0;
    for (const auto& item : page)
        bytes += item.bytes.size();
    return bytes;
}

} // namespace

Result<std::vector<OutboxItem>> StoreJournal::outbox(const SpaceId& space, Sequence after, std::size_t mostBytes,
                                                     std::size_t mostItems)
{
    const auto row = m_core.space(space);
    if (!row)
        return fail(row.error());
    std::vector<OutboxItem> items;
    std::size_t bytes = 0;
    {
        auto rows = m_core.db->use("SELECT c.sequence, c.hash, b.bytes, c.old, c.receipt FROM change c "
                                   "JOIN change_bytes b ON b.no = c.no WHERE c.space = ? AND c.state = 0 AND c.sequence > ? ORDER BY c.sequence");
        rows.bind((*row)->no, after);
        while (items.size() < mostItems && rows.step()) {
            bytes += rows.bytes(2).size();
            if (!items.empty() && bytes > mostBytes)
                break;
            items.push_back({rows.number<Sequence>(0), rows.id<Hash>(1), rows.string(2), rows.number<Cursor>(3),
                             rows.string(4)});
        }
    }
    if (auto done = m_core.db->outcome(); !done)
        return fail(std::move(done.error()));
    return items;
}

Result<std::vector<std::pair<Sequence, Hash>>> StoreJournal::unsent(const SpaceId& space)
{
    const auto row = m_core.space(space);
    if (!row)
        return fail(row.error());
    std::vector<std::pair<Sequence, Hash>> unsent;
    {
        auto rows = m_core.db->use(
            "SELECT sequence, hash FROM change WHERE space = ? AND state = 0 ORDER BY sequence");
        rows.bind((*row)->no);
        while (rows.step())
            unsent.emplace_back(rows.number<Sequence>(0), rows.id<Hash>(1));
    }
    if (auto done = m_core.db->outcome(); !done)
        return fail(std::move(done.error()));
    return unsent;
}

std::optional<StoreJournal::Known> StoreJournal::known(const SpaceRow& space, const WriteId& id)
{
    auto row = m_core.db->use("SELECT no, hash, state FROM change WHERE space = ? AND replica = ? AND sequence = ?");
    row.bind(space.no, id.replica, id.sequence);
    if (!row.step())
        return std::nullopt;
    return Known{row.number<ChangeNo>(0), row.id<Hash>(1), row.number<ChangeState>(2)};
}

void StoreJournal::placeInLog(const Known& change, Cursor cursor, const std::string& receipt,
                              std::optional<WallMs> received)
{
    m_core.db
        ->use("UPDATE change SET state = 1, cursor = ?, old = NULL, receipt = CASE WHEN length(?2) > 0 THEN ?2 ELSE "
              "receipt END, received = coalesce(?3, received) WHERE no = ?4")
        .run(cursor, Blob{receipt}, received, change.no);
}

void StoreJournal::moveCursor(SpaceRow& space, const Hash& hash)
{
    space.cursor = next(space.cursor);
    space.running = runningHash(space.running, hash);
    space.dirty = true;
    if (raw(space.cursor) % checkpointEvery == 0)
        m_core.db->use("INSERT OR REPLACE INTO checkpoint (space, cursor, running) VALUES (?, ?, ?)")
            .run(space.no, space.cursor, space.running);
}

void StoreJournal::followOwn(SpaceRow& space)
{
    if (isCopying(space))
        return;
    auto rows = m_core.db->use("SELECT cursor, hash FROM change WHERE space = ? AND cursor > ? ORDER BY cursor");
    rows.bind(space.no, space.cursor);
    while (rows.step() && rows.number<Cursor>(0) == next(space.cursor))
        moveCursor(space, rows.id<Hash>(1));
}

Cursor StoreJournal::ownAhead(const SpaceRow& space)
{
    return Cursor{static_cast<std::uint64_t>(
        m_core.db->ask("SELECT min(cursor) FROM change WHERE space = ? AND cursor > ?", space.no, space.cursor))};
}

Result<void> StoreJournal::acknowledge(const SpaceId& space, std::span<const Acknowledgement> acks)
{
    return m_core.transact([&](Committed& facts) -> Result<void> {
        const auto row = m_core.space(space);
        if (!row)
            return fail(row.error());
        for (const auto& ack : acks) {
            m_core.db
                ->use("UPDATE change SET state = ?1, cursor = ?2, old = NULL, receipt = CASE WHEN length(?3) > 0 THEN ?3 "
                      "ELSE receipt END WHERE space = ?4 AND replica = ?5 AND sequence = ?6 AND state NOT IN (?7, ?8)")
                .run(ChangeState::Logged, ack.cursor, Blob{ack.receipt}, (*row)->no, ack.id.replica, ack.id.sequence,
                     ChangeState::Logged, ChangeState::Parked);
        }
        followOwn(**row);
        facts.syncStateChanged = true;
        return {};
    }, Core::Waits::Lazily); // one that is lost waits again, and the next handshake tells that the server holds it
}

Result<void> StoreJournal::park(const SpaceId& space, Sequence sequence, const Error& why)
{
    return m_core.transact([&](Committed& facts) -> Result<void> {
        const auto row = m_core.space(space);
        if (!row)
            return fail(row.error());
        if (why.code == ErrorCode::Cancelled && letGo(**row, sequence))
            return {};
        return parkChange(m_core, **row, sequence, why, facts);
    });
}

void StoreJournal::keepUnreadable(SpaceRow& space, const LogItem& item, const Hash& hash, const std::string& reason)
{
    m_core.db->use("INSERT OR REPLACE INTO unreadable (space, cursor, hash, bytes, reason) VALUES (?, ?, ?, ?, ?)")
        .run(space.no, item.cursor, hash, Blob{item.bytes}, Text{reason});
    m_core.note("An entry in \"" + space.name + "\" could not be read and was kept as it came. " + reason
                + " If words are missing, tell whoever runs the server.");
}

Result<void> StoreJournal::takeBack(SpaceRow& space, const Known& parked, Cursor cursor, Committed& facts)
{
    std::string bytes;
    {
        auto row = m_core.db->use("SELECT bytes FROM change_bytes WHERE no = ?");
        row.bind(parked.no);
        if (row.step())
            bytes = row.string(0);
    }
    const auto decoded = decodeChange(bytes);
    if (!decoded)
        return fail(ErrorCode::Damaged, "A change that could not go is damaged in the database: "
                        + decoded.error().sentence + " Check this device: that says what can be repaired.");
    m_core.db->use("DELETE FROM parked WHERE no = ?").run(parked.no);
    m_core.merger.merge({space, decoded->change, parked.hash, parked.no, cursor, false}, false, facts);
    m_fresh.forget();
    return {};
}

Result<void> StoreJournal::applyKnown(SpaceRow& space, const Known& held, const LogItem& item, const Hash& hash,
                                      Committed& facts)
{
    if (held.hash == hash) {
        placeInLog(held, item.cursor, item.receipt, item.received);
        if (isUnmerged(held.state)) {
            if (auto done = takeBack(space, held, item.cursor, facts); !done)
                return done;
        }
    } else if (held.state == ChangeState::Waiting) {
        return fail(ErrorCode::SequenceReused, "The server holds another change under a number of this device; the "
                                         "database was restored or copied. Syncing begins anew.", true);
    } else {
        if (held.state == ChangeState::Old)
            giveWay(space, held);
        keepUnreadable(space, item, hash, "It carries the number of another change.");
    }
    moveCursor(space, hash);
    return {};
}

Result<void> StoreJournal::applyItem(SpaceRow& space, const LogItem& item, Committed& facts)
{
    if (item.bytes.empty()) {
        const auto own = known(space, item.id);
        if (!own || own->hash != item.hash)
            return fail(ErrorCode::SequenceReused, "The server holds a change of this device that is not in its database; "
                                             "the database was restored or copied. Syncing begins anew.", true);
        placeInLog(*own, item.cursor, item.receipt, item.received);
        if (isUnmerged(own->state)) {
            m_fresh.flush();
            if (auto done = takeBack(space, *own, item.cursor, facts); !done)
                return done;
        }
        moveCursor(space, own->hash);
        return {};
    }
    const auto opened = m_fresh.open(item);
    if (!opened) {
        const auto envelope = readEnvelope(item.bytes);
        // Without its hash the log cannot be followed past it; it waits on the server for a Salver that can.
        if (!envelope && opened.error().code == ErrorCode::VersionTooNew)
            return fail(opened.error());
        const auto hash = envelope ? envelope->hash : item.hash;
        keepUnreadable(space, item, hash, opened.error().sentence);
        moveCursor(space, hash);
        return {};
    }
    const auto& decoded = **opened;
    const auto& change = decoded.change;
    std::optional<Known> held;
    if (!m_fresh.isNew(space, change.id())) {
        m_fresh.flush();
        held = known(space, change.id());
    }
    if (held)
        return applyKnown(space, *held, item, decoded.hash, facts);
    std::string wrong;
    if (change.space != space.id)
        wrong = "It belongs to another space.";
    else if (raw(change.lamport) > raw(item.cursor) + lamportSlack)
        wrong = "Its logical time runs ahead.";
    if (!wrong.empty()) {
        keepUnreadable(space, item, decoded.hash, wrong);
        moveCursor(space, decoded.hash);
        return {};
    }
    if (m_fresh.take(space, item, decoded, facts)) {
        moveCursor(space, decoded.hash);
        return {};
    }
    m_fresh.flush();
    m_core.db
        ->use("INSERT INTO change (space, replica, sequence, lamport, wall, author, hash, state, cursor, received, "
              "receipt) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)")
        .run(space.no, change.replica, change.sequence, change.lamport, change.wall, change.author, decoded.hash,
             item.cursor, item.received, Blob{item.receipt});
    const ChangeNo no{m_core.db->lastRow()};
    m_core.db->use("INSERT INTO change_bytes (no, bytes) VALUES (?, ?)").run(no, Blob{item.bytes});
    m_core.merger.merge({space, change, decoded.hash, no, item.cursor, false}, false, facts);
    m_fresh.forget();
    moveCursor(space, decoded.hash);
    return {};
}

Result<void> StoreJournal::apply(const SpaceId& space, std::span<const LogItem> page, Epoch epoch)
{
    return m_core.transact([&](Committed& facts) -> Result<void> {
        facts.local = false;
        const auto found = m_core.space(space);
        if (!found)
            return fail(found.error());
        auto& row = **found;
        if (row.epoch != Epoch{} && row.epoch != epoch)
            return fail(ErrorCode::EpochChanged, "The server's log was restored or replaced; syncing begins anew.",
                        true);
        if (row.epoch != epoch) {
            row.epoch = epoch;
            row.dirty = true;
        }
        const Deferring deferring(m_core.tables.search, pageBytes(page) > indexedAtOnceBytes);
        m_fresh.reset();
        followOwn(row);
        auto ahead = ownAhead(row);
        for (const auto& item : page) {
            if (next(row.cursor) == ahead) {
                followOwn(row);
                ahead = ownAhead(row);
            }
            if (item.cursor <= row.cursor)
                continue;
            if (item.cursor != next(row.cursor))
                return fail(ErrorCode::Malformed, "A page of the log arrived with a gap; it is asked for again.",
                            true);
            if (auto done = applyItem(row, item, facts); !done)
                return done;
        }
        m_fresh.flush();
        m_fresh.reset();
        followOwn(row);
        facts.syncStateChanged = true;
        return {};
    });
}

Result<Hash> StoreJournal::digest(const SpaceId& space)
{
    const auto row = m_core.space(space);
    if (!row)
        return fail(row.error());
    return (*row)->digest.value();
}

Hash StoreJournal::runningAt(const SpaceRow& space, Cursor cursor)
{
    Hash running;
    Cursor from{};
    {
        auto row = m_core.db->use(
            "SELECT cursor, running FROM checkpoint WHERE space = ? AND cursor <= ? ORDER BY cursor DESC LIMIT 1");
        row.bind(space.no, cursor);
        if (row.step()) {
            from = row.number<Cursor>(0);
            running = row.id<Hash>(1);
        }
    }
    auto rows = m_core.db->use("SELECT cursor, hash FROM change WHERE space = ?1 AND cursor > ?2 AND cursor <= ?3 "
                               "UNION ALL SELECT cursor, hash FROM unreadable "
                               "WHERE space = ?1 AND cursor > ?2 AND cursor <= ?3 ORDER BY cursor");
    rows.bind(space.no, from, cursor);
    while (rows.step())
        running = runningHash(running, rows.id<Hash>(1));
    return running;
}

Result<std::vector<RunningCheckpoint>> StoreJournal::checkpoints(const SpaceId& space, std::size_t most)
{
    const auto row = m_core.space(space);
    if (!row)
        return fail(row.error());
    std::set<Cursor, std::greater<>> places;
    const auto head = raw((*row)->cursor);
    for (std::uint64_t back = 1; back <= head && places.size() < most; back *= 2)
        places.insert(Cursor{head - back});
    places.insert((*row)->cursor);
    // Of what a snapshot took the place of, only its own place is known.
    const auto floor = snapshotFloor(**row);
    std::vector<RunningCheckpoint> checkpoints;
    for (const auto place : places) {
        if (checkpoints.size() < most && place != Cursor{} && place >= floor)
            checkpoints.push_back({place, runningAt(**row, place)});
    }
    if (auto done = m_core.db->outcome(); !done)
        return fail(std::move(done.error()));
    return checkpoints;
}

} // namespace salver::store
