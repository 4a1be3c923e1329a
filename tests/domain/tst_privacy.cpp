// SPDX-License-Identifier: Apache-2.0
// Private or shared: what is private stands in one's own space and only refers to the shared visit, person or client;
// it moves either way, safely repeated and taken back, and says what others have.
#include "domain/privacy_commands.h"
#include "small_team.h"

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace line = model::line;
namespace fact = model::fact;
namespace promise = model::promise;

namespace {

struct Visited {
    explicit Visited(SmallTeam& team)
    {
        client = addClient(*team.priya, "Arden");
        visit = startVisit(*team.priya, client.id);
        team.sync();
    }
    Made client, visit;
};

bool knows(Device& device, const EntityId& id)
{
    return device.reader().entity(id).has_value();
}

bool isLive(Device& device, const EntityId& id)
{
    const auto row = device.reader().entity(id);
    return row && row->presence == store::Presence::Live;
}

} // namespace

class TestPrivacy : public QObject {
    Q_OBJECT

private slots:
    void aPrivateLineIsOnesOwn();
    void aPrivatePromiseAndFactToo();
    void whatAPrivateLineMakesIsPrivate();
    void itIsSharedLater();
    void itIsMadePrivateAgain();
    void movingTwiceIsMovingOnce();
    void twoDevicesMoveItOnce();
    void oneStepTakesItBack();
    void onlyTheAuthorMakesItPrivate();
    void whatHasNoTeamCannotBeShared();
    void aSeasonIsPrivateUnlessSaidOtherwise();
};

void TestPrivacy::aPrivateLineIsOnesOwn()
{
    SmallTeam team;
    const Visited at(team);
    const auto made = must(team.priya->commands().captureLine(at.visit.id, "> between us: kumquat", true));
    QCOMPARE(made.line.space, team.priyaPrivate);
    must(team.priya->commands().captureLine(at.visit.id, "for everybody"));
    team.sync();
    // It stands in the visit for its author, on both devices, and nowhere for anybody else.
    for (auto* device : {team.priya.get(), team.phone.get()}) {
        const auto page = must(device->queries().visit(at.visit.id, device->now()));
        QCOMPARE(page.lines.size(), std::size_t{2});
        QVERIFY(page.lines.front().isPrivate);
        QVERIFY(!page.lines.back().isPrivate);
    }
    QVERIFY(!knows(*team.tom, made.line.id));
    QCOMPARE(must(team.tom->queries().visit(at.visit.id, team.tom->now())).lines.size(), std::size_t{1});
    store::SearchQuery query;
    query.typed = "kumquat";
    QCOMPARE(must(team.tom->queries().search(query, team.tom->now())).total, std::size_t{0});
    QCOMPARE(must(team.phone->queries().search(query, team.phone->now())).total, std::size_t{1});
}

void TestPrivacy::aPrivatePromiseAndFactToo()
{
    SmallTeam team;
    const Visited at(team);
    NewPromise what;
    what.client = at.client.id;
    what.text = "ask quietly about the lease";
    what.isPrivate = true;
    const auto made = must(team.priya->commands().addPromise(what));
    NewFact known;
    known.client = at.client.id;
    known.text = "thinking of selling";
    known.isPrivate = true;
    const auto noted = must(team.priya->commands().addFact(known));
    team.sync();
    QVERIFY(!knows(*team.tom, made.id) && !knows(*team.tom, noted.id));
    const auto page = must(team.phone->queries().client(at.client.id, team.phone->now()));
    QCOMPARE(page.ours.size(), std::size_t{1});
    QVERIFY(page.ours.front().isPrivate);
    QCOMPARE(page.facts.size(), std::size_t{1});
    QVERIFY(page.facts.front().isPrivate);
}

void TestPrivacy::whatAPrivateLineMakesIsPrivate()
{
    SmallTeam team;
    const Visited at(team);
    auto& commands = team.priya->commands();
    const auto made = must(commands.captureLine(at.visit.id, "! ask about the lease tomorrow", true));
    QVERIFY(made.promise);
    QCOMPARE(team.priya->row(made.promise->id).space, team.priyaPrivate);
    // A plain private line that becomes a promise afterwards, and one whose mark is typed late.
    const auto plain = must(commands.captureLine(at.visit.id, "look at the roof", true));
    const auto later = must(commands.setLineType(plain.line.id, LineType::Promise));
    QCOMPARE(team.priya->row(later.promise->id).space, team.priyaPrivate);
    QCOMPARE(later.promise->space, team.priyaPrivate);
    const auto mark = must(commands.captureLine(at.visit.id, "\xE2\x97\x86", true));
    const auto filled = must(commands.fillMark(mark.line.id, "! call the bank #money"));
    QCOMPARE(team.priya->row(filled.promise->id).space, team.priyaPrivate);
    team.sync();
    for (const auto& id : {made.promise->id, later.promise->id, filled.promise->id, mark.line.id})
        QVERIFY(!knows(*team.tom, id));
    QVERIFY(must(team.tom->queries().tags()).empty());
}

void TestPrivacy::itIsSharedLater()
{
    SmallTeam team;
    const Visited at(team);
    const auto made = must(team.priya->commands().captureLine(at.visit.id, "! ask about the lease tomorrow", true));
    team.sync();
    const auto shared = must(setPrivate(team.priya->commands(), made.line.id, false));
    QCOMPARE(shared.made.space, team.team);
    QVERIFY2(shared.others.find("Everybody in \"Fennel & Rook\"") != std::string::npos, shared.others.c_str());
    team.sync();
    for (auto* device : {team.priya.get(), team.phone.get(), team.tom.get()}) {
        const auto page = must(device->queries().visit(at.visit.id, device->now()));
        QCOMPARE(page.lines.size(), std::size_t{1});
        QCOMPARE(page.lines.front().id, shared.made.id);
        QVERIFY(!page.lines.front().isPrivate);
        // Its promise came with it, and both point to one another.
        QCOMPARE(page.promises.size(), std::size_t{1});
        QCOMPARE(page.promises.front().line, shared.made.id);
        QCOMPARE(page.lines.front().promise, page.promises.front().id);
        QCOMPARE(page.lines.front().text, "ask about the lease tomorrow");
        QCOMPARE(page.lines.front().by.id, team.priyaId);
    }
    QVERIFY(!knows(*team.tom, made.line.id));
}

void TestPrivacy::itIsMadePrivateAgain()
{
    SmallTeam team;
    const Visited at(team);
    const auto made = must(team.priya->commands().captureLine(at.visit.id, "> they may sell"));
    NewFact known;
    known.client = at.client.id;
    known.text = "thinking of selling";
    const auto noted = must(team.priya->commands().addFact(known));
    team.sync();
    const auto moved = must(setPrivate(team.priya->commands(), made.line.id, true));
    QCOMPARE(moved.made.space, team.priyaPrivate);
    QVERIFY2(moved.others.find("has reached \"Fennel & Rook\"") != std::string::npos, moved.others.c_str());
    const auto movedFact = must(setPrivate(team.priya->commands(), noted.id, true));
    team.sync();
    QVERIFY(!isLive(*team.tom, made.line.id) && !isLive(*team.tom, noted.id));
    QVERIFY(!knows(*team.tom, moved.made.id) && !knows(*team.tom, movedFact.made.id));
    const auto page = must(team.phone->queries().visit(at.visit.id, team.phone->now()));
    QCOMPARE(page.lines.size(), std::size_t{1});
    QVERIFY(page.lines.front().isPrivate);
    QCOMPARE(page.lines.front().text, "they may sell");
    QVERIFY(page.lines.front().type == LineType::Quote);
    // To and fro, and the words are the ones that stand last.
    must(team.priya->commands().setField(moved.made.id, "text", "they may sell, in spring"));
    const auto back = must(setPrivate(team.priya->commands(), moved.made.id, false));
    team.sync();
    QCOMPARE(team.tom->text(back.made.id, line::text), "they may sell, in spring");
    const auto again = must(setPrivate(team.priya->commands(), back.made.id, true));
    team.sync();
    QVERIFY(!isLive(*team.tom, back.made.id));
    QCOMPARE(team.phone->text(again.made.id, line::text), "they may sell, in spring");
}

void TestPrivacy::movingTwiceIsMovingOnce()
{
    SmallTeam team;
    const Visited at(team);
    const auto made = must(team.priya->commands().captureLine(at.visit.id, "between us", true));
    const auto first = must(setPrivate(team.priya->commands(), made.line.id, false));
    const auto again = must(setPrivate(team.priya->commands(), made.line.id, false));
    QCOMPARE(again.made.id, first.made.id);
    const auto same = must(setPrivate(team.priya->commands(), first.made.id, false));
    QCOMPARE(same.made.id, first.made.id);
    QVERIFY(same.others.empty());
    QCOMPARE(must(team.priya->queries().visit(at.visit.id, team.priya->now())).lines.size(), std::size_t{1});
}

void TestPrivacy::twoDevicesMoveItOnce()
{
    SmallTeam team;
    const Visited at(team);
    const auto made = must(team.priya->commands().captureLine(at.visit.id, "between us", true));
    team.sync();
    must(setPrivate(team.priya->commands(), made.line.id, false));
    must(setPrivate(team.phone->commands(), made.line.id, false));
    team.sync();
    for (auto* device : {team.priya.get(), team.phone.get(), team.tom.get()}) {
        const auto page = must(device->queries().visit(at.visit.id, device->now()));
        QCOMPARE(page.lines.size(), std::size_t{1});
        QCOMPARE(must(device->queries().needsYouCount()), std::size_t{0});
    }
}

void TestPrivacy::oneStepTakesItBack()
{
    SmallTeam team;
    const Visited at(team);
    const auto made = must(team.priya->commands().captureLine(at.visit.id, "! a word tomorrow", true));
    const auto shared = must(setPrivate(team.priya->commands(), made.line.id, false));
    QCOMPARE(must(team.priya->commands().undo()).label, "Shared");
    QVERIFY(isLive(*team.priya, made.line.id) && isLive(*team.priya, made.promise->id));
    QVERIFY(!isLive(*team.priya, shared.made.id));
    must(team.priya->commands().redo());
    QVERIFY(isLive(*team.priya, shared.made.id) && !isLive(*team.priya, made.line.id));
}

void TestPrivacy::onlyTheAuthorMakesItPrivate()
{
    SmallTeam team;
    const Visited at(team);
    const auto made = must(team.tom->commands().captureLine(at.visit.id, "Tom's words"));
    team.sync();
    const auto refused = setPrivate(team.priya->commands(), made.line.id, true);
    QVERIFY(!refused);
    QVERIFY2(refused.error().sentence.find("colleague") != std::string::npos, refused.error().sentence.c_str());
    QVERIFY(isLive(*team.priya, made.line.id));
    QVERIFY(!setPrivate(team.priya->commands(), at.client.id, true));
}

void TestPrivacy::whatHasNoTeamCannotBeShared()
{
    SmallTeam team;
    const auto visit = startVisit(*team.priya, EntityId{});
    const auto made = must(team.priya->commands().captureLine(visit.id, "who was that"));
    const auto refused = setPrivate(team.priya->commands(), made.line.id, false);
    QVERIFY(!refused);
    QVERIFY2(refused.error().sentence.find("File it") != std::string::npos, refused.error().sentence.c_str());
}

void TestPrivacy::aSeasonIsPrivateUnlessSaidOtherwise()
{
    SmallTeam team;
    const Visited at(team);
    const auto sam = must(team.priya->commands().addPerson({at.client.id, "Sam Okoro", "", "", ""}));
    NewFact season;
    season.person = sam.id;
    season.type = FactType::Season;
    season.text = "caring for a parent; mornings are hard";
    const auto made = must(team.priya->commands().addFact(season));
    QCOMPARE(made.space, team.priyaPrivate);
    season.type = FactType::Remember;
    QCOMPARE(must(team.priya->commands().addFact(season)).space, team.team);
    const auto shared = must(setPrivate(team.priya->commands(), made.id, false));
    team.sync();
    QCOMPARE(team.tom->text(shared.made.id, fact::person), sam.id.toString());
    QCOMPARE(team.tom->text(shared.made.id, fact::type), "season");
}

QTEST_GUILESS_MAIN(TestPrivacy)
#include "tst_privacy.moc"
