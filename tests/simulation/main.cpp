// SPDX-License-Identifier: Apache-2.0
// salver-sim: plays seeds until one fails, the count is reached or the time is up.
#include "simulation/sim_run.h"

#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>

namespace {

using namespace salver::sim;

constexpr auto usage =
    "usage: salver-sim [--seed N] [--seeds COUNT] [--devices N] [--steps N] [--faults all|none|LIST]\n"
    "                  [--minutes M] [--twice] [--go-on] [--fresh] [--json] [--aloud]\n"
    "Plays made-up stories of devices, a server and a bad network from a seed, and checks that nothing is lost and\n"
    "all agree. LIST names faults with commas: loss, duplication, delay, reorder, partition, half-open, crash (torn and\n"
    "unsynced writes too), server-crash, restore, copy, server-restore, disk-full, clock, membership, skew, small-pages.\n"
    "  --seed N      the first seed (1); --seeds COUNT how many from there (1); --fresh begins at one nobody knows\n"
    "  --devices N   devices of two thirds as many people (4); --steps N what people and fate do (60)\n"
    "  --minutes M   as many seeds as fit\n"
    "  --twice       plays each seed twice and compares the stories\n"
    "  --go-on       only names a violation and plays the next seed\n"
    "  --json        one JSON object a seed; --aloud tells the story on standard error\n"
    "A violation ends it with exit 1, the seed, the options, the shortest failing list of steps and a test function.\n";

struct Arguments {
    SimOptions options;
    std::uint64_t seeds{1};
    double minutes{0};
    bool twice{false};
    bool json{false};
    bool help{false};
    bool goOn{false};
};

bool readNumber(const char* text, std::uint64_t& number)
{
    const auto* end = text + std::strlen(text);
    const auto [at, error] = std::from_chars(text, end, number);
    return error == std::errc{} && at == end;
}

bool readArguments(int count, char** words, Arguments& arguments)
{
    auto& options = arguments.options;
    static_cast<void>(readFaults("all", options.faults));
    options.devices = 4;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        if (word == "--help" || word == "-h") {
            arguments.help = true;
            continue;
        }
        if (word == "--go-on") {
            arguments.goOn = true;
            continue;
        }
        if (word == "--fresh") {
            // The only seed that is not given; it is printed like any other.
            salver::SystemRandom random;
            options.seed = random.next64() % 1'000'000'000;
            continue;
        }
        if (word == "--twice" || word == "--json" || word == "--aloud") {
            arguments.twice = arguments.twice || word == "--twice";
            arguments.json = arguments.json || word == "--json";
            World::aloud = World::aloud || word == "--aloud";
            continue;
        }
        if (i + 1 == count)
            return false;
        const char* value = words[++i];
        std::uint64_t number = 0;
        if (word == "--faults") {
            if (!readFaults(value, options.faults))
                return false;
            continue;
        }
        if (!readNumber(value, number))
            return false;
        if (word == "--seed")
            options.seed = number;
        else if (word == "--seeds")
            arguments.seeds = number;
        else if (word == "--devices" && number >= 1 && number <= 64)
            options.devices = static_cast<unsigned>(number);
        else if (word == "--steps" && number <= 1'000'000)
            options.steps = static_cast<unsigned>(number);
        else if (word == "--minutes")
            arguments.minutes = static_cast<double>(number);
        else
            return false;
    }
    return true;
}

std::string faultsOf(const SimOptions& options)
{
    std::string names;
    for (const auto fault : options.faults)
        names += (names.empty() ? "" : ",") + std::string(nameOf(fault));
    return names.empty() ? "none" : names;
}

void report(const Arguments& arguments, const SimOptions& options, const Outcome& outcome)
{
    std::string faults;
    for (std::size_t i = 0; i < faultCount; ++i) {
        if (outcome.counters.faults[i] > 0)
            faults += (faults.empty() ? "" : ", ") + std::string(arguments.json ? "\"" : "")
                + std::string(nameOf(static_cast<Fault>(i))) + (arguments.json ? "\": " : " ")
                + std::to_string(outcome.counters.faults[i]);
    }
    const auto digest = outcome.story.toHex().substr(0, 16);
    if (arguments.json)
        std::printf("{\"seed\": %llu, \"devices\": %u, \"steps\": %u, \"ok\": %s, \"changes\": %llu, \"requests\": %llu, "
                    "\"conflicts\": %llu, \"faults\": {%s}, \"virtual_ms\": %lld, \"story\": \"%s\"}\n",
                    static_cast<unsigned long long>(options.seed), options.devices, options.steps,
                    outcome.violation ? "false" : "true", static_cast<unsigned long long>(outcome.counters.commits),
                    static_cast<unsigned long long>(outcome.counters.requests),
                    static_cast<unsigned long long>(outcome.counters.conflictsSettled), faults.c_str(),
                    static_cast<long long>(outcome.virtualMs), digest.c_str());
    else
        std::printf("seed %llu: %s, %llu changes, %llu requests, %llu conflicts settled, %s, story %s\n",
                    static_cast<unsigned long long>(options.seed), outcome.violation ? "FAILED" : "ok",
                    static_cast<unsigned long long>(outcome.counters.commits),
                    static_cast<unsigned long long>(outcome.counters.requests),
                    static_cast<unsigned long long>(outcome.counters.conflictsSettled),
                    faults.empty() ? "no faults" : faults.c_str(), digest.c_str());
    std::fflush(stdout);
}

int explain(const SimOptions& options, const Outcome& outcome)
{
    World::aloud = false;
    std::fprintf(stderr, "VIOLATION: %s\n  salver-sim --seed %llu --devices %u --steps %u --faults %s\n",
                 outcome.violation->c_str(), static_cast<unsigned long long>(options.seed), options.devices,
                 options.steps, faultsOf(options).c_str());
    const auto steps = shorten(options, makeSteps(options), 300);
    const auto last = run(options, steps);
    std::fprintf(stderr, "shortest list found (%zu steps), as a test:\n\n%s\n", steps.size(),
                 testFunction(options, steps, last.violation.value_or("passes when played alone")).c_str());
    return 1;
}

} // namespace

int main(int count, char** words)
{
    Arguments arguments;
    if (!readArguments(count, words, arguments)) {
        std::fputs(usage, stderr);
        return 2;
    }
    if (arguments.help) {
        std::fputs(usage, stdout);
        return 0;
    }
    const auto begun = std::chrono::steady_clock::now();
    const auto minutesGone = [&] {
        return std::chrono::duration<double, std::ratio<60>>(std::chrono::steady_clock::now() - begun).count();
    };
    auto options = arguments.options;
    std::uint64_t failed = 0;
    for (std::uint64_t played = 0; arguments.minutes > 0 ? minutesGone() < arguments.minutes
                                                         : played < arguments.seeds;
         ++played, ++options.seed) {
        const auto outcome = run(options);
        report(arguments, options, outcome);
        if (outcome.violation && !arguments.goOn)
            return explain(options, outcome);
        if (outcome.violation) {
            ++failed;
            std::fprintf(stderr, "VIOLATION in seed %llu: %s\n", static_cast<unsigned long long>(options.seed),
                         outcome.violation->c_str());
        }
        if (arguments.twice && run(options).story != outcome.story) {
            std::fprintf(stderr, "VIOLATION: seed %llu tells another story the second time\n",
                         static_cast<unsigned long long>(options.seed));
            return 1;
        }
    }
    return failed > 0 ? 1 : 0;
}
