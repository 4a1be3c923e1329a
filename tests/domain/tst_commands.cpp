// SPDX-License-Identifier: Apache-2.0
// Every verb on a real database: what it writes, where it writes it, and what it refuses with which sentence.
#include "small_team.h"

#include "core/change.h"
#include "domain/names.h"
#include "domain/order_key.h"

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

namespace line = model::line;
namespace promise = model::promise;
namespace visit = model::visit;

QString words(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace

class TestCommands : public QObject {
    Q_OBJECT

private slots:
    void aVisitStartsInOneTap();
    void aCaptureNeedsNoClient();
    void linesAreReadAsTyped();
    void aPromiseLineMakesThePromise();
    void aMarkIsFilledInLater();
    void finishingReadsTheMarkThatWasTyped();
    void aLineChangesItsKind();
    void namesFindTheirPerson();
    void filingMovesACaptureToTheTeam();
    void filingTwiceIsFilingOnce();
    void filingInTheSameSpaceOnlyNamesTheClient();
    void seasonIsPrivate();
    void tagsAreMadeOnce();
    void preferencesAreMadeOnce();
    void fieldsAreSetAsTyped_data();
    void fieldsAreSetAsTyped();
    void whatIsNotSetByHand();
    void promisesAreKeptAndLetGo();
    void deletingALineTakesItsPromise();
    void oddBytesBecomeText();
    void aLongPasteIsSplitAndATooLongOneRefused();
    void orderKeysKeepTheirOrder();
};

void TestCommands::aVisitStartsInOneTap()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto client = addClient(priya, "Brightwater Housing");
    QCOMPARE(client.space, team.team);
    const auto made = startVisit(priya, client.id);
    QCOMPARE(made.space, team.team);
    const auto row = priya.row(made.id);
    QCOMPARE(row.value(visit::state), "running");
    QCOMPARE(row.value(visit::started), instantText({team.clock.now(), "Europe/London"}));
    QCOMPARE(row.value(visit::by), team.priyaId.toString());
    must(priya.commands().leaveVisit(made.id));
    QCOMPARE(priya.row(made.id).value(visit::state), "open");
    must(priya.commands().resumeVisit(made.id));
    QCOMPARE(priya.row(made.id).value(visit::ended), "");
    must(priya.commands().wrapVisit(made.id));
    QCOMPARE(priya.row(made.id).value(visit::state), "wrapped");
}

void TestCommands::aCaptureNeedsNoClient()
{
    SmallTeam team;
    const auto made = startVisit(*team.priya, {});
    QCOMPARE(made.space, team.priyaPrivate);
    const auto captured = must(team.priya->commands().captureLine(made.id, "words without a folder"));
    QCOMPARE(captured.line.space, team.priyaPrivate);
    team.sync();
    QCOMPARE(must(team.tom->reader().count([] {
                 store::Select all;
                 all.kind = line::kind;
                 return all;
             }())),
             0U);
}

void TestCommands::linesAreReadAsTyped()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto client = addClient(priya, "Arden");
    const auto made = startVisit(priya, client.id);
    const std::vector<std::pair<std::string, std::string>> typed{
        {"Budget signed off", "text"},  {"> no more decks", "quote"}, {"* she lit up", "spark"},
        {"? who signs", "question"},    {"~ be rung first", "need"},  {"-no a discount", "said no"},
        {"! send the plan", "promise"}, {"", "text"}};
    for (const auto& [words, type] : typed) {
        const auto captured = must(priya.commands().captureLine(made.id, words));
        const auto row = priya.row(captured.line.id);
        QCOMPARE(row.value(line::type), type);
        QCOMPARE(row.value(line::client), client.id.toString());
        QCOMPARE(row.value(line::by), team.priyaId.toString());
    }
    // They stand in the order in which they were written, though the clock stood still.
    const auto page = must(priya.queries().visit(made.id, priya.now()));
    QCOMPARE(page.lines.size(), typed.size());
    QCOMPARE(page.lines[1].text, "no more decks");
    QCOMPARE(page.lines.back().text, "");
}

void TestCommands::aPromiseLineMakesThePromise()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto client = addClient(priya, "Arden");
    const auto made = startVisit(priya, client.id);
    const auto captured = must(priya.commands().captureLine(made.id, "! send the revised plan by Fri"));
    QVERIFY(captured.promise);
    const auto row = priya.row(captured.promise->id);
    QCOMPARE(row.value(promise::text), "send the revised plan");
    QCOMPARE(row.value(promise::due), "2026-05-15");
    QCOMPARE(row.value(promise::dueAsTyped), "by Fri");
    QCOMPARE(row.value(promise::state), "open");
    QCOMPARE(row.value(promise::direction), "ours");
    QCOMPARE(row.value(promise::line), captured.line.id.toString());
    QCOMPARE(row.value(promise::client), client.id.toString());
    // The line keeps the words as typed.
    QCOMPARE(priya.text(captured.line.id, line::text), "send the revised plan by Fri");
    const auto theirs = must(priya.commands().captureLine(made.id, "! they send the files, in two weeks"));
    QCOMPARE(priya.row(theirs.promise->id).value(promise::direction), "theirs");
    QCOMPARE(priya.row(theirs.promise->id).value(promise::due), "2026-05-28");
    const auto vague = must(priya.commands().captureLine(made.id, "! send it soon"));
    QCOMPARE(priya.row(vague.promise->id).value(promise::due), "");
}

void TestCommands::aMarkIsFilledInLater()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto made = startVisit(priya, addClient(priya, "Arden").id);
    const auto mark = must(priya.commands().addMark(made.id));
    QCOMPARE(must(priya.queries().today(priya.now())).marks.size(), 1U);
    const auto at = priya.row(mark.id).value(line::at);
    team.clock.advance(std::chrono::hours(2));
    must(priya.commands().fillMark(mark.id, "> the phone sounds glad"));
    const auto row = priya.row(mark.id);
    QCOMPARE(row.value(line::type), "quote");
    QCOMPARE(row.value(line::text), "the phone sounds glad");
    QCOMPARE(row.value(line::at), at); // it stays where it was tapped
    QVERIFY(must(priya.queries().today(priya.now())).marks.empty());
    const auto again = priya.commands().fillMark(mark.id, "other words");
    QCOMPARE(again.error().code, ErrorCode::InvalidArgument);
}

void TestCommands::finishingReadsTheMarkThatWasTyped()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto made = startVisit(priya, addClient(priya, "Arden").id);
    const auto captured = must(priya.commands().captureLine(made.id, "a"));
    must(priya.commands().spliceText(captured.line.id, line::text, 0, 1, "! send the map by Mon"));
    const auto finished = must(priya.commands().finishLine(captured.line.id));
    QVERIFY(finished.promise);
    QCOMPARE(priya.text(captured.line.id, line::text), "send the map by Mon");
    QCOMPARE(priya.row(finished.promise->id).value(promise::due), "2026-05-18");
    // Its words go on being the promise's.
    must(priya.commands().spliceText(captured.line.id, line::text, 9, 3, "big map"));
    must(priya.commands().finishLine(captured.line.id));
    QCOMPARE(priya.row(finished.promise->id).value(promise::text), "send the big map");
    // A date set by hand stays, though the words still name another.
    must(priya.commands().setDue(finished.promise->id, "Wed"));
    must(priya.commands().spliceText(captured.line.id, line::text, 0, 4, "post"));
    must(priya.commands().finishLine(captured.line.id));
    QCOMPARE(priya.row(finished.promise->id).value(promise::text), "post the big map");
    QCOMPARE(priya.row(finished.promise->id).value(promise::due), "2026-05-20");
}

void TestCommands::aLineChangesItsKind()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto made = startVisit(priya, addClient(priya, "Arden").id);
    const auto captured = must(priya.commands().captureLine(made.id, "send the plan tomorrow"));
    const auto turned = must(priya.commands().setLineType(captured.line.id, LineType::Promise));
    QCOMPARE(priya.row(turned.promise->id).value(promise::due), "2026-05-15");
    must(priya.commands().setLineType(captured.line.id, LineType::Quote));
    QCOMPARE(priya.row(turned.promise->id).presence, store::Presence::Binned);
    QCOMPARE(priya.row(captured.line.id).value(line::promise), "");
    must(priya.commands().undo());
    QCOMPARE(priya.row(turned.promise->id).presence, store::Presence::Live);
    QCOMPARE(priya.row(captured.line.id).value(line::type), "promise");
}

void TestCommands::namesFindTheirPerson()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto client = addClient(priya, "Brightwater");
    const auto person = [&](const char* name) {
        return must(priya.commands().addPerson({client.id, name, {}, {}, {}})).id;
    };
    const auto sam = person("Sam Okoro");
    const auto halina = person("Halina Wójcik");
    const auto annOne = person("Ann Lee");
    person("Ann Shaw");
    const auto made = startVisit(priya, client.id);
    const auto who = [&](const char* typed) {
        return priya.row(must(priya.commands().captureLine(made.id, typed)).line.id).value(line::who);
    };
    QCOMPARE(who("> glad it rang @sam"), sam.toString());
    QCOMPARE(who("> glad @Wojcik"), halina.toString());
    QCOMPARE(who("> glad @Hal"), halina.toString());
    QCOMPARE(who("> which @Ann is it"), ""); // two of that name: nobody is guessed
    QCOMPARE(who("> it is @Ann Lee here"), annOne.toString());
    QCOMPARE(who("> glad @Nobody"), "");
}

void TestCommands::filingMovesACaptureToTheTeam()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto client = addClient(priya, "Brightwater");
    const auto capture = startVisit(priya, {});
    must(priya.commands().captureLine(capture.id, "> glad it rang 🙂"));
    const auto kept = must(priya.commands().captureLine(capture.id, "! send the plan by Fri"));
    const auto filed = must(priya.commands().fileVisit(capture.id, client.id));
    QCOMPARE(filed.space, team.team);
    QCOMPARE(filed.id, movedId(capture.id, team.team));
    team.sync();
    const auto page = must(team.tom->queries().visit(filed.id, team.tom->now()));
    QCOMPARE(page.lines.size(), 2U);
    QCOMPARE(page.lines[0].text, "glad it rang 🙂");
    QCOMPARE(page.lines[0].by.name, "Priya Raman");
    QCOMPARE(page.lines[1].due->words, "tomorrow");
    QCOMPARE(page.row.client.name, "Brightwater");
    const auto promiseRow = team.tom->row(movedId(kept.promise->id, team.team));
    QCOMPARE(promiseRow.value(promise::line), movedId(kept.line.id, team.team).toString());
    QCOMPARE(promiseRow.value(promise::visit), filed.id.toString());
    QCOMPARE(promiseRow.value(promise::client), client.id.toString());
    // Nothing of it is left in the private space.
    QCOMPARE(priya.row(capture.id).presence, store::Presence::Binned);
    QCOMPARE(priya.row(kept.promise->id).presence, store::Presence::Binned);
    QVERIFY(must(priya.queries().today(priya.now())).unfiled.empty());
    QCOMPARE(must(priya.queries().search({"glad"}, priya.now())).total, 1U);
    // One undo takes the whole move back.
    must(priya.commands().undo());
    QCOMPARE(priya.row(capture.id).presence, store::Presence::Live);
    QCOMPARE(priya.row(filed.id).presence, store::Presence::Binned);
    QCOMPARE(must(priya.queries().visit(capture.id, priya.now())).lines.size(), 2U);
    // And filing again brings it back there, once.
    must(priya.commands().fileVisit(capture.id, client.id));
    const auto again = must(priya.queries().visit(filed.id, priya.now()));
    QCOMPARE(again.lines.size(), 2U);
    QCOMPARE(again.lines[0].text, "glad it rang 🙂");
}

void TestCommands::filingTwiceIsFilingOnce()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto client = addClient(priya, "Brightwater");
    const auto capture = startVisit(priya, {});
    for (int i = 0; i < 600; ++i)
        must(priya.commands().captureLine(capture.id, "line " + std::to_string(i)));
    const auto filed = must(priya.commands().fileVisit(capture.id, client.id));
    const auto again = must(priya.commands().fileVisit(capture.id, client.id));
    QCOMPARE(again.id, filed.id);
    QCOMPARE(must(priya.queries().visit(filed.id, priya.now())).lines.size(), 600U);
}

void TestCommands::filingInTheSameSpaceOnlyNamesTheClient()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto wrong = addClient(priya, "Arden");
    const auto right = addClient(priya, "Brightwater");
    const auto made = startVisit(priya, wrong.id);
    const auto captured = must(priya.commands().captureLine(made.id, "! send the plan"));
    const auto filed = must(priya.commands().fileVisit(made.id, right.id));
    QCOMPARE(filed.id, made.id);
    QCOMPARE(priya.row(captured.line.id).value(line::client), right.id.toString());
    QCOMPARE(priya.row(captured.promise->id).value(promise::client), right.id.toString());
}

void TestCommands::seasonIsPrivate()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater");
    NewFact season;
    season.client = client.id;
    season.type = FactType::Season;
    season.text = "planted-word: caring for a parent";
    QCOMPARE(must(team.priya->commands().addFact(season)).space, team.priyaPrivate);
    NewFact detail = season;
    detail.type = FactType::Detail;
    detail.text = "the door code is given out at the desk";
    QCOMPARE(must(team.priya->commands().addFact(detail)).space, team.team);
    team.sync();
    QCOMPARE(must(team.tom->queries().client(client.id, team.tom->now())).facts.size(), 1U);
    QCOMPARE(must(team.priya->queries().client(client.id, team.priya->now())).facts.size(), 2U);
    for (const auto& item : team.logs[team.team])
        QVERIFY(item.bytes.find("planted-word") == std::string::npos);
}

void TestCommands::tagsAreMadeOnce()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater");
    team.sync();
    must(team.priya->commands().tagClient(client.id, "Housing", true));
    must(team.tom->commands().tagClient(client.id, "housing", true));
    team.sync();
    QCOMPARE(must(team.priya->queries().tags()).size(), 1U);
    const auto page = must(team.priya->queries().client(client.id, team.priya->now()));
    QCOMPARE(page.tags.size(), 1U);
    must(team.priya->commands().tagClient(client.id, "Housing", false));
    QVERIFY(must(team.priya->queries().client(client.id, team.priya->now())).tags.empty());
}

void TestCommands::preferencesAreMadeOnce()
{
    SmallTeam team;
    must(team.priya->commands().setPreference("theme", "dark"));
    const auto made = must(team.priya->commands().setPreference("theme", "light"));
    QCOMPARE(made.space, team.priyaPrivate);
    QCOMPARE(must(team.priya->queries().preference("theme")), "light");
    QCOMPARE(must(team.priya->queries().preference("never set")), "");
    must(team.priya->commands().undo());
    QCOMPARE(must(team.priya->queries().preference("theme")), "dark");
}

void TestCommands::fieldsAreSetAsTyped_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("value"); // empty: refused
    QTest::newRow("words") << "sector" << "  Social\nhousing " << "Social housing";
    QTest::newRow("member by name") << "cared-by" << "tom ashdown" << "tom";
    QTest::newRow("member by user name") << "Cared By" << "tom" << "tom";
    QTest::newRow("no such member") << "cared by" << "nobody" << "";
    QTest::newRow("day") << "since" << "16 May" << "2026-05-16";
    QTest::newRow("no day") << "since" << "whenever" << "";
    QTest::newRow("prose") << "about" << "A housing association\nin Stratford" << "A housing association\nin Stratford";
    QTest::newRow("no such field") << "colour" << "red" << "";
    QTest::newRow("deletion by hand") << "deleted" << "1" << "";
}

void TestCommands::fieldsAreSetAsTyped()
{
    QFETCH(QString, field);
    QFETCH(QString, typed);
    QFETCH(QString, value);
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater");
    const auto outcome = team.priya->commands().setField(client.id, field.toStdString(), typed.toStdString());
    if (value.isEmpty()) {
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().sentence.ends_with("."), outcome.error().sentence.c_str());
        return;
    }
    QVERIFY2(outcome, outcome ? "" : outcome.error().sentence.c_str());
    std::string wanted = value.toStdString();
    if (wanted == "tom")
        wanted = team.tomId.toString();
    const auto row = team.priya->row(client.id);
    const bool held = std::ranges::any_of(row.values, [&](const auto& each) { return each.second == wanted; });
    QVERIFY(held);
}

void TestCommands::whatIsNotSetByHand()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto client = addClient(priya, "Arden");
    const auto visit = startVisit(priya, client.id);
    const auto line = must(priya.commands().captureLine(visit.id, "words")).line;
    QCOMPARE(priya.commands().setField(line.id, "by", "tom").error().code, ErrorCode::NotAllowed);
    QCOMPARE(priya.commands().setField(client.id, "name", "  ").error().code, ErrorCode::InvalidArgument);
    QCOMPARE(priya.commands().setField(client.id, "name", std::string(nameBytesMost + 1, 'a')).error().code,
             ErrorCode::TooLarge);
    QCOMPARE(priya.commands().addClient({std::string(nameBytesMost + 1, 'a'), {}, {}, {}}).error().code,
             ErrorCode::TooLarge);
    must(priya.commands().setField(client.id, "name", std::string(nameBytesMost, 'a')));
    const auto preference = must(priya.commands().setPreference("theme", "dark"));
    QVERIFY(!priya.commands().setField(preference.id, "value", "banana"));
    QCOMPARE(priya.commands().setField(preference.id, "key", "text size").error().code, ErrorCode::NotAllowed);
    must(priya.commands().setField(preference.id, "value", "light"));
    QCOMPARE(must(priya.queries().preference("theme")), "light");
}

void TestCommands::promisesAreKeptAndLetGo()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    NewPromise what;
    what.client = addClient(*team.priya, "Brightwater").id;
    what.text = "send the plan";
    what.due = "when it is done";
    const auto made = must(commands.addPromise(what));
    QCOMPARE(team.priya->row(made.id).value(promise::due), "");
    QCOMPARE(team.priya->row(made.id).value(promise::dueAsTyped), "when it is done");
    must(commands.setDue(made.id, "end of month"));
    QCOMPARE(team.priya->row(made.id).value(promise::due), "2026-05-31");
    const auto silent = commands.letPromiseGo(made.id, "  ");
    QCOMPARE(silent.error().code, ErrorCode::InvalidArgument);
    must(commands.letPromiseGo(made.id, "Told Sam we would rather ring"));
    QCOMPARE(team.priya->row(made.id).value(promise::state), "let go");
    must(commands.reopenPromise(made.id));
    must(commands.keepPromise(made.id));
    QCOMPARE(team.priya->row(made.id).value(promise::settledOn), "2026-05-14");
}

void TestCommands::deletingALineTakesItsPromise()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto made = startVisit(priya, addClient(priya, "Arden").id);
    const auto captured = must(priya.commands().captureLine(made.id, "! send the plan"));
    must(priya.commands().remove(captured.line.id));
    QCOMPARE(priya.row(captured.promise->id).presence, store::Presence::Binned);
    QCOMPARE(must(priya.queries().bin(10, priya.now())).size(), 2U);
    must(priya.commands().restore(captured.line.id));
    QCOMPARE(priya.row(captured.promise->id).presence, store::Presence::Live);
    // What is in the bin is not changed behind its back.
    must(priya.commands().remove(captured.line.id));
    const auto set = priya.commands().setField(captured.line.id, "lane", "work");
    QCOMPARE(set.error().code, ErrorCode::NotFound);
    QVERIFY(words(set.error().sentence).contains(QStringLiteral("bin")));
}

void TestCommands::oddBytesBecomeText()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto made = startVisit(priya, addClient(priya, "Arden").id);
    const std::string odd = std::string("a\0b\r\nc\xED\xA0\x80" "d\xFF" "e", 13);
    const auto captured = must(priya.commands().captureLine(made.id, odd));
    QCOMPARE(priya.text(captured.line.id, line::text), "ab\nc\xEF\xBF\xBD" "d\xEF\xBF\xBD" "e");
    must(priya.commands().setField(made.id, "place", odd));
    QCOMPARE(priya.row(made.id).value(visit::place), "ab c\xEF\xBF\xBD" "d\xEF\xBF\xBD" "e");
}

void TestCommands::aLongPasteIsSplitAndATooLongOneRefused()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto client = addClient(priya, "Arden");
    std::string million;
    while (million.size() < 1'000'000)
        million += "ärger 🙂 ";
    must(priya.commands().spliceText(client.id, model::client::about, 0, 0, million));
    QCOMPARE(priya.text(client.id, model::client::about), million);
    // Each part of it is hers: the server takes no change in nobody's name.
    const auto parts = must(priya.store().journal().outbox(team.team, Sequence{0}, 100'000'000, 1000), "outbox");
    QVERIFY(parts.size() > 2);
    for (const auto& part : parts)
        QCOMPARE(must(readEnvelope(part.bytes), "envelope").author, team.priyaId);
    // One paste is one step of undo.
    must(priya.commands().undo());
    QCOMPARE(priya.text(client.id, model::client::about), "");
    const auto refused = priya.commands().spliceText(client.id, model::client::about, 0, 0, std::string(5'000'000, 'x'));
    QCOMPARE(refused.error().code, ErrorCode::TooLarge);
    const auto line = priya.commands().captureLine(startVisit(priya, client.id).id, std::string(5'000'000, 'x'));
    QCOMPARE(line.error().code, ErrorCode::TooLarge);
    QCOMPARE(priya.text(client.id, model::client::about), "");
}

void TestCommands::orderKeysKeepTheirOrder()
{
    QVERIFY(timeKey(WallMs{1}) < timeKey(WallMs{2}));
    QVERIFY(timeKey(WallMs{thursdayAtTen}) < timeKey(WallMs{thursdayAtTen + 1}));
    QCOMPARE(timeKey(WallMs{thursdayAtTen}).size(), 8U);
    const auto last = timeKey(WallMs{thursdayAtTen + 5000});
    QVERIFY(keyAfter(last, WallMs{thursdayAtTen}) > last); // a clock that went back
    std::mt19937 random(3);
    std::vector<std::string> keys{timeKey(WallMs{1}), timeKey(WallMs{2})};
    for (int i = 0; i < 2000; ++i) {
        const auto at = random() % keys.size();
        const auto high = at + 1 < keys.size() ? keys[at + 1] : std::string();
        const auto key = keyBetween(keys[at], high);
        QVERIFY2(keys[at] < key && (high.empty() || key < high), key.c_str());
        keys.insert(keys.begin() + static_cast<std::ptrdiff_t>(at) + 1, key);
    }
}

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
