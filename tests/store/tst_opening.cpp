// SPDX-License-Identifier: Apache-2.0
// A start where nothing can be written, and one with a damaged file: what was saved stays readable, and what was never
// sent goes into a fresh file and to the server.
#include "store/connection.h"
#include "store/fixture.h"
#include "store/opening.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <sys/mount.h>
#include <unistd.h>

using namespace salver;
using namespace salver::test;
using namespace salver::store;

namespace {

namespace line = model::line;

EntityId addLine(Device& device, const std::string& text, const SpaceId& space = teamSpace)
{
    const auto id = device.newId();
    device.commit({SetField{id, line::kind, line::type, "text"}, SpliceText{id, line::kind, line::text, 0, 0, text}},
                  space);
    return id;
}

Result<Opened> openAgain(const std::string& path)
{
    static SetClock clock;
    static SeededRandom random(5);
    return openWhatIsThere({path, {}, false, true}, clock, random);
}

std::vector<std::uint64_t> linesIn(const Opened& opened, const std::string& path)
{
    Select select;
    select.kind = line::kind;
    return {openReader(path, opened.onlyReadable.has_value()).value()->count(select).value()};
}

/// As nobody, where the test runs as the administrator, who may write anywhere.
class AsNobody {
public:
    AsNobody() : m_administrator(geteuid() == 0)
    {
        if (m_administrator && seteuid(65534) != 0)
            qFatal("cannot step down");
    }
    ~AsNobody()
    {
        if (m_administrator && seteuid(0) != 0)
            qFatal("cannot step up again");
    }

private:
    bool m_administrator;
};

constexpr auto readable = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
constexpr auto readOnly = readable | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;

QStringList filesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::Files, QDir::Name);
}

/// Everybody may read the folder and what is in it, nobody may write.
void lockUp(const QString& folder)
{
    for (const auto& name : filesIn(folder))
        QFile::setPermissions(folder + '/' + name, readable);
    QFile::setPermissions(folder, readOnly);
}

std::string textOf(const Opened& opened, const std::string& path, const EntityId& id)
{
    const auto row = openReader(path, opened.onlyReadable.has_value()).value()->entity(id);
    return row ? row->value(line::text) : "(none)";
}

/// The pages with a table's or an index's rows.
std::vector<std::int64_t> pagesOf(const std::string& path, const char* table)
{
    std::vector<std::int64_t> pages;
    auto db = std::move(*Connection::open(path, {}, Connection::Mode::ReadWrite));
    auto rows = db->useBuilt(std::string("SELECT pageno FROM dbstat WHERE name = '") + table
                             + "' AND pagetype = 'leaf' ORDER BY pageno");
    while (rows.step())
        pages.push_back(rows.integer(0));
    return pages;
}

void spoilPage(const std::string& path, std::int64_t page)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek((page - 1) * 8192));
    file.write(QByteArray(8192, '\x5a'));
}

} // namespace

class TestOpening : public QObject {
    Q_OBJECT

private slots:
    void aFolderThatIsReadOnlyCanBeRead();
    void aLogThatWasNotFoldedInIsReadToo();
    void aDiskThatIsFullCanBeRead();
    void twoNeverReadAndWriteAtOnce();
    void unsentChangesOfADamagedFileAreSent();
    void everyPageThatCanBeReadIsSaved();
    void whatOnlyThisDeviceHasIsThereAgain();
    void damageMetWhileOpenIsSettledAtTheNextStart();
    void aSalvageCutAnywhereGoesOn();
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

/// A copy of the files as they stand while somebody writes: as after a kill.
QString copiedAsKilled(const Device& device, const QTemporaryDir& into)
{
    const auto from = QString::fromStdString(device.options.path);
    for (const auto* end : {"", "-wal", "-shm"})
        QFile::copy(from + QString::fromLatin1(end), into.filePath("salver.db") + QString::fromLatin1(end));
    return into.filePath("salver.db");
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

/// A small file system of its own for as long as it lives.
class SmallDisk {
public:
    explicit SmallDisk(const QString& place)
        : m_place(place.toUtf8()), m_there(::mount("none", m_place.constData(), "tmpfs", 0, "size=3m") == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_there)
            ::umount2(m_place.constData(), MNT_DETACH);
    }
    [[nodiscard]] bool there() const { return m_there; }

private:
    QByteArray m_place;
    bool m_there;
};

/// On a small file system of its own, filled to the last byte.
void TestOpening::aDiskThatIsFullCanBeRead()
{
    QTemporaryDir place;
    const SmallDisk disk(place.path());
    if (!disk.there())
        QSKIP("a file system of its own needs the administrator");
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

void TestOpening::unsentChangesOfADamagedFileAreSent()
{
    Device device(11, 1);
    Device other(12, 2);
    Log log;
    for (int i = 0; i < 300; ++i)
        addLine(device, std::string(200, 's') + std::to_string(i));
    device.sync(log);
    std::vector<EntityId> unsent;
    for (int i = 0; i < 40; ++i)
        unsent.push_back(addLine(device, "unsent " + std::to_string(i)));
    device.store.reset();
    const auto path = device.options.path;
    // Where the entities stand nothing can be read; opening walks over them.
    for (const auto page : pagesOf(path, "entity"))
        spoilPage(path, page);
    for (const auto page : pagesOf(path, "entity_id"))
        spoilPage(path, page);
    QCOMPARE([&] { device.open(); return device.error.code; }(), ErrorCode::Damaged);
    auto opened = openAgain(path);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().sentence.c_str());
    QVERIFY(opened->salvage);
    QCOMPARE(opened->salvage->saved, 40U);
    QCOMPARE(opened->salvage->lost, 0U);
    QVERIFY(opened->salvage->sentence().find("40 changes that only this device had were saved") != std::string::npos);
    QVERIFY(QFile::exists(QString::fromStdString(opened->salvage->keptAs)));
    device.store = std::move(opened->store);
    QCOMPARE(device.state().waiting, 40U);
    device.pull(log);
    QVERIFY(device.store->journal().finishRebuild(teamSpace));
    QVERIFY(device.store->journal().finishRebuild(privateSpace));
    device.sync(log);
    other.sync(log);
    QCOMPARE(device.state().waiting, 0U);
    for (std::size_t i = 0; i < unsent.size(); ++i)
        QCOMPARE(other.value(unsent[i], line::text), "unsent " + std::to_string(i));
    QCOMPARE(device.digest(), other.digest());
    QCOMPARE(device.soundness(), std::string());
    bool noted = false;
    const auto notes = device.reader()->log(20);
    for (const auto& row : *notes)
        noted = noted || row.text.find("was damaged") != std::string::npos;
    QVERIFY(noted);
    // The damaged file is nobody's to delete, however often one starts.
    device.reopen();
    QVERIFY(QFile::exists(QString::fromStdString(path + ".damaged")));
}

/// One page after the other of the two tables that hold what is unsent: what stands elsewhere is saved.
void TestOpening::everyPageThatCanBeReadIsSaved()
{
    Device device(11, 1);
    for (int i = 0; i < 300; ++i)
        addLine(device, std::string(150, 'u') + std::to_string(i));
    device.store.reset();
    for (const auto* table : {"change", "change_bytes"}) {
        const auto pages = pagesOf(device.options.path, table);
        QVERIFY(pages.size() > 2);
        for (const auto page : pages) {
            QTemporaryDir folder;
            const auto path = folder.filePath("salver.db");
            QVERIFY(QFile::copy(QString::fromStdString(device.options.path), path));
            spoilPage(path.toStdString(), page);
            // Nobody meets this page at an opening; whoever did left word.
            QFile doubt(path + ".doubt");
            QVERIFY(doubt.open(QIODevice::WriteOnly));
            const auto opened = openAgain(path.toStdString());
            QVERIFY2(opened && opened->salvage, opened ? "no salvage" : opened.error().sentence.c_str());
            const auto& salvage = *opened->salvage;
            // A row of `change` that is gone is no loss: the bytes say who wrote what.
            if (qstrcmp(table, "change") == 0) {
                QCOMPARE(salvage.saved, 300U);
            } else {
                QCOMPARE(salvage.saved + salvage.lost, 300U);
                QVERIFY2(salvage.lost > 0 && salvage.lost < 150, std::to_string(salvage.lost).c_str());
            }
        }
    }
}

void TestOpening::whatOnlyThisDeviceHasIsThereAgain()
{
    QTemporaryDir folder;
    const auto path = folder.filePath("salver.db").toStdString();
    std::vector<EntityId> lines;
    {
        auto opened = openAgain(path);
        QVERIFY(opened->store->useLocally("Priya"));
        const auto spaces = openReader(path, false).value()->spaces();
        SeededRandom random(9);
        for (int i = 0; i < 50; ++i) {
            lines.push_back(EntityId(uuidV7(WallMs{1'778'752'800'000 + i}, random)));
            QVERIFY(opened->store->commit({spaces->front().id, {SetField{lines.back(), line::kind, line::type, "text"},
                                           SpliceText{lines.back(), line::kind, line::text, 0, 0, "alone"}}}));
        }
    }
    for (const auto page : pagesOf(path, "entity"))
        spoilPage(path, page);
    for (const auto page : pagesOf(path, "entity_id"))
        spoilPage(path, page);
    const auto opened = openAgain(path);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().sentence.c_str());
    QVERIFY(opened->salvage && opened->salvage->alone);
    QVERIFY(opened->salvage->sentence().find("next sync") == std::string::npos);
    for (const auto& id : lines)
        QCOMPARE(textOf(*opened, path, id), std::string("alone"));
    QVERIFY(opened->store->check()->empty());
}

void TestOpening::damageMetWhileOpenIsSettledAtTheNextStart()
{
    Device device(11, 1);
    for (int i = 0; i < 200; ++i)
        addLine(device, std::string(200, 'm') + std::to_string(i));
    device.store.reset();
    const auto path = device.options.path;
    const auto pages = pagesOf(path, "change_bytes");
    spoilPage(path, pages[pages.size() / 2]);
    {
        const auto opened = openAgain(path);
        QVERIFY(opened && !opened->salvage);
        QCOMPARE(opened->store->journal().outbox(teamSpace, Sequence{}, 1U << 30U, 1000).error().code,
                 ErrorCode::Damaged);
    }
    const auto opened = openAgain(path);
    QVERIFY(opened && opened->salvage);
    QVERIFY(opened->salvage->saved > 150);
    QVERIFY(!QFile::exists(QString::fromStdString(path + ".doubt")));
}

void TestOpening::aSalvageCutAnywhereGoesOn()
{
    Device device(11, 1);
    const auto id = addLine(device, "unsent");
    device.store.reset();
    const auto path = QString::fromStdString(device.options.path);
    const auto good = QFile(path).size();
    // The fresh file is whole, the damaged one still in its place, its log too.
    QVERIFY(QFile::copy(path, path + ".salvaged"));
    spoilPage(device.options.path, 1);
    QFile log(path + "-wal");
    QVERIFY(log.open(QIODevice::WriteOnly));
    log.write("of the damaged one");
    log.close();
    const auto opened = openAgain(device.options.path);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().sentence.c_str());
    QCOMPARE(textOf(*opened, device.options.path, id), std::string("unsent"));
    QVERIFY(!QFile::exists(path + ".salvaged"));
    QCOMPARE(QFile(path + ".damaged").size(), good);
    QVERIFY(QFile::exists(path + ".damaged-wal"));
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
