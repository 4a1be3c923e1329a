// SPDX-License-Identifier: Apache-2.0
// Who looks after whom, handing a client over from the draft to the first visit, and the leads' lists.
#include "domain/care.h"
#include "domain/handover.h"
#include "domain/team.h"
#include "small_team.h"

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

std::vector<CarePeriod> periods(Device& device, const EntityId& client)
{
    return must(careHistory(device.queries(), client, device.now()), "careHistory");
}

HandoverRow row(Device& device, const EntityId& id)
{
    return must(handoverOf(device.reader(), id, device.now()), "handoverOf");
}

const TeamList* list(const std::vector<TeamList>& lists, std::string_view id)
{
    const auto at = std::ranges::find(lists, id, &TeamList::id);
    return at == lists.end() ? nullptr : &*at;
}

/// A client of Priya's with something of everything.
struct Looked {
    explicit Looked(SmallTeam& team) : client(addClient(*team.priya, "Brightwater Housing"))
    {
        auto& commands = team.priya->commands();
        must(setCare(commands, client.id, CareRole::LooksAfter, "priya"));
        NewPerson who;
        who.client = client.id;
        who.name = "Sam Okoro";
        const auto sam = must(commands.addPerson(who));
        must(commands.setField(sam.id, "talk channel", "phone, before ten"));
        NewPromise promise;
        promise.client = client.id;
        promise.person = sam.id;
        promise.text = "the revised plan";
        promise.due = "Friday";
        must(commands.addPromise(promise));
        promise.text = "only I know of this one";
        promise.isPrivate = true;
        must(commands.addPromise(promise));
        NewFact fact;
        fact.client = client.id;
        fact.type = FactType::Detail;
        fact.text = "Door code 4417";
        must(commands.addFact(fact));
        fact.text = "Sam is leaving in June, said in confidence";
        fact.isPrivate = true;
        must(commands.addFact(fact));
        const auto visit = startVisit(*team.priya, client.id);
        must(commands.captureLine(visit.id, "~ We want to be rung first"));
        team.sync();
    }
    Made client;
};

} // namespace

class TestHandover : public QObject {
    Q_OBJECT

private slots:
    void careHasAHistory();
    void aSecondIsSomebodyElse();
    void theDraftLeavesOutWhatIsPrivate();
    void fromTheDraftToTheFirstVisit();
    void onlyTheOnesAskedMay();
    void aLeadSignsForWhoHasLeft();
    void aChangeAfterTheSignatureIsUnsigned();
    void takingOverIsOneStepOfUndo();
    void oneAtATime();
    void theTeamsLists();
    void othersHaveNoTeamPage();
};

void TestHandover::careHasAHistory()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    auto& commands = team.priya->commands();
    const auto before = periods(*team.priya, client.id);
    must(setCare(commands, client.id, CareRole::LooksAfter, "priya"));
    team.clock.advance(std::chrono::hours(24 * 30));
    must(setCare(commands, client.id, CareRole::LooksAfter, "tom"));
    must(setCare(commands, client.id, CareRole::Second, "Priya Raman"));
    team.sync();
    const auto read = periods(*team.tom, client.id);
    QCOMPARE(read.size(), std::size_t(3));
    QVERIFY(!read[0].to && !read[1].to);
    QCOMPARE(read[2].who.name, std::string("Priya Raman"));
    QVERIFY(read[2].role == CareRole::LooksAfter);
    QCOMPARE(dayText(read[2].from.day), std::string("2026-05-14"));
    QCOMPARE(dayText(read[2].to->day), std::string("2026-06-13"));
    QCOMPARE(read[2].setBy.name, std::string("Priya Raman"));
    must(setCare(commands, client.id, CareRole::Second, ""));
    QVERIFY(std::ranges::all_of(periods(*team.priya, client.id), [](const CarePeriod& each) {
        return each.role == CareRole::LooksAfter || each.to.has_value();
    }));
    QVERIFY(before.size() <= 1);
}

void TestHandover::aSecondIsSomebodyElse()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    auto& commands = team.priya->commands();
    must(setCare(commands, client.id, CareRole::LooksAfter, "priya"));
    QVERIFY(!setCare(commands, client.id, CareRole::Second, "priya"));
    QVERIFY(!setCare(commands, client.id, CareRole::Second, "nobody of ours"));
    must(setCare(commands, client.id, CareRole::Second, "tom"));
    must(setCare(commands, client.id, CareRole::LooksAfter, "tom"));
    QCOMPARE(team.priya->text(client.id, model::client::second), std::string());
    must(commands.undo());
    QCOMPARE(team.priya->text(client.id, model::client::second), team.tomId.toString());
}

void TestHandover::theDraftLeavesOutWhatIsPrivate()
{
    SmallTeam team;
    const Looked looked(team);
    const auto draft = must(handoverDraft(team.priya->reader(), looked.client.id, team.priya->now()));
    for (const auto* words : {"Sam Okoro", "phone, before ten", "We want to be rung first", "the revised plan", "Door code 4417"})
        QVERIFY2(draft.find(words) != std::string::npos, draft.c_str());
    for (const auto* words : {"only I know", "in confidence"})
        QVERIFY2(draft.find(words) == std::string::npos, draft.c_str());
}

void TestHandover::fromTheDraftToTheFirstVisit()
{
    SmallTeam team;
    const Looked looked(team);
    auto& priya = team.priya->commands();
    const auto made = must(startHandover(priya, looked.client.id, "tom"));
    QVERIFY(row(*team.priya, made.id).toSign);
    QVERIFY(must(handoversUnderWay(team.tom->reader(), true, team.tom->now())).empty());
    must(signHandover(priya, made.id));
    QVERIFY(!row(*team.priya, made.id).toSign);
    team.sync();
    const auto asked = must(handoversUnderWay(team.tom->reader(), true, team.tom->now()));
    QCOMPARE(asked.size(), std::size_t(1));
    QVERIFY(asked[0].toRead);
    QCOMPARE(asked[0].signature, std::string("Priya Raman"));
    QVERIFY2(asked[0].why.sentence.find("waits to be read by Tom Ashdown") != std::string::npos, asked[0].why.sentence.c_str());
    must(takeOver(team.tom->commands(), made.id, "Who has the keys?", "next Thursday"));
    team.sync();
    const auto done = row(*team.priya, made.id);
    QVERIFY(done.stage == HandoverStage::Done);
    QCOMPARE(done.questions, std::string("Who has the keys?"));
    QVERIFY(done.promise.has_value());
    QVERIFY2(done.promise->text.find("together with Priya Raman") != std::string::npos, done.promise->text.c_str());
    QCOMPARE(dayText(done.promise->due->day), std::string("2026-05-21"));
    QCOMPARE(team.priya->text(looked.client.id, model::client::caredBy), team.tomId.toString());
    QVERIFY(must(handoversUnderWay(team.priya->reader(), false, team.priya->now())).empty());
    QCOMPARE(must(handoversOf(team.priya->reader(), looked.client.id, team.priya->now())).size(), std::size_t(1));
    // What Priya wrote stays hers.
    const auto timeline = must(team.tom->queries().timeline(looked.client.id, {}, team.tom->now()));
    QVERIFY(std::ranges::any_of(timeline.entries, [](const TimelineEntry& each) { return each.by.name == "Priya Raman"; }));
}

void TestHandover::onlyTheOnesAskedMay()
{
    SmallTeam team;
    const Looked looked(team);
    const auto made = must(startHandover(team.priya->commands(), looked.client.id, "tom"));
    team.sync();
    QCOMPARE(signHandover(team.tom->commands(), made.id).error().code, ErrorCode::NotAllowed);
    QVERIFY(!takeOver(team.tom->commands(), made.id, "", ""));
    must(signHandover(team.priya->commands(), made.id));
    QCOMPARE(takeOver(team.priya->commands(), made.id, "", "").error().code, ErrorCode::NotAllowed);
    team.sync();
    QVERIFY(!takeOver(team.tom->commands(), made.id, "", "some day"));
    must(takeOver(team.tom->commands(), made.id, "", ""));
    QVERIFY(!takeOver(team.tom->commands(), made.id, "", ""));
    QVERIFY(!signHandover(team.priya->commands(), looked.client.id));
}

/// Somebody left before they signed: a lead signs in their place, and nobody else.
void TestHandover::aLeadSignsForWhoHasLeft()
{
    SmallTeam team;
    const Looked looked(team);
    const auto made = must(startHandover(team.priya->commands(), looked.client.id, "tom"));
    DraftBuilder left(made.space);
    left.write(made.id, made.kind, model::handover::from, team.priya->commands().newId().toString());
    must(team.priya->commands().commit(left, made, "somebody else began it"));
    team.sync();
    QVERIFY(row(*team.priya, made.id).toSign);
    QVERIFY(!row(*team.tom, made.id).toSign);
    QCOMPARE(signHandover(team.tom->commands(), made.id).error().code, ErrorCode::NotAllowed);
    must(signHandover(team.priya->commands(), made.id));
    QCOMPARE(row(*team.priya, made.id).signature, std::string("Priya Raman"));
}

void TestHandover::aChangeAfterTheSignatureIsUnsigned()
{
    SmallTeam team;
    const Looked looked(team);
    const auto made = must(startHandover(team.priya->commands(), looked.client.id, "tom"));
    team.sync();
    // Tom writes apart while Priya signs what she reads.
    must(team.tom->commands().setField(made.id, "draft", team.tom->text(made.id, model::handover::draft) + "- and the parrot\n"));
    must(signHandover(team.priya->commands(), made.id));
    QVERIFY(row(*team.priya, made.id).stage == HandoverStage::Signed);
    team.sync();
    for (auto* device : {team.priya.get(), team.tom.get()})
        QVERIFY(row(*device, made.id).stage == HandoverStage::Changed);
    QVERIFY(row(*team.priya, made.id).toSign);
    QVERIFY(!takeOver(team.tom->commands(), made.id, "", ""));
    must(signHandover(team.priya->commands(), made.id));
    team.sync();
    must(takeOver(team.tom->commands(), made.id, "", ""));
}

void TestHandover::takingOverIsOneStepOfUndo()
{
    SmallTeam team;
    const Looked looked(team);
    must(setCare(team.priya->commands(), looked.client.id, CareRole::Second, "tom"));
    const auto made = must(startHandover(team.priya->commands(), looked.client.id, "tom"));
    must(signHandover(team.priya->commands(), made.id));
    team.sync();
    must(takeOver(team.tom->commands(), made.id, "", ""));
    QCOMPARE(team.tom->text(looked.client.id, model::client::second), std::string());
    must(team.tom->commands().undo());
    QVERIFY(row(*team.tom, made.id).toRead);
    QVERIFY(!row(*team.tom, made.id).promise);
    QCOMPARE(team.tom->text(looked.client.id, model::client::caredBy), team.priyaId.toString());
    QCOMPARE(team.tom->text(looked.client.id, model::client::second), team.tomId.toString());
}

void TestHandover::oneAtATime()
{
    SmallTeam team;
    const Looked looked(team);
    QVERIFY(!startHandover(team.priya->commands(), looked.client.id, "priya"));
    QVERIFY(!startHandover(team.priya->commands(), looked.client.id, ""));
    must(startHandover(team.priya->commands(), looked.client.id, "tom"));
    QVERIFY(!startHandover(team.priya->commands(), looked.client.id, "tom"));
    must(team.priya->commands().undo());
    must(startHandover(team.priya->commands(), looked.client.id, "tom"));
}

void TestHandover::theTeamsLists()
{
    SmallTeam team;
    const Looked looked(team);
    const auto arden = addClient(*team.priya, "Arden Mills");
    must(setCare(team.priya->commands(), arden.id, CareRole::Second, "tom"));
    must(team.priya->commands().setField(arden.id, "since", "2025-01-06"));
    must(startHandover(team.priya->commands(), looked.client.id, "tom"));
    const auto lists = must(teamLists(team.priya->queries(), team.priya->now()));
    const auto* second = list(lists, "no second");
    QVERIFY(second != nullptr && second->rows.size() == 1);
    QCOMPARE(second->rows[0].text, std::string("Brightwater Housing"));
    QVERIFY2(second->rows[0].why.sentence.find("Priya Raman looks after Brightwater Housing") != std::string::npos,
             second->rows[0].why.sentence.c_str());
    QVERIFY(list(lists, "handovers") != nullptr);
    QVERIFY(list(lists, "not played back") != nullptr && list(lists, "not played back")->rows[0].theirs);
    QVERIFY(list(lists, "out today") != nullptr);
    const auto* never = list(lists, "never asked");
    QVERIFY(never != nullptr && never->rows.size() == 1);
    QCOMPARE(never->rows[0].client.id, arden.id);
    for (const auto& each : lists) {
        for (const auto& line : each.rows)
            QVERIFY2(!line.why.sentence.empty() && !line.key.empty(), line.text.c_str());
    }
}

void TestHandover::othersHaveNoTeamPage()
{
    SmallTeam team;
    const auto refused = teamLists(team.tom->queries(), team.tom->now());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotAllowed);
    QVERIFY(!must(leadsATeam(team.tom->reader())));
    QVERIFY(must(leadsATeam(team.priya->reader())));
}

QTEST_GUILESS_MAIN(TestHandover)
#include "tst_handover.moc"
