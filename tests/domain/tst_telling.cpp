// SPDX-License-Identifier: Apache-2.0
// "Also tell…": what a colleague is told of a visit, what never reaches them, and who may say that it was seen.
#include "domain/privacy_commands.h"
#include "domain/telling.h"
#include "small_team.h"

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

struct Told {
    explicit Told(SmallTeam& team)
    {
        client = addClient(*team.priya, "Brightwater Housing");
        visit = startVisit(*team.priya, client.id);
        quote = must(team.priya->commands().captureLine(visit.id, "> I don't want another deck")).line;
        plain = must(team.priya->commands().captureLine(visit.id, "The van is late every Tuesday")).line;
        alone = must(team.priya->commands().captureLine(visit.id, "He looked tired", true)).line;
    }
    Made client, visit, quote, plain, alone;
};

std::vector<TellingRow> read(Device& device)
{
    return must(toldToMe(device.reader(), device.now()), "toldToMe");
}

} // namespace

class TestTelling : public QObject {
    Q_OBJECT

private slots:
    void aColleagueIsToldAndSaysThatTheySawIt();
    void aLineForOneselfIsNotPassedOn();
    void onlyColleaguesOfTheTeamAreTold();
    void aCaptureWithoutAClientIsNobodysYet();
    void itIsOneStepOfUndo();
};

void TestTelling::aColleagueIsToldAndSaysThatTheySawIt()
{
    SmallTeam team;
    const Told told(team);
    const auto made = must(tell(team.priya->commands(), {told.visit.id, team.tomId, {told.plain.id, told.quote.id}, "Can you ring the depot?"}));
    QVERIFY(made.space == team.team);
    QVERIFY(read(*team.priya).empty());
    team.sync();
    const auto rows = read(*team.tom);
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows[0].words, std::string("Can you ring the depot?"));
    QCOMPARE(rows[0].by.name, std::string("Priya Raman"));
    QCOMPARE(rows[0].client.name, std::string("Brightwater Housing"));
    QVERIFY(rows[0].why.rule == Rule::Told && rows[0].why.sentence.starts_with("Priya Raman passed this on"));
    // In the order of the visit, however they were picked.
    QCOMPARE(rows[0].lines.size(), std::size_t(2));
    QVERIFY(rows[0].lines[0].id == told.quote.id && rows[0].lines[1].id == told.plain.id);
    QVERIFY(!seeTelling(team.priya->commands(), made.id));
    must(seeTelling(team.tom->commands(), made.id));
    QVERIFY(read(*team.tom).empty());
    team.sync();
    const auto sent = must(tellingsOf(team.priya->reader(), told.visit.id, team.priya->now()));
    QVERIFY(sent.size() == 1 && sent[0].seenOn);
}

void TestTelling::aLineForOneselfIsNotPassedOn()
{
    SmallTeam team;
    const Told told(team);
    const auto refused = tell(team.priya->commands(), {told.visit.id, team.tomId, {told.alone.id}, "look"});
    QVERIFY(!refused && refused.error().code == ErrorCode::NotAllowed);
    // One that was taken back afterwards goes from what was told, too.
    must(tell(team.priya->commands(), {told.visit.id, team.tomId, {told.plain.id}, "look"}));
    team.sync();
    QCOMPARE(read(*team.tom)[0].lines.size(), std::size_t(1));
    must(team.priya->commands().remove(told.plain.id));
    team.sync();
    QVERIFY(read(*team.tom)[0].lines.empty());
}

void TestTelling::onlyColleaguesOfTheTeamAreTold()
{
    SmallTeam team;
    const Told told(team);
    const auto others = must(tellable(team.priya->reader(), told.visit.id));
    QCOMPARE(others.size(), std::size_t(1));
    QVERIFY(others[0].id == team.tomId);
    QVERIFY(!tell(team.priya->commands(), {told.visit.id, team.priyaId, {}, "me"}));
    QVERIFY(!tell(team.priya->commands(), {told.visit.id, UserId{}, {}, "nobody"}));
    const auto other = startVisit(*team.priya, told.client.id);
    QVERIFY(!tell(team.priya->commands(), {other.id, team.tomId, {told.plain.id}, "of another visit"}));
}

void TestTelling::aCaptureWithoutAClientIsNobodysYet()
{
    SmallTeam team;
    const auto capture = startVisit(*team.priya, {});
    const auto refused = tell(team.priya->commands(), {capture.id, team.tomId, {}, "look"});
    QVERIFY(!refused && refused.error().code == ErrorCode::NotAllowed);
}

void TestTelling::itIsOneStepOfUndo()
{
    SmallTeam team;
    const Told told(team);
    must(tell(team.priya->commands(), {told.visit.id, team.tomId, {}, "look"}));
    must(team.priya->commands().undo());
    team.sync();
    QVERIFY(read(*team.tom).empty());
    must(team.priya->commands().redo());
    team.sync();
    const auto rows = read(*team.tom);
    QCOMPARE(rows.size(), std::size_t(1));
    must(seeTelling(team.tom->commands(), rows[0].id));
    must(team.tom->commands().undo());
    QCOMPARE(read(*team.tom).size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestTelling)
#include "tst_telling.moc"
