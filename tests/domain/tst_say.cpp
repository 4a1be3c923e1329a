// SPDX-License-Identifier: Apache-2.0
// Whatever the domain says to a person goes by the translator: with one that puts «brackets» around each pattern,
// refusals, labels of undo, whys and words for days come without a word of English outside them. That no other
// sentence stands in the sources is what tools/sentences --bare looks for, and --check that translators get them all.
#include "small_team.h"

#include "domain/care.h"
#include "domain/going.h"
#include "domain/objective_commands.h"
#include "domain/reflection_queries.h"
#include "domain/rhythm_commands.h"
#include "domain/say.h"
#include "domain/small_numbers.h"
#include "domain/team.h"
#include "domain/words.h"

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

std::string bracketed(const char* pattern, int)
{
    return "«" + std::string(pattern) + "»";
}

/// What stands outside all brackets, without the points and blanks that join.
std::string outside(std::string_view sentence)
{
    std::string left;
    int depth = 0;
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        if (sentence.substr(at, 2) == "«" || sentence.substr(at, 2) == "»") {
            depth += sentence.substr(at, 2) == "«" ? 1 : -1;
            ++at;
        } else if (depth == 0 && std::string_view(" ,;:.()\n").find(sentence[at]) == std::string_view::npos) {
            left += sentence[at];
        }
    }
    return left;
}

void verifySpoken(const std::string& sentence, const char* what)
{
    const auto left = outside(sentence);
    QVERIFY2(!sentence.empty() && left.empty(),
             (std::string(what) + ": \"" + sentence + "\" says untranslated: " + left).c_str());
}

template <class T>
void verifyRefused(const Result<T>& refused)
{
    QVERIFY(!refused);
    verifySpoken(refused.error().sentence, "a refusal");
}

} // namespace

class TestSay : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { sayThrough(nullptr); }
    void aSentenceTakesItsParts();
    void aTranslatorMayTurnThemRound();
    void aNumberChoosesItsForm();
    void refusalsAreTranslated();
    void labelsOfUndoAreTranslated();
    void daysAndFiguresAreTranslated();
    void whatTodayAsksIsTranslated();
    void theLeadsListsAreTranslated();
};

void TestSay::aSentenceTakesItsParts()
{
    QCOMPARE(say("%1 looks after %2.", {"Priya", "Arden"}), std::string("Priya looks after Arden."));
    // What people wrote is no pattern, and a place without an argument stays as it is.
    QCOMPARE(say("“%1” of %2, 50 %", {"100 %2 off, %n", "Tom"}), std::string("“100 %2 off, %n” of Tom, 50 %"));
    QCOMPARE(say("%1 and %3", {"a"}), std::string("a and %3"));
    QCOMPARE(say("Done"), std::string("Done"));
}

void TestSay::aTranslatorMayTurnThemRound()
{
    sayThrough([](const char* pattern, int) -> std::string {
        return std::string_view(pattern) == "%1 looks after %2." ? "Um %2 kümmert sich %1." : "";
    });
    QCOMPARE(say("%1 looks after %2.", {"Priya", "Arden"}), std::string("Um Arden kümmert sich Priya."));
    QCOMPARE(say("Not in the file"), std::string("Not in the file"));
}

void TestSay::aNumberChoosesItsForm()
{
    QCOMPARE(sayCount(1, "%n day of %1", "%n days of %1", {"May"}), std::string("1 day of May"));
    QCOMPARE(sayCount(12, "%n day of %1", "%n days of %1", {"May"}), std::string("12 days of May"));
    sayThrough([](const char* pattern, int count) -> std::string {
        return std::string_view(pattern) == "%n days" ? count == 1 ? "%n Tag" : "%n Tage" : "";
    });
    QCOMPARE(sayCount(1, "%n day", "%n days"), std::string("1 Tag"));
    QCOMPARE(sayCount(3, "%n day", "%n days"), std::string("3 Tage"));
}

void TestSay::refusalsAreTranslated()
{
    SmallTeam team;
    auto& device = *team.priya;
    auto& commands = device.commands();
    const auto arden = addClient(device, "Arden");
    sayThrough(&bracketed);
    verifyRefused(commands.addClient({"", "", "", {}}));
    verifyRefused(commands.addClient({std::string(300, 'a'), "", "", {}}));
    verifyRefused(commands.addPromise({arden.id, {}, Direction::Ours, "", "", "", false}));
    verifyRefused(commands.setField(arden.id, "nonsense", "x"));
    verifyRefused(commands.setField(arden.id, "lead", "somebody else"));
    verifyRefused(commands.fileVisit(arden.id, arden.id));
    verifyRefused(commands.setPreference("colour", "red"));
    verifyRefused(commands.setPreference("theme", "red"));
    verifyRefused(commands.settleDeleted(arden.id, true));
    verifyRefused(commands.chooseTeam("Nowhere"));
    verifyRefused(device.queries().visit(arden.id, device.now()));
    verifyRefused(device.queries().person(arden.id, device.now()));
    NewRhythm rhythm;
    rhythm.client = arden.id;
    verifyRefused(agreeRhythm(commands, rhythm));
    verifyRefused(teamLists(team.tom->queries(), team.tom->now()));
    must(commands.remove(arden.id));
    verifyRefused(commands.setField(arden.id, "about", "Housing"));
}

void TestSay::labelsOfUndoAreTranslated()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    sayThrough(&bracketed);
    const auto arden = addClient(*team.priya, "Arden");
    verifySpoken(commands.undoLabel(), "a client");
    must(commands.addPerson({arden.id, "Sam Okoro", "", "", ""}));
    verifySpoken(commands.undoLabel(), "a person");
    const auto visit = startVisit(*team.priya, arden.id);
    verifySpoken(commands.undoLabel(), "a visit");
    must(commands.captureLine(visit.id, "! send the plan by Friday"));
    verifySpoken(commands.undoLabel(), "a line");
    must(commands.wrapVisit(visit.id));
    verifySpoken(commands.undoLabel(), "wrapped up");
    must(commands.setField(arden.id, "about", "Housing"));
    verifySpoken(commands.undoLabel(), "a field");
    must(commands.tagClient(arden.id, "north", true));
    verifySpoken(commands.undoLabel(), "a tag");
    must(commands.remove(visit.id));
    verifySpoken(commands.undoLabel(), "a deletion");
    verifySpoken(must(commands.undo()).label, "what was undone");
}

void TestSay::daysAndFiguresAreTranslated()
{
    sayThrough(&bracketed);
    const Day today = *parseDay("2026-05-14");
    for (int days = -400; days <= 400; ++days) {
        verifySpoken(dueWords(today + std::chrono::days(days), today), "a due day");
        verifySpoken(agoWords(today - std::chrono::days(days), today), "a past day");
        verifySpoken(dayLong(today + std::chrono::days(days), today), "a day");
        verifySpoken(gapWords(std::abs(days)), "a gap");
        verifySpoken(keptWords(today, today + std::chrono::days(days)), "a promise");
    }
    verifySpoken(joinNames({"a", "b"}), "two names");
    verifySpoken(joinNames({"a", "b", "c", "d", "e"}), "five names");
    const std::vector<int> answers(40, 5);
    const auto figures = figuresOf(answers);
    for (const auto& words : {figures.label, figures.counts, figures.middle, figures.rough, figures.mean, nLabel(0)})
        verifySpoken(words, "a figure");
    verifySpoken(changeBetweenGroups(2, 60, 58, 60), "a change");
    verifySpoken(changeBetweenGroups(2, 3, 1, 3), "no change");
    const std::vector<std::pair<int, int>> pairs{{1, 5}, {1, 4}};
    verifySpoken(changeAmongSame(pairs), "too few");
}

void TestSay::whatTodayAsksIsTranslated()
{
    SmallTeam team;
    auto& device = *team.priya;
    sayThrough(&bracketed);
    auto page = must(device.queries().today(device.now()));
    verifySpoken(page.heading, "the heading");
    verifySpoken(page.nothing, "an empty day");
    const auto arden = addClient(device, "Arden");
    must(device.commands().leaveVisit(must(device.commands().startVisit({})).id));
    must(device.commands().addPromise({arden.id, {}, Direction::Ours, "send the plan", "tomorrow", "", false}));
    NewRhythm rhythm;
    rhythm.client = arden.id;
    rhythm.text = "a call every two weeks";
    must(agreeRhythm(device.commands(), rhythm));
    team.clock.advance(std::chrono::hours(24 * 40));
    page = must(device.queries().today(device.now()));
    QVERIFY(!page.thoughts.empty() && !page.promises.empty() && !page.unfiled.empty());
    for (const auto& thought : page.thoughts) {
        verifySpoken(thought.text, "a thought");
        verifySpoken(thought.why.sentence, "its why");
    }
    for (const auto& promise : page.promises)
        verifySpoken(promise.why.sentence, "a promise's why");
    for (const auto& capture : page.unfiled)
        verifySpoken(capture.why.sentence, "why it is not filed");
    const auto strands = must(going(device.reader(), arden.id, device.now()));
    verifySpoken(strands.ours.counts, "promises counted");
    const auto week = must(weekPage(device.reader(), *parseDay("2026-06-22"), device.now()));
    QVERIFY(!week.notSpokenTo.empty());
    verifySpoken(week.notSpokenTo.front().why, "why nobody spoke to them");
}

void TestSay::theLeadsListsAreTranslated()
{
    SmallTeam team;
    auto& device = *team.priya;
    const auto arden = addClient(device, "Arden");
    must(device.commands().addPerson({arden.id, "Sam Okoro", "", "", ""}));
    startVisit(device, arden.id);
    NewRhythm rhythm;
    rhythm.client = arden.id;
    rhythm.text = "a call every two weeks";
    must(agreeRhythm(device.commands(), rhythm));
    NewObjective objective;
    objective.client = arden.id;
    objective.words = "the ones people ring first";
    must(addObjective(device.commands(), objective));
    team.clock.advance(std::chrono::hours(24 * 400));
    sayThrough(&bracketed);
    const auto lists = must(teamLists(device.queries(), device.now()));
    QVERIFY2(lists.size() >= 4, std::to_string(lists.size()).c_str());
    for (const auto& list : lists) {
        for (const auto& row : list.rows)
            verifySpoken(row.why.sentence, std::string(list.id).c_str());
    }
}

QTEST_GUILESS_MAIN(TestSay)
#include "tst_say.moc"
