// SPDX-License-Identifier: Apache-2.0
// How long somebody who guesses passwords has to wait: a delay that doubles with each wrong one, for an account from
// an address, and for an address in all. An account alone is never locked, or anybody could lock anybody out.
// Owned by the service, used on its executor. Kept in memory only.
#pragma once

#include "core/ids.h"
#include "server/service/limits.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace salver::server {

class Attempts {
public:
    explicit Attempts(const ServiceLimits& limits) : m_limits(limits) {}

    /// Seconds to wait, or 0: then the attempt counts as failed until it is told otherwise, so that many at once
    /// gain nothing.
    [[nodiscard]] unsigned begin(std::string_view account, std::string_view address, WallMs now);
    void succeeded(std::string_view account, std::string_view address);

private:
    struct Entry {
        unsigned failures{};
        WallMs notBefore{};
        WallMs last{};
    };

    void count(Entry& entry, unsigned free, WallMs now) const;
    void forgetOld(WallMs now);

    const ServiceLimits& m_limits;
    std::unordered_map<std::string, Entry> m_entries;
};

} // namespace salver::server
