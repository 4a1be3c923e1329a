// SPDX-License-Identifier: Apache-2.0
// When notifications come: the moments a person sets, by the rules of real zones, across the days on which the clocks
// change, around quiet hours; and what they say.
#include "domain/pages.h"
#include "domain/reminder_plan.h"
#include "small_team.h"

#include <algorithm>
#include <ctime>

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

std::int32_t offsetIn(const std::string& zone, WallMs at)
{
    qputenv("TZ", QByteArray::fromStdString(zone));
    tzset();
    const auto seconds = static_cast<std::time_t>(raw(at) / 1000);
    std::tm local{};
    localtime_r(&seconds, &local);
    return static_cast<std::int32_t>(local.tm_gmtoff);
}

WallMs utc(const QString& text)
{
    return WallMs{QDateTime::fromString(text, Qt::ISODate).toMSecsSinceEpoch()};
}

Now nowIn(const char* zone, const QString& text)
{
    return {utc(text), zone, &offsetIn};
}

} // namespace

class TestReminderPlan : public QObject {
    Q_OBJECT

private slots:
    void theNextMoment_data();
    void theNextMoment();
    void aWholeYearHasEveryMomentOnce_data();
    void aWholeYearHasEveryMomentOnce();
    void quietHoursHoldBack();
    void whatWasMissed();
    void everythingDueIsGatheredOnce();
    void whatWasToldIsOfItsDay();
    void thePreferencesAreRead();
};

void TestReminderPlan::theNextMoment_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("now");
    QTest::addColumn<int>("moment");
    QTest::addColumn<QString>("next");
    const auto row = [](const char* what, const char* zone, const char* now, int moment, const char* next) {
        QTest::newRow(what) << zone << now << moment << next;
    };
    row("later today", "Europe/London", "2026-05-14T07:00:00Z", 540, "2026-05-14T08:00:00Z");
    row("at the moment itself: tomorrow's", "Europe/London", "2026-05-14T08:00:00Z", 540, "2026-05-15T08:00:00Z");
    row("over the night the clocks go forward", "Europe/London", "2026-03-28T10:00:00Z", 540, "2026-03-29T08:00:00Z");
    row("over the night they go back", "Europe/London", "2026-10-24T10:00:00Z", 540, "2026-10-25T09:00:00Z");
    row("New York forward", "America/New_York", "2026-03-07T15:00:00Z", 540, "2026-03-08T13:00:00Z");
    row("New York back", "America/New_York", "2026-10-31T15:00:00Z", 540, "2026-11-01T14:00:00Z");
    row("Sydney forward", "Australia/Sydney", "2026-10-03T01:00:00Z", 540, "2026-10-03T22:00:00Z");
    row("a quarter of an hour off", "Asia/Kathmandu", "2026-05-14T00:00:00Z", 540, "2026-05-14T03:15:00Z");
    row("over the date line", "Pacific/Kiritimati", "2026-05-13T20:00:00Z", 540, "2026-05-14T19:00:00Z");
}

void TestReminderPlan::theNextMoment()
{
    QFETCH(QString, zone);
    QFETCH(QString, now);
    QFETCH(int, moment);
    QFETCH(QString, next);
    const ReminderTimes times{{moment}, 19 * 60, 8 * 60};
    const auto found = nextMoment(times, nowIn(qUtf8Printable(zone), now));
    QVERIFY(found);
    QCOMPARE(raw(*found), raw(utc(next)));
}

void TestReminderPlan::aWholeYearHasEveryMomentOnce_data()
{
    QTest::addColumn<QString>("zone");
    for (const auto* zone : {"Europe/London", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe",
                             "Africa/Cairo", "Pacific/Kiritimati", "America/St_Johns"})
        QTest::newRow(zone) << zone;
}

void TestReminderPlan::aWholeYearHasEveryMomentOnce()
{
    QFETCH(QString, zone);
    // One moment lies in the hour that is left out or comes twice in many zones; there are no quiet hours.
    const ReminderTimes times{{150, 540, 1020}, 0, 0};
    auto now = nowIn(qUtf8Printable(zone), QStringLiteral("2026-01-01T00:00:00Z"));
    const auto first = now.today();
    std::map<std::string, int> perDay;
    while (now.today() < first + std::chrono::days{366}) {
        const auto next = nextMoment(times, now);
        QVERIFY(next && *next > now.wall);
        // It is told when it comes, and a second later no more.
        Now then = now;
        then.wall = *next;
        QVERIFY(momentHasCome(times, now.wall, then));
        Now after = then;
        after.wall = WallMs{raw(*next) + 1000};
        QVERIFY(!momentHasCome(times, *next, after));
        now.wall = *next;
        ++perDay[dayText(now.today())];
    }
    for (auto day = first + std::chrono::days{1}; day < first + std::chrono::days{365}; day += std::chrono::days{1})
        QCOMPARE(perDay[dayText(day)], 3);
}

void TestReminderPlan::quietHoursHoldBack()
{
    const ReminderTimes night{{7 * 60, 9 * 60, 20 * 60}, 19 * 60, 8 * 60};
    QVERIFY(isQuiet(night, 19 * 60));
    QVERIFY(isQuiet(night, 0));
    QVERIFY(isQuiet(night, 8 * 60 - 1));
    QVERIFY(!isQuiet(night, 8 * 60));
    // Seven in the morning and eight in the evening both come when the quiet ends, once.
    QCOMPARE(keptMoments(night), (std::vector<int>{8 * 60, 9 * 60}));
    const ReminderTimes noon{{12 * 60 + 30}, 12 * 60, 14 * 60};
    QCOMPARE(keptMoments(noon), (std::vector<int>{14 * 60}));
    QVERIFY(!isQuiet({{}, 0, 0}, 0));
    QVERIFY(!nextMoment({{}, 0, 0}, nowIn("UTC", QStringLiteral("2026-05-14T07:00:00Z"))));
    // In no minute of a day does anything come in the quiet hours.
    auto now = nowIn("Europe/London", QStringLiteral("2026-03-28T23:00:00Z"));
    for (int minute = 0; minute < 24 * 60; ++minute) {
        const auto before = now.wall;
        now.wall = WallMs{raw(now.wall) + 60'000};
        if (momentHasCome(night, before, now))
            QVERIFY(!isQuiet(night, now.minutesOf(now.wall)));
    }
}

void TestReminderPlan::whatWasMissed()
{
    const ReminderTimes times{{9 * 60}, 19 * 60, 8 * 60};
    const auto now = nowIn("UTC", QStringLiteral("2026-05-14T11:00:00Z"));
    // The lid was closed over nine o'clock: it is told when it opens.
    QVERIFY(momentHasCome(times, utc(QStringLiteral("2026-05-14T08:30:00Z")), now));
    // Over two days: today's moment only, and only where it has come today.
    QVERIFY(momentHasCome(times, utc(QStringLiteral("2026-05-12T08:30:00Z")), now));
    const auto early = nowIn("UTC", QStringLiteral("2026-05-14T08:30:00Z"));
    QVERIFY(!momentHasCome(times, utc(QStringLiteral("2026-05-12T08:30:00Z")), early));
    // Opened in the quiet hours: not then.
    QVERIFY(!momentHasCome(times, utc(QStringLiteral("2026-05-14T08:30:00Z")),
                           nowIn("UTC", QStringLiteral("2026-05-14T21:00:00Z"))));
    // Across zones: nine o'clock comes in the one that the device is in.
    QVERIFY(momentHasCome(times, utc(QStringLiteral("2026-05-14T12:59:00Z")),
                          nowIn("America/New_York", QStringLiteral("2026-05-14T13:00:00Z"))));
    QVERIFY(!momentHasCome(times, utc(QStringLiteral("2026-05-14T12:59:00Z")),
                           nowIn("Europe/London", QStringLiteral("2026-05-14T13:00:00Z"))));
}

void TestReminderPlan::everythingDueIsGatheredOnce()
{
    SmallTeam team;
    auto& device = *team.priya;
    const auto client = addClient(device, "Arden");
    for (int i = 0; i < 7; ++i) {
        NewPromise what;
        what.client = client.id;
        what.text = "plan " + std::to_string(i);
        what.due = "today";
        what.direction = i == 0 ? Direction::Theirs : Direction::Ours;
        must(device.commands().addPromise(what));
    }
    NewVisit planned;
    planned.client = client.id;
    planned.plannedStart = Instant{device.now().at(device.now().today(), 14 * 60 + 30), "Europe/London"};
    must(device.commands().startVisit(planned));
    const auto page = must(device.queries().today(device.now()));
    const auto reminder = gather(page, {}, device.now());
    QVERIFY(reminder);
    QCOMPARE(reminder->title, "7 promises due, 1 visit today");
    QVERIFY(reminder->text.starts_with("14:30  Arden\n"));
    QCOMPARE(std::ranges::count(reminder->text, '\n'), 5);
    QVERIFY(reminder->text.ends_with("and 3 more"));
    QCOMPARE(reminder->keys.size(), std::size_t{8});
    const std::set<std::string> told(reminder->keys.begin(), reminder->keys.end());
    QVERIFY(!gather(page, told, device.now()));
    auto rest = told;
    rest.erase(reminder->keys.back());
    QCOMPARE(gather(page, rest, device.now())->title, "1 promise due");
    auto theirs = page;
    std::erase_if(theirs.promises, [](const PromiseRow& row) { return row.direction == Direction::Ours; });
    theirs.next.clear();
    QCOMPARE(gather(theirs, {}, device.now())->text, "They owe us: plan 0, Arden");
    // All of it stands in Today, told or not.
    QCOMPARE(page.promises.size(), std::size_t{7});
    QCOMPARE(page.next.size(), std::size_t{1});
}

void TestReminderPlan::whatWasToldIsOfItsDay()
{
    const auto day = *parseDay("2026-05-14");
    const std::set<std::string> keys{"a", "b"};
    QCOMPARE(toldOn(day, toldText(day, keys)), keys);
    QVERIFY(toldOn(day + std::chrono::days{1}, toldText(day, keys)).empty());
    QVERIFY(toldOn(day, "").empty());
    QVERIFY(toldOn(day, "2026-05-14").empty());
}

void TestReminderPlan::thePreferencesAreRead()
{
    SmallTeam team;
    auto& device = *team.priya;
    auto times = must(reminderTimes(device.queries()));
    QCOMPARE(times.moments, (std::vector<int>{540}));
    QCOMPARE(times.quietFrom, 19 * 60);
    must(device.commands().setPreference("remindAt", "8:30 13 17:45"));
    must(device.commands().setPreference("quietFrom", "17:30"));
    must(device.commands().setPreference("quietTo", "09:00"));
    times = must(reminderTimes(device.queries()));
    QCOMPARE(keptMoments(times), (std::vector<int>{540, 780}));
    must(device.commands().setPreference("remindAt", "never"));
    QVERIFY(must(reminderTimes(device.queries())).moments.empty());
}

QTEST_GUILESS_MAIN(TestReminderPlan)
#include "tst_reminder_plan.moc"
