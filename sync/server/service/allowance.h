// SPDX-License-Identifier: Apache-2.0
// How much one device may ask: two buckets that fill with time, one of requests and one of bytes. A device that
// empties one is told how long to wait; others do not notice it. Owned by the service, used on its executor.
#pragma once

#include "core/ids.h"
#include "server/service/limits.h"

#include <unordered_map>

namespace salver::server {

class Allowance {
public:
    explicit Allowance(const ServiceLimits& limits) : m_limits(limits) {}

    /// Seconds to wait, or 0 and the request is counted.
    [[nodiscard]] unsigned take(const DeviceId& device, std::size_t bytes, WallMs now);

private:
    struct Bucket {
        double requests{};
        double bytes{};
        WallMs at{};
    };

    void forgetFull(WallMs now);

    const ServiceLimits& m_limits;
    std::unordered_map<DeviceId, Bucket> m_buckets;
    WallMs m_forgotten{};
};

} // namespace salver::server
