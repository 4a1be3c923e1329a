// SPDX-License-Identifier: Apache-2.0
// The storage port over one SQLite file: one writer with group commit, readers beside it, WAL, every commit synced.
// The composition root owns it; it may be called from any coroutine. Inline, everything runs on the caller's thread
// and no coroutine ever waits: that is how the simulator and the administrator's commands use it.
#pragma once

#include "server/storage/storage.h"

#include <memory>

namespace salver::server {

struct SqliteOptions {
    std::string path;
    std::string vfs; ///< empty for the default one
    bool inlineWork{false};
    std::size_t readers{2};
};

/// Opens or creates the file, runs the migrations and makes the server's identity on first use.
[[nodiscard]] Result<std::unique_ptr<Storage>> openSqliteStorage(const SqliteOptions& options, Random& random);

} // namespace salver::server
