// SPDX-License-Identifier: Apache-2.0
#include "simulation/sim_checks.h"

#include <algorithm>

namespace salver::sim {

namespace {

constexpr int roundsMost = 10;
/// Longer than the slow poll and the longest backing off together.
constexpr std::int64_t roundMs = 100'000;

void settleDown(World& world)
{
    for (int round = 0; round < roundsMost; ++round) {
        world.run(roundMs);
        if (std::all_of(world.devices().begin(), world.devices().end(),
                        [](const auto& device) { return device->quiet(); }))
            return;
    }
    for (const auto& device : world.devices()) {
        if (!device->quiet())
            throw Violation{"device " + std::to_string(device->number()) + " is not quiet after ten rounds: "
                            + std::string(nameOf(device->status().word)) + " " + device->status().reason};
    }
}

void checkWords(World& world)
{
    for (const auto& device : world.devices()) {
        const auto& status = device->status();
        if (status.differing > 0)
            throw Violation{"device " + std::to_string(device->number()) + " was told that it shows something else"};
        const bool right = status.word == SyncWord::UpToDate && status.waiting == 0 && status.lastUpToDate;
        if (!right)
            throw Violation{"device " + std::to_string(device->number()) + " says \""
                            + std::string(nameOf(status.word)) + "\" though all is quiet"};
    }
}

/// Ten virtual minutes without a change may cost so many requests a device: a slow poll a minute, and its pulls.
constexpr std::int64_t restMs = 600'000;
constexpr std::uint64_t restRequestsMost = 60;
/// Stories are short; a database beyond this grows with something else than with what was written.
constexpr std::uint64_t diskBytesMost = 32U * 1024 * 1024;
constexpr std::size_t logLinesMost = 500;

} // namespace

void quietPoint(World& world, const Notebook& notebook)
{
    world.heal();
    settleDown(world);
    checkQuietWorld(world, notebook);
    checkWords(world);
    world.setFaults(true);
}

void checkRest(World& world)
{
    world.setFaults(false);
    const auto requests = world.counters.requests;
    std::map<SpaceId, std::size_t> before;
    for (const auto& space : world.server().spaces())
        before[space] = world.server().log(space).size();
    world.run(restMs);
    for (const auto& [space, size] : before) {
        if (world.server().log(space).size() != size)
            throw Violation{"something is pushed though nobody writes"};
    }
    if (world.counters.requests - requests > restRequestsMost * world.devices().size())
        throw Violation{"devices at rest ask " + std::to_string(world.counters.requests - requests) + " times"};
    for (const auto& device : world.devices()) {
        if (device->diskBytes() > diskBytesMost)
            throw Violation{"device " + std::to_string(device->number()) + " has grown out of all proportion"};
        const auto lines = device->reader().log(2 * logLinesMost);
        if (!lines || lines->size() > logLinesMost)
            throw Violation{"device " + std::to_string(device->number()) + " keeps a log without end"};
    }
}

} // namespace salver::sim
