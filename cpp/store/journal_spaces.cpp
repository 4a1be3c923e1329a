// SPDX-License-Identifier: Apache-2.0
// Spaces that come, change and go, as the server tells of them.
#include "store/journal.h"

#include "core/planted.h"

#include <algorithm>

namespace salver::store {

Result<std::vector<SpaceSyncState>> StoreJournal::spaces()
{
    std::vector<SpaceSyncState> states;
    for (const auto& row : m_core.tables.spaces.all()) {
        if (row.local)
            continue;
        SpaceSyncState state{row.id,     row.name,   row.purpose, row.role,    row.replica, row.lastSequence,
                             row.cursor, row.epoch,  row.running, 0,           0};
        state.waiting = static_cast<std::size_t>(
            m_core.db->ask("SELECT count(*) FROM change WHERE space = ? AND state = 0", row.no));
        if (row.rebuilding)
            state.waiting += static_cast<std::size_t>(
                m_core.db->ask("SELECT count(*) FROM change WHERE space = ? AND state = 4", row.no));
        state.differs = row.differs;
        state.rebuilding = row.rebuilding;
        state.snapshot = snapshotStanding(row);
        state.parked = static_cast<std::size_t>(
            m_core.db->ask("SELECT count(*) FROM change WHERE space = ? AND state = 2", row.no));
        states.push_back(std::move(state));
    }
    if (auto done = m_core.db->outcome(); !done)
        return fail(std::move(done.error()));
    return states;
}

void StoreJournal::describe(SpaceRow& row, const SpaceDescription& description, Committed& facts)
{
    if (row.name != description.name || row.purpose != description.purpose || row.role != description.role) {
        row.name = description.name;
        row.purpose = description.purpose;
        row.role = description.role;
        row.dirty = true;
        facts.syncStateChanged = true;
    }
    m_core.db->use("DELETE FROM member WHERE space = ?").run(row.no);
    for (const auto& member : description.members)
        m_core.db
            ->use("INSERT OR REPLACE INTO member (space, id, user_name, display_name, role) VALUES (?, ?, ?, ?, ?)")
            .run(row.no, member.id, Text{member.userName}, Text{member.displayName}, member.role);
}

Result<void> StoreJournal::parkAll(SpaceRow& space, const Error& why, Committed& facts)
{
    const auto waiting = ownChanges(m_core, space, ChangeState::Waiting, Sequence{});
    if (!waiting)
        return fail(waiting.error());
    parkThese(m_core, space, *waiting, why, facts);
    return {};
}

Result<void> StoreJournal::takeAway(SpaceRow& space, Committed& facts)
{
    if (planted(Plant::RowsKept))
        return {};
    // What was never sent is the person's own; it stays in a list of its own and can be exported.
    m_core.db
        ->use("INSERT INTO leftover (space, name, sequence, wall, bytes) "
              "SELECT ?, ?, c.sequence, c.wall, b.bytes FROM change c JOIN change_bytes b ON b.no = c.no "
              "WHERE c.space = ? AND c.state IN (0, 2, 4) ORDER BY c.sequence")
        .run(space.id, Text{space.name}, space.no);
    const auto kept = m_core.db->changedRows();
    std::vector<EntityNo> entities;
    {
        auto rows = m_core.db->use("SELECT no FROM entity WHERE space = ?");
        rows.bind(space.no);
        while (rows.step())
            entities.push_back(rows.number<EntityNo>(0));
    }
    for (const auto entity : entities)
        takeOutOfSearch(m_core.tables, entity);
    m_core.note("You are no longer a member of \"" + space.name + "\"; its entries have left this device."
                + (kept == 0 ? std::string{}
                             : " " + std::to_string(kept) + " changes that were never sent are kept for you."));
    // The rows of everything else go with the space's.
    m_core.tables.texts.removeSpace(space.no);
    for (const auto mark : {&SpaceRow::differs, &SpaceRow::restored, &SpaceRow::rebuilding})
        m_core.setMark(space, mark, false);
    m_core.db->use("DELETE FROM space WHERE no = ?").run(space.no);
    m_core.tables.spaces.forget(space.no);
    facts.everything = true;
    facts.touched.clear();
    facts.syncStateChanged = true;
    return {};
}

void StoreJournal::freeze(SpaceRow& row, Committed& facts)
{
    if (row.local || row.role == Role::None)
        return;
    row.role = Role::None;
    row.dirty = true;
    facts.syncStateChanged = true;
    m_core.note("The server no longer knows \"" + row.name + "\" of you and does not say that anybody took you out; it "
                "may have been restored from a backup. What is here stays here. Ask whoever runs the server.");
}

Result<void> StoreJournal::setSpaces(const std::vector<SpaceDescription>& spaces)
{
    return m_core.transact([&](Committed& facts) -> Result<void> {
        facts.local = false;
        // Only a removal that the server names takes rows away.
        std::vector<SpaceId> gone;
        for (auto& row : m_core.tables.spaces.all()) {
            const auto told = std::ranges::find(spaces, row.id, &SpaceDescription::id);
            if (told == spaces.end())
                freeze(row, facts);
            else if (told->role == Role::None && !row.local)
                gone.push_back(row.id);
        }
        for (const auto& id : gone) {
            if (auto done = takeAway(*m_core.tables.spaces.find(id), facts); !done)
                return done;
        }
        for (const auto& description : spaces) {
            if (description.role == Role::None)
                continue;
            auto* row = m_core.tables.spaces.find(description.id);
            if (row == nullptr) {
                row = &m_core.tables.spaces.add(description, false, m_core.random);
                facts.everything = true;
                facts.syncStateChanged = true;
            }
            describe(*row, description, facts);
            if (row->role == Role::Viewer) {
                const Error why{ErrorCode::NotAllowed,
                                "You may now read \"" + row->name + "\" but not write to it. Ask its lead.", false};
                if (auto done = parkAll(*row, why, facts); !done)
                    return done;
            }
            if (row->purpose == SpacePurpose::Private) {
                if (auto done = moveLocalSpaces(m_core, *row, facts); !done)
                    return done;
            }
        }
        return {};
    });
}

} // namespace salver::store
