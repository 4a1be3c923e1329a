// SPDX-License-Identifier: Apache-2.0
#include "server/service/allowance.h"

#include <algorithm>

namespace salver::server {

namespace {

/// Beyond this many devices the buckets that are full again are dropped, looked through once a minute at most.
constexpr std::size_t remembered = 10'000;
constexpr std::int64_t fullAgainMs = 60'000;

} // namespace

unsigned Allowance::take(const DeviceId& device, std::size_t bytes, WallMs now)
{
    if (m_limits.requestsPerSecond == 0)
        return 0;
    if (m_buckets.size() >= remembered && raw(now) - raw(m_forgotten) > fullAgainMs)
        forgetFull(now);
    const auto [found, fresh] = m_buckets.try_emplace(device);
    auto& bucket = found->second;
    const double requestsMost = m_limits.requestsAtOnce;
    const auto bytesMost = static_cast<double>(m_limits.bytesAtOnce);
    if (fresh) {
        bucket = {requestsMost, bytesMost, now};
    } else if (now > bucket.at) {
        const auto seconds = static_cast<double>(raw(now) - raw(bucket.at)) / 1000.0;
        bucket.requests = std::min(requestsMost, bucket.requests + seconds * m_limits.requestsPerSecond);
        bucket.bytes = std::min(bytesMost, bucket.bytes + seconds * static_cast<double>(m_limits.bytesPerSecond));
    }
    // A clock set back fills nothing, and counts on from there.
    bucket.at = now;
    if (bucket.requests < 1.0)
        return 1;
    if (bucket.bytes <= 0.0)
        return 1 + static_cast<unsigned>(-bucket.bytes / static_cast<double>(m_limits.bytesPerSecond));
    // The last request may overdraw the bytes, or one larger than the bucket could never go.
    bucket.requests -= 1.0;
    bucket.bytes -= static_cast<double>(bytes);
    return 0;
}

void Allowance::forgetFull(WallMs now)
{
    m_forgotten = now;
    std::erase_if(m_buckets, [&](const auto& entry) { return raw(now) - raw(entry.second.at) > fullAgainMs; });
}

} // namespace salver::server
