// SPDX-License-Identifier: Apache-2.0
// The audit of digests, "check" and "rebuild" with real processes: a device that shows something else than its
// colleagues is told so, repairs itself or is made anew from the server, and loses nothing on the way, killed at any
// moment.
#include "support/processes.h"

#include <QFile>
#include <QProcess>
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

struct Office {
    Office()
    {
        server.start();
        server.addSpace(team);
        for (const auto* name : {"priya", "maren"}) {
            server.addUser(S(name));
            server.addMember(team, S(name), S("member"));
        }
        priya.signIn(server, S("priya"));
        maren.signIn(server, S("maren"));
    }
    void both()
    {
        for (int round = 0; round < 2; ++round) {
            priya.sync();
            maren.sync();
        }
    }

    ServerProcess server;
    DeviceProcess priya;
    DeviceProcess maren;
};

/// Changes a database behind Salver's back.
void spoil(const DeviceProcess& device, const QString& sql)
{
    QProcess shell;
    shell.start(S("sqlite3"), {device.folder() + S("/salver.db"), sql});
    QVERIFY(shell.waitForFinished(30'000));
    QCOMPARE(shell.exitCode(), 0);
}

int differing(const DeviceProcess& device)
{
    return device.must({S("status")}).value(S("differing")).toInt();
}

QSet<QString> clientNames(const DeviceProcess& device)
{
    QSet<QString> names;
    for (const auto& item : device.must({S("client"), S("list")}).value(S("items")).toArray())
        names.insert(item.toObject().value(S("name")).toString());
    return names;
}

bool isKept(const DeviceProcess& device)
{
    return QFile::exists(device.folder() + S("/salver.db.before-rebuild"));
}

} // namespace

class TestCare : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aDeviceThatDiffersIsToldAndRepairsItself();
    void aDeviceThatCannotRepairItselfIsRebuilt();
    void aRebuildNeedsTheServer();
    void aRebuildIsKilledAnywhere();
};

void TestCare::initTestCase()
{
    QProcess shell;
    shell.start(S("sqlite3"), {S("--version")});
    QVERIFY2(shell.waitForFinished(30'000) && shell.exitCode() == 0,
             "sqlite3, which spoils the databases here, is not installed: tools/install-deps");
}

void TestCare::aDeviceThatDiffersIsToldAndRepairsItself()
{
    Office office;
    office.priya.must({S("client"), S("add"), S("Brightwater")});
    office.both();
    office.both();
    QCOMPARE(differing(office.priya), 0);
    // A value that is gone from the merged state, with its digest: nothing here notices.
    spoil(office.priya, S("DELETE FROM field_write; UPDATE space SET digest = zeroblob(32)"));
    office.both();
    QVERIFY(differing(office.priya) > 0);
    const auto log = office.priya.run({S("inspect")}).out;
    QVERIFY2(log.contains(S("reads differently here and on another device")), qUtf8Printable(log));
    QVERIFY(office.priya.run({S("status")}).out.contains(S("differing")));
    const auto checked = office.priya.must({S("check")});
    QVERIFY(!checked.value(S("repaired")).toArray().isEmpty());
    QCOMPARE(office.priya.digest(team), office.maren.digest(team));
    // The next greetings agree, and say so on both sides.
    office.both();
    QCOMPARE(differing(office.priya), 0);
    QCOMPARE(differing(office.maren), 0);
    QVERIFY(office.priya.must({S("check")}).value(S("repaired")).toArray().isEmpty());
}

void TestCare::aDeviceThatCannotRepairItselfIsRebuilt()
{
    Office office;
    const auto client = office.priya.made({S("client"), S("add"), S("Brightwater")});
    office.priya.must({S("capture"), S("> a word"), S("--client"), S("Brightwater")});
    office.both();
    // What the values were made from is gone too.
    spoil(office.priya, S("DELETE FROM field_write; DELETE FROM change_bytes WHERE no IN (SELECT no FROM change WHERE state = 1)"));
    const auto refused = office.priya.run({S("check")});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(S("Rebuild it from the server")), qUtf8Printable(refused.err));
    const auto rebuilt = office.priya.must({S("rebuild")});
    QCOMPARE(rebuilt.value(S("rebuilt")).toBool(), true);
    QVERIFY(!isKept(office.priya));
    QCOMPARE(office.priya.field(client, S("name")), S("Brightwater"));
    QCOMPARE(office.priya.must({S("search"), S("word")}).value(S("total")).toInt(), 1);
    QCOMPARE(office.priya.digest(team), office.maren.digest(team));
    QVERIFY(office.priya.must({S("check")}).value(S("repaired")).toArray().isEmpty());
}

void TestCare::aRebuildNeedsTheServer()
{
    Office office;
    office.priya.must({S("client"), S("add"), S("Sent")});
    office.both();
    office.server.stop();
    office.priya.must({S("client"), S("add"), S("Not sent")});
    const auto digest = office.priya.digest(team);
    const auto refused = office.priya.run({S("rebuild")});
    QCOMPARE(refused.code, 3);
    QVERIFY(!isKept(office.priya));
    QCOMPARE(office.priya.digest(team), digest);
    // The server goes away after the old file was put aside: what was not sent waits, and the old file stays.
    office.server.start();
    QFile request(office.priya.folder() + S("/salver.db.rebuild"));
    QVERIFY(request.open(QIODevice::WriteOnly));
    request.close();
    office.server.stop();
    QCOMPARE(office.priya.must({S("status")}).value(S("waiting")).toInt(), 1);
    QVERIFY(isKept(office.priya));
    QVERIFY(office.priya.run({S("rebuild")}).code == 3);
    QVERIFY(isKept(office.priya));
    office.server.start();
    office.priya.must({S("rebuild")});
    QVERIFY(!isKept(office.priya));
    office.both();
    QCOMPARE(clientNames(office.priya), (QSet<QString>{S("Sent"), S("Not sent")}));
    QCOMPARE(clientNames(office.maren), clientNames(office.priya));
    QCOMPARE(office.priya.digest(team), office.maren.digest(team));
}

void TestCare::aRebuildIsKilledAnywhere()
{
    Office office;
    office.priya.must({S("sample"), S("load"), qEnvironmentVariable("SALVER_SOURCE") + S("/assets/sample")});
    office.both();
    QRandomGenerator random(29);
    QSet<QString> expected = clientNames(office.priya);
    int killed = 0;
    for (int i = 0; i < 16; ++i) {
        // Something unsent each time: with the server away it cannot go before.
        office.server.stop();
        const auto name = QStringLiteral("Unsent %1").arg(i);
        office.priya.must({S("client"), S("add"), name});
        expected.insert(name);
        office.server.start();
        QFile request(office.priya.folder() + S("/salver.db.rebuild"));
        QVERIFY(request.open(QIODevice::WriteOnly));
        request.close();
        const auto process = office.priya.begin({S("rebuild")});
        if (!process->waitForFinished(random.bounded(i < 8 ? 40 : 400))) {
            process->kill();
            ++killed;
        }
        process->waitForFinished(10'000);
        // Whatever was left, it opens, is sound, and goes on.
        const auto opened = office.priya.run({S("status")});
        QVERIFY2(opened.code == 0, qUtf8Printable(opened.err));
        if (i % 4 != 3)
            continue;
        office.priya.must({S("rebuild")});
        QVERIFY(!isKept(office.priya));
        QCOMPARE(clientNames(office.priya), expected);
        const auto check = office.priya.run({S("check")});
        QVERIFY2(check.code == 0, qUtf8Printable(check.err));
        office.both();
        QCOMPARE(clientNames(office.maren), expected);
        QCOMPARE(office.maren.digest(team), office.priya.digest(team));
    }
    QVERIFY2(killed > 4, "the moments were all too late; nothing was tested");
    QCOMPARE(office.server.admin({S("check")}).code, 0);
}

QTEST_GUILESS_MAIN(TestCare)
#include "tst_care.moc"
