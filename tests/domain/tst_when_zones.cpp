// SPDX-License-Identifier: Apache-2.0
// Dates as typed, where and when they are typed: the same instants in several zones, around the days on which the
// clocks go forward and back, by the system's own table of zones.
#include "domain/when.h"

#include <QTest>

#include <ctime>

using namespace salver;
using namespace salver::domain;

namespace {

/// The rules of the zone as the C library knows them.
std::int32_t offsetIn(const std::string& zone, WallMs at)
{
    qputenv("TZ", QByteArray::fromStdString(zone));
    tzset();
    const auto seconds = static_cast<std::time_t>(raw(at) / 1000);
    std::tm local{};
    localtime_r(&seconds, &local);
    return static_cast<std::int32_t>(local.tm_gmtoff);
}

std::int64_t utc(const QString& text)
{
    return QDateTime::fromString(text, Qt::ISODate).toMSecsSinceEpoch();
}

} // namespace

class TestWhenZones : public QObject {
    Q_OBJECT

private slots:
    void phrasesByZone_data();
    void phrasesByZone();
    void momentsByZone_data();
    void momentsByZone();
};

void TestWhenZones::phrasesByZone_data()
{
    QTest::addColumn<QString>("instant");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("day");
    const auto row = [](const char* instant, const char* zone, const char* typed, const char* day) {
        QTest::addRow("%s in %s, %s", typed, zone, instant) << instant << zone << typed << day;
    };
    // One instant, three days: late on Thursday in New York, Friday elsewhere.
    const auto* late = "2026-05-15T03:30:00Z";
    row(late, "America/New_York", "today", "2026-05-14");
    row(late, "America/New_York", "tomorrow", "2026-05-15");
    row(late, "America/New_York", "Fri", "2026-05-15");
    row(late, "America/New_York", "Thu", "2026-05-21");
    row(late, "America/New_York", "in two weeks", "2026-05-28");
    row(late, "Europe/London", "today", "2026-05-15");
    row(late, "Europe/London", "Fri", "2026-05-22");
    row(late, "Europe/London", "end of week", "2026-05-15");
    row(late, "Asia/Tokyo", "tomorrow", "2026-05-16");
    row(late, "Asia/Tokyo", "Thu", "2026-05-21");
    row(late, "Pacific/Honolulu", "yesterday", "2026-05-13");
    // The first and the last places to see a day.
    const auto* edge = "2026-12-31T10:30:00Z";
    row(edge, "Pacific/Kiritimati", "today", "2027-01-01");
    row(edge, "Pacific/Kiritimati", "end of month", "2027-01-31");
    row(edge, "Pacific/Kiritimati", "end of year", "2027-12-31");
    row(edge, "Pacific/Kiritimati", "3 Jan", "2027-01-03");
    row(edge, "Pacific/Pago_Pago", "today", "2026-12-30");
    row(edge, "Pacific/Pago_Pago", "tomorrow", "2026-12-31");
    row(edge, "Pacific/Pago_Pago", "end of month", "2026-12-31");
    row(edge, "Asia/Kathmandu", "next month", "2027-01-01");
    // London's clocks go forward in the night to 29 March 2026 at 01:00 UTC, and back on 25 October.
    row("2026-03-28T23:59:00Z", "Europe/London", "tomorrow", "2026-03-29");
    row("2026-03-29T00:59:59Z", "Europe/London", "today", "2026-03-29");
    row("2026-03-29T01:00:00Z", "Europe/London", "today", "2026-03-29");
    row("2026-03-29T22:59:00Z", "Europe/London", "today", "2026-03-29");
    row("2026-03-29T23:00:00Z", "Europe/London", "today", "2026-03-30");
    row("2026-03-28T12:00:00Z", "Europe/London", "in two days", "2026-03-30");
    row("2026-03-28T12:00:00Z", "Europe/London", "in a week", "2026-04-04");
    row("2026-10-24T22:59:00Z", "Europe/London", "today", "2026-10-24");
    row("2026-10-24T23:00:00Z", "Europe/London", "today", "2026-10-25");
    row("2026-10-25T23:30:00Z", "Europe/London", "today", "2026-10-25");
    row("2026-10-25T23:30:00Z", "Europe/London", "tomorrow", "2026-10-26");
    row("2026-10-24T12:00:00Z", "Europe/London", "in a fortnight", "2026-11-07");
    // New York: forward on 8 March at 07:00 UTC, back on 1 November at 06:00 UTC.
    row("2026-03-08T04:59:00Z", "America/New_York", "tomorrow", "2026-03-08");
    row("2026-03-09T03:59:00Z", "America/New_York", "today", "2026-03-08");
    row("2026-03-09T04:00:00Z", "America/New_York", "today", "2026-03-09");
    row("2026-11-02T04:59:00Z", "America/New_York", "today", "2026-11-01");
    row("2026-11-02T05:00:00Z", "America/New_York", "next Monday", "2026-11-09");
    // The south turns the other way round: Sydney back on 5 April, forward on 4 October 2026.
    row("2026-04-04T13:30:00Z", "Australia/Sydney", "today", "2026-04-05");
    row("2026-04-05T13:59:00Z", "Australia/Sydney", "today", "2026-04-05");
    row("2026-10-03T14:00:00Z", "Australia/Sydney", "today", "2026-10-04");
    row("2026-10-04T13:00:00Z", "Australia/Sydney", "today", "2026-10-05");
    row("2026-10-03T13:59:00Z", "Australia/Sydney", "in three days", "2026-10-06");
    // Half an hour of summer time, and a zone that turns at midnight.
    row("2026-10-03T13:29:00Z", "Australia/Lord_Howe", "today", "2026-10-03");
    row("2026-10-03T15:31:00Z", "Australia/Lord_Howe", "tomorrow", "2026-10-05");
    row("2026-04-25T21:59:00Z", "Africa/Cairo", "today", "2026-04-26");
    row("2026-04-23T21:59:00Z", "Africa/Cairo", "today", "2026-04-23");
    row("2026-04-23T22:01:00Z", "Africa/Cairo", "today", "2026-04-24");
}

void TestWhenZones::phrasesByZone()
{
    QFETCH(QString, instant);
    QFETCH(QString, zone);
    QFETCH(QString, typed);
    QFETCH(QString, day);
    const Now now{WallMs{utc(instant)}, zone.toStdString(), &offsetIn};
    const auto read = readDay(typed.toStdString(), now.today());
    QVERIFY(read);
    QCOMPARE(QString::fromStdString(dayText(*read)), day);
}

void TestWhenZones::momentsByZone_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("day");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<QString>("instant");
    const auto row = [](const char* zone, const char* day, int minutes, const char* instant) {
        QTest::addRow("%s %s %d", zone, day, minutes) << zone << day << minutes << instant;
    };
    row("Europe/London", "2026-03-28", 9 * 60, "2026-03-28T09:00:00Z");
    row("Europe/London", "2026-03-29", 9 * 60, "2026-03-29T08:00:00Z");
    row("Europe/London", "2026-10-25", 9 * 60, "2026-10-25T09:00:00Z");
    row("America/New_York", "2026-03-08", 9 * 60, "2026-03-08T13:00:00Z");
    row("America/New_York", "2026-11-01", 9 * 60, "2026-11-01T14:00:00Z");
    row("Australia/Sydney", "2026-10-04", 9 * 60, "2026-10-03T22:00:00Z");
    row("Asia/Kathmandu", "2026-05-14", 9 * 60, "2026-05-14T03:15:00Z");
}

void TestWhenZones::momentsByZone()
{
    QFETCH(QString, zone);
    QFETCH(QString, day);
    QFETCH(int, minutes);
    QFETCH(QString, instant);
    const Now now{WallMs{utc(QStringLiteral("2026-01-01T00:00:00Z"))}, zone.toStdString(), &offsetIn};
    QCOMPARE(raw(now.at(*parseDay(day.toStdString()), minutes)), utc(instant));
}

QTEST_GUILESS_MAIN(TestWhenZones)
#include "tst_when_zones.moc"
