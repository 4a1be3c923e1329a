// SPDX-License-Identifier: Apache-2.0
// What a damaged file still has that no server has: who this is and every change that was never sent, read row by row,
// so that one page that cannot be read costs what stands on it. They go into a fresh file that reads the rest from the
// server, as after a rebuild; the damaged file is kept beside it and never deleted. On the store thread; the caller holds
// the lock and nobody has the file open.
#pragma once

#include "store/opening.h"

namespace salver::store {

/// Puts the fresh file in place. Fails, and leaves all as it was, where not even whose file it is can be read, or
/// for want of room.
[[nodiscard]] Result<Salvage> salvage(const OpenOptions& options, Clock& clock, Random& random);
/// Goes on where the power went after the fresh file was whole.
[[nodiscard]] Result<void> finishSalvage(const std::string& path);

/// Whether somebody met damage in the file, and a look over its pages finds it too. Forgets it where the
/// pages are sound.
[[nodiscard]] bool isInDoubt(const OpenOptions& options);

} // namespace salver::store
