// SPDX-License-Identifier: Apache-2.0
// How days, gaps and people read, and what the local clock shows around a change of time.
#include "domain/words.h"

#include <QTest>

using namespace salver;
using namespace salver::domain;

namespace {

const Day thursday = *parseDay("2026-05-14");

/// London's rule for 2026: an hour ahead from 29 March 01:00 UTC to 25 October 01:00 UTC.
std::int32_t london(const std::string&, WallMs at)
{
    constexpr std::int64_t forward = 1774746000000;
    constexpr std::int64_t back = 1792890000000;
    return raw(at) >= forward && raw(at) < back ? 3600 : 0;
}

Day day(const char* text)
{
    return *parseDay(text);
}

} // namespace

class TestWords : public QObject {
    Q_OBJECT

private slots:
    void dueDatesReadAsWords();
    void pastDaysReadAsWords();
    void namesAreShortened();
    void theClockIsLocal();
};

void TestWords::dueDatesReadAsWords()
{
    QCOMPARE(dueWords(thursday, thursday), "today");
    QCOMPARE(dueWords(day("2026-05-15"), thursday), "tomorrow");
    QCOMPARE(dueWords(day("2026-05-16"), thursday), "Sat");
    QCOMPARE(dueWords(day("2026-05-20"), thursday), "Wed");
    QCOMPARE(dueWords(day("2026-05-21"), thursday), "Thu 21 May");
    QCOMPARE(dueWords(day("2027-01-05"), thursday), "Tue 5 Jan 2027");
    QCOMPARE(dueWords(day("2026-05-13"), thursday), "was yesterday");
    QCOMPARE(dueWords(day("2026-05-08"), thursday), "was Fri");
    QCOMPARE(dueWords(day("2026-05-07"), thursday), "was 7 May");
    QCOMPARE(dueWords(day("2025-12-24"), thursday), "was 24 Dec 2025");
}

void TestWords::pastDaysReadAsWords()
{
    QCOMPARE(agoWords(thursday, thursday), "today");
    QCOMPARE(agoWords(day("2026-05-13"), thursday), "yesterday");
    QCOMPARE(agoWords(day("2026-05-08"), thursday), "Fri");
    QCOMPARE(agoWords(day("2026-04-22"), thursday), "22 Apr");
    QCOMPARE(agoWords(day("2025-04-22"), thursday), "22 Apr 2025");
    QCOMPARE(gapWords(1), "1 day");
    QCOMPARE(gapWords(13), "13 days");
    QCOMPARE(gapWords(22), "3 weeks");
    QCOMPARE(gapWords(122), "4 months");
}

void TestWords::namesAreShortened()
{
    QCOMPARE(initialsOf("Priya Raman"), "PR");
    QCOMPARE(initialsOf("Iris van den Bosch"), "IB");
    QCOMPARE(initialsOf("Yusuf Şahin"), "YŞ");
    QCOMPARE(initialsOf("şule"), "Ş");
    QCOMPARE(initialsOf("Conan O'Brien"), "CO");
    QCOMPARE(initialsOf("  "), "");
    QCOMPARE(initialsOf("李小龍"), "李");
    QCOMPARE(joinNames({}), "");
    QCOMPARE(joinNames({"Sam", "Lena"}), "Sam and Lena");
    QCOMPARE(joinNames({"Sam", "Lena", "Graham", "Joyce"}), "Sam, Lena and 2 others");
}

void TestWords::theClockIsLocal()
{
    Now now{WallMs{1774742400000 - 1}, "Europe/London", &london}; // 28 March 2026 23:59:59.999 UTC
    QCOMPARE(dayText(now.today()), "2026-03-28");
    QCOMPARE(now.timeOf(now.wall), "23:59");
    QCOMPARE(now.timeOf(WallMs{1774746000000}), "02:00"); // the moment the clocks go forward
    QCOMPARE(raw(now.at(day("2026-03-29"), 30)), 1774744200000);
    QCOMPARE(now.timeOf(now.at(day("2026-03-29"), 90)), "02:30"); // 01:30 does not exist that day
    QCOMPARE(now.timeOf(now.at(day("2026-03-29"), 600)), "10:00");
    QCOMPARE(now.timeOf(now.at(day("2026-10-25"), 600)), "10:00");
    QCOMPARE(dayText(now.dayOf(now.at(day("2026-07-01"), 0))), "2026-07-01");
    QCOMPARE(dayText(Now{WallMs{-1}, "UTC", nullptr}.today()), "1969-12-31");
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
