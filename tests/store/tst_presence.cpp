// SPDX-License-Identifier: Apache-2.0
// Deleting, beside editing, in every order; the bin; what hangs on what is deleted.
#include "store/fixture.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace salver;
using namespace salver::test;
using namespace salver::store;

namespace {

namespace client = model::client;
namespace visit = model::visit;
namespace line = model::line;

Presence presenceOf(const Device& device, const EntityId& entity)
{
    return device.reader()->entity(entity)->presence;
}

/// A client with a visit with a line, on all devices.
struct Scene {
    EntityId client;
    EntityId visit;
    EntityId line;
};

Scene makeScene(Device& device)
{
    Scene scene{device.newId(), device.newId(), device.newId()};
    device.set(scene.client, client::kind, client::name, "Brannock");
    device.set(scene.visit, visit::kind, visit::client, scene.client.toString());
    device.commit({SetField{scene.line, line::kind, line::visit, scene.visit.toString()},
                   SpliceText{scene.line, line::kind, line::text, 0, 0, "The kiln is lit on Fridays."}});
    return scene;
}

} // namespace

class TestPresence : public QObject {
    Q_OBJECT

private slots:
    void deletedIsInTheBinAndComesBack();
    void editBesideDeletion_L11_data();
    void editBesideDeletion_L11();
    void bothDeletedIsDeleted();
    void restoringBesideDeletingStays();
    void keepOrDeleteSettles();
    void whatHangsOnItGoesAndComesWithIt();
    void itStaysDeleted_L10();
    void aLaterChildBringsTheParentUp();
    void theBinIsPurgedByTheServersClock();
    void deletionsInEveryOrder();
};

void TestPresence::deletedIsInTheBinAndComesBack()
{
    Device device(11, 1);
    const auto scene = makeScene(device);
    const auto deleted = device.commit({RemoveEntity{scene.line, line::kind}});
    QCOMPARE(presenceOf(device, scene.line), Presence::Binned);
    QCOMPARE(device.reader()->bin(10)->size(), 1U);
    QCOMPARE(device.reader()->count({line::kind, {}, {}, {}, Presence::Live, 0, 0, true}), 0U);
    QCOMPARE(device.reader()->count({line::kind, {}, {}, {}, Presence::Binned, 0, 0, true}), 1U);
    QCOMPARE(device.reader()->search({"kiln", 10, 0})->total, 0U);
    device.commit(deleted.undo.steps);
    QCOMPARE(presenceOf(device, scene.line), Presence::Live);
    QCOMPARE(device.reader()->search({"kiln", 10, 0})->total, 1U);
    // Deleting twice is deleting once; bringing back what is there changes nothing.
    QCOMPARE(device.commit({RestoreEntity{scene.line, line::kind}}).change.sequence, Sequence{});
    device.commit({RemoveEntity{scene.line, line::kind}});
    QCOMPARE(device.commit({RemoveEntity{scene.line, line::kind}}).change.sequence, Sequence{});
    QVERIFY(!device.store->commit({teamSpace, {RemoveEntity{device.newId(), line::kind}}}));
    QCOMPARE(device.soundness(), std::string());
}

void TestPresence::editBesideDeletion_L11_data()
{
    QTest::addColumn<int>("edit");
    QTest::addColumn<bool>("deletionFirst");
    const std::array names{"a field of it", "a text of it", "a new child", "a text of a child", "a child's child"};
    for (int edit = 0; edit < static_cast<int>(names.size()); ++edit) {
        QTest::addRow("%s, deletion first", names[static_cast<std::size_t>(edit)]) << edit << true;
        QTest::addRow("%s, edit first", names[static_cast<std::size_t>(edit)]) << edit << false;
    }
}

void TestPresence::editBesideDeletion_L11()
{
    QFETCH(int, edit);
    QFETCH(bool, deletionFirst);
    Device priya(11, 1);
    Device tom(12, 2);
    Device lena(13, 3);
    Log log;
    const auto scene = makeScene(priya);
    priya.sync(log);
    tom.sync(log);
    const auto target = edit == 4 ? scene.client : edit == 1 ? scene.line : scene.visit;
    const auto targetKind = edit == 4 ? client::kind : edit == 1 ? line::kind : visit::kind;
    priya.commit({RemoveEntity{target, targetKind}});
    switch (edit) {
    case 0: tom.set(scene.visit, visit::kind, visit::place, "the yard"); break;
    case 2: tom.commit({SetField{tom.newId(), line::kind, line::visit, scene.visit.toString()}}); break;
    default: tom.commit({SpliceText{scene.line, line::kind, line::text, 0, 0, "Note: "}}); break;
    }
    (deletionFirst ? priya : tom).push(log);
    (deletionFirst ? tom : priya).sync(log);
    for (auto* device : {&priya, &tom, &lena})
        device->sync(log);
    for (const auto* device : {&priya, &tom, &lena}) {
        QCOMPARE(presenceOf(*device, target), Presence::DeletedAndEdited);
        if (target != scene.line)
            QCOMPARE(presenceOf(*device, scene.line), Presence::Live);
        QCOMPARE(device->reader()->deletedAndEdited()->size(), 1U);
        QCOMPARE(device->digest(), priya.digest());
        QCOMPARE(device->soundness(), std::string());
    }
}

void TestPresence::bothDeletedIsDeleted()
{
    Device priya(11, 1);
    Device tom(12, 2);
    Log log;
    const auto scene = makeScene(priya);
    priya.sync(log);
    tom.sync(log);
    tom.set(scene.line, line::kind, line::type, "quote");
    tom.push(log);
    // Priya deletes without having seen the edit; Tom, whose edit it is, deletes too: someone who saw it all did.
    priya.commit({RemoveEntity{scene.line, line::kind}});
    tom.commit({RemoveEntity{scene.line, line::kind}});
    priya.sync(log);
    tom.sync(log);
    priya.sync(log);
    QCOMPARE(presenceOf(priya, scene.line), Presence::Binned);
    QCOMPARE(presenceOf(tom, scene.line), Presence::Binned);
    QCOMPARE(priya.reader()->contests()->size(), 0U);
    QCOMPARE(priya.digest(), tom.digest());
}

void TestPresence::restoringBesideDeletingStays()
{
    Device priya(11, 1);
    Device tom(12, 2);
    Log log;
    const auto scene = makeScene(priya);
    priya.commit({RemoveEntity{scene.line, line::kind}});
    priya.sync(log);
    tom.sync(log);
    priya.commit({RestoreEntity{scene.line, line::kind}});
    priya.commit({RemoveEntity{scene.line, line::kind}});
    tom.commit({RestoreEntity{scene.line, line::kind}});
    priya.push(log);
    tom.sync(log);
    priya.sync(log);
    QCOMPARE(presenceOf(priya, scene.line), Presence::DeletedAndEdited);
    QCOMPARE(presenceOf(tom, scene.line), Presence::DeletedAndEdited);
    QCOMPARE(priya.digest(), tom.digest());
}

void TestPresence::keepOrDeleteSettles()
{
    for (const bool keep : {true, false}) {
        Device priya(11, 1);
        Device tom(12, 2);
        Log log;
        const auto scene = makeScene(priya);
        priya.sync(log);
        tom.sync(log);
        priya.commit({RemoveEntity{scene.line, line::kind}});
        tom.set(scene.line, line::kind, line::type, "quote");
        priya.push(log);
        tom.sync(log);
        priya.sync(log);
        QCOMPARE(presenceOf(priya, scene.line), Presence::DeletedAndEdited);
        priya.commit({keep ? Step{RestoreEntity{scene.line, line::kind}} : Step{RemoveEntity{scene.line, line::kind}}});
        priya.sync(log);
        tom.sync(log);
        const auto expected = keep ? Presence::Live : Presence::Binned;
        QCOMPARE(presenceOf(priya, scene.line), expected);
        QCOMPARE(presenceOf(tom, scene.line), expected);
        QCOMPARE(tom.reader()->deletedAndEdited()->size(), 0U);
    }
}

void TestPresence::whatHangsOnItGoesAndComesWithIt()
{
    Device device(11, 1);
    const auto scene = makeScene(device);
    const auto deleted = device.commit({RemoveEntity{scene.client, client::kind}});
    QCOMPARE(presenceOf(device, scene.line), Presence::Binned);
    // The bin lists what was deleted, not all that went with it.
    QCOMPARE(device.reader()->bin(10)->size(), 1U);
    QCOMPARE(device.reader()->search({"kiln", 10, 0})->total, 0U);
    QCOMPARE(device.soundness(), std::string());
    device.commit(deleted.undo.steps);
    QCOMPARE(presenceOf(device, scene.line), Presence::Live);
    QCOMPARE(presenceOf(device, scene.visit), Presence::Live);
    QCOMPARE(device.soundness(), std::string());
}

void TestPresence::itStaysDeleted_L10()
{
    Device priya(11, 1);
    Device tom(12, 2);
    Device lena(13, 3);
    Log log;
    const auto scene = makeScene(priya);
    for (auto* device : {&priya, &tom, &lena})
        device->sync(log);
    tom.commit({RemoveEntity{scene.line, line::kind}});
    for (int round = 0; round < 50; ++round) {
        priya.set(scene.visit, visit::kind, visit::place, "round " + std::to_string(round));
        priya.sync(log);
        tom.sync(log);
        priya.sync(log);
        QCOMPARE(presenceOf(priya, scene.line), Presence::Binned);
    }
    lena.set(scene.client, client::kind, client::sector, "ceramics");
    lena.sync(log);
    tom.sync(log);
    QCOMPARE(presenceOf(lena, scene.line), Presence::Binned);
    QCOMPARE(presenceOf(tom, scene.line), Presence::Binned);
}

void TestPresence::aLaterChildBringsTheParentUp()
{
    // A child that comes before its parent, as a malformed or reordered history may have it.
    Device device(11, 1);
    const auto clientId = device.newId();
    const auto visitId = device.newId();
    device.set(visitId, visit::kind, visit::client, clientId.toString());
    const auto lineId = device.newId();
    device.commit({SetField{lineId, line::kind, line::visit, visitId.toString()},
                   SpliceText{lineId, line::kind, line::text, 0, 0, "early"}});
    device.set(clientId, client::kind, client::name, "Tamar");
    const auto hit = device.reader()->search({"early client:tamar", 5, 0});
    QCOMPARE(hit->total, 1U);
    QCOMPARE(hit->hits.front().client, clientId);
    device.commit({RemoveEntity{clientId, client::kind}});
    QCOMPARE(presenceOf(device, lineId), Presence::Binned);
    QCOMPARE(device.soundness(), std::string());
}

void TestPresence::theBinIsPurgedByTheServersClock()
{
    constexpr std::int64_t day = 86'400'000;
    Device priya(11, 1);
    Device tom(12, 2);
    Log log;
    const auto scene = makeScene(priya);
    priya.commit({RemoveEntity{scene.line, line::kind}});
    priya.sync(log);
    tom.sync(log);
    tom.set(scene.visit, visit::kind, visit::movedOn, "the glaze");
    tom.sync(log);
    // The device's own clock decides nothing.
    priya.clock.time += 1000 * day;
    QCOMPARE(priya.store->purgeBin(), 0U);
    tom.clock.time += 29 * day;
    tom.set(scene.visit, visit::kind, visit::place, "yard");
    tom.sync(log);
    priya.clock.time = tom.clock.time;
    priya.sync(log);
    QCOMPARE(priya.store->purgeBin(), 0U);
    tom.clock.time += 2 * day;
    tom.set(scene.visit, visit::kind, visit::place, "kiln");
    tom.sync(log);
    priya.sync(log);
    QCOMPARE(priya.store->purgeBin(), 1U);
    QCOMPARE(priya.store->purgeBin(), 0U);
    QCOMPARE(priya.reader()->bin(10)->size(), 0U);
    priya.sync(log);
    tom.sync(log);
    QCOMPARE(tom.reader()->bin(10)->size(), 0U);
    QCOMPARE(priya.digest(), tom.digest());
    // An edit that was made beside the deletion and comes late still brings it up.
    Device late(13, 3);
    Log early{{log.items.begin(), log.items.begin() + 3}, log.epoch};
    late.pull(early);
    late.commit({SpliceText{scene.line, line::kind, line::text, 0, 0, "Late: "}});
    late.sync(log);
    tom.sync(log);
    QCOMPARE(presenceOf(tom, scene.line), Presence::DeletedAndEdited);
    QCOMPARE(late.digest(), tom.digest());
    QCOMPARE(tom.soundness(), std::string());
}

void TestPresence::deletionsInEveryOrder()
{
    // Four people act apart on one line: two delete, one edits, one adds to the visit. Every order of the log.
    std::vector<int> order{0, 1, 2, 3};
    std::string expected;
    do {
        std::vector<std::unique_ptr<Device>> devices;
        for (std::uint64_t i = 0; i < 4; ++i)
            devices.push_back(std::make_unique<Device>(static_cast<std::uint8_t>(11 + i % 3), 10 + i));
        Log log;
        const auto scene = makeScene(*devices[0]);
        for (auto& device : devices)
            device->sync(log);
        devices[0]->commit({RemoveEntity{scene.visit, visit::kind}, RemoveEntity{scene.line, line::kind}});
        devices[1]->commit({RemoveEntity{scene.line, line::kind}});
        devices[2]->commit({SpliceText{scene.line, line::kind, line::text, 4, 4, "oven"}});
        devices[3]->set(scene.visit, visit::kind, visit::place, "yard");
        for (const int next : order)
            devices[static_cast<std::size_t>(next)]->sync(log);
        for (auto& device : devices)
            device->sync(log);
        for (auto& device : devices) {
            if (expected.empty())
                expected = device->digest();
            QCOMPARE(device->digest(), expected);
            QCOMPARE(presenceOf(*device, scene.line), Presence::DeletedAndEdited);
            QCOMPARE(presenceOf(*device, scene.visit), Presence::DeletedAndEdited);
            QCOMPARE(device->value(scene.line, line::text), std::string("The oven is lit on Fridays."));
            QCOMPARE(device->soundness(), std::string());
        }
    } while (std::next_permutation(order.begin(), order.end()));
}

QTEST_GUILESS_MAIN(TestPresence)
#include "tst_presence.moc"
