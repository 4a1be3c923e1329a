// SPDX-License-Identifier: Apache-2.0
// salver-bench SUBJECT …: measures one subject and prints JSON lines on standard output.
#include "bench/bench.h"

#include <array>
#include <cstdio>
#include <string_view>

namespace {

struct Subject {
    std::string_view name;
    salver::bench::Command run;
    std::string_view usage;
};

constexpr std::array subjects{
    Subject{"store", salver::bench::benchStore, "store [LINES]  the command path beside plain inserts (10000 lines)"},
    Subject{"growth", salver::bench::benchGrowth,
            "growth [SMALL LARGE]  a keystroke's cost in a small and a large workspace (1000 100000 lines)"},
    Subject{"apply", salver::bench::benchApply,
            "apply [LINES]  pages of the log merged into an empty database (10000 lines)"},
    Subject{"sync", salver::bench::benchSync,
            "sync [--lines N] [--rounds N] [--by-snapshot]  from one device over a real server to another "
            "(10000 lines)"},
    Subject{"start", salver::bench::benchStart,
            "start [LINES]  the app's first frame beside a bare window's (10000 lines)"},
    Subject{"server", salver::bench::benchServer,
            "server [DEVICES]  the real server over loopback beside plain inserts (200 devices)"},
    Subject{"screens", salver::bench::benchScreens,
            "screens [LINES]  opening and scrolling the pages of a client (2000 lines)"},
    Subject{"text", salver::bench::benchText, "text FILE...   merge editing traces (plain or gzip)"},
};

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (!arguments.empty() && arguments[0] == "sync-device")
        return salver::bench::benchSyncDevice({arguments.begin() + 1, arguments.end()});
    for (const Subject& subject : subjects) {
        if (!arguments.empty() && arguments[0] == subject.name)
            return subject.run({arguments.begin() + 1, arguments.end()});
    }
    std::fprintf(stderr, "usage:\n");
    for (const Subject& subject : subjects)
        std::fprintf(stderr, "  salver-bench %s\n", subject.usage.data());
    return 2;
}
