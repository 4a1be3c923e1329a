// SPDX-License-Identifier: Apache-2.0
// What went wrong in other products (docs/testing.md, "The lessons"), played out on purpose: shipped stores, drivers and
// server logic in one process, a network without faults but for those that the lesson is about. The simulator meets the
// same by chance; here each is a test of its own that carries the lesson's number.
#include "simulation/sim_checks.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <ctime>

using namespace salver;
using namespace salver::sim;
using namespace salver::store;

namespace {

namespace client = model::client;
namespace line = model::line;

constexpr std::int64_t day = 86'400'000;

SimOptions calm(unsigned devices, std::set<Fault> faults)
{
    SimOptions options;
    options.devices = devices;
    options.faults = std::move(faults);
    return options;
}

/// A team with so many devices that have met the server; three are two people's, the third being the first one's too.
class Team {
public:
    explicit Team(unsigned devices = 2, std::set<Fault> faults = {}) : world(calm(devices, std::move(faults)))
    {
        rest();
    }

    SimDevice& device(std::size_t number) { return *world.devices()[number]; }
    [[nodiscard]] SpaceId space() { return world.server().team(); }
    /// All comes to rest, and everything is checked that the simulator checks.
    void rest() { quietPoint(world, notebook); }

    EntityId newId() { return EntityId(uuidV7(WallMs{storyBegins + world.now()}, m_dice)); }
    void write(SimDevice& by, std::vector<store::Step> steps)
    {
        if (!by.commit({space(), std::move(steps)}))
            throw Violation{"not saved: " + by.refusal().sentence};
    }
    void set(SimDevice& by, const EntityId& entity, model::FieldId field, const std::string& value)
    {
        write(by, {SetField{entity, client::kind, field, value}});
    }
    void type(SimDevice& by, const EntityId& entity, const std::string& words)
    {
        write(by, {SpliceText{entity, line::kind, line::text, 0, 0, words}});
    }
    EntityId newClient(SimDevice& by, const std::string& name)
    {
        const auto id = newId();
        set(by, id, client::name, name);
        return id;
    }
    EntityId newLine(SimDevice& by, const std::string& words)
    {
        const auto id = newId();
        type(by, id, words);
        return id;
    }

    std::vector<std::string> live(SimDevice& on, const EntityId& entity, model::FieldId field)
    {
        std::vector<std::string> values;
        const auto history = on.reader().history(entity, field);
        for (const auto& one : history ? *history : std::vector<WriteRow>{}) {
            if (one.live)
                values.push_back(one.value);
        }
        std::ranges::sort(values);
        return values;
    }
    std::string text(SimDevice& on, const EntityId& entity)
    {
        const auto document = on.reader().document(entity, line::text);
        return document ? document->text() : document.error().sentence;
    }
    std::size_t clients(SimDevice& on)
    {
        Select select;
        select.kind = client::kind;
        return on.reader().count(select).value_or(0);
    }
    SpaceSyncState state(SimDevice& on)
    {
        const auto spaces = on.journal().spaces();
        for (const auto& one : spaces ? *spaces : std::vector<SpaceSyncState>{}) {
            if (one.id == space())
                return one;
        }
        return {};
    }
    std::size_t logged() { return world.server().log(space()).size(); }

    World world;
    Notebook notebook;

private:
    SimRandom m_dice{7};
};

std::vector<std::string> values(std::initializer_list<const char*> all)
{
    return {all.begin(), all.end()};
}

} // namespace

class TestLessons : public QObject {
    Q_OBJECT

private slots:
    void anOldDeviceOpenedAgainPushesNothing_L2();
    void writtenBeforeTheFirstPull_L3();
    void writtenWhileThePageIsApplied_L4();
    void aPullKeepsThePendingEdit_L7();
    void aDeletionOutlivesAServerSetBack_L13();
    void whatWasPickedStays_L15();
    void aHundredOpenConflictsStopNothing_L22();
    void rowsAndCursorAreOne_L26();
    void membershipComesAndGoes_L28();
    void aFileFromThreeWeeksAgo_L34();
    void onlyTheCopyGetsAnotherName_L37();
    void aServerFilledAgainDoublesNothing_L40();
    void clocksSetBackInMidSync_L45();
};

void TestLessons::anOldDeviceOpenedAgainPushesNothing_L2()
{
    Team team;
    auto& priya = team.device(0);
    auto& tom = team.device(1);
    const auto note = team.newLine(priya, "as it was");
    team.rest();
    tom.setOnline(false);
    for (int i = 0; i < 20; ++i) {
        team.type(priya, note, "word" + std::to_string(i) + " ");
        team.newClient(priya, "Client " + std::to_string(i));
    }
    team.world.run(5 * day);
    const auto before = team.logged();
    tom.setOnline(true);
    team.rest();
    QCOMPARE(team.logged(), before);
    QCOMPARE(team.state(tom).lastSequence, Sequence{});
    QCOMPARE(team.text(tom, note), team.text(priya, note));
}

void TestLessons::writtenBeforeTheFirstPull_L3()
{
    Team team;
    auto& priya = team.device(0);
    auto& tom = team.device(1);
    const auto note = team.newLine(priya, "the note");
    team.rest();
    tom.setOnline(false);
    team.type(priya, note, "of Priya's ");
    team.world.run(1000);
    // Started anew: nothing of sync has run when the first words are typed.
    tom.take(tom.image());
    team.type(tom, note, "of Tom's ");
    const auto own = team.newLine(tom, "typed at once");
    tom.setOnline(true);
    team.rest();
    for (auto* each : {&priya, &tom}) {
        QVERIFY(team.text(*each, note).find("of Priya's ") != std::string::npos);
        QVERIFY(team.text(*each, note).find("of Tom's ") != std::string::npos);
        QCOMPARE(team.text(*each, own), std::string("typed at once"));
    }
}

void TestLessons::writtenWhileThePageIsApplied_L4()
{
    Team team(2, {Fault::SmallPages});
    auto& priya = team.device(0);
    auto& tom = team.device(1);
    const auto note = team.newLine(priya, "note");
    const auto company = team.newClient(priya, "Company");
    team.rest();
    tom.setOnline(false);
    for (int i = 0; i < 40; ++i) {
        team.type(priya, note, "p" + std::to_string(i) + " ");
        team.set(priya, company, client::sector, "sector " + std::to_string(i));
    }
    team.world.run(5000);
    tom.setOnline(true);
    // Pages of a few changes come in; between any two of them Tom writes into the same rows.
    for (int i = 0; i < 40; ++i) {
        team.world.run(7);
        team.type(tom, note, "t" + std::to_string(i) + " ");
        team.set(tom, company, client::sector, "branch " + std::to_string(i));
    }
    team.rest();
    for (int i = 0; i < 40; ++i) {
        QVERIFY(team.text(priya, note).find("p" + std::to_string(i) + " ") != std::string::npos);
        QVERIFY(team.text(priya, note).find("t" + std::to_string(i) + " ") != std::string::npos);
    }
    const auto kept = team.live(priya, company, client::sector);
    QVERIFY(std::ranges::find(kept, "branch 39") != kept.end());
    QCOMPARE(team.live(tom, company, client::sector), kept);
}

void TestLessons::aPullKeepsThePendingEdit_L7()
{
    Team team;
    auto& priya = team.device(0);
    auto& tom = team.device(1);
    const auto company = team.newClient(priya, "Brightwater");
    team.rest();
    // Whose clock is ahead makes no difference.
    for (const auto skew : {day, -day}) {
        tom.jumpClock(skew);
        tom.setOnline(false);
        team.set(tom, company, client::sector, "pending");
        team.set(priya, company, client::sector, "from the server");
        team.world.run(1000);
        tom.setOnline(true);
        team.rest();
        for (auto* each : {&priya, &tom})
            QCOMPARE(team.live(*each, company, client::sector), values({"from the server", "pending"}));
        team.set(tom, company, client::sector, "settled");
        team.rest();
    }
}

void TestLessons::aDeletionOutlivesAServerSetBack_L13()
{
    Team team;
    auto& priya = team.device(0);
    auto& tom = team.device(1);
    const auto company = team.newClient(priya, "Not a client");
    team.rest();
    tom.setOnline(false);
    team.world.server().keep();
    team.write(priya, {RemoveEntity{company, client::kind}});
    team.world.run(5000);
    QCOMPARE(team.logged(), 2U);
    team.world.server().goBackToKept();
    tom.setOnline(true);
    team.rest();
    QCOMPARE(team.logged(), 2U);
    for (auto* each : {&priya, &tom})
        QVERIFY(each->reader().entity(company)->presence == Presence::Binned);
}

void TestLessons::whatWasPickedStays_L15()
{
    Team team;
    auto& priya = team.device(0);
    auto& tom = team.device(1);
    const auto company = team.newClient(priya, "Brightwater");
    team.rest();
    tom.setOnline(false);
    team.set(tom, company, client::name, "Brightwater Ltd");
    team.set(priya, company, client::name, "Brightwater plc");
    team.world.run(1000);
    tom.setOnline(true);
    team.rest();
    QCOMPARE(tom.reader().contests()->size(), 1U);
    team.set(tom, company, client::name, "Brightwater plc");
    team.rest();
    team.rest();
    for (auto* each : {&priya, &tom}) {
        QCOMPARE(team.live(*each, company, client::name), values({"Brightwater plc"}));
        QCOMPARE(each->reader().contests()->size(), 0U);
        QVERIFY(each->reader().entity(company)->presence == Presence::Live);
    }
}

void TestLessons::aHundredOpenConflictsStopNothing_L22()
{
    Team team;
    auto& priya = team.device(0);
    auto& tom = team.device(1);
    std::vector<EntityId> companies;
    for (int i = 0; i < 100; ++i)
        companies.push_back(team.newClient(priya, "Company " + std::to_string(i)));
    team.rest();
    tom.setOnline(false);
    for (const auto& company : companies) {
        team.set(tom, company, client::sector, "water");
        team.set(priya, company, client::sector, "sewage");
    }
    team.world.run(1000);
    tom.setOnline(true);
    team.rest();
    QCOMPARE(tom.reader().contests()->size(), 100U);
    const auto note = team.newLine(tom, "goes on all the same");
    team.rest();
    QCOMPARE(team.text(priya, note), std::string("goes on all the same"));
    QCOMPARE(priya.reader().contests()->size(), 100U);
}

void TestLessons::rowsAndCursorAreOne_L26()
{
    Team team;
    auto& priya = team.device(0);
    auto& tom = team.device(1);
    team.newClient(priya, "Client 0");
    team.rest();
    tom.setOnline(false);
    for (int i = 1; i < 25; ++i)
        team.newClient(priya, "Client " + std::to_string(i));
    team.world.run(5000);
    const auto before = tom.image();
    // The power goes at every single write of the pull.
    bool survived = false;
    for (std::uint64_t at = 0; !survived; ++at) {
        QVERIFY(at < 500);
        tom.take(before);
        tom.setOnline(true);
        tom.crashAfter(at);
        team.world.run(200);
        survived = tom.running();
        team.world.vfs().pardon("d1");
        tom.restart();
        QCOMPARE(team.clients(tom), static_cast<std::size_t>(raw(team.state(tom).cursor)));
    }
    team.rest();
    QCOMPARE(team.clients(tom), 25U);
}

void TestLessons::membershipComesAndGoes_L28()
{
    Team team(2, {Fault::Membership});
    auto& priya = team.device(0);
    auto& tom = team.device(1);
    SimRandom dice(28);
    for (int i = 0; i < 25; ++i) {
        constexpr std::array<Role, 3> roles{Role::None, Role::Viewer, Role::Member};
        const auto role = roles[dice.below(roles.size())];
        team.world.server().setRoleInTeam(tom.user().id, role);
        team.newClient(priya, "Client " + std::to_string(i));
        // What each holds is compared with the log, and with nothing at all where the team was taken away.
        team.rest();
        QCOMPARE(team.clients(tom), role == Role::None ? 0U : static_cast<std::size_t>(i + 1));
    }
}

void TestLessons::aFileFromThreeWeeksAgo_L34()
{
    Team team;
    auto& priya = team.device(0);
    auto& tom = team.device(1);
    const auto company = team.newClient(tom, "Brightwater");
    team.rest();
    tom.keep();
    for (int i = 0; i < 10; ++i)
        team.set(tom, company, client::sector, "sector " + std::to_string(i));
    team.write(priya, {SetField{company, client::kind, client::name, "Brightwater plc"}});
    team.rest();
    team.world.run(21 * day);
    const auto before = team.world.server().log(team.space());
    const auto name = team.state(tom).replica;
    tom.take(*tom.kept());
    team.rest();
    const auto after = team.world.server().log(team.space());
    QCOMPARE(after.size(), before.size());
    QVERIFY(std::ranges::equal(after, before, {}, &SimLogEntry::hash, &SimLogEntry::hash));
    QCOMPARE(team.live(tom, company, client::sector), values({"sector 9"}));
    QVERIFY(team.state(tom).replica != name);
    team.set(tom, company, client::sector, "after the restore");
    team.rest();
    QCOMPARE(team.live(priya, company, client::sector), values({"after the restore"}));
}

void TestLessons::onlyTheCopyGetsAnotherName_L37()
{
    Team team(3);
    auto& desk = team.device(0);
    auto& laptop = team.device(2);
    QVERIFY(desk.user().id == laptop.user().id);
    const auto company = team.newClient(desk, "Brightwater");
    team.rest();
    const auto name = team.state(desk).replica;
    // Moved or renamed: the same file, opened again.
    desk.take(desk.image());
    team.set(desk, company, client::sector, "water");
    team.rest();
    QCOMPARE(team.state(desk).replica, name);
    // Copied: both write, and the second one to speak is the copy.
    laptop.setOnline(false);
    laptop.take(desk.image());
    team.set(desk, company, client::name, "Brightwater plc");
    team.world.run(5000);
    team.set(laptop, company, client::name, "Brightwater Ltd");
    laptop.setOnline(true);
    team.rest();
    QCOMPARE(team.state(desk).replica, name);
    QVERIFY(team.state(laptop).replica != name);
    QCOMPARE(team.live(desk, company, client::name), values({"Brightwater Ltd", "Brightwater plc"}));
}

void TestLessons::aServerFilledAgainDoublesNothing_L40()
{
    Team team;
    auto& priya = team.device(0);
    auto& tom = team.device(1);
    team.world.server().keep();
    const auto note = team.newLine(priya, "one note");
    team.type(priya, note, "with a front, ");
    team.rest();
    team.type(tom, note, "and a second one, ");
    team.rest();
    const auto text = team.text(priya, note);
    QCOMPARE(team.logged(), 3U);
    // There is no way to fill a server with texts: it gets back the very changes, from whoever holds them.
    team.world.server().goBackToKept();
    QCOMPARE(team.logged(), 0U);
    team.rest();
    QCOMPARE(team.logged(), 3U);
    for (auto* each : {&priya, &tom})
        QCOMPARE(team.text(*each, note), text);
}

void TestLessons::clocksSetBackInMidSync_L45()
{
    const QByteArray zone = qgetenv("TZ");
    qputenv("TZ", "Pacific/Kiritimati");
    ::tzset();
    Team team;
    auto& priya = team.device(0);
    auto& tom = team.device(1);
    const auto note = team.newLine(priya, "note");
    const auto company = team.newClient(tom, "Brightwater");
    team.rest();
    for (int i = 0; i < 30; ++i) {
        auto& by = team.device(static_cast<std::size_t>(i % 2));
        team.type(by, note, "w" + std::to_string(i) + " ");
        team.set(by, company, client::sector, "sector " + std::to_string(i));
        // An hour, as when summer ends, and two days, while requests are under way.
        team.world.run(11);
        by.jumpClock(i % 3 == 0 ? -2 * day : i % 3 == 1 ? -3'600'000 : 3'600'000);
        team.world.run(11);
    }
    team.rest();
    for (int i = 0; i < 30; ++i)
        QVERIFY(team.text(tom, note).find("w" + std::to_string(i) + " ") != std::string::npos);
    // What was written last, knowing the rest, is what stands.
    team.set(priya, company, client::sector, "the last word");
    team.rest();
    QCOMPARE(team.live(tom, company, client::sector), values({"the last word"}));
    zone.isNull() ? qunsetenv("TZ") : qputenv("TZ", zone);
    ::tzset();
}

QTEST_GUILESS_MAIN(TestLessons)
#include "tst_lessons.moc"
