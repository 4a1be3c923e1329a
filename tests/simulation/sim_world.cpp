// SPDX-License-Identifier: Apache-2.0
#include "simulation/sim_world.h"

#include "simulation/sim_device.h"
#include "simulation/sim_server.h"

#include <cstdio>

namespace salver::sim {

bool World::aloud = false;

World::World(const SimOptions& options) : m_options(options), m_network(SimRandom(options.seed).split("network"))
{
    m_vfs.setIgnoreSync(plants(Plant::NoFsync));
    m_server = std::make_unique<SimServer>(*this);
    for (unsigned i = 0; i < options.devices; ++i)
        m_devices.push_back(std::make_unique<SimDevice>(*this, i));
    for (auto& device : m_devices)
        device->start();
}

World::~World()
{
    // Devices hold streams of the server's.
    m_devices.clear();
    m_server.reset();
}

void World::after(std::int64_t milliseconds, std::function<void()> event)
{
    m_events.push({m_now + milliseconds, ++m_eventNumber, std::make_shared<std::function<void()>>(std::move(event))});
}

void World::run(std::int64_t milliseconds)
{
    const auto until = m_now + milliseconds;
    while (!m_events.empty() && m_events.top().at <= until) {
        const auto event = m_events.top();
        m_events.pop();
        m_now = event.at;
        (*event.what)();
    }
    m_now = until;
}

bool World::strikes(Fault fault, std::uint64_t percent)
{
    // The die is thrown whether or not the fault is on, so that switching one off leaves the others where they are.
    const bool struck = m_network.percent(percent);
    if (!struck || !has(fault))
        return false;
    count(fault);
    return true;
}

void World::heal()
{
    tell("healing");
    m_faultsOn = false;
    m_server->heal();
    for (auto& device : m_devices)
        device->heal();
}

void World::tell(const std::string& line)
{
    m_story = blake2b({m_story.view(), line});
    if (aloud)
        std::fprintf(stderr, "%8lld %s\n", static_cast<long long>(m_now), line.c_str());
}

std::int64_t World::latency()
{
    const auto usual = 1 + static_cast<std::int64_t>(m_network.below(20));
    const auto late = static_cast<std::int64_t>(m_network.below(8000));
    return strikes(Fault::Delay, 10) ? usual + late : usual;
}

} // namespace salver::sim
