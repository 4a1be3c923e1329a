// SPDX-License-Identifier: Apache-2.0
#include "store/fixture.h"

#include <QTest>

using namespace salver;
using namespace salver::test;
using namespace salver::store;

namespace {

namespace client = model::client;
namespace person = model::person;
namespace line = model::line;
namespace promise = model::promise;

/// The marked stretches of a hit, as they read.
std::string marked(const SearchHit& hit)
{
    std::string all;
    for (const auto& [start, length] : hit.marks)
        all += (all.empty() ? "" : "|") + hit.text.substr(start, length);
    return all;
}

} // namespace

class TestSearch : public QObject {
    Q_OBJECT

private slots:
    void init();
    void findsWordsAndPrefixes_data();
    void findsWordsAndPrefixes();
    void filters_data();
    void filters();
    void nothingTypedIsAMistake_data();
    void nothingTypedIsAMistake();
    void hitsSayWhereAndWhat();
    void longTextsAreCutAroundTheHit();
    void theIndexFollowsEveryChange();
    void namesComeFirstThenTheNewest();
    void pagesAndTotals();
    void aLargePageIsIndexedLater();
    void whatIsLateStaysRight();

private:
    EntityId addLine(const std::string& text, const EntityId& client, const std::string& by, const std::string& at);
    [[nodiscard]] SearchResult find(const std::string& typed) const { return device->reader()->search({typed, 50, 0}).value(); }

    std::unique_ptr<Device> device;
    EntityId brightwater;
    EntityId oreade;
    EntityId teahouse;
};

EntityId TestSearch::addLine(const std::string& text, const EntityId& under, const std::string& by,
                             const std::string& at)
{
    const auto id = device->newId();
    device->commit({SetField{id, line::kind, line::client, under.toString()}, SetField{id, line::kind, line::by, by},
                    SetField{id, line::kind, line::at, at}, SpliceText{id, line::kind, line::text, 0, 0, text}});
    return id;
}

void TestSearch::init()
{
    device = std::make_unique<Device>(11, 1);
    brightwater = device->newId();
    oreade = device->newId();
    teahouse = device->newId();
    device->set(brightwater, client::kind, client::name, "Brightwater Housing");
    device->set(oreade, client::kind, client::name, "Oréade Énergie");
    device->set(teahouse, client::kind, client::name, "临海茶业");
    const auto priya = UserId(uuidOf(11)).toString();
    const auto tom = UserId(uuidOf(12)).toString();
    addLine("Sam wants the phone answered by someone glad it rang.", brightwater, priya, "1746700000000 Europe/London");
    addLine("Réunion à l’été: déjeuner au café Zoë.", oreade, tom, "1778752800000 Europe/Paris");
    addLine("我们今天在杭州讨论了新茶的包装。", teahouse, tom, "1778752900000 Asia/Shanghai");
    addLine("ขอบคุณสำหรับการประชุมวันนี้", teahouse, tom, "1778752900000 Asia/Bangkok");
    addLine("회의에서는 포장을 논의했습니다", teahouse, priya, "1778752900000 Asia/Seoul");
    addLine("Straße, ÅNGSTRÖM and naïve œuvres 🙂 done", oreade, priya, "1778752900000 Europe/Berlin");
}

void TestSearch::findsWordsAndPrefixes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("hits");
    QTest::addColumn<QString>("marks");
    QTest::newRow("word") << "phone" << 1 << "phone";
    QTest::newRow("prefix") << "pho" << 1 << "phone";
    QTest::newRow("one letter") << "w" << 1 << "wants";
    QTest::newRow("several") << "glad phon" << 1 << "phone|glad";
    QTest::newRow("all must be there") << "glad cheese" << 0 << "";
    QTest::newRow("not inside a word") << "hone" << 0 << "";
    QTest::newRow("case") << "SAM" << 1 << "Sam";
    QTest::newRow("accents typed") << "déjeuner" << 1 << "déjeuner";
    QTest::newRow("accents left out") << "dejeun" << 1 << "déjeuner";
    QTest::newRow("accents too many") << "phöne" << 1 << "phone";
    QTest::newRow("combining") << "zoe\xcc\x88" << 1 << "Zoë";
    QTest::newRow("capital with ring") << "angstrom" << 1 << "ÅNGSTRÖM";
    QTest::newRow("sharp s") << "strasse" << 1 << "Straße";
    QTest::newRow("ligature") << "oeuv" << 1 << "œuvres";
    QTest::newRow("quotes are exact") << "\"phone answered\"" << 1 << "phone answered";
    QTest::newRow("quotes are no prefix") << "\"pho\"" << 0 << "";
    QTest::newRow("quotes keep order") << "\"answered phone\"" << 0 << "";
    QTest::newRow("open quote") << "\"answered by" << 1 << "answered by";
    QTest::newRow("han inside") << "杭州" << 1 << "杭州";
    QTest::newRow("han one") << "茶" << 2 << "";
    QTest::newRow("han order") << "州杭" << 0 << "";
    QTest::newRow("han and filter") << "包装 client:临海" << 1 << "包装";
    QTest::newRow("thai inside") << "ประชุม" << 1 << "ประชุม";
    QTest::newRow("hangul prefix") << "회의" << 1 << "회의에서는";
    QTest::newRow("apostrophe") << "l’été" << 1 << "l’été";
}

void TestSearch::findsWordsAndPrefixes()
{
    QFETCH(QString, typed);
    QFETCH(int, hits);
    QFETCH(QString, marks);
    const auto result = find(typed.toStdString());
    QCOMPARE(static_cast<int>(result.hits.size()), hits);
    QCOMPARE(static_cast<int>(result.total), hits);
    if (!marks.isEmpty())
        QCOMPARE(QString::fromStdString(marked(result.hits.front())), marks);
}

void TestSearch::filters_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("hits");
    QTest::newRow("client prefix") << "client:bright" << 2;
    QTest::newRow("client accents") << "client:oreade" << 3;
    QTest::newRow("client in quotes") << "client:\"oréade éner\"" << 3;
    QTest::newRow("client second word") << "client:housing" << 2;
    QTest::newRow("client none") << "client:nobody" << 0;
    QTest::newRow("client and word") << "client:bright phone" << 1;
    QTest::newRow("word elsewhere") << "client:oreade phone" << 0;
    QTest::newRow("by") << "by:tom kind:line" << 3;
    QTest::newRow("by me") << "by:me kind:line" << 3;
    QTest::newRow("by me, written by me") << "by:me phone" << 1;
    QTest::newRow("by me, written by another") << "by:me dejeuner" << 0;
    QTest::newRow("by last name") << "by:okaf kind:line" << 3;
    QTest::newRow("kind") << "kind:client" << 3;
    QTest::newRow("kind prefix") << "kind:cli" << 3;
    QTest::newRow("kind upper case") << "KIND:Line" << 6;
    QTest::newRow("before year") << "before:2026 kind:line" << 1;
    QTest::newRow("before month") << "before:2025-06 kind:line" << 1;
    QTest::newRow("before day") << "before:2025-05-08 kind:line" << 0;
    QTest::newRow("before the day after") << "before:2025-05-09 kind:line" << 1;
    QTest::newRow("before in the making") << "before:20 kind:line" << 6;
    QTest::newRow("all together") << "by:priya client:bright before:2026 kind:line pho" << 1;
    QTest::newRow("nothing") << "" << 0;
    QTest::newRow("blanks") << "  \t " << 0;
    QTest::newRow("empty filter") << "client:" << 0;
}

void TestSearch::filters()
{
    QFETCH(QString, typed);
    QFETCH(int, hits);
    const auto result = find(typed.toStdString());
    QCOMPARE(static_cast<int>(result.total), hits);
}

void TestSearch::nothingTypedIsAMistake_data()
{
    QTest::addColumn<QByteArray>("typed");
    for (const char* typed : {"\"", "\"\"", "*", "phone*", "AND", "OR NOT", "NEAR(a b)", "phone AND", "(", ")", "^phone",
                              "a:b:c", "words:phone", "-phone", "+", "phone OR", "'; DROP TABLE entity; --", "\\", "{}",
                              "[x]", "🙂", "\"a\"\"b\"", "kind:\"", "before:9999-99-99", "NOT", "search:x", "%", "_",
                              "phone\"glad\"", "::::", "client:by:kind:"})
        QTest::newRow(typed) << QByteArray(typed);
    QTest::newRow("not utf-8") << QByteArray("\xff\xfe phone \xc3");
    QTest::newRow("lone surrogate") << QByteArray("\xed\xa0\x80 phone");
    QTest::newRow("nul") << QByteArray("pho\0ne", 6);
    QTest::newRow("long") << QByteArray(100'000, 'x');
    QTest::newRow("many words") << QByteArray("ab ").repeated(5000);
    QTest::newRow("many han") << QByteArray("茶").repeated(5000);
}

void TestSearch::nothingTypedIsAMistake()
{
    QFETCH(QByteArray, typed);
    const auto result = device->reader()->search({typed.toStdString(), 10, 0});
    QVERIFY2(result.has_value(), result ? "" : result.error().sentence.c_str());
}

void TestSearch::hitsSayWhereAndWhat()
{
    const auto result = find("phone");
    const auto& hit = result.hits.front();
    QCOMPARE(hit.kind, line::kind);
    QCOMPARE(hit.field, line::text);
    QCOMPARE(hit.client, brightwater);
    QCOMPARE(hit.space, teamSpace);
    QCOMPARE(hit.text, std::string("Sam wants the phone answered by someone glad it rang."));
    const auto named = find("brightw");
    QCOMPARE(named.hits.front().entity, brightwater);
    QCOMPARE(named.hits.front().client, brightwater);
}

void TestSearch::longTextsAreCutAroundTheHit()
{
    std::string text;
    for (int i = 0; i < 2000; ++i)
        text += "Wörter ";
    const auto id = addLine(text + "needle " + text, brightwater, UserId(uuidOf(11)).toString(), "");
    const auto result = find("needle");
    QCOMPARE(result.hits.front().entity, id);
    QCOMPARE(marked(result.hits.front()), std::string("needle"));
    QVERIFY(QString::fromStdString(result.hits.front().text).size() <= 400);
    QVERIFY(isValidUtf8(result.hits.front().text));
}

void TestSearch::theIndexFollowsEveryChange()
{
    const auto id = addLine("first wording", brightwater, "", "");
    QCOMPARE(find("wording").total, 1U);
    device->commit({SpliceText{id, line::kind, line::text, 0, 5, "second"}});
    QCOMPARE(find("first").total, 0U);
    QCOMPARE(find("second wording").total, 1U);
    device->set(brightwater, client::kind, client::name, "Clearwater");
    QCOMPARE(find("brightwater").total, 0U);
    QCOMPARE(find("clearwater").total, 1U);
    QCOMPARE(find("client:clearw kind:line").total, 2U);
    // A line that moves to another client is found under that one.
    device->set(id, line::kind, line::client, oreade.toString());
    QCOMPARE(find("client:oreade wording").total, 1U);
    QCOMPARE(device->soundness(), std::string());
}

void TestSearch::namesComeFirstThenTheNewest()
{
    const auto about = addLine("A note about Oréade", brightwater, "", "");
    const auto newer = addLine("Another about Oréade", brightwater, "", "");
    const auto result = find("oreade");
    QCOMPARE(result.hits.size(), 3U);
    QCOMPARE(result.hits[0].entity, oreade);
    QCOMPARE(result.hits[1].entity, newer);
    QCOMPARE(result.hits[2].entity, about);
}

void TestSearch::pagesAndTotals()
{
    for (int i = 0; i < 30; ++i)
        addLine("repeated " + std::to_string(i), brightwater, "", "");
    const auto first = device->reader()->search({"repeated", 10, 0});
    const auto third = device->reader()->search({"repeated", 10, 20});
    const auto beyond = device->reader()->search({"repeated", 10, 30});
    QCOMPARE(first->total, 30U);
    QCOMPARE(first->hits.size(), 10U);
    QCOMPARE(third->hits.back().text, std::string("repeated 0"));
    QCOMPARE(beyond->hits.size(), 0U);
}

namespace {

/// Far more than what is indexed at once.
void writeMuch(Device& device)
{
    for (int i = 0; i < 300; ++i)
        device.commit({SpliceText{device.newId(), line::kind, line::text, 0, 0,
                                  "plentiful w" + std::to_string(i) + " " + std::string(1500, 'm')}});
}

} // namespace

void TestSearch::aLargePageIsIndexedLater()
{
    Device writer(12, 9);
    Device reader(13, 10);
    Log log;
    writeMuch(writer);
    writer.push(log);
    reader.pull(log);
    const auto search = [&](const std::string& typed) { return reader.reader()->search({typed, 500, 0}).value(); };
    // Readable at once; searchable when there was time for it, and it says so.
    QCOMPARE(reader.digest(), writer.digest());
    QCOMPARE(search("plentiful").total, 0U);
    QCOMPARE(search("plentiful").late, 300U);
    QCOMPARE(reader.soundness(), std::string());
    QVERIFY(*reader.store->indexLate(100));
    QCOMPARE(search("plentiful").total, 100U);
    QCOMPARE(search("plentiful").late, 200U);
    // The rest survives a restart.
    reader.reopen();
    while (*reader.store->indexLate(100)) {
    }
    QCOMPARE(search("plentiful").total, 300U);
    QCOMPARE(search("w299").total, 1U);
    QCOMPARE(search("plentiful").late, 0U);
    QVERIFY(!*reader.store->indexLate(100));
    QCOMPARE(reader.soundness(), std::string());
    // A small page is searchable with its commit.
    writer.commit({SpliceText{writer.newId(), line::kind, line::text, 0, 0, "handful"}});
    writer.push(log);
    reader.pull(log);
    QCOMPARE(search("handful").total, 1U);
}

void TestSearch::whatIsLateStaysRight()
{
    Device writer(12, 9);
    Device reader(13, 10);
    Log log;
    const auto known = writer.newId();
    const auto emptied = writer.newId();
    writer.commit({SpliceText{known, line::kind, line::text, 0, 0, "first words"}});
    writer.commit({SpliceText{emptied, line::kind, line::text, 0, 0, "vanishing words"}});
    writer.push(log);
    reader.pull(log);
    writer.commit({SpliceText{known, line::kind, line::text, 0, 5, "second"}});
    writer.commit({SpliceText{emptied, line::kind, line::text, 0, 0, "more "}});
    writeMuch(writer);
    writer.push(log);
    reader.pull(log);
    const auto total = [&](const std::string& typed) { return reader.reader()->search({typed, 9, 0})->total; };
    // Typed here while it is late, and emptied: what is gone is not found, whatever is late.
    reader.commit({SpliceText{known, line::kind, line::text, 6, 0, " and third"}});
    reader.commit({SpliceText{emptied, line::kind, line::text, 0, 20, ""}});
    QCOMPARE(total("vanishing"), 0U);
    QCOMPARE(reader.soundness(), std::string());
    QVERIFY(!*reader.store->indexLate(1000));
    QCOMPARE(total("third"), 1U);
    QCOMPARE(total("first"), 0U);
    QCOMPARE(total("more"), 0U);
    QCOMPARE(reader.soundness(), std::string());
    // A space that is taken away leaves nothing behind, late or not.
    writeMuch(writer);
    writer.push(log);
    reader.pull(log);
    Device::check(reader.store->journal().setSpaces({{privateSpace, "Private", SpacePurpose::Private, Role::Lead, {}},
                                                           {teamSpace, {}, SpacePurpose::Team, Role::None, {}}}));
    QCOMPARE(reader.reader()->search({"plentiful", 9, 0})->late, 0U);
    QCOMPARE(total("plentiful"), 0U);
    QCOMPARE(reader.soundness(), std::string());
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
