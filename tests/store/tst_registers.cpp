// SPDX-License-Identifier: Apache-2.0
#include "store/fixture.h"

#include <QElapsedTimer>
#include <QTest>

using namespace salver;
using namespace salver::test;
using namespace salver::store;

namespace {

constexpr auto clientKind = model::client::kind;
constexpr auto nameField = model::client::name;

std::vector<std::string> liveValues(const Device& device, const EntityId& entity, model::FieldId field)
{
    std::vector<std::string> values;
    const auto history = device.reader()->history(entity, field);
    for (const auto& write : *history) {
        if (write.live)
            values.push_back(write.value);
    }
    std::sort(values.begin(), values.end());
    return values;
}

/// A change of another replica, made by hand.
LogItem item(const Change& change, Cursor cursor)
{
    SeededRandom random(raw(change.replica) * 1000 + raw(change.sequence));
    const auto encoded = encodeChange(change, random);
    return {cursor, encoded->bytes, encoded->hash, change.id(), WallMs{1}, "receipt"};
}

Change write(ReplicaId replica, Sequence sequence, Lamport lamport, const EntityId& entity, const std::string& value,
             std::vector<WriteId> replaces = {})
{
    Change change{teamSpace, replica, sequence, lamport, WallMs{5}, UserId(uuidOf(12)), {}};
    EntityOps ops;
    ops.entity = entity;
    ops.kind = raw(clientKind);
    ops.writes.push_back({raw(nameField), std::move(replaces), {}, value});
    change.entities.push_back(std::move(ops));
    return change;
}

} // namespace

class TestRegisters : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenIsRead();
    void nothingChangesWhereTheValueIsTheSame();
    void valuesWrittenApartAreBothKept();
    void equalValuesWrittenApartAreNoConflict();
    void aThousandPairsWrittenApart_L5();
    void settlingLosesNothingWrittenElsewhereMeanwhile();
    void fiveHundredLiveValues_L50();
    void aNameCountsOnlyForWhatStandsBefore();
    void nobodyCanNameAWriteYetToCome();
    void aNameOfAnotherFieldDoesNotCount();
    void theFutureStampWinsNothing_L43_L44();
    void unknownKindsAndFieldsAreKept_L46_L47_L48();
    void theUndoTakesBack();
};

void TestRegisters::whatIsWrittenIsRead()
{
    Device device(11, 1);
    QVERIFY(device.store);
    const auto client = device.newId();
    device.set(client, clientKind, nameField, "Brightwater");
    QCOMPARE(device.value(client, nameField), std::string("Brightwater"));
    const auto line = device.newId();
    device.commit({SetField{line, model::line::kind, model::line::client, client.toString()},
                   SetField{line, model::line::kind, model::line::type, "quote"},
                   SpliceText{line, model::line::kind, model::line::text, 0, 0, "I don't want another deck."}});
    device.commit({SpliceText{line, model::line::kind, model::line::text, 2, 5, "would love"}});
    QCOMPARE(device.value(line, model::line::text), std::string("I would love want another deck."));
    Log log;
    device.push(log);
    Device other(12, 2);
    other.pull(log);
    QCOMPARE(other.value(line, model::line::text), std::string("I would love want another deck."));
    QCOMPARE(other.value(line, model::line::type), std::string("quote"));
    QCOMPARE(other.digest(), device.digest());
    QCOMPARE(other.soundness(), std::string());
    QCOMPARE(device.soundness(), std::string());
}

void TestRegisters::nothingChangesWhereTheValueIsTheSame()
{
    Device device(11, 1);
    const auto client = device.newId();
    device.set(client, clientKind, nameField, "Hollis");
    const auto before = device.state().lastSequence;
    const auto outcome = device.commit({SetField{client, clientKind, nameField, "Hollis"},
                                        SetField{client, clientKind, model::client::sector, ""}});
    QCOMPARE(outcome.change.sequence, Sequence{});
    QCOMPARE(device.state().lastSequence, before);
    // L2: opened again without an edit, it has nothing to send.
    Log log;
    device.sync(log);
    device.reopen();
    QCOMPARE(device.state().waiting, 0U);
}

void TestRegisters::valuesWrittenApartAreBothKept()
{
    Device priya(11, 1);
    Device tom(12, 2);
    Log log;
    const auto client = priya.newId();
    priya.set(client, clientKind, nameField, "Arden");
    priya.sync(log);
    tom.sync(log);
    priya.set(client, clientKind, nameField, "Arden & Co");
    tom.set(client, clientKind, nameField, "Arden Ltd");
    priya.push(log);
    tom.sync(log);
    priya.sync(log);
    for (const auto* device : {&priya, &tom}) {
        QCOMPARE(liveValues(*device, client, nameField), (std::vector<std::string>{"Arden & Co", "Arden Ltd"}));
        const auto contests = device->reader()->contests();
        QCOMPARE(contests->size(), 1U);
        QCOMPARE(contests->front().live.front().shown, true);
        QCOMPARE(contests->front().before.front().value, std::string("Arden"));
        QVERIFY(device->reader()->entity(client)->contested);
        QCOMPARE(device->soundness(), std::string());
    }
    QCOMPARE(priya.value(client, nameField), tom.value(client, nameField));
    QCOMPARE(priya.digest(), tom.digest());
    priya.set(client, clientKind, nameField, "Arden & Co Ltd");
    priya.sync(log);
    tom.sync(log);
    QCOMPARE(tom.reader()->contests()->size(), 0U);
    QCOMPARE(tom.value(client, nameField), std::string("Arden & Co Ltd"));
    QCOMPARE(priya.digest(), tom.digest());
}

void TestRegisters::equalValuesWrittenApartAreNoConflict()
{
    Device priya(11, 1);
    Device tom(12, 2);
    Log log;
    const auto client = priya.newId();
    priya.set(client, clientKind, nameField, "Kawase");
    tom.set(client, clientKind, nameField, "Kawase");
    priya.sync(log);
    tom.sync(log);
    priya.sync(log);
    QCOMPARE(priya.reader()->contests()->size(), 0U);
    QCOMPARE(liveValues(priya, client, nameField).size(), 2U);
    // The next write names all live ones.
    tom.set(client, clientKind, nameField, "Kawase Tea");
    tom.sync(log);
    priya.sync(log);
    QCOMPARE(liveValues(priya, client, nameField), std::vector<std::string>{"Kawase Tea"});
    QCOMPARE(priya.digest(), tom.digest());
}

void TestRegisters::aThousandPairsWrittenApart_L5()
{
    Device priya(11, 1);
    Device tom(12, 2);
    std::vector<EntityId> clients;
    std::vector<Draft> first;
    std::vector<Draft> second;
    for (int i = 0; i < 1000; ++i) {
        clients.push_back(priya.newId());
        first.push_back({teamSpace, {SetField{clients.back(), clientKind, nameField, "p" + std::to_string(i)}}});
        second.push_back({teamSpace, {SetField{clients.back(), clientKind, nameField, "t" + std::to_string(i)}}});
    }
    QVERIFY(priya.store->commitAll(first));
    QVERIFY(tom.store->commitAll(second));
    Log log;
    tom.push(log);
    priya.sync(log);
    tom.sync(log);
    QCOMPARE(priya.digest(), tom.digest());
    QCOMPARE(priya.reader()->contests()->size(), 1000U);
    for (const auto& client : clients)
        QCOMPARE(priya.value(client, nameField), tom.value(client, nameField));
}

void TestRegisters::settlingLosesNothingWrittenElsewhereMeanwhile()
{
    Device a(11, 1);
    Device b(12, 2);
    Device c(13, 3);
    Device d(12, 4);
    Log log;
    const auto client = a.newId();
    a.set(client, clientKind, nameField, "base");
    a.sync(log);
    for (auto* device : {&b, &c, &d})
        device->sync(log);
    a.set(client, clientKind, nameField, "one");
    b.set(client, clientKind, nameField, "two");
    c.set(client, clientKind, nameField, "three");
    for (auto* device : {&a, &b, &c})
        device->sync(log);
    a.sync(log);
    QCOMPARE(liveValues(a, client, nameField), (std::vector<std::string>{"one", "three", "two"}));
    // A settles the three while D, which has seen none of them, writes a fourth.
    a.set(client, clientKind, nameField, "settled");
    d.set(client, clientKind, nameField, "fourth");
    d.push(log);
    a.sync(log);
    for (auto* device : {&b, &c, &d, &a})
        device->sync(log);
    for (const auto* device : {&a, &b, &c, &d}) {
        QCOMPARE(liveValues(*device, client, nameField), (std::vector<std::string>{"fourth", "settled"}));
        QCOMPARE(device->digest(), a.digest());
        QCOMPARE(device->reader()->contests()->size(), 1U);
        // None of the five is lost: all are in the history.
        QCOMPARE(device->reader()->history(client, nameField)->size(), 6U);
    }
}

void TestRegisters::fiveHundredLiveValues_L50()
{
    Device device(11, 1);
    const auto client = device.newId();
    std::vector<LogItem> page;
    for (std::uint64_t i = 1; i <= 500; ++i)
        page.push_back(item(write(ReplicaId{1000 + i}, Sequence{1}, Lamport{1}, client, "v" + std::to_string(i)),
                            Cursor{i}));
    QVERIFY(device.store->journal().apply(teamSpace, page, firstEpoch));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(device.reader()->contests()->front().live.size(), 500U);
    QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed())));
    device.set(client, clientKind, nameField, "one name");
    QCOMPARE(liveValues(device, client, nameField), std::vector<std::string>{"one name"});
    QCOMPARE(device.reader()->contests()->size(), 0U);
    QCOMPARE(device.soundness(), std::string());
}

void TestRegisters::aNameCountsOnlyForWhatStandsBefore()
{
    // One replica's writes in order, then another's that names the second of them.
    Device device(11, 1);
    const auto client = device.newId();
    const ReplicaId one{100};
    const ReplicaId two{200};
    const std::vector<LogItem> page{
        item(write(one, Sequence{1}, Lamport{1}, client, "a"), Cursor{1}),
        item(write(one, Sequence{2}, Lamport{2}, client, "b", {{one, Sequence{1}}}), Cursor{2}),
        item(write(two, Sequence{1}, Lamport{3}, client, "c", {{one, Sequence{2}}, {one, Sequence{2}}}), Cursor{3})};
    QVERIFY(device.store->journal().apply(teamSpace, page, firstEpoch));
    QCOMPARE(liveValues(device, client, nameField), std::vector<std::string>{"c"});
    QCOMPARE(device.soundness(), std::string());
}

void TestRegisters::nobodyCanNameAWriteYetToCome()
{
    Device priya(11, 1);
    Device tom(12, 2);
    const auto client = priya.newId();
    priya.set(client, clientKind, nameField, "mine");
    const auto future = WriteId{priya.state().replica, Sequence{1}};
    // Somebody guesses the name of a write that is not in the log yet; its author must not lose it.
    const auto mean = item(write(ReplicaId{500}, Sequence{1}, Lamport{9}, client, "theirs", {future}), Cursor{1});
    Log log;
    log.items.push_back(mean);
    priya.sync(log);
    tom.sync(log);
    for (const auto* device : {&priya, &tom})
        QCOMPARE(liveValues(*device, client, nameField), (std::vector<std::string>{"mine", "theirs"}));
    QCOMPARE(priya.digest(), tom.digest());
}

void TestRegisters::aNameOfAnotherFieldDoesNotCount()
{
    Device device(11, 1);
    const auto client = device.newId();
    auto first = write(ReplicaId{100}, Sequence{1}, Lamport{1}, client, "kept");
    auto second = write(ReplicaId{200}, Sequence{1}, Lamport{2}, client, "sector", {first.id()});
    second.entities.front().writes.front().field = raw(model::client::sector);
    auto third = write(ReplicaId{300}, Sequence{1}, Lamport{3}, device.newId(), "elsewhere", {first.id()});
    QVERIFY(device.store->journal().apply(
        teamSpace, std::vector{item(first, Cursor{1}), item(second, Cursor{2}), item(third, Cursor{3})}, firstEpoch));
    QCOMPARE(liveValues(device, client, nameField), std::vector<std::string>{"kept"});
    QCOMPARE(device.soundness(), std::string());
}

void TestRegisters::theFutureStampWinsNothing_L43_L44()
{
    Device priya(11, 1);
    Device tom(12, 2);
    priya.clock.time += 10LL * 365 * 86'400'000;
    tom.clock.time -= 10LL * 365 * 86'400'000;
    Log log;
    const auto client = priya.newId();
    priya.set(client, clientKind, nameField, "from 2036");
    priya.sync(log);
    tom.sync(log);
    tom.set(client, clientKind, nameField, "from 2016");
    tom.sync(log);
    priya.sync(log);
    QCOMPARE(priya.value(client, nameField), std::string("from 2016"));
    QCOMPARE(priya.reader()->contests()->size(), 0U);
    QCOMPARE(priya.digest(), tom.digest());
}

void TestRegisters::unknownKindsAndFieldsAreKept_L46_L47_L48()
{
    Device priya(11, 1);
    Device tom(12, 2);
    const auto client = priya.newId();
    const auto strange = priya.newId();
    auto change = write(ReplicaId{100}, Sequence{1}, Lamport{1}, client, "Marlowe");
    change.entities.front().writes.push_back({900, {}, {}, "a field of a later build"});
    EntityOps unknown;
    unknown.entity = strange;
    unknown.kind = 4000;
    unknown.writes.push_back({7, {}, {}, std::string("\x00\xff raw", 6)});
    change.entities.push_back(unknown);
    Log log;
    log.items.push_back(item(change, Cursor{1}));
    priya.sync(log);
    priya.set(client, clientKind, nameField, "Marlowe & Sons");
    priya.sync(log);
    tom.sync(log);
    for (const auto* device : {&priya, &tom}) {
        QCOMPARE(liveValues(*device, client, model::FieldId{900}),
                 std::vector<std::string>{"a field of a later build"});
        QCOMPARE(device->value(strange, model::FieldId{7}), std::string("\x00\xff raw", 6));
        QCOMPARE(device->soundness(), std::string());
    }
    QCOMPARE(priya.digest(), tom.digest());
}

void TestRegisters::theUndoTakesBack()
{
    Device device(11, 1);
    const auto client = device.newId();
    const auto made = device.commit({SetField{client, clientKind, nameField, "Meltemi"},
                                     SpliceText{client, clientKind, model::client::about, 0, 0, "Boats."}});
    const auto changed = device.commit({SetField{client, clientKind, nameField, "Zielona"},
                                        SetField{client, clientKind, model::client::sector, "energy"},
                                        SpliceText{client, clientKind, model::client::about, 0, 5, "Sails"},
                                        SpliceText{client, clientKind, model::client::about, 6, 0, " New."}});
    QCOMPARE(device.value(client, model::client::about), std::string("Sails. New."));
    const auto undone = device.commit(changed.undo.steps);
    QCOMPARE(device.value(client, nameField), std::string("Meltemi"));
    QCOMPARE(device.value(client, model::client::sector), std::string());
    QCOMPARE(device.value(client, model::client::about), std::string("Boats."));
    device.commit(undone.undo.steps);
    QCOMPARE(device.value(client, model::client::about), std::string("Sails. New."));
    device.commit(made.undo.steps);
    QCOMPARE(device.reader()->entity(client)->presence, Presence::Binned);
    QCOMPARE(device.soundness(), std::string());
}

QTEST_GUILESS_MAIN(TestRegisters)
#include "tst_registers.moc"
