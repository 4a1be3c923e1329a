// SPDX-License-Identifier: Apache-2.0
// Lists, groups, canonical values, and the tables that are made from the declaration.
#include "store/connection.h"
#include "store/fixture.h"

#include <QTest>

#include <algorithm>

using namespace salver;
using namespace salver::test;
using namespace salver::store;

namespace {

namespace client = model::client;
namespace visit = model::visit;
namespace line = model::line;
namespace promise = model::promise;

std::vector<std::string> valuesOf(const Result<std::vector<EntityRow>>& rows, model::FieldId field)
{
    std::vector<std::string> values;
    for (const auto& row : *rows)
        values.push_back(row.value(field));
    return values;
}

Select listOf(model::KindId kind)
{
    Select select;
    select.kind = kind;
    return select;
}

} // namespace

class TestLists : public QObject {
    Q_OBJECT

private slots:
    void conditions();
    void orders();
    void foldedOrder();
    void instantsSortByTime();
    void groups();
    void proseIsLeftOutWhereAsked();
    void canonicalValues_data();
    void canonicalValues();
    void brokenValuesOfOthersPoisonNothing();
    void tablesAreMadeAgainWhenTheDeclarationChanges();
    void aNewDeclarationDoesNotMakeAnybodyWait();
    void listsUseTheIndexes();
    void factsClimb();
};

void TestLists::conditions()
{
    Device device(11, 1);
    const std::array due{"2026-01-10", "2026-02-20", "", "2025-12-31"};
    for (int i = 0; i < 4; ++i) {
        const auto id = device.newId();
        device.commit({SetField{id, promise::kind, promise::text, "p" + std::to_string(i)},
                       SetField{id, promise::kind, promise::due, due[static_cast<std::size_t>(i)]},
                       SetField{id, promise::kind, promise::state, i == 1 ? "kept" : "open"}});
    }
    using Is = Condition::Is;
    const auto texts = [&](std::vector<Condition> where) {
        auto select = listOf(promise::kind);
        select.where = std::move(where);
        select.order = {{promise::text, false, false}};
        std::string all;
        for (const auto& text : valuesOf(device.reader()->select(select), promise::text))
            all += text;
        return device.reader()->count(select).value() == all.size() / 2 ? all : "counted otherwise";
    };
    QCOMPARE(texts({}), std::string("p0p1p2p3"));
    QCOMPARE(texts({{promise::state, Is::Equal, "open", {}}}), std::string("p0p2p3"));
    QCOMPARE(texts({{promise::state, Is::NotEqual, "open", {}}}), std::string("p1"));
    QCOMPARE(texts({{promise::due, Is::Less, "2026-01-10", {}}}), std::string("p3"));
    QCOMPARE(texts({{promise::due, Is::LessOrEqual, "2026-01-10", {}}}), std::string("p0p3"));
    QCOMPARE(texts({{promise::due, Is::Greater, "2026-01-10", {}}}), std::string("p1"));
    QCOMPARE(texts({{promise::due, Is::GreaterOrEqual, "2026-01-10", {}}}), std::string("p0p1"));
    QCOMPARE(texts({{promise::due, Is::Set, "", {}}}), std::string("p0p1p3"));
    QCOMPARE(texts({{promise::due, Is::NotSet, "", {}}}), std::string("p2"));
    QCOMPARE(texts({{promise::due, Is::OneOf, "", {"2025-12-31", "2026-02-20"}}}), std::string("p1p3"));
    QCOMPARE(texts({{promise::due, Is::OneOf, "", {}}}), std::string());
    QCOMPARE(texts({{promise::due, Is::Set, "", {}}, {promise::state, Is::Equal, "open", {}}}), std::string("p0p3"));
    auto elsewhere = listOf(promise::kind);
    elsewhere.space = privateSpace;
    elsewhere.where = {{promise::state, Is::Equal, "open", {}}};
    QCOMPARE(device.reader()->count(elsewhere).value(), 0U);
    elsewhere.space = teamSpace;
    QCOMPARE(device.reader()->count(elsewhere).value(), 3U);
    auto wrong = listOf(line::kind);
    wrong.where = {{line::text, Is::Equal, "x", {}}};
    QCOMPARE(device.reader()->select(wrong).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(device.reader()->select(listOf(model::KindId{999})).error().code, ErrorCode::InvalidArgument);
}

void TestLists::orders()
{
    Device device(11, 1);
    for (const auto* sector : {"b", "a", "c", ""}) {
        const auto id = device.newId();
        device.commit({SetField{id, client::kind, client::name, "n"}, SetField{id, client::kind, client::sector, sector}});
    }
    auto select = listOf(client::kind);
    select.order = {{client::sector, true, false}};
    QCOMPARE(valuesOf(device.reader()->select(select), client::sector), (std::vector<std::string>{"c", "b", "a", ""}));
    select.limit = 2;
    select.offset = 1;
    QCOMPARE(valuesOf(device.reader()->select(select), client::sector), (std::vector<std::string>{"b", "a"}));
    // By when it was changed last.
    const auto first = device.reader()->select(listOf(client::kind))->front().id;
    device.set(first, client::kind, client::name, "touched");
    select = listOf(client::kind);
    select.order = {{model::FieldId{}, true, false}};
    QCOMPARE(device.reader()->select(select)->front().id, first);
}

void TestLists::foldedOrder()
{
    Device device(11, 1);
    for (const auto* name : {"Zielona", "arden", "Éclair", "Ångström", "Dolunay", "eclipse", "ärmel", "🙂"})
        device.set(device.newId(), client::kind, client::name, name);
    auto select = listOf(client::kind);
    select.order = {{client::name, false, true}};
    QCOMPARE(valuesOf(device.reader()->select(select), client::name),
             (std::vector<std::string>{"Ångström", "arden", "ärmel", "Dolunay", "Éclair", "eclipse", "Zielona", "🙂"}));
}

void TestLists::instantsSortByTime()
{
    Device device(11, 1);
    for (const auto* at : {"1778752800000 Europe/London", "999 UTC", "-5 UTC", "20000000000000 UTC"})
        device.set(device.newId(), visit::kind, visit::started, at);
    auto select = listOf(visit::kind);
    select.order = {{visit::started, false, false}};
    QCOMPARE(valuesOf(device.reader()->select(select), visit::started),
             (std::vector<std::string>{"-5 UTC", "999 UTC", "1778752800000 Europe/London", "20000000000000 UTC"}));
    select.where = {{visit::started, Condition::Is::Less, "1000 Europe/Paris", {}}};
    QCOMPARE(device.reader()->count(select).value(), 2U);
}

void TestLists::groups()
{
    Device device(11, 1);
    const auto a = device.newId().toString();
    const auto b = device.newId().toString();
    for (const auto& [of, at] : {std::pair(a, "999 UTC"), {a, "1778752800000 Europe/London"}, {b, "5 UTC"}}) {
        const auto id = device.newId();
        device.commit({SetField{id, visit::kind, visit::client, of}, SetField{id, visit::kind, visit::started, at}});
    }
    device.set(device.newId(), visit::kind, visit::place, "without a client");
    const auto counted = device.reader()->group(visit::kind, visit::client, model::FieldId{});
    QCOMPARE(counted->size(), 2U);
    QCOMPARE(counted->front().greatest, std::string());
    const auto groups = device.reader()->group(visit::kind, visit::client, visit::started);
    for (const auto& group : *groups) {
        QCOMPARE(group.count, group.key == a ? 2U : 1U);
        QCOMPARE(group.greatest, std::string(group.key == a ? "1778752800000 Europe/London" : "5 UTC"));
    }
    QVERIFY(!device.reader()->group(line::kind, line::text, model::FieldId{}));
}

void TestLists::proseIsLeftOutWhereAsked()
{
    Device device(11, 1);
    const auto id = device.newId();
    device.commit({SpliceText{id, line::kind, line::text, 0, 0, "prose"}});
    auto select = listOf(line::kind);
    QCOMPARE(device.reader()->select(select)->front().value(line::text), std::string("prose"));
    select.withProse = false;
    QCOMPARE(device.reader()->select(select)->front().values.size(), 0U);
}

void TestLists::canonicalValues_data()
{
    QTest::addColumn<quint32>("kind");
    QTest::addColumn<quint32>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char* name, model::KindId kind, model::FieldId field, const QByteArray& value,
                        const QByteArray& stored, bool accepted = true) {
        QTest::newRow(name) << raw(kind) << raw(field) << value << stored << accepted;
    };
    const auto no = [&](const char* name, model::KindId kind, model::FieldId field, const QByteArray& value) {
        row(name, kind, field, value, {}, false);
    };
    row("words", client::kind, client::name, "A  b", "A  b");
    row("words on one line", client::kind, client::name, "a\r\nb\tc\x01", "a b c ");
    row("lone surrogate", client::kind, client::name, "a\xed\xa0\xbd" "b", "a\xef\xbf\xbd" "b");
    row("nul", client::kind, client::name, QByteArray("a\0b", 3), "ab");
    row("day", promise::kind, promise::due, "2024-02-29", "2024-02-29");
    no("no leap year", promise::kind, promise::due, "2026-02-29");
    no("day words", promise::kind, promise::due, "tomorrow");
    no("day short", promise::kind, promise::due, "2026-2-9");
    row("instant", visit::kind, visit::started, "007 Europe/London", "7 Europe/London");
    no("instant without zone", visit::kind, visit::started, "1778752800000");
    no("instant with spaces", visit::kind, visit::started, "5 Europe / London");
    no("instant too far", visit::kind, visit::started, "99999999999999999999 UTC");
    row("choice", line::kind, line::type, "quote", "quote");
    no("no such choice", line::kind, line::type, "shout");
    row("reference", line::kind, line::client, "0196C5A0-0000-7000-8000-0000000000FF",
        "0196c5a0-0000-7000-8000-0000000000ff");
    no("no reference", line::kind, line::client, "somebody");
    row("list", client::kind, client::tags,
        "0196C5A0-0000-7000-8000-0000000000FF\n\n0196c5a0-0000-7000-8000-0000000000ff\n"
        "0196c5a0-0000-7000-8000-000000000001\n",
        "0196c5a0-0000-7000-8000-0000000000ff\n0196c5a0-0000-7000-8000-000000000001");
    no("no list", client::kind, client::tags, "a,b");
    row("order", line::kind, line::order, "a0V", "a0V");
    no("order with space", line::kind, line::order, "a b");
    no("order too long", line::kind, line::order, QByteArray(256, 'a'));
    no("prose as value", line::kind, line::text, "x");
    no("deleted as value", line::kind, model::deletedField, "1");
    no("too long", client::kind, client::name, QByteArray(64 * 1024 + 1, 'x'));
    row("as long as may be", client::kind, client::name, QByteArray(64 * 1024, 'x'), QByteArray(64 * 1024, 'x'));
    no("too long once cleaned", client::kind, client::name, QByteArray(40 * 1024, '\xff'));
    no("no such field", client::kind, model::FieldId{99}, "x");
    no("no such kind", model::KindId{99}, model::FieldId{2}, "x");
}

void TestLists::canonicalValues()
{
    QFETCH(quint32, kind);
    QFETCH(quint32, field);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, stored);
    QFETCH(bool, accepted);
    Device device(11, 1);
    const auto id = device.newId();
    const auto outcome = device.store->commit(
        {teamSpace, {SetField{id, model::KindId{kind}, model::FieldId{field}, value.toStdString()}}});
    QCOMPARE(outcome.has_value(), accepted);
    if (accepted) {
        QCOMPARE(QByteArray::fromStdString(device.value(id, model::FieldId{field})), stored);
    } else {
        QVERIFY(!outcome.error().sentence.empty());
        QCOMPARE(device.state().lastSequence, Sequence{});
    }
}

void TestLists::brokenValuesOfOthersPoisonNothing()
{
    Device device(11, 1);
    Change change{teamSpace, ReplicaId{7}, Sequence{1}, Lamport{1}, WallMs{1}, UserId(uuidOf(12)), {}};
    EntityOps ops;
    ops.entity = device.newId();
    ops.kind = raw(visit::kind);
    ops.writes = {{raw(visit::started), {}, {}, "not a time"},
                  {raw(visit::place), {}, {}, std::string("\xff\x00 yard", 7)},
                  {raw(visit::state), {}, {}, "a state of a later build"},
                  {raw(visit::client), {}, {}, "nobody"}};
    change.entities.push_back(ops);
    SeededRandom random(1);
    const auto encoded = encodeChange(change, random);
    QVERIFY(device.store->journal().apply(
        teamSpace, std::vector<LogItem>{{Cursor{1}, encoded->bytes, encoded->hash, change.id(), WallMs{1}, "r"}},
        firstEpoch));
    auto select = listOf(visit::kind);
    select.order = {{visit::started, false, false}, {visit::place, false, true}};
    const auto rows = device.reader()->select(select);
    QCOMPARE(rows->front().value(visit::started), std::string("not a time"));
    QCOMPARE(rows->front().value(visit::place), std::string("\xef\xbf\xbd yard"));
    QCOMPARE(rows->front().value(visit::state), std::string("a state of a later build"));
    QCOMPARE(device.soundness(), std::string());
}

void TestLists::tablesAreMadeAgainWhenTheDeclarationChanges()
{
    Device device(11, 1);
    const auto id = device.newId();
    const auto other = device.newId();
    device.commit({SetField{id, visit::kind, visit::client, other.toString()},
                   SetField{id, visit::kind, visit::place, "the yard"},
                   SetField{other, client::kind, client::name, "Ironbeck"}});
    const auto lineId = device.newId();
    device.commit({SetField{lineId, line::kind, line::visit, id.toString()},
                   SpliceText{lineId, line::kind, line::text, 0, 0, "hammered"}});
    device.store.reset();
    {
        // As an earlier build left it: a table with fewer columns, under another declaration.
        const auto db = std::move(*Connection::open(device.options.path, {}, Connection::Mode::ReadWrite));
        db->execute("DROP TABLE kind_3; CREATE TABLE kind_3 (e INTEGER PRIMARY KEY, f9 TEXT) STRICT; "
                    "UPDATE fact SET value = x'00' WHERE key = 'kind 3'; "
                    "UPDATE entity SET client = NULL; DROP TABLE kind_4; DELETE FROM fact WHERE key = 'kind 4'; "
                    "INSERT INTO search (search) VALUES ('delete-all')");
        QVERIFY(db->outcome());
    }
    device.open();
    QVERIFY2(device.store != nullptr, device.error.sentence.c_str());
    QCOMPARE(device.value(id, visit::place), std::string("the yard"));
    QCOMPARE(device.reader()->search({"hammer client:iron", 5, 0})->total, 1U);
    QCOMPARE(device.soundness(), std::string());
}

/// A file of an earlier build opens at once; the words of many entities are taken in when it is quiet.
void TestLists::aNewDeclarationDoesNotMakeAnybodyWait()
{
    Device device(11, 1);
    for (int i = 0; i < 600; ++i)
        device.set(device.newId(), client::kind, client::name, "Ironbeck " + std::to_string(i));
    const auto openWithout = [&](const char* kind) {
        device.store.reset();
        {
            const auto db = std::move(*Connection::open(device.options.path, {}, Connection::Mode::ReadWrite));
            db->execute("UPDATE fact SET value = x'00' WHERE key = '" + std::string(kind) + "'");
            QVERIFY(db->outcome());
        }
        device.open();
        QVERIFY2(device.store != nullptr, device.error.sentence.c_str());
    };
    // A kind that nothing is of leaves everything as it is.
    openWithout("kind 3");
    QCOMPARE(device.reader()->search({"ironbeck", 5, 0})->late, 0U);
    openWithout("kind 1");
    QCOMPARE(device.reader()->search({"ironbeck", 5, 0})->late, 600U);
    while (*device.store->indexLate(1000)) {
    }
    QCOMPARE(device.reader()->search({"ironbeck", 5, 0})->late, 0U);
    QCOMPARE(device.reader()->search({"ironbeck", 5, 0})->total, 600U);
    QCOMPARE(device.soundness(), std::string());
}

void TestLists::listsUseTheIndexes()
{
    Device device(11, 1);
    const auto db = std::move(*Connection::open(device.options.path, {}, Connection::Mode::ReadOnly));
    for (const auto* sql : {"EXPLAIN QUERY PLAN SELECT e FROM kind_4 k CROSS JOIN entity e ON e.no = k.e "
                            "WHERE e.presence IN (0, 2) AND k.f2 = ?",
                            "EXPLAIN QUERY PLAN SELECT k.e FROM kind_4 k JOIN entity e ON e.no = k.e WHERE k.f2 = ? "
                            "AND e.space = ?"}) {
        auto plan = db->useBuilt(sql);
        bool indexed = false;
        while (plan.step())
            indexed = indexed || plan.string(3).find("kind_4_f2") != std::string::npos;
        QVERIFY(indexed);
    }
}

void TestLists::factsClimb()
{
    Device device(11, 1);
    Device other(12, 2);
    Log log;
    std::vector<Committed> facts;
    device.store->onCommitted([&](const Committed& fact) { facts.push_back(fact); });
    const auto id = device.newId();
    device.set(id, client::kind, client::name, "Saltmarsh");
    QCOMPARE(facts.size(), 1U);
    QVERIFY(facts.back().local && facts.back().syncStateChanged);
    QCOMPARE(facts.back().touched.front().entity, id);
    QCOMPARE(facts.back().touched.front().field, model::FieldId{});
    device.set(id, client::kind, client::name, "Salt Marsh");
    QCOMPARE(facts.back().touched.front().field, client::name);
    device.sync(log);
    other.sync(log);
    other.commit({SpliceText{id, client::kind, client::about, 0, 0, "Birds."}});
    other.push(log);
    device.pull(log);
    QVERIFY(!facts.back().local);
    QCOMPARE(facts.back().touched.front().field, client::about);
    // What fails tells nothing.
    const auto count = facts.size();
    QVERIFY(!device.store->commit({teamSpace, {SetField{id, client::kind, client::since, "never"}}}));
    QCOMPARE(facts.size(), count);
    std::vector<Draft> many;
    for (int i = 0; i < 1500; ++i)
        many.push_back({teamSpace, {SetField{device.newId(), client::kind, client::name, "n"}}});
    QVERIFY(device.store->commitAll(many));
    QVERIFY(facts.back().everything);
}

QTEST_GUILESS_MAIN(TestLists)
#include "tst_lists.moc"
