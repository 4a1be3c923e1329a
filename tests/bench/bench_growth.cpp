// SPDX-License-Identifier: Apache-2.0
// salver-bench growth: cost grows with the change, not with the database.
//   key_*    a keystroke in one line, a transaction each, durable: in a small and in a large workspace, in turn
//   apart_*  a keystroke in another line each time, so that nothing of it is in memory yet
// Medians; processor time beside wall clock, and the number of fsyncs a commit.
#include "bench/bench.h"
#include "bench/lines.h"
#include "support/shim_vfs.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <cstdlib>

namespace salver::bench {

namespace {

constexpr int keys = 1000;
constexpr int perRound = 50;
constexpr int linesAtOnce = 10'000;

/// A workspace and a few hundred of its lines to type in.
struct Workspace {
    Workspace(test::ShimVfs& shim, int count) : vfs(shim), database(shim.name(), false)
    {
        for (int made = 0; made < count; made += linesAtOnce) {
            const auto some = makeLines(std::min(count - made, linesAtOnce));
            database.prepare(some);
            database.write(some);
            for (std::size_t i = 0; i < some.size() && lines.size() < keys; i += std::max<std::size_t>(1, some.size() / 500))
                lines.push_back(some[i].id);
        }
        database.reopen(vfs.name(), true);
    }
    void type(const EntityId& line)
    {
        const store::Draft key{database.space, {store::SpliceText{line, model::line::kind, model::line::text, 40, 0, "x"}}};
        vfs.resetCounts();
        const auto start = processorMs();
        wall.push_back(millisecondsOf([&] {
            if (auto done = database.store->commit(key); !done)
                stop(done.error());
        }));
        processor.push_back(processorMs() - start);
        syncs += vfs.counts().syncs;
    }
    void put(QJsonObject& to, const QString& name)
    {
        to[name + "_median_ms"] = medianOf(wall);
        to[name + "_p99_ms"] = percentileOf(wall, 0.99);
        to[name + "_processor_median_ms"] = medianOf(processor);
        to[name + "_fsyncs"] = static_cast<double>(syncs) / static_cast<double>(wall.size());
        last = medianOf(processor);
        wall.clear();
        processor.clear();
        syncs = 0;
    }

    test::ShimVfs& vfs;
    BenchStore database;
    std::vector<EntityId> lines;
    std::vector<double> wall;
    std::vector<double> processor;
    std::uint64_t syncs{0};
    double last{0};
};

void measure(QJsonObject& to, const QString& name, Workspace& small, Workspace& large, bool apart)
{
    for (int i = 0; i < keys; i += perRound) {
        for (auto* workspace : {&small, &large}) {
            for (int n = i; n < i + perRound; ++n)
                workspace->type(workspace->lines[apart ? static_cast<std::size_t>(n) % workspace->lines.size() : 0]);
        }
    }
    const auto ratio = medianOf(large.wall) / medianOf(small.wall);
    small.put(to, name + "_small");
    large.put(to, name + "_large");
    to[name + "_ratio"] = ratio;
    to[name + "_processor_ratio"] = large.last / small.last;
}

} // namespace

int benchGrowth(const std::vector<std::string>& arguments)
{
    const int few = arguments.empty() ? 1000 : std::atoi(arguments[0].c_str());
    const int many = arguments.size() < 2 ? 100'000 : std::atoi(arguments[1].c_str());
    if (few < 500 || many < few) {
        std::fprintf(stderr, "salver-bench growth: SMALL is at least 500, LARGE at least as many.\n");
        return 2;
    }
    test::ShimVfs vfs("bench");
    Workspace small(vfs, few);
    Workspace large(vfs, many);
    QJsonObject out{{"bench", "growth"}, {"small", few}, {"large", many}};
    measure(out, "key", small, large, false);
    measure(out, "apart", small, large, true);
    std::printf("%s\n", QJsonDocument(out).toJson(QJsonDocument::Compact).constData());
    return 0;
}

} // namespace salver::bench
