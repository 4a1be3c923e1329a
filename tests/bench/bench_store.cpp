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
#include "core/ids.h"
#include "store/connection.h"
#include "store/store.h"
#include "support/shim_vfs.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

namespace salver::bench {

namespace {

using namespace salver::store;

constexpr int rounds = 5;
constexpr int perTransaction = 100;
constexpr int singleCommits = 1000;

struct Line {
    EntityId id;
    std::string visit;
    std::string client;
    std::string type;
    std::string at;
    std::string order;
    std::string by;
    std::string lane;
    std::string text;
};

/// Lines as people write them: words of a few thousand, common ones more often, some with accents.
std::vector<Line> makeLines(int count)
{
    std::mt19937 engine(7);
    std::vector<std::string> words;
    for (int i = 0; i < 4000; ++i) {
        std::string word;
        const auto length = 2 + engine() % 9;
        for (unsigned c = 0; c < length; ++c)
            word += engine() % 40 == 0 ? std::string("é") : std::string(1, static_cast<char>('a' + engine() % 26));
        words.push_back(word);
    }
    std::uniform_real_distribution<double> unit(0, 1);
    SystemRandom random;
    std::vector<Line> lines;
    std::string visit;
    std::string client;
    const auto user = uuidV7(WallMs{1'778'000'000'000}, random).toString();
    for (int i = 0; i < count; ++i) {
        if (i % 25 == 0)
            visit = uuidV7(WallMs{1'778'000'000'000 + i}, random).toString();
        if (i % 250 == 0)
            client = uuidV7(WallMs{1'778'000'000'000 + i}, random).toString();
        Line line{EntityId(uuidV7(WallMs{1'778'000'000'000 + i}, random)), visit, client, i % 3 == 0 ? "quote" : "text",
                  std::to_string(1'778'000'000'000 + i * 1000) + " Europe/London", "a" + std::to_string(i), user,
                  i % 2 == 0 ? "service" : "work", {}};
        while (line.text.size() < 1000)
            line.text += words[static_cast<std::size_t>(std::pow(unit(engine), 3) * 3999)] + " ";
        lines.push_back(std::move(line));
    }
    return lines;
}

[[noreturn]] void stop(const Error& error)
{
    std::fprintf(stderr, "%s\n", error.sentence.c_str());
    std::exit(1);
}

Draft draftOf(const Line& line, const SpaceId& space)
{
    namespace of = model::line;
    const auto set = [&](model::FieldId field, const std::string& value) {
        return SetField{line.id, of::kind, field, value};
    };
    return {space,
            {set(of::visit, line.visit), set(of::type, line.type), set(of::at, line.at), set(of::order, line.order),
             set(of::by, line.by), set(of::lane, line.lane), set(of::client, line.client),
             SpliceText{line.id, of::kind, of::text, 0, 0, line.text}}};
}

/// A store with one team, on the counting VFS.
struct Salver {
    explicit Salver(const std::string& vfs)
    {
        auto opened = Store::open({folder.filePath("salver.db").toStdString(), vfs, true, true}, clock, random);
        if (!opened)
            stop(opened.error());
        store = std::move(*opened);
        space = SpaceId(uuidV7(clock.now(), random));
        const auto user = UserId(uuidV7(clock.now(), random));
        if (auto done = store->bind(user, "bench", "Bench", "http://127.0.0.1"); !done)
            stop(done.error());
        if (auto done = store->journal().setSpaces(
                {{space, "Team", SpacePurpose::Team, Role::Member, {{user, "bench", "Bench", Role::Member}}}});
            !done)
            stop(done.error());
    }
    /// The clients and visits that the lines belong to; not timed.
    void prepare(const std::vector<Line>& lines)
    {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            Draft draft{space, {}};
            if (i == 0 || lines[i].client != lines[i - 1].client)
                draft.steps.emplace_back(SetField{*EntityId::parse(lines[i].client), model::client::kind,
                                                  model::client::name, "Client " + std::to_string(i)});
            if (i == 0 || lines[i].visit != lines[i - 1].visit)
                draft.steps.emplace_back(SetField{*EntityId::parse(lines[i].visit), model::visit::kind,
                                                  model::visit::client, lines[i].client});
            if (auto done = store->commit(draft); !done)
                stop(done.error());
        }
    }
    void write(const std::vector<Line>& lines)
    {
        std::vector<Draft> drafts;
        for (const auto& line : lines) {
            drafts.push_back(draftOf(line, space));
            if (drafts.size() == perTransaction) {
                if (auto done = store->commitAll(drafts); !done)
                    stop(done.error());
                drafts.clear();
            }
        }
    }

    QTemporaryDir folder;
    SystemClock clock;
    SystemRandom random;
    SpaceId space;
    std::unique_ptr<Store> store;
};

/// The same rows by hand.
struct Plain {
    explicit Plain(const std::string& vfs)
    {
        auto opened = Connection::open(folder.filePath("plain.db").toStdString(), vfs, Connection::Mode::ReadWrite);
        if (!opened)
            stop(opened.error());
        db = std::move(*opened);
        db->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
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

double processorMs()
{
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

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

double percentile(std::vector<double> times, double part)
{
    std::sort(times.begin(), times.end());
    return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
}

void putCommits(QJsonObject& to, const QString& name, const Series& series)
{
    to[name + "_median_ms"] = percentile(series.times, 0.5);
    to[name + "_p99_ms"] = percentile(series.times, 0.99);
    to[name + "_fsyncs"] = static_cast<double>(series.syncs) / static_cast<double>(series.times.size());
}

/// One change a transaction: whole lines, then keystrokes in one of them.
void singles(test::ShimVfs& vfs, Salver& salver, const std::vector<Line>& lines, QJsonObject& to)
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
        Salver database(vfs.name());
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
