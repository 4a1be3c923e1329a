// SPDX-License-Identifier: Apache-2.0
// The tables of the database, as a list of migrations that only grows; docs/storage.md explains each table. Used by
// Store::open on the store thread.
#pragma once

#include "core/ids.h"
#include "core/result.h"
#include "store/connection.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace salver::store {

struct Migration {
    std::uint32_t version{};
    std::string_view name;
    std::string_view sql;
};

/// In order; never edited after a release.
[[nodiscard]] std::span<const Migration> migrations();
[[nodiscard]] std::uint32_t newestVersion();

/// Marks a file as ours ("SALV" in ASCII).
inline constexpr std::uint32_t applicationId = 0x53414C56;

/// VersionTooNew where a newer Salver wrote the file, Damaged where it is no database, or another program's. Writes
/// nothing.
[[nodiscard]] Result<void> checkVersion(Connection& connection);

/// Brings the file to the newest version, each migration in a transaction of its own, after a copy of a file that
/// already holds something to "<path>.before-<version>". What was interrupted goes on where it stopped.
[[nodiscard]] Result<void> migrate(Connection& connection, const std::string& vfs,
                                   std::span<const Migration> list = migrations());

/// Copies the whole database as it stands (SQLite's backup interface) over the file at `path`.
/// It is there whole or not at all: it is made beside it first.
[[nodiscard]] Result<void> copyTo(Connection& connection, const std::string& path, const std::string& vfs);

} // namespace salver::store
