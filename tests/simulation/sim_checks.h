// SPDX-License-Identifier: Apache-2.0
// What must be true when all is quiet. The fold of a log is worked out here from the bytes alone, by other means than
// the store's: multi-value registers as sync.md defines them, texts by the slow oracle.
#pragma once

#include "simulation/sim_device.h"
#include "support/text_oracle.h"

#include <map>
#include <set>
#include <tuple>

namespace salver::sim {

using EntityKey = std::pair<EntityId, std::uint32_t>; ///< entity, kind
using FieldKey = std::tuple<EntityId, std::uint32_t, std::uint32_t>; ///< entity, kind, field

struct FoldWrite {
    WriteId id;
    Lamport lamport{};
    std::string value;
    SeenVersion seen;
    bool live{true};
};

struct LogFold {
    Cursor head{};
    Hash running;
    std::map<FieldKey, std::vector<FoldWrite>> writes;
    std::map<FieldKey, std::vector<text::Run>> runs;
    /// Every change that wrote to an entity otherwise than by deleting it; none where that is all it knows of it.
    std::map<EntityKey, std::vector<WriteId>> touches;

    /// How often the log holds what was saved.
    [[nodiscard]] std::size_t count(const Saved& saved) const;
};

/// Reads a space's whole log; a violation where it breaks its own rules.
[[nodiscard]] LogFold foldLog(SimServer& server, const SpaceId& space);

/// What each entity should be to people, worked out from the log alone (sync.md, "Entity"): a deletion stands only
/// while its author had seen all there is of the entity and of what belongs to it; what belongs to a deleted one is
/// gone with it.
[[nodiscard]] std::map<EntityKey, store::Presence> presencesOf(const LogFold& fold);

/// Compares every device and the notebook with the logs. Throws the first violation.
void checkQuietWorld(World& world, const Notebook& notebook);

/// Heals everything, waits until all is quiet (ten rounds at most), checks every promise, and lets the faults go on.
void quietPoint(World& world, const Notebook& notebook);
/// Quiet stays quiet: nothing is pushed any more, nobody asks without end, nothing grows.
void checkRest(World& world);

} // namespace salver::sim
