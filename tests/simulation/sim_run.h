// SPDX-License-Identifier: Apache-2.0
// One story from beginning to end, and how to tell it shorter when it ends badly.
#pragma once

#include "simulation/sim_world.h"

#include <optional>
#include <string>
#include <vector>

namespace salver::sim {

struct Outcome {
    std::optional<std::string> violation;
    Counters counters;
    Hash story;
    std::uint64_t changes{};
    std::int64_t virtualMs{};
};

/// A safety phase with faults, then healing, then everything must be quiet and equal within ten rounds.
[[nodiscard]] Outcome run(const SimOptions& options, const std::vector<Step>& steps);
[[nodiscard]] inline Outcome run(const SimOptions& options)
{
    return run(options, makeSteps(options));
}

/// Takes steps away as long as it still fails, with at most so many tries.
[[nodiscard]] std::vector<Step> shorten(const SimOptions& options, std::vector<Step> steps, unsigned triesMost);

/// A QtTest function that plays these steps.
[[nodiscard]] std::string testFunction(const SimOptions& options, const std::vector<Step>& steps,
                                       const std::string& violation);

} // namespace salver::sim
