// SPDX-License-Identifier: Apache-2.0
// The ledger of what was erased: a file beside the database that backups leave out, so that putting one back does not
// bring back what had to go. One line an entry: the space's id, a blank, the entry's id. Only ids stand in it.
#pragma once

#include "core/ids.h"
#include "core/result.h"

#include <string>
#include <utility>
#include <vector>

namespace salver::server {

[[nodiscard]] std::string ledgerPath(const std::string& folder);
/// Adds to it, on the disk when it returns. Io where that cannot be done.
[[nodiscard]] Result<void> addToLedger(const std::string& path, const SpaceId& space,
                                       const std::vector<EntityId>& entities);
/// All of it; lines that are cut off or damaged are passed over. Empty where there is none.
[[nodiscard]] std::vector<std::pair<SpaceId, EntityId>> readLedger(const std::string& path);

} // namespace salver::server
