// SPDX-License-Identifier: Apache-2.0
// A piece of a space's snapshot as plain values: changes of the log of which something is still alive, and which of
// their register writes are not. Checked where it comes in, like a page of the log. Pure functions, any thread.
#pragma once

#include "core/ports.h"
#include "protocol/sync.pb.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace salver {

struct SnapshotItem {
    LogItem entry;
    std::vector<std::uint32_t> dead; ///< replaced writes, counted over all entities of the change
};

struct SnapshotPiece {
    std::uint64_t id{};
    Cursor at{};
    std::uint32_t number{};
    std::vector<SnapshotItem> items;
    bool last{false};
    // With the last piece.
    Hash running;
    Hash digest;
    SeenVersion version;
};

/// Fails where the entries are out of order or beyond the snapshot's place, or an id or a hash is improper.
[[nodiscard]] Result<SnapshotPiece> snapshotPieceOf(wire::SnapshotPiece&& piece);

/// For keeping a piece aside, and reading it again.
[[nodiscard]] std::string encodePiece(const SnapshotPiece& piece);
[[nodiscard]] Result<SnapshotPiece> decodePiece(std::string_view bytes);

/// Takes the writes out of a change that were replaced. False where there are not so many.
[[nodiscard]] bool removeWrites(Change& change, const std::vector<std::uint32_t>& dead);

} // namespace salver
