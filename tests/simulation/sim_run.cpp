// SPDX-License-Identifier: Apache-2.0
#include "simulation/sim_run.h"

#include "simulation/sim_checks.h"
#include "simulation/sim_play.h"

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
        const bool right = status.word == SyncWord::UpToDate && status.waiting == 0 && status.lastUpToDate;
        if (!right)
            throw Violation{"device " + std::to_string(device->number()) + " says \""
                            + std::string(nameOf(status.word)) + "\" though all is quiet"};
    }
}

} // namespace

Outcome run(const SimOptions& options, const std::vector<Step>& steps)
{
    Outcome outcome;
    World world(options);
    try {
        Play play(world);
        world.run(2000);
        for (const auto& step : steps)
            play.perform(step);
        world.heal();
        settleDown(world);
        checkQuietWorld(world, play.notebook());
        checkWords(world);
        outcome.changes = play.notebook().saved.size();
    } catch (const Violation& violation) {
        outcome.violation = violation.what;
        world.tell("violation: " + violation.what);
    }
    outcome.counters = world.counters;
    outcome.story = world.story();
    outcome.virtualMs = world.now();
    return outcome;
}

std::vector<Step> shorten(const SimOptions& options, std::vector<Step> steps, unsigned triesMost)
{
    // Delta debugging (Zeller and Hildebrandt 2002), the simple way: drop ever smaller pieces.
    unsigned tries = 0;
    for (std::size_t piece = std::max<std::size_t>(1, steps.size() / 2); piece > 0 && tries < triesMost;) {
        bool shorter = false;
        for (std::size_t at = 0; at < steps.size() && tries < triesMost;) {
            auto fewer = steps;
            const auto end = std::min(at + piece, fewer.size());
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(at),
                        fewer.begin() + static_cast<std::ptrdiff_t>(end));
            ++tries;
            if (run(options, fewer).violation) {
                steps = std::move(fewer);
                shorter = true;
            } else {
                at += piece;
            }
        }
        if (!shorter || piece > steps.size())
            piece /= 2;
    }
    return steps;
}

std::string testFunction(const SimOptions& options, const std::vector<Step>& steps, const std::string& violation)
{
    std::string text = "    /// " + violation + "\n    void seed" + std::to_string(options.seed) + "()\n    {\n"
        + "        SimOptions options;\n        options.seed = " + std::to_string(options.seed)
        + "U;\n        options.devices = " + std::to_string(options.devices) + ";\n        options.faults = {";
    for (const auto fault : options.faults)
        text += "Fault{" + std::to_string(static_cast<int>(fault)) + "}, ";
    text += "};\n        const std::vector<Step> steps{\n";
    for (const auto& step : steps)
        text += "            " + describe(step) + ",\n";
    text += "        };\n        const auto outcome = run(options, steps);\n"
            "        QVERIFY2(!outcome.violation, outcome.violation.value_or(\"\").c_str());\n    }\n";
    return text;
}

} // namespace salver::sim
