// SPDX-License-Identifier: Apache-2.0
// Decoding words, their business and brand, what we do not know; on a small team with real databases.
#include "domain/brief_query.h"
#include "domain/decoder.h"
#include "domain/term_commands.h"
#include "domain/understanding.h"
#include "small_team.h"

#include <QElapsedTimer>

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

TermEntry entry(std::uint8_t number, const std::string& jargon, const EntityId& client = {})
{
    std::array<std::uint8_t, 16> bytes{};
    bytes[15] = number;
    return {EntityId(Uuid{bytes}), client, jargon, "plain", "", ""};
}

EntityId idOf(std::uint8_t number)
{
    return entry(number, "").id;
}

std::vector<std::string> found(const Decoder& decoder, const std::string& text, const EntityId& client = {})
{
    std::vector<std::string> words;
    for (const auto& hit : decoder.find(text, client))
        words.push_back(text.substr(hit.at.byte, hit.at.bytes));
    return words;
}

using Words = std::vector<std::string>;

Made addPerson(Device& device, const EntityId& client, const std::string& name)
{
    NewPerson what;
    what.client = client;
    what.name = name;
    return must(device.commands().addPerson(what), "addPerson");
}

Made addFact(Device& device, const EntityId& client, FactType type, const std::string& text, const std::string& source = "")
{
    NewFact what;
    what.client = client;
    what.type = type;
    what.text = text;
    what.source = source;
    return must(device.commands().addFact(what), "addFact");
}

std::vector<TermToDecode> toDecode(Device& device, const EntityId& client)
{
    PageRows rows(device.reader(), device.now());
    return termsToDecode(rows, client, 10);
}

UnderstandingPage understanding(Device& device, const EntityId& client)
{
    return must(understandingOf(device.reader(), client, device.now()), "understandingOf");
}

} // namespace

class TestUnderstanding : public QObject {
    Q_OBJECT

private slots:
    void wholeWordsOnly();
    void caseAndAccentsDoNotMatter();
    void theLongestFirst();
    void theClientsOwnBeforeTheHouses();
    void placesInThreeCounts();
    void wordsThatAreMarked();
    void aThousandTermsAreCheap();
    void aWordIsNotedOnce();
    void twoWhoNoteItApartMakeOne();
    void explainedOnADay();
    void whatWaitsToBeDecoded();
    void aMarkedWordWithoutAMeaning();
    void theirWordsNeedNoExplaining();
    void businessAndBrand();
    void whatWeDidNotKnowIsKnown();
    void onlyHere();
    void theBriefSaysWhatWeDoNotKnow();
    void peopleWithoutACard();
};

void TestUnderstanding::wholeWordsOnly()
{
    const Decoder decoder({entry(1, "CTR"), entry(2, "C++"), entry(3, "above the line")});
    QCOMPARE(found(decoder, "The CTR fell"), Words{"CTR"});
    QCOMPARE(found(decoder, "CTR's, (CTR) and CTR."), (Words{"CTR", "CTR", "CTR"}));
    QVERIFY(found(decoder, "ACTR CTRL CTR2 spectre").empty());

    QCOMPARE(found(decoder, "in C++,"), Words{"C++"});
    QCOMPARE(found(decoder, "above  the\nline it is"), Words{"above  the\nline"});
    QVERIFY(found(decoder, "above the lineage").empty());
    QVERIFY(found(decoder, "").empty());
    QVERIFY(found(Decoder{}, "CTR").empty());
}

void TestUnderstanding::caseAndAccentsDoNotMatter()
{
    const Decoder decoder({entry(1, "Réach"), entry(2, "ÇTR")});
    QCOMPARE(found(decoder, "the reach, the REACH"), (Words{"reach", "REACH"}));
    // The accent as a sign of its own belongs to its letter.
    QCOMPARE(found(decoder, "the Re\xCC\x81""ach x"), Words{"Re\xCC\x81""ach"});
    QCOMPARE(found(decoder, "ctr"), Words{"ctr"});
}

void TestUnderstanding::theLongestFirst()
{
    const Decoder decoder({entry(1, "media"), entry(2, "earned media"), entry(3, "earned media value")});
    QCOMPARE(found(decoder, "earned media value, earned media, media, earned"),
             (Words{"earned media value", "earned media", "media"}));
}

void TestUnderstanding::theClientsOwnBeforeTheHouses()
{
    const auto brightwater = idOf(77);
    const auto other = idOf(78);
    const Decoder decoder({entry(1, "void"), entry(2, "Void", brightwater)});
    QCOMPARE(decoder.terms()[decoder.find("a void", brightwater).at(0).term].id, idOf(2));
    QCOMPARE(decoder.terms()[decoder.find("a void", other).at(0).term].id, idOf(1));
    QCOMPARE(decoder.terms()[decoder.find("a void", {}).at(0).term].id, idOf(1));
    QCOMPARE(decoder.named(" VOID ", brightwater)->id, idOf(2));
    QVERIFY(decoder.named("a void", brightwater) == nullptr);
}

void TestUnderstanding::placesInThreeCounts()
{
    const Decoder decoder({entry(1, "größe")});
    // An emoji is four bytes, one scalar, two units.
    const std::string text = "\xF0\x9F\x98\x80 Größe";
    const auto at = decoder.find(text, {}).at(0).at;
    QCOMPARE(at.byte, std::size_t(5));
    QCOMPARE(at.bytes, std::size_t(7));
    QCOMPARE(at.scalar, std::size_t(2));
    QCOMPARE(at.scalars, std::size_t(5));
    QCOMPARE(at.utf16, std::size_t(3));
    QCOMPARE(at.utf16s, std::size_t(5));
    QCOMPARE(QString::fromStdString(text).mid(qsizetype(at.utf16), qsizetype(at.utf16s)), QString::fromUtf8("Größe"));
}

void TestUnderstanding::wordsThatAreMarked()
{
    QCOMPARE(markedTerms("=ROAS was low, and =cost-per-lead, =roas"), (Words{"ROAS", "cost-per-lead"}));
    QCOMPARE(markedTerms("(=KPI)"), Words{"KPI"});
    QVERIFY(markedTerms("a=b, == , x =, 2 = 2").empty());
}

void TestUnderstanding::aThousandTermsAreCheap()
{
    std::vector<TermEntry> terms;
    for (int i = 0; i < 1000; ++i)
        terms.push_back(entry(std::uint8_t(i % 200 + 1), "word" + std::to_string(i)));
    const Decoder decoder(std::move(terms));
    std::string line = "A line of a visit as people write it down, with word512 in it and nothing else of note.";
    QElapsedTimer timer;
    timer.start();
    std::size_t hits = 0;
    for (int i = 0; i < 2000; ++i)
        hits += decoder.find(line, {}).size();
    QCOMPARE(hits, std::size_t(2000));
    // Two thousand lines in far less than what a page may take.
    QVERIFY2(timer.elapsed() < 250, qPrintable(QString::number(timer.elapsed())));
}

void TestUnderstanding::aWordIsNotedOnce()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto made = must(addTerm(team.priya->commands(), {{}, "CTR", "how many who saw it clicked", "", "2 in 100"}));
    QVERIFY(!addTerm(team.priya->commands(), {{}, "ctr", "", "", ""}));
    QVERIFY(!addTerm(team.priya->commands(), {{}, "  ", "x", "", ""}));
    must(addTerm(team.priya->commands(), {client.id, "CTR", "clicks out of a hundred letters", "", ""}));
    team.sync();
    const auto rows = must(glossary(team.tom->reader(), {client.id, ""}, team.tom->now()));
    QCOMPARE(rows.size(), std::size_t(2));
    QCOMPARE(rows[0].client.name, std::string("Brightwater Housing"));
    QCOMPARE(rows[1].example, std::string("2 in 100"));
    QCOMPARE(must(glossary(team.tom->reader(), {{}, "LETTERS"}, team.tom->now())).size(), std::size_t(1));
    // A word comes back out of the bin with what is known of it now.
    must(team.priya->commands().remove(made.id));
    must(addTerm(team.priya->commands(), {{}, "CTR", "clicks", "", ""}));
    QCOMPARE(must(glossary(team.priya->reader(), {{}, "clicks"}, team.priya->now())).size(), std::size_t(2));
    must(team.priya->commands().undo());
    QCOMPARE(must(glossary(team.priya->reader(), {{}, ""}, team.priya->now())).size(), std::size_t(1));
}

void TestUnderstanding::twoWhoNoteItApartMakeOne()
{
    SmallTeam team;
    must(addTerm(team.priya->commands(), {{}, "ROAS", "what came back for each pound", "", ""}));
    must(addTerm(team.tom->commands(), {{}, "roas", "what came back for each pound", "", ""}));
    team.sync();
    QCOMPARE(must(glossary(team.priya->reader(), {{}, ""}, team.priya->now())).size(), std::size_t(1));
    QCOMPARE(must(glossary(team.tom->reader(), {{}, ""}, team.tom->now())).size(), std::size_t(1));
}

void TestUnderstanding::explainedOnADay()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto arden = addClient(*team.priya, "Arden Mills");
    const auto sam = addPerson(*team.priya, client.id, "Sam Okoro");
    const auto lena = addPerson(*team.priya, arden.id, "Lena Fischer");
    const auto term = must(addTerm(commands, {{}, "CTR", "clicks", "", ""}));
    const auto own = must(addTerm(commands, {arden.id, "tow", "short fibres", "", ""}));
    must(noteExplained(commands, {term.id, sam.id, "3 May"}));
    must(noteExplained(commands, {term.id, sam.id, "3 May"}));
    QVERIFY(!noteExplained(commands, {term.id, sam.id, "no day"}));
    QVERIFY(!noteExplained(commands, {own.id, sam.id, ""}));
    must(noteExplained(commands, {own.id, lena.id, ""}));
    team.sync();
    const auto row = must(termOf(team.tom->reader(), term.id, client.id, team.tom->now()));
    QCOMPARE(row.explained.size(), std::size_t(1));
    QCOMPARE(row.explained[0].person.name, std::string("Sam Okoro"));
    QCOMPARE(dayText(row.explained[0].on->day), std::string("2026-05-03"));
    QCOMPARE(row.explained[0].by.name, std::string("Priya Raman"));
    QVERIFY(must(termOf(team.tom->reader(), term.id, arden.id, team.tom->now())).explained.empty());
}

void TestUnderstanding::whatWaitsToBeDecoded()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto sam = addPerson(*team.priya, client.id, "Sam Okoro");
    const auto term = must(addTerm(commands, {{}, "CTR", "how many who saw it clicked", "", ""}));
    must(addTerm(commands, {{}, "reach", "who saw it", "", ""}));
    const auto visit = startVisit(*team.priya, client.id);
    const auto line = must(commands.captureLine(visit.id, "We showed the ctr of May")).line;
    QCOMPARE(toDecode(*team.priya, client.id).size(), std::size_t(1));
    const auto first = toDecode(*team.priya, client.id).at(0);
    QCOMPARE(first.jargon, std::string("CTR"));
    QCOMPARE(first.stands, line.id);
    QVERIFY2(first.why.sentence.find("14 May") != std::string::npos, first.why.sentence.c_str());
    // A promise of ours is a draft that they will read.
    NewPromise promise;
    promise.client = client.id;
    promise.text = "the reach of the letters";
    must(commands.addPromise(promise));
    QCOMPARE(toDecode(*team.priya, client.id).size(), std::size_t(2));
    must(noteExplained(commands, {term.id, sam.id, ""}));
    const auto left = toDecode(*team.priya, client.id);
    QCOMPARE(left.size(), std::size_t(1));
    QCOMPARE(left[0].jargon, std::string("reach"));
    // What is long ago is not brought up.
    team.clock.advance(std::chrono::hours(24 * 200));
    must(commands.undo());
    QVERIFY(toDecode(*team.priya, client.id).size() == 1);
}

void TestUnderstanding::aMarkedWordWithoutAMeaning()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto visit = startVisit(*team.priya, client.id);
    must(commands.captureLine(visit.id, "> the =voids go up every winter"));
    const auto marked = toDecode(*team.priya, client.id).at(0);
    QCOMPARE(marked.jargon, std::string("voids"));
    QVERIFY(marked.term.isNull());
    must(addTerm(commands, {client.id, "voids", "flats that stand empty", "", ""}));
    QVERIFY(toDecode(*team.priya, client.id).empty());
}

void TestUnderstanding::theirWordsNeedNoExplaining()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    must(addTerm(commands, {{}, "CTR", "clicks", "", ""}));
    must(addTerm(commands, {client.id, "voids", "flats that stand empty", "", ""}));
    const auto visit = startVisit(*team.priya, client.id);
    must(commands.captureLine(visit.id, "> we know our CTR"));
    must(commands.captureLine(visit.id, "the voids again"));
    QVERIFY(toDecode(*team.priya, client.id).empty());
}

void TestUnderstanding::businessAndBrand()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    addFact(*team.priya, client.id, FactType::Rival, "Northgate Homes");
    addFact(*team.priya, client.id, FactType::Money, "Rents, and a grant until 2028", "Sam");
    addFact(*team.priya, client.id, FactType::Voice, "Plain, never chirpy");
    addFact(*team.priya, client.id, FactType::UsedIt, "Rang the repairs line: eleven minutes, then Halina, who was kind");
    addFact(*team.priya, client.id, FactType::Detail, "Park behind");
    addFact(*team.priya, client.id, FactType::NotKnown, "Who signs above Sam?");
    team.sync();
    const auto page = understanding(*team.tom, client.id);
    QCOMPARE(page.business.size(), std::size_t(2));
    QVERIFY(page.business[0].type == FactType::Money);
    QCOMPARE(page.business[0].source, std::string("Sam"));
    QCOMPARE(page.brand.size(), std::size_t(2));
    QVERIFY(page.brand[0].type == FactType::UsedIt);
    QCOMPARE(page.notKnown.size(), std::size_t(1));
    // A year later it is worth asking again.
    team.clock.advance(std::chrono::hours(24 * 400));
    QVERIFY(understanding(*team.tom, client.id).business[0].askAgain.has_value());
}

void TestUnderstanding::whatWeDidNotKnowIsKnown()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto open = addFact(*team.priya, client.id, FactType::NotKnown, "Who signs above Sam?");
    QVERIFY(!answerNotKnown(commands, open.id, FactType::WhoIsWho, " ", ""));
    QVERIFY(!answerNotKnown(commands, open.id, FactType::NotKnown, "x", ""));
    must(answerNotKnown(commands, open.id, FactType::WhoIsWho, "Ruth Adeyemi signs above 5,000", "Sam"));
    QVERIFY(!answerNotKnown(commands, open.id, FactType::Money, "x", ""));
    auto page = understanding(*team.priya, client.id);
    QVERIFY(page.notKnown.empty());
    QCOMPARE(page.business.at(0).text, std::string("Ruth Adeyemi signs above 5,000"));
    const auto history = must(team.priya->queries().history(open.id, model::fact::text, team.priya->now()));
    QCOMPARE(history.rows.back().value, std::string("Who signs above Sam?"));
    must(commands.undo());
    page = understanding(*team.priya, client.id);
    QCOMPARE(page.notKnown.at(0).text, std::string("Who signs above Sam?"));
}

void TestUnderstanding::onlyHere()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    std::vector<Made> others;
    for (const auto* name : {"Arden Mills", "Hollis & Co", "Marlowe"})
        others.push_back(addClient(*team.priya, name));
    must(team.priya->commands().setField(client.id, "only here", "a name and a day on every letter"));
    QCOMPARE(understanding(*team.priya, client.id).alsoUsed, std::size_t(0));
    for (const auto& other : others)
        must(team.priya->commands().setField(other.id, "only here", "a name and a day on every letter"));
    must(team.priya->commands().setField(others[2].id, "only here", "A name and a day on every letter!"));
    QCOMPARE(understanding(*team.priya, client.id).alsoUsed, std::size_t(2));
}

void TestUnderstanding::theBriefSaysWhatWeDoNotKnow()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    addFact(*team.priya, client.id, FactType::NotKnown, "Who signs above Sam?");
    addFact(*team.priya, client.id, FactType::Money, "Rents");
    must(addTerm(team.priya->commands(), {{}, "CTR", "clicks", "", ""}));
    const auto visit = startVisit(*team.priya, client.id);
    must(team.priya->commands().captureLine(visit.id, "the CTR"));
    const auto page = must(brief(team.priya->queries(), client.id, {}, team.priya->now()));
    QCOMPARE(page.notKnown.size(), std::size_t(1));
    QCOMPARE(page.terms.size(), std::size_t(1));
    QVERIFY(page.littleThings.empty());
}

void TestUnderstanding::peopleWithoutACard()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    addPerson(*team.priya, client.id, "Sam Okoro");
    const auto lena = addPerson(*team.priya, client.id, "Lena Fischer");
    must(team.priya->commands().setField(lena.id, "talk channel", "phone"));
    const auto rows = must(peopleWithoutCard(team.priya->reader(), team.priya->now()));
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows[0].person.name, std::string("Sam Okoro"));
    QVERIFY2(rows[0].why.sentence.find("14 May") != std::string::npos, rows[0].why.sentence.c_str());
}

QTEST_GUILESS_MAIN(TestUnderstanding)
#include "tst_understanding.moc"
