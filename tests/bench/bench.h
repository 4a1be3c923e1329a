// SPDX-License-Identifier: Apache-2.0
// What the subcommands of salver-bench share: their signature and small statistics. Main thread.
#pragma once

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace salver::bench {

/// Gets what follows the subcommand's name; returns the exit code.
using Command = int (*)(const std::vector<std::string>& arguments);

int benchText(const std::vector<std::string>& arguments);
int benchStore(const std::vector<std::string>& arguments);
int benchServer(const std::vector<std::string>& arguments);

inline double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Milliseconds that a call takes.
template <class Call>
double millisecondsOf(Call call)
{
    const auto start = std::chrono::steady_clock::now();
    call();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

} // namespace salver::bench
