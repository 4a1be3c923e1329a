// SPDX-License-Identifier: Apache-2.0
// salver-bench start: from a process's start to its first frame with content.
//   salver_ms  the app with 10,000 lines of 1 KB in its database, two visits and three promises on its day
//   bare_ms    a window with a label and a button of Qt Quick Controls, on the same machine in the same environment
//   salver_fsyncs  how often a start waits for the disk; the window has nothing to wait for
// Runs alternate, medians are printed; processor time is that of all the process's threads until the frame was told.
// Without a display both draw off screen.
#include "bench/bench.h"
#include "bench/lines.h"
#include "model/kinds.h"
#include "store/reader.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTimeZone>

#include <cstdio>
#include <cstdlib>

namespace salver::bench {

namespace {

constexpr int rounds = 15;
constexpr int waitMs = 60'000;

/// Nanoseconds on a processor, from the kernel's account of each thread.
double processorOf(qint64 pid)
{
    double sum = 0;
    const QDir tasks(QStringLiteral("/proc/%1/task").arg(pid));
    for (const auto& task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(tasks.filePath(task + "/schedstat"));
        if (file.open(QIODevice::ReadOnly))
            sum += file.readAll().split(' ').first().toDouble();
    }
    return sum / 1e6;
}

double memoryOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const auto& line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

struct Side {
    QString name;
    QString program;
    QStringList arguments;
    std::vector<double> wall;
    std::vector<double> processor;
    double memory{0};
    QString syncCount; ///< the file that takes a byte for each wait for the disk; empty where none is counted
    std::vector<double> syncs;

    void run()
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::SeparateChannels);
        countSyncsOf(process);
        process.start(program, arguments);
        QElapsedTimer since;
        since.start();
        QByteArray told;
        while (!told.contains("first frame")) {
            if (!process.waitForReadyRead(waitMs)) {
                std::fprintf(stderr, "%s drew nothing: %s\n", qUtf8Printable(program),
                             process.readAllStandardError().constData());
                std::exit(1);
            }
            told += process.readAllStandardOutput();
        }
        wall.push_back(static_cast<double>(since.nsecsElapsed()) / 1e6);
        processor.push_back(processorOf(process.processId()));
        memory = std::max(memory, memoryOf(process.processId()));
        if (!syncCount.isEmpty())
            syncs.push_back(static_cast<double>(QFileInfo(syncCount).size()));
        process.kill();
        process.waitForFinished(waitMs);
    }
    void countSyncsOf(QProcess& process) const
    {
        if (syncCount.isEmpty())
            return;
        QFile::remove(syncCount);
        auto environment = QProcessEnvironment::systemEnvironment();
        const QString counter = program.section('/', 0, -3) + "/tests/salver_sync_count.so";
        if (!QFile::exists(counter))
            qFatal("%s is missing, so nothing would be counted.", qUtf8Printable(counter));
        environment.insert(QStringLiteral("LD_PRELOAD"), counter);
        environment.insert(QStringLiteral("SALVER_SYNC_COUNT"), syncCount);
        process.setProcessEnvironment(environment);
    }
    void forget()
    {
        wall.clear();
        processor.clear();
        syncs.clear();
    }
    void put(QJsonObject& to) const
    {
        to[name + "_ms"] = medianOf(wall);
        to[name + "_least_ms"] = percentileOf(wall, 0);
        to[name + "_processor_ms"] = medianOf(processor);
        to[name + "_mib"] = memory;
        if (!syncs.empty())
            to[name + "_fsyncs"] = medianOf(syncs);
    }
};

/// A day that has something to show: visits planned for today, promises that fall due.
void fillDay(store::Store& opened, const SpaceId& space, const std::vector<Line>& lines, Clock& clock, Random& random)
{
    namespace visit = model::visit;
    namespace promise = model::promise;
    constexpr std::size_t visits = 2;
    constexpr std::size_t promises = 3;
    const auto now = QDateTime::currentDateTime();
    const auto me = opened.user().toString();
    std::vector<store::Draft> drafts;
    for (std::size_t i = 0; i < visits; ++i) {
        const EntityId id(uuidV7(clock.now(), random));
        const QDateTime at(now.date(), QTime(20, 0).addSecs(int(i) * 3600));
        const auto start = std::to_string(at.toMSecsSinceEpoch()) + ' ' + now.timeZone().id().toStdString();
        drafts.push_back({space,
                          {store::SetField{id, visit::kind, visit::client, lines[i * 250 % lines.size()].client},
                           store::SetField{id, visit::kind, visit::state, "planned"},
                           store::SetField{id, visit::kind, visit::by, me},
                           store::SetField{id, visit::kind, visit::plannedStart, start}}});
    }
    for (std::size_t i = 0; i < promises; ++i) {
        const EntityId id(uuidV7(clock.now(), random));
        drafts.push_back({space,
                          {store::SetField{id, promise::kind, promise::client, lines[i * 250 % lines.size()].client},
                           store::SetField{id, promise::kind, promise::state, "open"},
                           store::SetField{id, promise::kind, promise::direction, "ours"},
                           store::SetField{id, promise::kind, promise::by, me},
                           store::SetField{id, promise::kind, promise::text, "Send the figures they asked for"},
                           store::SetField{id, promise::kind, promise::due,
                                           now.date().toString(Qt::ISODate).toStdString()}}});
    }
    if (auto done = opened.commitAll(drafts); !done)
        stop(done.error());
}

void fill(const QString& folder, int count)
{
    SystemClock clock;
    SystemRandom random;
    const auto path = (folder + "/salver.db").toStdString();
    auto opened = store::Store::open({path, {}, false, true}, clock, random);
    if (!opened)
        stop(opened.error());
    must((*opened)->useLocally("Bench"));
    auto reader = store::Reader::open(path);
    if (!reader)
        stop(reader.error());
    const auto spaces = (*reader)->spaces();
    if (!spaces)
        stop(spaces.error());
    const auto lines = makeLines(count);
    for (const auto& space : *spaces) {
        if (space.purpose != SpacePurpose::Team)
            continue;
        writePlaces(**opened, space.id, lines);
        writeLines(**opened, space.id, lines, BenchStore::perTransaction);
        fillDay(**opened, space.id, lines, clock, random);
    }
    store::Select all;
    all.kind = model::line::kind;
    const auto written = (*reader)->count(all);
    if (!written || *written != std::uint64_t(count)) {
        std::fprintf(stderr, "salver-bench start: the lines are not in the database.\n");
        std::exit(1);
    }
}

} // namespace

int benchStart(const std::vector<std::string>& arguments)
{
    const int count = arguments.empty() ? 10000 : std::atoi(arguments[0].c_str());
    if (count < 1) {
        std::fprintf(stderr, "salver-bench start: the number of lines must be at least 1.\n");
        return 2;
    }
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("QT_QUICK_BACKEND", "software");
    }
    QTemporaryDir folder;
    fill(folder.path(), count);
    const auto here = QFileInfo(QStringLiteral("/proc/self/exe")).symLinkTarget().section('/', 0, -2);
    Side salver{"salver", here + "/salver", {"--data", folder.path(), "--timing", "--size", "1100x720"}, {}, {}, 0,
                folder.filePath("fsyncs"), {}};
    Side bare{"bare", here + "/salver-bench-window", {}, {}, {}, 0, {}, {}};
    // The first of each fills the disk cache, and the app's of compiled QML.
    for (int round = 0; round <= rounds; ++round) {
        for (auto* side : {&bare, &salver}) {
            side->run();
            if (round == 0)
                side->forget();
        }
    }
    QJsonObject out{{"bench", "start"}, {"lines", count}};
    salver.put(out);
    bare.put(out);
    out["ratio"] = medianOf(salver.wall) / medianOf(bare.wall);
    out["processor_ratio"] = medianOf(salver.processor) / medianOf(bare.processor);
    std::printf("%s\n", QJsonDocument(out).toJson(QJsonDocument::Compact).constData());
    return 0;
}

} // namespace salver::bench
