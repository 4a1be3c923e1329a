// SPDX-License-Identifier: Apache-2.0
// What can be wrong from outside, one by one: each gets a sentence that says what to do and the right exit code, and
// nothing that was saved is lost.
#include "support/files.h"
#include "support/processes.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTcpServer>
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
    server.addUser(S("priya"));
    server.addUser(S("maren"));
    server.addMember(team, S("priya"), S("member"));
}

#define REFUSED(outcome, wanted, words)                                                                               \
    do {                                                                                                              \
        const auto refused = (outcome);                                                                               \
        QVERIFY2(!refused.crashed, qUtf8Printable(refused.err));                                                      \
        QCOMPARE(refused.code, wanted);                                                                               \
        QVERIFY2(refused.err.contains(QRegularExpression(S(words), QRegularExpression::CaseInsensitiveOption)),       \
                 qUtf8Printable(refused.err));                                                                        \
        QVERIFY2(refused.out.isEmpty(), qUtf8Printable(refused.out));                                                 \
    } while (false)

} // namespace

class TestBadInput : public QObject {
    Q_OBJECT

private slots:
    void aWrongPassword();
    void anUnknownServer();
    void aServerThatIsNotSalver_data();
    void aServerThatIsNotSalver();
    void aCertificateThatDoesNotFit();
    void anAddressThatIsNone();
    void anotherAccountInTheSameFolder();
    void notSignedIn();
    void aNewerDatabase();
    void aDamagedDatabase();
    void unsentChangesOfADamagedDatabaseArrive();
    void anotherProgramsDatabase();
    void aFolderThatCannotBeWritten();
    void aFullDisk();
    void aServerWhoseDiskIsFull();
    void aServersFolderThatCannotBeWritten();
    void aServersNewerDatabase();
    void aWaitingChangeThatIsMalformed();
    void aMalformedChangeFromTheServer();
    void aSecondProcessOnTheSameFolder();
    void aHugePaste();
    void oddBytesInAWord();
};

void TestBadInput::aWrongPassword()
{
    ServerProcess server;
    populate(server);
    DeviceProcess device;
    REFUSED(device.run({S("sign-in"), server.url(), S("priya")}, "not it\n"), 1, "name|password");
    REFUSED(device.run({S("sign-in"), server.url(), S("nobody")}, "secret of nobody\n"), 1, "name|password");
    REFUSED(device.run({S("sign-in"), server.url(), S("priya")}, ""), 1, "name|password");
    device.signIn(server, S("priya"));
}

void TestBadInput::anUnknownServer()
{
    DeviceProcess device;
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const auto port = taken.serverPort();
    taken.close(); // nobody listens there now
    REFUSED(device.run({S("sign-in"), QStringLiteral("http://127.0.0.1:%1").arg(port), S("priya")}, "x\n"), 3,
            "server");
    REFUSED(device.run({S("sign-in"), S("https://no-such-host.invalid"), S("priya")}, "x\n"), 3, "address");
}

void TestBadInput::aServerThatIsNotSalver_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("code");
    const QByteArray html = "Content-Type: text/html\r\n";
    QTest::newRow("a web page") << "HTTP/1.1 200 OK\r\n" + html + "Content-Length: 5\r\n\r\nhello" << 1;
    QTest::newRow("a file server") << "HTTP/1.1 501 Not Implemented\r\n" + html + "Content-Length: 0\r\n\r\n" << 1;
    QTest::newRow("no such page") << "HTTP/1.1 404 Not Found\r\n" + html + "Content-Length: 0\r\n\r\n" << 1;
    QTest::newRow("a login page") << QByteArray("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/portal\r\n"
                                                "Content-Length: 0\r\n\r\n") << 1;
    // Not even HTTP looks the same as a line that was cut; the sentence sends to the address.
    QTest::newRow("not the web at all") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << 3;
    QTest::newRow("nothing but noise") << QByteArray(4000, '\x9c') << 3;
}

void TestBadInput::aServerThatIsNotSalver()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, code);
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    DeviceProcess device;
    QProcess process;
    process.start(qEnvironmentVariable("SALVER_BIN") + S("/salver-cli"),
                  device.words({S("sign-in"), QStringLiteral("http://127.0.0.1:%1").arg(other.serverPort()),
                                S("priya")}));
    // Without an event loop what is written goes only while one waits for it.
    QVERIFY(process.waitForStarted(30'000));
    process.write("x\n");
    QVERIFY(process.waitForBytesWritten(30'000));
    process.closeWriteChannel();
    // Whoever is hung up on tries again.
    while (process.state() != QProcess::NotRunning && !process.waitForFinished(20)) {
        if (!other.waitForNewConnection(20))
            continue;
        auto* socket = other.nextPendingConnection();
        socket->waitForReadyRead(1000);
        socket->write(answer);
        socket->waitForBytesWritten(1000);
        socket->disconnectFromHost();
    }
    const auto err = QString::fromUtf8(process.readAllStandardError());
    QVERIFY2(err.contains(S("Salver")), qUtf8Printable(err));
    QVERIFY2(err.contains(S("ddress")) || err.contains(S("network")), qUtf8Printable(err));
    QCOMPARE(process.exitCode(), code);
}

void TestBadInput::aCertificateThatDoesNotFit()
{
    QTemporaryDir folder;
    for (const auto& [subject, words] : {std::pair(S("DNS:elsewhere.example"), S("another name")),
                                         std::pair(S("IP:127.0.0.1"), QString())}) {
        makeCertificate(folder.path(), subject);
        ServerProcess server;
        populate(server);
        server.stop();
        server.start({S("--tls-cert"), folder.filePath(S("cert.pem")), S("--tls-key"), folder.filePath(S("key.pem"))});
        QVERIFY(server.url().startsWith(S("https://")));
        DeviceProcess device;
        const QByteArray password = "secret of priya\n";
        // Trusted by nobody.
        REFUSED(device.run({S("sign-in"), server.url(), S("priya")}, password), 1, "certificate.*[Nn]othing was sent");
        const auto trusted = device.run({S("sign-in"), server.url(), S("priya"), S("--ca-file"),
                                         folder.filePath(S("cert.pem"))}, password);
        if (words.isEmpty()) {
            QVERIFY2(trusted.code == 0, qUtf8Printable(trusted.err));
            device.must({S("sync"), S("--once"), S("--ca-file"), folder.filePath(S("cert.pem"))});
            // From then on it is asked for again: without it nothing goes, and nothing is lost.
            device.must({S("client"), S("add"), S("Arden")});
            REFUSED(device.run({S("sync"), S("--once")}), 1, "certificate");
            QCOMPARE(device.must({S("status")}).value(S("waiting")).toInt(), 1);
            continue;
        }
        QCOMPARE(trusted.code, 1);
        QVERIFY2(trusted.err.contains(words), qUtf8Printable(trusted.err));
    }
}

void TestBadInput::aFullDisk()
{
    ServerProcess server;
    populate(server);
    DeviceProcess device;
    device.signIn(server, S("priya"));
    device.must({S("client"), S("add"), S("Arden")});
    const FullDisk disk(device.folder());
    device.must({S("client"), S("add"), S("Hollis")});
    disk.fill();
    REFUSED(device.run({S("client"), S("add"), S("Lost")}), 1, "disk is full.*Make some room");
    REFUSED(device.run({S("capture"), S("words"), S("--client"), S("Arden")}), 1, "disk is full");
    const auto syncing = device.run({S("sync"), S("--once")});
    QCOMPARE(syncing.code, 1);
    QVERIFY2(syncing.err.contains(S("disk is full")), qUtf8Printable(syncing.err));
    // What is there is read all the same, and the word for sync says why nothing goes.
    const auto reading = device.run({S("client"), S("list")});
    QVERIFY2(reading.code == 0 && reading.err.contains(S("disk is full")), qUtf8Printable(reading.err));
    QCOMPARE(reading.json().value(S("total")).toInt(), 2);
    QCOMPARE(device.must({S("status")}).value(S("word")).toString(), S("couldnt-sync"));
    QVERIFY(device.must({S("status")}).value(S("reason")).toString().contains(S("disk is full")));
    disk.makeRoom();
    QCOMPARE(device.must({S("client"), S("list")}).value(S("total")).toInt(), 2);
    QVERIFY(device.must({S("check")}).value(S("sound")).toBool());
    device.must({S("client"), S("add"), S("Found")});
    device.sync();
    QCOMPARE(device.must({S("status")}).value(S("waiting")).toInt(), 0);
}

void TestBadInput::aServerWhoseDiskIsFull()
{
    ServerProcess server;
    const FullDisk disk(server.folder());
    populate(server);
    DeviceProcess device;
    device.signIn(server, S("priya"));
    device.must({S("client"), S("add"), S("Arden")});
    disk.fill();
    const auto refused = device.run({S("sync"), S("--once")});
    QCOMPARE(refused.err.trimmed(), S("The server's disk is full; its administrator has to make room. Try again later."));
    QCOMPARE(refused.code, 1);
    QCOMPARE(device.must({S("status")}).value(S("waiting")).toInt(), 1);
    disk.makeRoom();
    device.sync();
    QCOMPARE(device.must({S("status")}).value(S("waiting")).toInt(), 0);
    server.stop();
    QCOMPARE(server.admin({S("check")}).code, 0);
}

void TestBadInput::anAddressThatIsNone()
{
    DeviceProcess device;
    REFUSED(device.run({S("sign-in"), S("not an address"), S("priya")}, "x\n"), 1, "address");
    REFUSED(device.run({S("sign-in"), S("ftp://example.org"), S("priya")}, "x\n"), 1, "https");
    REFUSED(device.run({S("sign-in"), S("http://192.0.2.1"), S("priya")}, "x\n"), 1, "https");
}

void TestBadInput::anotherAccountInTheSameFolder()
{
    ServerProcess server;
    populate(server);
    DeviceProcess device;
    device.signIn(server, S("priya"));
    device.must({S("client"), S("add"), S("Arden")});
    REFUSED(device.run({S("sign-in"), server.url(), S("maren")}, "secret of maren\n"), 1, "another account");
    QCOMPARE(device.must({S("client"), S("list")}).value(S("total")).toInt(), 1);
    device.sync();
}

void TestBadInput::notSignedIn()
{
    DeviceProcess device;
    REFUSED(device.run({S("client"), S("add"), S("Arden")}), 1, "sign in");
    REFUSED(device.run({S("capture"), S("words")}), 1, "sign in");
    REFUSED(device.run({S("sync"), S("--once")}), 1, "sign in");
    // Working alone needs no server.
    device.must({S("this-device"), S("Priya")});
    device.must({S("client"), S("add"), S("Arden")});
    QCOMPARE(device.must({S("status")}).value(S("word")).toString(), S("saved"));
}

void TestBadInput::aNewerDatabase()
{
    DeviceProcess device;
    device.must({S("this-device"), S("Priya")});
    device.must({S("client"), S("add"), S("Arden")});
    const auto path = device.folder() + S("/salver.db");
    // The version stands at byte 60 of an SQLite file, big-endian.
    overwrite(path, 60, QByteArray::fromHex("000003e7"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto before = file.readAll();
    file.close();
    REFUSED(device.run({S("client"), S("list")}), 1, "newer");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY2(file.readAll() == before, "a file from a newer version was touched");
}

void TestBadInput::aDamagedDatabase()
{
    DeviceProcess device;
    device.must({S("this-device"), S("Priya")});
    for (int i = 0; i < 5; ++i)
        device.must({S("client"), S("add"), QStringLiteral("Client %1").arg(i)});
    const auto path = device.folder() + S("/salver.db");
    overwrite(path, 0, QByteArray(4096, 'x'));
    REFUSED(device.run({S("client"), S("list")}), 1, "damaged|not a|another program");
    // A backup, made before, is taken up again by putting it in the file's place.
    DeviceProcess good;
    good.must({S("this-device"), S("Priya")});
    good.must({S("client"), S("add"), S("Arden")});
    const auto backup = device.folder() + S("/backup.db");
    good.must({S("backup"), backup});
    for (const auto* ending : {"", "-wal", "-shm"})
        QFile::remove(path + S(ending));
    QVERIFY(QFile::rename(backup, path));
    QCOMPARE(device.must({S("client"), S("list")}).value(S("total")).toInt(), 1);
    QVERIFY(device.must({S("check")}).value(S("sound")).toBool());
}

/// With a real server: what was on its way when pages went bad arrives all the same.
void TestBadInput::unsentChangesOfADamagedDatabaseArrive()
{
    ServerProcess server;
    populate(server);
    DeviceProcess device;
    device.signIn(server, S("priya"));
    device.must({S("client"), S("add"), S("Arden")});
    device.sync();
    const auto unsent = device.made({S("capture"), S("never sent before"), S("--client"), S("Arden")});
    const auto path = device.folder() + S("/salver.db");
    // Where the entities stand nothing can be read; every opening walks over them.
    QProcess pages;
    pages.start(S("sqlite3"), {path, S("SELECT pageno FROM dbstat WHERE name IN ('entity', 'entity_id') ")});
    QVERIFY(pages.waitForFinished(30'000));
    const auto found = QString::fromUtf8(pages.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QVERIFY(!found.isEmpty());
    for (const auto& page : found)
        overwrite(path, (page.toLongLong() - 1) * 8192, QByteArray(8192, 'x'));
    const auto first = device.run({S("status")});
    QVERIFY2(first.code == 0 && first.err.contains(S("was damaged")), qUtf8Printable(first.err));
    QVERIFY(QFile::exists(path + S(".damaged")));
    QVERIFY(first.json().value(S("waiting")).toInt() >= 1);
    device.sync();
    QCOMPARE(device.field(unsent, S("text")), S("never sent before"));
    QCOMPARE(device.must({S("status")}).value(S("waiting")).toInt(), 0);
    QVERIFY(device.must({S("check")}).value(S("sound")).toBool());
    DeviceProcess other;
    other.signIn(server, S("priya"));
    other.sync();
    QCOMPARE(other.must({S("search"), S("\"never sent before\"")}).value(S("total")).toInt(), 1);
}

void TestBadInput::anotherProgramsDatabase()
{
    DeviceProcess device;
    QFile file(device.folder() + S("/salver.db"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is somebody's letter, not a database at all, and it is long enough to have a header of its own");
    file.close();
    REFUSED(device.run({S("client"), S("list")}), 1, "damaged|another program");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("this is somebody's letter"));
}

namespace {

Outcome runUnprivileged(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setChildProcessModifier(&actAsNobody);
    process.start(qEnvironmentVariable("SALVER_BIN") + QLatin1Char('/') + program, arguments);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    Outcome outcome;
    outcome.crashed = process.exitStatus() == QProcess::CrashExit;
    outcome.code = process.exitCode();
    outcome.out = QString::fromUtf8(process.readAllStandardOutput());
    outcome.err = QString::fromUtf8(process.readAllStandardError());
    return outcome;
}

const auto readable = QFileDevice::ReadOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther;
const auto readOnly = readable | QFileDevice::ExeOwner | QFileDevice::ExeGroup | QFileDevice::ExeOther;
const auto writable = readOnly | QFileDevice::WriteOwner;

} // namespace

void TestBadInput::aFolderThatCannotBeWritten()
{
    DeviceProcess device;
    device.must({S("this-device"), S("Priya")});
    device.must({S("client"), S("add"), S("Arden")});
    for (const auto& name : QDir(device.folder()).entryList(QDir::Files))
        QFile::setPermissions(device.folder() + QLatin1Char('/') + name, readable);
    QFile::setPermissions(device.folder(), readOnly);
    REFUSED(runUnprivileged(S("salver-cli"), device.words({S("client"), S("add"), S("Hollis")})), 1,
            "cannot write|may write|permission");
    const auto reading = runUnprivileged(S("salver-cli"), device.words({S("client"), S("list")}));
    QVERIFY2(reading.code == 0 && reading.err.contains(S("can be read")), qUtf8Printable(reading.err));
    QCOMPARE(reading.json().value(S("total")).toInt(), 1);
    REFUSED(runUnprivileged(S("salver-cli"), {S("--data"), device.folder() + S("/deeper"), S("client"), S("list")}), 1,
            "no Salver data");
    REFUSED(runUnprivileged(S("salver-cli"), {S("--data"), device.folder() + S("/deeper"), S("this-device"), S("Tom")}), 1,
            "cannot|may write|permission");
    QFile::setPermissions(device.folder(), writable);
    for (const auto& name : QDir(device.folder()).entryList(QDir::Files))
        QFile::setPermissions(device.folder() + QLatin1Char('/') + name, readable | QFileDevice::WriteOwner);
    device.must({S("client"), S("add"), S("Hollis")});
    QCOMPARE(device.must({S("client"), S("list")}).value(S("total")).toInt(), 2);
}

void TestBadInput::aServersFolderThatCannotBeWritten()
{
    QTemporaryDir folder;
    const auto data = folder.filePath(S("data"));
    QVERIFY(QDir().mkdir(data));
    QFile::setPermissions(folder.path(), readOnly);
    QFile::setPermissions(data, readOnly);
    const auto refused = runUnprivileged(S("salver-server"), {S("serve"), S("--data"), data, S("--listen"),
                                                              S("127.0.0.1:0")});
    QFile::setPermissions(folder.path(), writable);
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(QRegularExpression(S("cannot|may write|permission|writ"))),
             qUtf8Printable(refused.err));
}

void TestBadInput::aServersNewerDatabase()
{
    ServerProcess server;
    populate(server);
    server.stop();
    const auto path = server.folder() + S("/salver.db");
    overwrite(path, 60, QByteArray::fromHex("000003e7"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto before = file.readAll();
    file.close();
    for (const auto& words : {QStringList{S("serve"), S("--listen"), S("127.0.0.1:0")}, QStringList{S("check")},
                              QStringList{S("user"), S("add"), S("tom")}}) {
        const auto refused = server.admin(words, "secret of tom\n");
        QCOMPARE(refused.code, 1);
        QCOMPARE(refused.err.trimmed(), S("This data folder was written by a newer salver-server; it is left as it is. Install "
                                          "that version."));
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY2(file.readAll() == before, "a file from a newer version was touched");
}

namespace {

/// As sqlite3 does it for whoever looks into a database by hand.
void change(const QString& database, const QString& sql)
{
    QProcess process;
    process.start(S("sqlite3"), {database, sql});
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(QString::fromUtf8(process.readAllStandardError()), QString());
}

} // namespace

/// No device makes one: bytes that went bad on its disk stand for it.
void TestBadInput::aWaitingChangeThatIsMalformed()
{
    ServerProcess server;
    populate(server);
    DeviceProcess device;
    device.signIn(server, S("priya"));
    device.must({S("client"), S("add"), S("Arden")});
    change(device.folder() + S("/salver.db"), S("UPDATE change_bytes SET bytes = CAST(x'ff' || substr(bytes, 2) AS BLOB)"));
    const auto refused = device.run({S("sync"), S("--once")});
    QCOMPARE(refused.code, 1);
    QCOMPARE(refused.err.trimmed(), S("A change that waits to be sent is damaged in the database: This change cannot be read: it "
                                      "does not decode. Check this device: that says what can be repaired."));
    const auto checked = device.run({S("check")});
    QVERIFY2((checked.out + checked.err).contains(S("Rebuild it from the server (rebuild); what has not been sent yet is kept.")),
             qUtf8Printable(checked.out + checked.err));
    QCOMPARE(device.must({S("client"), S("list")}).value(S("total")).toInt(), 1);
    QCOMPARE(device.must({S("status")}).value(S("waiting")).toInt(), 1);
}

/// Bytes that went bad in its log stand for it: the rest of the page is taken, and the entry is kept as it came.
void TestBadInput::aMalformedChangeFromTheServer()
{
    ServerProcess server;
    populate(server);
    DeviceProcess device;
    device.signIn(server, S("priya"));
    device.must({S("client"), S("add"), S("Arden")});
    device.must({S("client"), S("add"), S("Hollis")});
    device.sync();
    server.stop();
    change(server.folder() + S("/salver.db"),
           S("UPDATE change SET bytes = CAST(x'ff' || substr(bytes, 2) AS BLOB) WHERE id = (SELECT min(id) FROM change)"));
    const auto found = server.admin({S("check")});
    QVERIFY2(found.code == 1, qUtf8Printable(found.out));
    server.start();
    DeviceProcess other;
    other.signIn(server, S("priya"));
    const auto synced = other.run({S("sync"), S("--once")});
    QCOMPARE(synced.code, 0);
    QVERIFY2(synced.err.startsWith(S("An entry in \"Fennel & Rook\" could not be read and was kept as it came. This change cannot "
                                     "be read: it does not decode. If words are missing, tell whoever runs the server.\n")),
             qUtf8Printable(synced.err));
    QCOMPARE(other.must({S("client"), S("list")}).value(S("total")).toInt(), 1);
    QCOMPARE(device.must({S("client"), S("list")}).value(S("total")).toInt(), 2);
    device.sync();
}

void TestBadInput::aSecondProcessOnTheSameFolder()
{
    ServerProcess server;
    populate(server);
    DeviceProcess device;
    device.signIn(server, S("priya"));
    device.sync();
    const auto first = device.begin({S("sync")});
    QVERIFY(first->waitForReadyRead(30'000)); // it has said how it stands, so it has the file
    REFUSED(device.run({S("client"), S("list")}), 1, "another|already|other");
    first->terminate();
    QVERIFY(first->waitForFinished(30'000));
    QCOMPARE(first->exitCode(), 0);
    QCOMPARE(device.must({S("client"), S("list")}).value(S("total")).toInt(), 0);
}

void TestBadInput::aHugePaste()
{
    DeviceProcess device;
    device.must({S("this-device"), S("Priya")});
    const auto client = device.made({S("client"), S("add"), S("Arden")});
    // One argument holds at most 128 KiB, so the paste grows in steps until it does not fit any more.
    const QString step = QStringLiteral("ü🙂").repeated(20'000);
    int fitted = 0;
    Outcome last;
    for (int i = 0; i < 30; ++i, ++fitted) {
        last = device.run({S("edit"), client, S("about"), S("--at"), S("0"), S("--insert"), step});
        if (last.code != 0)
            break;
    }
    REFUSED(last, 1, "longer|2 MB");
    QVERIFY(fitted >= 15);
    QCOMPARE(device.field(client, S("about")).size(), step.size() * fitted);
}

void TestBadInput::oddBytesInAWord()
{
    DeviceProcess device;
    device.must({S("this-device"), S("Priya")});
    device.must({S("client"), S("add"), S("Arden")});
    // A lone surrogate, as CESU-8 writes it, and a byte that is no UTF-8 at all.
    QProcess process;
    process.start(S("/bin/sh"), {S("-c"), QStringLiteral("exec \"$0\" --data \"$1\" capture \"$(printf 'a\\355\\240\\200b\\377c')\" "
                                                         "--client Arden"),
                                 qEnvironmentVariable("SALVER_BIN") + S("/salver-cli"), device.folder()});
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 0);
    const auto id = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    const auto text = device.field(id, S("text"));
    QVERIFY2(text.startsWith(QLatin1Char('a')) && text.endsWith(QLatin1Char('c')) && text.contains(QChar(0xFFFD)),
             qUtf8Printable(text));
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_bad_input.moc"
