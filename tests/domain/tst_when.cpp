// SPDX-License-Identifier: Apache-2.0
// Dates as typed: what each phrase means seen from Thursday 14 May 2026, and what nobody should guess at.
#include "domain/when.h"

#include <QTest>

using namespace salver::domain;

namespace {

const Day thursday = *parseDay("2026-05-14");

QString text(const std::optional<Day>& day)
{
    return day ? QString::fromStdString(dayText(*day)) : QString();
}

} // namespace

class TestWhen : public QObject {
    Q_OBJECT

private slots:
    void readsWholePhrases_data();
    void readsWholePhrases();
    void readsDatesAndEnds_data();
    void readsDatesAndEnds();
    void guessesNothing_data();
    void guessesNothing();
    void readsFromOtherDays_data();
    void readsFromOtherDays();
    void findsDatesAmongWords_data();
    void findsDatesAmongWords();
    void daysHaveOneForm();
};

void TestWhen::readsWholePhrases_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("day");
    const auto row = [](const char* typed, const char* day) { QTest::newRow(typed) << typed << day; };
    row("today", "2026-05-14");
    row("Today", "2026-05-14");
    row("tonight", "2026-05-14");
    row("this afternoon", "2026-05-14");
    row("tomorrow", "2026-05-15");
    row("tomorrow morning", "2026-05-15");
    row("by tomorrow", "2026-05-15");
    row("day after tomorrow", "2026-05-16");
    row("the day after tomorrow", "2026-05-16");
    row("yesterday", "2026-05-13");
    row("Fri", "2026-05-15");
    row("fri", "2026-05-15");
    row("by Friday", "2026-05-15");
    row("on Friday", "2026-05-15");
    row("Friday afternoon", "2026-05-15");
    row("Friday at 10", "2026-05-15");
    row("Friday 10:30", "2026-05-15");
    row("Thu", "2026-05-21");
    row("thurs", "2026-05-21");
    row("Thursday", "2026-05-21");
    row("this Thursday", "2026-05-14");
    row("Wed", "2026-05-20");
    row("sun", "2026-05-17");
    row("first thing", "");
    row("Monday first thing", "2026-05-18");
    row("next Tuesday", "2026-05-19");
    row("next Friday", "2026-05-22");
    row("next Thursday", "2026-05-21");
    row("Tuesday week", "2026-05-26");
    row("a week on Tuesday", "2026-05-26");
    row("a week from Friday", "2026-05-22");
    row("two weeks today", "2026-05-28");
    row("in a week", "2026-05-21");
    row("in two weeks", "2026-05-28");
    row("in 2 weeks", "2026-05-28");
    row("in two weeks' time", "2026-05-28");
    row("in a fortnight", "2026-05-28");
    row("in three days", "2026-05-17");
    row("in 10 days", "2026-05-24");
    row("in a couple of days", "2026-05-16");
    row("in a couple of weeks", "2026-05-28");
    row("in a month", "2026-06-14");
    row("in six months", "2026-11-14");
    row("in a year", "2027-05-14");
    row("three days from now", "2026-05-17");
    row("a week from now", "2026-05-21");
    row("within a week", "2026-05-21");
    row("next week", "2026-05-18");
    row("next month", "2026-06-01");
}

void TestWhen::readsDatesAndEnds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("day");
    const auto row = [](const char* typed, const char* day) { QTest::newRow(typed) << typed << day; };
    row("end of week", "2026-05-15");
    row("end of the week", "2026-05-15");
    row("end of next week", "2026-05-22");
    row("end of month", "2026-05-31");
    row("by the end of the month", "2026-05-31");
    row("end of next month", "2026-06-30");
    row("end of May", "2026-05-31");
    row("end of February", "2027-02-28");
    row("end of the year", "2026-12-31");
    row("end of day", "2026-05-14");
    row("EOW", "2026-05-15");
    row("eom", "2026-05-31");
    row("month end", "2026-05-31");
    row("16 May", "2026-05-16");
    row("16th May", "2026-05-16");
    row("16th of May", "2026-05-16");
    row("the 16th of May", "2026-05-16");
    row("May 16", "2026-05-16");
    row("May 16th, 2027", "2027-05-16");
    row("16 May 2025", "2025-05-16");
    row("16 sept", "2026-09-16");
    row("3 Jan", "2027-01-03");
    row("13 May", "2027-05-13");
    row("14 May", "2026-05-14");
    row("29 Feb", "2028-02-29");
    row("Sat 16 May", "2026-05-16");
    row("Saturday the 16th", "2026-05-16");
    row("Saturday, 16 May 2026", "2026-05-16");
    row("the 16th", "2026-05-16");
    row("the 3rd", "2026-06-03");
    row("the 31st", "2026-05-31");
    row("16/5", "2026-05-16");
    row("by 16/5", "2026-05-16");
    row("16/05/2026", "2026-05-16");
    row("16/5/26", "2026-05-16");
    row("16.5.2026", "2026-05-16");
    row("16-05-2026", "2026-05-16");
    row("2026-05-16", "2026-05-16");
    row("3/6", "2026-06-03");
}

void TestWhen::readsDatesAndEnds()
{
    readsWholePhrases();
}

void TestWhen::guessesNothing_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("day");
    const auto row = [](const char* typed, const char* day) { QTest::newRow(typed) << typed << day; };
    row("", "");
    row("soon", "");
    row("asap", "");
    row("when the files are here", "");
    row("May", "");
    row("in May", "");
    row("5/16", "");
    row("31 Feb", "");
    row("2026-02-30", "");
    row("Fri 16 May", "");
    row("in zero days", "");
    row("in 5000 days", "");
    row("in two blinks", "");
    row("next", "");
    row("2.5", "");
    row("Friday or Monday", "");
    row("not today", "");
    row("99/99/9999", "");
    row("\xF0\x9F\x99\x82", "");
}

void TestWhen::guessesNothing()
{
    readsWholePhrases();
}

void TestWhen::readsWholePhrases()
{
    QFETCH(QString, typed);
    QFETCH(QString, day);
    QCOMPARE(text(readDay(typed.toStdString(), thursday)), day);
}

void TestWhen::readsFromOtherDays_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("today");
    QTest::addColumn<QString>("day");
    QTest::newRow("in a month from the 31st") << "in a month" << "2026-01-31" << "2026-02-28";
    QTest::newRow("in a month from a leap day's eve") << "in a month" << "2028-01-31" << "2028-02-29";
    QTest::newRow("end of month on its last day") << "end of month" << "2026-04-30" << "2026-04-30";
    QTest::newRow("end of week on a Saturday") << "end of week" << "2026-05-16" << "2026-05-22";
    QTest::newRow("end of week on a Friday") << "end of week" << "2026-05-15" << "2026-05-15";
    QTest::newRow("next week on a Sunday") << "next week" << "2026-05-17" << "2026-05-18";
    QTest::newRow("next Monday on a Sunday") << "next Monday" << "2026-05-17" << "2026-05-18";
    QTest::newRow("next Monday on a Monday") << "next Monday" << "2026-05-18" << "2026-05-25";
    QTest::newRow("next month in December") << "next month" << "2026-12-09" << "2027-01-01";
    QTest::newRow("the 31st in April") << "the 31st" << "2026-04-30" << "2026-05-31";
    QTest::newRow("tomorrow at the year's end") << "tomorrow" << "2026-12-31" << "2027-01-01";
    QTest::newRow("across the clocks going forward") << "in 2 days" << "2026-03-28" << "2026-03-30";
}

void TestWhen::readsFromOtherDays()
{
    QFETCH(QString, typed);
    QFETCH(QString, today);
    QFETCH(QString, day);
    QCOMPARE(text(readDay(typed.toStdString(), *parseDay(today.toStdString()))), day);
}

void TestWhen::findsDatesAmongWords_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("day");
    const auto row = [](const char* line, const char* typed, const char* day) {
        QTest::newRow(line) << line << typed << day;
    };
    row("send the plan by Fri", "by Fri", "2026-05-15");
    row("send the plan Fri", "Fri", "2026-05-15");
    row("by Friday at 10 send the plan", "by Friday at 10", "2026-05-15");
    row("call Sam tomorrow about the letter", "tomorrow", "2026-05-15");
    row("send revised plan in two weeks", "in two weeks", "2026-05-28");
    row("intro to the printer end of month", "end of month", "2026-05-31");
    row("files on 16/5", "on 16/5", "2026-05-16");
    row("files 16/5", "16/5", "2026-05-16");
    row("draft the 3rd", "the 3rd", "2026-06-03");
    row("Called Monday, send it Tuesday", "Tuesday", "2026-05-19");
    row("send it \xE2\x80\x94 by 16 May \xE2\x80\x94 with the map", "by 16 May", "2026-05-16");
    // Words that only look like dates.
    row("where the team sat together", "", "");
    row("the sun came out and they may come", "", "");
    row("today's numbers to Lena", "", "");
    row("read the 3rd draft to them", "", "");
    row("one of 16/5 screws", "", "");
    row("31% of calls", "", "");
    row("2.5 times as many", "", "");
    row("send the plan", "", "");
}

void TestWhen::findsDatesAmongWords()
{
    QFETCH(QString, line);
    QFETCH(QString, typed);
    QFETCH(QString, day);
    const auto utf8 = line.toStdString();
    const auto found = findDay(utf8, thursday);
    QCOMPARE(text(found ? std::optional(found->day) : std::nullopt), day);
    if (found) {
        QCOMPARE(QString::fromStdString(found->typed), typed);
        QCOMPARE(utf8.substr(found->begin, found->end - found->begin), found->typed);
    }
}

void TestWhen::daysHaveOneForm()
{
    QCOMPARE(dayText(*parseDay("0099-01-02")), "0099-01-02");
    for (const auto* wrong : {"2026-5-14", "26-05-14", "2026/05/14", "2026-13-01", "2026-02-29", " 2026-05-14", ""})
        QVERIFY2(!parseDay(wrong), wrong);
    QVERIFY(parseInstant("1778752800000 Europe/London"));
    QCOMPARE(parseInstant("1778752800000 Europe/London")->zone, "Europe/London");
    for (const auto* wrong : {"1778752800000", "x UTC", "1778752800000 ", ""})
        QVERIFY2(!parseInstant(wrong), wrong);
}

QTEST_GUILESS_MAIN(TestWhen)
#include "tst_when.moc"
