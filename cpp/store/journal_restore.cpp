// SPDX-License-Identifier: Apache-2.0
// After a restored or copied file on this side (fork), or a restored log on the server's (rewind, hand back).
#include "store/journal.h"

#include "core/derived_random.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace salver::store {

Result<void> StoreJournal::forkReplica(const SpaceId& space, std::span<const std::pair<Hash, Acknowledgement>> held,
                                       std::span<const std::pair<Sequence, Hash>> /*takenByOther*/,
                                       Sequence highestOnServer)
{
    return m_core.transact([&](Committed& facts) -> Result<void> {
        const auto found = m_core.space(space);
        if (!found)
            return fail(found.error());
        auto& row = **found;
        auto waiting = ownChanges(m_core, row, ChangeState::Waiting, Sequence{});
        if (!waiting)
            return fail(std::move(waiting.error()));
        const std::map<Hash, Acknowledgement> there(held.begin(), held.end());
        std::vector<OwnChange> rewritten;
        for (auto& own : *waiting) {
            const auto at = there.find(own.hash);
            if (at != there.end())
                placeInLog({own.no, own.hash, ChangeState::Waiting}, at->second.cursor, at->second.receipt,
                           std::nullopt);
            else
                // Whatever the server does not hold was written after the copy was made: had both sides had it,
                // its number, at or below the server's highest, would be there with this very hash.
                rewritten.push_back(std::move(own));
        }
        withdrawAll(m_core, row, rewritten, facts);
        const auto old = row.replica;
        const auto kept = rewritten.empty() ? row.lastSequence
                                            : Sequence{raw(rewritten.front().change.sequence) - 1};
        // Where a copy of this file holds the same unsent changes it has to write them anew too. A name that follows from
        // the first of them makes both come to the same changes; where they part, the next handshake parts them again.
        row.replica = m_core.random.replica();
        if (!rewritten.empty()) {
            const auto common = DerivedRandom(rewritten.front().hash).replica();
            if (m_core.db->ask("SELECT count(*) FROM change WHERE space = ? AND replica = ?", row.no, common) == 0)
                row.replica = common;
        }
        row.lastSequence = Sequence{};
        row.seen[old] = kept;
        row.seenNow[old] = kept;
        row.dirty = true;
        // `own_sequence` counts the new replica's changes from here on.
        m_core.db->use("UPDATE entity SET own_sequence = 0 WHERE space = ? AND own_sequence <> 0").run(row.no);
        if (auto done = writeAllAnew(m_core, row, std::move(rewritten), true, facts); !done)
            return done;
        followOwn(row);
        m_core.note("This database was restored or copied (the server had seen number "
                    + std::to_string(raw(highestOnServer)) + " from it); it goes on under a new name of its own in \""
                    + row.name + "\". Nothing was lost.");
        facts.syncStateChanged = true;
        return {};
    });
}

Result<void> StoreJournal::rewind(const SpaceId& space, Cursor agreeing, Epoch epoch)
{
    return m_core.transact([&](Committed& facts) -> Result<void> {
        const auto found = m_core.space(space);
        if (!found)
            return fail(found.error());
        auto& row = **found;
        const auto back = std::min(agreeing, row.cursor);
        const auto running = runningAt(row, back);
        // Own changes wait again; others' (and own ones under an earlier name) are handed back by their receipts.
        const auto lost = m_core.db->ask("SELECT count(*) FROM change c WHERE space = ? AND cursor > ? AND NOT EXISTS "
                                         "(SELECT 1 FROM change_bytes b WHERE b.no = c.no)", row.no, back);
        const auto moved = m_core.db->ask("SELECT count(*) FROM change WHERE space = ? AND cursor > ?", row.no, back);
        m_core.db->use("UPDATE change SET state = 0, old = cursor, cursor = NULL, received = NULL "
                       "WHERE space = ? AND cursor > ? AND replica = ? AND no IN (SELECT no FROM change_bytes)")
            .run(row.no, back, row.replica);
        m_core.db->use("UPDATE change SET state = 3, old = cursor, cursor = NULL WHERE space = ? AND cursor > ? "
                       "AND no IN (SELECT no FROM change_bytes)")
            .run(row.no, back);
        m_core.db->use("UPDATE change SET state = 3, cursor = NULL WHERE space = ? AND cursor > ?").run(row.no, back);
        m_core.db->use("DELETE FROM unreadable WHERE space = ? AND cursor > ?").run(row.no, back);
        m_core.db->use("DELETE FROM checkpoint WHERE space = ? AND cursor > ?").run(row.no, back);
        row.cursor = back;
        row.running = running;
        const bool first = std::exchange(row.epoch, epoch) == Epoch{};
        row.safe = std::min(row.safe, back);
        row.dirty = true;
        // At the first contact only the log's name is kept.
        if (!first) {
            // Devices give the log back from what each has, and those that took a snapshot have only what mattered then:
            // changes may come in another order than before. What nobody could give back is never exchanged for it.
            if (moved > 0 && lost == 0)
                wantSnapshot(row);
            else
                lowerFloor(row, back);
            m_core.setMark(row, &SpaceRow::restored, true);
            m_core.note("The server's copy of \"" + row.name + "\" was restored from a backup; what it lacks is sent "
                        "again. Nothing was lost here.");
        }
        if (lost > 0)
            m_core.note(std::to_string(lost) + " changes of \"" + row.name + "\" are older than the server's last two "
                        "backups and stand on the devices that hold them only. Tell whoever runs the server.");
        facts.syncStateChanged = true;
        return {};
    });
}

void StoreJournal::giveWay(SpaceRow& space, const Known& old)
{
    std::vector<GivenBack> lost;
    {
        auto row = m_core.db->use("SELECT c.replica, c.sequence, c.hash, c.wall, b.bytes FROM change c "
                                  "JOIN change_bytes b ON b.no = c.no WHERE c.no = ?");
        row.bind(old.no);
        if (row.step())
            lost.push_back({{row.replica(0), row.number<Sequence>(1)}, row.id<Hash>(2), row.number<WallMs>(3), row.string(4)});
    }
    keepWords(space, lost);
    m_core.db->use("UPDATE change SET state = 1, cursor = NULL, old = NULL WHERE no = ?").run(old.no);
    // All must show what the log says; but what nobody could give back is never exchanged for it.
    if (m_core.db->ask("SELECT 1 FROM change c WHERE space = ? AND state = 3 AND NOT EXISTS "
                       "(SELECT 1 FROM change_bytes b WHERE b.no = c.no) LIMIT 1", space.no) == 0)
        wantSnapshot(space);
}

std::vector<StoreJournal::GivenBack> StoreJournal::givenBack(const SpaceRow& space)
{
    std::vector<GivenBack> given;
    auto rows = m_core.db->use("SELECT c.replica, c.sequence, c.hash, c.wall, b.bytes FROM change c "
                               "JOIN change_bytes b ON b.no = c.no WHERE c.space = ? AND c.state = 3 ORDER BY c.no");
    rows.bind(space.no);
    while (rows.step())
        given.push_back({{rows.replica(0), rows.number<Sequence>(1)}, rows.id<Hash>(2), rows.number<WallMs>(3), rows.string(4)});
    return given;
}

void StoreJournal::keepRefused(const SpaceRow& space, std::vector<GivenBack> given)
{
    std::erase_if(given, [&](const GivenBack& one) {
        const auto there = known(space, one.id);
        if (there)
            return there->hash == one.hash;
        // A number that the log has gone past: it stands there and no longer matters.
        const auto seen = space.seen.find(one.id.replica);
        return seen != space.seen.end() && one.id.sequence <= seen->second;
    });
    keepWords(space, given);
}

void StoreJournal::keepWords(const SpaceRow& space, const std::vector<GivenBack>& lost)
{
    if (lost.empty())
        return;
    // Two copies of one file wrote under one number, say, and the server, set back meanwhile, has taken the other one's.
    // The author, if that device is still there, sends its own again under another number; the words are kept in any case.
    for (const auto& one : lost)
        m_core.db->use("INSERT INTO leftover (space, name, sequence, wall, bytes) VALUES (?, ?, ?, ?, ?)")
            .run(space.id, Text{space.name}, one.id.sequence, one.wall, Blob{one.bytes});
    m_core.note("The server was set back and has not taken " + std::to_string(lost.size()) + " changes of \"" + space.name
                + "\" again; another one stands under their numbers. What they said is kept among what was never sent.");
}

Result<void> StoreJournal::resendAbove(const SpaceId& space, Sequence held)
{
    return m_core.transact([&](Committed& facts) -> Result<void> {
        const auto found = m_core.space(space);
        if (!found)
            return fail(found.error());
        const auto& row = **found;
        // What stands at or below the cursor is in the part of the log that agrees.
        m_core.db->use("UPDATE change SET state = 0, old = cursor, cursor = NULL, received = NULL WHERE space = ? "
                       "AND replica = ? AND sequence > ? AND state = 1 AND cursor > ?")
            .run(row.no, row.replica, held, row.cursor);
        facts.syncStateChanged = true;
        return {};
    });
}

Result<std::vector<HandBackItem>> StoreJournal::handBack(const SpaceId& space, Cursor after, std::size_t mostBytes)
{
    const auto row = m_core.space(space);
    if (!row)
        return fail(row.error());
    std::vector<HandBackItem> items;
    std::size_t bytes = 0;
    {
        auto rows = m_core.db->use("SELECT c.old, b.bytes, c.receipt FROM change c JOIN change_bytes b ON b.no = c.no "
                                   "WHERE c.space = ? AND c.state = 3 AND c.old > ? ORDER BY c.old");
        rows.bind((*row)->no, after);
        while (rows.step()) {
            bytes += rows.bytes(1).size();
            if (!items.empty() && bytes > mostBytes)
                break;
            items.push_back({rows.number<Cursor>(0), rows.string(1), rows.string(2)});
        }
    }
    if (auto done = m_core.db->outcome(); !done)
        return fail(std::move(done.error()));
    return items;
}

Result<void> StoreJournal::handedBack(const SpaceId& space, Cursor upTo)
{
    return m_core.transact([&](Committed& facts) -> Result<void> {
        const auto row = m_core.space(space);
        if (!row)
            return fail(row.error());
        m_core.db->use("UPDATE change SET old = NULL WHERE space = ? AND state = 3 AND old <= ?").run((*row)->no, upTo);
        facts.syncStateChanged = true;
        return {};
    });
}

Result<void> StoreJournal::setSafe(const SpaceId& space, Cursor safe)
{
    return m_core.transact([&](Committed&) -> Result<void> {
        const auto found = m_core.space(space);
        if (!found)
            return fail(found.error());
        auto& row = **found;
        const auto now = std::min(safe, row.cursor);
        if (now <= row.safe)
            return {};
        // The newest backup may be the one that cannot be read: bytes go only once a second one holds them. Texts
        // that wait for others still need theirs.
        m_core.db->use("DELETE FROM change_bytes WHERE no IN (SELECT c.no FROM change c "
                       "WHERE c.space = ? AND c.cursor <= ? AND c.state = 1 AND NOT EXISTS "
                       "(SELECT 1 FROM text_edit t WHERE t.state = 1 AND t.change = c.no))")
            .run(row.no, row.safe);
        row.safe = now;
        row.dirty = true;
        return {};
    });
}

} // namespace salver::store
