// SPDX-License-Identifier: Apache-2.0
// The server's tables and how older files are brought up to date. docs/server.md states the format; the newest
// version is the number of the last migration.
#pragma once

#include "core/ids.h"
#include "core/result.h"

#include <cstdint>

namespace salver::server {

class Database;

/// A change's row number is its space's number and its cursor in one integer, so that a space's log lies together
/// in the file, in order, without an index of its own.
inline constexpr int cursorBits = 40;
inline constexpr std::int64_t cursorMask = (std::int64_t{1} << cursorBits) - 1;
/// Where a change of the space's log stands.
[[nodiscard]] inline std::int64_t rowOf(std::int64_t space, Cursor cursor)
{
    return (space << cursorBits) | static_cast<std::int64_t>(raw(cursor));
}

/// Runs the migrations that are missing, each in its own transaction. VersionTooNew leaves the file untouched.
[[nodiscard]] Result<void> migrate(Database& database);

[[nodiscard]] int newestSchema();

} // namespace salver::server
