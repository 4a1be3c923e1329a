// SPDX-License-Identifier: Apache-2.0
// salver-bench store: what the full command path costs beside plain inserts.
//   salver_ms   10,000 lines of about 1 KB (a prose and seven registers each) as commands, 100 a transaction:
//               registers, text, list, search index, change bytes, outbox, digest
//   plain_ms    the same rows into one plain table with the same indexes and the same FTS5 table, 100 a transaction,
//               the same pragmas
//   *_processor_ms  the process's own time: what it comes to where the disk is fast or the machine shared
//   commit_*    one line, or one keystroke in a line, a transaction: durable when it returns
// Runs alternate, medians are printed, and the number of fsyncs stands beside each figure.
#include "bench/bench.h"
#include "bench/lines.h"
#include "store/connection.h"
#include "support/shim_vfs.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>

namespace salver::bench {

namespace {

using namespace salver::store;

constexpr int rounds = 5;
constexpr int perTransaction = BenchStore::perTransaction;
constexpr int singleCommits = 1000;

/// The same rows by hand.
struct Plain {
    explicit Plain(const std::string& vfs)
    {
        auto opened = Connection::open(folder.filePath("plain.db").toStdString(), vfs, Connection::Mode::ReadWrite);
        if (!opened)
            stop(opened.error());
        db = std::move(*opened);
        db->execute("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                    "PRAGMA foreign_keys = ON; "
                    "PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY; "
                    "PRAGMA journal_size_limit = 33554432; "
                    "CREATE TABLE line (no INTEGER PRIMARY KEY, id BLOB NOT NULL, visit TEXT, text TEXT, type TEXT, "
                    "at TEXT, at_ms INTEGER, position TEXT, author TEXT, lane TEXT, client TEXT) STRICT; "
                    "CREATE UNIQUE INDEX line_id ON line (id); "
                    "CREATE INDEX line_visit ON line (visit) WHERE visit IS NOT NULL; "
                    "CREATE INDEX line_type ON line (type) WHERE type IS NOT NULL; "
                    "CREATE INDEX line_client ON line (client) WHERE client IS NOT NULL; "
                    "CREATE VIRTUAL TABLE search USING fts5(words, content = '', columnsize = 0, tokenize = 'salver', "
                    "prefix = '2 3')");
        if (auto done = db->outcome(); !done)
            stop(done.error());
    }
    void write(const std::vector<Line>& lines)
    {
        for (std::size_t i = 0; i < lines.size();) {
            Transaction transaction(*db);
            auto row = db->use("INSERT INTO line (id, visit, text, type, at, at_ms, position, author, lane, client) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            auto words = db->use("INSERT INTO search (rowid, words) VALUES (?, ?)");
            for (int n = 0; n < perTransaction && i < lines.size(); ++n, ++i) {
                const auto& line = lines[i];
                row.run(line.id, Text{line.visit}, Text{line.text}, Text{line.type}, Text{line.at}, std::stoll(line.at),
                        Text{line.order}, Text{line.by}, Text{line.lane}, Text{line.client});
                words.run(db->lastRow(), Text{line.text});
            }
            if (auto done = transaction.commit(); !done)
                stop(done.error());
        }
    }

    QTemporaryDir folder;
    std::unique_ptr<Connection> db;
};

struct Series {
    std::vector<double> times;
    std::vector<double> processor;
    std::uint64_t syncs{0};
    std::uint64_t bytes{0};

    template <class Call>
    void measure(test::ShimVfs& vfs, Call call)
    {
        vfs.resetCounts();
        const auto start = processorMs();
        times.push_back(millisecondsOf(call));
        processor.push_back(processorMs() - start);
        syncs = vfs.counts().syncs;
        bytes = vfs.counts().bytesWritten;
    }
    void put(QJsonObject& to, const QString& name) const
    {
        to[name + "_ms"] = medianOf(times);
        to[name + "_processor_ms"] = medianOf(processor);
        to[name + "_fsyncs"] = static_cast<double>(syncs);
        to[name + "_written_bytes"] = static_cast<double>(bytes);
    }
};

void putCommits(QJsonObject& to, const QString& name, const Series& series)
{
    to[name + "_median_ms"] = percentileOf(series.times, 0.5);
    to[name + "_p99_ms"] = percentileOf(series.times, 0.99);
    to[name + "_fsyncs"] = static_cast<double>(series.syncs) / static_cast<double>(series.times.size());
}

/// One change a transaction: whole lines, then keystrokes in one of them.
void singles(test::ShimVfs& vfs, BenchStore& salver, const std::vector<Line>& lines, QJsonObject& to)
{
    Series whole;
    std::uint64_t syncs = 0;
    for (int i = 0; i < singleCommits; ++i) {
        auto line = lines[static_cast<std::size_t>(i)];
        line.id = EntityId(uuidV7(salver.clock.now(), salver.random));
        whole.measure(vfs, [&] {
            if (auto done = salver.store->commit(draftOf(line, salver.space)); !done)
                stop(done.error());
        });
        syncs += whole.syncs;
    }
    whole.syncs = syncs;
    putCommits(to, "commit_line", whole);
    Series typed;
    syncs = 0;
    for (int i = 0; i < singleCommits; ++i) {
        const Draft key{salver.space,
                        {SpliceText{lines[0].id, model::line::kind, model::line::text,
                                    static_cast<std::uint64_t>(i), 0, "x"}}};
        typed.measure(vfs, [&] {
            if (auto done = salver.store->commit(key); !done)
                stop(done.error());
        });
        syncs += typed.syncs;
    }
    typed.syncs = syncs;
    putCommits(to, "commit_key", typed);
}

} // namespace

int benchStore(const std::vector<std::string>& arguments)
{
    const int count = arguments.empty() ? 10000 : std::atoi(arguments[0].c_str());
    if (count < perTransaction) {
        std::fprintf(stderr, "salver-bench store: the number of lines must be at least %d.\n", perTransaction);
        return 2;
    }
    const auto lines = makeLines(count);
    test::ShimVfs vfs("bench");
    Series salver;
    Series plain;
    QJsonObject out{{"bench", "store"}, {"lines", count}};
    for (int round = 0; round < rounds; ++round) {
        {
            Plain database(vfs.name());
            plain.measure(vfs, [&] { database.write(lines); });
        }
        BenchStore database(vfs.name());
        database.prepare(lines);
        salver.measure(vfs, [&] { database.write(lines); });
        if (round + 1 == rounds)
            singles(vfs, database, lines, out);
    }
    salver.put(out, "salver");
    plain.put(out, "plain");
    out["ratio"] = medianOf(salver.times) / medianOf(plain.times);
    out["processor_ratio"] = medianOf(salver.processor) / medianOf(plain.processor);
    std::printf("%s\n", QJsonDocument(out).toJson(QJsonDocument::Compact).constData());
    return 0;
}

} // namespace salver::bench
