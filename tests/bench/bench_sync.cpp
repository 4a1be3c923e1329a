// SPDX-License-Identifier: Apache-2.0
// salver-bench sync: from one device over a real salver-server to another, loopback HTTP, all three durable.
//   push_ms    10,000 lines of about 1 KB, from connecting until the server has acknowledged the last of them
//   pull_ms    a second, empty device, from connecting until the last of them is merged and committed
//   snapshot_ms, snapshot_again_ms
//              the same by a snapshot that the server makes for this device, and by one that stands already
//   change_ms  one line: from before its commit on the first device until it is committed on the second
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

namespace salver::bench {

namespace {

using namespace salver::test;

constexpr int rounds = 5;
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

struct Figures {
    std::vector<double> push, pushProcessor, pushSyncs, pushCommits;
    std::vector<double> pull, pullProcessor, pullSyncs;
    std::vector<double> snapshot, snapshotAgain, snapshotProcessor, snapshotSyncs;
    std::vector<double> change;
    double serverMiB{0};
    double writerMiB{0};
    double readerMiB{0};
};

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
    to.serverMiB = std::max(to.serverMiB, highestMemory(server.pid()));
}

void run(int lines, Figures& to)
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
    Device reader(server.url, "ben");
    std::ignore = writer.ask("write " + QByteArray::number(lines));
    const auto before = serverCommits(server.port);
    const auto pushed = writer.ask("round");
    to.push.push_back(pushed.value(0));
    to.pushProcessor.push_back(pushed.value(1));
    to.pushSyncs.push_back(pushed.value(2));
    to.pushCommits.push_back(serverCommits(server.port) - before);
    const auto pulled = reader.ask("round");
    to.pull.push_back(pulled.value(0));
    to.pullProcessor.push_back(pulled.value(1));
    to.pullSyncs.push_back(pulled.value(2));
    if (reader.ask("count").value(0) != lines)
        stop("the second device does not hold all lines");
    to.serverMiB = std::max(to.serverMiB, highestMemory(server.pid()));
    to.writerMiB = std::max(to.writerMiB, writer.memory());
    to.readerMiB = std::max(to.readerMiB, reader.memory());
    std::ignore = writer.ask("follow");
    std::ignore = reader.ask("follow");
    for (int i = 0; i < changes; ++i) {
        const auto sent = writer.ask("change");
        const auto seen = reader.await("seen");
        to.change.push_back((seen.value(0) - sent.value(0)) / 1e6);
        QThread::msleep(apartMs);
    }
    std::ignore = server.stop();
    takeSnapshots(folder.path(), lines, to);
}

} // namespace

int benchSync(const std::vector<std::string>& arguments)
{
    const int lines = arguments.empty() ? 10000 : std::atoi(arguments[0].c_str());
    if (lines < 1)
        stop("the number of lines must be at least 1.");
    if (qEnvironmentVariableIsEmpty("SALVER_BIN"))
        qputenv("SALVER_BIN", QFileInfo(QStringLiteral("/proc/self/exe")).symLinkTarget().section('/', 0, -2).toUtf8());
    Figures figures;
    for (int round = 0; round < rounds; ++round)
        run(lines, figures);
    const QJsonObject out{
        {"bench", "sync"},
        {"lines", lines},
        {"push_ms", medianOf(figures.push)},
        {"push_client_processor_ms", medianOf(figures.pushProcessor)},
        {"push_client_fsyncs", medianOf(figures.pushSyncs)},
        {"push_server_commits", medianOf(figures.pushCommits)},
        {"pull_ms", medianOf(figures.pull)},
        {"pull_client_processor_ms", medianOf(figures.pullProcessor)},
        {"pull_client_fsyncs", medianOf(figures.pullSyncs)},
        {"snapshot_ms", medianOf(figures.snapshot)},
        {"snapshot_again_ms", medianOf(figures.snapshotAgain)},
        {"snapshot_client_processor_ms", medianOf(figures.snapshotProcessor)},
        {"snapshot_client_fsyncs", medianOf(figures.snapshotSyncs)},
        {"change_median_ms", medianOf(figures.change)},
        {"change_p99_ms", percentileOf(figures.change, 0.99)},
        {"server_mib", figures.serverMiB},
        {"writer_mib", figures.writerMiB},
        {"reader_mib", figures.readerMiB},
    };
    std::printf("%s\n", QJsonDocument(out).toJson(QJsonDocument::Compact).constData());
    return 0;
}

} // namespace salver::bench
