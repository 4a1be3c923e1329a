// SPDX-License-Identifier: Apache-2.0
// Agreed rhythms: their words read, the next day derived, any contact resets, pauses hold, at most three a day in Today.
#include "domain/rhythm.h"
#include "domain/rhythm_commands.h"
#include "domain/rhythm_queries.h"
#include "small_team.h"

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

RhythmRow only(Device& device, const EntityId& client)
{
    const auto rows = must(rhythms(device.reader(), {client, {}}, device.now()));
    if (rows.size() != 1)
        qFatal("%zu rhythms", rows.size());
    return rows.front();
}

Made agree(Device& device, const EntityId& client, const std::string& text)
{
    NewRhythm what;
    what.client = client;
    what.text = text;
    return must(agreeRhythm(device.commands(), what));
}

void wait(SmallTeam& team, int days)
{
    team.clock.advance(std::chrono::hours(24 * days));
}

} // namespace

class TestRhythm : public QObject {
    Q_OBJECT

private slots:
    void wordsAreRead_data();
    void wordsAreRead();
    void pausesAreRead_data();
    void pausesAreRead();
    void theNextContact_data();
    void theNextContact();
    void anyContactResetsIt();
    void aPersonHasTheirOwn();
    void agreeingAgainChangesIt();
    void twoWhoAgreeApartHaveOne();
    void wordsThatCannotBeReadAsk();
    void itComesUpInTodayWithItsWhy();
    void aPauseIsQuiet();
    void atMostThreeADay();
    void whatWasAnsweredWasOneOfTheThree();
    void itIsTheirsWhoLookAfterThem();
};

void TestRhythm::wordsAreRead_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("days"); // 0: cannot be read
    QTest::addColumn<int>("weekday"); // -1: none
    QTest::addColumn<QString>("pauses");
    const auto row = [](const char* typed, int days, int weekday, const char* pauses) {
        QTest::newRow(typed) << typed << days << weekday << pauses;
    };
    row("a call every other Tuesday; nothing in August", 14, 2, "nothing in August");
    row("every two weeks", 14, -1, "");
    row("A word once a month", 31, -1, "");
    row("a visit every month, a call every Friday", 31, -1, "");
    row("weekly, except July and August", 7, -1, "except July and August");
    row("every Friday but not in December", 7, 5, "but not in December");
    row("twice a month (not between 20 December and 5 January)", 15, -1, "not between 20 December and 5 January");
    row("every quarter", 92, -1, "");
    row("lunch on the first Monday of every month", 35, 1, "");
    row("when there is news", 0, -1, "");
    row("not too often", 0, -1, "not too often");
    row("", 0, -1, "");
}

void TestRhythm::wordsAreRead()
{
    QFETCH(QString, typed);
    QFETCH(int, days);
    QFETCH(int, weekday);
    QFETCH(QString, pauses);
    const auto read = readRhythm(typed.toStdString());
    QCOMPARE(read.everyDays.value_or(0), days);
    QCOMPARE(read.on ? int(read.on->c_encoding()) : -1, weekday);
    QCOMPARE(QString::fromStdString(read.pausesTyped), pauses);
}

void TestRhythm::pausesAreRead_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("in");  // a day that lies in it
    QTest::addColumn<QString>("out"); // one that does not; both empty: cannot be read
    const auto row = [](const char* typed, const char* in, const char* out) { QTest::newRow(typed) << typed << in << out; };
    row("nothing in August", "2026-08-31", "2026-09-01");
    row("not in July and August", "2026-07-01", "2026-06-30");
    row("except July to September", "2026-08-15", "2026-10-01");
    row("not between 20 December and 5 January", "2027-01-05", "2027-01-06");
    row("not between 20 December and 5 January ", "2026-12-20", "2026-12-19");
    row("nothing from the 1st of May until 10 May", "2026-05-10", "2026-05-11");
    row("nothing in February", "2028-02-29", "2028-03-01");
    row("no calls in August", "2026-08-01", "2026-07-31");
    row("not while they move", "", "");
    row("nothing in the summer", "", "");
    row("nothing on 31 February", "", "");
}

void TestRhythm::pausesAreRead()
{
    QFETCH(QString, typed);
    QFETCH(QString, in);
    QFETCH(QString, out);
    const auto pauses = readPauses(typed.toStdString());
    QCOMPARE(pauses.has_value(), !in.isEmpty());
    if (!pauses)
        return;
    const auto holds = [&](const QString& day) {
        return std::ranges::any_of(*pauses, [&](const Pause& pause) { return pause.holds(*parseDay(day.toStdString())); });
    };
    QVERIFY(holds(in));
    QVERIFY(!holds(out));
}

void TestRhythm::theNextContact_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("last");
    QTest::addColumn<QString>("next");
    const auto row = [](const char* what, const char* typed, const char* last, const char* next) {
        QTest::newRow(what) << typed << last << next;
    };
    row("two weeks on", "every two weeks", "2026-05-14", "2026-05-28");
    row("the weekday that was agreed", "a call every other Tuesday", "2026-05-12", "2026-05-26");
    row("a day late pulls it back to its weekday", "a call every other Tuesday", "2026-05-13", "2026-05-26");
    row("a weekly one stays weekly", "every Tuesday", "2026-05-13", "2026-05-19");
    row("and after the day before", "every Tuesday", "2026-05-18", "2026-05-26");
    row("into a pause and out of it", "monthly; nothing in August", "2026-07-10", "2026-09-01");
    row("over the year's end", "every two weeks; not between 20 December and 5 January", "2026-12-10", "2027-01-06");
    row("a certain day of the month", "the first Monday of every month", "2026-11-16", "2026-12-07");
    row("the last day of the month", "a word on the last day of every month", "2026-01-31", "2026-02-28");
    row("over a change of the clocks", "weekly", "2026-03-26", "2026-04-02");
}

void TestRhythm::theNextContact()
{
    QFETCH(QString, typed);
    QFETCH(QString, last);
    QFETCH(QString, next);
    const auto read = readRhythm(typed.toStdString());
    QVERIFY(read.everyDays);
    const auto pauses = readPauses(read.pausesTyped);
    QVERIFY(pauses);
    const auto found = nextContact(*read.everyDays, read, *pauses, *parseDay(last.toStdString()));
    QCOMPARE(QString::fromStdString(dayText(found)), next);
}

void TestRhythm::anyContactResetsIt()
{
    SmallTeam team;
    auto& device = *team.priya;
    const auto client = addClient(device, "Arden");
    agree(device, client.id, "every week");
    QCOMPARE(dayText(only(device, client.id).next->day), "2026-05-21");
    wait(team, 8);
    QVERIFY(only(device, client.id).come);
    QVERIFY(!only(device, client.id).lastContact);
    // A call.
    NewVisit call;
    call.client = client.id;
    call.mode = VisitMode::Phone;
    const auto visit = must(device.commands().startVisit(call));
    QCOMPARE(only(device, client.id).lastContactWas, "a call");
    QCOMPARE(dayText(only(device, client.id).next->day), "2026-05-29");
    // A note days later, in the same visit.
    wait(team, 3);
    const auto line = must(device.commands().captureLine(visit.id, "they rang about the roof"));
    QCOMPARE(dayText(only(device, client.id).next->day), "2026-06-01");
    QCOMPARE(only(device, client.id).lastContactWas, "a note");
    // Deleted again, it never was.
    must(device.commands().remove(line.line.id));
    QCOMPARE(dayText(only(device, client.id).next->day), "2026-05-29");
    // A colleague's visit counts like one's own, a planned one does not.
    team.sync();
    wait(team, 2);
    startVisit(*team.tom, client.id);
    team.sync();
    QCOMPARE(dayText(only(device, client.id).next->day), "2026-06-03");
    NewVisit planned;
    planned.client = client.id;
    planned.plannedStart = Instant{WallMs{team.clock.ms + 86'400'000}, "Europe/London"};
    must(device.commands().startVisit(planned));
    QCOMPARE(dayText(only(device, client.id).next->day), "2026-06-03");
}

void TestRhythm::aPersonHasTheirOwn()
{
    SmallTeam team;
    auto& device = *team.priya;
    const auto client = addClient(device, "Arden");
    const auto sam = must(device.commands().addPerson({client.id, "Sam Okoro", "", "", ""}));
    const auto lena = must(device.commands().addPerson({client.id, "Lena Fischer", "", "", ""}));
    NewRhythm what;
    what.person = sam.id;
    what.agreedWith = sam.id;
    what.text = "a word every week";
    must(agreeRhythm(device.commands(), what));
    wait(team, 3);
    NewVisit visit;
    visit.client = client.id;
    visit.people = {lena.id};
    must(device.commands().startVisit(visit));
    // Lena's visit is no contact with Sam.
    auto rows = must(rhythms(device.reader(), {{}, sam.id}, device.now()));
    QCOMPARE(rows.size(), std::size_t{1});
    QVERIFY(!rows.front().lastContact);
    QCOMPARE(rows.front().agreedWith.name, "Sam Okoro");
    wait(team, 1);
    visit.people = {lena.id, sam.id};
    const auto both = must(device.commands().startVisit(visit));
    rows = must(rhythms(device.reader(), {{}, sam.id}, device.now()));
    QCOMPARE(dayText(rows.front().lastContact->day), "2026-05-18");
    wait(team, 1);
    must(device.commands().captureLine(both.id, "> @Sam wants it simpler"));
    rows = must(rhythms(device.reader(), {{}, sam.id}, device.now()));
    QCOMPARE(dayText(rows.front().lastContact->day), "2026-05-19");
    // It stands on the client's page too.
    QCOMPARE(must(rhythms(device.reader(), {client.id, {}}, device.now())).size(), std::size_t{1});
}

void TestRhythm::agreeingAgainChangesIt()
{
    SmallTeam team;
    auto& device = *team.priya;
    const auto client = addClient(device, "Arden");
    const auto first = agree(device, client.id, "every week");
    const auto again = agree(device, client.id, "every month; nothing in August");
    QCOMPARE(again.id, first.id);
    QCOMPARE(only(device, client.id).everyDays.value_or(0), 31);
    QCOMPARE(must(device.queries().history(first.id, model::rhythm::text, device.now())).rows.size(), std::size_t{2});
    must(device.commands().undo());
    QCOMPARE(only(device, client.id).text, "every week");
    must(device.commands().undo());
    QVERIFY(must(rhythms(device.reader(), {client.id, {}}, device.now())).empty());
    agree(device, client.id, "every fortnight");
    QCOMPARE(only(device, client.id).everyDays.value_or(0), 14);
    NewRhythm wrong;
    wrong.client = client.id;
    QVERIFY(!agreeRhythm(device.commands(), wrong));
    wrong.text = "often";
    wrong.everyDays = 0;
    QVERIFY(!agreeRhythm(device.commands(), wrong));
}

void TestRhythm::twoWhoAgreeApartHaveOne()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Arden");
    team.sync();
    agree(*team.priya, client.id, "every week");
    agree(*team.tom, client.id, "every two weeks");
    team.sync();
    // One rhythm, both wordings kept until somebody picks.
    QVERIFY(only(*team.priya, client.id).contested);
    QCOMPARE(only(*team.priya, client.id).id, only(*team.tom, client.id).id);
    QVERIFY(must(team.priya->queries().needsYouCount()) > 0);
}

void TestRhythm::wordsThatCannotBeReadAsk()
{
    SmallTeam team;
    auto& device = *team.priya;
    const auto client = addClient(device, "Arden");
    agree(device, client.id, "when there is news");
    auto row = only(device, client.id);
    QVERIFY(!row.next && !row.everyDays);
    QVERIFY(row.asks.find("how often") != std::string::npos);
    NewRhythm told;
    told.client = client.id;
    told.text = "when there is news";
    told.everyDays = 21;
    must(agreeRhythm(device.commands(), told));
    row = only(device, client.id);
    QVERIFY(row.asks.empty());
    QCOMPARE(dayText(row.next->day), "2026-06-04");
    told.pauses = "not while they move";
    must(agreeRhythm(device.commands(), told));
    row = only(device, client.id);
    QVERIFY(row.asks.find("pause") != std::string::npos);
    QCOMPARE(row.pauses, "not while they move");
}

void TestRhythm::itComesUpInTodayWithItsWhy()
{
    SmallTeam team;
    auto& device = *team.priya;
    const auto client = addClient(device, "Arden");
    const auto sam = must(device.commands().addPerson({client.id, "Sam Okoro", "", "", ""}));
    NewRhythm what;
    what.client = client.id;
    what.text = "every two weeks";
    what.agreedWith = sam.id;
    const auto rhythm = must(agreeRhythm(device.commands(), what));
    startVisit(device, client.id);
    wait(team, 13);
    QVERIFY(must(device.queries().today(device.now())).thoughts.empty());
    wait(team, 1);
    const auto thoughts = must(device.queries().today(device.now())).thoughts;
    QCOMPARE(thoughts.size(), std::size_t{1});
    QCOMPARE(thoughts.front().rhythm, rhythm.id);
    QCOMPARE(thoughts.front().text, "Nobody has spoken to Arden since 14 May (agreed: every two weeks)");
    const auto& why = thoughts.front().why;
    QVERIFY(why.rule == Rule::RhythmPassed);
    for (const auto* part : {"Agreed with Sam Okoro", "every two weeks", "14 May", "28 May", "At most three"})
        QVERIFY2(why.sentence.find(part) != std::string::npos, why.sentence.c_str());
    // A visit that is planned answers it.
    NewVisit planned;
    planned.client = client.id;
    planned.plannedStart = Instant{WallMs{team.clock.ms + 86'400'000}, "Europe/London"};
    must(device.commands().startVisit(planned));
    QVERIFY(must(device.queries().today(device.now())).thoughts.empty());
}

void TestRhythm::aPauseIsQuiet()
{
    SmallTeam team;
    auto& device = *team.priya;
    const auto client = addClient(device, "Arden");
    agree(device, client.id, "every week; nothing in June");
    startVisit(device, client.id);
    wait(team, 10);
    QCOMPARE(must(device.queries().today(device.now())).thoughts.size(), std::size_t{1});
    wait(team, 15); // 8 June
    QVERIFY(only(device, client.id).paused);
    // Neither the rhythm nor the rule of four weeks brings a client up whose rhythm is agreed.
    QVERIFY(must(device.queries().today(device.now())).thoughts.empty());
    wait(team, 20); // 28 June
    QVERIFY(must(device.queries().today(device.now())).thoughts.empty());
    wait(team, 4); // 2 July
    QCOMPARE(must(device.queries().today(device.now())).thoughts.size(), std::size_t{1});
}

void TestRhythm::atMostThreeADay()
{
    SmallTeam team;
    auto& device = *team.priya;
    for (int i = 0; i < 6; ++i) {
        const auto client = addClient(device, "Client " + std::to_string(i));
        agree(device, client.id, i < 4 ? "every week" : "every two weeks");
        if (i == 2) {
            wait(team, -2);
            startVisit(device, client.id);
            wait(team, 2);
        } else {
            startVisit(device, client.id);
        }
    }
    addClient(device, "Quiet");
    wait(team, 40);
    const auto thoughts = must(device.queries().today(device.now())).thoughts;
    QCOMPARE(thoughts.size(), std::size_t{3});
    // The longest past stands first; what has no rhythm comes after those that have.
    QCOMPARE(thoughts.front().client.name, "Client 2");
    for (const auto& thought : thoughts)
        QVERIFY(!thought.rhythm.isNull() && !thought.why.sentence.empty());
}

void TestRhythm::whatWasAnsweredWasOneOfTheThree()
{
    SmallTeam team;
    auto& device = *team.priya;
    std::vector<Made> clients;
    for (int i = 0; i < 6; ++i) {
        clients.push_back(addClient(device, "Client " + std::to_string(i)));
        startVisit(device, clients.back().id);
        if (i < 4)
            agree(device, clients.back().id, "every week");
    }
    wait(team, 40);
    const auto before = must(device.queries().today(device.now())).thoughts;
    QCOMPARE(before.size(), std::size_t{3});
    // Two are seen to: no others take their place until tomorrow.
    startVisit(device, before[0].client.id);
    startVisit(device, before[2].client.id);
    const auto after = must(device.queries().today(device.now())).thoughts;
    QCOMPARE(after.size(), std::size_t{1});
    QCOMPARE(after.front().client.id, before[1].client.id);
    // Who had not come up takes nobody's place away.
    startVisit(device, clients[5].id);
    QCOMPARE(must(device.queries().today(device.now())).thoughts.size(), std::size_t{1});
    wait(team, 1);
    QCOMPARE(must(device.queries().today(device.now())).thoughts.size(), std::size_t{3});
}

void TestRhythm::itIsTheirsWhoLookAfterThem()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Arden");
    agree(*team.priya, client.id, "every week");
    startVisit(*team.priya, client.id);
    team.sync();
    wait(team, 10);
    QCOMPARE(must(team.priya->queries().today(team.priya->now())).thoughts.size(), std::size_t{1});
    QVERIFY(must(team.tom->queries().today(team.tom->now())).thoughts.empty());
}

QTEST_GUILESS_MAIN(TestRhythm)
#include "tst_rhythm.moc"
