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
    /// Every change that touched an entity.
    std::map<std::pair<EntityId, std::uint32_t>, std::vector<WriteId>> touches;

    /// How often the log holds what was saved.
    [[nodiscard]] std::size_t count(const Saved& saved) const;
};

/// Reads a space's whole log; a violation where it breaks its own rules.
[[nodiscard]] LogFold foldLog(SimServer& server, const SpaceId& space);

/// Compares every device and the notebook with the logs. Throws the first violation.
void checkQuietWorld(World& world, const Notebook& notebook);

} // namespace salver::sim
