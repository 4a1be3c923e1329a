// SPDX-License-Identifier: Apache-2.0
// How long to wait before trying again: exponential with full jitter, capped ("Exponential Backoff And Jitter",
// Brooker 2015). A plain value that belongs to whoever drives a session; randomness is handed in.
#pragma once

#include "core/ids.h"

#include <cstdint>

namespace salver {

class Backoff {
public:
    struct Options {
        std::int64_t firstMs{1000};
        std::int64_t capMs{5 * 60 * 1000};
    };
    Backoff() = default;
    explicit Backoff(Options options) : m_options(options) {}

    /// Milliseconds until the next try: uniform between 0 and min(cap, first * 2^failures); counts a failure.
    [[nodiscard]] std::int64_t next(Random& random);
    void reset() { m_failures = 0; }
    [[nodiscard]] unsigned failures() const { return m_failures; }

private:
    Options m_options;
    unsigned m_failures{0};
};

} // namespace salver
