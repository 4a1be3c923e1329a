// SPDX-License-Identifier: Apache-2.0
// What can be wrong from outside, as a person meets it in the app: the page or the window says what is wrong and what to
// do, in these very words; what was saved stays, and once it is put right the app goes on.
#include "app/app_process.h"
#include "support/files.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace salver::test;

namespace {

QString S(const char* text)
{
    return QString::fromUtf8(text);
}

void populate(ServerProcess& server)
{
    server.start();
    server.addSpace(team);
    server.addUser(S("priya"));
    server.addMember(team, S("priya"), S("member"));
}

/// The first page, filled in and sent.
QStringList signIn(const QString& url, const QString& password = S("secret of priya"))
{
    return {S("see:Your team's server"), S("type:") + url, S("key:Tab"), S("type:priya"), S("key:Tab"), S("type:") + password,
            S("key:Return")};
}

/// The caret stands in the address that was wrong; what else was typed is still there.
QStringList anotherAddress(const QString& url)
{
    return {S("key:Ctrl+A"), S("type:") + url, S("key:Tab"), S("key:Tab"), S("key:Return")};
}

const QStringList signedIn{S("see:Nothing is asked of you today"), S("sync:up-to-date")};

#define DONE(attempt)                                                                                                 \
    do {                                                                                                              \
        const Outcome outcome = (attempt);                                                                            \
        QVERIFY2(!outcome.crashed && outcome.code == 0, qUtf8Printable(outcome.out + outcome.err));                   \
    } while (false)

/// The notes in the folder are not opened: a window says why and what to do, and so does standard error.
void isNotOpened(const QString& folder, const QStringList& words, const std::function<void()>& child = {})
{
    QStringList steps{S("see:Your notes could not be opened"), S("press:Copy these words")};
    for (const QString& each : words)
        steps += S("see:") + each;
    const Outcome outcome = AppProcess({}).attempt(steps, {S("--data"), folder}, child);
    QVERIFY2(!outcome.crashed && outcome.code == 1, qUtf8Printable(outcome.err));
    QVERIFY2(!outcome.err.contains(S("could not be done")), qUtf8Printable(outcome.err));
    for (const QString& each : words)
        QVERIFY2(outcome.err.contains(each), qUtf8Printable(outcome.err));
}

/// A device that works alone, with one client.
void begin(const DeviceProcess& device)
{
    device.must({S("this-device"), S("Priya")});
    device.must({S("client"), S("add"), S("Arden")});
}

/// Says the same to whoever asks it for anything, and hangs up.
class Other : public QTcpServer {
public:
    explicit Other(const QByteArray& answer)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, answer] {
            while (auto* socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
                    socket->readAll();
                    socket->write(answer);
                    socket->disconnectFromHost();
                });
            }
        });
    }
    [[nodiscard]] QString url() const { return S("http://127.0.0.1:%1").arg(serverPort()); }
};

/// A file for the step paste:, UTF-16 as a clipboard holds it.
QString clipboardFile(const AppProcess& app, const QString& text)
{
    QFile file(app.folder() + S("/clipboard"));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no file for the clipboard");
    file.write(reinterpret_cast<const char*>(text.constData()), text.size() * qsizetype(sizeof(QChar)));
    return file.fileName();
}

const auto readable = QFileDevice::ReadOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther;
const auto readOnly = readable | QFileDevice::ExeOwner | QFileDevice::ExeGroup | QFileDevice::ExeOther;
const auto writable = readOnly | QFileDevice::WriteOwner;

} // namespace

class TestBadInput : public QObject {
    Q_OBJECT

private slots:
    void aWrongPassword();
    void anUnknownServer();
    void aServerThatIsNotSalver_data();
    void aServerThatIsNotSalver();
    void aCertificateThatDoesNotFit();
    void aNewerDatabase();
    void aDamagedDatabase();
    void unsentWordsOfADamagedDatabaseArrive();
    void aFolderThatCannotBeWritten();
    void anotherProcessOnTheSameFolder();
    void aPasteOfFiveMegabytes();
    void lonelySurrogatesAndNuls();
};

void TestBadInput::aWrongPassword()
{
    ServerProcess server;
    populate(server);
    // The caret stands in the password, so that it can be typed over.
    DONE(AppProcess(server.url())
             .attempt(signIn(server.url(), S("not it")) +
                      QStringList{S("see:This name and password do not fit together. Type both again; whoever runs the server can "
                                    "give you a new password."),
                                  S("key:Ctrl+A"), S("type:secret of priya"), S("key:Return")} +
                      signedIn));
}

void TestBadInput::anUnknownServer()
{
    ServerProcess server;
    populate(server);
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    const QString place = S("127.0.0.1:%1").arg(gone.serverPort());
    gone.close(); // nobody listens there now
    DONE(AppProcess(server.url())
             .attempt(signIn(S("https://no-such-host.invalid")) +
                      QStringList{S("see:There is no way to a server called “no-such-host.invalid”. Check the address, and that "
                                    "this device is on line.")} +
                      anotherAddress(S("http://") + place) +
                      QStringList{S("see:Nothing answers at %1; the server may be off. Check the address and the port.").arg(place)} +
                      anotherAddress(server.url()) + signedIn));
}

void TestBadInput::aServerThatIsNotSalver_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("words");
    QTest::newRow("a web page") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello")
                                << S("What answers at %1 is not a Salver server. Check the address, or sign in to the network "
                                     "first.");
    QTest::newRow("a login page") << QByteArray("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/portal\r\n"
                                                "Content-Length: 0\r\n\r\n")
                                  << S("%1 sends on to http://127.0.0.1:1/portal. If that is your Salver server, enter that "
                                       "address; else sign in to the network first.");
    QTest::newRow("not the web at all") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n")
                                        << S("%1 hung up before it had answered. If this goes on, check that a Salver server is "
                                             "at this address and port.");
    // A frame as ours begin, and then nothing that could be one.
    QTest::newRow("a damaged answer") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\n"
                                                    "Content-Length: 8\r\n\r\n\x01garbage")
                                      << S("The server's answer arrived damaged. If this goes on, tell whoever runs the server.");
}

void TestBadInput::aServerThatIsNotSalver()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, words);
    const Other other(answer);
    const QString place = other.url().section(QLatin1Char('/'), -1);
    DONE(AppProcess(other.url()).attempt(signIn(other.url()) + QStringList{S("see:") + (words.contains(S("%1")) ? words.arg(place) : words)}));
}

void TestBadInput::aCertificateThatDoesNotFit()
{
    QTemporaryDir folder;
    ServerProcess server;
    populate(server);
    const QStringList trusting{S("--ca-file"), folder.filePath(S("cert.pem"))};
    const auto serveAs = [&](const QString& subject) {
        makeCertificate(folder.path(), subject);
        server.stop();
        server.start({S("--tls-cert"), folder.filePath(S("cert.pem")), S("--tls-key"), folder.filePath(S("key.pem"))});
        return server.url().section(QLatin1Char('/'), -1);
    };
    const QString place = serveAs(S("DNS:elsewhere.example"));
    const AppProcess app(server.url());
    DONE(app.attempt(signIn(server.url()) + QStringList{S("see:The certificate of %1 was made for another name. Nothing was sent. "
                                                          "Check the address, or ask whoever runs the server.").arg(place)},
                     trusting));
    serveAs(S("IP:127.0.0.1"));
    DONE(app.attempt(signIn(server.url()) + QStringList{S("see:This device does not trust the certificate of %1 (").arg(place),
                                                        S("see:). Nothing was sent. Ask whoever runs the server.")}));
    DONE(app.attempt(signIn(server.url()) + signedIn, trusting));
}

void TestBadInput::aNewerDatabase()
{
    DeviceProcess device;
    begin(device);
    const QString path = device.folder() + S("/salver.db");
    // The version stands at byte 60 of an SQLite file, big-endian.
    overwrite(path, 60, QByteArray::fromHex("000003e7"));
    const QByteArray before = contentsOf(path);
    isNotOpened(device.folder(), {S("The database \"%1\" was written by a newer Salver (format 999, this one reads up to ").arg(path),
                                  S("). Update Salver to open it; the file was left as it is.")});
    QVERIFY2(contentsOf(path) == before, "a file from a newer version was touched");
}

void TestBadInput::aDamagedDatabase()
{
    DeviceProcess device;
    begin(device);
    const QString path = device.folder() + S("/salver.db");
    overwrite(path, 0, QByteArray(4096, 'x'));
    const QByteArray before = contentsOf(path);
    isNotOpened(device.folder(), {S("The database \"%1\" is damaged (").arg(path),
                                  S("). Move it aside and keep it: what was never sent is in it alone. Then put a backup in its "
                                    "place, or sign in anew to fetch what the server has.")});
    QVERIFY2(contentsOf(path) == before, "a damaged file was touched");
}

void TestBadInput::unsentWordsOfADamagedDatabaseArrive()
{
    TeamOffice office;
    const AppProcess app(office.server.url());
    app.run({S("sync:up-to-date")});
    office.server.stop();
    app.run({S("press:Start"), S("see:Wrap up"), S("type:They will ring us first\\n"), S("see:Saved on this")},
            {S("--client"), S("Brightwater Housing"), S("--page"), S("client")});
    const QString path = app.data() + S("/salver.db");
    QProcess pages;
    pages.start(S("sqlite3"), {path, S("SELECT pageno FROM dbstat WHERE name IN ('entity', 'entity_id')")});
    QVERIFY(pages.waitForFinished(30'000));
    const auto found = QString::fromUtf8(pages.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QVERIFY(!found.isEmpty());
    for (const auto& page : found)
        overwrite(path, (page.toLongLong() - 1) * 8192, QByteArray(8192, 'x'));
    app.run({S("see:The data on this device was damaged. It is kept as \"%1.damaged\"; a fresh file is in its place. ").arg(path),
             S("see: changes that only this device had were saved. The next sync fetches the rest from the server.")});
    QVERIFY(QFile::exists(path + S(".damaged")));
    office.server.start();
    app.run({S("sync:up-to-date")});
    QVERIFY(office.leadReads().contains("They will ring us first"));
}

void TestBadInput::aFolderThatCannotBeWritten()
{
    DeviceProcess device;
    begin(device);
    const auto files = QDir(device.folder()).entryList(QDir::Files);
    for (const auto& name : files)
        QFile::setPermissions(device.folder() + QLatin1Char('/') + name, readable);
    QFile::setPermissions(device.folder(), readOnly);
    const AppProcess app({});
    const QString words = S("Salver cannot write to \"%1\". Check the folder's permissions, or choose another place for its data.");
    DONE(app.attempt({S("see:Arden"), S("see:") + words.arg(device.folder() + S("/salver.db.lock")) + S(" What is saved here can be read.")},
                     {S("--data"), device.folder(), S("--page"), S("clients")}, &actAsNobody));
    const QString deeper = device.folder() + S("/deeper");
    isNotOpened(deeper, {words.arg(deeper)}, &actAsNobody);
    QFile::setPermissions(device.folder(), writable);
    for (const auto& name : files)
        QFile::setPermissions(device.folder() + QLatin1Char('/') + name, readable | QFileDevice::WriteOwner);
    QCOMPARE(device.must({S("client"), S("list")}).value(S("total")).toInt(), 1);
}

void TestBadInput::anotherProcessOnTheSameFolder()
{
    const QString open = S("Salver is already open with this data. Go to its window, or close it first.");
    ServerProcess server;
    populate(server);
    DeviceProcess device;
    device.signIn(server, S("priya"));
    const auto syncing = device.begin({S("sync")});
    QVERIFY(syncing->waitForReadyRead(30'000)); // it has said how it stands, so it has the file
    isNotOpened(device.folder(), {open});
    syncing->terminate();
    QVERIFY(syncing->waitForFinished(30'000));
    // Where the other one is the app, it is fetched to the front, and the second start is over.
    QProcess first;
    first.start(qEnvironmentVariable("SALVER_BIN") + S("/salver"), {S("--data"), device.folder(), S("--timing")});
    QVERIFY(first.waitForReadyRead(30'000));
    const Outcome second = AppProcess({}).attempt({}, {S("--data"), device.folder()});
    QStringList said = second.err.split(u'\n', Qt::SkipEmptyParts);
    said.removeIf([](const QString& one) { return one.startsWith(S("QStandardPaths:")); }); // Qt's, where no session runs
    QVERIFY2(second.code == 0 && said.isEmpty(), qUtf8Printable(second.err));
    const Outcome line = device.run({S("client"), S("list")});
    QCOMPARE(line.code, 1);
    QCOMPARE(line.err.trimmed(), open);
    QCOMPARE(first.state(), QProcess::Running);
    first.terminate();
    QVERIFY(first.waitForFinished(30'000));
}

void TestBadInput::aPasteOfFiveMegabytes()
{
    DeviceProcess device;
    begin(device);
    const AppProcess app({});
    DONE(app.attempt({S("press:Capture"), S("see:Wrap up"), S("type:kept\\n"), S("see:kept"), S("type:half a line"),
                      S("paste:") + clipboardFile(app, S("words ").repeated(5'000'000 / 6)),
                      S("see:A visit's notes take 500 lines or 200 kB at once; this is 5000 kB in 1 line. Paste it in smaller "
                        "parts; it is still on the clipboard."),
                      S("type: still here\\n"), S("see:half a line still here")},
                     {S("--data"), device.folder(), S("--page"), S("today")}));
    QCOMPARE(device.must({S("search"), S("kept")}).value(S("total")).toInt(), 1);
    QCOMPARE(device.must({S("search"), S("\"half a line still here\"")}).value(S("total")).toInt(), 1);
}

void TestBadInput::lonelySurrogatesAndNuls()
{
    DeviceProcess device;
    begin(device);
    const AppProcess app({});
    const QString odd = S("unmistakable a") + QChar(0xD800) + S("b") + QChar(0) + S("c") + QChar(0xDC00) + S("🙂d");
    DONE(app.attempt({S("press:Capture"), S("see:Wrap up"), S("paste:") + clipboardFile(app, odd), S("key:Return"), S("see:🙂d"),
                      S("see:Saved on this")},
                     {S("--data"), device.folder(), S("--page"), S("today")}));
    const auto hit = device.must({S("search"), S("unmistakable")}).value(S("hits")).toArray().first().toObject();
    QCOMPARE(device.field(hit.value(S("id")).toString(), S("text")), S("unmistakable a\uFFFDb\uFFFDc\uFFFD🙂d"));
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_bad_input.moc"
