// SPDX-License-Identifier: Apache-2.0
// A lead erases a client, through real processes: a planted word leaves the lead's device, the server's files, a backup
// made afterwards, a colleague's device when it syncs and one that was away when it comes back; a backup from before
// brings nothing back; all agree afterwards, and who writes to what is erased is told.
#include "support/processes.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace salver::test;

namespace {

QString S(const char* text)
{
    return QString::fromUtf8(text);
}

const QString team = S("Fennel & Rook");
const QString planted = S("quokkamarmalade");

/// Names of files under the folder that hold the word.
QStringList filesWithIt(const QString& folder, const QString& but = {})
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!but.isEmpty() && file.fileName().endsWith(but))
            continue;
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(planted.toUtf8()))
            found += QFileInfo(file).fileName();
    }
    return found;
}

} // namespace

class TestErasing : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void whoLeadsNotErasesNothing();
    void itSaysWhatGoesAndDoesNothingYet();
    void itLeavesEveryFile();
    void aDeviceThatWasAwayFollows();
    void aBackupFromBeforeBringsNothingBack();
    void theAdministratorErasesToo();

private:
    ServerProcess m_server;
    QTemporaryDir m_backups;
    DeviceProcess m_maren, m_priya, m_away;
    QString m_client;
    QString m_line;
};

void TestErasing::initTestCase()
{
    m_server.start();
    m_server.addSpace(team);
    m_server.addUser(S("maren"));
    m_server.addUser(S("priya"));
    m_server.addMember(team, S("maren"), S("lead"));
    m_server.addMember(team, S("priya"), S("member"));
    m_maren.signIn(m_server, S("maren"));
    m_priya.signIn(m_server, S("priya"));
    m_away.signIn(m_server, S("priya"));
    m_client = m_maren.made({S("client"), S("add"), planted + S(" Ltd")});
    m_maren.must({S("client"), S("add"), S("Arden")});
    m_maren.must({S("person"), S("add"), S("Sam ") + planted, S("--client"), m_client});
    m_line = m_maren.made({S("capture"), S("> they think of a %1").arg(planted), S("--client"), m_client});
    m_maren.sync();
    m_priya.sync();
    m_away.sync();
    m_priya.must({S("edit"), m_line, S("text"), S("--at"), S("0"), S("--insert"), planted + S(", and ")});
    m_priya.sync();
    m_maren.sync();
    QVERIFY(!filesWithIt(m_server.folder()).isEmpty());
    QVERIFY(!filesWithIt(m_priya.folder()).isEmpty());
    QCOMPARE(m_server.admin({S("backup"), m_backups.filePath(S("before.db"))}).code, 0);
}

void TestErasing::whoLeadsNotErasesNothing()
{
    const auto refused = m_priya.run({S("erase"), m_client, S("--yes")});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(S("Only a lead")), qUtf8Printable(refused.err));
}

void TestErasing::itSaysWhatGoesAndDoesNothingYet()
{
    const auto asked = m_maren.run({S("erase"), m_client});
    QCOMPARE(asked.code, 1);
    QVERIFY2(asked.err.contains(S("1 client")) && asked.err.contains(S("--yes")), qUtf8Printable(asked.err));
    QCOMPARE(m_maren.run({S("show"), m_client}).code, 0);
}

void TestErasing::itLeavesEveryFile()
{
    m_maren.must({S("erase"), m_client, S("--yes")});
    m_maren.sync();
    QCOMPARE(filesWithIt(m_maren.folder()), QStringList());
    QCOMPARE(filesWithIt(m_server.folder()), QStringList());
    const auto after = m_backups.filePath(S("after.db"));
    QCOMPARE(m_server.admin({S("backup"), after}).code, 0);
    QCOMPARE(filesWithIt(m_backups.path(), S("before.db")), QStringList());

    const auto news = m_maren.must({S("erased")});
    QCOMPARE(news.value(S("total")).toInt(), 1);
    QVERIFY(news.value(S("items")).toArray().first().toObject().value(S("done")).toBool());
    QCOMPARE(news.value(S("behind")).toArray().size(), 2);

    // Written before it knew of the erasure: refused, and it says why.
    m_priya.must({S("edit"), m_line, S("text"), S("--at"), S("0"), S("--insert"), S("late ") + planted + S(" ")});
    m_priya.sync();
    const auto told = m_priya.run({S("set"), m_client, S("name"), S("Back again")});
    QCOMPARE(told.code, 1);
    QCOMPARE(filesWithIt(m_priya.folder()), QStringList());
    QVERIFY2(m_priya.run({S("sync-centre")}).out.contains(S("erased")) || m_priya.must({S("status")}).value(S("parked")).toInt() == 1,
             "what could not go is told");
    QCOMPARE(m_priya.digest(team), m_maren.digest(team));
    QCOMPARE(m_priya.must({S("client"), S("list")}).value(S("total")).toInt(), 1);
    // The next contact tells that it followed.
    m_priya.sync();
    QCOMPARE(m_maren.must({S("erased")}).value(S("behind")).toArray().size(), 1);
    QCOMPARE(m_server.admin({S("check")}).code, 0);
}

void TestErasing::aDeviceThatWasAwayFollows()
{
    QVERIFY(!filesWithIt(m_away.folder()).isEmpty());
    m_away.sync();
    QCOMPARE(filesWithIt(m_away.folder()), QStringList());
    QCOMPARE(m_away.digest(team), m_maren.digest(team));
    m_away.must({S("check")});
    m_away.sync();
    QVERIFY(m_maren.must({S("erased")}).value(S("behind")).toArray().isEmpty());
}

void TestErasing::aBackupFromBeforeBringsNothingBack()
{
    m_server.stop();
    QCOMPARE(m_server.admin({S("restore"), m_backups.filePath(S("before.db"))}).code, 0);
    // What was there before the restore is kept beside it, emptied as it was.
    QCOMPARE(filesWithIt(m_server.folder()), QStringList());
    m_server.start();
    m_maren.sync();
    m_priya.sync();
    m_maren.sync();
    QCOMPARE(filesWithIt(m_server.folder()), QStringList());
    QCOMPARE(m_priya.digest(team), m_maren.digest(team));
    QCOMPARE(m_server.admin({S("check")}).code, 0);
    DeviceProcess fresh;
    fresh.signIn(m_server, S("priya"));
    fresh.sync();
    QCOMPARE(filesWithIt(fresh.folder()), QStringList());
    QCOMPARE(fresh.digest(team), m_maren.digest(team));
}

void TestErasing::theAdministratorErasesToo()
{
    const auto other = m_priya.made({S("client"), S("add"), planted + S(" & Sons")});
    m_priya.sync();
    m_maren.sync();
    QVERIFY(!filesWithIt(m_server.folder()).isEmpty());
    const auto done = m_server.admin({S("erase"), team, other});
    QVERIFY2(done.code == 0, qUtf8Printable(done.err));
    QVERIFY(m_server.admin({S("erase"), S("list"), team}).out.contains(S("priya")));
    QCOMPARE(m_server.admin({S("erase"), team, S("not-an-id")}).code, 2);
    m_priya.sync();
    m_maren.sync();
    QCOMPARE(filesWithIt(m_priya.folder()), QStringList());
    QCOMPARE(filesWithIt(m_maren.folder()), QStringList());
    QCOMPARE(m_priya.digest(team), m_maren.digest(team));
}

QTEST_GUILESS_MAIN(TestErasing)
#include "tst_erasing.moc"
