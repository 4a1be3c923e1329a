// SPDX-License-Identifier: Apache-2.0
// salver-bench apply: pages of the log merged into an empty database, without a network. The lines of salver-bench sync,
// as another device wrote them; durable, in pages as the server cuts them. Medians of several rounds: wall clock and
// processor time until everything is readable, and those of the search index that follows; fsyncs beside them.
#include "bench/bench.h"
#include "bench/lines.h"

#include "core/limits.h"
#include "support/shim_vfs.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <cstdlib>

namespace salver::bench {

namespace {

constexpr int rounds = 5;
constexpr Epoch epoch{7};

/// What a device wrote, in pages.
std::vector<std::vector<LogItem>> pagesOf(int count)
{
    const auto lines = makeLines(count);
    BenchStore writer({}, false);
    writer.prepare(lines);
    writer.write(lines);
    std::vector<std::vector<LogItem>> pages;
    Cursor cursor{};
    for (Sequence after{};;) {
        auto items = writer.store->journal().outbox(writer.space, after, limits::pageBytes, limits::batchChanges);
        if (!items)
            stop(items.error());
        if (items->empty())
            return pages;
        auto& page = pages.emplace_back();
        for (auto& item : *items) {
            cursor = next(cursor);
            page.push_back({cursor, std::move(item.bytes), item.hash, {}, writer.clock.now(), std::string(32, 'r')});
        }
        after = items->back().sequence;
    }
}

/// The space that the pages name.
SpaceId spaceOf(const LogItem& item)
{
    const auto envelope = readEnvelope(item.bytes);
    if (!envelope)
        stop(envelope.error());
    return envelope->space;
}

struct Figures {
    std::vector<double> wall, processor, syncs, indexProcessor;
};

void run(const std::vector<std::vector<LogItem>>& pages, test::ShimVfs& vfs, Figures& to)
{
    BenchStore reader(vfs.name());
    const auto space = spaceOf(pages.front().front());
    must(reader.store->journal().setSpaces({{space, "Team", SpacePurpose::Team, Role::Member, {}}}));
    vfs.resetCounts();
    const auto before = processorMs();
    to.wall.push_back(millisecondsOf([&] {
        for (const auto& page : pages)
            must(reader.store->journal().apply(space, page, epoch));
    }));
    to.processor.push_back(processorMs() - before);
    to.syncs.push_back(static_cast<double>(vfs.counts().syncs));
    const auto indexing = processorMs();
    for (;;) {
        const auto more = reader.store->indexLate(200);
        if (!more)
            stop(more.error());
        if (!*more)
            break;
    }
    to.indexProcessor.push_back(processorMs() - indexing);
}

} // namespace

int benchApply(const std::vector<std::string>& arguments)
{
    const int count = arguments.empty() ? 10000 : std::atoi(arguments[0].c_str());
    if (count < 1) {
        std::fprintf(stderr, "salver-bench apply: the number of lines must be at least 1.\n");
        return 2;
    }
    const auto pages = pagesOf(count);
    test::ShimVfs vfs("bench");
    Figures figures;
    for (int round = 0; round < rounds; ++round)
        run(pages, vfs, figures);
    const QJsonObject out{
        {"bench", "apply"},
        {"lines", count},
        {"pages", static_cast<int>(pages.size())},
        {"apply_ms", medianOf(figures.wall)},
        {"apply_processor_ms", medianOf(figures.processor)},
        {"apply_fsyncs", medianOf(figures.syncs)},
        {"index_processor_ms", medianOf(figures.indexProcessor)},
    };
    std::printf("%s\n", QJsonDocument(out).toJson(QJsonDocument::Compact).constData());
    return 0;
}

} // namespace salver::bench
