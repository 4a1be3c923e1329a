// SPDX-License-Identifier: Apache-2.0
#include "simulation/sim_run.h"

#include "simulation/sim_checks.h"
#include "simulation/sim_play.h"

#include <algorithm>

namespace salver::sim {

Outcome run(const SimOptions& options, const std::vector<Step>& steps)
{
    Outcome outcome;
    World world(options);
    try {
        Play play(world);
        // Most people meet the server before things go wrong; in one story of four nobody does.
        world.setFaults(options.seed % 4 == 0);
        world.run(2000);
        world.setFaults(true);
        for (const auto& step : steps)
            play.perform(step);
        quietPoint(world, play.notebook());
        checkRest(world);
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
