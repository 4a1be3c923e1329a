// SPDX-License-Identifier: Apache-2.0
// What the subcommands of salver-bench share: their signature and small statistics. Main thread.
#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>
#include <string>
#include <vector>

namespace salver::bench {

/// Gets what follows the subcommand's name; returns the exit code.
using Command = int (*)(const std::vector<std::string>& arguments);

int benchText(const std::vector<std::string>& arguments);
int benchStore(const std::vector<std::string>& arguments);
int benchServer(const std::vector<std::string>& arguments);
/// Pages of the log merged into an empty database.
int benchApply(const std::vector<std::string>& arguments);
int benchSync(const std::vector<std::string>& arguments);
/// One device of the above, as a process of its own.
int benchSyncDevice(const std::vector<std::string>& arguments);
int benchStart(const std::vector<std::string>& arguments);
int benchScreens(const std::vector<std::string>& arguments);
int benchGrowth(const std::vector<std::string>& arguments);

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

/// The processor time of this process so far, all threads.
inline double processorMs()
{
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

inline double percentileOf(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

} // namespace salver::bench
