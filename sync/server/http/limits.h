// SPDX-License-Identifier: Apache-2.0
// The limits at the socket's door, each with a test that goes over it. A slow or greedy peer loses its own
// connection and nothing else.
#pragma once

#include <chrono>
#include <cstddef>

namespace salver::server {

struct HttpLimits {
    std::size_t headerBytes{8U * 1024U};
    std::chrono::milliseconds tlsDeadline{10'000};
    std::chrono::milliseconds headerDeadline{5'000};
    /// For the body: this, plus the time it takes at `slowestBytesPerSecond`.
    std::chrono::milliseconds bodyDeadline{10'000};
    std::size_t slowestBytesPerSecond{32U * 1024U};
    std::chrono::milliseconds idleDeadline{60'000};
    std::chrono::milliseconds heartbeat{25'000};
    /// How long requests may still take when the server is asked to stop.
    std::chrono::milliseconds stopDeadline{10'000};

    std::size_t connections{10'000};
    std::size_t connectionsPerAddress{512};
};

} // namespace salver::server
