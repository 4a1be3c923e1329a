// SPDX-License-Identifier: Apache-2.0
// A start with a damaged file: what was never sent goes into a fresh file and to the server.
#include "store/journal.h"
#include "store/opening_fixture.h"
#include "store/salvage.h"

using namespace salver;
using namespace salver::test;
using namespace salver::store;

class TestSalvage : public QObject {
    Q_OBJECT

private slots:
    void unsentChangesOfADamagedFileAreSent();
    void everyPageThatCanBeReadIsSaved();
    void whatOnlyThisDeviceHasIsThereAgain();
    void aSalvageCutAnywhereGoesOn();
    void whatOnlyThisDeviceHasIsThereAfterACut();
    void whatWasMadeBeforeSigningInIsMovedAllTheSame();
    void changesOfASpaceThatCannotBeReadAreSent();
    void whereNobodyKnowsTheSpaceNothingIsTouched();
    void twoThatMetDamageSaveItOnce();
    void whatARestoredServerLacksIsToldAndKept();
    void damageMetWhileOpenIsSettledAtTheNextStart();
    void damageIsSettledOnceThereIsRoom();
};

void TestSalvage::unsentChangesOfADamagedFileAreSent()
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
    spoilEntities(path);
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
    QVERIFY(notesOf(path).find("was damaged") != std::string::npos);
    // The damaged file is nobody's to delete, however often one starts.
    device.reopen();
    QVERIFY(QFile::exists(QString::fromStdString(path + ".damaged")));
}

/// One page after the other of the two tables that hold what is unsent: what stands elsewhere is saved.
void TestSalvage::everyPageThatCanBeReadIsSaved()
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
            leaveWord(path.toStdString());
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

void TestSalvage::whatOnlyThisDeviceHasIsThereAgain()
{
    QTemporaryDir folder;
    const auto path = folder.filePath("salver.db").toStdString();
    const auto lines = writeAlone(path, 50);
    QCOMPARE(lines.size(), 50U);
    spoilEntities(path);
    const auto opened = openAgain(path);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().sentence.c_str());
    QVERIFY(opened->salvage && opened->salvage->alone);
    QVERIFY(opened->salvage->sentence().find("next sync") == std::string::npos);
    for (const auto& id : lines)
        QCOMPARE(textOf(*opened, path, id), std::string("alone"));
    QVERIFY(opened->store->check()->empty());
}

void TestSalvage::aSalvageCutAnywhereGoesOn()
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

void TestSalvage::whatOnlyThisDeviceHasIsThereAfterACut()
{
    QTemporaryDir folder;
    const auto path = folder.filePath("salver.db").toStdString();
    const auto lines = writeAlone(path, 20);
    spoilEntities(path);
    SetClock clock;
    SeededRandom random(6);
    const OpenOptions options{path, {}, false, true};
    // The power goes once the fresh file stands in its place, and nobody has opened it.
    QVERIFY(salvage(options, clock, random));
    const auto opened = openAgain(path);
    QVERIFY(opened && !opened->salvage);
    for (const auto& id : lines)
        QCOMPARE(textOf(*opened, path, id), std::string("alone"));
    const auto notes = notesOf(path);
    QVERIFY2(notes.find("20 changes that only this device had were saved") != std::string::npos, notes.c_str());
    QVERIFY2(notes.find("rebuilt from the server") == std::string::npos, notes.c_str());
}

void TestSalvage::whatWasMadeBeforeSigningInIsMovedAllTheSame()
{
    QTemporaryDir folder;
    const auto path = folder.filePath("salver.db").toStdString();
    QCOMPARE(writeAlone(path, 20).size(), 20U);
    QVERIFY(openAgain(path)->store->bind(UserId(uuidOf(11)), "priya", "Priya Nair", "http://test"));
    spoilEntities(path);
    const auto opened = openAgain(path);
    QVERIFY(opened && opened->salvage && !opened->salvage->alone);
    // The first sync.
    QVERIFY(opened->store->journal().setSpaces({{privateSpace, "Private", SpacePurpose::Private, Role::Lead, {}}}));
    QCOMPARE(linesIn(*opened, path).front(), 20U);
    const auto spaces = opened->store->journal().spaces();
    QCOMPARE(spaces->size(), 1U);
    QVERIFY(spaces->front().waiting > 0);
    Select select;
    select.kind = line::kind;
    const auto rows = openReader(path, false).value()->select(select);
    for (const auto& row : *rows)
        QCOMPARE(row.value(line::text), std::string("alone"));
}

void TestSalvage::changesOfASpaceThatCannotBeReadAreSent()
{
    Device device(11, 1);
    Device other(12, 2);
    Log log;
    addLine(device, "sent");
    device.sync(log);
    std::vector<EntityId> unsent;
    for (int i = 0; i < 30; ++i)
        unsent.push_back(addLine(device, "unsent " + std::to_string(i)));
    device.store.reset();
    for (const auto page : pagesOf(device.options.path, "space"))
        spoilPage(device.options.path, page);
    auto opened = openAgain(device.options.path);
    QVERIFY2(opened && opened->salvage, opened ? "no salvage" : opened.error().sentence.c_str());
    QCOMPARE(opened->salvage->saved, 30U);
    QCOMPARE(opened->salvage->lost, 0U);
    device.store = std::move(opened->store);
    QCOMPARE(device.state().waiting, 30U);
    device.joinTeam(Role::Member);
    QCOMPARE(device.state().name, std::string("Brightwater team"));
    device.pull(log);
    QVERIFY(device.store->journal().finishRebuild(teamSpace));
    device.sync(log);
    other.sync(log);
    for (std::size_t i = 0; i < unsent.size(); ++i)
        QCOMPARE(other.value(unsent[i], line::text), "unsent " + std::to_string(i));
    QCOMPARE(log.items.size(), 31U);
    QCOMPARE(device.digest(), other.digest());
    QCOMPARE(device.soundness(), std::string());
}

void TestSalvage::whereNobodyKnowsTheSpaceNothingIsTouched()
{
    QTemporaryDir folder;
    const auto path = folder.filePath("salver.db").toStdString();
    QCOMPARE(writeAlone(path, 20).size(), 20U);
    for (const auto page : pagesOf(path, "space"))
        spoilPage(path, page);
    const auto name = QString::fromStdString(path);
    const auto before = bytesOf(name);
    const auto opened = openAgain(path);
    QVERIFY(!opened);
    QVERIFY2(opened.error().sentence.find("where some of it belongs") != std::string::npos,
             opened.error().sentence.c_str());
    QVERIFY(bytesOf(name) == before);
    QVERIFY(!QFile::exists(name + ".damaged"));
    QVERIFY(!QFile::exists(name + ".salvaging"));
}

void TestSalvage::twoThatMetDamageSaveItOnce()
{
    Device device(11, 1);
    addLine(device, "unsent");
    device.store.reset();
    spoilEntities(device.options.path);
    SetClock clock;
    SeededRandom random(5);
    // Both have been refused for damage; one comes after the other.
    const auto first = salvageWhereDamaged(device.options, clock, random);
    const auto second = salvageWhereDamaged(device.options, clock, random);
    QVERIFY(first && first->has_value());
    QVERIFY(second && !second->has_value());
    const auto path = QString::fromStdString(device.options.path);
    QVERIFY(QFile::exists(path + ".damaged"));
    QVERIFY(!QFile::exists(path + ".damaged-2"));
}

void TestSalvage::whatARestoredServerLacksIsToldAndKept()
{
    Device device(11, 1);
    Device other(12, 2);
    Log log;
    addLine(device, "before");
    device.sync(log);
    addLine(device, "own, after the backup");
    device.sync(log);
    addLine(other, "theirs, after the backup");
    other.sync(log);
    device.sync(log);
    QVERIFY(device.store->journal().rewind(teamSpace, Cursor{1}, Epoch{78}));
    addLine(device, "never sent");
    device.store.reset();
    spoilEntities(device.options.path);
    const auto opened = openAgain(device.options.path);
    QVERIFY2(opened && opened->salvage, opened ? "no salvage" : opened.error().sentence.c_str());
    QCOMPARE(opened->salvage->saved, 1U);
    QCOMPARE(opened->salvage->lost, 0U);
    QCOMPARE(opened->salvage->aside, 2U);
    const auto sentence = opened->salvage->sentence();
    QVERIFY2(sentence.find("2 changes that the restored server may lack") != std::string::npos, sentence.c_str());
    const auto kept = openReader(device.options.path, false).value()->leftovers();
    QCOMPARE(kept->size(), 2U);
    QCOMPARE(kept->front().spaceName, std::string("Brightwater team"));
}

void TestSalvage::damageMetWhileOpenIsSettledAtTheNextStart()
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

void TestSalvage::damageIsSettledOnceThereIsRoom()
{
    QTemporaryDir place;
    const SmallDisk disk(place.path(), "size=12m");
    if (!disk.there())
        QSKIP("A small file system could not be mounted; that needs the administrator.");
    Device device(11, 1);
    for (int i = 0; i < 200; ++i)
        addLine(device, std::string(200, 'm') + std::to_string(i));
    device.store.reset();
    QTemporaryDir folder(place.filePath("XXXXXX"));
    const auto path = copiedAsKilled(device, folder);
    const auto pages = pagesOf(path.toStdString(), "change_bytes");
    spoilPage(path.toStdString(), pages[pages.size() / 2]);
    leaveWord(path.toStdString());
    QFile(path + ".lock").open(QIODevice::WriteOnly);
    {
        QFile rest(folder.filePath("rest"));
        QVERIFY(rest.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (rest.write(QByteArray(4096, 'r')) == 4096) {
        }
    }
    const auto before = bytesOf(path);
    {
        const auto opened = openAgain(path.toStdString());
        QVERIFY2(opened.has_value(), opened ? "" : opened.error().sentence.c_str());
        QVERIFY(opened->onlyReadable);
        QCOMPARE(opened->onlyReadable->code, ErrorCode::DiskFull);
        QCOMPARE(linesIn(*opened, path.toStdString()).front(), 200U);
    }
    QVERIFY(bytesOf(path) == before);
    QVERIFY(QFile::exists(path + ".doubt"));
    QVERIFY(QFile::remove(folder.filePath("rest")));
    const auto opened = openAgain(path.toStdString());
    QVERIFY2(opened && opened->salvage,
             !opened ? opened.error().sentence.c_str()
                     : opened->onlyReadable ? opened->onlyReadable->sentence.c_str() : "no salvage");
    QVERIFY(opened->salvage->saved > 150);
    QVERIFY(!QFile::exists(path + ".doubt"));
}

QTEST_GUILESS_MAIN(TestSalvage)
#include "tst_salvage.moc"
