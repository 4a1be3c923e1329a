// SPDX-License-Identifier: Apache-2.0
// salver-bench sync: from one device over a real salver-server to another, loopback HTTP, all three durable.
//   push_ms    10,000 lines of about 1 KB, from connecting until the server has acknowledged the last of them
//   pull_ms    a second, empty device, from connecting until the last of them is merged and committed
//   snapshot_ms, snapshot_again_ms
//              the same by a snapshot that the server makes for this device, and by one that stands already
//   change_ms  one line: from before its commit on the first device until it is committed on the second
// With --by-snapshot only push and snapshots, so that 100,000 lines are a matter of a minute. --rounds N for fewer or more.
// Each device is a process of its own (bench_sync_device.cpp). Medians of several rounds; fsyncs of each database and
// the highest memory of each process beside them.
#include "bench/bench.h"

#include "support/raw_client.h"
#include "support/server_process.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace salver::bench {

namespace {

using namespace salver::test;

constexpr int changes = 50;
constexpr int apartMs = 30;
constexpr int waitMs = 300'000;
const QByteArray password = "a bench's password\n";

[[noreturn]] void stop(const QString& what)
{
    std::fprintf(stderr, "salver-bench sync: %s\n", qUtf8Printable(what));
    std::exit(1);
}

/// "VmHWM" of a process, in MiB.
double highestMemory(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        stop("no /proc");
    for (const auto& line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

/// Processor time of another process so far, all its threads, in the ticks of /proc (10 ms).
double processorMsOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        stop("no /proc");
    const auto words = file.readAll().split(')').last().simplified().split(' ');
    return 1000.0 * (words.value(11).toDouble() + words.value(12).toDouble()) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double serverCommits(std::uint16_t port)
{
    RawClient client(port);
    client.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto answer = client.answer();
    const std::string name = "\nsalver_commits_total ";
    const auto at = answer ? answer->body.find(name) : std::string::npos;
    return at == std::string::npos ? 0 : std::strtod(answer->body.c_str() + at + name.size(), nullptr);
}

/// One device: words go in, each is answered by a line that begins with it.
class Device {
public:
    Device(const QByteArray& url, const QString& user)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QFileInfo(QStringLiteral("/proc/self/exe")).symLinkTarget(),
                        {"sync-device", m_folder.path(), QString::fromUtf8(url), user});
        m_process.write(password);
        std::ignore = await("ready");
    }
    ~Device()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(waitMs);
    }
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    void tell(const QByteArray& words)
    {
        m_process.write(words + '\n');
        m_process.waitForBytesWritten(waitMs);
    }
    /// The numbers of the next line that begins with this word; other lines are left out.
    QList<double> await(const QByteArray& word)
    {
        for (;;) {
            while (!m_process.canReadLine()) {
                if (!m_process.waitForReadyRead(waitMs))
                    stop("a device ended or hangs while it should say \"" + QString::fromUtf8(word) + "\"");
            }
            auto parts = m_process.readLine().trimmed().split(' ');
            if (parts.takeFirst() != word)
                continue;
            QList<double> numbers;
            for (const auto& part : parts)
                numbers.append(part.toDouble());
            return numbers;
        }
    }
    QList<double> ask(const QByteArray& words)
    {
        tell(words);
        return await(words.split(' ').first());
    }
    [[nodiscard]] double memory() const { return highestMemory(m_process.processId()); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

struct Options {
    int lines{10'000};
    int rounds{5};
    bool bySnapshot{false};
};

struct Figures {
    std::vector<double> push, pushProcessor, pushSyncs, pushCommits, pushServer;
    std::vector<double> pull, pullProcessor, pullSyncs;
    std::vector<double> snapshot, snapshotAgain, snapshotProcessor, snapshotSyncs;
    std::vector<double> change;
    double changeSyncs{0};   ///< of both devices, a change
    double changeCommits{0}; ///< of the server, a change; each waits for the disk once
    double serverMiB{0};
    double snapshotMiB{0}; ///< of a server that makes one and hands it out
    double writerMiB{0};
    double readerMiB{0};
};

/// One line after the other, from device to device.
void sendChanges(Device& writer, Device& reader, std::uint16_t port, Figures& to)
{
    std::ignore = writer.ask("follow");
    std::ignore = reader.ask("follow");
    const auto fsyncs = [&] { return writer.ask("fsyncs").value(0) + reader.ask("fsyncs").value(0); };
    const auto before = fsyncs();
    const auto committed = serverCommits(port);
    for (int i = 0; i < changes; ++i) {
        const auto sent = writer.ask("change");
        const auto seen = reader.await("seen");
        to.change.push_back((seen.value(0) - sent.value(0)) / 1e6);
        QThread::msleep(apartMs);
    }
    to.changeSyncs = (fsyncs() - before) / changes;
    to.changeCommits = (serverCommits(port) - committed) / changes;
}

void pull(Device& reader, int lines, Figures& to)
{
    const auto pulled = reader.ask("round");
    to.pull.push_back(pulled.value(0));
    to.pullProcessor.push_back(pulled.value(1));
    to.pullSyncs.push_back(pulled.value(2));
    if (reader.ask("count").value(0) != lines)
        stop("the second device does not hold all lines");
}

/// Two more devices join the same team by its snapshot.
void takeSnapshots(const QString& folder, int lines, Figures& to)
{
    ServerProcess server(folder, {"--snapshot-from", "1"});
    for (auto* figures : {&to.snapshot, &to.snapshotAgain}) {
        Device reader(server.url, "ben");
        const auto taken = reader.ask("round");
        figures->push_back(taken.value(0));
        to.snapshotProcessor.push_back(taken.value(1));
        to.snapshotSyncs.push_back(taken.value(2));
        if (reader.ask("count").value(0) < lines)
            stop("a device that took a snapshot does not hold all lines");
    }
    to.snapshotMiB = std::max(to.snapshotMiB, highestMemory(server.pid()));
}

void run(const Options& options, Figures& to)
{
    QTemporaryDir folder;
    const QStringList data{QStringLiteral("--data"), folder.path()};
    const auto admin = [&](const QStringList& words, const QByteArray& input = {}) {
        if (runServerCommand(words + data, input).exitCode != 0)
            stop("a command failed; is salver-server beside this program?");
    };
    admin({"space", "add", "Team"});
    for (const auto* name : {"ana", "ben"}) {
        admin({"user", "add", name}, password);
        admin({"member", "add", "Team", name, "member"});
    }
    ServerProcess server(folder.path(), {"--snapshot-from", "0"});
    Device writer(server.url, "ana");
    std::ignore = writer.ask("write " + QByteArray::number(options.lines));
    const auto before = serverCommits(server.port);
    const auto processor = processorMsOf(server.pid());
    const auto pushed = writer.ask("round");
    to.pushServer.push_back(processorMsOf(server.pid()) - processor);
    to.push.push_back(pushed.value(0));
    to.pushProcessor.push_back(pushed.value(1));
    to.pushSyncs.push_back(pushed.value(2));
    to.pushCommits.push_back(serverCommits(server.port) - before);
    if (!options.bySnapshot) {
        Device reader(server.url, "ben");
        pull(reader, options.lines, to);
        to.readerMiB = std::max(to.readerMiB, reader.memory());
        sendChanges(writer, reader, server.port, to);
    }
    to.serverMiB = std::max(to.serverMiB, highestMemory(server.pid()));
    to.writerMiB = std::max(to.writerMiB, writer.memory());
    std::ignore = server.stop();
    takeSnapshots(folder.path(), options.lines, to);
}

Options read(const std::vector<std::string>& arguments)
{
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const bool more = i + 1 < arguments.size();
        if (arguments[i] == "--by-snapshot")
            options.bySnapshot = true;
        else if (arguments[i] == "--rounds" && more)
            options.rounds = std::atoi(arguments[++i].c_str());
        else if (arguments[i] == "--lines" && more)
            options.lines = std::atoi(arguments[++i].c_str());
        else
            options.lines = std::atoi(arguments[i].c_str());
    }
    if (options.lines < 1 || options.rounds < 1)
        stop("the numbers of lines and of rounds must be at least 1.");
    return options;
}

/// Medians of all that was measured, and how much memory was needed.
QJsonObject toJson(const Options& options, const Figures& figures)
{
    QJsonObject out{{"bench", "sync"}, {"lines", options.lines}, {"rounds", options.rounds}};
    const auto median = [&](const char* name, const std::vector<double>& values) {
        if (!values.empty())
            out[QLatin1String(name)] = medianOf(values);
    };
    // What the device that goes or comes spent on a round.
    const auto round = [&](const char* what, const std::vector<double>& wall, const std::vector<double>& processor,
                           const std::vector<double>& syncs) {
        const std::string name(what);
        median((name + "_ms").c_str(), wall);
        median((name + "_client_processor_ms").c_str(), processor);
        median((name + "_client_fsyncs").c_str(), syncs);
    };
    round("push", figures.push, figures.pushProcessor, figures.pushSyncs);
    median("push_server_commits", figures.pushCommits);
    median("push_server_processor_ms", figures.pushServer);
    round("pull", figures.pull, figures.pullProcessor, figures.pullSyncs);
    round("snapshot", figures.snapshot, figures.snapshotProcessor, figures.snapshotSyncs);
    median("snapshot_again_ms", figures.snapshotAgain);
    median("change_median_ms", figures.change);
    if (!figures.change.empty()) {
        out["change_p99_ms"] = percentileOf(figures.change, 0.99);
        out["change_client_fsyncs"] = figures.changeSyncs;
        out["change_server_commits"] = figures.changeCommits;
    }
    out["server_mib"] = figures.serverMiB;
    out["server_snapshot_mib"] = figures.snapshotMiB;
    out["writer_mib"] = figures.writerMiB;
    if (figures.readerMiB > 0)
        out["reader_mib"] = figures.readerMiB;
    return out;
}

} // namespace

int benchSync(const std::vector<std::string>& arguments)
{
    const auto options = read(arguments);
    if (qEnvironmentVariableIsEmpty("SALVER_BIN"))
        qputenv("SALVER_BIN", QFileInfo(QStringLiteral("/proc/self/exe")).symLinkTarget().section('/', 0, -2).toUtf8());
    Figures figures;
    for (int round = 0; round < options.rounds; ++round)
        run(options, figures);
    std::printf("%s\n", QJsonDocument(toJson(options, figures)).toJson(QJsonDocument::Compact).constData());
    return 0;
}

} // namespace salver::bench
