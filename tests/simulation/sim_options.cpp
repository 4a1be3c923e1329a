// SPDX-License-Identifier: Apache-2.0
#include "simulation/sim_options.h"

#include "simulation/sim_random.h"

#include <array>

namespace salver::sim {

namespace {

constexpr std::array<std::string_view, faultCount> faultNames{
    "loss",    "duplication",    "delay",       "partition",      "crash",     "server-crash",
    "restore", "copy",           "server-restore", "disk-full",   "clock",
    "reorder", "half-open",      "membership",  "skew",           "small-pages",
    "compaction"};

struct Weight {
    Step::Kind kind;
    unsigned weight;
    int fault; ///< -1: always
};

constexpr int of(Fault fault)
{
    return static_cast<int>(fault);
}

constexpr std::array<Weight, stepKindCount> weights{{
    {Step::Kind::AddEntity, 14, -1},
    {Step::Kind::SetField, 26, -1},
    {Step::Kind::Settle, 8, -1},
    {Step::Kind::EditText, 30, -1},
    {Step::Kind::Remove, 5, -1},
    {Step::Kind::BringBack, 3, -1},
    {Step::Kind::Wait, 30, -1},
    {Step::Kind::NetworkOff, 5, of(Fault::Partition)},
    {Step::Kind::NetworkOn, 6, of(Fault::Partition)},
    {Step::Kind::CrashDevice, 6, of(Fault::Crash)},
    {Step::Kind::KeepDevice, 3, of(Fault::RestoreDevice)},
    {Step::Kind::RestoreDevice, 2, of(Fault::RestoreDevice)},
    {Step::Kind::CopyDevice, 1, of(Fault::CopyDevice)},
    {Step::Kind::CrashServer, 3, of(Fault::ServerCrash)},
    {Step::Kind::KeepServer, 2, of(Fault::RestoreServer)},
    {Step::Kind::RestoreServer, 1, of(Fault::RestoreServer)},
    {Step::Kind::FillDisk, 2, of(Fault::DiskFull)},
    {Step::Kind::JumpClock, 2, of(Fault::Clock)},
    {Step::Kind::MuteLine, 3, of(Fault::HalfOpen)},
    {Step::Kind::ChangeRole, 3, of(Fault::Membership)},
    {Step::Kind::WriteFromLater, 3, of(Fault::Skew)},
    {Step::Kind::CutLog, 6, of(Fault::Compaction)},
    {Step::Kind::BeginAnew, 1, of(Fault::Compaction)},
    {Step::Kind::AllAtOnce, 8, -1},
    {Step::Kind::Quiet, 1, -1},
}};

} // namespace

std::string_view nameOf(Fault fault)
{
    return faultNames.at(static_cast<std::size_t>(fault));
}

bool readFaults(std::string_view text, std::set<Fault>& faults)
{
    faults.clear();
    if (text == "none")
        return true;
    while (!text.empty()) {
        const auto comma = text.find(',');
        const auto name = text.substr(0, comma);
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
        bool known = name == "all";
        for (std::size_t i = 0; i < faultCount; ++i) {
            if (name == "all" || name == faultNames[i]) {
                faults.insert(static_cast<Fault>(i));
                known = true;
            }
        }
        if (!known)
            return false;
    }
    return true;
}

std::string_view nameOf(Plant plant)
{
    switch (plant) {
    case Plant::None: return "none";
    case Plant::NoFsync: return "no-fsync";
    case Plant::LostAnswerIsYes: return "lost-answer-is-yes";
    case Plant::NoHandshake: return "no-handshake";
    case Plant::KeepReplica: return "keep-replica";
    case Plant::PokeIsData: return "poke-is-data";
    case Plant::CursorFirst: return "cursor-first";
    case Plant::Utf16Positions: return "utf16-positions";
    case Plant::LastWriterWins: return "last-writer-wins";
    case Plant::NoDeduplication: return "no-deduplication";
    case Plant::SequenceFromOutbox: return "sequence-from-outbox";
    case Plant::WrongTieBreak: return "wrong-tie-break";
    case Plant::BlindDeletion: return "blind-deletion";
    case Plant::RowsKept: return "rows-kept";
    case Plant::NoFence: return "no-fence";
    }
    return "none";
}

std::string describe(const Step& step)
{
    constexpr std::array<std::string_view, stepKindCount> names{
        "AddEntity",  "SetField",      "Settle",     "EditText",    "Remove",     "BringBack",
        "Wait",       "NetworkOff",    "NetworkOn",  "CrashDevice", "KeepDevice", "RestoreDevice",
        "CopyDevice", "CrashServer",   "KeepServer", "RestoreServer", "FillDisk", "JumpClock",
        "MuteLine",   "ChangeRole",    "WriteFromLater", "CutLog", "BeginAnew", "AllAtOnce",
        "Quiet"};
    return "{Step::Kind::" + std::string(names.at(static_cast<std::size_t>(step.kind))) + ", "
        + std::to_string(step.device) + ", " + std::to_string(step.dice) + "U}";
}

std::vector<Step> makeSteps(const SimOptions& options)
{
    SimRandom random = SimRandom(options.seed).split("steps");
    unsigned sum = 0;
    const auto counts = [&](const Weight& weight) {
        return weight.fault < 0 || options.faults.contains(static_cast<Fault>(weight.fault));
    };
    for (const auto& weight : weights)
        sum += counts(weight) ? weight.weight : 0;
    std::vector<Step> steps;
    for (unsigned i = 0; i < options.steps; ++i) {
        auto at = random.below(sum);
        for (const auto& weight : weights) {
            if (!counts(weight))
                continue;
            if (at < weight.weight) {
                steps.push_back(
                    {weight.kind, static_cast<unsigned>(random.below(options.devices)), random.draw()});
                break;
            }
            at -= weight.weight;
        }
    }
    return steps;
}

} // namespace salver::sim
