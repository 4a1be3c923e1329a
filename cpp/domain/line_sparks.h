// SPDX-License-Identifier: Apache-2.0
// What the whole team reads of sparks and of facts that have grown old: lists with names and days, and no count of
// anybody's. Read on the reader's thread.
#pragma once

#include "domain/queries.h"

namespace salver::domain {

struct OldFact {
    FactRow fact;
    EntityRef client; ///< whose person it is about, or itself
};

/// What lit them up, and what lit us up: of all clients, newest first.
[[nodiscard]] Result<std::vector<LineRow>> recentSparks(Queries& queries, std::size_t most, const Now& now);
/// Facts that nobody has confirmed for a year, or whose look-again day has come: the oldest first, each with its why.
[[nodiscard]] Result<std::vector<OldFact>> worthAskingAgain(Queries& queries, std::size_t most, const Now& now);

} // namespace salver::domain
