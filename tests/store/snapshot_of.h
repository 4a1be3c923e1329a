// SPDX-License-Identifier: Apache-2.0
// The snapshot that a server makes of a test's log. Header only, one thread.
#pragma once

#include "core/sieve.h"
#include "core/snapshot.h"
#include "store/fixture.h"

#include <vector>

namespace salver::test {

/// What the server makes of a log's first `at` entries.
inline std::vector<SnapshotPiece> snapshotOf(const Log& log, std::size_t at, std::size_t itemsEach, std::uint64_t id = 7)
{
    Sieve sieve;
    for (std::size_t i = 0; i < at; ++i)
        sieve.note(log.items[i].bytes, log.items[i].cursor);
    std::vector<SnapshotPiece> pieces(1);
    for (std::size_t i = 0; i < at; ++i) {
        auto sifted = sieve.sift(log.items[i].bytes, log.items[i].cursor);
        if (!sifted.keep)
            continue;
        if (pieces.back().items.size() == itemsEach)
            pieces.emplace_back();
        pieces.back().items.push_back({log.items[i], std::move(sifted.dead)});
    }
    Hash running;
    for (std::size_t i = 0; i < at; ++i)
        running = runningHash(running, log.items[i].hash);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        pieces[i].id = id;
        pieces[i].at = Cursor{at};
        pieces[i].number = static_cast<std::uint32_t>(i);
    }
    pieces.back().last = true;
    pieces.back().running = running;
    pieces.back().digest = sieve.digest();
    pieces.back().version = sieve.version();
    return pieces;
}

} // namespace salver::test
