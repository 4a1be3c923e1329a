// SPDX-License-Identifier: Apache-2.0
// Looks a whole database over: SQLite's own checks, and that what is derived (lists, search, digest, presence) agrees
// with what it is made from. Reads everything; on the store thread, when a person asks or a test does.
#pragma once

#include "store/core.h"

#include <string>
#include <vector>

namespace salver::store {

/// One sentence a finding; an empty list means sound.
[[nodiscard]] Result<std::vector<std::string>> checkDatabase(Core& core);

} // namespace salver::store
