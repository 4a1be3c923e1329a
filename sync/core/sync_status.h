// SPDX-License-Identifier: Apache-2.0
// The word about sync that every screen shows, with its numbers, worked out in one place from plain facts. Pure
// values and one pure function; any thread. Times are wall time and only shown.
#pragma once

#include "core/ids.h"
#include "core/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace salver {

/// The six words. Which one wins where several would fit: NeedsYou, CouldntSync, Syncing, Waiting, UpToDate, Saved.
enum class SyncWord : std::uint8_t {
    Saved,       ///< "Saved on this computer": in the database; "· offline" where `offline` is set
    Waiting,     ///< "Waiting to sync · n": `waiting`
    Syncing,     ///< "Syncing · i of n": `done` of `total`
    UpToDate,    ///< "Up to date · 14:02": `lastUpToDate`
    CouldntSync, ///< "Couldn't sync · trying again 14:10": `nextTry`, `reason`
    NeedsYou,    ///< "Needs you · n": `conflicts`
};

/// A space whose log on the server goes on beyond what is here.
struct SpaceComing {
    SpaceId space;
    std::size_t changes{}; ///< how far this device is behind it, as last heard
    friend bool operator==(const SpaceComing&, const SpaceComing&) = default;
};

/// What is known at a moment. The driver of a session fills it in.
struct SyncFacts {
    bool account{false};      ///< signed in to a server
    bool networkUp{true};
    bool workOffline{false};  ///< the person's own switch
    bool connected{false};    ///< every space's handshake is done
    bool headHeld{false};     ///< this device holds all the server is known to have
    bool busy{false};         ///< requests or merges under way
    std::int64_t busyForMs{}; ///< how long without a pause
    std::size_t waiting{};    ///< changes the server has not acknowledged; parked ones are not among them
    std::size_t parked{};
    std::size_t conflicts{};
    std::size_t differing{};  ///< spaces that read differently here and on another device
    std::size_t done{};       ///< of `total` in the present burst
    std::size_t total{};
    std::vector<SpaceComing> coming;
    std::optional<Error> trouble;       ///< why the last try ended; cleared by one that succeeds
    std::optional<WallMs> nextTry;      ///< nothing where only a person can help (sign in, another server)
    std::optional<WallMs> lastUpToDate;
};

struct SyncStatus {
    SyncWord word{SyncWord::Saved};
    bool offline{false};     ///< no way to the server now: add "· offline" to Saved
    bool workOffline{false};
    std::size_t waiting{};
    std::size_t done{};
    std::size_t total{};
    std::size_t parked{};    ///< add "· n couldn't go" where it is not 0
    std::size_t conflicts{};
    std::size_t differing{}; ///< the Sync centre says what to do about it; no word of its own
    std::vector<SpaceComing> coming; ///< the Sync centre lists them
    std::optional<WallMs> lastUpToDate;
    std::optional<WallMs> nextTry;
    ErrorCode code{ErrorCode::None};
    std::string reason;      ///< one tap away; empty where nothing is wrong

    friend bool operator==(const SyncStatus&, const SyncStatus&) = default;
};

/// Work shorter than this is not worth the word "Syncing".
inline constexpr std::int64_t syncingShownAfterMs = 1000;

[[nodiscard]] SyncStatus describe(const SyncFacts& facts);

/// "saved", "waiting", "syncing", "up-to-date", "couldnt-sync", "needs-you": for the command line and for logs.
[[nodiscard]] std::string_view nameOf(SyncWord word);

} // namespace salver
