// SPDX-License-Identifier: Apache-2.0
// A start where nothing can be written, or where the file is no database: what was saved stays as it is, and readable.
#include "store/open_database.h"
#include "store/opening_fixture.h"

using namespace salver;
using namespace salver::test;
using namespace salver::store;

class TestOpening : public QObject {
    Q_OBJECT

private slots:
    void aFolderThatIsReadOnlyCanBeRead();
    void aLogThatWasNotFoldedInIsReadToo();
    void aDiskThatIsFullCanBeRead();
    void twoNeverReadAndWriteAtOnce();
    void anEmptiedFileKeepsItsLog();
    void whatIsNotOursIsLeftAlone();
};

void TestOpening::aFolderThatIsReadOnlyCanBeRead()
{
    Device device(11, 1);
    const auto id = addLine(device, "saved before");
    device.store.reset();
    const auto path = device.options.path;
    lockUp(device.folder());
    const auto files = filesIn(device.folder());
    {
        const AsNobody nobody;
        auto opened = openAgain(path);
        QVERIFY2(opened.has_value(), opened ? "" : opened.error().sentence.c_str());
        QVERIFY(opened->onlyReadable);
        QVERIFY(opened->onlyReadable->sentence.find("can be read") != std::string::npos);
        QCOMPARE(textOf(*opened, path, id), std::string("saved before"));
        const auto refused = opened->store->commit({teamSpace, {SetField{id, line::kind, line::type, "quote"}}});
        QCOMPARE(refused.error().code, opened->onlyReadable->code);
        QCOMPARE(refused.error().sentence, opened->onlyReadable->sentence);
        QCOMPARE(opened->store->note("no").error().sentence, opened->onlyReadable->sentence);
        QCOMPARE(linesIn(*opened, path).front(), 1U);
    }
    QCOMPARE(filesIn(device.folder()), files);
    QFile::setPermissions(device.folder(), readOnly | QFile::WriteOwner);
    // Writable again, it is as ever.
    auto opened = openAgain(path);
    QVERIFY(opened && !opened->onlyReadable);
}

void TestOpening::aLogThatWasNotFoldedInIsReadToo()
{
    Device device(11, 1);
    const auto id = addLine(device, "only in the log");
    QTemporaryDir folder;
    const auto path = copiedAsKilled(device, folder);
    QVERIFY(QFileInfo(path + "-wal").size() > 0);
    lockUp(folder.path());
    {
        const AsNobody nobody;
        const auto opened = openAgain(path.toStdString());
        QVERIFY2(opened.has_value(), opened ? "" : opened.error().sentence.c_str());
        QVERIFY(opened->onlyReadable);
        QCOMPARE(textOf(*opened, path.toStdString(), id), std::string("only in the log"));
    }
    QFile::setPermissions(folder.path(), readOnly | QFile::WriteOwner);
}

/// On a small file system of its own, filled to the last byte.
void TestOpening::aDiskThatIsFullCanBeRead()
{
    QTemporaryDir place;
    const SmallDisk disk(place.path());
    if (!disk.there())
        QSKIP("A small file system could not be mounted; that needs the administrator.");
    Device device(11, 1);
    const auto id = addLine(device, "saved before");
    const auto logged = addLine(device, "in the log");
    for (const bool killed : {false, true}) {
        QTemporaryDir folder(place.filePath("XXXXXX"));
        if (!killed)
            device.store.reset();
        const auto path = copiedAsKilled(device, folder).toStdString();
        {
            QFile rest(folder.filePath("rest"));
            QVERIFY(rest.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
            while (rest.write(QByteArray(4096, 'r')) == 4096) {
            }
            auto opened = openAgain(path);
            QVERIFY2(opened.has_value(), opened ? "" : opened.error().sentence.c_str());
            // Where the log's files are there already, it takes a commit to find out.
            QVERIFY(opened->onlyReadable || killed);
            QVERIFY(killed || opened->onlyReadable->code == ErrorCode::DiskFull);
            QCOMPARE(textOf(*opened, path, id), std::string("saved before"));
            QCOMPARE(textOf(*opened, path, logged), std::string("in the log"));
            const auto refused = opened->store->commit({teamSpace, {SetField{id, line::kind, line::type, "quote"}}});
            QVERIFY(!refused);
            QVERIFY(refused.error().sentence.find("Make some room") != std::string::npos);
        }
        QVERIFY(QFile::remove(folder.filePath("rest")));
        auto opened = openAgain(path);
        QVERIFY2(opened && !opened->onlyReadable, "there is room again");
        QVERIFY(opened->store->commit({teamSpace, {SetField{id, line::kind, line::type, "quote"}}}));
        opened->store.reset();
        device.open();
    }
}

void TestOpening::twoNeverReadAndWriteAtOnce()
{
    Device device(11, 1);
    addLine(device, "here");
    lockUp(device.folder());
    {
        const AsNobody nobody;
        QCOMPARE(openAgain(device.options.path).error().code, ErrorCode::Busy);
    }
    QFile::setPermissions(device.folder(), readOnly | QFile::WriteOwner);
    QCOMPARE(openAgain(device.options.path).error().code, ErrorCode::Busy);
}

/// SQLite deletes the log of an empty file, even when it only reads.
void TestOpening::anEmptiedFileKeepsItsLog()
{
    Device device(11, 1);
    addLine(device, "only in the log");
    for (const bool doubted : {false, true}) {
        QTemporaryDir folder;
        const auto path = copiedAsKilled(device, folder);
        const auto log = bytesOf(path + "-wal");
        QVERIFY(log.size() > 4096);
        QVERIFY(QFile::resize(path, 0));
        if (doubted)
            leaveWord(path.toStdString());
        QCOMPARE(openAgain(path.toStdString()).error().code, ErrorCode::Damaged);
        QVERIFY(bytesOf(path + "-wal") == log);
        // Nor does reading alone cost it.
        SetClock clock;
        SeededRandom random(5);
        const Error why{ErrorCode::DiskFull, "full", true};
        QCOMPARE(openForReadingAlone({path.toStdString(), {}, false, true}, why, clock, random).error().code,
                 ErrorCode::Damaged);
        QVERIFY(bytesOf(path + "-wal") == log);
    }
}

void TestOpening::whatIsNotOursIsLeftAlone()
{
    QTemporaryDir folder;
    const auto path = folder.filePath("salver.db");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("This is a letter, not a database. ").repeated(400));
    file.close();
    QCOMPARE(openAgain(path.toStdString()).error().code, ErrorCode::Damaged);
    auto files = filesIn(folder.path());
    files.removeAll("salver.db.lock");
    QCOMPARE(files, QStringList{"salver.db"});
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("This is a letter"));
}

QTEST_GUILESS_MAIN(TestOpening)
#include "tst_opening.moc"
