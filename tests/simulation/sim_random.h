// SPDX-License-Identifier: Apache-2.0
// The simulator's only source of chance: SplitMix64 (Steele, Lea and Flood 2014), split by name so that one part's
// draws never shift another's. A plain value.
#pragma once

#include "core/ids.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace salver::sim {

class SimRandom final : public Random {
public:
    explicit SimRandom(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t draw()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        auto z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// 0 … most - 1; 0 where most is 0.
    std::uint64_t below(std::uint64_t most) { return most == 0 ? 0 : draw() % most; }
    bool oneIn(std::uint64_t n) { return below(n) == 0; }
    bool percent(std::uint64_t chance) { return below(100) < chance; }
    void fill(std::span<std::uint8_t> bytes) override
    {
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>(draw());
    }
    /// A generator of its own for something with a name.
    [[nodiscard]] SimRandom split(std::string_view name, std::uint64_t number = 0) const
    {
        std::uint64_t mixed = m_state ^ (number * 0xD6E8FEB86659FD93ULL);
        for (const char c : name)
            mixed = (mixed ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
        SimRandom child(mixed);
        child.draw();
        return child;
    }

private:
    std::uint64_t m_state;
};

} // namespace salver::sim
