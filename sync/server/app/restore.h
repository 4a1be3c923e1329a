// SPDX-License-Identifier: Apache-2.0
// Putting a backup back: the copy is checked and given new epochs before it takes the place of what is there, and
// what was there stays beside it. Devices notice the epoch and send again what the copy lacks.
#pragma once

#include "core/result.h"

#include <string>

namespace salver::server {

/// Where the replaced database was put; empty where there was none.
[[nodiscard]] Result<std::string> restoreBackup(const std::string& file, const std::string& folder);

} // namespace salver::server
