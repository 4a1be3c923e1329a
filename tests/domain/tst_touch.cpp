// SPDX-License-Identifier: Apache-2.0
// Touches: never twice by accident, what they cannot accept beside the idea, from a line and private with it, the
// register; on a small team with real databases.
#include "domain/brief_query.h"
#include "domain/past_day.h"
#include "domain/touch_commands.h"
#include "domain/touch_queries.h"
#include "small_team.h"

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

NewTouch idea(const EntityId& client, const EntityId& person, const std::string& words)
{
    NewTouch what;
    what.client = client;
    what.person = person;
    what.idea = words;
    return what;
}

struct Scene {
    Scene()
    {
        client = addClient(*team.priya, "Brightwater Housing").id;
        sam = must(team.priya->commands().addPerson({client, "Sam Okoro", "", "", ""})).id;
        lena = must(team.priya->commands().addPerson({client, "Lena Fischer", "", "", ""})).id;
    }
    [[nodiscard]] TouchesPage page(Device& device) const { return must(touchesOf(device.reader(), client, device.now()), "touches"); }
    [[nodiscard]] Commands& commands() const { return team.priya->commands(); }

    SmallTeam team;
    EntityId client, sam, lena;
};

} // namespace

class TestTouch : public QObject {
    Q_OBJECT

private slots:
    void daysThatHaveBeen_data();
    void daysThatHaveBeen();
    void sameIdeas_data();
    void sameIdeas();
    void neverTwiceByAccident();
    void givenAndLanded();
    void whatTheyCannotAcceptStandsBesideTheIdea();
    void aLineSparksIt();
    void aPrivateLinesIdeaStaysPrivate();
    void theRegisterIsWhatWasGiven();
    void theBriefHasBoth();
    void theLeadReadsWhatWasGivenLately();
};

void TestTouch::daysThatHaveBeen_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("day");
    // Thursday 14 May 2026.
    QTest::newRow("today") << "today" << "2026-05-14";
    QTest::newRow("yesterday") << "yesterday" << "2026-05-13";
    QTest::newRow("a day of this year") << "3 May" << "2026-05-03";
    QTest::newRow("a day that is to come this year") << "20 June" << "2025-06-20";
    QTest::newRow("with its year") << "20 June 2025" << "2025-06-20";
    QTest::newRow("a weekday") << "Friday" << "2026-05-08";
    QTest::newRow("tomorrow stays to come") << "tomorrow" << "2026-05-15";
    QTest::newRow("in three days too") << "in 3 days" << "2026-05-17";
    QTest::newRow("with a year to come") << "20 June 2026" << "2026-06-20";
    QTest::newRow("no day") << "some day" << "";
}

void TestTouch::daysThatHaveBeen()
{
    QFETCH(QString, typed);
    QFETCH(QString, day);
    const auto read = readPastDay(typed.toStdString(), *parseDay("2026-05-14"));
    QCOMPARE(read ? QString::fromStdString(dayText(*read)) : QString(), day);
}

void TestTouch::sameIdeas_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    QTest::newRow("itself") << "A jar of honey" << "A jar of honey" << true;
    QTest::newRow("case and marks") << "A jar of honey" << "jar of Honey!" << true;
    QTest::newRow("accents") << "Crème brûlée at Chez Léon" << "creme brulee at chez leon" << true;
    QTest::newRow("more words") << "A jar of honey from the roof" << "a jar of honey" << true;
    QTest::newRow("other order") << "honey, a jar" << "a jar of honey" << true;
    QTest::newRow("one word alone") << "A book about mills" << "a book" << false;
    QTest::newRow("another thing") << "A jar of honey" << "A jar of pickles" << false;
    QTest::newRow("Japanese") << "新茶" << "新茶" << true;
    QTest::newRow("Japanese, another") << "新茶" << "羊羹" << false;
}

void TestTouch::sameIdeas()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, same);
    QCOMPARE(sameIdea(one.toStdString(), other.toStdString()), same);
    QCOMPARE(sameIdea(other.toStdString(), one.toStdString()), same);
}

void TestTouch::neverTwiceByAccident()
{
    Scene s;
    const auto first = must(addTouch(s.commands(), idea(s.client, s.sam, "A jar of honey")));
    auto refused = addTouch(s.commands(), idea(s.client, s.sam, "a jar of Honey"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY2(refused.error().sentence.find("is an idea for Sam Okoro already") != std::string::npos, refused.error().sentence.c_str());
    must(giveTouch(s.commands(), first.id, {"3 May", {}, "", ""}));
    s.team.sync();
    // A colleague who did not know.
    refused = addTouch(s.team.tom->commands(), idea(s.client, s.sam, "jar of honey"));
    QVERIFY(!refused);
    QVERIFY2(refused.error().sentence.find("was given to Sam Okoro (3 May, Priya Raman)") != std::string::npos,
             refused.error().sentence.c_str());
    // For all of them it would be given twice to him; to somebody else it would not.
    QVERIFY(!addTouch(s.commands(), idea(s.client, {}, "a jar of honey")));
    must(addTouch(s.commands(), idea(s.client, s.lena, "a jar of honey")));
    // What all of them were given, he was given.
    must(giveTouch(s.commands(), must(addTouch(s.commands(), idea(s.client, {}, "Cake for the desk"))).id, {"", {}, "", ""}));
    QVERIFY(!addTouch(s.commands(), idea(s.client, s.sam, "a cake for his desk")));
    auto anyway = idea(s.client, s.sam, "a jar of honey");
    anyway.anyway = true;
    must(addTouch(s.commands(), anyway));
    QCOMPARE(s.page(*s.team.priya).ideas.size(), std::size_t(2));
    QVERIFY(!addTouch(s.commands(), idea(s.client, s.sam, "  ")));
}

void TestTouch::givenAndLanded()
{
    Scene s;
    auto what = idea({}, s.sam, "Lunch at Carpenters Yard");
    what.type = TouchType::Hospitality;
    what.because = "He said he never leaves the building";
    const auto made = must(addTouch(s.commands(), what));
    QVERIFY(!landTouch(s.commands(), made.id, "he laughed"));
    QVERIFY(!giveTouch(s.commands(), made.id, {"tomorrow", {}, "", ""}));
    must(giveTouch(s.commands(), made.id, {"", s.team.tomId, "", "£18"}));
    must(landTouch(s.commands(), made.id, "Ate the pie, declined the wine"));
    s.team.sync();
    const auto page = s.page(*s.team.tom);
    QVERIFY(page.ideas.empty());
    QCOMPARE(page.given.size(), std::size_t(1));
    const auto& row = page.given[0];
    QCOMPARE(row.client.name, std::string("Brightwater Housing"));
    QCOMPARE(row.givenBy.name, std::string("Tom Ashdown"));
    QCOMPARE(row.by.name, std::string("Priya Raman"));
    QCOMPARE(row.value, std::string("£18"));
    QCOMPARE(row.landed, std::string("Ate the pie, declined the wine"));
    QVERIFY(row.type == TouchType::Hospitality && row.givenOn->day == s.team.tom->now().today());
    must(takeBackGiven(s.commands(), made.id));
    QCOMPARE(s.page(*s.team.priya).ideas.size(), std::size_t(1));
    must(s.commands().undo());
    QCOMPARE(s.page(*s.team.priya).given.size(), std::size_t(1));
}

void TestTouch::whatTheyCannotAcceptStandsBesideTheIdea()
{
    Scene s;
    NewFact policy;
    policy.client = s.client;
    policy.type = FactType::CannotAccept;
    policy.text = "Nothing over £25";
    policy.source = "Graham";
    must(s.commands().addFact(policy));
    NewFact drink;
    drink.person = s.lena;
    drink.type = FactType::CannotAccept;
    drink.text = "No alcohol";
    must(s.commands().addFact(drink));
    must(addTouch(s.commands(), idea(s.client, s.sam, "A bottle of cider")));
    must(addTouch(s.commands(), idea(s.client, s.lena, "A bottle of perry")));
    must(addTouch(s.commands(), idea(s.client, {}, "Cake for the desk")));
    s.team.sync();
    for (const auto& row : s.page(*s.team.tom).ideas) {
        const auto& refused = row.cannotAccept;
        QVERIFY(!refused.empty());
        QCOMPARE(refused[0], std::string("Nothing over £25 (Graham, today)"));
        if (row.person.id == s.sam)
            QCOMPARE(refused.size(), std::size_t(1));
        else if (row.person.id == s.lena)
            QCOMPARE(refused.at(1), std::string("No alcohol (today)"));
        else
            QCOMPARE(refused.at(1), std::string("Lena Fischer: No alcohol (today)"));
    }
    QCOMPARE(s.page(*s.team.tom).cannotAccept.size(), std::size_t(2));
}

void TestTouch::aLineSparksIt()
{
    Scene s;
    const auto visit = startVisit(*s.team.priya, s.client);
    const auto line = must(s.commands().captureLine(visit.id, "> I never leave the building")).line;
    NewTouch what;
    what.line = line.id;
    what.idea = "A walk along the Lea";
    const auto row = s.team.priya->row(must(addTouch(s.commands(), what)).id);
    QCOMPARE(row.value(model::touch::client), s.client.toString());
    QCOMPARE(row.value(model::touch::because), std::string("I never leave the building"));
    QCOMPARE(row.value(model::touch::line), line.id.toString());
    // Before the visit is filed nobody can tell whose it is.
    const auto unfiled = startVisit(*s.team.priya, {});
    what.line = must(s.commands().captureLine(unfiled.id, "hello")).line.id;
    QVERIFY(!addTouch(s.commands(), what));
}

void TestTouch::aPrivateLinesIdeaStaysPrivate()
{
    Scene s;
    const auto visit = startVisit(*s.team.priya, s.client);
    const auto line = must(s.commands().captureLine(visit.id, "his mother is ill", true)).line;
    NewTouch what;
    what.line = line.id;
    what.idea = "Ring him on the way home";
    const auto made = must(addTouch(s.commands(), what));
    QCOMPARE(made.space, s.team.priyaPrivate);
    must(giveTouch(s.commands(), made.id, {"", {}, "", ""}));
    s.team.sync();
    QVERIFY(s.page(*s.team.tom).given.empty());
    const auto page = s.page(*s.team.phone);
    QVERIFY(page.given.size() == 1 && page.given[0].isPrivate);
    QVERIFY(must(touchRegister(s.team.priya->reader(), {}, s.team.priya->now())).empty());
}

void TestTouch::theRegisterIsWhatWasGiven()
{
    Scene s;
    const auto other = addClient(*s.team.priya, "Arden Mills").id;
    const auto give = [&](const EntityId& client, const EntityId& person, const char* words, const char* on) {
        must(giveTouch(s.commands(), must(addTouch(s.commands(), idea(client, person, words))).id, {on, {}, "", ""}));
    };
    give(s.client, s.sam, "honey from the roof", "3 May");
    give(s.client, {}, "cake for the desk", "20 April");
    give(other, {}, "a loaf of theirs, toasted", "1 May");
    must(addTouch(s.commands(), idea(s.client, s.sam, "never given")));
    const auto named = [&](const RegisterFilter& filter) {
        std::vector<std::string> ideas;
        for (const auto& row : must(touchRegister(s.team.priya->reader(), filter, s.team.priya->now())))
            ideas.push_back(row.idea);
        return ideas;
    };
    using Names = std::vector<std::string>;
    QCOMPARE(named({}), Names({"cake for the desk", "a loaf of theirs, toasted", "honey from the roof"}));
    QCOMPARE(named({s.client, {}, {}}), Names({"cake for the desk", "honey from the roof"}));
    QCOMPARE(named({{}, parseDay("2026-05-01"), parseDay("2026-05-01")}), Names({"a loaf of theirs, toasted"}));
}

void TestTouch::theBriefHasBoth()
{
    Scene s;
    must(giveTouch(s.commands(), must(addTouch(s.commands(), idea(s.client, s.sam, "honey from the roof"))).id, {"", {}, "", ""}));
    must(addTouch(s.commands(), idea(s.client, s.sam, "a walk along the Lea")));
    const auto page = must(brief(s.team.priya->queries(), s.client, {}, s.team.priya->now()), "brief");
    QCOMPARE(page.touches.size(), std::size_t(2));
    QVERIFY(page.touches[0].givenOn && !page.touches[1].givenOn);
}

void TestTouch::theLeadReadsWhatWasGivenLately()
{
    Scene s;
    for (int i = 0; i < 4; ++i)
        must(giveTouch(s.commands(), must(addTouch(s.commands(), idea(s.client, s.sam, "thing number " + std::to_string(i)))).id,
                       {std::to_string(i + 1) + " May", {}, "", ""}));
    s.team.sync();
    const auto rows = must(recentTouches(s.team.tom->queries(), 3, s.team.tom->now()));
    QCOMPARE(rows.size(), std::size_t(3));
    QCOMPARE(rows[0].idea, std::string("thing number 3"));
    QCOMPARE(rows[2].idea, std::string("thing number 1"));
}

QTEST_GUILESS_MAIN(TestTouch)
#include "tst_touch.moc"
