// SPDX-License-Identifier: Apache-2.0
// Reads a fuzzer's bytes as small decisions, so that a target can build valid things out of any input and then break
// them. Header only; past the end everything is 0.
#pragma once

#include "core/ids.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

namespace salver::fuzz {

class Bytes {
public:
    Bytes(const std::uint8_t* data, std::size_t size) : m_rest(reinterpret_cast<const char*>(data), size) {}

    [[nodiscard]] bool empty() const { return m_rest.empty(); }
    std::uint8_t byte()
    {
        if (m_rest.empty())
            return 0;
        const auto first = static_cast<std::uint8_t>(m_rest.front());
        m_rest.remove_prefix(1);
        return first;
    }
    std::uint64_t below(std::uint64_t most)
    {
        const auto high = static_cast<std::uint64_t>(byte()) << 8U;
        return most == 0 ? 0 : (high | byte()) % most;
    }
    std::string_view take(std::size_t most)
    {
        const auto taken = m_rest.substr(0, most);
        m_rest.remove_prefix(taken.size());
        return taken;
    }
    std::string_view rest() { return take(m_rest.size()); }
    /// Changes, cuts or adds some bytes of something that was sound.
    std::string broken(std::string sound)
    {
        for (auto wounds = below(4); wounds > 0 && !sound.empty(); --wounds) {
            const auto at = below(sound.size());
            switch (below(4)) {
            case 0: sound[at] = static_cast<char>(byte()); break;
            case 1: sound.resize(at); break;
            case 2: sound.insert(at, take(byte())); break;
            default: sound.erase(at, byte()); break;
            }
        }
        return sound;
    }

private:
    std::string_view m_rest;
};

class FixedRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override { std::ranges::fill(bytes, ++m_byte); }

private:
    std::uint8_t m_byte{6};
};

inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace salver::fuzz
