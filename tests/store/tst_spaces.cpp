// SPDX-License-Identifier: Apache-2.0
// Spaces that come and go, viewers, and work on just this device before the first sign-in.
#include "store/fixture.h"

#include <QFile>
#include <QTest>

using namespace salver;
using namespace salver::test;
using namespace salver::store;

namespace {

namespace client = model::client;
namespace line = model::line;
namespace preference = model::preference;

SpaceDescription team(Role role)
{
    return {teamSpace, "Brightwater team", SpacePurpose::Team, role, teamMembers()};
}
SpaceDescription own()
{
    return {privateSpace, "Private", SpacePurpose::Private, Role::Lead, {}};
}

std::uint64_t countOf(const Device& device, model::KindId kind, std::optional<SpaceId> space = {})
{
    return device.reader()->count({kind, space, {}, {}, Presence::Live, 0, 0, true}).value();
}

} // namespace

class TestSpaces : public QObject {
    Q_OBJECT

private slots:
    void spacesAndMembersAreRead();
    void whatWaitsIsCountedAnewAfterEachCommit();
    void aMembershipThatEndsTakesItsRows_L52();
    void aSpaceThatIsMerelyAbsentStays_L12();
    void membershipThatComesBackIsANewStart();
    void aViewersUnsentIsParked();
    void aViewerMayNotWrite();
    void anotherAccountIsRefused_L8();
    void justThisDevice();
    void signingInTakesTheDevicesWorkAlong();
    void sequencesAreEachSpacesOwn();
};

void TestSpaces::spacesAndMembersAreRead()
{
    Device device(11, 1);
    const auto reader = device.reader();
    QCOMPARE(reader->user().value(), device.user());
    const auto spaces = reader->spaces();
    QCOMPARE(spaces->size(), 2U);
    QCOMPARE(spaces->front().name, std::string("Brightwater team"));
    QCOMPARE(spaces->front().role, Role::Member);
    const auto members = reader->members(teamSpace);
    QCOMPARE(members->size(), 3U);
    QCOMPARE(members->front().displayName, std::string("Lena Brandt"));
    QVERIFY(device.store->setLocal("page", "today"));
    QCOMPARE(reader->local("page").value(), std::string("today"));
    QCOMPARE(reader->local("none").value(), std::string());
}

void TestSpaces::whatWaitsIsCountedAnewAfterEachCommit()
{
    Device device(11, 1);
    Log log;
    const auto reader = device.reader();
    const auto waiting = [&reader] { return reader->spaces()->front().waiting; };
    QCOMPARE(waiting(), 0U);
    for (std::size_t made = 1; made <= 3; ++made) {
        device.commit({SetField{device.newId(), line::kind, line::type, "text"}});
        QCOMPARE(waiting(), made);
        QCOMPARE(waiting(), made);
    }
    device.sync(log);
    QCOMPARE(waiting(), 0U);
}

void TestSpaces::aMembershipThatEndsTakesItsRows_L52()
{
    Device device(11, 1);
    Log log;
    const auto known = device.newId();
    device.commit({SetField{known, line::kind, line::type, "text"},
                   SpliceText{known, line::kind, line::text, 0, 0, "a planted word: quillfeather"}});
    device.sync(log);
    const auto mine = device.newId();
    device.commit({SetField{mine, line::kind, line::type, "text"}}, privateSpace);
    for (int i = 0; i < 20; ++i)
        device.commit({SpliceText{known, line::kind, line::text, 0, 0, "edit " + std::to_string(i) + " "}});
    Device::check(device.store->journal().setSpaces({own(), team(Role::None)}));
    QVERIFY(!device.reader()->entity(known));
    QVERIFY(device.reader()->entity(mine));
    QCOMPARE(device.reader()->search({"quillfeather", 10, 0})->total, 0U);
    QCOMPARE(device.reader()->spaces()->size(), 1U);
    QVERIFY(!device.store->commit({teamSpace, {SetField{known, line::kind, line::type, "quote"}}}));
    const auto kept = device.reader()->leftovers();
    QCOMPARE(kept->size(), 20U);
    QCOMPARE(kept->front().spaceName, std::string("Brightwater team"));
    QCOMPARE(kept->front().content, std::string("text: edit 0 "));
    QCOMPARE(kept->back().content, std::string("text: edit 19 "));
    QCOMPARE(device.soundness(), std::string());
}

void TestSpaces::aSpaceThatIsMerelyAbsentStays_L12()
{
    Device device(11, 1);
    Log log;
    const auto known = device.newId();
    device.set(known, client::kind, client::name, "Calloway");
    device.sync(log);
    device.set(known, client::kind, client::name, "Calloway & Daughters");
    const auto before = device.state();
    // A server that was restored from a backup older than the team.
    Device::check(device.store->journal().setSpaces({own()}));
    QCOMPARE(device.value(known, client::name), std::string("Calloway & Daughters"));
    QCOMPARE(device.reader()->search({"calloway", 10, 0})->total, 1U);
    QVERIFY(!device.store->commit({teamSpace, {SetField{known, client::kind, client::name, "Lost"}}}));
    QVERIFY(device.reader()->log(1)->front().text.find("Brightwater team") != std::string::npos);
    Device::check(device.store->journal().setSpaces({own(), team(Role::Member)}));
    QCOMPARE(device.state().replica, before.replica);
    QCOMPARE(device.state().cursor, before.cursor);
    QCOMPARE(device.state().waiting, 1U);
    QCOMPARE(device.soundness(), std::string());
}

void TestSpaces::membershipThatComesBackIsANewStart()
{
    Device device(11, 1);
    Log log;
    const auto known = device.newId();
    device.set(known, client::kind, client::name, "Calloway");
    device.sync(log);
    const auto before = device.state();
    const auto digest = device.digest();
    Device::check(device.store->journal().setSpaces({own(), team(Role::None)}));
    Device::check(device.store->journal().setSpaces({own(), team(Role::Member)}));
    const auto after = device.state();
    QVERIFY(after.replica != before.replica);
    QCOMPARE(after.lastSequence, Sequence{});
    QCOMPARE(after.cursor, Cursor{});
    device.pull(log);
    QCOMPARE(device.value(known, client::name), std::string("Calloway"));
    QCOMPARE(device.digest(), digest);
}

void TestSpaces::aViewersUnsentIsParked()
{
    Device device(11, 1);
    Log log;
    const auto id = device.newId();
    device.set(id, client::kind, client::name, "Dolunay");
    device.sync(log);
    const auto digest = device.digest();
    device.set(id, client::kind, client::name, "Dolunay Textiles");
    device.set(device.newId(), client::kind, client::name, "Another");
    Device::check(device.store->journal().setSpaces({own(), team(Role::Viewer)}));
    QCOMPARE(device.state().waiting, 0U);
    QCOMPARE(device.state().parked, 2U);
    QCOMPARE(device.digest(), digest);
    QCOMPARE(device.value(id, client::name), std::string("Dolunay"));
    const auto outgoing = device.reader()->outgoing(10);
    QCOMPARE(outgoing->front().content, std::string("name: Dolunay Textiles"));
    QVERIFY(!device.store->retryParked(teamSpace, outgoing->front().sequence));
    // A member again: what was parked goes when the person says so.
    Device::check(device.store->journal().setSpaces({own(), team(Role::Member)}));
    QVERIFY(device.store->retryParked(teamSpace, outgoing->front().sequence));
    QCOMPARE(device.value(id, client::name), std::string("Dolunay Textiles"));
    QCOMPARE(device.soundness(), std::string());
}

void TestSpaces::aViewerMayNotWrite()
{
    Device device(11, 1);
    Device::check(device.store->journal().setSpaces({own(), team(Role::Viewer)}));
    const auto outcome = device.store->commit({teamSpace, {SetField{device.newId(), client::kind, client::name, "x"}}});
    QCOMPARE(outcome.error().code, ErrorCode::NotAllowed);
    QVERIFY(outcome.error().sentence.find("Brightwater team") != std::string::npos);
}

void TestSpaces::anotherAccountIsRefused_L8()
{
    Device device(11, 1);
    QVERIFY(device.store->bind(device.user(), "priya", "Priya", "http://elsewhere"));
    const auto done = device.store->bind(UserId(uuidOf(12)), "tom", "Tom", "http://test");
    QCOMPARE(done.error().code, ErrorCode::NotAllowed);
    QCOMPARE(device.store->user(), device.user());
    QVERIFY(!device.store->useLocally("Someone"));
}

void TestSpaces::justThisDevice()
{
    QTemporaryDir folder;
    SetClock clock;
    SeededRandom random(5);
    const auto path = folder.filePath("a/b/salver.db").toStdString();
    auto opened = Store::open({path, {}, false, true}, clock, random);
    QVERIFY(opened);
    auto& store = **opened;
    QVERIFY(store.user().isNull());
    QVERIFY(store.useLocally("Priya"));
    QVERIFY(!store.user().isNull());
    const auto reader = Reader::open(path);
    const auto spaces = (*reader)->spaces();
    QCOMPARE(spaces->size(), 2U);
    QCOMPARE((*reader)->members(spaces->at(0).id)->front().displayName, std::string("Priya"));
    // No server knows them: sync is not told of them.
    QCOMPARE(store.journal().spaces()->size(), 0U);
    for (const auto& space : *spaces)
        QVERIFY(store.commit({space.id, {SetField{EntityId(uuidV7(clock.now(), random)), client::kind, client::name,
                                                  "Local"}}}));
    QVERIFY(!store.useLocally("Again"));
}

void TestSpaces::signingInTakesTheDevicesWorkAlong()
{
    QTemporaryDir folder;
    SetClock clock;
    SeededRandom random(5);
    const auto path = folder.filePath("salver.db").toStdString();
    auto opened = Store::open({path, {}, false, true}, clock, random);
    auto& store = **opened;
    QVERIFY(store.useLocally("Priya"));
    const auto localUser = store.user();
    const auto reader = Reader::open(path);
    const auto spaces = (*reader)->spaces();
    const auto mine = spaces->at(0).id;
    const auto shared = spaces->at(1).id;
    const auto theClient = EntityId(uuidV7(clock.now(), random));
    const auto theLine = EntityId(uuidV7(clock.now(), random));
    const auto gone = EntityId(uuidV7(clock.now(), random));
    const auto theme = derivedId(mine, raw(preference::kind), "theme");
    const auto tag = derivedId(shared, raw(model::tag::kind), "grande ete");
    QVERIFY(store.commit({shared, {SetField{theClient, client::kind, client::name, "Linhai"},
                                   SetField{theClient, client::kind, client::caredBy, localUser.toString()},
                                   SetField{theClient, client::kind, client::tags, tag.toString()},
                                   SetField{tag, model::tag::kind, model::tag::name, "Grande Été"}}}));
    QVERIFY(store.commit({shared, {SetField{theLine, line::kind, line::client, theClient.toString()},
                                   SpliceText{theLine, line::kind, line::text, 0, 0, "Tea, then business."}}}));
    QVERIFY(store.commit({shared, {SetField{gone, client::kind, client::name, "Deleted one"}}}));
    QVERIFY(store.commit({shared, {RemoveEntity{gone, client::kind}}}));
    QVERIFY(store.commit({mine, {SetField{theme, preference::kind, preference::key, "theme"},
                                 SetField{theme, preference::kind, preference::value, "dark"}}}));
    const UserId account(uuidOf(11));
    QVERIFY(store.bind(account, "priya", "Priya Nair", "http://test"));
    Device::check(store.journal().setSpaces({team(Role::Member), own()}));
    // All of it is private; nothing made alone is shared with anyone by signing in.
    QCOMPARE((*reader)->spaces()->size(), 2U);
    const auto moved = (*reader)->entity(movedId(theClient, privateSpace));
    QVERIFY(moved);
    QCOMPARE(moved->space, privateSpace);
    QCOMPARE(moved->value(client::name), std::string("Linhai"));
    QCOMPARE(moved->value(client::caredBy), account.toString());
    const auto movedLine = (*reader)->entity(movedId(theLine, privateSpace));
    QCOMPARE(movedLine->value(line::client), movedId(theClient, privateSpace).toString());
    QCOMPARE(movedLine->value(line::text), std::string("Tea, then business."));
    QCOMPARE((*reader)->entity(movedId(gone, privateSpace))->presence, Presence::Binned);
    // What exists once by nature keeps its rule, so that it is the same one on the next device.
    const auto movedTheme = (*reader)->entity(derivedId(privateSpace, raw(preference::kind), "theme"));
    QVERIFY(movedTheme);
    QCOMPARE(movedTheme->value(preference::value), std::string("dark"));
    const auto movedTag = derivedId(privateSpace, raw(model::tag::kind), "grande ete");
    QVERIFY((*reader)->entity(movedTag));
    QCOMPARE(moved->value(client::tags), movedTag.toString());
    QVERIFY(!(*reader)->entity(theClient));
    QVERIFY(store.journal().spaces()->at(1).waiting > 0);
    QCOMPARE((*reader)->search({"linhai", 5, 0})->total, 1U);
    const auto findings = store.check();
    QVERIFY2(findings->empty(), findings->empty() ? "" : findings->front().c_str());
}

void TestSpaces::sequencesAreEachSpacesOwn()
{
    Device device(11, 1);
    const auto one = device.newId();
    device.set(one, client::kind, client::name, "x");
    device.commit({SetField{device.newId(), client::kind, client::name, "y"}}, privateSpace);
    device.set(one, client::kind, client::name, "z");
    QCOMPARE(device.state(teamSpace).lastSequence, Sequence{2});
    QCOMPARE(device.state(privateSpace).lastSequence, Sequence{1});
    QVERIFY(device.state(teamSpace).replica != device.state(privateSpace).replica);
    QCOMPARE(countOf(device, client::kind), 2U);
    QCOMPARE(countOf(device, client::kind, privateSpace), 1U);
}

QTEST_GUILESS_MAIN(TestSpaces)
#include "tst_spaces.moc"
