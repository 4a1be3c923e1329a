// SPDX-License-Identifier: Apache-2.0
// Erasing on this device: the contents of an entity leave registers, texts, lists, search, every change and, once the
// file is swept, its free pages and its log; names, hashes and counts stay, so digests and running hashes hold. Inside
// the caller's transaction but for the sweep, on the store thread.
#pragma once

#include "store/core.h"
#include "store/draft.h"

#include <set>
#include <vector>

namespace salver::store {

/// The entity and all that hangs on it in its space, whatever its standing, without what is erased already. NotFound
/// where it is not in the space.
[[nodiscard]] Result<std::vector<RemoveEntity>> whatGoesWith(Core& core, const SpaceRow& space, const EntityId& entity);

/// Writes the changes that erase these. NotAllowed but for a lead.
[[nodiscard]] Result<void> eraseEntities(Core& core, SpaceRow& space, const std::vector<RemoveEntity>& entities,
                                         Committed& facts);

/// Takes the contents away, of entities that a change in the server's log erased.
void eraseContents(Tables& tables, SpaceRow& space, const std::set<EntityId>& erased, Committed& facts);

/// Notes a change of this device's own that erases and is not in the server's log yet: what it erases is hidden, and
/// goes with the first sweep after the server took it.
void noteErasureWaits(Tables& tables, ChangeNo change);

/// Whether anything was erased that sweepErased() may not be done with.
[[nodiscard]] bool mayHaveToSweep(Core& core);

/// Takes away what own erasures took that the server acknowledged since, and where something was erased, what is left of it out of the search index's segments, the free pages, the
/// write-ahead log and the copies that were left beside the file. Outside transactions. Where a reader stands in the
/// way only the write-ahead log is left, for the next time that it is quiet. True where it has to be called again.
[[nodiscard]] Result<bool> sweepErased(Core& core);

} // namespace salver::store
