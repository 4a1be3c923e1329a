// SPDX-License-Identifier: Apache-2.0
// The file itself: migrations, golden databases, files that are refused, full and failing disks, kill -9.
#include "store/connection.h"
#include "store/fixture.h"
#include "store/schema.h"
#include "support/files.h"
#include "support/shim_vfs.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <cstdio>
#include <unistd.h>

using namespace salver;
using namespace salver::test;
using namespace salver::store;

namespace {

namespace client = model::client;
namespace line = model::line;

/// Opens, and gives the error's code; None where it opened.
Error openingError(const std::string& path)
{
    SetClock clock;
    SeededRandom random(1);
    const auto opened = Store::open({path, {}, false, true}, clock, random);
    return opened ? Error{ErrorCode::None, {}, false} : opened.error();
}

std::vector<Step> lineSteps(const EntityId& id, const std::string& text)
{
    return {SetField{id, line::kind, line::type, "text"}, SpliceText{id, line::kind, line::text, 0, 0, text}};
}

std::uint64_t linesIn(const Device& device)
{
    Select select;
    select.kind = line::kind;
    return device.reader()->count(select).value();
}

std::unique_ptr<Connection> rawConnection(const std::string& path, const std::string& vfs = {})
{
    return std::move(*Connection::open(path, vfs, Connection::Mode::ReadWrite));
}

constexpr auto madeUp = std::to_array<Migration>({
    {1, "first", "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1), (2), (3);"},
    {2, "second", "ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x * 10;"},
    {3, "third", "CREATE TABLE b (z INTEGER) STRICT; INSERT INTO b SELECT y FROM a; DELETE FROM a WHERE x = 2;"},
});
constexpr auto broken = std::to_array<Migration>({madeUp[0], madeUp[1], {3, "broken", "CREATE TABLE b (z INTEGER) "
    "STRICT; INSERT INTO nowhere VALUES (1);"}});

} // namespace

/// Started by the kill test as another process: writes lines for ever, telling each when it is saved.
int writeForEver(const std::string& path)
{
    SystemClock clock;
    SystemRandom random;
    auto opened = Store::open({path, {}, true, true}, clock, random);
    if (!opened)
        return 1;
    for (int i = 0;; ++i) {
        const auto id = EntityId(uuidV7(clock.now(), random));
        if (!(*opened)->commit({teamSpace, lineSteps(id, "line " + std::to_string(i) + " " + std::string(3000, 'k'))}))
            return 1;
        std::printf("%s\n", id.toString().c_str());
        std::fflush(stdout);
    }
}

class TestFiles : public QObject {
    Q_OBJECT

private slots:
    void migrationsRunInOrderWithACopyBefore();
    void aBrokenMigrationLeavesTheStepBefore();
    void migrationsKilledAnywhereGoOn_L25();
    void theGoldenDatabasesOpen_L19_data();
    void theGoldenDatabasesOpen_L19();
    void aNewerFileIsLeftAsItIs();
    void anotherProgramsFileIsRefused();
    void noDatabaseAtAll();
    void anEmptiedFileIsNotTakenForANewOne();
    void nobodyElseOnThisMachineReadsIt();
    void damagedPagesAreTold();
    void theSecondProcessIsTurnedAway_L38();
    void twoProcessesInTurnLeaveNoGap_L29();
    void aFolderThatCannotBeWritten();
    void aFullDiskLosesNothing();
    void anyFailedOperationLosesNothing();
    void killedAtAnyMoment_L18_L30();
    void backupsAreWholeAndNotOverwritten();
    void everythingIsThereAgainAfterReopening();
    void readersSeeWhatIsCommitted();
};

void TestFiles::migrationsRunInOrderWithACopyBefore()
{
    QTemporaryDir folder;
    const auto path = folder.filePath("m.db").toStdString();
    const auto db = rawConnection(path);
    QVERIFY(migrate(*db, {}, std::span(madeUp).first(1)));
    QVERIFY(!QFile::exists(folder.filePath("m.db.before-1")));
    QVERIFY(migrate(*db, {}, madeUp));
    QCOMPARE(db->ask("PRAGMA user_version"), 3);
    QCOMPARE(db->ask("SELECT sum(z) FROM b"), 60);
    const auto copy = rawConnection(path + ".before-3");
    QCOMPARE(copy->ask("PRAGMA user_version"), 1);
    QCOMPARE(copy->ask("SELECT sum(x) FROM a"), 6);
    // From nothing, and again: the same.
    const auto fresh = rawConnection(folder.filePath("n.db").toStdString());
    QVERIFY(migrate(*fresh, {}, madeUp));
    QVERIFY(migrate(*fresh, {}, madeUp));
    QCOMPARE(fresh->ask("SELECT count(*) FROM a"), db->ask("SELECT count(*) FROM a"));
}

void TestFiles::aBrokenMigrationLeavesTheStepBefore()
{
    QTemporaryDir folder;
    const auto db = rawConnection(folder.filePath("m.db").toStdString());
    const auto done = migrate(*db, {}, broken);
    QVERIFY(!done);
    QVERIFY(!done.error().sentence.empty());
    QCOMPARE(db->ask("PRAGMA user_version"), 2);
    QCOMPARE(db->ask("SELECT count(*) FROM sqlite_schema WHERE name = 'b'"), 0);
    QVERIFY(migrate(*db, {}, madeUp));
    QCOMPARE(db->ask("SELECT sum(z) FROM b"), 60);
}

void TestFiles::migrationsKilledAnywhereGoOn_L25()
{
    ShimVfs vfs("migrating");
    bool finished = false;
    for (std::uint64_t at = 1; !finished; ++at) {
        QTemporaryDir folder;
        const auto path = folder.filePath("m.db").toStdString();
        QVERIFY(migrate(*rawConnection(path), {}, std::span(madeUp).first(1)));
        vfs.failFrom(at);
        {
            auto db = Connection::open(path, vfs.name(), Connection::Mode::ReadWrite);
            finished = db && migrate(**db, vfs.name(), madeUp).has_value();
        }
        vfs.failFrom(0);
        const auto db = rawConnection(path);
        QVERIFY(migrate(*db, {}, madeUp));
        QCOMPARE(db->ask("PRAGMA user_version"), 3);
        QCOMPARE(db->ask("SELECT sum(z) FROM b"), 60);
        QCOMPARE(db->ask("SELECT count(*) FROM a"), 2);
    }
}

void TestFiles::theGoldenDatabasesOpen_L19_data()
{
    QTest::addColumn<QString>("golden");
    for (std::uint32_t version = 1; version <= newestVersion(); ++version) {
        const auto name = "v" + QByteArray::number(version);
        QTest::newRow(name.constData())
            << qEnvironmentVariable("SALVER_SOURCE") + "/tests/store/golden/" + QString::fromLatin1(name);
    }
}

/// Each has changes that wait: they go on waiting, and go.
void TestFiles::theGoldenDatabasesOpen_L19()
{
    QFETCH(QString, golden);
    const auto digest = contentsOf(golden + ".digest").trimmed();
    golden += ".db";
    QVERIFY2(QFile::exists(golden), qPrintable(golden));
    Device device(11, 1);
    device.store.reset();
    QVERIFY(QFile::remove(QString::fromStdString(device.options.path)));
    QVERIFY(QFile::copy(golden, QString::fromStdString(device.options.path)));
    QFile::setPermissions(QString::fromStdString(device.options.path), QFile::ReadOwner | QFile::WriteOwner);
    device.open();
    QVERIFY2(device.store != nullptr, device.error.sentence.c_str());
    QCOMPARE(device.soundness(), std::string());
    QCOMPARE(QByteArray::fromStdString(device.digest()), digest);
    QCOMPARE(device.reader()->search({"golden kiln", 5, 0})->total, 1U);
    QCOMPARE(device.reader()->contests()->size(), 1U);
    QCOMPARE(device.reader()->bin(5)->size(), 1U);
    QCOMPARE(device.state().waiting, 2U);
    device.commit(lineSteps(device.newId(), "written by this build"));
    QCOMPARE(device.store->journal().outbox(teamSpace, Sequence{}, 1U << 20U, 100)->size(), 3U);
    QCOMPARE(device.soundness(), std::string());
}

void TestFiles::aNewerFileIsLeftAsItIs()
{
    Device device(11, 1);
    device.commit(lineSteps(device.newId(), "text"));
    device.store.reset();
    const auto path = QString::fromStdString(device.options.path);
    rawConnection(device.options.path)->execute("PRAGMA user_version = 99");
    const auto before = contentsOf(path);
    const auto names = QDir(device.folder()).entryList(QDir::Files, QDir::Name);
    const auto error = openingError(device.options.path);
    QCOMPARE(error.code, ErrorCode::VersionTooNew);
    QVERIFY(error.sentence.find("Update Salver") != std::string::npos);
    QCOMPARE(contentsOf(path), before);
    // Whoever reads a file with a log makes the log's own two files; nothing may stand in them.
    for (const auto& name : QDir(device.folder()).entryList(QDir::Files, QDir::Name)) {
        const bool lockOrLog = name.endsWith(".lock") || name.endsWith("-shm") || name.endsWith("-wal");
        QVERIFY2(names.contains(name) || lockOrLog, qPrintable(name));
        QVERIFY(!name.endsWith("-wal") || QFileInfo(device.folder() + "/" + name).size() == 0);
    }
    const auto reader = Reader::open(device.options.path);
    QCOMPARE(reader.error().code, ErrorCode::VersionTooNew);
}

void TestFiles::anotherProgramsFileIsRefused()
{
    QTemporaryDir folder;
    const auto path = folder.filePath("other.db").toStdString();
    rawConnection(path)->execute("CREATE TABLE theirs (x)");
    const auto before = contentsOf(QString::fromStdString(path));
    QCOMPARE(openingError(path).code, ErrorCode::Damaged);
    QCOMPARE(contentsOf(QString::fromStdString(path)), before);
}

void TestFiles::noDatabaseAtAll()
{
    QTemporaryDir folder;
    const auto path = folder.filePath("note.txt");
    overwrite(path, 0, QByteArray("This is a letter, not a database. ").repeated(400));
    const auto before = contentsOf(path);
    const auto error = openingError(path.toStdString());
    QCOMPARE(error.code, ErrorCode::Damaged);
    QVERIFY(error.sentence.find("backup") != std::string::npos);
    QCOMPARE(contentsOf(path), before);
    // A folder where the file should be.
    QVERIFY(openingError(folder.path().toStdString()).code != ErrorCode::None);
}

void TestFiles::anEmptiedFileIsNotTakenForANewOne()
{
    QTemporaryDir folder;
    const auto path = folder.filePath("salver.db");
    overwrite(path, 0, {});
    overwrite(folder.filePath("secrets.json"), 0, "{}");
    const auto error = openingError(path.toStdString());
    QCOMPARE(error.code, ErrorCode::Damaged);
    QVERIFY2(error.sentence.find("is empty") != std::string::npos, error.sentence.c_str());
    QCOMPARE(contentsOf(path), QByteArray());
    // Where nobody was signed in an empty file is a beginning.
    QVERIFY(QFile::remove(folder.filePath("secrets.json")));
    QCOMPARE(openingError(path.toStdString()).code, ErrorCode::None);
}

void TestFiles::nobodyElseOnThisMachineReadsIt()
{
    QTemporaryDir folder;
    const auto place = folder.filePath("device");
    QCOMPARE(openingError((place + "/salver.db").toStdString()).code, ErrorCode::None);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther |
                        QFile::ExeOther;
    QVERIFY(!(QFile::permissions(place) & others));
    QVERIFY(!(QFile::permissions(place + "/salver.db") & others));
}

void TestFiles::damagedPagesAreTold()
{
    Device device(11, 1);
    for (int i = 0; i < 200; ++i)
        device.commit(lineSteps(device.newId(), std::string(500, 'd') + std::to_string(i)));
    device.store.reset();
    const auto path = QString::fromStdString(device.options.path);
    const auto size = QFile(path).size();
    for (qint64 at = size / 3; at < size; at += 16 * 4096)
        overwrite(path, at - at % 4096, QByteArray(4096, '\x5a'));
    device.open();
    bool told = device.store == nullptr;
    if (!told) {
        const auto findings = device.store->check();
        told = !findings || !findings->empty();
        if (!findings)
            QCOMPARE(findings.error().code, ErrorCode::Damaged);
    } else {
        QCOMPARE(device.error.code, ErrorCode::Damaged);
    }
    QVERIFY(told);
    // Cut short.
    device.store.reset();
    QVERIFY(QFile::resize(path, size / 2));
    device.open();
    told = device.store == nullptr || !device.store->check() || !device.store->check()->empty();
    QVERIFY(told);
}

void TestFiles::theSecondProcessIsTurnedAway_L38()
{
    Device device(11, 1);
    const auto error = openingError(device.options.path);
    QCOMPARE(error.code, ErrorCode::Busy);
    QVERIFY(error.sentence.find("already open") != std::string::npos);
    device.store.reset();
    QCOMPARE(openingError(device.options.path).code, ErrorCode::None);
}

void TestFiles::twoProcessesInTurnLeaveNoGap_L29()
{
    Device device(11, 1);
    Log log;
    device.store.reset();
    for (std::uint64_t i = 1; i <= 20; ++i) {
        device.open();
        QVERIFY(device.store != nullptr);
        const auto outcome = device.commit(lineSteps(device.newId(), "in turn"));
        QCOMPARE(raw(outcome.change.sequence), i);
        // What was sent leaves the outbox; the count goes on all the same.
        if (i % 7 == 0)
            device.push(log);
        QCOMPARE(openingError(device.options.path).code, ErrorCode::Busy);
        device.store.reset();
    }
    device.open();
    QCOMPARE(raw(device.state().lastSequence), 20U);
    QCOMPARE(device.soundness(), std::string());
}

void TestFiles::aFolderThatCannotBeWritten()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("locked"));
    const auto locked = folder.filePath("locked");
    QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther
                                             | QFile::ExeOther);
    QFile::setPermissions(locked, QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
    // The administrator may write anywhere; for this test it steps down to nobody.
    constexpr uid_t nobody = 65534;
    const bool administrator = geteuid() == 0;
    if (administrator)
        QCOMPARE(seteuid(nobody), 0);
    const auto made = openingError((locked + "/salver.db").toStdString());
    const auto deep = openingError((locked + "/deeper/salver.db").toStdString());
    if (administrator)
        QCOMPARE(seteuid(0), 0);
    QCOMPARE(made.code, ErrorCode::ReadOnly);
    QCOMPARE(deep.code, ErrorCode::ReadOnly);
    QVERIFY(made.sentence.find("permissions") != std::string::npos);
    QFile::setPermissions(locked, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestFiles::aFullDiskLosesNothing()
{
    ShimVfs vfs("full");
    Device device(11, 1, vfs.name());
    const auto first = device.newId();
    device.commit(lineSteps(first, "saved before"));
    std::uint64_t saved = 1;
    // Less and less room: each commit is whole or not there.
    for (std::int64_t room = 400'000; room >= 0; room -= 7'919) {
        vfs.setRoom(room);
        const auto outcome = device.store->commit({teamSpace, lineSteps(device.newId(), std::string(60'000, 'f'))});
        vfs.setRoom(-1);
        if (outcome) {
            ++saved;
        } else {
            QCOMPARE(outcome.error().code, ErrorCode::DiskFull);
            QVERIFY(outcome.error().sentence.find("Make some room") != std::string::npos);
        }
        QCOMPARE(linesIn(device), saved);
        QCOMPARE(raw(device.state().lastSequence), saved);
    }
    QVERIFY(saved > 1);
    // With room again everything goes on.
    device.commit(lineSteps(device.newId(), "saved after"));
    QCOMPARE(device.value(first, line::text), std::string("saved before"));
    QCOMPARE(device.soundness(), std::string());
}

void TestFiles::anyFailedOperationLosesNothing()
{
    ShimVfs vfs("failing");
    Device device(11, 1, vfs.name());
    device.options.durable = true;
    device.reopen();
    const auto text = device.newId();
    device.commit(lineSteps(text, "0"));
    std::string expected = "0";
    for (std::uint64_t at = 1; at < 60; ++at) {
        vfs.failFrom(at);
        const auto outcome = device.store->commit({teamSpace, {SpliceText{text, line::kind, line::text, 0, 0, "x"},
                                                               SetField{text, line::kind, line::lane,
                                                                        at % 2 == 0 ? "work" : "service"}}});
        vfs.failFrom(0);
        if (outcome)
            expected = "x" + expected;
        else
            QCOMPARE(outcome.error().code, ErrorCode::Io);
        // A commit that failed in its sync may be there after all once the file is opened again; never half of it.
        if (!outcome)
            device.reopen();
        QVERIFY(device.store);
        const auto now = device.value(text, line::text);
        QVERIFY2(now == expected || now == "x" + expected, now.c_str());
        expected = now;
        QCOMPARE(device.reader()->document(text, line::text)->text(), now);
    }
    QCOMPARE(device.soundness(), std::string());
}

void TestFiles::killedAtAnyMoment_L18_L30()
{
    Device device(11, 1);
    device.store.reset();
    QStringList told;
    for (int round = 0; round < 6; ++round) {
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(),
                     {"--write-for-ever", QString::fromStdString(device.options.path)});
        QVERIFY(writer.waitForStarted());
        const int lines = 3 + round * 7;
        while (writer.bytesAvailable() < lines * 37)
            QVERIFY(writer.waitForReadyRead(30'000));
        writer.kill();
        writer.waitForFinished();
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        const auto output = QString::fromLatin1(writer.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts);
        for (const auto& id : output) {
            if (id.size() == 36)
                told.append(id);
        }
        device.open();
        QVERIFY2(device.store != nullptr, device.error.sentence.c_str());
        QCOMPARE(device.soundness(), std::string());
        const auto reader = device.reader();
        for (const auto& id : std::as_const(told))
            QVERIFY2(reader->entity(*EntityId::parse(id.toStdString())), "what was told saved is gone");
        QVERIFY(linesIn(device) <= static_cast<std::uint64_t>(told.size()) + static_cast<std::uint64_t>(round) + 1);
        device.store.reset();
    }
    QVERIFY(told.size() > 30);
}

void TestFiles::backupsAreWholeAndNotOverwritten()
{
    Device device(11, 1);
    const auto id = device.newId();
    device.commit(lineSteps(id, "in the backup"));
    const auto path = (device.folder() + "/copy.db").toStdString();
    QVERIFY(device.store->backupTo(path));
    device.commit({SpliceText{id, line::kind, line::text, 0, 0, "not "}});
    QVERIFY(!device.store->backupTo(path));
    const auto reader = Reader::open(path);
    QCOMPARE((*reader)->entity(id)->value(line::text), std::string("in the backup"));
    QVERIFY(!QFile::exists(QString::fromStdString(path + ".making")));
    QVERIFY(!device.store->backupTo("/no/such/folder/copy.db"));
}

void TestFiles::everythingIsThereAgainAfterReopening()
{
    Device device(11, 1);
    Log log;
    Device other(12, 2);
    const auto id = device.newId();
    device.commit(lineSteps(id, "one"));
    device.sync(log);
    other.sync(log);
    other.commit({SpliceText{id, line::kind, line::text, 3, 0, " two"}});
    other.push(log);
    device.pull(log);
    device.commit({SpliceText{id, line::kind, line::text, 7, 0, " three"}});
    const auto before = device.state();
    const auto digest = device.digest();
    device.reopen();
    QCOMPARE(device.digest(), digest);
    QCOMPARE(device.store->user(), device.user());
    QCOMPARE(device.state().replica, before.replica);
    QCOMPARE(device.state().lastSequence, before.lastSequence);
    QCOMPARE(device.state().running, before.running);
    QCOMPARE(device.state().waiting, 1U);
    // What it has seen is remembered: a deletion written now covers the other's edit.
    device.commit({RemoveEntity{id, line::kind}});
    QCOMPARE(device.reader()->entity(id)->presence, Presence::Binned);
    device.sync(log);
    other.sync(log);
    QCOMPARE(other.reader()->entity(id)->presence, Presence::Binned);
    QVERIFY(device.store->note("A sentence for the log."));
    for (int i = 0; i < 510; ++i)
        QVERIFY(device.store->note("n" + std::to_string(i)));
    QCOMPARE(device.reader()->log(1000)->size(), 500U);
}

void TestFiles::readersSeeWhatIsCommitted()
{
    Device device(11, 1);
    const auto reader = device.reader();
    const auto id = device.newId();
    device.commit(lineSteps(id, "seen"));
    QCOMPARE(reader->entity(id)->value(line::text), std::string("seen"));
    QCOMPARE(reader->digest(teamSpace)->toHex(), device.digest());
    QCOMPARE(reader->digest(otherSpace).error().code, ErrorCode::NotFound);
    QCOMPARE(reader->entity(device.newId()).error().code, ErrorCode::NotFound);
    QVERIFY(!Reader::open((device.folder() + "/nothing.db").toStdString()));
}

namespace {

/// Makes the golden database of this version; run once a version, before it is released.
void writeGolden(const QString& folder)
{
    Device device(11, 1);
    Device other(12, 2);
    Log log;
    const auto theClient = device.newId();
    const auto theLine = device.newId();
    device.commit({SetField{theClient, client::kind, client::name, "Golden & Daughters"},
                   SpliceText{theClient, client::kind, client::about, 0, 0, std::string(9000, 'g') + " kiln"}});
    device.commit({SetField{theLine, line::kind, line::client, theClient.toString()},
                   SpliceText{theLine, line::kind, line::text, 0, 0, "The golden kiln 🙂"}});
    const auto binned = device.newId();
    device.commit(lineSteps(binned, "in the bin"));
    device.sync(log);
    other.sync(log);
    device.set(theClient, client::kind, client::name, "Golden & Daughters Ltd");
    other.set(theClient, client::kind, client::name, "Golden and Daughters");
    other.commit({SpliceText{theLine, line::kind, line::text, 4, 6, "silver, no: golden"}});
    other.push(log);
    device.sync(log);
    device.commit({RemoveEntity{binned, line::kind}});
    for (int i = 0; i < 5; ++i)
        device.commit({SpliceText{theClient, client::kind, client::about, 0, 0, "typed "}});
    device.push(log);
    device.commit({SpliceText{theLine, line::kind, line::text, 0, 0, "Waiting. "}});
    device.commit({SpliceText{theClient, client::kind, client::about, 0, 0, "Waiting. "}});
    const auto digest = device.digest();
    device.store.reset();
    // Small pages, for a small file.
    rawConnection(device.options.path)->execute("PRAGMA journal_mode = DELETE; PRAGMA page_size = 1024; VACUUM");
    const auto name = folder + "/v" + QString::number(newestVersion());
    QFile::remove(name + ".db");
    QFile::copy(QString::fromStdString(device.options.path), name + ".db");
    QFile file(name + ".digest");
    if (file.open(QIODevice::WriteOnly))
        file.write(QByteArray::fromStdString(digest + "\n"));
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == "--write-for-ever")
        return writeForEver(arguments[2].toStdString());
    if (arguments.size() == 3 && arguments[1] == "--write-golden") {
        writeGolden(arguments[2]);
        return 0;
    }
    TestFiles test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_files.moc"
