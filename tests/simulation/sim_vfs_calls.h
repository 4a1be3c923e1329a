// SPDX-License-Identifier: Apache-2.0
// SQLite's callbacks for SimVfs, kept apart from what the file system means.
#pragma once

#include <memory>
#include <string>

struct sqlite3_vfs;

namespace salver::sim {

class SimVfs;

[[nodiscard]] std::unique_ptr<sqlite3_vfs> registerVfs(SimVfs& owner, const std::string& name);
void unregisterVfs(sqlite3_vfs& vfs);

} // namespace salver::sim
