// SPDX-License-Identifier: Apache-2.0
// Erasing from the command line: as a lead's device does it, by a change of its own in the space's log.
#pragma once

#include "server/storage/storage.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace salver::server {

/// Erases entries of a space in the name of `by`, who leads it, and empties the log of them. NotFound where the log
/// holds none of such an id; then nothing is erased. `logged` is called once the erasing change is in the log, before
/// anything is emptied.
[[nodiscard]] Result<void> eraseEntries(Storage& storage, const SpaceRow& space, const UserId& by,
                                        const std::vector<EntityId>& entities, Clock& clock, Random& random,
                                        const std::function<Result<void>()>& logged);

/// Empties all logs of what the ledger says.
[[nodiscard]] Result<void> eraseByLedger(Storage& storage, const std::vector<std::pair<SpaceId, EntityId>>& ledger,
                                         Clock& clock);

} // namespace salver::server
