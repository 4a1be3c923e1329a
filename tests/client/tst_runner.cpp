// SPDX-License-Identifier: Apache-2.0
// The runner against the real server process: from sign-in to a change on the other device, through a server that
// stops, starts again and signs a device out.
#include "client/runner.h"
#include "client/sign_in.h"

#include "support/memory_journal.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>

using namespace salver;
using namespace salver::client;
using salver::test::MemoryJournal;

namespace {

/// Enough for a machine that builds on every core meanwhile; nothing waits longer than it has to.
constexpr int patienceMs = 60'000;

/// A salver-server in a folder of its own, with a team of two.
class ServerProcess {
public:
    ServerProcess()
    {
        admin({"user", "add", "ana"}, "ana's password");
        admin({"user", "add", "ben"}, "ben's password");
        admin({"space", "add", "Team"});
        admin({"member", "add", "Team", "ana", "member"});
        admin({"member", "add", "Team", "ben", "lead"});
    }
    ~ServerProcess() { stop(); }

    bool start()
    {
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        // The devices here keep what they have in memory, and take no snapshots.
        m_process->start(program(), {"serve", "--data", m_folder.path(), "--snapshot-from", "0", "--listen",
                                     m_url.isEmpty() ? QStringLiteral("127.0.0.1:0")
                                                     : QStringLiteral("127.0.0.1:%1").arg(m_url.port())});
        while (m_process->waitForReadyRead(patienceMs)) {
            const auto line = QString::fromUtf8(m_process->readLine()).trimmed();
            if (line.startsWith(QStringLiteral("listening on "))) {
                m_url = QUrl(line.mid(13));
                return true;
            }
        }
        return false;
    }
    void stop()
    {
        if (!m_process)
            return;
        m_process->kill();
        m_process->waitForFinished();
        m_process.reset();
    }
    [[nodiscard]] bool isUp() const { return m_process != nullptr; }
    bool admin(const QStringList& arguments, const QByteArray& input = {})
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(program(), arguments + QStringList{"--data", m_folder.path()});
        process.write(input + "\n");
        process.closeWriteChannel();
        return process.waitForFinished(patienceMs) && process.exitCode() == 0;
    }
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] static QString program() { return qEnvironmentVariable("SALVER_BIN") + QStringLiteral("/salver-server"); }

private:
    QTemporaryDir m_folder;
    QUrl m_url;
    std::unique_ptr<QProcess> m_process;
};

std::optional<SignedIn> signInTo(const QUrl& url, const QString& name, const QString& password,
                                 Error* error = nullptr)
{
    SignIn signIn;
    std::optional<SignedIn> got;
    bool done = false;
    QObject::connect(&signIn, &SignIn::succeeded, &signIn, [&](const SignedIn& so) {
        got = so;
        done = true;
    });
    QObject::connect(&signIn, &SignIn::failed, &signIn, [&](const Error& why) {
        if (error != nullptr)
            *error = why;
        done = true;
    });
    signIn.start(url, name, password, QStringLiteral("test device"));
    if (!QTest::qWaitFor([&] { return done; }, patienceMs))
        return std::nullopt;
    return got;
}

/// A device with a journal in memory.
struct Device {
    Device(const SignedIn& so, RunnerOptions options = quick())
        : journal(random, so.user), runner(journal, clock, random, options), account{so.server, so.token, so.serverId}
    {
        QObject::connect(&runner, &Runner::statusChanged, &runner,
                         [this](const SyncStatus& status) { words.push_back(status.word); });
        runner.setAccount(account);
    }
    static RunnerOptions quick()
    {
        RunnerOptions options;
        options.driver.backoff = {20, 200};
        return options;
    }
    SpaceId team() { return journal.spaceNamed("Team"); }
    void write(const std::string& value)
    {
        journal.write(team(), value);
        runner.localChange(team());
    }
    bool has(const std::string& value)
    {
        const auto& values = journal.values(team());
        return std::find(values.begin(), values.end(), value) != values.end();
    }
    bool inStep() { return runner.status().word == SyncWord::UpToDate; }

    SystemRandom random;
    SystemClock clock;
    MemoryJournal journal;
    Runner runner;
    Account account;
    std::vector<SyncWord> words;
};

} // namespace

class TestRunner : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(QFileInfo::exists(ServerProcess::program()), "salver-server is not built");
        QVERIFY(m_server.start());
        m_ana = signInTo(m_server.url(), QStringLiteral("ana"), QStringLiteral("ana's password"));
        m_ben = signInTo(m_server.url(), QStringLiteral("ben"), QStringLiteral("ben's password"));
        QVERIFY(m_ana && m_ben);
    }

    /// A test that failed half-way may have left the server down; the others shall still tell something.
    void init() { QVERIFY(m_server.isUp() || m_server.start()); }

    void aWrongPasswordIsSaid()
    {
        Error error;
        QVERIFY(!signInTo(m_server.url(), QStringLiteral("ana"), QStringLiteral("guess"), &error));
        QCOMPARE(static_cast<int>(error.code), static_cast<int>(ErrorCode::WrongPassword));
    }

    void aChangeTravelsAndBothAreInStep()
    {
        Device ana(*m_ana);
        Device ben(*m_ben);
        ana.runner.start();
        ben.runner.start();
        QTRY_VERIFY_WITH_TIMEOUT(ana.inStep() && ben.inStep(), patienceMs);
        ana.write("hello");
        QVERIFY(!ana.inStep()); // not before the server has it
        QTRY_VERIFY_WITH_TIMEOUT(ben.has("hello"), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(ana.inStep() && ben.inStep(), patienceMs);
    }

    void onceExchangesEverythingAndEnds()
    {
        Device ana(*m_ana);
        QSignalSpy finished(&ana.runner, &Runner::onceFinished);
        ana.runner.syncOnce();
        QVERIFY(finished.wait(patienceMs));
        QCOMPARE(finished.front().front().toBool(), true);
        ana.journal.write(ana.team(), "by command");
        ana.runner.syncOnce();
        QVERIFY(finished.wait(patienceMs));
        QCOMPARE(ana.journal.state(ana.team()).waiting, 0U);
        Device ben(*m_ben);
        QSignalSpy fetched(&ben.runner, &Runner::onceFinished);
        ben.runner.syncOnce();
        QVERIFY(fetched.wait(patienceMs));
        QVERIFY(ben.has("by command"));
    }

    void onceWithoutAServerSaysOffline()
    {
        auto account = *m_ana;
        account.server = QUrl(QStringLiteral("http://127.0.0.1:9"));
        Device ana(account);
        std::optional<Error> error;
        connect(&ana.runner, &Runner::onceFinished, this, [&](bool ok, const Error& why) {
            QVERIFY(!ok);
            error = why;
        });
        ana.runner.syncOnce();
        QTRY_VERIFY_WITH_TIMEOUT(error.has_value(), patienceMs);
        QCOMPARE(static_cast<int>(error->code), static_cast<int>(ErrorCode::Offline));
        QVERIFY(!error->sentence.empty());
    }

    void workingOfflineKeepsEverythingHere()
    {
        Device ana(*m_ana);
        Device ben(*m_ben);
        ana.runner.start();
        ben.runner.start();
        QTRY_VERIFY_WITH_TIMEOUT(ana.inStep() && ben.inStep(), patienceMs);
        ana.runner.setWorkOffline(true);
        QCOMPARE(ana.runner.status().word, SyncWord::Saved);
        QVERIFY(ana.runner.status().offline);
        ana.write("written offline");
        QCOMPARE(ana.runner.status().word, SyncWord::Waiting);
        QCOMPARE(ana.runner.status().waiting, 1U);
        ben.write("for when she is back");
        QTRY_VERIFY_WITH_TIMEOUT(ben.inStep(), patienceMs);
        QVERIFY(!ben.has("written offline"));
        ana.runner.setWorkOffline(false);
        QTRY_VERIFY_WITH_TIMEOUT(ben.has("written offline") && ana.has("for when she is back"), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(ana.inStep(), patienceMs);
    }

    /// L17: fail once, then do nothing: the outbox drains by itself.
    void L17_theOutboxDrainsByItselfWhenTheServerIsBack()
    {
        Device ana(*m_ana);
        ana.runner.start();
        QTRY_VERIFY_WITH_TIMEOUT(ana.inStep(), patienceMs);
        m_server.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!ana.inStep(), patienceMs);
        ana.write("while it was down");
        QTRY_COMPARE_WITH_TIMEOUT(ana.runner.status().word, SyncWord::Waiting, patienceMs);
        // The word comes with the writing, the reason with the next try.
        QTRY_VERIFY_WITH_TIMEOUT(!ana.runner.status().reason.empty(), patienceMs);
        QVERIFY(m_server.start());
        QTRY_VERIFY_WITH_TIMEOUT(ana.inStep(), patienceMs);
        QCOMPARE(ana.journal.state(ana.team()).waiting, 0U);
    }

    void tenThousandGoOutInOrderAndArrive()
    {
        Device ana(*m_ana);
        Device ben(*m_ben);
        ana.runner.start();
        ben.runner.start();
        QTRY_VERIFY_WITH_TIMEOUT(ana.inStep() && ben.inStep(), patienceMs);
        ana.runner.setWorkOffline(true);
        const std::string line(1000, 'x');
        for (int i = 0; i < 10'000; ++i)
            ana.journal.write(ana.team(), line + std::to_string(i));
        QElapsedTimer timer;
        timer.start();
        ana.runner.setWorkOffline(false);
        QTRY_VERIFY_WITH_TIMEOUT(ana.inStep(), patienceMs);
        const auto pushed = timer.elapsed();
        QTRY_VERIFY_WITH_TIMEOUT(ben.has(line + "9999") && ben.inStep(), patienceMs);
        qInfo("10,000 changes: pushed in %lld ms, on the other device after %lld ms", pushed, timer.elapsed());
        int expected = 0;
        for (const auto& value : ben.journal.values(ben.team())) {
            if (value.starts_with(line))
                QCOMPARE(value, line + std::to_string(expected++));
        }
        QCOMPARE(expected, 10'000);
    }

    void oneChangeIsQuickFromDeviceToDevice()
    {
        Device ana(*m_ana);
        Device ben(*m_ben);
        ana.runner.start();
        ben.runner.start();
        QTRY_VERIFY_WITH_TIMEOUT(ana.inStep() && ben.inStep(), patienceMs);
        std::vector<qint64> took;
        for (int i = 0; i < 50; ++i) {
            const auto value = "ping " + std::to_string(i);
            QElapsedTimer timer;
            timer.start();
            ana.write(value);
            while (!ben.has(value) && timer.elapsed() < 10'000)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
            took.push_back(timer.nsecsElapsed() / 1000);
            QTRY_VERIFY_WITH_TIMEOUT(ana.inStep() && ben.inStep(), patienceMs);
        }
        std::sort(took.begin(), took.end());
        qInfo("one change, device to device: median %lld us, slowest %lld us", took[25], took.back());
        QVERIFY(took[25] < 1'000'000);
    }

    void aDeviceSignedOutElsewhereIsTold()
    {
        auto account = signInTo(m_server.url(), QStringLiteral("ana"), QStringLiteral("ana's password"));
        QVERIFY(account.has_value());
        Device ana(*account);
        QSignalSpy needed(&ana.runner, &Runner::signInNeeded);
        ana.runner.start();
        QTRY_VERIFY_WITH_TIMEOUT(ana.inStep(), patienceMs);
        SignIn other;
        QSignalSpy out(&other, &SignIn::signedOut);
        other.signOut(ana.account);
        QVERIFY(out.wait(patienceMs));
        QTRY_COMPARE_WITH_TIMEOUT(needed.count(), 1, patienceMs);
        QCOMPARE(ana.runner.status().word, SyncWord::CouldntSync);
        QVERIFY(!ana.runner.status().nextTry); // nothing to be gained by trying again
    }

    /// L12: another server under the same address: stop, ask, touch nothing.
    void L12_anotherServerUnderTheAddressIsAskedAbout()
    {
        Device ana(*m_ana);
        ana.runner.start();
        QTRY_VERIFY_WITH_TIMEOUT(ana.inStep(), patienceMs);
        const auto held = ana.journal.values(ana.team()).size();
        auto account = ana.account;
        account.serverId = Uuid{{1, 2, 3}};
        ana.runner.setAccount(account);
        QTRY_COMPARE_WITH_TIMEOUT(ana.runner.status().code, ErrorCode::Conflict, patienceMs);
        QCOMPARE(ana.runner.status().word, SyncWord::CouldntSync);
        QCOMPARE(ana.journal.values(ana.team()).size(), held);
        ana.runner.acceptServer();
        QTRY_VERIFY_WITH_TIMEOUT(ana.inStep(), patienceMs);
    }

private:
    ServerProcess m_server;
    std::optional<SignedIn> m_ana;
    std::optional<SignedIn> m_ben;
};

QTEST_GUILESS_MAIN(TestRunner)
#include "tst_runner.moc"
