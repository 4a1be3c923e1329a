// SPDX-License-Identifier: Apache-2.0
// The clock of notifications over a real store: one gathered word at each moment, none in quiet hours, once a day; a
// closed lid and a clock that is set change nothing; what is due stands in Today without any of it.
#include "app/reminder_clock.h"
#include "viewmodels/workbench.h"

using namespace salver;
using namespace salver::app;
using namespace salver::test;

namespace {

constexpr std::int64_t minute = 60'000;

/// A desktop that shows nothing.
class NoNotifications final : public platform::Notifications {
public:
    using Notifications::Notifications;
    [[nodiscard]] bool available() const override { return false; }
    void show(const platform::Notification&) override {}
    void withdraw(const QString&) override {}
};

struct Bench {
    Bench() : machine(folder.filePath(QStringLiteral("machine.ini")))
    {
        // The bench's clock stands at ten; two moments are ahead of it and one behind.
        choose("remindAt", "09:00 10:30 15:00");
        choose("quietFrom", "19:00");
        choose("quietTo", "08:00");
        const auto client = bench.client("Arden");
        arden = client.id;
        promise("send the plan", "today");
    }
    void choose(const std::string& key, const std::string& value)
    {
        bench.run<domain::Made>([&](domain::Commands& commands) { return commands.setPreference(key, value); });
    }
    void promise(const std::string& text, const std::string& due)
    {
        bench.run<domain::Made>([&](domain::Commands& commands) {
            domain::NewPromise what;
            what.client = arden;
            what.text = text;
            what.due = due;
            return commands.addPromise(what);
        });
    }
    void pass(ReminderClock& clock, std::int64_t minutes)
    {
        bench.clock.move(minutes * minute);
        clock.look();
    }

    Workbench bench;
    QTemporaryDir folder;
    viewmodels::MachineSettings machine;
    platform::FakeNotifications desktop;
    EntityId arden;
};

} // namespace

class TestReminders : public QObject {
    Q_OBJECT

private slots:
    void oneWordAtEachMoment();
    void theTimerIsArmedForTheMoment();
    void aLidThatWasClosed();
    void quietHours();
    void aClockThatIsSetBack();
    void theNextStartRemembers();
    void choosingItAsksForToday();
    void todayHasItAnyway();
};

void TestReminders::oneWordAtEachMoment()
{
    Bench on;
    ReminderClock clock(*on.bench.context, on.desktop, on.machine);
    clock.begin();
    QVERIFY(on.desktop.shown.isEmpty()); // nine o'clock was before it began
    on.pass(clock, 29);
    QVERIFY(on.desktop.shown.isEmpty());
    on.pass(clock, 1);
    QCOMPARE(on.desktop.shown.size(), 1);
    QCOMPARE(on.desktop.shown.last().title, QStringLiteral("1 promise due"));
    QVERIFY(on.desktop.shown.last().text.contains(QStringLiteral("send the plan, Arden")));
    on.desktop.shown.clear();
    on.pass(clock, 1);
    QVERIFY(on.desktop.shown.isEmpty());
    // Promised in between: only that is new at three.
    on.promise("ring the printer", "today");
    on.pass(clock, 4 * 60 + 29);
    QCOMPARE(on.desktop.shown.size(), 1);
    QCOMPARE(on.desktop.shown.last().title, QStringLiteral("1 promise due"));
    QVERIFY(on.desktop.shown.last().text.contains(QStringLiteral("ring the printer")));
    on.desktop.shown.clear();
    // The next day everything that is still due is told again, once.
    on.pass(clock, 18 * 60);
    QCOMPARE(on.desktop.shown.size(), 1);
    QCOMPARE(on.desktop.shown.last().title, QStringLiteral("2 promises due"));
}

void TestReminders::theTimerIsArmedForTheMoment()
{
    Bench on;
    ReminderClock clock(*on.bench.context, on.desktop, on.machine);
    clock.begin();
    QCOMPARE(clock.armedFor(), ReminderClock::longestSleep);
    on.bench.clock.move(30 * minute - 250);
    clock.look();
    QCOMPARE(clock.armedFor(), std::chrono::milliseconds(250));
    on.bench.clock.move(250);
    // By itself, without anybody looking.
    QTRY_COMPARE(on.desktop.shown.size(), 1);
}

void TestReminders::aLidThatWasClosed()
{
    Bench on;
    ReminderClock clock(*on.bench.context, on.desktop, on.machine);
    clock.begin();
    on.pass(clock, 6 * 60); // over 10:30 and 15:00 at once
    QCOMPARE(on.desktop.shown.size(), 1);
    QCOMPARE(on.desktop.shown.last().title, QStringLiteral("1 promise due"));
}

void TestReminders::quietHours()
{
    Bench on;
    on.choose("remindAt", "20:00");
    ReminderClock clock(*on.bench.context, on.desktop, on.machine);
    clock.begin();
    for (int i = 0; i < 21 * 4; ++i) {
        on.pass(clock, 15);
        QVERIFY(on.desktop.shown.isEmpty());
    }
    // Seven in the morning by now; what was for eight in the evening comes when the quiet ends.
    on.pass(clock, 60);
    QCOMPARE(on.desktop.shown.size(), 1);
}

void TestReminders::aClockThatIsSetBack()
{
    Bench on;
    ReminderClock clock(*on.bench.context, on.desktop, on.machine);
    clock.begin();
    on.pass(clock, 31);
    QCOMPARE(on.desktop.shown.size(), 1);
    on.desktop.shown.clear();
    on.pass(clock, -10);
    on.pass(clock, 10);
    QVERIFY(on.desktop.shown.isEmpty());
}

void TestReminders::theNextStartRemembers()
{
    Bench on;
    {
        ReminderClock clock(*on.bench.context, on.desktop, on.machine);
        clock.begin();
        on.pass(clock, 31);
        QCOMPARE(on.desktop.shown.size(), 1);
    }
    on.desktop.shown.clear();
    ReminderClock clock(*on.bench.context, on.desktop, on.machine);
    clock.begin();
    on.pass(clock, 5 * 60);
    QVERIFY(on.desktop.shown.isEmpty());
}

void TestReminders::choosingItAsksForToday()
{
    Bench on;
    ReminderClock clock(*on.bench.context, on.desktop, on.machine);
    clock.begin();
    on.pass(clock, 31);
    int asked = 0;
    QObject::connect(&clock, &ReminderClock::todayWanted, &clock, [&asked] { ++asked; });
    on.desktop.choose(on.desktop.shown.last().key);
    on.desktop.choose(QStringLiteral("of another kind"));
    QCOMPARE(asked, 1);
}

void TestReminders::todayHasItAnyway()
{
    Bench on;
    NoNotifications none;
    ReminderClock clock(*on.bench.context, none, on.machine);
    clock.begin();
    on.pass(clock, 6 * 60);
    const auto page = on.bench.queries->today(on.bench.now());
    QVERIFY(page);
    QCOMPARE(page->promises.size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestReminders)
#include "tst_reminders.moc"
