// SPDX-License-Identifier: Apache-2.0
// Prose: merged to the letter, small and long, and every limit gone over.
#include "core/limits.h"
#include "store/connection.h"
#include "store/fixture.h"

#include <QTest>

using namespace salver;
using namespace salver::test;
using namespace salver::store;

namespace {

namespace client = model::client;
namespace line = model::line;

std::string prose(std::size_t bytes)
{
    std::string text;
    for (int i = 0; text.size() < bytes; ++i)
        text += "word" + std::to_string(i) + (i % 20 == 19 ? ".\n" : " ");
    text.resize(bytes, 'x');
    return text;
}

Step splice(const EntityId& id, std::uint64_t at, std::uint64_t removed, const std::string& inserted)
{
    return SpliceText{id, line::kind, line::text, at, removed, inserted};
}

} // namespace

class TestTexts : public QObject {
    Q_OBJECT

private slots:
    void editsApartMergeToTheLetter_L1();
    void editsBeyondTheTextAreRefused();
    void hostileBytesAreCleaned();
    void aLongTextIsTypedIn();
    void aLongTextIsSearchedInParts();
    void aPasteIsSplit();
    void pastesOverTheLimit();
    void eventsWhoseParentsAreMissingWait();
    void badEventsAreLeftOutAndTold();
    void limitsGoneOver();
    void aFailedCommitLeavesTheOpenTextAsItWas();
    void manyTextsAtOnce();
};

void TestTexts::editsApartMergeToTheLetter_L1()
{
    Device priya(11, 1);
    Device tom(12, 2);
    Log log;
    const auto id = priya.newId();
    priya.commit({splice(id, 0, 0, "The phone 📞 rang.")});
    priya.sync(log);
    tom.sync(log);
    priya.commit({splice(id, 4, 5, "telephone")});
    tom.commit({splice(id, 11, 0, " twice")});
    tom.commit({splice(id, 0, 3, "Their")});
    priya.sync(log);
    tom.sync(log);
    priya.sync(log);
    QCOMPARE(priya.value(id, line::text), tom.value(id, line::text));
    QCOMPARE(priya.value(id, line::text), std::string("Their telephone 📞 twice rang."));
    const auto document = priya.reader()->document(id, line::text);
    QCOMPARE(document->text(), priya.value(id, line::text));
    QCOMPARE(priya.reader()->document(priya.newId(), line::text)->lengthScalars(), 0U);
}

void TestTexts::editsBeyondTheTextAreRefused()
{
    Device device(11, 1);
    const auto id = device.newId();
    device.commit({splice(id, 0, 0, "five.")});
    for (const auto& step : {splice(id, 6, 0, "x"), splice(id, 0, 6, ""), splice(id, 5, 1, ""),
                             splice(id, ~std::uint64_t{0}, ~std::uint64_t{0}, "x")}) {
        const auto outcome = device.store->commit({teamSpace, {step}});
        QCOMPARE(outcome.error().code, ErrorCode::InvalidArgument);
    }
    QVERIFY(!device.store->commit({teamSpace, {SpliceText{id, line::kind, line::type, 0, 0, "x"}}}));
    QVERIFY(!device.store->commit({teamSpace, {splice(device.newId(), 1, 0, "x")}}));
    QCOMPARE(device.value(id, line::text), std::string("five."));
    QCOMPARE(device.soundness(), std::string());
}

void TestTexts::hostileBytesAreCleaned()
{
    Device device(11, 1);
    const auto id = device.newId();
    const std::string hostile("a\0b\r\nc\rd\xed\xa0\xbd" "e\xff\xf0\x9f\x99\x82", 17);
    device.commit({splice(id, 0, 0, hostile)});
    QCOMPARE(device.value(id, line::text), std::string("ab\nc\nd\xef\xbf\xbd" "e\xef\xbf\xbd🙂"));
    device.commit({splice(id, 9, 1, "\xed\xb9\x82")});
    QVERIFY(isValidUtf8(device.value(id, line::text)));
    QCOMPARE(device.soundness(), std::string());
    Log log;
    device.push(log);
    Device other(12, 2);
    other.pull(log);
    QCOMPARE(other.value(id, line::text), device.value(id, line::text));
}

void TestTexts::aLongTextIsTypedIn()
{
    Device device(11, 1);
    const auto id = device.newId();
    auto expected = prose(100'000);
    device.commit({splice(id, 0, 0, expected)});
    const auto db = std::move(*Connection::open(device.options.path, {}, Connection::Mode::ReadOnly));
    const auto base = db->ask("SELECT length(bytes) FROM text");
    for (int i = 0; i < 300; ++i) {
        const auto at = static_cast<std::size_t>(i * 331 % 99'000);
        device.commit({splice(id, at, i % 3 == 0 ? 1 : 0, "k")});
        expected.replace(at, i % 3 == 0 ? 1 : 0, "k");
        // A keystroke leaves the saved document alone until the tail is worth folding in.
        if (i == 19) {
            QCOMPARE(db->ask("SELECT length(bytes) FROM text"), base);
            QCOMPARE(db->ask("SELECT count(*) FROM text_tail"), 20);
        }
        if (i % 100 == 50)
            device.reopen();
    }
    QCOMPARE(device.value(id, line::text), expected);
    QCOMPARE(device.soundness(), std::string());
    Log log;
    device.push(log);
    Device other(12, 2);
    other.pull(log, 7);
    QCOMPARE(other.value(id, line::text), expected);
    QCOMPARE(other.digest(), device.digest());
    QCOMPARE(other.soundness(), std::string());
    // The tail is folded in some day, and bounded till then.
    for (int i = 0; i < 2000; ++i)
        device.commit({splice(id, static_cast<std::uint64_t>(i * 37 % 99'000), 0, "z")});
    QVERIFY(db->ask("SELECT tail FROM text") < 40'000);
    QCOMPARE(device.soundness(), std::string());
}

void TestTexts::aLongTextIsSearchedInParts()
{
    Device device(11, 1);
    const auto id = device.newId();
    auto text = prose(60'000);
    device.commit({splice(id, 0, 0, text)});
    const auto find = [&](const std::string& typed) { return device.reader()->search({typed, 10, 0}).value(); };
    QCOMPARE(find("word7").total, 1U);
    // Words that stand in different parts of it.
    QCOMPARE(find("word1 word6000").total, 1U);
    QCOMPARE(find("word1 nowhere").total, 0U);
    std::mt19937 engine(3);
    for (int i = 0; i < 200; ++i) {
        const auto at = engine() % (text.size() - 300);
        const auto removed = engine() % 4 == 0 ? engine() % 300 : 0;
        const auto inserted = engine() % 10 == 0 ? prose(engine() % 6000) : std::string(engine() % 3, 'q');
        if (removed == 0 && inserted.empty())
            continue;
        device.commit({splice(id, at, removed, inserted)});
        text.replace(at, removed, inserted);
        if (i % 50 == 0)
            QCOMPARE(device.soundness(), std::string());
    }
    device.commit({splice(id, 30'000, 0, " unmistakable ")});
    QCOMPARE(find("unmistakable").hits.front().text.size() <= 1600, true);
    QCOMPARE(find("unmistakable").total, 1U);
    QCOMPARE(device.soundness(), std::string());
    // Cut down to a short one, grown again without a space in it, and taken away.
    const auto length = device.reader()->document(id, line::text)->lengthScalars();
    device.commit({splice(id, 0, length, "short")});
    QCOMPARE(find("short").total, 1U);
    QCOMPARE(device.soundness(), std::string());
    std::string han;
    for (int i = 0; i < 10'000; ++i)
        han += "漢";
    device.commit({splice(id, 5, 0, han + "字")});
    QCOMPARE(find("字").total, 1U);
    QCOMPARE(device.soundness(), std::string());
    device.commit({splice(id, 0, 10'006, "")});
    QCOMPARE(find("short").total, 0U);
    QCOMPARE(device.soundness(), std::string());
}

void TestTexts::aPasteIsSplit()
{
    Device device(11, 1);
    const auto id = device.newId();
    const auto text = prose(limits::textBytes - 10);
    const auto outcome = device.commit({SetField{id, line::kind, line::type, "text"}, splice(id, 0, 0, text)});
    QVERIFY(raw(outcome.change.sequence) > 1);
    const auto outbox = device.store->journal().outbox(teamSpace, Sequence{}, 64U << 20U, 100);
    QCOMPARE(outbox->size(), raw(outcome.change.sequence));
    for (const auto& item : *outbox)
        QVERIFY(item.bytes.size() <= limits::changeBytes);
    QCOMPARE(device.value(id, line::text), text);
    Log log;
    device.push(log);
    Device other(12, 2);
    other.pull(log, 1);
    QCOMPARE(other.value(id, line::text), text);
    QCOMPARE(other.digest(), device.digest());
    device.commit(outcome.undo.steps);
    QCOMPARE(device.reader()->entity(id)->presence, Presence::Binned);
}

void TestTexts::pastesOverTheLimit()
{
    Device device(11, 1);
    const auto id = device.newId();
    device.commit({splice(id, 0, 0, "before")});
    for (const std::size_t size : {std::size_t(5) << 20U, limits::textBytes}) {
        const auto outcome = device.store->commit({teamSpace, {splice(id, 6, 0, std::string(size, 'x'))}});
        QCOMPARE(outcome.error().code, ErrorCode::TooLarge);
        QVERIFY(outcome.error().sentence.find("2 MB") != std::string::npos);
    }
    const auto fresh = device.store->commit({teamSpace, {splice(device.newId(), 0, 0, std::string(5U << 20U, 'x'))}});
    QCOMPARE(fresh.error().code, ErrorCode::TooLarge);
    QCOMPARE(device.value(id, line::text), std::string("before"));
    device.commit({splice(id, 6, 0, " and after")});
    QCOMPARE(device.value(id, line::text), std::string("before and after"));
    QCOMPARE(device.soundness(), std::string());
}

void TestTexts::eventsWhoseParentsAreMissingWait()
{
    Device writer(11, 1);
    const auto id = writer.newId();
    writer.commit({splice(id, 0, 0, "one")});
    writer.commit({splice(id, 3, 0, " two")});
    writer.commit({splice(id, 7, 0, " three")});
    Log log;
    writer.push(log);
    // A log that tells it in another order, as one may that was put together again from what devices had.
    Log shuffled;
    for (const std::size_t i : {2U, 1U, 0U}) {
        shuffled.items.push_back(log.items[i]);
        shuffled.items.back().cursor = Cursor{shuffled.items.size()};
    }
    Device reader(12, 2);
    reader.pull(Log{{shuffled.items[0], shuffled.items[1]}, firstEpoch}, 1);
    QCOMPARE(reader.value(id, line::text), std::string());
    QCOMPARE(reader.soundness(), std::string());
    reader.pull(shuffled, 1);
    QCOMPARE(reader.value(id, line::text), std::string("one two three"));
    QCOMPARE(reader.reader()->search({"thr", 5, 0})->total, 1U);
    QCOMPARE(reader.digest(), writer.digest());
    QCOMPARE(reader.soundness(), std::string());
}

void TestTexts::badEventsAreLeftOutAndTold()
{
    Device device(11, 1);
    Change change{teamSpace, ReplicaId{7}, Sequence{1}, Lamport{1}, WallMs{1}, UserId(uuidOf(12)), {}};
    EntityOps ops;
    ops.entity = device.newId();
    ops.kind = raw(line::kind);
    text::Run run;
    run.first = {ReplicaId{7}, 0};
    run.position = 500;
    run.length = 3;
    run.content = "bad";
    ops.edits.push_back({raw(line::text), run});
    ops.writes.push_back({raw(line::type), {}, {}, "quote"});
    change.entities.push_back(ops);
    SeededRandom random(1);
    const auto encoded = encodeChange(change, random);
    QVERIFY(device.store->journal().apply(
        teamSpace, std::vector<LogItem>{{Cursor{1}, encoded->bytes, encoded->hash, change.id(), WallMs{1}, "r"}},
        firstEpoch));
    QCOMPARE(device.value(ops.entity, line::type), std::string("quote"));
    QCOMPARE(device.value(ops.entity, line::text), std::string());
    QVERIFY(device.reader()->log(5)->front().text.find("left out") != std::string::npos);
    QCOMPARE(device.soundness(), std::string());
}

void TestTexts::limitsGoneOver()
{
    Device device(11, 1);
    const auto code = [&](const std::vector<Step>& steps) {
        const auto outcome = device.store->commit({teamSpace, steps});
        return outcome ? ErrorCode::None : outcome.error().code;
    };
    std::vector<Step> many;
    for (std::size_t i = 0; i <= limits::entitiesPerChange; ++i)
        many.emplace_back(SetField{device.newId(), client::kind, client::name, "n"});
    QCOMPARE(code(many), ErrorCode::TooLarge);
    many.pop_back();
    QCOMPARE(code(many), ErrorCode::None);
    // Together more than a change may hold.
    std::vector<Step> heavy;
    for (int i = 0; i < 17; ++i)
        heavy.emplace_back(SetField{device.newId(), client::kind, client::name, std::string(limits::valueBytes, 'x')});
    QCOMPARE(code(heavy), ErrorCode::TooLarge);
    QCOMPARE(code({SetField{EntityId{}, client::kind, client::name, "x"}}), ErrorCode::InvalidArgument);
    QCOMPARE(code({}), ErrorCode::None);
    QCOMPARE(device.store->commit({otherSpace, {SetField{device.newId(), client::kind, client::name, "x"}}}).error().code,
             ErrorCode::NotFound);
    // More live values than a write may name: two writes settle them.
    const auto id = device.newId();
    std::vector<LogItem> page;
    SeededRandom random(1);
    for (std::uint64_t i = 1; i <= limits::namedWrites + 5; ++i) {
        Change change{teamSpace, ReplicaId{100 + i}, Sequence{1}, Lamport{1}, WallMs{1}, UserId(uuidOf(12)), {}};
        EntityOps ops;
        ops.entity = id;
        ops.kind = raw(client::kind);
        ops.writes.push_back({raw(client::name), {}, {}, "v" + std::to_string(i)});
        change.entities.push_back(ops);
        const auto encoded = encodeChange(change, random);
        page.push_back({Cursor{i}, encoded->bytes, encoded->hash, change.id(), WallMs{1}, "r"});
    }
    QVERIFY(device.store->journal().apply(teamSpace, page, firstEpoch));
    device.set(id, client::kind, client::name, "settled");
    QCOMPARE(device.reader()->contests()->front().live.size(), 6U);
    device.set(id, client::kind, client::name, "settled at last");
    QCOMPARE(device.reader()->contests()->size(), 0U);
    QCOMPARE(device.soundness(), std::string());
}

void TestTexts::aFailedCommitLeavesTheOpenTextAsItWas()
{
    Device device(11, 1);
    const auto id = device.newId();
    device.commit({splice(id, 0, 0, "kept")});
    device.commit({splice(id, 4, 0, "!")});
    // The text is edited in memory before the second step is found wrong.
    QVERIFY(!device.store->commit({teamSpace, {splice(id, 0, 0, "lost "), splice(id, 400, 0, "x")}}));
    const std::array drafts{Draft{teamSpace, {splice(id, 0, 0, "lost ")}},
                            Draft{teamSpace, {SetField{id, line::kind, line::type, "no such type"}}}};
    QVERIFY(!device.store->commitAll(drafts));
    QCOMPARE(device.value(id, line::text), std::string("kept!"));
    device.commit({splice(id, 5, 0, "?")});
    QCOMPARE(device.value(id, line::text), std::string("kept!?"));
    QCOMPARE(device.soundness(), std::string());
}

void TestTexts::manyTextsAtOnce()
{
    // More than are kept open in memory, in turn.
    Device device(11, 1);
    std::vector<EntityId> ids;
    for (int i = 0; i < 40; ++i) {
        ids.push_back(device.newId());
        device.commit({splice(ids.back(), 0, 0, "text " + std::to_string(i))});
    }
    for (int round = 0; round < 3; ++round) {
        for (const auto& id : ids)
            device.commit({splice(id, 0, 0, std::to_string(round))});
    }
    for (std::size_t i = 0; i < ids.size(); ++i)
        QCOMPARE(device.value(ids[i], line::text), "210text " + std::to_string(i));
    QCOMPARE(device.soundness(), std::string());
}

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
