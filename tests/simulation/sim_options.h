// SPDX-License-Identifier: Apache-2.0
// What a simulated run is made of: plain values, all of them printed when it fails.
#pragma once

#include "core/planted.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace salver::sim {

enum class Fault : std::uint8_t {
    Loss,          ///< requests, answers and pokes that vanish
    Duplication,   ///< requests that arrive twice, answers too
    Delay,         ///< seconds instead of milliseconds, so that everything overtakes everything
    Partition,     ///< devices without a network for a while
    Crash,         ///< a device's power cut between any two writes
    ServerCrash,   ///< the server's
    RestoreDevice, ///< a device's file set back to an earlier copy
    CopyDevice,    ///< a device's file used on another device as well
    RestoreServer, ///< the server's files set back to an earlier copy
    DiskFull,      ///< for a while
    Clock,         ///< wall clocks that are wrong, and jump
    Reorder,       ///< answers that overtake one another
    HalfOpen,      ///< lines that look open while nothing comes through one way
    Membership,    ///< people made viewers, taken out and let in again
    Skew,          ///< changes of a later version: kinds and fields that nobody here knows
    SmallPages,    ///< the server's pages and the devices' batches of a few changes only
    Compaction,    ///< snapshots, logs that are cut, devices that begin anew with an empty file
};
inline constexpr std::size_t faultCount = 17;

[[nodiscard]] std::string_view nameOf(Fault fault);
/// "all", "none", or names with commas; nothing where a name is not known.
[[nodiscard]] bool readFaults(std::string_view text, std::set<Fault>& faults);

[[nodiscard]] std::string_view nameOf(Plant plant);

struct SimOptions {
    std::uint64_t seed{1};
    unsigned devices{3};
    unsigned steps{60};
    std::set<Fault> faults;
    Plant plant{Plant::None};
};

/// One step of a run. `dice` seeds everything the step decides by chance, so that taking other steps away leaves it
/// what it is.
struct Step {
    enum class Kind : std::uint8_t {
        AddEntity,
        SetField,
        Settle,
        EditText,
        Remove,
        BringBack,
        Wait,
        NetworkOff,
        NetworkOn,
        CrashDevice,
        KeepDevice,    ///< take the copy that a later RestoreDevice goes back to
        RestoreDevice,
        CopyDevice,
        CrashServer,
        KeepServer,
        RestoreServer,
        FillDisk,
        JumpClock,
        MuteLine,      ///< half-open for a while
        ChangeRole,    ///< of the device's person in the team
        WriteFromLater, ///< somebody with a later Salver writes
        CutLog,         ///< the server looks after its logs: makes snapshots, cuts what is old
        BeginAnew,      ///< a device gets a fresh file
        AllAtOnce,     ///< everybody who holds an entity writes the same field of it, or types into the same text
        Quiet,         ///< everything heals, comes to rest and is checked; then the faults go on
    };
    Kind kind{};
    unsigned device{};
    std::uint64_t dice{};
};
[[nodiscard]] std::string describe(const Step& step);

inline constexpr std::size_t stepKindCount = 25;

/// The steps of a seed.
[[nodiscard]] std::vector<Step> makeSteps(const SimOptions& options);

} // namespace salver::sim
