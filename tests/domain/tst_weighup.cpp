// SPDX-License-Identifier: Apache-2.0
// Weighing up on a small team with real databases: at least two ways, points by people, a second view that goes out
// with the sync and stays where it differs, signed recommendations, a look back on its day.
#include "domain/advice_commands.h"
#include "domain/advice_queries.h"
#include "domain/objective_commands.h"
#include "domain/weighup_commands.h"
#include "small_team.h"

using namespace salver;
using namespace salver::domain;
using namespace salver::test;
using std::chrono::hours;

namespace {

struct Question {
    explicit Question(SmallTeam& team)
        : client(addClient(*team.priya, "Brightwater Housing")),
          made(must(addWeighup(team.priya->commands(),
                               {client.id, "Put the flats on the repairs letters?", {}, "", "", {}, {}, {"On the letters", "A separate evening"}})))
    {
        const auto page = must(weighupPage(team.priya->reader(), made.id, team.priya->now()));
        letters = page.options.at(0).id;
        evening = page.options.at(1).id;
    }

    Made client;
    Made made;
    EntityId letters, evening;
};

WeighupPage pageOf(Device& device, const EntityId& id)
{
    return must(weighupPage(device.reader(), id, device.now()), "weighupPage");
}

} // namespace

class TestWeighup : public QObject {
    Q_OBJECT

private slots:
    void itBeginsWithTwoWays();
    void theirObjectiveIsPinned();
    void pointsStandInOrderOfWriting();
    void theCountOfPointsMovesNothing();
    void aSecondViewGoesOutAndComesBack();
    void dissentStandsBesideARecommendation();
    void laterRecommendationsStandAbove();
    void theLookBackIsAskedOnItsDay();
    void adviceBecomesAWeighup();
    void whatAnOpinionLeansOnIsFound();
    void everyStepCanBeTakenBack();
};

void TestWeighup::itBeginsWithTwoWays()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Arden Mills");
    const auto made = must(addWeighup(team.priya->commands(), {client.id, "A second mill?", {}, "to be asked for", "", {}, {}, {"Lease"}}));
    const auto page = pageOf(*team.priya, made.id);
    QCOMPARE(page.whatFor, std::string("to be asked for"));
    QCOMPARE(page.options.size(), std::size_t(2));
    QCOMPARE(page.options[0].name, std::string("Lease"));
    QCOMPARE(page.options[1].name, std::string("Another way"));
    const auto third = must(addOption(team.priya->commands(), made.id, "Wait a year"));
    QCOMPARE(pageOf(*team.priya, made.id).options.back().id, third.id);
    must(removeOption(team.priya->commands(), third.id));
    QVERIFY(!removeOption(team.priya->commands(), page.options[0].id));
    QVERIFY(!addWeighup(team.priya->commands(), {client.id, " ", {}, "", "", {}, {}, {}}));
}

void TestWeighup::theirObjectiveIsPinned()
{
    SmallTeam team;
    const Question question(team);
    QVERIFY(!pageOf(*team.priya, question.made.id).objective);
    must(addObjective(team.priya->commands(), {question.client.id, "be rung first", {}, {}}));
    QCOMPARE(pageOf(*team.priya, question.made.id).objective->text, std::string("be rung first"));
}

void TestWeighup::pointsStandInOrderOfWriting()
{
    SmallTeam team;
    const Question question(team);
    auto& commands = team.priya->commands();
    must(addPoint(commands, {question.letters, Side::For, "everybody opens them", {}}));
    team.clock.advance(std::chrono::minutes(1));
    must(addPoint(commands, {question.letters, Side::Against, "it undoes the one thing people believe", {}}));
    team.sync();
    team.clock.advance(std::chrono::minutes(1));
    must(addPoint(team.tom->commands(), {question.letters, Side::For, "no postage", {}}));
    team.sync();
    const auto points = pageOf(*team.priya, question.made.id).options[0].points;
    QCOMPARE(points.size(), std::size_t(3));
    QCOMPARE(points[0].text, std::string("everybody opens them"));
    QCOMPARE(points[2].text, std::string("no postage"));
    QCOMPARE(points[2].by.name, std::string("Tom Ashdown"));
    QVERIFY(points[1].side == Side::Against);
}

void TestWeighup::theCountOfPointsMovesNothing()
{
    SmallTeam team;
    const Question question(team);
    for (int i = 0; i < 5; ++i)
        must(addPoint(team.priya->commands(), {question.evening, Side::For, "for " + std::to_string(i), {}}));
    const auto page = pageOf(*team.priya, question.made.id);
    QCOMPARE(page.options[0].id, question.letters);
    QCOMPARE(page.options[1].points.size(), std::size_t(5));
}

void TestWeighup::aSecondViewGoesOutAndComesBack()
{
    SmallTeam team;
    const Question question(team);
    team.sync();
    // Asked with no network: it waits in the outbox.
    must(askSecondView(team.priya->commands(), question.made.id, team.tomId));
    QVERIFY(!askSecondView(team.priya->commands(), question.made.id, team.priyaId));
    QVERIFY(must(viewsAsked(team.tom->reader(), true, team.tom->now())).empty());
    team.sync();
    const auto asked = must(viewsAsked(team.tom->reader(), true, team.tom->now()));
    QCOMPARE(asked.size(), std::size_t(1));
    QCOMPARE(asked[0].why.sentence, std::string("Priya Raman asked on 14 May how you see this."));
    QCOMPARE(must(viewsAsked(team.priya->reader(), true, team.priya->now())).size(), std::size_t(0));
    QCOMPARE(must(viewsAsked(team.priya->reader(), false, team.priya->now())).size(), std::size_t(1));
    must(giveSecondView(team.tom->commands(), {question.made.id, asked[0].id, "I saw this at Hollis: it cost a year", Stand::SeesItDifferently, {}}));
    team.sync();
    QVERIFY(must(viewsAsked(team.priya->reader(), false, team.priya->now())).empty());
    const auto view = pageOf(*team.priya, question.made.id).views.at(0);
    QCOMPARE(view.id, asked[0].id);
    QCOMPARE(view.by.name, std::string("Tom Ashdown"));
    QVERIFY(view.stand == Stand::SeesItDifferently);
}

void TestWeighup::dissentStandsBesideARecommendation()
{
    SmallTeam team;
    const Question question(team);
    const auto asked = must(askSecondView(team.priya->commands(), question.made.id, team.tomId));
    team.sync();
    must(giveSecondView(team.tom->commands(), {question.made.id, asked.id, "no", Stand::SeesItDifferently, {}}));
    team.clock.advance(std::chrono::minutes(1));
    // A changed mind is a view of its own, and somebody else cannot answer in Tom's place.
    must(giveSecondView(team.tom->commands(), {question.made.id, asked.id, "after the evening: yes", Stand::Agrees, {}}));
    team.sync();
    team.clock.advance(std::chrono::minutes(1));
    must(giveSecondView(team.priya->commands(), {question.made.id, asked.id, "still the evening", Stand::Agrees, {}}));
    must(recommend(team.priya->commands(), {question.made.id, "The evening, because letters must stay believed", question.evening, {}, ""}));
    const auto page = pageOf(*team.priya, question.made.id);
    QCOMPARE(page.views.size(), std::size_t(3));
    QCOMPARE(page.views[0].text, std::string("no"));
    QVERIFY(page.views[0].stand == Stand::SeesItDifferently);
    QCOMPARE(page.views[2].by.name, std::string("Priya Raman"));
    QCOMPARE(page.recommendations.size(), std::size_t(1));
}

void TestWeighup::laterRecommendationsStandAbove()
{
    SmallTeam team;
    const Question question(team);
    must(team.priya->commands().setPreference("signature", "Priya · Fennel & Rook"));
    must(recommend(team.priya->commands(), {question.made.id, "The letters", question.letters, {}, ""}));
    team.sync();
    team.clock.advance(hours(1));
    must(recommend(team.tom->commands(), {question.made.id, "The evening", question.evening, {}, ""}));
    team.sync();
    const auto page = pageOf(*team.priya, question.made.id);
    QCOMPARE(page.recommendations.size(), std::size_t(2));
    QCOMPARE(page.recommendations[0].text, std::string("The evening"));
    QCOMPARE(page.recommendations[0].signature, std::string("Tom Ashdown"));
    QCOMPARE(page.recommendations[1].signature, std::string("Priya · Fennel & Rook"));
    QCOMPARE(page.row.recommended, std::string("The evening"));
    QVERIFY(!recommend(team.priya->commands(), {question.made.id, "x", {}, {}, "when it rains"}));
}

void TestWeighup::theLookBackIsAskedOnItsDay()
{
    SmallTeam team;
    const Question question(team);
    must(recommend(team.priya->commands(), {question.made.id, "The evening", question.evening, {}, "in two weeks"}));
    const auto due = [&](Device& device, bool mine) { return must(lookBacksDue(device.reader(), mine, device.now())).size(); };
    QCOMPARE(due(*team.priya, true), std::size_t(0));
    team.clock.advance(hours(24 * 14));
    team.sync();
    QCOMPARE(due(*team.priya, true), std::size_t(1));
    QCOMPARE(due(*team.tom, true), std::size_t(0));
    QCOMPARE(due(*team.tom, false), std::size_t(1));
    QVERIFY(pageOf(*team.priya, question.made.id).row.lookBackDue);
    QCOMPARE(must(lookBacksDue(team.priya->reader(), true, team.priya->now()))[0].why.sentence,
             std::string("When it was decided, Thu 28 May was set as the day to look back. Nobody has yet."));
    QVERIFY(!lookBack(team.priya->commands(), {question.made.id, "", "", ""}));
    must(lookBack(team.priya->commands(), {question.made.id, "Forty came", "the rain", "yes"}));
    QCOMPARE(due(*team.priya, true), std::size_t(0));
    QCOMPARE(pageOf(*team.priya, question.made.id).lookbacks[0].by.name, std::string("Priya Raman"));
    // A new day asks again.
    must(setLookBack(team.priya->commands(), question.made.id, "2026-06-30"));
    team.clock.advance(hours(24 * 40));
    QCOMPARE(due(*team.priya, true), std::size_t(1));
}

void TestWeighup::adviceBecomesAWeighup()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto advised = must(addAdvice(commands, {client.id, {}, {}, "flats on the letters?", "keep them apart", "trust"}));
    const auto made = must(weighUpAdvice(commands, advised.id));
    const auto page = pageOf(*team.priya, made.id);
    QCOMPARE(page.row.title, std::string("flats on the letters?"));
    QCOMPARE(page.options[0].name, std::string("keep them apart"));
    QCOMPARE(page.advice, advised.id);
    QCOMPARE(must(weighUpAdvice(commands, advised.id)).id, made.id);
    must(commands.undo());
    QVERIFY(team.priya->row(made.id).presence == store::Presence::Binned);
    QVERIFY(team.priya->text(advised.id, model::advice::weighup).empty());
}

void TestWeighup::whatAnOpinionLeansOnIsFound()
{
    SmallTeam team;
    const Question earlier(team);
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Arden Mills");
    const auto made = must(addWeighup(commands, {client.id, "A leaflet in the flour bags?", {}, "", "", {}, {}, {}}));
    const auto found = must(citable(team.priya->reader(), "repairs letters", 5));
    QVERIFY(!found.empty());
    QCOMPARE(found[0].id, earlier.made.id);
    const auto option = pageOf(*team.priya, made.id).options[0].id;
    must(addPoint(commands, {option, Side::Against, "I've seen this at Brightwater", found[0].id}));
    QCOMPARE(pageOf(*team.priya, made.id).options[0].points[0].cites.name, std::string("Put the flats on the repairs letters?"));
}

void TestWeighup::everyStepCanBeTakenBack()
{
    SmallTeam team;
    const Question question(team);
    auto& commands = team.priya->commands();
    must(addPoint(commands, {question.letters, Side::For, "cheap", {}}));
    must(askSecondView(commands, question.made.id, team.tomId));
    must(recommend(commands, {question.made.id, "The evening", question.evening, {}, "in two weeks"}));
    must(lookBack(commands, {question.made.id, "Forty came", "", ""}));
    for (int i = 0; i < 4; ++i)
        must(commands.undo());
    const auto page = pageOf(*team.priya, question.made.id);
    QVERIFY(page.options[0].points.empty() && page.views.empty() && page.recommendations.empty() && page.lookbacks.empty());
    QVERIFY(!page.row.lookBackOn);
    must(commands.undo());
    QVERIFY(team.priya->row(question.made.id).presence == store::Presence::Binned);
}

QTEST_GUILESS_MAIN(TestWeighup)
#include "tst_weighup.moc"
