// SPDX-License-Identifier: Apache-2.0
#include "server/service/attempts.h"

#include <algorithm>

namespace salver::server {

namespace {

/// After this long without an attempt the count starts anew.
constexpr std::int64_t forgottenAfterMs = 3'600'000;

std::string pairKey(std::string_view account, std::string_view address)
{
    std::string key(address);
    key.push_back('\n');
    key.append(account);
    return key;
}

unsigned secondsUntil(WallMs then, WallMs now)
{
    const auto ms = raw(then) - raw(now);
    return ms <= 0 ? 0U : static_cast<unsigned>((ms + 999) / 1000);
}

} // namespace

unsigned Attempts::begin(std::string_view account, std::string_view address, WallMs now)
{
    forgetOld(now);
    auto& pair = m_entries[pairKey(account, address)];
    auto& all = m_entries[std::string(address)];
    const auto wait = std::max(secondsUntil(pair.notBefore, now), secondsUntil(all.notBefore, now));
    if (wait > 0)
        return wait;
    count(pair, m_limits.freeAttempts, now);
    count(all, m_limits.freeAttemptsPerAddress, now);
    return 0;
}

void Attempts::succeeded(std::string_view account, std::string_view address)
{
    m_entries.erase(pairKey(account, address));
    // Only this attempt is taken back for the address: knowing one password must not buy guesses at others.
    const auto all = m_entries.find(std::string(address));
    if (all != m_entries.end() && all->second.failures > 0)
        --all->second.failures;
}

void Attempts::count(Entry& entry, unsigned free, WallMs now) const
{
    if (raw(now) - raw(entry.last) > forgottenAfterMs)
        entry = {};
    entry.last = now;
    ++entry.failures;
    if (entry.failures < free)
        return;
    const auto doublings = std::min(entry.failures - free, 20U);
    const auto seconds = std::min<std::int64_t>(std::int64_t{1} << doublings, m_limits.longestDelay.count());
    entry.notBefore = WallMs{raw(now) + seconds * 1000};
}

void Attempts::forgetOld(WallMs now)
{
    if (m_entries.size() < m_limits.attemptsRemembered)
        return;
    std::erase_if(m_entries, [&](const auto& entry) {
        return raw(now) - raw(entry.second.last) > forgottenAfterMs;
    });
    if (m_entries.size() < m_limits.attemptsRemembered)
        return;
    const auto oldest = std::min_element(m_entries.begin(), m_entries.end(), [](const auto& a, const auto& b) {
        return a.second.last < b.second.last;
    });
    m_entries.erase(oldest);
}

} // namespace salver::server
