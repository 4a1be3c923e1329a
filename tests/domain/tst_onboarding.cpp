// SPDX-License-Identifier: Apache-2.0
// Getting to know each other: a plan from a template, its pace, slowing down, what was learned, and what the lead and
// Today read of it; on a small team with real databases.
#include "domain/onboarding_commands.h"
#include "domain/onboarding_queries.h"
#include "small_team.h"

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

StepWords asking(const std::string& text)
{
    return {text, Learner::WeLearn, true, {}, {}};
}

StepWords plain(const std::string& text, Learner whose = Learner::WeLearn)
{
    return {text, whose, false, {}, {}};
}

OnboardingRow plan(Device& device, const EntityId& client)
{
    return must(onboardingsOf(device.reader(), client, device.now()), "onboardingsOf").at(0);
}

const WeekRow* weekNumber(const OnboardingRow& row, int number)
{
    for (const auto& week : row.plan) {
        if (week.number == number)
            return &week;
    }
    return nullptr;
}

std::vector<std::string> texts(const WeekRow* week)
{
    std::vector<std::string> found;
    for (const auto& step : week ? week->steps : std::vector<StepRow>{})
        found.push_back(step.text);
    return found;
}

using Texts = std::vector<std::string>;

Made started(Device& device, const EntityId& client, const std::string& on = "")
{
    return must(startOnboarding(device.commands(), {client, {}, on, 0, 0}), "startOnboarding");
}

void looksAfter(Device& device, const EntityId& client)
{
    must(device.commands().setField(client, "cared by", "Priya Raman"), "cared by");
}

} // namespace

class TestOnboarding : public QObject {
    Q_OBJECT

private slots:
    void weeksCountFromTheFirstDay();
    void aPlanCopiesTheTemplate();
    void onePlanAtATime();
    void aFourthAskWarnsAndNamesTheNextWeekWithRoom();
    void whatWasAskedCountsInItsOwnWeek();
    void stepsMoveWithinAndBetweenWeeks();
    void slowingDownIsOneStepOfUndo();
    void nothingLearnedStaysVisible();
    void whatWasLearnedBecomesSomethingToKnow();
    void theLeadReadsThemByWeek();
    void todayBringsUpOneStepAClientAndThreeThings();
    void twoDevicesAddToOneWeek();
    void templatesAreNotLivedThrough();
};

void TestOnboarding::weeksCountFromTheFirstDay()
{
    const auto day = [](const char* text) { return *parseDay(text); };
    QCOMPARE(weekOf(day("2026-05-04"), day("2026-05-04")), 1);
    QCOMPARE(weekOf(day("2026-05-04"), day("2026-05-10")), 1);
    QCOMPARE(weekOf(day("2026-05-04"), day("2026-05-11")), 2);
    QVERIFY(weekOf(day("2026-05-04"), day("2026-05-03")) < 1);
}

void TestOnboarding::aPlanCopiesTheTemplate()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto origin = must(addTemplate(commands, "Quiet start", 10, 2));
    must(addStep(commands, origin.id, asking("who signs off a letter"), 1));
    must(addStep(commands, origin.id, plain("how we say bad news", Learner::TheyLearn), 3));
    team.sync();
    // Somebody else of the team starts with it.
    must(startOnboarding(team.tom->commands(), {client.id, origin.id, "Monday", 0, 0}));
    team.sync();
    const auto row = plan(*team.priya, client.id);
    QCOMPARE(row.title, std::string("Quiet start"));
    QCOMPARE(row.weeks, 10);
    QCOMPARE(row.asksAWeek, 2);
    QCOMPARE(row.startedOn->day, *parseDay("2026-05-18"));
    QCOMPARE(row.week, 0);
    QCOMPARE(row.by.name, std::string("Tom Ashdown"));
    QCOMPARE(texts(weekNumber(row, 1)), Texts({"who signs off a letter"}));
    QVERIFY(weekNumber(row, 1)->steps[0].asks);
    QVERIFY(weekNumber(row, 3)->steps[0].whose == Learner::TheyLearn);
    QCOMPARE(weekNumber(row, 3)->days, std::string("1 Jun to 7 Jun"));
    // The copy goes its own way.
    must(commands.remove(weekNumber(row, 1)->steps[0].id));
    QCOMPARE(must(onboardingPage(team.priya->reader(), origin.id, team.priya->now())).plan.size(), std::size_t(2));
    QCOMPARE(must(onboardingTemplates(team.tom->reader(), team.tom->now())).size(), std::size_t(1));
}

void TestOnboarding::onePlanAtATime()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Arden Mills");
    const auto first = started(*team.priya, client.id);
    QVERIFY(!startOnboarding(team.priya->commands(), {client.id, {}, "", 0, 0}));
    must(finishOnboarding(team.priya->commands(), first.id));
    const auto second = started(*team.priya, client.id);
    const auto rows = must(onboardingsOf(team.priya->reader(), client.id, team.priya->now()));
    QCOMPARE(rows.size(), std::size_t(2));
    QCOMPARE(rows[0].id, second.id);
    QVERIFY(rows[1].done);
}

void TestOnboarding::aFourthAskWarnsAndNamesTheNextWeekWithRoom()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Arden Mills");
    const auto made = started(*team.priya, client.id);
    for (const auto* text : {"who decides", "how they like news", "the last agency"})
        QVERIFY(must(addStep(commands, made.id, asking(text), 2)).caution.empty());
    for (const auto* text : {"one", "two", "three"})
        must(addStep(commands, made.id, asking(text), 3));
    // What asks nothing of them is never too much.
    QVERIFY(must(addStep(commands, made.id, plain("read their letters"), 2)).caution.empty());
    const auto fourth = must(addStep(commands, made.id, asking("their calendar"), 2));
    QCOMPARE(fourth.week, 2);
    QCOMPARE(fourth.roomIn, 4);
    QCOMPARE(fourth.caution, std::string("That makes 4 asks of them in week 2; the pace is 3 a week. Week 4 has room."));
    auto row = plan(*team.priya, client.id);
    QVERIFY(!weekNumber(row, 2)->caution.empty());
    const auto& over = weekNumber(row, 2)->steps.back();
    QVERIFY(over.over && over.text == "their calendar" && over.roomIn == 4);
    QVERIFY(!weekNumber(row, 2)->steps[0].over);
    const auto moved = must(moveStep(commands, fourth.made.id, over.roomIn));
    QVERIFY(moved.caution.empty());
    row = plan(*team.priya, client.id);
    QVERIFY(weekNumber(row, 2)->caution.empty());
    QCOMPARE(texts(weekNumber(row, 4)), Texts({"their calendar"}));
    must(setPace(commands, made.id, 0, 2));
    QVERIFY(!weekNumber(plan(*team.priya, client.id), 2)->caution.empty());
}

void TestOnboarding::whatWasAskedCountsInItsOwnWeek()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Arden Mills");
    const auto made = started(*team.priya, client.id);
    for (const auto* text : {"a", "b", "c"})
        must(addStep(commands, made.id, asking(text), 1));
    const auto later = must(addStep(commands, made.id, asking("d"), 5)).made;
    QVERIFY(!askStep(commands, later.id, "tomorrow"));
    const auto asked = must(askStep(commands, later.id, ""));
    QCOMPARE(asked.week, 1);
    QVERIFY(asked.caution.find("4 asks of them in week 1") != std::string::npos);
    const auto row = plan(*team.priya, client.id);
    QCOMPARE(texts(weekNumber(row, 1)).size(), std::size_t(4));
    QVERIFY(!weekNumber(row, 1)->caution.empty());
    QVERIFY(!moveStep(commands, later.id, 6));
    must(unaskStep(commands, later.id));
    QCOMPARE(texts(weekNumber(plan(*team.priya, client.id), 5)), Texts({"d"}));
}

void TestOnboarding::stepsMoveWithinAndBetweenWeeks()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Arden Mills");
    const auto made = started(*team.priya, client.id);
    std::vector<EntityId> ids;
    for (const auto* text : {"a", "b", "c"}) {
        ids.push_back(must(addStep(commands, made.id, plain(text), 1)).made.id);
        team.clock.advance(std::chrono::seconds(1));
    }
    must(shiftStep(commands, ids[2], true));
    QCOMPARE(texts(weekNumber(plan(*team.priya, client.id), 1)), Texts({"a", "c", "b"}));
    must(shiftStep(commands, ids[0], false));
    QCOMPARE(texts(weekNumber(plan(*team.priya, client.id), 1)), Texts({"c", "a", "b"}));
    must(shiftStep(commands, ids[1], false));
    QCOMPARE(texts(weekNumber(plan(*team.priya, client.id), 2)), Texts({"b"}));
    must(shiftStep(commands, ids[1], true));
    QCOMPARE(texts(weekNumber(plan(*team.priya, client.id), 1)), Texts({"c", "a", "b"}));
}

void TestOnboarding::slowingDownIsOneStepOfUndo()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Arden Mills");
    const auto made = started(*team.priya, client.id);
    const auto asked = must(addStep(commands, made.id, asking("asked"), 1)).made;
    const auto learned = must(addStep(commands, made.id, plain("learned"), 1)).made;
    must(addStep(commands, made.id, plain("left"), 1));
    must(addStep(commands, made.id, asking("later"), 4));
    must(askStep(commands, asked.id, ""));
    must(learnStep(commands, learned.id, "Ruth decides, after lunch."));
    must(slowDown(commands, made.id));
    auto row = plan(*team.priya, client.id);
    QCOMPARE(texts(weekNumber(row, 1)), Texts({"asked", "learned"}));
    QCOMPARE(texts(weekNumber(row, 2)), Texts({"left"}));
    QCOMPARE(texts(weekNumber(row, 5)), Texts({"later"}));
    QCOMPARE(row.weeks, weeksUsual + 1);
    must(commands.undo());
    row = plan(*team.priya, client.id);
    QCOMPARE(texts(weekNumber(row, 1)), Texts({"asked", "learned", "left"}));
    QCOMPARE(texts(weekNumber(row, 4)), Texts({"later"}));
    QCOMPARE(row.weeks, weeksUsual);
}

void TestOnboarding::nothingLearnedStaysVisible()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Arden Mills");
    const auto made = started(*team.priya, client.id);
    const auto step = must(addStep(commands, made.id, asking("who decides"), 1)).made;
    QVERIFY(!plan(*team.priya, client.id).plan[0].steps[0].blank);
    must(askStep(commands, step.id, ""));
    QVERIFY(plan(*team.priya, client.id).plan[0].steps[0].blank);
    must(unaskStep(commands, step.id));
    team.clock.advance(std::chrono::hours(24 * 7));
    auto row = plan(*team.priya, client.id);
    QVERIFY(row.week == 2 && weekNumber(row, 1)->past && weekNumber(row, 1)->steps[0].blank);
    // Being done with the plan does not make it less blank.
    must(finishOnboarding(commands, made.id));
    row = plan(*team.priya, client.id);
    QVERIFY(row.done && row.plan[0].steps[0].blank);
    QVERIFY(row.plan[0].steps[0].why.sentence.find("nobody has noted what was learned") != std::string::npos);
    must(learnStep(commands, step.id, "  Ruth,  after lunch "));
    row = plan(*team.priya, client.id);
    QCOMPARE(row.plan[0].steps[0].learned, std::string("Ruth,  after lunch"));
    QCOMPARE(row.plan[0].steps[0].learnedOn->day, team.priya->now().today());
    QVERIFY(!row.plan[0].steps[0].blank);
    must(learnStep(commands, step.id, ""));
    QVERIFY(!plan(*team.priya, client.id).plan[0].steps[0].learnedOn);
}

void TestOnboarding::whatWasLearnedBecomesSomethingToKnow()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Arden Mills");
    const auto ruth = must(commands.addPerson({client.id, "Ruth Arden", "", "", ""}));
    const auto made = started(*team.priya, client.id);
    auto words = asking("how she likes news");
    words.with = ruth.id;
    const auto step = must(addStep(commands, made.id, words, 1)).made;
    QVERIFY(!learnedToFact(commands, step.id, FactType::Matters, false));
    must(learnStep(commands, step.id, "Bad news first, and by telephone"));
    const auto fact = must(learnedToFact(commands, step.id, FactType::Remember, false));
    const auto row = team.priya->row(fact.id);
    QCOMPARE(row.value(model::fact::person), ruth.id.toString());
    QCOMPARE(row.value(model::fact::source), std::string("Ruth Arden"));
    QCOMPARE(row.value(model::fact::heardOn), std::string("2026-05-14"));
    QVERIFY(!learnedToFact(commands, step.id, FactType::Remember, false));
    const auto ofClient = must(learnedToFact(commands, step.id, FactType::Matters, true));
    QCOMPARE(team.priya->row(ofClient.id).value(model::fact::client), client.id.toString());
}

void TestOnboarding::theLeadReadsThemByWeek()
{
    SmallTeam team;
    const auto arden = addClient(*team.tom, "Arden Mills");
    const auto hollis = addClient(*team.tom, "Hollis");
    const auto old = started(*team.tom, arden.id, "2026-05-01");
    must(addStep(team.tom->commands(), old.id, plain("who decides"), 1));
    must(addStep(team.tom->commands(), old.id, plain("meet the miller"), 2));
    const auto known = must(addStep(team.tom->commands(), old.id, plain("the last agency"), 1)).made;
    must(learnStep(team.tom->commands(), known.id, "They were never rung back."));
    started(*team.tom, hollis.id);
    team.sync();
    const auto rows = must(onboardingByWeek(team.priya->queries(), team.priya->now()));
    QCOMPARE(rows.size(), std::size_t(2));
    QCOMPARE(rows[0].client.name, std::string("Hollis"));
    QCOMPARE(rows[1].week, 2);
    QCOMPARE(rows[1].thisWeek.size(), std::size_t(1));
    QCOMPARE(rows[1].thisWeek[0].text, std::string("meet the miller"));
    QCOMPARE(rows[1].blank.size(), std::size_t(1));
    QCOMPARE(rows[1].blank[0].text, std::string("who decides"));
    QCOMPARE(rows[1].learned, std::string("They were never rung back."));
    QVERIFY(rows[1].why.rule == Rule::NothingLearned && rows[0].why.rule == Rule::StepThisWeek);
    must(finishOnboarding(team.tom->commands(), old.id));
    team.sync();
    QCOMPARE(must(onboardingByWeek(team.priya->queries(), team.priya->now())).size(), std::size_t(1));
}

void TestOnboarding::todayBringsUpOneStepAClientAndThreeThings()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    std::vector<Made> steps;
    for (const auto* name : {"Arden", "Brightwater", "Calder", "Dunmore"}) {
        const auto client = addClient(*team.priya, name);
        looksAfter(*team.priya, client.id);
        const auto made = started(*team.priya, client.id);
        steps.push_back(must(addStep(commands, made.id, asking("who decides"), 1)).made);
        must(addStep(commands, made.id, plain("and more"), 1));
    }
    auto page = must(team.priya->queries().today(team.priya->now()));
    QCOMPARE(page.thoughts.size(), std::size_t(3));
    QCOMPARE(page.thoughts[0].text, std::string("Getting to know Arden: who decides"));
    QCOMPARE(page.thoughts[0].step, steps[0].id);
    QVERIFY(page.thoughts[0].why.rule == Rule::StepThisWeek);
    must(askStep(commands, steps[0].id, ""));
    page = must(team.priya->queries().today(team.priya->now()));
    QCOMPARE(page.thoughts[0].text, std::string("Getting to know Arden: and more"));
    // Nobody else is troubled with what is not theirs.
    team.sync();
    QVERIFY(must(team.tom->queries().today(team.tom->now())).thoughts.empty());
}

void TestOnboarding::twoDevicesAddToOneWeek()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Arden Mills");
    const auto made = started(*team.priya, client.id);
    team.sync();
    for (const auto* text : {"a", "b"}) {
        must(addStep(team.priya->commands(), made.id, asking(text), 1));
        must(addStep(team.tom->commands(), made.id, asking(std::string(text) + " too"), 1));
    }
    team.sync();
    const auto here = plan(*team.priya, client.id);
    const auto there = plan(*team.tom, client.id);
    QCOMPARE(texts(weekNumber(here, 1)).size(), std::size_t(4));
    QCOMPARE(texts(weekNumber(here, 1)), texts(weekNumber(there, 1)));
    QVERIFY(!weekNumber(here, 1)->caution.empty());
    QVERIFY(weekNumber(here, 1)->steps.back().over);
}

void TestOnboarding::templatesAreNotLivedThrough()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    QVERIFY(!addTemplate(commands, "  "));
    const auto origin = must(addTemplate(commands, "Quiet start"));
    const auto step = must(addStep(commands, origin.id, asking("who decides"), 1)).made;
    QVERIFY(!askStep(commands, step.id, ""));
    QVERIFY(!learnStep(commands, step.id, "x"));
    QVERIFY(!finishOnboarding(commands, origin.id));
    must(changeStep(commands, step.id, plain("who decides what", Learner::TheyLearn)));
    const auto row = must(onboardingPage(team.priya->reader(), origin.id, team.priya->now()));
    QCOMPARE(row.plan[0].steps[0].text, std::string("who decides what"));
    QVERIFY(!row.plan[0].steps[0].asks && !row.plan[0].steps[0].blank && row.plan[0].days.empty());
    QVERIFY(must(onboardingByWeek(team.priya->queries(), team.priya->now())).empty());
}

QTEST_GUILESS_MAIN(TestOnboarding)
#include "tst_onboarding.moc"
