// SPDX-License-Identifier: Apache-2.0
// Bugs that the simulator plants on purpose, one at a time, to prove that its checks find them (tests/simulation/
// tst_planted.cpp). Only that test compiles with SALVER_PLANTED; everywhere else planted() is false at compile time
// and nothing of a bug is in the program. One thread.
#pragma once

#include <cstdint>

namespace salver {

enum class Plant : std::uint8_t {
    None,
    // Around the session and the disk, by the simulator itself.
    NoFsync,         ///< an fsync left out
    LostAnswerIsYes, ///< a lost acknowledgement taken for success
    NoHandshake,     ///< the handshake skipped, checked only at push
    KeepReplica,     ///< the replica id kept after a restore
    PokeIsData,      ///< a poke taken for data
    CursorFirst,     ///< the cursor stored before the rows
    Utf16Positions,  ///< a text position taken in UTF-16
    // In the code itself.
    LastWriterWins,     ///< every write replaces what it finds, named or not
    NoDeduplication,    ///< what the log holds is appended again when it comes again
    SequenceFromOutbox, ///< the number follows the outbox, so that it is used again once that is empty
    WrongTieBreak,      ///< concurrent inserts at one place ordered the other way round
    BlindDeletion,      ///< a deletion takes what its author had not seen
    RowsKept,           ///< a space's rows stay when the membership ends
    NoFence,            ///< a cut log is served as if nothing were missing
};
inline constexpr int plantCount = 15;

// Two namespaces, so that a planted and a shipped object in one program never share the function.
#ifdef SALVER_PLANTED
inline namespace withPlants {
extern Plant plantedBug;
[[nodiscard]] inline bool planted(Plant bug)
{
    return plantedBug == bug;
}
} // namespace withPlants
#else
inline namespace withoutPlants {
[[nodiscard]] constexpr bool planted(Plant)
{
    return false;
}
} // namespace withoutPlants
#endif

} // namespace salver
