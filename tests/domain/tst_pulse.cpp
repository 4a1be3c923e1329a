// SPDX-License-Identifier: Apache-2.0
// Asking people how well we look after them, mini panels with themes by hand, and the five strands, on a small team with
// real databases: what the lead reads of it, and what nobody may read.
#include "domain/going.h"
#include "domain/panel_commands.h"
#include "domain/panel_queries.h"
#include "domain/pulse_commands.h"
#include "domain/pulse_queries.h"
#include "small_team.h"

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

Made addPerson(Device& device, const EntityId& client, const std::string& name)
{
    NewPerson what;
    what.client = client;
    what.name = name;
    return must(device.commands().addPerson(what), "addPerson");
}

Made ask(Device& device, const EntityId& client, const EntityId& person, std::optional<int> answer,
         const std::string& on = "", const std::string& mode = "in person", const std::string& change = "")
{
    NewPulse what;
    what.client = client;
    what.person = person;
    what.answer = answer;
    what.on = on;
    what.mode = mode;
    what.change = change;
    return must(addPulse(device.commands(), what), "addPulse");
}

PulseView view(Device& device, const EntityId& client)
{
    return must(pulses(device.reader(), client, device.now()), "pulses");
}

/// So many people of one client, each with an answer.
void fill(Device& device, const EntityId& client, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        ask(device, client, addPerson(device, client, "Person " + std::to_string(i)).id, i % 3 == 0 ? 3 : 5);
}

/// A team whose leads have a space of their own, which Tom is not in.
struct LedTeam : SmallTeam {
    LedTeam()
    {
        SeededRandom random(77);
        const SpaceId leads(uuidV7(clock.now(), random));
        const Member lead{priyaId, "priya", "Priya Raman", Role::Lead};
        const std::vector<Member> both{lead, {tomId, "tom", "Tom Ashdown", Role::Member}};
        for (auto* device : {priya.get(), phone.get()})
            must(device->store().journal().setSpaces(
                     {{priyaPrivate, "priya", SpacePurpose::Private, Role::Lead, {lead}},
                      {team, "Fennel & Rook", SpacePurpose::Team, Role::Lead, both},
                      {leads, "Leads", SpacePurpose::Leads, Role::Lead, {lead}}}),
                 "setSpaces");
    }
};

} // namespace

class TestPulse : public QObject {
    Q_OBJECT

private slots:
    void eachAnswerIsAPerson();
    void latestOfAPersonCounts();
    void askedWithoutAnAnswer();
    void askedTooSoonWarnsInWords();
    void theAskerIsTheAskedAbout();
    void offMeansOff();
    void notAskedYet();
    void thenAndNow();
    void groupedStaysWithTheLeads();
    void groupedIsShownFromFive();
    void undoAndCorrection();
    void theSheetKeepsItsN();
    void aPanelKeepsItsWords();
    void twoSortTheSameOnce();
    void aPanelIsThreeToTwelve();
    void fiveStrandsNeverAdded();
    void oneWhoLeft();
    void theHouseRanksNobody();
};

void TestPulse::eachAnswerIsAPerson()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    QCOMPARE(view(*team.priya, client.id).figures.label, std::string("Nobody has been asked yet"));
    const auto sam = addPerson(*team.priya, client.id, "Sam Okoro");
    ask(*team.priya, client.id, sam.id, 4, "3 May", "phone", "ring before the letter goes");
    team.sync();
    const auto seen = view(*team.tom, client.id);
    QCOMPARE(seen.latest.size(), std::size_t(1));
    QCOMPARE(seen.latest[0].person.name, std::string("Sam Okoro"));
    QCOMPARE(seen.latest[0].answer, std::optional(4));
    QCOMPARE(dayText(seen.latest[0].on->day), std::string("2026-05-03"));
    QCOMPARE(seen.latest[0].mode, std::string("phone"));
    QCOMPARE(seen.latest[0].change, std::string("ring before the letter goes"));
    QCOMPARE(seen.latest[0].askedBy.name, std::string("Priya Raman"));
    QCOMPARE(seen.figures.label, std::string("n = 1*"));
    QCOMPARE(seen.figures.counts, std::string());
    QVERIFY(!addPulse(team.priya->commands(), {client.id, {}, 4, "", "", {}, "", false}));
    QVERIFY(!addPulse(team.priya->commands(), {client.id, sam.id, 6, "", "", {}, "", false}));
    QVERIFY(!addPulse(team.priya->commands(), {client.id, sam.id, 4, "", "by pigeon", {}, "", false}));
    QVERIFY(!addPulse(team.priya->commands(), {client.id, sam.id, 4, "", "", {}, "2026-06-01", false}));
}

void TestPulse::latestOfAPersonCounts()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto sam = addPerson(*team.priya, client.id, "Sam Okoro");
    ask(*team.priya, client.id, sam.id, 2, "2026-05-01");
    ask(*team.priya, client.id, sam.id, 5, "2026-01-10");
    const auto lena = addPerson(*team.priya, client.id, "Lena Fischer");
    ask(*team.priya, client.id, lena.id, 1, "2024-11-03");
    const auto seen = view(*team.priya, client.id);
    QCOMPARE(seen.all.size(), std::size_t(3));
    // Lena's answer is older than a year: history, and no dot of today's.
    QCOMPARE(seen.latest.size(), std::size_t(1));
    QCOMPARE(seen.latest[0].answer, std::optional(2));
    QCOMPARE(seen.figures.n, std::size_t(1));
    QVERIFY2(seen.coverage.starts_with("1 of the 2 people"), seen.coverage.c_str());
}

void TestPulse::askedWithoutAnAnswer()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    ask(*team.priya, client.id, addPerson(*team.priya, client.id, "Sam Okoro").id, std::nullopt);
    const auto seen = view(*team.priya, client.id);
    QCOMPARE(seen.figures.n, std::size_t(0));
    QCOMPARE(seen.latest.size(), std::size_t(1));
    QVERIFY2(seen.coverage.find("1 was asked and gave no answer") != std::string::npos, seen.coverage.c_str());
}

void TestPulse::askedTooSoonWarnsInWords()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto sam = addPerson(*team.priya, client.id, "Sam Okoro");
    const auto warning = [&] { return must(pulseWarning(team.priya->reader(), sam.id, team.tomId, team.priya->now())); };
    QCOMPARE(warning(), std::string());
    ask(*team.priya, client.id, sam.id, 4, "2026-02-01");
    QCOMPARE(warning(), std::string());
    const auto soon = ask(*team.priya, client.id, sam.id, 4, "2026-04-20");
    QVERIFY2(warning().find("was asked on 20 Apr") != std::string::npos || warning().find("20 Apr") != std::string::npos,
             warning().c_str());
    must(team.priya->commands().remove(soon.id));
    QCOMPARE(warning(), std::string());
}

void TestPulse::theAskerIsTheAskedAbout()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto sam = addPerson(*team.priya, client.id, "Sam Okoro");
    must(team.priya->commands().setField(client.id, "cared by", "priya"));
    QVERIFY(must(pulseWarning(team.priya->reader(), sam.id, {}, team.priya->now())).find("your own care") != std::string::npos);
    QCOMPARE(must(pulseWarning(team.priya->reader(), sam.id, team.tomId, team.priya->now())), std::string());
    ask(*team.priya, client.id, sam.id, 5);
    const auto seen = view(*team.priya, client.id);
    QVERIFY(seen.latest[0].askerLooksAfter);
    QCOMPARE(seen.askers, std::string("Asked by Priya Raman, who looks after them."));
}

void TestPulse::offMeansOff()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto sam = addPerson(*team.priya, client.id, "Sam Okoro");
    must(setPulseOff(commands, client.id, true));
    QVERIFY(!addPulse(commands, {client.id, sam.id, 4, "", "", {}, "", false}));
    QVERIFY(must(notAsked(team.priya->reader(), {}, team.priya->now())).empty());
    QVERIFY(must(going(team.priya->reader(), client.id, team.priya->now())).pulseOff);
    must(commands.undo());
    ask(*team.priya, client.id, sam.id, 4);
}

void TestPulse::notAskedYet()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto hollis = addClient(*team.priya, "Hollis & Co");
    const auto sam = addPerson(*team.priya, client.id, "Sam Okoro");
    addPerson(*team.priya, hollis.id, "Agnes Hollis");
    const auto lena = addPerson(*team.priya, client.id, "Lena Fischer");
    ask(*team.priya, client.id, sam.id, 4);
    ask(*team.priya, client.id, lena.id, 4, "2025-04-02");
    team.sync();
    const auto all = must(notAsked(team.tom->reader(), {}, team.tom->now()));
    QCOMPARE(all.size(), std::size_t(2));
    QCOMPARE(all[0].person.name, std::string("Lena Fischer"));
    QVERIFY(all[0].lastAsked && all[0].why.find("more than a year") != std::string::npos);
    QCOMPARE(all[1].person.name, std::string("Agnes Hollis"));
    QVERIFY(!all[1].lastAsked);
    QCOMPARE(must(notAsked(team.tom->reader(), hollis.id, team.tom->now())).size(), std::size_t(1));
}

void TestPulse::thenAndNow()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    std::vector<EntityId> people;
    for (int i = 0; i < 6; ++i)
        people.push_back(addPerson(*team.priya, client.id, "Person " + std::to_string(i)).id);
    for (int i = 0; i < 6; ++i)
        ask(*team.priya, client.id, people[std::size_t(i)], 3, "2026-01-10");
    QCOMPARE(view(*team.priya, client.id).change, std::string());
    for (int i = 0; i < 5; ++i)
        ask(*team.priya, client.id, people[std::size_t(i)], 5);
    QCOMPARE(view(*team.priya, client.id).change, std::string("Too few to tell a change from chance."));
    ask(*team.priya, client.id, people[5], 4);
    QVERIFY(view(*team.priya, client.id).change.find("better") != std::string::npos);
}

void TestPulse::groupedStaysWithTheLeads()
{
    LedTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto sam = addPerson(*team.priya, client.id, "Sam Okoro");
    team.sync();
    // Tom leads nobody and cannot take such an answer down.
    QVERIFY(!addPulse(team.tom->commands(), {client.id, {}, 2, "late", "form", {}, "", true}));
    const auto made = must(addPulse(team.priya->commands(), {client.id, sam.id, 2, "late", "form", {}, "", true}));
    QVERIFY(team.priya->row(made.id).value(model::pulse::person).empty());
    QVERIFY(made.space != team.team);
    team.sync();
    QVERIFY(!team.tom->reader().entity(made.id));
    QVERIFY(team.phone->reader().entity(made.id).has_value());
}

void TestPulse::groupedIsShownFromFive()
{
    LedTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto hollis = addClient(*team.priya, "Hollis & Co");
    const auto given = [&](const EntityId& of, int answer) {
        must(addPulse(team.priya->commands(), {of, {}, answer, "", "form", {}, "", true}));
    };
    for (int i = 0; i < 4; ++i)
        given(client.id, 2);
    QCOMPARE(view(*team.priya, client.id).figures.n, std::size_t(0));
    QVERIFY(!view(*team.priya, client.id).heldBack.empty());
    given(client.id, 5);
    QCOMPARE(view(*team.priya, client.id).figures.n, std::size_t(5));
    QVERIFY(view(*team.priya, client.id).latest[0].person.name.empty());
    // Three more elsewhere: the house shows the five only, since eight would give the three away.
    for (int i = 0; i < 3; ++i)
        given(hollis.id, 4);
    QCOMPARE(view(*team.priya, {}).figures.n, std::size_t(5));
    QCOMPARE(view(*team.priya, hollis.id).figures.n, std::size_t(0));
    QVERIFY(!view(*team.priya, {}).heldBack.empty());
    const auto csv = pulseCsv(view(*team.priya, client.id));
    QVERIFY2(csv.find("2026-05-14") == std::string::npos, csv.c_str());
}

void TestPulse::undoAndCorrection()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto sam = addPerson(*team.priya, client.id, "Sam Okoro");
    const auto made = ask(*team.priya, client.id, sam.id, 4);
    must(correctPulse(commands, made.id, 3, "ring first", "phone"));
    QCOMPARE(team.priya->text(made.id, model::pulse::answer), std::string("3"));
    QCOMPARE(must(team.priya->reader().history(made.id, model::pulse::answer)).size(), std::size_t(2));
    must(commands.undo());
    QCOMPARE(team.priya->text(made.id, model::pulse::answer), std::string("4"));
    must(commands.undo());
    QCOMPARE(view(*team.priya, client.id).all.size(), std::size_t(0));
    must(commands.redo());
    QCOMPARE(view(*team.priya, client.id).figures.n, std::size_t(1));
    must(correctPulse(commands, made.id, std::nullopt, "", ""));
    QCOMPARE(view(*team.priya, client.id).figures.n, std::size_t(0));
}

void TestPulse::theSheetKeepsItsN()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater, \"the\" Housing");
    fill(*team.priya, client.id, 3);
    const auto csv = pulseCsv(view(*team.priya, client.id));
    QVERIFY2(csv.starts_with("client,person,on,answer,change,mode,asked_by,asker_looks_after,n_in_view,note\r\n"), csv.c_str());
    QVERIFY2(csv.find("\"Brightwater, \"\"the\"\" Housing\",Person 0,2026-05-14,3,,in person,Priya Raman,yes,3,*Not statistically "
                      "significant by any stretch\r\n") != std::string::npos,
             csv.c_str());
    fill(*team.priya, client.id, 30);
    QVERIFY(pulseCsv(view(*team.priya, client.id)).find(",33,\r\n") != std::string::npos);
}

void TestPulse::aPanelKeepsItsWords()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto panel = must(addPanel(commands, "What do you want an agency to know without being told?", "at the spring visits"));
    std::vector<EntityId> answers;
    for (const char* name : {"Abi", "Bea", "Cem", "Dov", "Eve"}) {
        const auto who = addPerson(*team.priya, client.id, name).id;
        answers.push_back(must(notePanelAnswer(commands, {panel.id, who, std::string("As ") + name + " said it", "phone", {}})).id);
    }
    const auto theme = must(addTheme(commands, panel.id, "Say it before we ask"));
    for (std::size_t i = 0; i < 3; ++i)
        must(sortAnswer(commands, theme.id, answers[i], true));
    team.sync();
    const auto page = must(panelPage(team.tom->reader(), panel.id, team.tom->now()));
    QCOMPARE(page.row.banner, std::string("mini panel, n = 5*"));
    QCOMPARE(page.note, std::string(smallNumberNote));
    QCOMPARE(page.how, std::string("5 phone"));
    QCOMPARE(page.themes[0].count, std::string("3 of 5 said something like this"));
    QCOMPARE(page.answers[0].words, std::string("As Abi said it"));
    QCOMPARE(page.alone.size(), std::size_t(2));
    QVERIFY(page.size.empty());
    // One goes out again, and comes back by undo.
    must(sortAnswer(commands, theme.id, answers[0], false));
    QCOMPARE(must(panelPage(team.priya->reader(), panel.id, team.priya->now())).alone.size(), std::size_t(3));
    must(commands.undo());
    QCOMPARE(must(panelPage(team.priya->reader(), panel.id, team.priya->now())).alone.size(), std::size_t(2));
    must(closePanel(commands, panel.id, true));
    QVERIFY(!notePanelAnswer(commands, {panel.id, addPerson(*team.priya, client.id, "Flo").id, "late", "", {}}));
    const auto found = must(team.tom->queries().search({"spring visits", 10, 0}, team.tom->now()));
    QCOMPARE(found.rows.size(), std::size_t(1));
}

void TestPulse::twoSortTheSameOnce()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto panel = must(addPanel(team.priya->commands(), "What would you miss?", ""));
    const auto said = must(notePanelAnswer(team.priya->commands(), {panel.id, addPerson(*team.priya, client.id, "Abi").id, "the calls", "", {}}));
    const auto theme = must(addTheme(team.priya->commands(), panel.id, "Calls"));
    team.sync();
    must(sortAnswer(team.priya->commands(), theme.id, said.id, true));
    must(sortAnswer(team.tom->commands(), theme.id, said.id, true));
    team.sync();
    for (auto* device : {team.priya.get(), team.tom.get()}) {
        const auto page = must(panelPage(device->reader(), panel.id, device->now()));
        QCOMPARE(page.themes[0].answers.size(), std::size_t(1));
        QCOMPARE(must(device->queries().needsYouCount()), std::size_t(0));
    }
}

void TestPulse::aPanelIsThreeToTwelve()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    QVERIFY(!addPanel(commands, "  ", ""));
    const auto panel = must(addPanel(commands, "What would you miss?", ""));
    const auto size = [&] { return must(panelPage(team.priya->reader(), panel.id, team.priya->now())).size; };
    QCOMPARE(size(), std::string("A panel is three to twelve people. Ask 3."));
    EntityId first;
    for (int i = 0; i < 12; ++i) {
        const auto who = addPerson(*team.priya, client.id, "Person " + std::to_string(i)).id;
        first = first.isNull() ? who : first;
        must(notePanelAnswer(commands, {panel.id, who, "", "", {}}));
    }
    QCOMPARE(size(), std::string("12 of the 12 who were asked have not answered yet."));
    QVERIFY(!notePanelAnswer(commands, {panel.id, addPerson(*team.priya, client.id, "One more").id, "x", "", {}}));
    must(notePanelAnswer(commands, {panel.id, first, "the calls", "video", {}}));
    QVERIFY(!notePanelAnswer(commands, {panel.id, first, "and the letters", "video", {}}));
    const auto page = must(panelPage(team.priya->reader(), panel.id, team.priya->now()));
    QCOMPARE(page.answers.size(), std::size_t(12));
    QCOMPARE(page.row.banner, std::string("mini panel, n = 1*"));
}

void TestPulse::fiveStrandsNeverAdded()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto promise = [&](Direction direction, const char* text, const char* due) {
        NewPromise what;
        what.client = client.id;
        what.direction = direction;
        what.text = text;
        what.due = due;
        return must(commands.addPromise(what)).id;
    };
    must(commands.keepPromise(promise(Direction::Ours, "send the plan", "today")));
    const auto late = promise(Direction::Ours, "ring the printer", "2026-05-10");
    must(commands.keepPromise(late));
    must(commands.letPromiseGo(promise(Direction::Ours, "a film", ""), "we said so"));
    must(commands.keepPromise(promise(Direction::Theirs, "brand files", "today")));
    promise(Direction::Theirs, "the figures", "today");
    fill(*team.priya, client.id, 2);
    team.sync();
    const auto made = must(going(team.tom->reader(), client.id, team.tom->now()));
    QCOMPARE(made.ours.counts, std::string("1 kept on time, 1 late, 1 let go; 0 open"));
    QCOMPARE(made.theirs.counts, std::string("1 kept on time, 0 late, 0 let go; 1 open"));
    QCOMPARE(made.ours.late[0].id, late);
    QCOMPARE(made.pulse.figures.label, std::string("n = 2*"));
    QVERIFY(made.objectives.rows.empty() && made.rhythms.empty() && made.felt.empty());
}

void TestPulse::oneWhoLeft()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    addPerson(*team.priya, client.id, "Sam Okoro");
    must(noteLeaving(commands, client.id, "yesterday", "They found the calls too many"));
    team.sync();
    const auto made = must(going(team.tom->reader(), client.id, team.tom->now()));
    QVERIFY(made.leftOn && made.exitNote == "They found the calls too many");
    QVERIFY(made.notAsked.empty());
    QVERIFY(!noteLeaving(commands, client.id, "someday or other", "x"));
    must(commands.undo());
    QVERIFY(!must(going(team.priya->reader(), client.id, team.priya->now())).leftOn);
}

void TestPulse::theHouseRanksNobody()
{
    SmallTeam team;
    // Those with the lowest answers would stand first or last in a ranking; by name they stand in the middle.
    for (const auto& [name, answer] : {std::pair{"Arden", 5}, {"Brightwater", 1}, {"Calloway", 4}}) {
        const auto client = addClient(*team.priya, name);
        ask(*team.priya, client.id, addPerson(*team.priya, client.id, "Somebody").id, answer);
    }
    const auto made = must(going(team.priya->reader(), {}, team.priya->now()));
    QVERIFY(!made.client.found);
    QCOMPARE(made.pulse.latest.size(), std::size_t(3));
    QCOMPARE(made.pulse.latest[0].client.name, std::string("Arden"));
    QCOMPARE(made.pulse.latest[1].client.name, std::string("Brightwater"));
    QCOMPARE(made.pulse.latest[2].client.name, std::string("Calloway"));
    QCOMPARE(made.pulse.change, std::string());
}

QTEST_GUILESS_MAIN(TestPulse)
#include "tst_pulse.moc"
