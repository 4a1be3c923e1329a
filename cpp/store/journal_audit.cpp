// SPDX-License-Identifier: Apache-2.0
// What this device tells of its merged state so that devices can be compared, and what it hears about that.
#include "store/journal.h"

namespace salver::store {

Result<std::optional<Hash>> StoreJournal::comparableDigest(const SpaceId& space)
{
    const auto found = m_core.space(space);
    if (!found)
        return fail(found.error());
    auto& row = **found;
    bool only = !isCopying(row) && !snapshotOf(row).wanted && m_core.db->ask("SELECT 1 FROM change WHERE space = ? AND state = 0 LIMIT 1", row.no) == 0
        && m_core.db->ask("SELECT 1 FROM unreadable WHERE space = ? LIMIT 1", row.no) == 0 && ownAhead(row) == Cursor{}
        && !isCopying(row);
    if (only && row.restored) {
        only = m_core.db->ask("SELECT 1 FROM change WHERE space = ? AND state = 3 LIMIT 1", row.no) == 0;
        if (only) {
            // All that a restored server lacked stands in its log again.
            auto cleared = m_core.transact([&](Committed&) -> Result<void> {
                m_core.setMark(row, &SpaceRow::restored, false);
                return {};
            });
            if (!cleared)
                return fail(std::move(cleared.error()));
        }
    }
    if (auto done = m_core.db->outcome(); !done)
        return fail(std::move(done.error()));
    return only ? std::optional(row.digest.value()) : std::nullopt;
}

Result<void> StoreJournal::setDiffering(const SpaceId& space, bool differs)
{
    return m_core.transact([&](Committed& facts) -> Result<void> {
        facts.local = false;
        const auto row = m_core.space(space);
        if (!row)
            return fail(row.error());
        m_core.setMark(**row, &SpaceRow::differs, differs);
        facts.syncStateChanged = true;
        return {};
    });
}

} // namespace salver::store
