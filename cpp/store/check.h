// SPDX-License-Identifier: Apache-2.0
// Looks a whole database over: SQLite's own checks, and that what is derived (lists, search, digest, presence) agrees
// with what it is made from. Reads everything; on the store thread, when a person asks or a test does.
#pragma once

#include "core/hash.h"
#include "store/core.h"

#include <map>
#include <string>
#include <vector>

namespace salver::store {

/// One sentence a finding; an empty list means sound.
[[nodiscard]] Result<std::vector<std::string>> checkDatabase(Core& core);

/// Each space's digest, made from all that is alive in it.
[[nodiscard]] std::map<SpaceNo, MultisetHash> digestsOfContents(Core& core);

/// Every change whose bytes are here against what was merged from it, and every text against itself. Takes as long as
/// decoding everything does.
struct DeepFindings {
    std::vector<std::string> sentences;
    std::vector<SpaceNo> spaces; ///< those with something wrong in their registers or texts
};
[[nodiscard]] Result<DeepFindings> checkContents(Core& core);

} // namespace salver::store
