// SPDX-License-Identifier: Apache-2.0
// Promises that repeat, in both directions; how late one was kept; from a line and back to it.
#include "domain/promise_repeats.h"
#include "domain/promise_words.h"
#include "domain/words.h"
#include "small_team.h"

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace promise = model::promise;

class TestPromises : public QObject {
    Q_OBJECT

private slots:
    void repetitionsAreRead_data();
    void repetitionsAreRead();
    void repetitionsThatNobodyCanRead_data();
    void repetitionsThatNobodyCanRead();
    void theNextOneCountsFromItsDay_data();
    void theNextOneCountsFromItsDay();
    void aLineIsPartedFromItsRepetition_data();
    void aLineIsPartedFromItsRepetition();
    void keepingOneMakesTheNext();
    void keptTwiceIsStillOneNext();
    void lateIsSaidInWords();
    void lettingGoEndsIt();
    void whatCannotBeReadAsks();
    void fromALineAndBack();
    void whoTravelsGetsTheDayWhereTheyAre();
};

void TestPromises::whoTravelsGetsTheDayWhereTheyAre()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    team.clock.advance(std::chrono::hours(8));
    NewPromise what;
    what.client = client.id;
    what.text = "send the plan";
    what.due = "tomorrow";
    const auto inLondon = must(team.priya->commands().addPromise(what));
    QCOMPARE(team.priya->text(inLondon.id, promise::due), std::string("2026-05-15"));
    // Eight hours further east it is Friday already; the app was never closed.
    team.priya->zone = "Asia/Tokyo";
    const auto inTokyo = must(team.priya->commands().addPromise(what));
    QCOMPARE(team.priya->text(inTokyo.id, promise::due), std::string("2026-05-16"));
    const auto visit = startVisit(*team.priya, client.id);
    QVERIFY(team.priya->text(visit.id, model::visit::started).ends_with(" Asia/Tokyo"));
}

void TestPromises::repetitionsAreRead_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("first");  // after Thursday 14 May 2026
    QTest::addColumn<QString>("second");
    const auto row = [](const char* typed, const char* first, const char* second) {
        QTest::newRow(typed) << typed << first << second;
    };
    row("every Friday", "2026-05-15", "2026-05-22");
    row("Every Thursday", "2026-05-21", "2026-05-28");
    row("each Monday", "2026-05-18", "2026-05-25");
    row("on Fridays", "2026-05-15", "2026-05-22");
    row("Tuesdays", "2026-05-19", "2026-05-26");
    row("every other Tuesday", "2026-05-19", "2026-06-02");
    row("every second Wednesday", "2026-05-20", "2026-06-03");
    row("every week on Monday", "2026-05-18", "2026-05-25");
    row("every two weeks on Monday", "2026-05-18", "2026-06-01");
    row("every 2 weeks", "2026-05-28", "2026-06-11");
    row("every fortnight", "2026-05-28", "2026-06-11");
    row("weekly", "2026-05-21", "2026-05-28");
    row("daily", "2026-05-15", "2026-05-16");
    row("every day", "2026-05-15", "2026-05-16");
    row("every weekday", "2026-05-15", "2026-05-18");
    row("every working day", "2026-05-15", "2026-05-18");
    row("every ten days", "2026-05-24", "2026-06-03");
    row("monthly", "2026-06-14", "2026-07-14");
    row("every month", "2026-06-14", "2026-07-14");
    row("every three months", "2026-08-14", "2026-11-14");
    row("quarterly", "2026-08-14", "2026-11-14");
    row("every quarter", "2026-08-14", "2026-11-14");
    row("yearly", "2027-05-14", "2028-05-14");
    row("once a week", "2026-05-21", "2026-05-28");
    row("once a month", "2026-06-14", "2026-07-14");
    row("twice a month", "2026-05-29", "2026-06-13");
    row("three times a year", "2026-09-12", "2027-01-11");
    row("every month on the 5th", "2026-06-05", "2026-07-05");
    row("the 31st of every month", "2026-05-31", "2026-06-30");
    row("the last day of every month", "2026-05-31", "2026-06-30");
    row("every month end", "2026-05-31", "2026-06-30");
    row("the first Monday of every month", "2026-06-01", "2026-07-06");
    row("last Friday of each month", "2026-05-29", "2026-06-26");
    row("every first Monday of the month", "2026-06-01", "2026-07-06");
}

void TestPromises::repetitionsAreRead()
{
    QFETCH(QString, typed);
    QFETCH(QString, first);
    QFETCH(QString, second);
    const auto repeat = readRepeat(typed.toStdString());
    QVERIFY(repeat);
    const auto one = nextDay(*repeat, std::nullopt, *parseDay("2026-05-14"));
    QCOMPARE(QString::fromStdString(dayText(one)), first);
    QCOMPARE(QString::fromStdString(dayText(nextDay(*repeat, one, one))), second);
}

void TestPromises::repetitionsThatNobodyCanRead_data()
{
    QTest::addColumn<QString>("typed");
    for (const auto* typed : {"", "now and then", "every", "every so often", "every blue moon", "every 0 days",
                              "every 900 days", "Friday", "in two weeks", "twice", "every Friday or so",
                              "every 3 Fridays", "the fifth Monday of every month", "regularly"})
        QTest::newRow(typed) << typed;
}

void TestPromises::repetitionsThatNobodyCanRead()
{
    QFETCH(QString, typed);
    QVERIFY(!readRepeat(typed.toStdString()));
}

void TestPromises::theNextOneCountsFromItsDay_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("due");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("next");
    const auto row = [](const char* what, const char* typed, const char* due, const char* after, const char* next) {
        QTest::newRow(what) << typed << due << after << next;
    };
    row("nothing piles up", "every Friday", "2026-05-01", "2026-05-20", "2026-05-22");
    row("kept late on its own weekday", "every Friday", "2026-05-01", "2026-05-15", "2026-05-22");
    row("every other week keeps its beat", "every other Tuesday", "2026-05-05", "2026-05-26", "2026-06-02");
    row("a month from the 31st", "monthly", "2026-01-31", "2026-01-31", "2026-02-28");
    row("and back to it", "the 31st of every month", "2026-02-28", "2026-02-28", "2026-03-31");
    row("a leap day", "yearly", "2028-02-29", "2028-02-29", "2029-02-28");
    row("over the year's end", "every two weeks", "2026-12-24", "2026-12-24", "2027-01-07");
    row("the clocks go forward", "every day", "2026-03-28", "2026-03-28", "2026-03-29");
    row("over a weekend", "every weekday", "2026-05-15", "2026-05-15", "2026-05-18");
}

void TestPromises::theNextOneCountsFromItsDay()
{
    QFETCH(QString, typed);
    QFETCH(QString, due);
    QFETCH(QString, after);
    QFETCH(QString, next);
    const auto repeat = readRepeat(typed.toStdString());
    QVERIFY(repeat);
    QCOMPARE(QString::fromStdString(dayText(nextDay(*repeat, parseDay(due.toStdString()), *parseDay(after.toStdString())))),
             next);
}

void TestPromises::aLineIsPartedFromItsRepetition_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("repeats");
    const auto row = [](const char* line, const char* text, const char* repeats) {
        QTest::newRow(line) << line << text << repeats;
    };
    row("send the numbers every Friday", "send the numbers", "every Friday");
    row("send the numbers, monthly.", "send the numbers", "monthly");
    row("every Monday: call Sam", "call Sam", "every Monday");
    row("call on the first Monday of every month", "call", "on the first Monday of every month");
    row("answer every letter", "answer every letter", "");
    row("ask every day care centre", "ask every day care centre", "");
    row("the weekly report by Friday", "the weekly report", "");
    row("every Friday", "every Friday", "every Friday");
}

void TestPromises::aLineIsPartedFromItsRepetition()
{
    QFETCH(QString, line);
    QFETCH(QString, text);
    QFETCH(QString, repeats);
    const auto parted = promiseWords(line.toStdString(), *parseDay("2026-05-14"));
    QCOMPARE(QString::fromStdString(parted.text), text);
    QCOMPARE(QString::fromStdString(parted.repeats), repeats);
    if (!repeats.isEmpty())
        QVERIFY(parted.due && *parted.due > *parseDay("2026-05-14"));
}

void TestPromises::keepingOneMakesTheNext()
{
    SmallTeam team;
    auto& device = *team.priya;
    const auto client = addClient(device, "Arden");
    for (const auto direction : {Direction::Ours, Direction::Theirs}) {
        NewPromise what;
        what.client = client.id;
        what.direction = direction;
        what.text = "the numbers";
        what.due = "every Friday";
        const auto first = must(device.commands().addPromise(what));
        QCOMPARE(device.text(first.id, promise::due), "2026-05-15");
        QCOMPARE(device.text(first.id, promise::repeats), "every Friday");
        must(device.commands().keepPromise(first.id));
        const auto page = must(device.queries().promises(20, device.now()));
        const auto& side = direction == Direction::Ours ? page.ours : page.theirs;
        QCOMPARE(side.kept.size(), std::size_t{1});
        QCOMPARE(side.kept.front().keptWords, "kept");
        QCOMPARE(side.later.size(), std::size_t{1});
        const auto next = side.later.front();
        QCOMPARE(next.follows, first.id);
        QCOMPARE(next.text, "the numbers");
        QCOMPARE(dayText(next.due->day), "2026-05-22");
        QCOMPARE(next.repeats, "every Friday");
        // Opened again, the next one is gone; kept again, it is back.
        must(device.commands().reopenPromise(first.id));
        QVERIFY(device.row(next.id).presence == store::Presence::Binned);
        must(device.commands().keepPromise(first.id));
        QVERIFY(device.row(next.id).presence == store::Presence::Live);
        // Undone in one step, like every command.
        must(device.commands().undo());
        QVERIFY(device.row(next.id).presence == store::Presence::Binned);
        QCOMPARE(device.text(first.id, promise::state), "open");
        must(device.commands().keepPromise(first.id));
    }
}

void TestPromises::keptTwiceIsStillOneNext()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Arden");
    NewPromise what;
    what.client = client.id;
    what.text = "the numbers";
    what.repeats = "monthly";
    const auto first = must(team.priya->commands().addPromise(what));
    team.sync();
    must(team.priya->commands().keepPromise(first.id));
    must(team.tom->commands().keepPromise(first.id));
    team.sync();
    for (auto* device : {team.priya.get(), team.phone.get(), team.tom.get()}) {
        const auto page = must(device->queries().promises(20, device->now()));
        QCOMPARE(page.ours.later.size() + page.ours.due.size(), std::size_t{1});
        QCOMPARE(page.ours.kept.size(), std::size_t{1});
        QCOMPARE(must(device->queries().needsYouCount()), std::size_t{0});
    }
}

void TestPromises::lateIsSaidInWords()
{
    const auto due = parseDay("2026-05-12");
    QCOMPARE(keptWords(due, parseDay("2026-05-14")), "kept, 2 days late");
    QCOMPARE(keptWords(due, parseDay("2026-05-13")), "kept, 1 day late");
    QCOMPARE(keptWords(due, parseDay("2026-05-12")), "kept");
    QCOMPARE(keptWords(due, parseDay("2026-05-01")), "kept");
    QCOMPARE(keptWords(std::nullopt, parseDay("2026-05-01")), "kept");
    SmallTeam team;
    auto& device = *team.priya;
    NewPromise what;
    what.client = addClient(device, "Arden").id;
    what.text = "send the plan";
    what.due = "tomorrow";
    const auto made = must(device.commands().addPromise(what));
    team.clock.advance(std::chrono::hours(24 * 4));
    must(device.commands().keepPromise(made.id));
    const auto page = must(device.queries().promises(20, device.now()));
    QCOMPARE(page.ours.kept.front().keptWords, "kept, 3 days late");
}

void TestPromises::lettingGoEndsIt()
{
    SmallTeam team;
    auto& device = *team.priya;
    NewPromise what;
    what.client = addClient(device, "Arden").id;
    what.text = "the numbers every Friday";
    const auto made = must(device.commands().addPromise(what));
    QVERIFY(!device.commands().letPromiseGo(made.id, " "));
    QVERIFY(!device.commands().setField(made.id, "state", "let go"));
    must(device.commands().letPromiseGo(made.id, "We agreed that they read them on line."));
    const auto page = must(device.queries().promises(20, device.now()));
    QCOMPARE(page.ours.letGo.size(), std::size_t{1});
    QVERIFY(page.ours.later.empty() && page.ours.due.empty());
}

void TestPromises::whatCannotBeReadAsks()
{
    SmallTeam team;
    auto& device = *team.priya;
    NewPromise what;
    what.client = addClient(device, "Arden").id;
    what.text = "look in";
    what.due = "when the files are here";
    const auto vague = must(device.commands().addPromise(what));
    what.due.clear();
    what.repeats = "now and then";
    const auto often = must(device.commands().addPromise(what));
    const auto page = must(device.queries().promises(20, device.now()));
    // Without a day they stand among what is due, where somebody sees that they ask for one.
    QCOMPARE(page.ours.due.size(), std::size_t{2});
    for (const auto& row : page.ours.due) {
        QVERIFY(!row.due);
        QCOMPARE(row.dueAsTyped, row.id == vague.id ? "when the files are here" : "");
        QCOMPARE(row.repeatsUnread, row.id == often.id);
    }
    must(device.commands().keepPromise(often.id));
    QCOMPARE(must(device.queries().promises(20, device.now())).ours.due.size(), std::size_t{1});
    must(device.commands().setDue(vague.id, "every Monday"));
    QCOMPARE(device.text(vague.id, promise::due), "2026-05-18");
}

void TestPromises::fromALineAndBack()
{
    SmallTeam team;
    auto& device = *team.priya;
    const auto client = addClient(device, "Arden");
    const auto visit = startVisit(device, client.id);
    const auto line = must(device.commands().captureLine(visit.id, "! send the numbers every Friday"));
    QVERIFY(line.promise);
    QCOMPARE(device.text(line.promise->id, promise::text), "send the numbers");
    QCOMPARE(device.text(line.promise->id, promise::due), "2026-05-15");
    QCOMPARE(device.text(line.promise->id, promise::line), line.line.id.toString());
    QCOMPARE(device.text(line.line.id, model::line::promise), line.promise->id.toString());
    // The line is reworded, and what it promised follows.
    must(device.commands().setField(line.line.id, "text", "send the numbers every Monday"));
    must(device.commands().finishLine(line.line.id));
    QCOMPARE(device.text(line.promise->id, promise::repeats), "every Monday");
    QCOMPARE(device.text(line.promise->id, promise::due), "2026-05-18");
    // A plain line again, and the promise is gone.
    must(device.commands().setLineType(line.line.id, LineType::Text));
    QVERIFY(device.row(line.promise->id).presence == store::Presence::Binned);
}

QTEST_GUILESS_MAIN(TestPromises)
#include "tst_promises.moc"
