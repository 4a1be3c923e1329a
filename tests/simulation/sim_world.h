// SPDX-License-Identifier: Apache-2.0
// The whole little universe of one seed: time, network, a server, devices; one thread. Everything that happens is an
// event at a virtual millisecond, so that one seed is one story.
#pragma once

#include "simulation/sim_options.h"
#include "simulation/sim_random.h"
#include "simulation/sim_vfs.h"

#include "core/hash.h"
#include "core/ids.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <queue>
#include <string>
#include <vector>

namespace salver::sim {

class SimServer;
class SimDevice;

/// A promise that did not hold. Thrown where it is found and caught where the run was started.
struct Violation {
    std::string what;
};

/// What was put in the way, by kind.
struct Counters {
    std::array<std::uint64_t, faultCount> faults{};
    std::uint64_t requests{};
    std::uint64_t commits{};
    std::uint64_t conflictsSettled{};
    std::uint64_t mostContested{};
};

class World {
public:
    explicit World(const SimOptions& options);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    [[nodiscard]] std::int64_t now() const { return m_now; }
    void after(std::int64_t milliseconds, std::function<void()> event);
    /// Lets so much time pass.
    void run(std::int64_t milliseconds);

    [[nodiscard]] bool has(Fault fault) const { return m_faultsOn && m_options.faults.contains(fault); }
    /// Counts it where it happens.
    [[nodiscard]] bool strikes(Fault fault, std::uint64_t percent);
    void count(Fault fault) { ++counters.faults[static_cast<std::size_t>(fault)]; }
    /// From here on nothing goes wrong any more,
    void heal();
    /// until it may again.
    void setFaults(bool on) { m_faultsOn = on; }
    [[nodiscard]] bool plants(Plant plant) const { return m_options.plant == plant; }

    /// Into the story's hash, and on standard error where the story is told aloud.
    void tell(const std::string& line);
    [[nodiscard]] Hash story() const { return m_story; }
    static bool aloud;

    [[nodiscard]] const SimOptions& options() const { return m_options; }
    [[nodiscard]] SimVfs& vfs() { return m_vfs; }
    [[nodiscard]] SimServer& server() { return *m_server; }
    [[nodiscard]] std::vector<std::unique_ptr<SimDevice>>& devices() { return m_devices; }
    [[nodiscard]] SimRandom& network() { return m_network; }

    /// Milliseconds a message takes.
    [[nodiscard]] std::int64_t latency();

    Counters counters;

private:
    struct Event {
        std::int64_t at{};
        std::uint64_t number{};
        std::shared_ptr<std::function<void()>> what;
        bool operator<(const Event& other) const
        {
            return at != other.at ? at > other.at : number > other.number;
        }
    };

    SimOptions m_options;
    SimVfs m_vfs;
    SimRandom m_network;
    std::int64_t m_now{0};
    std::uint64_t m_eventNumber{0};
    std::priority_queue<Event> m_events;
    bool m_faultsOn{true};
    Hash m_story;
    std::unique_ptr<SimServer> m_server;
    std::vector<std::unique_ptr<SimDevice>> m_devices;
};

/// 2026-01-01, the wall time at which every story begins.
inline constexpr std::int64_t storyBegins = 1'767'225'600'000;

class SimClock final : public Clock {
public:
    explicit SimClock(const World& world) : m_world(world) {}
    WallMs now() override { return WallMs{storyBegins + m_world.now() + skewMs}; }
    std::int64_t skewMs{0};

private:
    const World& m_world;
};

} // namespace salver::sim
