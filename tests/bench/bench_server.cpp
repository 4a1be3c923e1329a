// SPDX-License-Identifier: Apache-2.0
// salver-bench server: the real salver-server over loopback HTTP, everything durable when it is answered.
//   one_device   10,000 changes of about 1.2 KB pushed by one device in batches, then pulled by another
//   batches      many devices at once, 20 changes a push; singles: one change a push
//   plain        what plain INSERTs of the same rows reach on the same disk, one transaction a batch
//   poke         from sending a push to the event at another device
//   streams      many open event streams: memory, and a poke to the 50 members of a space
// After DEVICES one part may be named (all, one_device, poke, load or streams), then a PostgreSQL database to use in
// place of a folder. Commits (each one fsync) stand beside each figure: a fast virtual disk hides their cost.
#include "bench/bench.h"

#include "support/server_process.h"
#include "support/wire_client.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <thread>

namespace salver::bench {

namespace {

using namespace salver::test;

constexpr int oneDeviceChanges = 10'000;
constexpr int oneDeviceBatch = 500;
constexpr int batchesEach = 10;
constexpr int singlesEach = 30;
constexpr std::size_t valueBytes = 1000;
constexpr int pokes = 200;
constexpr int members = 50;

[[noreturn]] void stop(const char* what)
{
    std::fprintf(stderr, "salver-bench server: %s\n", what);
    std::exit(1);
}

std::uint64_t metric(std::uint16_t port, const std::string& name)
{
    RawClient client(port);
    client.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto answer = client.answer();
    if (!answer)
        stop("no metrics");
    const auto at = answer->body.find("\n" + name + " ");
    return at == std::string::npos
        ? 0
        : static_cast<std::uint64_t>(std::strtod(answer->body.c_str() + at + name.size() + 2, nullptr));
}

double residentMiB(std::uint16_t port)
{
    return static_cast<double>(metric(port, "process_resident_memory_bytes")) / 1024 / 1024;
}

/// A server with one account in one team.
class Bench {
public:
    /// In a folder of its own, or in a PostgreSQL database under names of its own.
    explicit Bench(const std::string& database)
    {
        const auto data = database.empty()
            ? QStringList{QStringLiteral("--data"), m_folder.path()}
            : QStringList{QStringLiteral("--database"), QString::fromStdString(database)};
        const auto suffix = m_folder.path().section('-', -1).toLower();
        const auto who = QStringLiteral("ana") + suffix;
        const auto where = QStringLiteral("Team") + suffix;
        const auto run = [&](const QStringList& words, const QByteArray& input = {}) {
            if (runServerCommand(words + data, input).exitCode != 0)
                stop("a command failed; is salver-server beside this program?");
        };
        run({"user", "add", who}, "ana's password\n");
        run({"space", "add", where});
        run({"member", "add", where, who, "member"});
        QStringList more{"--max-connections-per-address", "9000", "--device-rate", "0"};
        if (!database.empty())
            more += data;
        m_server = std::make_unique<ServerProcess>(m_folder.path(), more);
        WireClient ana(port());
        if (!ana.signIn(who.toStdString(), "ana's password"))
            stop("cannot sign in");
        token = ana.token;
        account = ana.account;
        team = *ana.space(where.toStdString());
    }
    [[nodiscard]] std::uint16_t port() const { return m_server->port; }
    [[nodiscard]] std::uint64_t commits() const { return metric(port(), "salver_commits_total"); }
    /// Processor time of the server so far: what is left of a figure where others use the machine too.
    [[nodiscard]] double processorMs() const
    {
        clockid_t clock{};
        timespec time{};
        if (clock_getcpuclockid(static_cast<pid_t>(m_server->pid()), &clock) != 0 || clock_gettime(clock, &time) != 0)
            stop("no processor time");
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }
    [[nodiscard]] WireClient client() const
    {
        WireClient client(port());
        client.token = token;
        return client;
    }

    std::string token;
    UserId account;
    SpaceId team;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ServerProcess> m_server;
};

std::vector<std::vector<EncodedChange>> makeBatches(const Bench& bench, Random& random, int batches, int each)
{
    ChangeMaker maker(bench.team, bench.account, random);
    std::vector<std::vector<EncodedChange>> made(static_cast<std::size_t>(batches));
    for (auto& batch : made) {
        for (int i = 0; i < each; ++i)
            batch.push_back(maker.next(valueBytes));
    }
    return made;
}

void oneDevice(const std::string& database)
{
    Bench bench(database);
    SystemRandom random;
    const auto batches = makeBatches(bench, random, oneDeviceChanges / oneDeviceBatch, oneDeviceBatch);
    std::size_t bytes = 0;
    for (const auto& batch : batches) {
        for (const auto& change : batch)
            bytes += change.bytes.size();
    }
    auto device = bench.client();
    const auto before = bench.commits();
    const auto processorBefore = bench.processorMs();
    const auto pushMs = millisecondsOf([&] {
        for (const auto& batch : batches) {
            if (!device.push(bench.team, batch))
                stop("a push failed");
        }
    });
    const auto commits = bench.commits() - before;
    const auto processorBetween = bench.processorMs();
    auto other = bench.client();
    std::size_t pulled = 0;
    const auto pullMs = millisecondsOf([&] {
        for (std::uint64_t after = 0; pulled < oneDeviceChanges;) {
            const auto page = other.pull(bench.team, after);
            if (!page || page->entries().empty())
                stop("a pull failed");
            pulled += static_cast<std::size_t>(page->entries_size());
            after = page->entries(page->entries_size() - 1).cursor();
        }
    });
    const auto processorAfter = bench.processorMs();
    std::printf("{\"bench\":\"server one_device\",\"changes\":%d,\"bytes\":%zu,\"push_ms\":%.0f,"
                "\"push_server_cpu_ms\":%.0f,\"commits\":%llu,\"pull_ms\":%.0f,\"pull_server_cpu_ms\":%.0f,"
                "\"pull_mb_s\":%.0f,\"server_mib\":%.1f}\n",
                oneDeviceChanges, bytes, pushMs, processorBetween - processorBefore,
                static_cast<unsigned long long>(commits), pullMs, processorAfter - processorBetween,
                static_cast<double>(bytes) / 1000.0 / pullMs, residentMiB(bench.port()));
    std::fflush(stdout);
}

/// Many devices, each a thread with its own connection; returns changes a second.
double load(const std::string& database, int devices, int pushesEach, int each, std::uint64_t* commits, double* mib)
{
    Bench bench(database);
    SystemRandom random;
    std::vector<std::vector<std::vector<EncodedChange>>> work;
    for (int i = 0; i < devices; ++i)
        work.push_back(makeBatches(bench, random, pushesEach, each));
    std::vector<WireClient> clients;
    for (int i = 0; i < devices; ++i)
        clients.push_back(bench.client());
    const auto before = bench.commits();
    const auto ms = millisecondsOf([&] {
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < clients.size(); ++i) {
            threads.emplace_back([&bench, &client = clients[i], &batches = work[i]] {
                for (const auto& batch : batches) {
                    if (!client.push(bench.team, batch))
                        stop("a push failed");
                }
            });
        }
        for (auto& thread : threads)
            thread.join();
    });
    *commits = bench.commits() - before;
    *mib = residentMiB(bench.port());
    return static_cast<double>(devices) * pushesEach * each * 1000 / ms;
}

/// The limit: the same number of rows of the same size with the same indexes, one transaction a batch.
double plainInserts(int transactions, int each)
{
    QTemporaryDir folder;
    sqlite3* db = nullptr;
    const auto run = [&](const char* sql) {
        if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            stop(sqlite3_errmsg(db));
    };
    if (sqlite3_open(folder.filePath(QStringLiteral("plain.db")).toUtf8().constData(), &db) != SQLITE_OK)
        stop("cannot open a database");
    run("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -8192;"
        "PRAGMA wal_autocheckpoint = 2048;"
        "CREATE TABLE row(id INTEGER PRIMARY KEY, space INTEGER, replica INTEGER, sequence INTEGER,"
        " at INTEGER, hash BLOB, running BLOB, bytes BLOB) STRICT;"
        "CREATE UNIQUE INDEX by_name ON row(space, replica, sequence)");
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(db, "INSERT INTO row VALUES (?1, 1, 7, ?1, 5, ?2, ?2, ?3)", -1, &insert, nullptr);
    const std::string bytes(valueBytes + 200, 'x');
    sqlite3_int64 id = 0;
    const auto ms = millisecondsOf([&] {
        for (int t = 0; t < transactions; ++t) {
            run("BEGIN IMMEDIATE");
            for (int i = 0; i < each; ++i) {
                sqlite3_bind_int64(insert, 1, ++id);
                sqlite3_bind_blob(insert, 2, bytes.data(), 32, SQLITE_STATIC);
                sqlite3_bind_blob(insert, 3, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
                sqlite3_step(insert);
                sqlite3_reset(insert);
            }
            run("COMMIT");
        }
    });
    sqlite3_finalize(insert);
    sqlite3_close(db);
    return static_cast<double>(transactions) * each * 1000 / ms;
}

void manyDevices(const std::string& database, int devices)
{
    for (const auto& [name, pushes, each] :
         {std::tuple("batches", batchesEach, 20), std::tuple("singles", singlesEach, 1)}) {
        std::uint64_t commits = 0;
        double mib = 0;
        const auto rate = load(database, devices, pushes, each, &commits, &mib);
        const auto plain = plainInserts(std::min(devices * pushes, 2000), each);
        std::printf("{\"bench\":\"server %s\",\"devices\":%d,\"changes\":%d,\"changes_a_second\":%.0f,"
                    "\"commits\":%llu,\"plain_a_second\":%.0f,\"of_plain\":%.2f,\"server_mib\":%.1f}\n",
                    name, devices, devices * pushes * each, rate, static_cast<unsigned long long>(commits), plain,
                    rate / plain, mib);
        std::fflush(stdout);
    }
}

void pokeLatency(const std::string& database)
{
    Bench bench(database);
    SystemRandom random;
    ChangeMaker maker(bench.team, bench.account, random);
    RawClient events(bench.port());
    events.send("GET /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + bench.token + "\r\n\r\n");
    if (!events.until("event: poke\n"))
        stop("no events");
    auto device = bench.client();
    std::vector<double> toPoke;
    std::vector<double> toAnswer;
    for (int i = 0; i < pokes; ++i) {
        const auto change = maker.next(valueBytes);
        std::thread pushing;
        toPoke.push_back(millisecondsOf([&] {
            pushing = std::thread([&] {
                toAnswer.push_back(millisecondsOf([&] { static_cast<void>(device.push(bench.team, {change})); }));
            });
            events.until(bench.team.toString() + " " + std::to_string(i + 1) + "\n\n");
        }));
        pushing.join();
    }
    std::sort(toPoke.begin(), toPoke.end());
    std::printf("{\"bench\":\"server poke\",\"median_ms\":%.2f,\"p99_ms\":%.2f,\"answer_median_ms\":%.2f}\n",
                medianOf(toPoke), toPoke[toPoke.size() * 99 / 100], medianOf(toAnswer));
    std::fflush(stdout);
}

void manyStreams(const std::string& database, int streams)
{
    Bench bench(database);
    const auto before = residentMiB(bench.port());
    std::vector<RawClient> open;
    for (int i = 0; i < streams; ++i) {
        open.emplace_back(bench.port());
        if (!open.back().connected())
            stop("cannot open so many connections; raise ulimit -n");
        open.back().send("GET /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + bench.token + "\r\n\r\n");
    }
    for (auto& stream : open) {
        if (!stream.until("event: poke\n"))
            stop("a stream did not open");
    }
    const auto after = residentMiB(bench.port());
    std::printf("{\"bench\":\"server streams\",\"streams\":%d,\"server_mib_before\":%.1f,\"server_mib\":%.1f}\n",
                streams, before, after);
    std::fflush(stdout);
}

void fiftyMembers(const std::string& database)
{
    Bench bench(database);
    SystemRandom random;
    ChangeMaker maker(bench.team, bench.account, random);
    std::vector<RawClient> open;
    for (int i = 0; i < members; ++i) {
        open.emplace_back(bench.port());
        open.back().send("GET /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + bench.token + "\r\n\r\n");
        if (!open.back().until("event: poke\n"))
            stop("a stream did not open");
    }
    auto device = bench.client();
    std::vector<double> all;
    for (int i = 0; i < pokes / 2; ++i) {
        const auto change = maker.next(valueBytes);
        all.push_back(millisecondsOf([&] {
            static_cast<void>(device.push(bench.team, {change}));
            for (auto& stream : open)
                stream.until(bench.team.toString() + " " + std::to_string(i + 1) + "\n\n");
        }));
    }
    std::sort(all.begin(), all.end());
    std::printf("{\"bench\":\"server poke_to_50\",\"median_ms\":%.2f,\"p99_ms\":%.2f}\n", medianOf(all),
                all[all.size() * 99 / 100]);
    std::fflush(stdout);
}

} // namespace

int benchServer(const std::vector<std::string>& arguments)
{
    const int devices = arguments.empty() ? 200 : std::atoi(arguments[0].c_str());
    if (devices <= 0)
        stop("DEVICES is a number above 0");
    const std::string part = arguments.size() < 2 || arguments[1] == "all" ? "" : arguments[1];
    const std::string database = arguments.size() < 3 ? "" : arguments[2];
    if (qEnvironmentVariableIsEmpty("SALVER_BIN"))
        qputenv("SALVER_BIN", QFileInfo(QStringLiteral("/proc/self/exe")).symLinkTarget().section('/', 0, -2).toUtf8());
    if (part.empty() || part == "one_device")
        oneDevice(database);
    if (part.empty() || part == "poke") {
        pokeLatency(database);
        fiftyMembers(database);
    }
    if (part.empty() || part == "load")
        manyDevices(database, devices);
    if (part.empty() || part == "streams")
        manyStreams(database, devices * 25);
    return 0;
}

} // namespace salver::bench
