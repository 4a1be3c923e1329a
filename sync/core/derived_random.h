// SPDX-License-Identifier: Apache-2.0
// Bytes that follow from a hash: BLAKE2b-256 over the hash and a counter. Two copies of one database that write the same
// change anew, each by itself, come to the same bytes with it, so that the change stays one. Only for what was made from
// a hash that is itself unguessable. A plain value, any thread.
#pragma once

#include "core/hash.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace salver {

class DerivedRandom final : public Random {
public:
    explicit DerivedRandom(const Hash& from) : m_from(from) {}

    void fill(std::span<std::uint8_t> bytes) override
    {
        while (!bytes.empty()) {
            const auto block = blake2b({"derived", m_from.view(), std::to_string(m_count++)});
            const auto taken = std::min(bytes.size(), block.bytes.size());
            std::copy_n(block.bytes.begin(), taken, bytes.begin());
            bytes = bytes.subspan(taken);
        }
    }

private:
    Hash m_from;
    std::uint64_t m_count{0};
};

} // namespace salver
