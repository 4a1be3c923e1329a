// SPDX-License-Identifier: Apache-2.0
// The simulator's third tier: stories from seeds, played against a real server and real data folders. Clients and the
// server are killed with SIGKILL in the middle of what they do, and the network between them is cut after so many
// bytes. At the end everything that a call said was saved is on every device, all digests are equal, and every
// database is sound.
//
//     tst_real_seeds                          seeds for about a minute (SALVER_TIER3_SECONDS for each of the two), on
//                                             SQLite, then on PostgreSQL
//     tst_real_seeds --seed 17 --aloud        one story, told step by step
//     tst_real_seeds --minutes 120            stories that nobody has seen, for hours; --postgres on PostgreSQL,
//                                             which is stopped under the server too
#include "support/cut_proxy.h"
#include "support/postgres_server.h"
#include "support/processes.h"

#include <QElapsedTimer>
#include <QFile>
#include <QMap>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>
#include <QUrl>

#include <array>
#include <cstdio>
#include <optional>
#include <random>

using namespace salver::test;

namespace {

QString S(const char* text)
{
    return QString::fromUtf8(text);
}

const QString team = S("Fennel & Rook");

/// What ends a story: something that must never be so.
struct Violation {
    QString what;
};

/// What a call that ended with 0 said was saved: an entity, and what was written into it.
struct Known {
    QString kind;
    QStringList words;   ///< that must be in its text for ever
    QStringList sectors; ///< that must be in its history for ever
    bool deleted{false}; ///< by somebody, or perhaps
};

class Story {
public:
    /// On SQLite where there is no PostgreSQL to take part.
    Story(std::uint64_t seed, bool aloud, PostgresServer* postgres)
        : m_dice(seed), m_aloud(aloud), m_postgres(postgres),
          m_server(postgres ? QString::fromStdString(postgres->newDatabase()) : QString())
    {
    }

    void play()
    {
        begin();
        const int steps = 30 + below(25);
        for (int i = 0; i < steps; ++i)
            step();
        end();
    }
    [[nodiscard]] QString counts() const
    {
        return QStringLiteral("%1 saved, %2 killed, %3 cut, %4 server kills, %5 rebuilds")
            .arg(m_saved).arg(m_killed).arg(m_cuts).arg(m_serverKills).arg(m_rebuilds);
    }

private:
    struct Desk {
        DeviceProcess device;
        QSet<QString> clients; ///< that are certainly here
        QSet<QString> lines;
        QSet<QString> fresh;   ///< made here and perhaps not on the server yet
    };

    int below(int bound) { return static_cast<int>(m_dice() % static_cast<std::uint64_t>(bound)); }
    QString word() { return QStringLiteral("w%1x%2").arg(++m_words).arg(m_dice() % 100'000); }
    static QString one(const QSet<QString>& of, std::uint64_t dice)
    {
        auto sorted = of.values();
        sorted.sort();
        return sorted.at(static_cast<qsizetype>(dice % static_cast<std::uint64_t>(sorted.size())));
    }
    void tell(const QString& line)
    {
        if (!m_aloud)
            return;
        std::printf("  %s\n", qUtf8Printable(line));
        std::fflush(stdout);
    }

    void begin();
    void step();
    void write(int at);
    void sync(int at);
    void writeAndKill(int at);
    void rebuild(int at);
    /// One call; nothing where it did not end with 0.
    QJsonObject call(int at, const QStringList& verb, int mayEndWith = 0);
    void synced(int at);
    void end();
    void checkDesk(Desk& desk);

    std::mt19937_64 m_dice;
    bool m_aloud;
    PostgresServer* m_postgres;
    ServerProcess m_server;
    std::unique_ptr<CutProxy> m_network;
    std::array<Desk, 3> m_desks;
    std::array<const char*, 3> m_names{"priya", "maren", "priya"};
    QMap<QString, Known> m_known;
    QSet<QString> m_onServer;
    int m_words{0};
    int m_saved{0}, m_killed{0}, m_cuts{0}, m_serverKills{0}, m_rebuilds{0};
};

void Story::begin()
{
    m_server.start();
    m_server.addSpace(team);
    for (const auto* name : {"priya", "maren"}) {
        m_server.addUser(S(name));
        m_server.addMember(team, S(name), S("member"));
    }
    m_network = std::make_unique<CutProxy>(static_cast<std::uint16_t>(QUrl(m_server.url()).port()));
    for (std::size_t i = 0; i < m_desks.size(); ++i) {
        const auto name = S(m_names[i]);
        const auto outcome = m_desks[i].device.run({S("sign-in"), m_network->url(), name},
                                                   QStringLiteral("secret of %1\n").arg(name).toUtf8());
        if (outcome.code != 0)
            throw Violation{S("cannot sign in: ") + outcome.err};
    }
}

QJsonObject Story::call(int at, const QStringList& verb, int mayEndWith)
{
    const auto outcome = m_desks[static_cast<std::size_t>(at)].device.run(verb);
    tell(QStringLiteral("device %1: %2 -> %3").arg(at).arg(verb.join(u' ')).arg(outcome.code));
    if (outcome.crashed || (outcome.code != 0 && outcome.code != mayEndWith))
        throw Violation{QStringLiteral("device %1, %2: %3 %4").arg(at).arg(verb.join(u' ')).arg(outcome.code).arg(outcome.err)};
    return outcome.code == 0 ? outcome.json() : QJsonObject{};
}

void Story::write(int at)
{
    auto& desk = m_desks[static_cast<std::size_t>(at)];
    const auto text = word();
    const auto dice = m_dice();
    const int what = below(10);
    if (what < 2 || desk.clients.isEmpty()) {
        const auto id = call(at, {S("client"), S("add"), text}).value(S("id")).toString();
        desk.clients.insert(id);
        desk.fresh.insert(id);
        m_known[id] = {S("client"), {text}, {}, false};
    } else if (what < 5 || desk.lines.isEmpty()) {
        const auto client = one(desk.clients, dice);
        const auto id = call(at, {S("capture"), S("> ") + text, S("--client"), client}).value(S("id")).toString();
        desk.lines.insert(id);
        desk.fresh.insert(id);
        m_known[id] = {S("line"), {text}, {}, false};
    } else if (what < 8) {
        const auto id = one(desk.lines, dice);
        call(at, {S("edit"), id, S("text"), S("--at"), S("0"), S("--insert"), text + u' '});
        m_known[id].words += text;
    } else if (what < 9) {
        const auto id = one(desk.clients, dice);
        call(at, {S("set"), id, S("sector"), text});
        m_known[id].sectors += text;
    } else {
        const auto id = one(desk.lines, dice);
        call(at, {S("delete"), id});
        m_known[id].deleted = true;
        for (auto& each : m_desks)
            each.lines.remove(id); // nobody writes into it from here on
    }
    ++m_saved;
}

void Story::writeAndKill(int at)
{
    auto& desk = m_desks[static_cast<std::size_t>(at)];
    const auto process = desk.device.begin({S("client"), S("add"), word()});
    if (!process->waitForFinished(1 + below(60))) {
        process->kill();
        ++m_killed;
    }
    process->waitForFinished(10'000);
    tell(QStringLiteral("device %1: killed in a write").arg(at));
}

void Story::synced(int at)
{
    auto& desk = m_desks[static_cast<std::size_t>(at)];
    m_onServer += std::exchange(desk.fresh, {});
    for (const auto& id : std::as_const(m_onServer)) {
        const auto& known = m_known[id];
        if (!known.deleted)
            (known.kind == S("client") ? desk.clients : desk.lines).insert(id);
    }
}

void Story::sync(int at)
{
    const QStringList once{S("sync"), S("--once")};
    auto& desk = m_desks[static_cast<std::size_t>(at)];
    switch (below(6)) {
    case 0:
    case 1:
        call(at, once);
        synced(at);
        return;
    case 2: {
        const auto process = desk.device.begin(once);
        if (!process->waitForFinished(5 + below(120))) {
            process->kill();
            ++m_killed;
        }
        process->waitForFinished(10'000);
        tell(QStringLiteral("device %1: killed in a sync").arg(at));
        return;
    }
    case 3:
        m_network->cutAfter(100 + below(4'000));
        tell(S("the network will be cut"));
        if (call(at, once, 3).isEmpty())
            ++m_cuts;
        m_network->heal();
        return;
    case 4: {
        const auto process = desk.device.begin(once);
        process->waitForFinished(5 + below(100));
        // The database dies under the server as often as the server itself.
        const bool underneath = m_postgres != nullptr && below(2) == 0;
        if (underneath)
            m_postgres->stop();
        m_server.kill();
        process->waitForFinished(60'000);
        tell(QStringLiteral("device %1: the server was killed in its sync -> %2").arg(at).arg(process->exitCode()));
        // A server that outlived its database for a moment refuses with a sentence.
        const bool refused = underneath && process->exitCode() == 1;
        if (process->exitStatus() != QProcess::NormalExit || (process->exitCode() != 0 && process->exitCode() != 3 && !refused))
            throw Violation{QStringLiteral("device %1 takes a killed server badly: %2")
                                .arg(at).arg(QString::fromUtf8(process->readAllStandardError()))};
        ++m_serverKills;
        if (underneath)
            m_postgres->start();
        m_server.start();
        return;
    }
    default: {
        // Two at once.
        const auto process = desk.device.begin(once);
        const int other = (at + 1) % static_cast<int>(m_desks.size());
        call(other, once);
        synced(other);
        process->waitForFinished(60'000);
        if (process->exitCode() != 0)
            throw Violation{S("a sync beside another one failed: ") + QString::fromUtf8(process->readAllStandardError())};
        return;
    }
    }
}

void Story::rebuild(int at)
{
    const auto process = m_desks[static_cast<std::size_t>(at)].device.begin({S("rebuild")});
    if (!process->waitForFinished(5 + below(250))) {
        process->kill();
        ++m_killed;
    }
    process->waitForFinished(10'000);
    ++m_rebuilds;
    tell(QStringLiteral("device %1: a rebuild, perhaps cut short").arg(at));
    // It may only have begun; what was certainly here is here again once its log is read.
    call(at, {S("sync"), S("--once")});
    synced(at);
}

void Story::step()
{
    const int at = below(static_cast<int>(m_desks.size()));
    const int dice = below(20);
    if (dice < 11)
        write(at);
    else if (dice < 13)
        writeAndKill(at);
    else if (dice < 19)
        sync(at);
    else
        rebuild(at);
}

void Story::checkDesk(Desk& desk)
{
    const auto number = static_cast<int>(&desk - m_desks.data());
    const auto fail = [&](const QString& what) { throw Violation{QStringLiteral("device %1: %2").arg(number).arg(what)}; };
    const auto status = call(number, {S("status")});
    if (status.value(S("waiting")).toInt() != 0 || status.value(S("parked")).toInt() != 0
        || status.value(S("differing")).toInt() != 0)
        fail(QStringLiteral("%1 waiting, %2 parked, %3 differing").arg(status.value(S("waiting")).toInt())
                 .arg(status.value(S("parked")).toInt()).arg(status.value(S("differing")).toInt()));
    if (!call(number, {S("check")}).value(S("repaired")).toArray().isEmpty())
        fail(S("something had to be repaired"));
    const auto everything = desk.device.run({S("export")}).out;
    for (auto known = m_known.cbegin(); known != m_known.cend(); ++known) {
        if (known->deleted)
            continue;
        for (const auto& text : known->words) {
            if (!everything.contains(text))
                fail(QStringLiteral("%1, saved in %2 %3, is gone").arg(text, known->kind, known.key()));
        }
        if (known->sectors.isEmpty())
            continue;
        const auto history = desk.device.run({S("inspect"), known.key()}).out;
        for (const auto& text : known->sectors) {
            if (!history.contains(text))
                fail(QStringLiteral("the sector %1 of %2 is in no history").arg(text, known.key()));
        }
    }
}

void Story::end()
{
    m_network->heal();
    for (int round = 0; round < 3; ++round) {
        for (int at = 0; at < static_cast<int>(m_desks.size()); ++at)
            call(at, {S("sync"), S("--once")});
    }
    const auto digest = m_desks[0].device.digest(team);
    for (auto& desk : m_desks) {
        checkDesk(desk);
        if (desk.device.digest(team) != digest || digest.isEmpty())
            throw Violation{S("the devices do not agree")};
    }
    if (m_desks[0].device.digest(S("priya")) != m_desks[2].device.digest(S("priya")))
        throw Violation{S("one person's two devices do not agree")};
    m_server.stop();
    if (const auto outcome = m_server.admin({S("check")}); outcome.code != 0)
        throw Violation{S("the server's data is not sound: ") + outcome.out + outcome.err};
}

/// One story; its violation, or nothing.
QString play(std::uint64_t seed, bool aloud, PostgresServer* postgres)
{
    QElapsedTimer took;
    took.start();
    Story story(seed, aloud, postgres);
    QString wrong;
    try {
        story.play();
    } catch (const Violation& violation) {
        wrong = QStringLiteral("seed %1: %2").arg(seed).arg(violation.what);
    }
    std::printf("seed %llu: %s, %lld ms%s\n", static_cast<unsigned long long>(seed), qUtf8Printable(story.counts()),
                static_cast<long long>(took.elapsed()), wrong.isEmpty() ? "" : "  VIOLATION");
    std::fflush(stdout);
    return wrong;
}

int playByHand(const QStringList& words)
{
    const auto option = [&](const char* name) {
        const auto at = words.indexOf(QString::fromLatin1(name));
        return at < 0 ? QString() : words.value(at + 1);
    };
    const bool aloud = words.contains(S("--aloud"));
    std::optional<PostgresServer> postgres;
    if (words.contains(S("--postgres")) && !postgres.emplace().whyNot.empty()) {
        std::printf("%s\n", postgres->whyNot.c_str());
        return 1;
    }
    QElapsedTimer time;
    time.start();
    const auto limit = option("--minutes").toLongLong() * 60'000;
    auto seed = option("--seed").isEmpty() ? QRandomGenerator::global()->generate64() >> 16U : option("--seed").toULongLong();
    const auto count = option("--seeds").isEmpty() ? 1 : option("--seeds").toInt();
    for (int i = 0; limit > 0 ? time.elapsed() < limit : i < count; ++i, ++seed) {
        const auto wrong = play(seed, aloud, postgres ? &*postgres : nullptr);
        if (wrong.isEmpty())
            continue;
        std::printf("%s\nplay it again: tst_real_seeds --seed %llu --aloud%s\n", qUtf8Printable(wrong),
                    static_cast<unsigned long long>(seed), postgres ? " --postgres" : "");
        return 1;
    }
    return 0;
}

} // namespace

class TestRealSeeds : public QObject {
    Q_OBJECT

private slots:
    void seedsAgainstRealProcesses() { playFrom(1, 35, nullptr); }
    /// The first of them has the database die under the server.
    void seedsOnPostgres()
    {
        PostgresServer postgres;
        if (!postgres.whyNot.empty())
            QSKIP(postgres.whyNot.c_str());
        playFrom(4, 20, &postgres);
    }

private:
    static void playFrom(std::uint64_t seed, int seconds, PostgresServer* postgres)
    {
        bool told = false;
        const auto wanted = qEnvironmentVariableIntValue("SALVER_TIER3_SECONDS", &told);
        QElapsedTimer time;
        time.start();
        for (; time.elapsed() < 1000 * (told ? wanted : seconds); ++seed) {
            const auto wrong = play(seed, false, postgres);
            QVERIFY2(wrong.isEmpty(), qUtf8Printable(wrong));
        }
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const auto words = QCoreApplication::arguments();
    if (words.contains(S("--seed")) || words.contains(S("--seeds")) || words.contains(S("--minutes")))
        return playByHand(words);
    TestRealSeeds test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_real_seeds.moc"
