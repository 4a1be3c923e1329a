// SPDX-License-Identifier: Apache-2.0
// The limits at the service's door and what a password costs, each with a test that goes over it. What device and
// server share stands in core/limits.h; what belongs to sockets in http/limits.h.
#pragma once

#include "core/ids.h"
#include "core/limits.h"
#include "server/service/log.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace salver::server {

/// Argon2id. Seven passes over 19 MiB take as long as libsodium's "interactive" two over 64, in a third of the memory;
/// OWASP asks for two passes over as much. A hash carries its own cost, so older ones still fit.
struct PasswordCost {
    unsigned long long passes{7};
    std::size_t memoryBytes{19U * 1024U * 1024U};
};

struct ServiceLimits {
    std::size_t pageBytes{limits::pageBytes};
    std::size_t batchBytes{limits::batchBytes};
    std::size_t batchChanges{limits::batchChanges};
    std::size_t smallBodyBytes{64U * 1024U}; ///< sign-in and the like

    /// Wrong passwords that cost nothing, for one account from one address, and for one address in all.
    unsigned freeAttempts{4};
    unsigned freeAttemptsPerAddress{20};
    std::chrono::seconds longestDelay{900};
    std::size_t attemptsRemembered{20'000};
    /// Passwords being checked or waiting for it; each takes PasswordCost in turn.
    std::size_t signInsWaiting{64};
    std::size_t devicesPerAccount{64};
    std::chrono::hours invitationLasts{7 * 24};

    std::size_t blobBytes{32U * 1024U * 1024U};       ///< one file
    std::size_t blobPieceBytes{1024U * 1024U};        ///< one PUT, one answer to a GET
    std::uint64_t spaceBlobBytes{20ULL * 1024 * 1024 * 1024}; ///< all files of a space

    /// What one device may ask: a full bucket, and how fast it fills again. 0 a second means no limit.
    unsigned requestsPerSecond{200};
    unsigned requestsAtOnce{2'000};
    std::size_t bytesPerSecond{16U * 1024U * 1024U};
    std::size_t bytesAtOnce{256U * 1024U * 1024U};
    /// An empty device is offered a snapshot from so long a log on.
    std::uint64_t snapshotFrom{2'000};
    /// More than so much of the log after the newest snapshot, and a newer one is made.
    std::uint64_t snapshotTail{4'000};
    std::size_t snapshotPieceBytes{1024U * 1024U};

    std::size_t streamsPerDevice{8}; ///< also without a limit where requestsPerSecond is 0
};

struct ServiceOptions {
    ServiceLimits limits;
    PasswordCost password;
    /// How long the log is kept; without it for good.
    std::optional<std::chrono::milliseconds> keepLog{};
    LogSink log{};
    /// Told of what was erased before anything else follows: a ledger that no backup takes back.
    std::function<void(const SpaceId&, const std::vector<EntityId>&)> onErased{};
};

} // namespace salver::server
