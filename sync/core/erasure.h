// SPDX-License-Identifier: Apache-2.0
// Erasing as the generic layer sees it: a write of `deleted` with its own value erases an entity, and the parts of all
// changes to it are emptied. Hashes, lengths and names stay, so logs, running hashes, digests and the positions in texts
// hold as they did. The server and the devices do the same by these functions. Pure, any thread.
#pragma once

#include "core/change.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace salver {

/// Field 1 of every kind, and what is written to it where an entity is erased.
inline constexpr std::uint32_t deletedFieldNumber = 1;
inline constexpr std::string_view erasedValue = "3";

/// Whether an operation only deletes, erases or brings back: nothing of what people wrote is in it, and it stays.
[[nodiscard]] bool onlyDeletes(const EntityOps& ops);

/// Whether a change writes what erases beside something else. No device of ours does; it erases nothing, and the
/// server takes no such change.
[[nodiscard]] bool erasesBeside(const Change& change);

/// The entities that a change erases.
[[nodiscard]] std::vector<EntityId> erasedBy(const Change& change);

/// A change without the contents of some entities.
struct Emptied {
    std::string bytes;
    std::vector<Hash> blobs; ///< files that nothing in the change refers to any more
};
/// Nothing where the change has no contents of these entities, or cannot be read.
[[nodiscard]] std::optional<Emptied> emptyParts(std::string_view change, const std::set<EntityId>& erased);

/// The same for a framed piece of a snapshot, with the place in the log of each change a file is gone from.
struct EmptiedPiece {
    std::string bytes;
    std::vector<std::pair<Cursor, Hash>> blobs;
};
[[nodiscard]] std::optional<EmptiedPiece> emptyPiece(std::string_view framed, const std::set<EntityId>& erased);

} // namespace salver
