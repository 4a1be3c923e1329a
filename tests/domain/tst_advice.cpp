// SPDX-License-Identifier: Apache-2.0
// No's with their reason, advice in a line, direction, what we may decide, what is tricky; on a small team with real
// databases, and what the lead reads of it.
#include "domain/advice_commands.h"
#include "domain/advice_queries.h"
#include "domain/line_matters.h"
#include "small_team.h"

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

TogetherPage together(Device& device, const EntityId& client)
{
    return must(togetherWith(device.reader(), client, device.now()), "togetherWith");
}

} // namespace

class TestAdvice : public QObject {
    Q_OBJECT

private slots:
    void reasonsAreReadFromALine();
    void aNoIsAStory();
    void aLineMakesANoAndOneGoesBack();
    void onlyALeadBacksANo();
    void adviceInALine();
    void directionIsDatedSignedAndVersioned();
    void twoHandsInOneDirection();
    void whatWeMayDecideEndsOnItsDay();
    void trickyFromStuckToSolved();
    void aSolvedOneIsFoundByTheTeam();
    void severalFieldsAreOneStep();
};

void TestAdvice::reasonsAreReadFromALine()
{
    QCOMPARE(reasoned("a rebrand, because it would cost them the year").what, std::string("a rebrand"));
    QCOMPARE(reasoned("a rebrand, because it would cost them the year").because, std::string("it would cost them the year"));
    QCOMPARE(reasoned("a rebrand").because, std::string());
    QCOMPARE(reasoned("because of the rain").what, std::string("because of the rain"));
}

void TestAdvice::aNoIsAStory()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    must(addStance(team.priya->commands(), {client.id, {}, {}, StanceType::SaidNo, "a poster about damp", "not in the app",
                                            "it would bring anger", "a sticker with the number", "Sam laughed"}));
    team.clock.advance(std::chrono::seconds(1));
    must(addStance(team.priya->commands(), {client.id, {}, {}, StanceType::Differ, "more channels", "fewer", "", "", ""}));
    QVERIFY(!addStance(team.priya->commands(), {client.id, {}, {}, StanceType::SaidNo, "", " ", "x", "", ""}));
    team.sync();
    const auto rows = must(recentStances(team.tom->reader(), 10, team.tom->now()));
    QCOMPARE(rows.size(), std::size_t(2));
    QVERIFY(rows[0].type == StanceType::Differ);
    QCOMPARE(rows[1].because, std::string("it would bring anger"));
    QCOMPARE(rows[1].instead, std::string("a sticker with the number"));
    QCOMPARE(rows[1].landed, std::string("Sam laughed"));
    QCOMPARE(rows[1].client.name, std::string("Brightwater Housing"));
}

void TestAdvice::aLineMakesANoAndOneGoesBack()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto visit = startVisit(*team.priya, client.id);
    const auto line = must(commands.captureLine(visit.id, "-no a discount, because it would teach them to wait")).line;
    auto rows = together(*team.priya, client.id).stances;
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows[0].asked, std::string("a discount"));
    QCOMPARE(rows[0].because, std::string("it would teach them to wait"));
    QCOMPARE(rows[0].line, line.id);
    QCOMPARE(rows[0].visit, visit.id);
    must(commands.setField(rows[0].id, "offered instead", "a smaller first step"));
    must(commands.setLineType(line.id, LineType::Advice));
    QVERIFY(together(*team.priya, client.id).stances.empty());
    QCOMPARE(together(*team.priya, client.id).advice.at(0).advised, std::string("a discount"));
    must(commands.setLineType(line.id, LineType::SaidNo));
    rows = together(*team.priya, client.id).stances;
    QCOMPARE(rows.at(0).instead, std::string("a smaller first step"));
    QVERIFY(together(*team.priya, client.id).advice.empty());
}

void TestAdvice::onlyALeadBacksANo()
{
    SmallTeam team;
    const auto client = addClient(*team.tom, "Arden Mills");
    const auto no = must(addStance(team.tom->commands(), {client.id, {}, {}, StanceType::SaidNo, "since 1811", "", "", "", ""}));
    team.sync();
    const auto refused = backStance(team.tom->commands(), no.id, "");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotAllowed);
    QVERIFY(!together(*team.tom, client.id).stances[0].canBack);
    QVERIFY(together(*team.priya, client.id).stances[0].canBack);
    must(backStance(team.priya->commands(), no.id, ""));
    must(backStance(team.phone->commands(), no.id, "the stone's number is better"));
    team.sync();
    const auto row = together(*team.tom, client.id).stances[0];
    QCOMPARE(row.backings.size(), std::size_t(1));
    QCOMPARE(row.backings[0].by.name, std::string("Priya Raman"));
    QCOMPARE(row.backings[0].text, std::string("the stone's number is better"));
    QVERIFY(together(*team.priya, client.id).stances[0].backedByMe);
}

void TestAdvice::adviceInALine()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto visit = startVisit(*team.priya, client.id);
    must(commands.captureLine(visit.id, "-advice one printer because two blame each other"));
    const auto row = together(*team.priya, client.id).advice.at(0);
    QCOMPARE(row.advised, std::string("one printer"));
    QCOMPARE(row.because, std::string("two blame each other"));
    QVERIFY(!addAdvice(commands, {client.id, {}, {}, "which?", "", ""}));
    must(commands.undo());
    QVERIFY(together(*team.priya, client.id).advice.empty());
}

void TestAdvice::directionIsDatedSignedAndVersioned()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    QVERIFY(!together(*team.priya, client.id).direction);
    QVERIFY(!setDirection(commands, client.id, " "));
    const auto made = must(setDirection(commands, client.id, "Lead with repairs in autumn."));
    team.clock.advance(std::chrono::hours(24));
    must(setDirection(commands, client.id, "Lead with repairs from July."));
    QCOMPARE(must(setDirection(commands, client.id, "Lead with repairs from July.")).id, made.id);
    const auto row = *together(*team.priya, client.id).direction;
    QCOMPARE(row.text, std::string("Lead with repairs from July."));
    QCOMPARE(row.signature, std::string("Priya Raman"));
    QCOMPARE(row.on->words, std::string("today"));
    must(commands.undo());
    QCOMPARE(together(*team.priya, client.id).direction->text, std::string("Lead with repairs in autumn."));
    QCOMPARE(together(*team.priya, client.id).direction->on->words, std::string("yesterday"));
}

void TestAdvice::twoHandsInOneDirection()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    must(setDirection(team.priya->commands(), client.id, "Lead with repairs."));
    team.sync();
    must(setDirection(team.priya->commands(), client.id, "Lead with repairs in autumn."));
    must(setDirection(team.tom->commands(), client.id, "Then: Lead with repairs."));
    team.sync();
    QCOMPARE(together(*team.tom, client.id).direction->text, std::string("Then: Lead with repairs in autumn."));
    QCOMPARE(together(*team.priya, client.id).direction->text, together(*team.tom, client.id).direction->text);
}

void TestAdvice::whatWeMayDecideEndsOnItsDay()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    must(addDelegation(commands, {client.id, "pictures for the letters", "up to 500 pounds a month", {}, "", "2026-05-20"}));
    QVERIFY(!addDelegation(commands, {client.id, "x", "", {}, "", "some day"}));
    auto row = together(*team.priya, client.id).delegations.at(0);
    QCOMPARE(row.limit, std::string("up to 500 pounds a month"));
    QVERIFY(!row.over);
    team.clock.advance(std::chrono::hours(24 * 7));
    row = together(*team.priya, client.id).delegations.at(0);
    QVERIFY(row.over);
}

void TestAdvice::trickyFromStuckToSolved()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto stuck = must(addProblem(commands, {client.id, "Letters arrive after the engineer", {}, {}}));
    const auto visit = startVisit(*team.priya, client.id);
    must(addAttempt(commands, stuck.id, "print on Fridays", "", visit.id));
    team.sync();
    team.clock.advance(std::chrono::minutes(1));
    must(addAttempt(team.tom->commands(), stuck.id, "", "Halina in dispatch"));
    team.sync();
    auto row = must(trickyOnes(team.priya->reader(), 5, team.priya->now())).at(0);
    QCOMPARE(row.attempts.size(), std::size_t(2));
    QCOMPARE(row.attempts[1].helpedBy, std::string("Halina in dispatch"));
    QCOMPARE(row.why.sentence, std::string("Priya Raman noted this on 14 May and nothing has solved it yet."));
    QVERIFY(!addAttempt(commands, stuck.id, " ", ""));
    QVERIFY(!solveProblem(commands, stuck.id, ""));
    must(solveProblem(commands, stuck.id, "a text message on the morning"));
    row = together(*team.priya, client.id).problems.at(0);
    QVERIFY(row.state == ProblemState::Solved);
    QVERIFY(row.why.sentence.empty());
    QVERIFY(must(trickyOnes(team.priya->reader(), 0, team.priya->now())).empty());
    must(reopenProblem(commands, stuck.id));
    QVERIFY(together(*team.priya, client.id).problems.at(0).state == ProblemState::Stuck);
}

void TestAdvice::aSolvedOneIsFoundByTheTeam()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto stuck = must(addProblem(team.priya->commands(), {client.id, "Letters arrive late", {}, {}}));
    must(solveProblem(team.priya->commands(), stuck.id, "a carrier pigeon called Doris"));
    team.sync();
    store::SearchQuery query;
    query.typed = "pigeon";
    const auto found = must(team.tom->queries().search(query, team.tom->now()));
    QCOMPARE(found.rows.size(), std::size_t(1));
    QCOMPARE(found.rows[0].id, stuck.id);
}

void TestAdvice::severalFieldsAreOneStep()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto no = must(addStance(commands, {client.id, {}, {}, StanceType::SaidNo, "a poster", "", "", "", ""}));
    must(changeWords(commands, no.id, {{"because", "anger"}, {"how it landed", "well"}, {"they asked", "a poster"}}));
    auto row = together(*team.priya, client.id).stances.at(0);
    QCOMPARE(row.because, std::string("anger"));
    QCOMPARE(row.landed, std::string("well"));
    must(commands.undo());
    row = together(*team.priya, client.id).stances.at(0);
    QVERIFY(row.because.empty() && row.landed.empty());
    QCOMPARE(row.asked, std::string("a poster"));
}

QTEST_GUILESS_MAIN(TestAdvice)
#include "tst_advice.moc"
