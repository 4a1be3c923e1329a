// SPDX-License-Identifier: Apache-2.0
// The columns of a stored history and the few rules that its writer and its reader share.
// Private to the storage of texts.
#pragma once

#include "core/text/bytes.h"
#include "core/text/event.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace salver::text {

constexpr std::uint8_t kStoredVersion = 1;

// One byte a run of operations: kind, whether the cursor moved before it, its length where that is short.
constexpr unsigned kKindMask = 3U;
constexpr unsigned kMovedBit = 4U;
constexpr unsigned kLengthShift = 3U;
constexpr std::uint32_t kLongRun = 31U;

struct HistoryColumns {
    ByteWriter graph;    ///< per entry: number of parents; each as entries back, doubled, plus 1 if not its end
    ByteWriter ids;      ///< per run: agent * 4 + 2 if it ends before its entry + 1 if the seq jumps; jump; length
    ByteWriter ops;
    ByteWriter longRuns; ///< lengths from kLongRun on, less kLongRun
    ByteWriter moves;    ///< how far the cursor moved, where it did
    ByteWriter deleted;  ///< content of inserts that are deleted and not erased, UTF-8, in the order of the log
    ByteWriter lengths;  ///< of the entries, the last left out
    ByteWriter forks;    ///< parents that are not the end of their entry: events up to that end
    ByteWriter erased;   ///< runs of erased inserts: gap, length

    static constexpr std::size_t count = 9;
    [[nodiscard]] std::array<const ByteWriter*, count> inOrder() const
    {
        return {&graph, &ids, &ops, &longRuns, &moves, &deleted, &lengths, &forks, &erased};
    }
};

/// Where the author's cursor stood before a run, so that typing on, or deleting what was just typed, moves it by 0.
[[nodiscard]] constexpr std::int64_t cursorBefore(Run::Kind kind, std::uint32_t position)
{
    return kind == Run::Kind::DeleteBackward ? std::int64_t{position} + 1 : std::int64_t{position};
}
[[nodiscard]] constexpr std::int64_t cursorAfter(Run::Kind kind, std::uint32_t position, std::uint32_t length)
{
    switch (kind) {
    case Run::Kind::Insert:
        return std::int64_t{position} + length;
    case Run::Kind::Delete:
        return position;
    case Run::Kind::DeleteBackward:
        return std::int64_t{position} + 1 - length;
    }
    return position;
}

} // namespace salver::text
