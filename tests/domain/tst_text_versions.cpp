// SPDX-License-Identifier: Apache-2.0
// A text's versions, and a sentence that two people changed apart: who is asked to look it over, and until when.
#include "small_team.h"

#include "domain/look_over.h"
#include "domain/text_history.h"

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

namespace client = model::client;
using Kind = ComparedPart::Kind;

void splice(Device& device, const EntityId& id, std::uint64_t at, std::uint64_t removed, const char* inserted)
{
    must(device.commands().spliceText(id, client::about, at, removed, inserted), "splice");
}

std::string about(Device& device, const EntityId& id)
{
    return device.text(id, client::about);
}

/// Everybody works out what a page brought, as the store's thread does when it is quiet.
void rest(SmallTeam& team)
{
    for (auto* device : {team.priya.get(), team.phone.get(), team.tom.get()}) {
        while (must(device->store().indexLate(100), "indexLate")) {
        }
    }
}

/// How many texts ask to be looked over; they stand in the list and are nothing to settle, so that none is counted.
std::size_t needsYou(Device& device)
{
    if (must(device.queries().needsYouCount(), "needsYouCount") != 0)
        qFatal("a text that has merged is counted as something to settle");
    return must(device.queries().needsYou(device.now()), "needsYou").size();
}

/// Priya writes "…in autumn", Tom "…from July", apart; both have all of it in the end.
EntityId twoHands(SmallTeam& team)
{
    const auto made = addClient(*team.priya, "Brightwater");
    splice(*team.priya, made.id, 0, 0, "A line above.\nLead with repairs. More later.\nA line below.");
    team.sync();
    splice(*team.priya, made.id, 31, 0, " in autumn");
    splice(*team.tom, made.id, 31, 0, " from July");
    team.sync();
    rest(team);
    return made.id;
}

QString words(const LookOver& over)
{
    QString all;
    for (const auto& part : over.parts) {
        const auto text = QString::fromStdString(part.text);
        all += part.hand ? QStringLiteral("[%1:%2]").arg(*part.hand).arg(text) : text;
    }
    return all;
}

} // namespace

class TestTextVersions : public QObject {
    Q_OBJECT

private slots:
    void aVersionIsOnePersonsWritingWithoutAPause();
    void versionsCompareAndComeBack();
    void aFieldThatIsNoTextHasNoVersions();
    void bothAreAskedToLookAndOneLookIsEnough();
    void theMergedLinesShowBothHands();
    void changingTheLinesIsALookToo();
    void aLookIsTakenBack();
    void onesOwnTwoDevicesNeedNobody();
    void differentSentencesNeedNobody();
    void writingInTurnNeedsNobody();
    void aThirdHandIsAskedAboutAnew();
    void theTextMovedOnMeanwhile();
    void theCommandLineSettlesAText();
};

void TestTextVersions::aVersionIsOnePersonsWritingWithoutAPause()
{
    SmallTeam team;
    const auto made = addClient(*team.priya, "Brightwater");
    splice(*team.priya, made.id, 0, 0, "They let");
    team.clock.advance(std::chrono::minutes(1));
    splice(*team.priya, made.id, 8, 0, " four hundred homes.");
    team.sync();
    team.clock.advance(std::chrono::hours(1));
    splice(*team.tom, made.id, 5, 3, "own");
    team.clock.advance(std::chrono::minutes(1));
    team.sync();
    splice(*team.priya, made.id, 28, 0, "\n🏠");
    const auto history = must(textHistory(team.priya->queries(), made.id, client::about, team.priya->now()));
    QCOMPARE(history.field, "about");
    QCOMPARE(history.versions.size(), 3U);
    QCOMPARE(history.versions[2].start, "They let four hundred homes.");
    QCOMPARE(history.versions[2].added, 28U);
    QVERIFY(history.versions[2].here && history.versions[2].by.me);
    QCOMPARE(history.versions[1].by.name, "Tom Ashdown");
    QVERIFY(!history.versions[1].here);
    QCOMPARE(history.versions[1].added, 3U);
    QCOMPARE(history.versions[1].removed, 3U);
    QCOMPARE(history.versions[0].start, "\n🏠");
    QCOMPARE(history.versions[0].before, history.versions[1].upTo);
}

void TestTextVersions::versionsCompareAndComeBack()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto made = addClient(priya, "Brightwater");
    splice(priya, made.id, 0, 0, "They let 🏠 homes.");
    team.clock.advance(std::chrono::hours(1));
    splice(priya, made.id, 5, 3, "own");
    splice(priya, made.id, 17, 0, " Many.");
    const auto history = must(textHistory(priya.queries(), made.id, client::about, priya.now()));
    QCOMPARE(history.versions.size(), 2U);
    const auto& first = history.versions[1];
    const auto& second = history.versions[0];
    const std::vector<ComparedPart> expected{{Kind::Same, "They "}, {Kind::Removed, "let"}, {Kind::Added, "own"},
                                             {Kind::Same, " 🏠 homes."}, {Kind::Added, " Many."}};
    auto parts = must(compareVersions(priya.queries(), made.id, client::about, first.upTo, second.upTo));
    // Which of the two stands first within one replacement does not matter.
    if (parts.size() == expected.size() && parts[1].kind == Kind::Added)
        std::swap(parts[1], parts[2]);
    QVERIFY(parts == expected);
    must(bringBackText(priya.commands(), made.id, client::about, first.upTo));
    QCOMPARE(about(priya, made.id), "They let 🏠 homes.");
    must(priya.commands().undo());
    QCOMPARE(about(priya, made.id), "They own 🏠 homes. Many.");
}

void TestTextVersions::aFieldThatIsNoTextHasNoVersions()
{
    SmallTeam team;
    const auto made = addClient(*team.priya, "Brightwater");
    const auto history = textHistory(team.priya->queries(), made.id, client::name, team.priya->now());
    QCOMPARE(history.error().code, ErrorCode::InvalidArgument);
}

void TestTextVersions::bothAreAskedToLookAndOneLookIsEnough()
{
    SmallTeam team;
    const auto id = twoHands(team);
    QCOMPARE(about(*team.priya, id), about(*team.tom, id));
    QCOMPARE(needsYou(*team.priya), 1U);
    QCOMPARE(needsYou(*team.tom), 1U);
    QCOMPARE(needsYou(*team.phone), 1U);
    const auto rows = must(team.tom->queries().needsYou(team.tom->now()));
    QVERIFY(rows[0].why.rule == Rule::LookItOver);
    QCOMPARE(rows[0].title, "Brightwater");
    QCOMPARE(rows[0].fieldName, "about");
    must(readsWell(team.tom->commands(), id, client::about));
    QCOMPARE(needsYou(*team.tom), 0U);
    team.sync();
    rest(team);
    QCOMPARE(needsYou(*team.priya), 0U);
    QCOMPARE(needsYou(*team.phone), 0U);
    QCOMPARE(readsWell(team.priya->commands(), id, client::about).error().code, ErrorCode::NotFound);
    QCOMPARE(must(team.priya->reader().digest(team.team)), must(team.tom->reader().digest(team.team)));
}

void TestTextVersions::theMergedLinesShowBothHands()
{
    SmallTeam team;
    const auto id = twoHands(team);
    for (auto* device : {team.priya.get(), team.tom.get()}) {
        const auto over = must(lookOver(device->queries(), id, client::about, device->now()));
        QCOMPARE(over.hands.size(), 2U);
        QVERIFY(over.hands[0].me && !over.hands[1].me);
        QCOMPARE(over.before, "A line above.\n");
        QCOMPARE(over.after, "\nA line below.");
        const auto mine = device == team.priya.get() ? QStringLiteral(" in autumn") : QStringLiteral(" from July");
        const auto theirs = device == team.priya.get() ? QStringLiteral(" from July") : QStringLiteral(" in autumn");
        const auto shown = words(over);
        QVERIFY2(shown.contains(QStringLiteral("[0:%1]").arg(mine)), qPrintable(shown));
        QVERIFY2(shown.contains(QStringLiteral("[1:%1]").arg(theirs)), qPrintable(shown));
        QVERIFY(shown.startsWith(QStringLiteral("Lead with repairs")));
    }
}

void TestTextVersions::changingTheLinesIsALookToo()
{
    SmallTeam team;
    const auto id = twoHands(team);
    const auto over = must(lookOver(team.priya->queries(), id, client::about, team.priya->now()));
    must(rewriteLooked(team.priya->commands(), id, client::about, over.seen, "Lead with repairs from July. More later."));
    QCOMPARE(about(*team.priya, id), "A line above.\nLead with repairs from July. More later.\nA line below.");
    team.sync();
    rest(team);
    QCOMPARE(about(*team.tom, id), about(*team.priya, id));
    QCOMPARE(needsYou(*team.tom), 0U);
    // One step of undo for both.
    must(team.priya->commands().undo());
    QVERIFY(about(*team.priya, id).find("in autumn") != std::string::npos);
    QCOMPARE(needsYou(*team.priya), 1U);
}

void TestTextVersions::aLookIsTakenBack()
{
    SmallTeam team;
    const auto id = twoHands(team);
    must(readsWell(team.tom->commands(), id, client::about));
    must(team.tom->commands().undo());
    team.sync();
    rest(team);
    QCOMPARE(needsYou(*team.tom), 1U);
    QCOMPARE(needsYou(*team.priya), 1U);
    // It leaves nothing in the bin for people.
    QVERIFY(must(team.tom->queries().bin(10, team.tom->now())).empty());
}

void TestTextVersions::onesOwnTwoDevicesNeedNobody()
{
    SmallTeam team;
    const auto made = addClient(*team.priya, "Brightwater");
    splice(*team.priya, made.id, 0, 0, "Lead with repairs.");
    team.sync();
    splice(*team.priya, made.id, 17, 0, " in autumn");
    splice(*team.phone, made.id, 17, 0, " from July");
    team.sync();
    rest(team);
    QCOMPARE(needsYou(*team.priya), 0U);
    QCOMPARE(needsYou(*team.tom), 0U);
}

void TestTextVersions::differentSentencesNeedNobody()
{
    SmallTeam team;
    const auto made = addClient(*team.priya, "Brightwater");
    splice(*team.priya, made.id, 0, 0, "The first line.\nThe second line.");
    team.sync();
    splice(*team.priya, made.id, 14, 0, " of all");
    splice(*team.tom, made.id, 16, 3, "A");
    team.sync();
    rest(team);
    QCOMPARE(about(*team.tom, made.id), "The first line of all.\nA second line.");
    QCOMPARE(needsYou(*team.priya), 0U);
    QCOMPARE(needsYou(*team.tom), 0U);
}

void TestTextVersions::writingInTurnNeedsNobody()
{
    SmallTeam team;
    const auto made = addClient(*team.priya, "Brightwater");
    splice(*team.priya, made.id, 0, 0, "One.");
    team.sync();
    splice(*team.tom, made.id, 4, 0, " Two.");
    team.sync();
    splice(*team.priya, made.id, 4, 0, " And a half.");
    team.sync();
    rest(team);
    QVERIFY(must(team.priya->reader().apart()).empty());
    QVERIFY(must(team.tom->reader().apart()).empty());
    QCOMPARE(needsYou(*team.tom), 0U);
}

void TestTextVersions::aThirdHandIsAskedAboutAnew()
{
    SmallTeam team;
    const auto id = twoHands(team);
    // The phone is away while Tom finds that it reads well.
    splice(*team.phone, id, 31, 0, " at last");
    must(readsWell(team.tom->commands(), id, client::about));
    splice(*team.tom, id, 31, 0, " for sure");
    team.sync();
    rest(team);
    QCOMPARE(needsYou(*team.priya), 1U);
    QCOMPARE(needsYou(*team.tom), 1U);
    must(readsWell(team.priya->commands(), id, client::about));
    team.sync();
    rest(team);
    QCOMPARE(needsYou(*team.tom), 0U);
    QCOMPARE(needsYou(*team.phone), 0U);
}

void TestTextVersions::theTextMovedOnMeanwhile()
{
    SmallTeam team;
    const auto id = twoHands(team);
    const auto over = must(lookOver(team.priya->queries(), id, client::about, team.priya->now()));
    splice(*team.priya, id, 0, 0, "Above. ");
    const auto late = rewriteLooked(team.priya->commands(), id, client::about, over.seen, "Nothing of this");
    QCOMPARE(late.error().code, ErrorCode::Conflict);
    QVERIFY(about(*team.priya, id).find("in autumn") != std::string::npos);
    QCOMPARE(needsYou(*team.priya), 1U);
}

void TestTextVersions::theCommandLineSettlesAText()
{
    SmallTeam team;
    const auto id = twoHands(team);
    must(team.tom->commands().settle(id, client::about, "Lead with repairs."));
    QCOMPARE(about(*team.tom, id), "Lead with repairs.");
    QCOMPARE(needsYou(*team.tom), 0U);
    QCOMPARE(team.tom->commands().settle(id, client::about, "Again").error().code, ErrorCode::InvalidArgument);
    QCOMPARE(about(*team.tom, id), "Lead with repairs.");
}

QTEST_GUILESS_MAIN(TestTextVersions)
#include "tst_text_versions.moc"
