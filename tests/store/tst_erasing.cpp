// SPDX-License-Identifier: Apache-2.0
// A lead erases a client: what was written of it is in no file of any device once it synced, whichever way it came,
// and the devices still agree.
#include "store/fixture.h"

#include "core/erasure.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace salver;
using namespace salver::test;
using namespace salver::store;

namespace {

namespace client = model::client;
namespace visit = model::visit;
namespace line = model::line;

const std::string planted = "quokkamarmalade";

/// A client with a visit with lines, and another client beside it, on all devices.
struct Office {
    Device lena{13, 1};
    Device tom{12, 2};
    Log log;
    EntityId company = lena.newId();
    EntityId other = lena.newId();
    EntityId meeting = lena.newId();
    EntityId note = lena.newId();

    Office()
    {
        lena.joinTeam(Role::Lead);
        lena.set(company, client::kind, client::name, planted + " name");
        lena.set(other, client::kind, client::name, "Brightwater");
        lena.set(meeting, visit::kind, visit::client, company.toString());
        lena.commit({SetField{note, line::kind, line::visit, meeting.toString()},
                     SpliceText{note, line::kind, line::text, 0, 0, "They said " + planted + " twice."}});
        both();
        // Apart, so that there is history: a replaced value, a text with concurrent events.
        lena.set(company, client::kind, client::sector, planted + " here");
        tom.set(company, client::kind, client::sector, planted + " there");
        lena.commit({SpliceText{note, line::kind, line::text, 0, 0, planted + ": "}});
        tom.commit({SpliceText{note, line::kind, line::text, 10, 0, planted + " "}});
        both();
        tom.set(company, client::kind, client::name, "Renamed");
        both();
    }
    void both()
    {
        for (int round = 0; round < 2; ++round) {
            lena.sync(log);
            tom.sync(log);
        }
    }
    /// As the server does with its log.
    void emptyTheLog(const std::vector<RemoveEntity>& gone)
    {
        std::set<EntityId> erased;
        for (const auto& one : gone)
            erased.insert(one.entity);
        for (auto& item : log.items) {
            if (auto emptied = emptyParts(item.bytes, erased))
                item.bytes = emptied->bytes;
        }
    }
    std::vector<RemoveEntity> erase()
    {
        const auto all = lena.store->whatGoesWith(teamSpace, company);
        if (!all)
            qFatal("%s", all.error().sentence.c_str());
        Device::check(lena.store->erase(teamSpace, *all));
        return *all;
    }
};

/// Where the word stands in the files of a device.
QStringList filesWith(Device& device, const std::string& word)
{
    QStringList found;
    const QDir folder(device.folder());
    for (const auto& name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(QByteArray::fromStdString(word)))
            found += name;
    }
    return found;
}

void whenItIsQuiet(Device& device)
{
    while (device.store->indexLate(1000).value_or(false)) {
    }
}

} // namespace

class TestErasing : public QObject {
    Q_OBJECT

private slots:
    void whatGoesIsTheClientAndAllUnderIt();
    void nothingIsLeftOnAnyDevice();
    void aNewDeviceReadsTheEmptiedLog();
    void whatWaitedIsParkedWithoutContents();
    void whatWaitedWithOthersGoesAgain();
    void nobodyWritesToItAnyMore();
    void onlyALeadErases();
    void aWriteBesideAnotherErasesNothing();
    void whatTheServerRefusedIsReadableAgain();
};

void TestErasing::whatGoesIsTheClientAndAllUnderIt()
{
    Office o;
    std::set<EntityId> gone;
    const auto all = o.lena.store->whatGoesWith(teamSpace, o.company);
    QVERIFY(all);
    for (const auto& one : *all)
        gone.insert(one.entity);
    QCOMPARE(gone, (std::set<EntityId>{o.company, o.meeting, o.note}));
    QCOMPARE(o.lena.store->whatGoesWith(teamSpace, o.lena.newId()).error().code, ErrorCode::NotFound);
}

void TestErasing::nothingIsLeftOnAnyDevice()
{
    Office o;
    QVERIFY(!filesWith(o.tom, planted).isEmpty());
    const auto gone = o.erase();
    o.both();
    whenItIsQuiet(o.lena);
    QCOMPARE(filesWith(o.lena, planted), QStringList());
    whenItIsQuiet(o.tom);
    QCOMPARE(filesWith(o.tom, planted), QStringList());
    for (auto* device : {&o.lena, &o.tom}) {
        QVERIFY(!device->reader()->entity(o.company) || device->value(o.company, client::name).empty());
        QCOMPARE(device->value(o.other, client::name), std::string("Brightwater"));
        QCOMPARE(QString::fromStdString(device->soundness()), QString());
        const auto deep = device->store->checkAndRepair();
        QVERIFY(deep);
        QCOMPARE(deep->found, std::vector<std::string>());
    }
    QCOMPARE(o.lena.digest(), o.tom.digest());
    QVERIFY(o.lena.state().running == o.log.running());
}

void TestErasing::aNewDeviceReadsTheEmptiedLog()
{
    Office o;
    o.emptyTheLog(o.erase());
    o.both();
    Device priya(11, 3);
    priya.sync(o.log);
    whenItIsQuiet(priya);
    QCOMPARE(filesWith(priya, planted), QStringList());
    QCOMPARE(priya.digest(), o.lena.digest());
    QVERIFY(priya.state().running == o.log.running());
    QCOMPARE(QString::fromStdString(priya.soundness()), QString());
    QCOMPARE(priya.value(o.other, client::name), std::string("Brightwater"));
}

void TestErasing::whatWaitedIsParkedWithoutContents()
{
    Office o;
    // Tom was away, and wrote to what is erased.
    o.tom.set(o.company, client::kind, client::sector, planted + " late");
    const auto waiting = o.tom.store->journal().unsent(teamSpace);
    QCOMPARE(waiting->size(), 1U);
    o.erase();
    o.lena.sync(o.log);
    o.tom.pull(o.log);
    Device::check(o.tom.store->journal().park(teamSpace, waiting->front().first,
                                              {ErrorCode::Erased, "It was erased.", false}));
    whenItIsQuiet(o.tom);
    QCOMPARE(filesWith(o.tom, planted), QStringList());
    QCOMPARE(o.tom.state().parked, 1U);
    QCOMPARE(QString::fromStdString(o.tom.soundness()), QString());
    QCOMPARE(o.tom.digest(), o.lena.digest());
    const auto again = o.tom.store->retryParked(teamSpace, waiting->front().first);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Erased);
    Device::check(o.tom.store->dropParked(teamSpace, waiting->front().first));
    QCOMPARE(QString::fromStdString(o.tom.soundness()), QString());
}

void TestErasing::whatWaitedWithOthersGoesAgain()
{
    Office o;
    // In one step with what is erased he wrote to what is not, and then once more.
    o.tom.commit({SetField{o.company, client::kind, client::sector, planted + " late"},
                  SetField{o.other, client::kind, client::sector, "Water"}});
    o.tom.set(o.other, client::kind, client::name, "Brighterwater");
    const auto waiting = o.tom.store->journal().unsent(teamSpace);
    QCOMPARE(waiting->size(), 2U);
    o.erase();
    o.lena.sync(o.log);
    o.tom.pull(o.log);
    Device::check(o.tom.store->journal().park(teamSpace, waiting->front().first,
                                              {ErrorCode::Erased, "It was erased.", false}));
    QCOMPARE(o.tom.state().parked, 2U);
    Device::check(o.tom.store->retryParked(teamSpace, waiting->front().first));
    QCOMPARE(o.tom.state().parked, 0U);
    o.both();
    whenItIsQuiet(o.tom);
    for (auto* device : {&o.lena, &o.tom}) {
        QCOMPARE(device->value(o.other, client::sector), std::string("Water"));
        QCOMPARE(device->value(o.other, client::name), std::string("Brighterwater"));
        QCOMPARE(QString::fromStdString(device->soundness()), QString());
    }
    QCOMPARE(filesWith(o.tom, planted), QStringList());
    QCOMPARE(o.tom.digest(), o.lena.digest());
}

void TestErasing::nobodyWritesToItAnyMore()
{
    Office o;
    o.erase();
    o.both();
    for (const Step& step : {Step(SetField{o.company, client::kind, client::name, "Back"}),
                             Step(SpliceText{o.note, line::kind, line::text, 0, 0, "Back"}),
                             Step(RestoreEntity{o.company, client::kind})}) {
        const auto refused = o.tom.store->commit({teamSpace, {step}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Erased);
        QVERIFY(refused.error().sentence.find("erased") != std::string::npos);
    }
}

void TestErasing::onlyALeadErases()
{
    Office o;
    const auto all = o.tom.store->whatGoesWith(teamSpace, o.company);
    QVERIFY(all);
    const auto refused = o.tom.store->erase(teamSpace, *all);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotAllowed);
    QCOMPARE(o.tom.value(o.company, client::name), std::string("Renamed"));
}

void TestErasing::aWriteBesideAnotherErasesNothing()
{
    Office o;
    // No device of ours writes this, and the server does not count it as erasing, so it asks for no lead.
    Change change{teamSpace, ReplicaId{77}, Sequence{1}, Lamport{100}, WallMs{1}, UserId(uuidOf(12)), {}};
    EntityOps ops{o.company, raw(client::kind), {}, {}, {}};
    ops.writes.push_back({deletedFieldNumber, {}, {}, std::string(erasedValue)});
    ops.writes.push_back({raw(client::since), {}, {}, "2020-01-01"});
    change.entities.push_back(ops);
    SeededRandom random(5);
    const auto encoded = encodeChange(change, random);
    QVERIFY(encoded);
    o.log.items.push_back({Cursor{o.log.items.size() + 1}, encoded->bytes, encoded->hash, change.id(), WallMs{1}, "r"});
    o.both();
    for (auto* device : {&o.lena, &o.tom}) {
        QCOMPARE(device->value(o.company, client::name), std::string("Renamed"));
        QVERIFY(device->reader()->entity(o.note));
        QCOMPARE(QString::fromStdString(device->soundness()), QString());
    }
    QVERIFY(o.lena.store->commit({teamSpace, {RestoreEntity{o.company, client::kind}}}));
    o.both();
    QCOMPARE(o.tom.digest(), o.lena.digest());
}

void TestErasing::whatTheServerRefusedIsReadableAgain()
{
    Office o;
    const auto before = o.lena.digest();
    const auto text = o.lena.value(o.note, line::text);
    const auto sector = o.lena.value(o.company, client::sector);
    QVERIFY(text.find(planted) != std::string::npos);
    o.erase();
    // Until the server took it, it is hidden; what others write to it meanwhile is kept too.
    QVERIFY(!o.lena.store->commit({teamSpace, {SetField{o.company, client::kind, client::name, "Back"}}}));
    o.tom.set(o.company, client::kind, client::since, "2020-01-01");
    o.tom.sync(o.log);
    o.lena.pull(o.log);
    whenItIsQuiet(o.lena);
    const auto waiting = o.lena.store->journal().unsent(teamSpace);
    Device::check(o.lena.store->journal().park(teamSpace, waiting->front().first,
                                               {ErrorCode::NotAllowed, "Only a lead erases.", false}));
    QCOMPARE(o.lena.value(o.company, client::name), std::string("Renamed"));
    QCOMPARE(o.lena.value(o.company, client::since), std::string("2020-01-01"));
    QCOMPARE(o.lena.value(o.company, client::sector), sector);
    QCOMPARE(o.lena.value(o.note, line::text), text);
    QCOMPARE(QString::fromStdString(o.lena.soundness()), QString());
    QCOMPARE(o.lena.digest(), o.tom.digest());
    QVERIFY(o.lena.digest() != before);
    const auto deep = o.lena.store->checkAndRepair();
    QVERIFY(deep);
    QCOMPARE(deep->found, std::vector<std::string>());
}

QTEST_GUILESS_MAIN(TestErasing)
#include "tst_erasing.moc"
