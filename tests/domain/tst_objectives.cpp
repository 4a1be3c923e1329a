// SPDX-License-Identifier: Apache-2.0
// Heard, understood, confident: three kinds of evidence on a small team with real databases. What Priya hears her lead
// reads; a line with "~" is an objective and one way back; nothing is a state that somebody sets.
#include "domain/line_matters.h"
#include "domain/objective_commands.h"
#include "domain/objective_queries.h"
#include "small_team.h"

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

Made addPerson(Device& device, const EntityId& client, const std::string& name)
{
    return must(device.commands().addPerson({client, name, "", "", ""}), "addPerson");
}

std::vector<ObjectiveRow> objectives(Device& device, const EntityId& client)
{
    return must(objectivesOf(device.reader(), client, device.now()), "objectivesOf");
}

} // namespace

class TestObjectives : public QObject {
    Q_OBJECT

private slots:
    void theirWordsWithWhoAndWhen();
    void evidenceStandsInThreeColumns();
    void aCorrectionTakesTheirWords();
    void aSecondDeviceReadsTheSame();
    void aLineMakesOneAndTakesItAway();
    void anUnfiledLineMakesItsOwnWhenFiled();
    void whatTheyAreDoneWithIsNotPinned();
    void theHouseListsWhatWasNeverPlayedBack();
    void undoTakesBackAndBinKeeps();
    void noKindHasAStatusToSet();
};

void TestObjectives::theirWordsWithWhoAndWhen()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto client = addClient(priya, "Brightwater Housing");
    const auto sam = addPerson(priya, client.id, "Sam Okoro");
    must(addObjective(priya.commands(), {client.id, "  We want to be the ones people ring first. ", sam.id, {}}));
    const auto rows = objectives(priya, client.id);
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows[0].heard.words, std::string("We want to be the ones people ring first."));
    QCOMPARE(rows[0].heard.saidBy.name, std::string("Sam Okoro"));
    QCOMPARE(rows[0].heard.on->words, std::string("today"));
    QCOMPARE(rows[0].heard.by.name, std::string("Priya Raman"));
    QVERIFY(rows[0].playbacks.empty() && rows[0].commitment.empty() && rows[0].ability.empty());
    QVERIFY(!addObjective(priya.commands(), {client.id, " ", {}, {}}));
}

void TestObjectives::evidenceStandsInThreeColumns()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto client = addClient(priya, "Brightwater Housing");
    const auto sam = addPerson(priya, client.id, "Sam Okoro");
    const auto made = must(addObjective(priya.commands(), {client.id, "be rung first", sam.id, {}}));
    const auto first = must(playBack(priya.commands(), made.id, "Every repair call ends with a name and a day."));
    must(answerPlayback(priya.commands(), {first.id, Answer::Corrected, "yes, but for repairs, not sales", sam.id, {}}));
    team.clock.advance(std::chrono::hours(24));
    const auto second = must(playBack(priya.commands(), made.id, "For repairs: a name and a day, always."));
    must(answerPlayback(priya.commands(), {second.id, Answer::Confirmed, "", sam.id, {}}));
    must(addConfidence(priya.commands(), {made.id, ConfidenceIn::Commitment, "You rang before I did", sam.id, {}}));
    must(addConfidence(priya.commands(), {made.id, ConfidenceIn::Ability, "Not sure you know the call centre", sam.id, {}}));
    const auto row = must(objectiveOf(priya.reader(), made.id, priya.now()));
    QCOMPARE(row.playbacks.size(), std::size_t(2));
    QCOMPARE(row.playbacks[0].id, second.id);
    QVERIFY(row.playbacks[0].answer == Answer::Confirmed);
    QVERIFY(row.playbacks[1].answer == Answer::Corrected);
    QCOMPARE(row.playbacks[1].theirWords, std::string("yes, but for repairs, not sales"));
    QCOMPARE(row.playbacks[1].answeredBy.name, std::string("Sam Okoro"));
    QCOMPARE(row.commitment.size(), std::size_t(1));
    QCOMPARE(row.commitment[0].words, std::string("You rang before I did"));
    QCOMPARE(row.ability.size(), std::size_t(1));
    QCOMPARE(row.ability[0].words, std::string("Not sure you know the call centre"));
}

void TestObjectives::aCorrectionTakesTheirWords()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto client = addClient(priya, "Brightwater Housing");
    const auto made = must(addObjective(priya.commands(), {client.id, "be rung first", {}, {}}));
    const auto played = must(playBack(priya.commands(), made.id, "You want more calls"));
    const auto refused = answerPlayback(priya.commands(), {played.id, Answer::Corrected, " ", {}, {}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    QVERIFY(!objectives(priya, client.id)[0].playbacks[0].answer);
    must(answerPlayback(priya.commands(), {played.id, Answer::Confirmed, "", {}, {}}));
    QVERIFY(objectives(priya, client.id)[0].playbacks[0].answer == Answer::Confirmed);
}

void TestObjectives::aSecondDeviceReadsTheSame()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    team.sync();
    const auto made = must(addObjective(team.priya->commands(), {client.id, "be rung first", {}, {}}));
    const auto played = must(playBack(team.priya->commands(), made.id, "a name and a day"));
    team.sync();
    // Both reword the play-back apart; it is one text, and both hands are in it.
    must(team.priya->commands().setField(played.id, "text", "a name and a day, on the phone"));
    must(team.tom->commands().setField(played.id, "text", "for repairs: a name and a day"));
    must(addConfidence(team.tom->commands(), {made.id, ConfidenceIn::Ability, "you know the vans", {}, {}}));
    team.sync();
    const auto here = objectives(*team.priya, client.id);
    const auto there = objectives(*team.tom, client.id);
    QCOMPARE(here[0].playbacks[0].text, std::string("for repairs: a name and a day, on the phone"));
    QCOMPARE(there[0].playbacks[0].text, here[0].playbacks[0].text);
    QCOMPARE(here[0].ability[0].by.name, std::string("Tom Ashdown"));
    QCOMPARE(there[0].heard.by.name, std::string("Priya Raman"));
}

void TestObjectives::aLineMakesOneAndTakesItAway()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto client = addClient(priya, "Brightwater Housing");
    addPerson(priya, client.id, "Sam Okoro");
    const auto visit = startVisit(priya, client.id);
    const auto line = must(priya.commands().captureLine(visit.id, "~ W"));
    must(priya.commands().setField(line.line.id, "text", "We want to be rung first"));
    must(priya.commands().finishLine(line.line.id));
    auto rows = objectives(priya, client.id);
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows[0].heard.words, std::string("We want to be rung first"));
    QCOMPARE(must(objectiveOf(priya.reader(), rows[0].id, priya.now())).visit, visit.id);
    QCOMPARE(rows[0].line, line.line.id);
    QCOMPARE(must(priya.queries().visit(visit.id, priya.now())).objective->text, std::string("We want to be rung first"));
    // The line is reworded later on; what was heard stays as it was heard.
    must(priya.commands().setField(line.line.id, "text", "They want to be rung first, by Friday"));
    must(finishReworded(priya.commands(), line.line.id));
    QCOMPARE(objectives(priya, client.id).at(0).heard.words, std::string("We want to be rung first"));
    // Played back, then the line becomes a plain one and a need again: the evidence was only put away.
    must(playBack(priya.commands(), rows[0].id, "more calls"));
    must(priya.commands().setLineType(line.line.id, LineType::Text));
    QVERIFY(objectives(priya, client.id).empty());
    must(priya.commands().setLineType(line.line.id, LineType::Need));
    rows = objectives(priya, client.id);
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows[0].playbacks.size(), std::size_t(1));
    must(priya.commands().remove(line.line.id));
    QVERIFY(objectives(priya, client.id).empty());
    must(priya.commands().restore(line.line.id));
    QCOMPARE(objectives(priya, client.id).size(), std::size_t(1));
}

void TestObjectives::anUnfiledLineMakesItsOwnWhenFiled()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    team.sync();
    auto& commands = team.priya->commands();
    const auto visit = must(commands.startVisit({}), "unfiled");
    must(commands.captureLine(visit.id, "~ be rung first"));
    must(commands.captureLine(visit.id, "-no a discount, because it would teach them to wait"));
    QVERIFY(objectives(*team.priya, client.id).empty());
    must(commands.fileVisit(visit.id, client.id));
    must(commands.fileVisit(visit.id, client.id));
    team.sync();
    for (auto* device : {team.priya.get(), team.tom.get()}) {
        const auto rows = objectives(*device, client.id);
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows[0].heard.words, std::string("be rung first"));
        QVERIFY(device->row(rows[0].line).presence == store::Presence::Live);
    }
}

void TestObjectives::whatTheyAreDoneWithIsNotPinned()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto client = addClient(priya, "Brightwater Housing");
    const auto old = must(addObjective(priya.commands(), {client.id, "a new site", {}, {}}));
    team.clock.advance(std::chrono::hours(24));
    const auto made = must(addObjective(priya.commands(), {client.id, "be rung first", {}, {}}));
    PageRows rows(priya.reader(), priya.now());
    QCOMPARE(pinnedObjectives(rows, {client.id.toString()}).front().text, std::string("be rung first"));
    must(setObjectiveDone(priya.commands(), made.id, true));
    QCOMPARE(pinnedObjectives(rows, {client.id.toString()}).front().text, std::string("a new site"));
    QCOMPARE(objectives(priya, client.id).front().id, old.id);
    QCOMPARE(objectives(priya, client.id).size(), std::size_t(2));
    must(setObjectiveDone(priya.commands(), made.id, false));
    QCOMPARE(pinnedObjectives(rows, {client.id.toString()}).front().text, std::string("be rung first"));
}

void TestObjectives::theHouseListsWhatWasNeverPlayedBack()
{
    SmallTeam team;
    const auto client = addClient(*team.tom, "Arden Mills");
    const auto first = must(addObjective(team.tom->commands(), {client.id, "asked for by name", {}, {}}));
    must(addObjective(team.tom->commands(), {client.id, "a second mill", {}, {}}));
    must(playBack(team.tom->commands(), first.id, "On the shelf, people ask for it"));
    team.sync();
    const auto waiting = must(neverPlayedBack(team.priya->reader(), team.priya->now()));
    QCOMPARE(waiting.size(), std::size_t(1));
    QCOMPARE(waiting[0].heard.words, std::string("a second mill"));
    QVERIFY(waiting[0].why.rule == Rule::NotPlayedBack);
    QCOMPARE(waiting[0].why.sentence, std::string("We heard this on 14 May and have not said back what we understood."));
}

void TestObjectives::undoTakesBackAndBinKeeps()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto client = addClient(priya, "Brightwater Housing");
    const auto made = must(addObjective(priya.commands(), {client.id, "be rung first", {}, {}}));
    const auto played = must(playBack(priya.commands(), made.id, "more calls"));
    must(answerPlayback(priya.commands(), {played.id, Answer::Confirmed, "yes, that's it", {}, {}}));
    QCOMPARE(priya.commands().undoLabel(), std::string("Confirmed by them"));
    must(priya.commands().undo());
    QVERIFY(!objectives(priya, client.id)[0].playbacks[0].answer);
    must(priya.commands().undo());
    QVERIFY(objectives(priya, client.id)[0].playbacks.empty());
    must(priya.commands().redo());
    QCOMPARE(objectives(priya, client.id)[0].playbacks.size(), std::size_t(1));
    must(priya.commands().remove(made.id));
    QVERIFY(objectives(priya, client.id).empty());
    must(priya.commands().restore(made.id));
    QCOMPARE(objectives(priya, client.id)[0].playbacks.size(), std::size_t(1));
    const auto versions = must(priya.queries().history(made.id, model::objective::words, priya.now()));
    QCOMPARE(versions.rows.size(), std::size_t(1));
}

void TestObjectives::noKindHasAStatusToSet()
{
    for (const auto* name : {"objective", "playback", "confidence"}) {
        const auto* kind = model::findKind(std::string_view(name));
        QVERIFY(kind != nullptr);
        for (const auto& field : kind->fields) {
            QVERIFY2(field.name != "status" && field.name != "state", name);
            // Choices only say what the words are: an answer of theirs, or what it is about.
            QVERIFY2(field.type != model::FieldType::Choice || field.name == "answer" || field.name == "about", name);
        }
    }
}

QTEST_GUILESS_MAIN(TestObjectives)
#include "tst_objectives.moc"
