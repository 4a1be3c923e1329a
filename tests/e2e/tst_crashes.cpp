// SPDX-License-Identifier: Apache-2.0
// Killed at any moment: a client while it writes or syncs, the server while it is being pushed to. What a finished
// call said was saved is there, the database is sound, and the next start goes on.
#include "support/processes.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace salver::test;

namespace {

QString S(const char* text)
{
    return QString::fromUtf8(text);
}

const QString team = S("Fennel & Rook");

void populate(ServerProcess& server)
{
    server.start();
    server.addSpace(team);
    for (const auto* name : {"priya", "maren"}) {
        server.addUser(S(name));
        server.addMember(team, S(name), S("member"));
    }
}

QSet<QString> clientNames(const DeviceProcess& device)
{
    QSet<QString> names;
    for (const auto& item : device.must({S("client"), S("list")}).value(S("items")).toArray())
        names.insert(item.toObject().value(S("name")).toString());
    return names;
}

void waitAWhile(QProcess& process, int ms)
{
    // Either it ends by itself or it is killed in the middle; both are what the test wants.
    if (!process.waitForFinished(ms))
        process.kill();
    process.waitForFinished(10'000);
}

} // namespace

class TestCrashes : public QObject {
    Q_OBJECT

private slots:
    void aClientKilledWhileItWrites();
    void aClientKilledWhileItSyncs();
    void aServerKilledWhileItIsPushedTo();
};

void TestCrashes::aClientKilledWhileItWrites()
{
    ServerProcess server;
    populate(server);
    DeviceProcess device;
    device.signIn(server, S("priya"));
    QRandomGenerator random(20260514);
    QSet<QString> saved;
    int killed = 0;
    for (int i = 0; i < 40; ++i) {
        const auto name = QStringLiteral("Client %1").arg(i);
        const auto process = device.begin({S("client"), S("add"), name});
        const int ms = random.bounded(60);
        waitAWhile(*process, ms);
        if (process->exitStatus() == QProcess::NormalExit && process->exitCode() == 0)
            saved.insert(name);
        else
            ++killed;
    }
    QVERIFY2(killed > 0, "the moments were all too late; nothing was tested");
    QCOMPARE(device.must({S("check")}).value(S("sound")).toBool(), true);
    const auto names = clientNames(device);
    QVERIFY2((saved - names).isEmpty(), "a client that was said to be saved is gone");
    device.must({S("client"), S("add"), S("After all that")});
    device.sync();
    DeviceProcess other;
    other.signIn(server, S("maren"));
    other.sync();
    QCOMPARE(clientNames(other), clientNames(device));
    QCOMPARE(other.digest(team), device.digest(team));
}

void TestCrashes::aClientKilledWhileItSyncs()
{
    ServerProcess server;
    populate(server);
    DeviceProcess writer;
    DeviceProcess reader;
    writer.signIn(server, S("priya"));
    reader.signIn(server, S("maren"));
    writer.must({S("sample"), S("load"), qEnvironmentVariable("SALVER_SOURCE") + S("/assets/sample")});
    QRandomGenerator random(7);
    for (const auto* device : {&writer, &reader}) {
        for (int i = 0; i < 12; ++i) {
            const auto process = device->begin({S("sync"), S("--once")});
            waitAWhile(*process, 15 + random.bounded(150));
        }
        device->sync();
        QCOMPARE(device->must({S("check")}).value(S("sound")).toBool(), true);
    }
    QCOMPARE(reader.must({S("client"), S("list")}).value(S("total")).toInt(), 40);
    QCOMPARE(reader.digest(team), writer.digest(team));
    QCOMPARE(server.admin({S("check")}).code, 0);
}

void TestCrashes::aServerKilledWhileItIsPushedTo()
{
    ServerProcess server;
    populate(server);
    DeviceProcess writer;
    writer.signIn(server, S("priya"));
    writer.must({S("sample"), S("load"), qEnvironmentVariable("SALVER_SOURCE") + S("/assets/sample")});
    QRandomGenerator random(11);
    for (int i = 0; i < 10; ++i) {
        const auto process = writer.begin({S("sync"), S("--once")});
        process->waitForFinished(10 + random.bounded(120));
        server.kill();
        process->waitForFinished(60'000);
        if (process->exitCode() != 0)
            QCOMPARE(process->exitCode(), 3); // no server is offline, and says so
        server.start();
    }
    writer.sync();
    DeviceProcess reader;
    reader.signIn(server, S("maren"));
    reader.sync();
    QCOMPARE(reader.must({S("client"), S("list")}).value(S("total")).toInt(), 40);
    QCOMPARE(reader.digest(team), writer.digest(team));
    QCOMPARE(server.admin({S("check")}).code, 0);
}

QTEST_GUILESS_MAIN(TestCrashes)
#include "tst_crashes.moc"
