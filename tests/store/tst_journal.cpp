// SPDX-License-Identifier: Apache-2.0
// The journal: outbox, acknowledgements, pages, what cannot be read, what could not go, copies, restored servers.
#include "store/snapshot_of.h"

#include <QFile>
#include <QTest>

using namespace salver;
using namespace salver::test;
using namespace salver::store;

namespace {

namespace client = model::client;
namespace line = model::line;

EntityId addLine(Device& device, const std::string& text, const SpaceId& space = teamSpace)
{
    const auto id = device.newId();
    device.commit({SetField{id, line::kind, line::type, "text"}, SpliceText{id, line::kind, line::text, 0, 0, text}},
                  space);
    return id;
}

const Error refused{ErrorCode::NotAllowed, "The server refused this.", false};

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

private slots:
    void theOutboxGivesInOrderAndAtLeastOne();
    void anAcknowledgementRemovesItsOwnOnly_L31();
    void ownOnesComingBackAreNoOps_L39();
    void acknowledgementsOutOfOrder();
    void aPageWithAGapIsRefused();
    void anotherEpochIsRefused();
    void oneUnreadableEntryStopsNothing_L23();
    void aHugeLamportTimeIsLeftOut();
    void aDigestIsComparableOnlyWhereItIsTheLogs();
    void aCopyTakesANewName_L35_L36();
    void aCopyThatWroteWhatTheServerHas();
    void anEntryOfOursThatIsNotHereRefusesThePage();
    void aRestoredServerGetsBackWhatItLacks_L32();
    void resentAboveWhatTheServerHeld();
    void anotherChangeUnderALostNumberKeepsTheWords();
    void checkpointsThinOut();
    void safeBytesAreDropped();
    void waitingIsShown();
};

void TestJournal::theOutboxGivesInOrderAndAtLeastOne()
{
    Device device(11, 1);
    for (int i = 0; i < 5; ++i)
        addLine(device, std::string(1000, 'x'));
    auto& journal = device.store->journal();
    const auto one = journal.outbox(teamSpace, Sequence{}, 10, 100);
    QCOMPARE(one->size(), 1U);
    const auto two = journal.outbox(teamSpace, Sequence{1}, 2500, 100);
    QCOMPARE(two->size(), 2U);
    QCOMPARE(two->front().sequence, Sequence{2});
    QCOMPARE(journal.outbox(teamSpace, Sequence{}, 1 << 20, 3)->size(), 3U);
    QCOMPARE(journal.unsent(teamSpace)->size(), 5U);
    QVERIFY(!journal.outbox(otherSpace, Sequence{}, 10, 10));
}

void TestJournal::anAcknowledgementRemovesItsOwnOnly_L31()
{
    Device device(11, 1);
    for (int i = 0; i < 3; ++i)
        addLine(device, "line");
    const auto replica = device.state().replica;
    auto& journal = device.store->journal();
    QVERIFY(journal.acknowledge(teamSpace, std::vector<Acknowledgement>{{{replica, Sequence{2}}, Cursor{1}, "r"}}));
    const auto rest = journal.unsent(teamSpace);
    QCOMPARE(rest->size(), 2U);
    QCOMPARE(rest->at(0).first, Sequence{1});
    QCOMPARE(rest->at(1).first, Sequence{3});
    // Again, and of what is not there: harmless.
    QVERIFY(journal.acknowledge(teamSpace, std::vector<Acknowledgement>{{{replica, Sequence{2}}, Cursor{1}, "r"},
                                                                        {{replica, Sequence{9}}, Cursor{7}, "r"}}));
    QCOMPARE(journal.unsent(teamSpace)->size(), 2U);
    QCOMPARE(device.state().cursor, Cursor{1});
}

void TestJournal::ownOnesComingBackAreNoOps_L39()
{
    Device device(11, 1);
    Log log;
    addLine(device, "mine");
    addLine(device, "mine too");
    // The answer to the push was lost: the changes come back by the log.
    Device other(12, 2);
    addLine(other, "theirs");
    other.push(log);
    const auto items = device.store->journal().outbox(teamSpace, Sequence{}, 1 << 20, 100);
    for (const auto& item : *items)
        log.items.push_back({Cursor{log.items.size() + 1}, item.bytes, item.hash,
                             {device.state().replica, item.sequence}, WallMs{1}, "receipt"});
    const auto before = device.reader()->count({line::kind, {}, {}, {}, Presence::Live, 0, 0, true});
    device.pull(log);
    QCOMPARE(device.state().waiting, 0U);
    QCOMPARE(device.state().cursor, Cursor{3});
    QCOMPARE(device.reader()->count({line::kind, {}, {}, {}, Presence::Live, 0, 0, true}).value(), before.value() + 1);
    QCOMPARE(device.state().running, log.running());
    other.pull(log);
    QCOMPARE(other.digest(), device.digest());
}

void TestJournal::acknowledgementsOutOfOrder()
{
    Device device(11, 1);
    Log log;
    Device other(12, 2);
    addLine(other, "first");
    other.push(log);
    addLine(device, "second");
    addLine(device, "third");
    device.push(log);
    // Its own stand at 2 and 3, the other's at 1 is not pulled yet: the cursor waits for it.
    QCOMPARE(device.state().cursor, Cursor{0});
    device.pull(log);
    QCOMPARE(device.state().cursor, Cursor{3});
    QCOMPARE(device.state().running, log.running());
    addLine(device, "fourth");
    device.push(log);
    // Nothing lies between: the acknowledgement moves the cursor.
    QCOMPARE(device.state().cursor, Cursor{4});
    QCOMPARE(device.state().running, log.running());
}

void TestJournal::aPageWithAGapIsRefused()
{
    Device device(11, 1);
    Log log;
    Device other(12, 2);
    for (int i = 0; i < 3; ++i)
        addLine(other, "line");
    other.push(log);
    const auto before = device.digest();
    const auto done = device.store->journal().apply(teamSpace, std::vector{log.items[0], log.items[2]}, firstEpoch);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Malformed);
    QCOMPARE(device.digest(), before);
    QCOMPARE(device.state().cursor, Cursor{0});
}

void TestJournal::anotherEpochIsRefused()
{
    Device device(11, 1);
    Log log;
    Device other(12, 2);
    addLine(other, "line");
    other.push(log);
    device.pull(log);
    const auto done = device.store->journal().apply(teamSpace, log.items, Epoch{5});
    QCOMPARE(done.error().code, ErrorCode::EpochChanged);
}

void TestJournal::oneUnreadableEntryStopsNothing_L23()
{
    Device device(11, 1);
    Log log;
    Device other(12, 2);
    for (int i = 0; i < 3; ++i)
        addLine(other, "line");
    other.push(log);
    log.items[1].bytes = "\x0a\x05 this is no change";
    device.pull(log);
    QCOMPARE(device.state().cursor, Cursor{3});
    QCOMPARE(device.reader()->count({line::kind, {}, {}, {}, Presence::Live, 0, 0, true}), 2U);
    QVERIFY(device.reader()->log(10)->front().text.find("could not be read") != std::string::npos);
    QCOMPARE(device.state().running, log.running());
    QCOMPARE(device.soundness(), std::string());
}

void TestJournal::aHugeLamportTimeIsLeftOut()
{
    Device device(11, 1);
    Change change{teamSpace, ReplicaId{9}, Sequence{1}, Lamport{~std::uint64_t{0} - 1}, WallMs{1}, UserId(uuidOf(12)), {}};
    EntityOps ops;
    ops.entity = device.newId();
    ops.kind = raw(client::kind);
    ops.writes.push_back({raw(client::name), {}, {}, "poison"});
    change.entities.push_back(ops);
    SeededRandom random(1);
    const auto encoded = encodeChange(change, random);
    QVERIFY(device.store->journal().apply(
        teamSpace, std::vector<LogItem>{{Cursor{1}, encoded->bytes, encoded->hash, change.id(), WallMs{1}, "r"}},
        firstEpoch));
    QVERIFY(!device.reader()->entity(ops.entity));
    addLine(device, "the clock still counts");
    QCOMPARE(device.state().cursor, Cursor{1});
}

void TestJournal::aDigestIsComparableOnlyWhereItIsTheLogs()
{
    Device device(11, 1);
    Device other(12, 2);
    Log log;
    const auto told = [](Device& of) { return of.store->journal().comparableDigest(teamSpace).value(); };
    QVERIFY(told(device));
    addLine(device, "mine");
    QVERIFY(!told(device));
    addLine(other, "theirs");
    other.push(log);
    // Acknowledged, but beyond the cursor: what is shown is not what the log says up to there.
    device.push(log);
    QCOMPARE(device.state().cursor, Cursor{0});
    QVERIFY(!told(device));
    device.sync(log);
    other.sync(log);
    QVERIFY(told(device));
    QVERIFY(told(device) == told(other));
    // A server that was set back lacks some of what is shown, until it is back in its log.
    QVERIFY(device.store->journal().rewind(teamSpace, Cursor{0}, Epoch{99}));
    QVERIFY(!told(device));
    log.epoch = Epoch{99};
    device.pull(log);
    // Others may have given it back in another order, so only a snapshot of it makes this device comparable again.
    QVERIFY(!told(device));
    for (const auto& piece : snapshotOf(log, log.items.size(), 1))
        QVERIFY(device.store->journal().applySnapshot(teamSpace, piece));
    QVERIFY(told(device) == told(other));
    // What cannot be read is not shown, and no fault.
    log.items.push_back({Cursor{3}, "no change at all", blake2b({"no change"}), {ReplicaId{5}, Sequence{1}}, WallMs{1}, "r"});
    device.pull(log);
    QVERIFY(!told(device));
    // What another device heard stays known until it is settled.
    QVERIFY(device.store->journal().setDiffering(teamSpace, true));
    device.reopen();
    QVERIFY(device.state().differs);
    QVERIFY(std::ranges::any_of(*device.reader()->spaces(), &SpaceSyncState::differs));
    QVERIFY(device.store->journal().setDiffering(teamSpace, false));
    QVERIFY(!device.state().differs);
}

void TestJournal::aCopyTakesANewName_L35_L36()
{
    Device first(11, 1);
    Log log;
    const auto shared = addLine(first, "shared text");
    first.sync(log);
    // One more that was not sent when the copy was made.
    const auto unsent = addLine(first, "before the copy");
    const auto path = (first.folder() + "/copy.db").toStdString();
    QVERIFY(first.store->backupTo(path));
    SetClock clock;
    SeededRandom random(500);
    auto opened = Store::open({path, {}, false, true}, clock, random);
    QVERIFY(opened);
    auto& copy = **opened;
    // Both write: same numbers, other content. The first one sends.
    first.commit({SpliceText{shared, line::kind, line::text, 0, 0, "first "}});
    first.push(log);
    const auto fork = EntityId(uuidV7(clock.now(), random));
    QVERIFY(copy.commit({teamSpace, {SpliceText{shared, line::kind, line::text, 11, 0, " copy"},
                                     SpliceText{unsent, line::kind, line::text, 0, 0, "long "}}}));
    QVERIFY(copy.commit({teamSpace, {SpliceText{shared, line::kind, line::text, 16, 0, "!"}}}));
    QVERIFY(copy.commit({teamSpace, {SetField{fork, client::kind, client::name, "Only the copy"}}}));
    QVERIFY(copy.commit({teamSpace, {SetField{fork, client::kind, client::name, "The copy's"}}}));
    QVERIFY(copy.commit({teamSpace, {RemoveEntity{unsent, line::kind}}}));
    const auto old = copy.journal().spaces()->front().replica;
    const auto held = std::vector{std::pair(log.items[1].hash,
                                            Acknowledgement{log.items[1].id, log.items[1].cursor, log.items[1].receipt})};
    const auto taken = std::vector{std::pair(Sequence{3}, log.items[2].hash)};
    QVERIFY(copy.journal().forkReplica(teamSpace, held, taken, Sequence{3}));
    auto state = copy.journal().spaces()->front();
    QVERIFY(state.replica != old);
    QCOMPARE(state.waiting, 5U);
    QCOMPARE(state.lastSequence, Sequence{5});
    auto findings = copy.check();
    QVERIFY2(findings->empty(), findings->empty() ? "" : findings->front().c_str());
    // What the copy wrote goes up under its new name, and nothing is doubled or lost.
    std::vector<LogItem> page;
    for (auto i = static_cast<std::size_t>(raw(state.cursor)); i < log.items.size(); ++i)
        page.push_back(log.items[i]);
    QVERIFY(copy.journal().apply(teamSpace, page, firstEpoch));
    std::vector<Acknowledgement> acks;
    const auto outbox = copy.journal().outbox(teamSpace, Sequence{}, 1 << 20, 100);
    for (const auto& item : *outbox) {
        log.items.push_back({Cursor{log.items.size() + 1}, item.bytes, item.hash, {state.replica, item.sequence},
                             WallMs{1}, "r"});
        acks.push_back({log.items.back().id, log.items.back().cursor, "r"});
    }
    QVERIFY(copy.journal().acknowledge(teamSpace, acks));
    first.pull(log);
    QCOMPARE(first.value(shared, line::text), std::string("first shared text copy!"));
    QCOMPARE(first.value(unsent, line::text), std::string("long before the copy"));
    QCOMPARE(first.value(fork, client::name), std::string("The copy's"));
    QCOMPARE(first.reader()->entity(unsent)->presence, Presence::Binned);
    QCOMPARE(first.reader()->contests()->size(), 0U);
    QCOMPARE(first.digest(), copy.journal().digest(teamSpace)->toHex());
    QCOMPARE(first.soundness(), std::string());
    findings = copy.check();
    QVERIFY2(findings->empty(), findings->empty() ? "" : findings->front().c_str());
    // From here on the copy goes on counting under its new name.
    QVERIFY(copy.commit({teamSpace, {SpliceText{shared, line::kind, line::text, 0, 5, "1st"}}}));
    QCOMPARE(copy.journal().spaces()->front().lastSequence, Sequence{6});
}

void TestJournal::aCopyThatWroteWhatTheServerHas()
{
    // Restored from a backup: the file's own later changes are in the log, under its own name.
    Device device(11, 1);
    Log log;
    addLine(device, "kept");
    device.sync(log);
    const auto path = (device.folder() + "/backup.db").toStdString();
    QVERIFY(device.store->backupTo(path));
    const auto later = addLine(device, "after the backup");
    device.sync(log);
    SetClock clock;
    SeededRandom random(77);
    auto restored = Store::open({path, {}, false, true}, clock, random);
    QVERIFY((*restored)->journal().forkReplica(teamSpace, {}, {}, Sequence{2}));
    QVERIFY((*restored)->journal().apply(teamSpace, std::vector{log.items[1]}, firstEpoch));
    QCOMPARE((*restored)->journal().digest(teamSpace)->toHex(), device.digest());
    const auto reader = Reader::open(path);
    QCOMPARE((*reader)->entity(later)->value(line::text), std::string("after the backup"));
    // A deletion written now has seen what came back under the old name.
    QVERIFY((*restored)->commit({teamSpace, {RemoveEntity{later, line::kind}}}));
    QCOMPARE((*reader)->entity(later)->presence, Presence::Binned);
}

void TestJournal::anEntryOfOursThatIsNotHereRefusesThePage()
{
    Device device(11, 1);
    LogItem ours{Cursor{1}, {}, blake2b({"x"}), {device.state().replica, Sequence{1}}, WallMs{1}, "r"};
    const auto done = device.store->journal().apply(teamSpace, std::vector{ours}, firstEpoch);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::SequenceReused);
    QCOMPARE(device.state().cursor, Cursor{0});
}

void TestJournal::aRestoredServerGetsBackWhatItLacks_L32()
{
    Device priya(11, 1);
    Device tom(12, 2);
    Log log;
    addLine(priya, "safe");
    priya.sync(log);
    tom.sync(log);
    const auto backup = log;
    const auto text = addLine(priya, "lost on the server");
    priya.sync(log);
    tom.sync(log);
    tom.commit({SpliceText{text, line::kind, line::text, 0, 4, "gone"}});
    tom.sync(log);
    priya.sync(log);
    const auto digest = priya.digest();
    // The server goes back to the backup under another epoch; Tom's device is lost.
    Log restored{backup.items, Epoch{99}};
    const auto agreeing = Cursor{backup.items.size()};
    const auto checkpoints = priya.store->journal().checkpoints(teamSpace, 64);
    QVERIFY(std::any_of(checkpoints->begin(), checkpoints->end(), [&](const RunningCheckpoint& point) {
        return point.cursor == agreeing && point.running == backup.running();
    }));
    QVERIFY(priya.store->journal().rewind(teamSpace, agreeing, restored.epoch));
    QCOMPARE(priya.state().cursor, agreeing);
    QCOMPARE(priya.state().running, backup.running());
    QCOMPARE(priya.state().waiting, 1U);
    const auto outbox = priya.store->journal().outbox(teamSpace, Sequence{}, 1 << 20, 10);
    QCOMPARE(outbox->front().oldCursor, Cursor{2});
    QCOMPARE(outbox->front().receipt, std::string("receipt 2"));
    const auto back = priya.store->journal().handBack(teamSpace, Cursor{}, 1 << 20);
    QCOMPARE(back->size(), 1U);
    QCOMPARE(back->front().cursor, Cursor{3});
    QCOMPARE(back->front().receipt, std::string("receipt 3"));
    // The server takes both, in the old order, and everything is as before.
    priya.push(restored);
    const auto envelope = readEnvelope(back->front().bytes);
    restored.items.push_back({Cursor{restored.items.size() + 1}, back->front().bytes, envelope->hash,
                              {envelope->replica, envelope->sequence}, WallMs{1}, "new receipt"});
    QVERIFY(priya.store->journal().handedBack(teamSpace, back->front().cursor));
    QCOMPARE(priya.store->journal().handBack(teamSpace, Cursor{}, 1 << 20)->size(), 0U);
    priya.pull(restored);
    QCOMPARE(priya.digest(), digest);
    QCOMPARE(priya.state().cursor, Cursor{3});
    QCOMPARE(priya.state().running, restored.running());
    Device lena(13, 3);
    lena.pull(restored);
    QCOMPARE(lena.digest(), digest);
    QCOMPARE(lena.value(text, line::text), std::string("gone on the server"));
    QCOMPARE(priya.soundness(), std::string());
}

void TestJournal::anotherChangeUnderALostNumberKeepsTheWords()
{
    // Two copies of one file are in use. Tom has merged what the first wrote; the server is set back before that, and
    // takes what the second wrote under the same number.
    Device priya(11, 1);
    Device tom(12, 2);
    Device copy(11, 3);
    Log log;
    addLine(priya, "safe");
    priya.sync(log);
    tom.sync(log);
    const auto backup = log;
    priya.store.reset();
    copy.store.reset();
    QFile::remove(QString::fromStdString(copy.options.path));
    QVERIFY(QFile::copy(QString::fromStdString(priya.options.path), QString::fromStdString(copy.options.path)));
    priya.open();
    copy.open();
    const auto lost = addLine(priya, "by the first");
    const auto taken = addLine(copy, "by the copy");
    priya.sync(log);
    tom.sync(log);
    QCOMPARE(tom.value(lost, line::text), std::string("by the first"));
    Log restored{backup.items, Epoch{99}};
    QVERIFY(copy.store->journal().rewind(teamSpace, copy.state().cursor, restored.epoch));
    copy.push(restored);
    QVERIFY(tom.store->journal().rewind(teamSpace, Cursor{backup.items.size()}, restored.epoch));
    const auto back = tom.store->journal().handBack(teamSpace, Cursor{}, 1 << 20);
    QCOMPARE(back->size(), 1U); // which the server refuses: the number is taken
    QVERIFY(tom.store->journal().handedBack(teamSpace, back->front().cursor));
    tom.pull(restored);
    QCOMPARE(tom.state().cursor, Cursor{restored.items.size()});
    // Nothing of it is lost: it is on a list of its own, with its words. And a snapshot of the log will make this
    // device show what the others do; until then nothing is compared.
    const auto leftovers = tom.reader()->leftovers();
    QCOMPARE(leftovers->size(), 1U);
    QVERIFY(leftovers->front().content.find("by the first") != std::string::npos);
    QVERIFY(tom.state().snapshot.wanted);
    QVERIFY(!tom.state().snapshot.handBack);
    QVERIFY(!*tom.store->journal().comparableDigest(teamSpace));
    QCOMPARE(tom.value(taken, line::text), std::string("(none)"));
    const auto notes = tom.reader()->log(5);
    QVERIFY(std::ranges::any_of(*notes, [](const SyncLogRow& row) {
        return row.text.find("another one stands under their numbers") != std::string::npos;
    }));
}

void TestJournal::resentAboveWhatTheServerHeld()
{
    Device device(11, 1);
    Device other(12, 2);
    Log log;
    addLine(other, "not pulled");
    other.push(log);
    for (int i = 0; i < 3; ++i)
        addLine(device, "line");
    device.push(log);
    QCOMPARE(device.state().waiting, 0U);
    QVERIFY(device.store->journal().resendAbove(teamSpace, Sequence{1}));
    QCOMPARE(device.state().waiting, 2U);
    QCOMPARE(device.store->journal().unsent(teamSpace)->front().first, Sequence{2});
    QCOMPARE(device.soundness(), std::string());
}

void TestJournal::checkpointsThinOut()
{
    Device device(11, 1);
    Device other(12, 2);
    Log log;
    std::vector<Draft> drafts;
    for (int i = 0; i < 600; ++i)
        drafts.push_back({teamSpace, {SetField{other.newId(), line::kind, line::type, "text"}}});
    QVERIFY(other.store->commitAll(drafts));
    other.push(log);
    device.pull(log, 50);
    const auto points = device.store->journal().checkpoints(teamSpace, 64);
    QVERIFY(points->size() >= 10 && points->size() <= 64);
    QCOMPARE(points->front().cursor, Cursor{600});
    for (std::size_t i = 0; i < points->size(); ++i) {
        if (i > 0)
            QVERIFY(points->at(i).cursor < points->at(i - 1).cursor);
        Hash running;
        for (std::size_t n = 0; n < raw(points->at(i).cursor); ++n)
            running = runningHash(running, log.items[n].hash);
        QCOMPARE(points->at(i).running, running);
    }
    QCOMPARE(device.store->journal().checkpoints(teamSpace, 3)->size(), 3U);
}

void TestJournal::safeBytesAreDropped()
{
    Device device(11, 1);
    Log log;
    const auto text = addLine(device, "kept as it is shown");
    addLine(device, "another");
    device.sync(log);
    QVERIFY(device.store->journal().setSafe(teamSpace, Cursor{1}));
    QVERIFY(device.store->journal().setSafe(teamSpace, Cursor{1}));
    QVERIFY(device.store->journal().rewind(teamSpace, Cursor{1}, Epoch{5}));
    QCOMPARE(device.state().waiting, 1U);
    device.commit({SpliceText{text, line::kind, line::text, 0, 4, "told"}});
    QCOMPARE(device.value(text, line::text), std::string("told as it is shown"));
    QCOMPARE(device.soundness(), std::string());
}

void TestJournal::waitingIsShown()
{
    Device device(11, 1);
    Log log;
    const auto id = addLine(device, "to be sent");
    QVERIFY(device.reader()->entity(id)->waiting);
    device.sync(log);
    QVERIFY(!device.reader()->entity(id)->waiting);
    device.set(id, line::kind, line::type, "quote");
    QVERIFY(device.reader()->entity(id)->waiting);
    QCOMPARE(device.reader()->outgoing(10)->front().title, std::string("to be sent"));
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
