// SPDX-License-Identifier: Apache-2.0
// The limits at the service's door and what a password costs, each with a test that goes over it. What device and
// server share stands in core/limits.h; what belongs to sockets in http/limits.h.
#pragma once

#include "core/limits.h"

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace salver::server {

/// Argon2id. The defaults are libsodium's "interactive" ones: two passes over 64 MiB, freed right after.
struct PasswordCost {
    unsigned long long passes{2};
    std::size_t memoryBytes{64U * 1024U * 1024U};
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
};

struct ServiceOptions {
    ServiceLimits limits;
    PasswordCost password;
};

} // namespace salver::server
