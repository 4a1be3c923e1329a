// SPDX-License-Identifier: Apache-2.0
// The pledge on a small team with real databases: written, put in order, signed as it reads, kept and missed in stories,
// and what it said on a day.
#include "domain/pledge_commands.h"
#include "domain/pledge_queries.h"
#include "small_team.h"

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

constexpr std::chrono::hours aDay{24};

PledgePage pledge(Device& device, const SpaceId& house)
{
    return must(pledgePage(device.reader(), house, device.now()), "pledgePage");
}

std::vector<std::string> textsOf(const PledgePage& page)
{
    std::vector<std::string> all;
    for (const auto& line : page.lines)
        all.push_back(line.text);
    return all;
}

std::vector<std::string> textsOn(Device& device, const SpaceId& house, Day day)
{
    std::vector<std::string> all;
    for (const auto& line : must(pledgeOn(device.reader(), house, day, device.now()), "pledgeOn"))
        all.push_back(line.text);
    return all;
}

/// Three lines by Priya, a second apart.
std::vector<EntityId> threeLines(SmallTeam& team)
{
    std::vector<EntityId> ids;
    for (const char* text : {"You will never chase us", "Bad news by noon", "A name, not a department"}) {
        ids.push_back(must(addPledgeLine(team.priya->commands(), team.team, text, "seen")).id);
        team.clock.advance(std::chrono::seconds(1));
    }
    return ids;
}

} // namespace

class TestPledge : public QObject {
    Q_OBJECT

private slots:
    void threeToNineLines();
    void linesAreMovedAmongEachOther();
    void aSignatureIsUnderTheWordsAsTheyRead();
    void signingTwiceIsOnce();
    void storiesAreCountedNotDivided();
    void aMissMayStayBlank();
    void whatOnlyIOwnIsNotTold();
    void aPromiseAndAVisitCanBeToldOf();
    void aLineTakenOutKeepsItsStories();
    void whatItSaidOnADay();
    void twoDevicesReorder();
    void everyStepIsTakenBack();
    void storiesAreFoundBySearch();
};

void TestPledge::threeToNineLines()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    QVERIFY(!addPledgeLine(commands, team.team, "  ", "x"));
    must(addPledgeLine(commands, team.team, "one", ""));
    must(addPledgeLine(commands, team.team, "two", ""));
    const auto refused = signPledge(commands, team.team);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    for (const char* text : {"three", "four", "five", "six", "seven", "eight", "nine"})
        must(addPledgeLine(commands, team.team, text, ""));
    must(signPledge(commands, team.team));
    QVERIFY(!addPledgeLine(commands, team.team, "ten", ""));
    QCOMPARE(textsOf(pledge(*team.priya, team.team)),
             (std::vector<std::string>{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}));
}

void TestPledge::linesAreMovedAmongEachOther()
{
    SmallTeam team;
    const auto ids = threeLines(team);
    auto& commands = team.priya->commands();
    must(movePledgeLine(commands, ids[2], 0));
    QCOMPARE(textsOf(pledge(*team.priya, team.team)),
             (std::vector<std::string>{"A name, not a department", "You will never chase us", "Bad news by noon"}));
    must(movePledgeLine(commands, ids[2], 1));
    QCOMPARE(textsOf(pledge(*team.priya, team.team)).at(1), std::string("A name, not a department"));
    must(movePledgeLine(commands, ids[0], 99));
    QCOMPARE(textsOf(pledge(*team.priya, team.team)).at(2), std::string("You will never chase us"));
    const auto before = commands.newestStep();
    must(movePledgeLine(commands, ids[0], 2));
    QCOMPARE(commands.newestStep(), before);
}

void TestPledge::aSignatureIsUnderTheWordsAsTheyRead()
{
    SmallTeam team;
    const auto ids = threeLines(team);
    must(signPledge(team.priya->commands(), team.team));
    team.sync();
    auto read = pledge(*team.tom, team.team);
    QCOMPARE(read.signatures.size(), std::size_t(1));
    QVERIFY(read.signatures[0].current);
    QCOMPARE(read.signatures[0].by.name, std::string("Priya Raman"));
    QVERIFY(!read.signedByMe);
    team.clock.advance(aDay);
    must(rewordPledgeLine(team.tom->commands(), ids[1], "Bad news before noon", "seen"));
    must(signPledge(team.tom->commands(), team.team));
    team.sync();
    read = pledge(*team.priya, team.team);
    QCOMPARE(read.signatures.size(), std::size_t(2));
    QCOMPARE(read.signatures[0].by.name, std::string("Tom Ashdown"));
    QVERIFY(read.signatures[0].current);
    QVERIFY(!read.signatures[1].current);
    QVERIFY(!read.signedByMe);
    // An order is a wording too, and so is how a client would notice.
    must(signPledge(team.priya->commands(), team.team));
    QVERIFY(pledge(*team.priya, team.team).signedByMe);
    must(movePledgeLine(team.priya->commands(), ids[2], 0));
    QVERIFY(!pledge(*team.priya, team.team).signedByMe);
    must(movePledgeLine(team.priya->commands(), ids[2], 2));
    QVERIFY(pledge(*team.priya, team.team).signedByMe);
    must(rewordPledgeLine(team.priya->commands(), ids[0], "You will never chase us", "they never do"));
    QVERIFY(!pledge(*team.priya, team.team).signedByMe);
}

void TestPledge::signingTwiceIsOnce()
{
    SmallTeam team;
    threeLines(team);
    team.sync();
    const auto here = must(signPledge(team.priya->commands(), team.team));
    const auto there = must(signPledge(team.phone->commands(), team.team));
    QCOMPARE(here.id, there.id);
    team.sync();
    QCOMPARE(pledge(*team.tom, team.team).signatures.size(), std::size_t(1));
}

void TestPledge::storiesAreCountedNotDivided()
{
    SmallTeam team;
    const auto ids = threeLines(team);
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto visit = startVisit(*team.priya, client.id);
    const auto line = must(team.priya->commands().captureLine(visit.id, "we rang before they did")).line;
    must(addMoment(team.priya->commands(), {ids[0], MomentType::Kept, "we rang before they did", "", line.id, {}, ""}));
    must(addMoment(team.priya->commands(), {ids[0], MomentType::Kept, "older", "", {}, client.id, "yesterday"}));
    must(addMoment(team.priya->commands(), {ids[0], MomentType::Missed, "oldest", "", {}, {}, "4 May"}));
    QVERIFY(!addMoment(team.priya->commands(), {ids[0], MomentType::Kept, " ", "", {}, {}, ""}));
    QVERIFY(!addMoment(team.priya->commands(), {ids[0], MomentType::Kept, "x", "", {}, {}, "the day of the cat"}));
    QVERIFY(!addMoment(team.priya->commands(), {ids[0], MomentType::Kept, "x", "", {}, {}, "tomorrow"}));
    team.sync();
    // The lead's and the member's pages read alike.
    for (auto* device : {team.priya.get(), team.tom.get()}) {
        const auto row = pledge(*device, team.team).lines.at(0);
        QCOMPARE(row.kept, std::size_t(2));
        QCOMPARE(row.missed, std::size_t(1));
        QCOMPARE(row.moments.size(), std::size_t(3));
        QCOMPARE(row.moments[0].story, std::string("we rang before they did"));
        QCOMPARE(row.moments[0].about.id, line.id);
        QCOMPARE(row.moments[0].client.name, std::string("Brightwater Housing"));
        QCOMPARE(row.moments[2].story, std::string("oldest"));
    }
}

void TestPledge::aMissMayStayBlank()
{
    SmallTeam team;
    const auto ids = threeLines(team);
    const auto miss = must(addMoment(team.priya->commands(), {ids[1], MomentType::Missed, "told them at five", "", {}, {}, ""}));
    const auto kept = must(addMoment(team.priya->commands(), {ids[1], MomentType::Kept, "eleven sharp", "not for this", {}, {}, ""}));
    auto row = pledge(*team.priya, team.team).lines.at(1);
    for (const auto& moment : row.moments)
        QVERIFY(moment.madeGood.empty());
    must(makeGood(team.priya->commands(), miss.id, "went there the next morning"));
    QVERIFY(!makeGood(team.priya->commands(), kept.id, "nothing"));
    row = pledge(*team.priya, team.team).lines.at(1);
    const auto at = std::ranges::find(row.moments, miss.id, &MomentRow::id);
    QCOMPARE(at->madeGood, std::string("went there the next morning"));
}

void TestPledge::whatOnlyIOwnIsNotTold()
{
    SmallTeam team;
    const auto ids = threeLines(team);
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto visit = startVisit(*team.priya, client.id);
    const auto line = must(team.priya->commands().captureLine(visit.id, "only mine", true)).line;
    const auto refused = addMoment(team.priya->commands(), {ids[0], MomentType::Kept, "a story", "", line.id, {}, ""});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotAllowed);
    for (const auto& found : must(tellable(team.priya->reader(), "mine", 8, team.priya->now())))
        QVERIFY(found.what.id != line.id);
}

void TestPledge::aPromiseAndAVisitCanBeToldOf()
{
    SmallTeam team;
    const auto ids = threeLines(team);
    const auto client = addClient(*team.priya, "Brightwater Housing");
    NewPromise what;
    what.client = client.id;
    what.text = "send the plan";
    what.due = "next Friday";
    const auto promise = must(team.priya->commands().addPromise(what));
    const auto visit = startVisit(*team.priya, client.id);
    must(addMoment(team.priya->commands(), {ids[0], MomentType::Kept, "sent before they asked", "", promise.id, {}, ""}));
    must(addMoment(team.priya->commands(), {ids[0], MomentType::Kept, "nobody waited", "", visit.id, {}, ""}));
    QVERIFY(!addMoment(team.priya->commands(), {ids[0], MomentType::Kept, "of a client as such", "", client.id, {}, ""}));
    const auto row = pledge(*team.priya, team.team).lines.at(0);
    QCOMPARE(row.moments.size(), std::size_t(2));
    for (const auto& moment : row.moments) {
        QCOMPARE(moment.client.id, client.id);
        // What is due some day is told of today.
        QVERIFY(moment.on && moment.on->day == team.priya->now().today());
    }
    const auto found = must(tellable(team.priya->reader(), "plan", 8, team.priya->now()));
    QVERIFY(std::ranges::any_of(found, [&](const Tellable& each) { return each.what.id == promise.id; }));
}

void TestPledge::aLineTakenOutKeepsItsStories()
{
    SmallTeam team;
    const auto ids = threeLines(team);
    must(addMoment(team.priya->commands(), {ids[1], MomentType::Kept, "eleven sharp", "", {}, {}, ""}));
    team.clock.advance(aDay);
    must(takeOutPledgeLine(team.priya->commands(), ids[1]));
    auto page = pledge(*team.priya, team.team);
    QCOMPARE(page.lines.size(), std::size_t(2));
    QCOMPARE(page.takenOut.size(), std::size_t(1));
    QCOMPARE(page.takenOut[0].moments.size(), std::size_t(1));
    QVERIFY(!movePledgeLine(team.priya->commands(), ids[1], 0));
    must(bringBackPledgeLine(team.priya->commands(), ids[1]));
    QCOMPARE(textsOf(pledge(*team.priya, team.team)).back(), std::string("Bad news by noon"));
}

void TestPledge::whatItSaidOnADay()
{
    SmallTeam team;
    const auto ids = threeLines(team);
    const auto first = team.priya->now().today();
    team.clock.advance(aDay);
    must(rewordPledgeLine(team.priya->commands(), ids[1], "Bad news before noon", "seen"));
    must(takeOutPledgeLine(team.priya->commands(), ids[2]));
    const auto second = team.priya->now().today();
    team.clock.advance(aDay);
    must(movePledgeLine(team.priya->commands(), ids[1], 0));
    team.sync();
    for (auto* device : {team.priya.get(), team.tom.get()}) {
        QCOMPARE(textsOn(*device, team.team, first - std::chrono::days{1}), std::vector<std::string>{});
        QCOMPARE(textsOn(*device, team.team, first),
                 (std::vector<std::string>{"You will never chase us", "Bad news by noon", "A name, not a department"}));
        QCOMPARE(textsOn(*device, team.team, second), (std::vector<std::string>{"You will never chase us", "Bad news before noon"}));
        QCOMPARE(textsOn(*device, team.team, device->now().today()),
                 (std::vector<std::string>{"Bad news before noon", "You will never chase us"}));
        const auto changes = must(pledgeChanges(device->reader(), team.team, device->now()));
        QCOMPARE(changes.size(), std::size_t(6));
        QVERIFY(changes[0].what == PledgeChange::What::Moved);
        QVERIFY(changes[1].what == PledgeChange::What::TakenOut || changes[2].what == PledgeChange::What::TakenOut);
        const auto reworded = std::ranges::find(changes, PledgeChange::What::Reworded, &PledgeChange::what);
        QCOMPARE(reworded->before, std::string("Bad news by noon"));
        QCOMPARE(reworded->by.name, std::string("Priya Raman"));
    }
}

void TestPledge::twoDevicesReorder()
{
    SmallTeam team;
    const auto ids = threeLines(team);
    team.sync();
    must(movePledgeLine(team.priya->commands(), ids[2], 0));
    must(movePledgeLine(team.tom->commands(), ids[1], 0));
    must(rewordPledgeLine(team.tom->commands(), ids[0], "You never chase us", "seen"));
    team.sync();
    QCOMPARE(textsOf(pledge(*team.priya, team.team)), textsOf(pledge(*team.tom, team.team)));
    QCOMPARE(pledge(*team.priya, team.team).wording, pledge(*team.tom, team.team).wording);
    QCOMPARE(pledge(*team.priya, team.team).lines.size(), std::size_t(3));
}

void TestPledge::everyStepIsTakenBack()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto ids = threeLines(team);
    const auto before = pledge(*team.priya, team.team).wording;
    must(rewordPledgeLine(commands, ids[0], "other", "words"));
    must(movePledgeLine(commands, ids[0], 2));
    must(takeOutPledgeLine(commands, ids[1]));
    must(addPledgeLine(commands, team.team, "four", ""));
    const auto miss = must(addMoment(commands, {ids[0], MomentType::Missed, "x", "", {}, {}, ""}));
    must(makeGood(commands, miss.id, "y"));
    must(signPledge(commands, team.team));
    for (int i = 0; i < 7; ++i)
        must(commands.undo());
    const auto page = pledge(*team.priya, team.team);
    QCOMPARE(page.wording, before);
    QVERIFY(page.signatures.empty());
    QVERIFY(page.lines.at(0).moments.empty());
    for (int i = 0; i < 7; ++i)
        must(commands.redo());
    QVERIFY(pledge(*team.priya, team.team).signedByMe);
}

void TestPledge::storiesAreFoundBySearch()
{
    SmallTeam team;
    const auto ids = threeLines(team);
    const auto told = must(addMoment(team.priya->commands(), {ids[0], MomentType::Missed, "they rang about the marigolds", "", {}, {}, ""}));
    must(makeGood(team.priya->commands(), told.id, "with a gingerbread"));
    team.sync();
    for (const char* word : {"marigolds", "gingerbread"}) {
        store::SearchQuery query;
        query.typed = word;
        const auto found = must(team.tom->reader().search(query));
        QVERIFY2(std::ranges::any_of(found.hits, [&](const auto& hit) { return hit.entity == told.id; }), word);
    }
}

QTEST_GUILESS_MAIN(TestPledge)
#include "tst_pledge.moc"
