// SPDX-License-Identifier: Apache-2.0
// What a preference takes and what it refuses, and what a search could not make sense of.
#include "domain/preference_list.h"
#include "domain/search_hint.h"
#include "small_team.h"

using namespace salver;
using namespace salver::test;

class TestPreferences : public QObject {
    Q_OBJECT

private slots:
    void valuesAreReadOrRefused_data();
    void valuesAreReadOrRefused();
    void everyPreferenceHoldsWhatItSaysOtherwise();
    void nothingUnknownIsWritten();
    void searchesThatMakeNoSenseSaySo_data();
    void searchesThatMakeNoSenseSaySo();
};

void TestPreferences::valuesAreReadOrRefused_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("stored"); // null: refused
    const auto row = [](const char* key, const char* typed, const char* stored) {
        QTest::addRow("%s %s", key, typed) << QString::fromLatin1(key) << QString::fromUtf8(typed)
                                           << (stored == nullptr ? QString() : QString::fromUtf8(stored));
    };
    row("theme", "Dark", "dark");
    row("theme", "purple", nullptr);
    row("theme", "", "");
    row("textSize", "125%", "125");
    row("textSize", "99", nullptr);
    row("textSize", "201", nullptr);
    row("textSize", "large", nullptr);
    row("quietFrom", "18.30", "18:30");
    row("quietFrom", "7", "07:00");
    row("quietTo", "24:00", nullptr);
    row("quietTo", "evening", nullptr);
    row("quietTo", "7:5", nullptr);
    row("remindAt", "17:00, 9", "09:00 17:00");
    row("remindAt", "9 9:00", "09:00");
    row("remindAt", "Never", "never");
    row("remindAt", "9 12 15 18", nullptr);
    row("remindAt", "all day", nullptr);
    row("firstPage", "promises", "promises");
    row("firstPage", "settings", nullptr);
    row("signature", "  Priya \xC2\xB7 Fennel ", "Priya \xC2\xB7 Fennel");
}

void TestPreferences::valuesAreReadOrRefused()
{
    QFETCH(QString, key);
    QFETCH(QString, typed);
    QFETCH(QString, stored);
    const auto known = domain::preferenceByKey(key.toStdString());
    QVERIFY(known);
    const auto value = domain::preferenceValue(**known, typed.toStdString());
    QCOMPARE(value.has_value(), !stored.isNull());
    if (value)
        QCOMPARE(QString::fromStdString(*value), stored);
    else
        QVERIFY2(value.error().sentence.find(domain::takes(**known)) != std::string::npos,
                 value.error().sentence.c_str());
}

void TestPreferences::everyPreferenceHoldsWhatItSaysOtherwise()
{
    for (const auto& preference : domain::preferences()) {
        const auto value = domain::preferenceValue(preference, preference.otherwise);
        QVERIFY2(value && *value == preference.otherwise, preference.key.data());
        QVERIFY(!preference.what.empty());
    }
    QCOMPARE(domain::momentsFrom("09:00 17:00"), (std::vector<int>{540, 1020}));
    QVERIFY(domain::momentsFrom("never").empty());
}

void TestPreferences::nothingUnknownIsWritten()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto purple = commands.setPreference("theme", "purple");
    QVERIFY(!purple);
    QVERIFY(purple.error().sentence.find("system, light or dark") != std::string::npos);
    const auto unknown = commands.setPreference("themes", "dark");
    QVERIFY(!unknown);
    QVERIFY(unknown.error().sentence.find("textSize") != std::string::npos);
    QCOMPARE(must(team.priya->queries().preference("theme")), "");
    must(commands.setPreference("remindAt", "17 9"));
    QCOMPARE(must(team.priya->queries().preference("remindAt")), "09:00 17:00");
}

void TestPreferences::searchesThatMakeNoSenseSaySo_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("says"); // a part of it; empty: nothing to say
    const auto row = [](const char* typed, const char* says) { QTest::newRow(typed) << typed << says; };
    row("before:banana", "a year, a month or a day");
    row("plan before:2026-13", "2026-13");
    row("before:\"14 May\"", "14 may");
    row("kind:banana", "\"banana\"");
    row("plan KIND:Bananas", "bananas");
    row("kind:promise before:2026", "");
    row("kind:pro", "");
    row("kind:", "");
    row("before:2026-05-14", "");
    row("\"before:banana\"", "");
    row("xbefore:banana", "");
    row("client:banana by:banana", "");
    row("", "");
}

void TestPreferences::searchesThatMakeNoSenseSaySo()
{
    QFETCH(QString, typed);
    QFETCH(QString, says);
    const auto hint = QString::fromStdString(domain::searchHint(typed.toStdString()));
    if (says.isEmpty())
        QCOMPARE(hint, QString());
    else
        QVERIFY2(hint.contains(says), qUtf8Printable(hint));
}

QTEST_GUILESS_MAIN(TestPreferences)
#include "tst_preferences.moc"
