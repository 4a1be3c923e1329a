// SPDX-License-Identifier: Apache-2.0
// One file of the simulated file system: what programs see, what survives, and what lies between. Used by SimVfs
// only.
#pragma once

#include "simulation/sim_random.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace salver::sim {

/// SQLite's wal-index: memory that connections share, gone with the machine.
struct SimShm {
    static constexpr int slots = 8;
    std::vector<std::unique_ptr<std::vector<std::uint8_t>>> regions;
    std::array<int, slots> shared{};
    std::array<const void*, slots> exclusive{};
    int users{0};
};

struct SimFile {
    struct Write {
        std::uint64_t offset{};
        std::vector<std::uint8_t> bytes;
        bool truncates{false}; ///< to `offset`
    };

    std::string name;
    std::vector<std::uint8_t> data;
    std::vector<std::uint8_t> durable;
    std::vector<Write> unsynced;
    SimShm shm;

    // SQLite's five lock levels, for connections of this process.
    int sharedLocks{0};
    const void* reserved{nullptr};
    const void* pending{nullptr};
    const void* exclusive{nullptr};

    void write(std::uint64_t offset, const std::uint8_t* bytes, std::size_t size);
    void truncate(std::uint64_t size);
    void sync();
    /// What is left after a power cut.
    void lose(SimRandom& random);
    static void apply(std::vector<std::uint8_t>& data, const Write& write);
};

} // namespace salver::sim
