// SPDX-License-Identifier: Apache-2.0
// "Rebuild from the server": a fresh file takes the old one's place and reads every log from its beginning, and what
// was never sent goes on top. A request is a file beside the database, carried out at the next opening, before anything
// else has the database open. A kill at any step leaves either the old file or the new one in its place, and the next
// opening goes on. Called by the store, on its thread.
#pragma once

#include "store/core.h"
#include "store/store.h"

namespace salver::store {

/// NotAllowed where something stands in this file only that a fresh one would not get back.
[[nodiscard]] Result<void> requestRebuild(Core& core);
/// Puts the fresh file in place where that was asked for; the caller holds the lock. On an error the old file is where
/// it was and nothing is asked for any more.
[[nodiscard]] Result<void> rebuildWhereAsked(const OpenOptions& options, Random& random);
/// Takes the old file away once every space of the fresh one has read its log to the end.
void dropOldFile(Core& core);

/// Where a space stood when its rebuild was asked for: what the server must have, before the old file may go.
[[nodiscard]] std::string logPlace(Cursor cursor, const Hash& running);

/// A second name for the file, or where there is no such thing a copy, whole or not there; on disk when it returns.
[[nodiscard]] Result<void> giveSecondName(const std::string& path, const std::string& kept);
/// A name in a folder is durable once the folder is.
[[nodiscard]] Result<void> syncFolderOf(const std::string& path);

/// Where the old file is kept meanwhile.
[[nodiscard]] std::string oldFileOf(const std::string& path);

} // namespace salver::store
