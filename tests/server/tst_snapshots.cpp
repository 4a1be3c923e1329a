// SPDX-License-Identifier: Apache-2.0
// Snapshots by the service without sockets: when one is made, what stands in it, who gets it, and how the log is cut.
#include "support/service_house.h"

#include "core/sieve.h"
#include "core/snapshot.h"

#include <QTest>

using namespace salver;
using namespace salver::test;

namespace {

ServiceLimits small()
{
    ServiceLimits limits;
    limits.snapshotFrom = 10;
    limits.snapshotTail = 5;
    limits.snapshotPieceBytes = 600;
    return limits;
}

class House : public ServiceHouse {
public:
    explicit House(std::optional<std::chrono::milliseconds> keep = {}) : ServiceHouse(small())
    {
        options.keepLog = keep;
        service = std::make_unique<Service>(*storage, clock, random, Pool{}, Pool{}, options);
    }

    /// Ana writes one field of one entity over and over, and something new each time.
    void write(int times)
    {
        for (int i = 0; i < times; ++i) {
            Change change;
            change.space = team;
            change.replica = replica;
            change.sequence = sequence = next(sequence);
            change.lamport = Lamport{raw(sequence)};
            change.author = ana;
            EntityOps ops;
            ops.entity = over;
            ops.kind = 1;
            ops.writes.push_back({1, last.sequence == Sequence{} ? std::vector<WriteId>{} : std::vector<WriteId>{last},
                                  {}, "value " + std::to_string(i)});
            last = change.id();
            change.entities.push_back(ops);
            if (i % 2 == 0) {
                ops.entity = EntityId(uuidV7(clock.now(), random));
                ops.writes = {{2, {}, {}, "something new"}};
                change.entities.push_back(ops);
            }
            changes.push_back(encodeChange(change, random).value());
            if (!pushAs(anasToken, {changes.back()}))
                qFatal("a push is refused");
        }
    }
    Result<wire::SnapshotPiece> piece(const std::string& token, std::uint64_t id = 0, std::uint32_t number = 0)
    {
        Request request;
        request.operation = Operation::Snapshot;
        request.token = token;
        request.space = team;
        request.snapshot = id;
        request.piece = number;
        return read<wire::SnapshotPiece>(call(std::move(request)));
    }
    /// All pieces of the newest, read as a device reads them.
    std::vector<SnapshotPiece> all(const std::string& token)
    {
        std::vector<SnapshotPiece> pieces;
        std::uint64_t id = 0;
        do {
            auto got = piece(token, id, static_cast<std::uint32_t>(pieces.size()));
            if (!got)
                qFatal("%s", got.error().sentence.c_str());
            id = got->id();
            pieces.push_back(must(snapshotPieceOf(std::move(*got))));
        } while (!pieces.back().last);
        return pieces;
    }
    wire::HandshakeResponse greet(const std::string& token, std::uint64_t cursor)
    {
        wire::HandshakeRequest body;
        body.set_replica(77);
        body.set_cursor(cursor);
        Hash running;
        for (std::size_t i = 0; i < cursor; ++i)
            running = runningHash(running, changes[i].hash);
        body.set_running(std::string(running.view()));
        return must(ask<wire::HandshakeResponse>(Operation::Handshake, token, body.SerializeAsString()));
    }
    void tend() { await(service->tendLogs()); }

    ReplicaId replica{random.replica()};
    Sequence sequence{};
    EntityId over{uuidV7(clock.now(), random)};
    WriteId last;
    std::vector<EncodedChange> changes;
};

} // namespace

class SnapshotsTest : public QObject {
    Q_OBJECT

private slots:
    void itIsMadeForTheFirstWhoAsks()
    {
        House h;
        h.write(30);
        const auto pieces = h.all(h.bensToken);
        QVERIFY(pieces.size() > 2);
        QVERIFY(pieces.back().at == Cursor{30});
        Sieve sieve;
        for (std::size_t i = 0; i < h.changes.size(); ++i)
            sieve.note(h.changes[i].bytes, Cursor{i + 1});
        std::size_t kept = 0;
        Hash running;
        for (std::size_t i = 0; i < h.changes.size(); ++i) {
            kept += sieve.sift(h.changes[i].bytes, Cursor{i + 1}).keep ? 1 : 0;
            running = runningHash(running, h.changes[i].hash);
        }
        std::size_t items = 0;
        for (const auto& piece : pieces) {
            items += piece.items.size();
            for (const auto& item : piece.items) {
                QCOMPARE(item.entry.bytes, h.changes[raw(item.entry.cursor) - 1].bytes);
                QVERIFY(!item.entry.receipt.empty());
            }
        }
        QCOMPARE(items, kept);
        QVERIFY(kept < 30);
        QVERIFY(pieces.back().digest == sieve.digest());
        QVERIFY(pieces.back().running == running);
        QVERIFY(pieces.back().version == (SeenVersion{{h.replica, Sequence{30}}}));
        QCOMPARE(h.service->counters().snapshotsMade, 1U);
        QVERIFY(await(h.storage->check())->findings.empty());
    }

    void onlyMembersGetIt()
    {
        House h;
        h.write(3);
        QCOMPARE(h.piece(h.cleosToken).error().code, ErrorCode::NotMember);
        QCOMPARE(h.service->counters().snapshotsMade, 0U);
        QVERIFY(h.piece(h.bensToken));
    }

    void aNewerOneIsMadeOnceTheLogHasGrown()
    {
        House h;
        h.write(20);
        const auto first = h.piece(h.bensToken)->id();
        h.write(5);
        QCOMPARE(h.piece(h.bensToken)->id(), first);
        h.write(1);
        // Who is reading one goes on with it; who asks anew gets the newest.
        QCOMPARE(h.piece(h.bensToken, first, 1)->id(), first);
        const auto pieces = h.all(h.bensToken);
        QVERIFY(pieces[0].id != first);
        QVERIFY(pieces.back().at == Cursor{26});
        QCOMPARE(h.piece(h.bensToken, first, 0)->id(), first);
        // From the first and the log since it comes what comes from the whole log.
        Sieve sieve;
        for (std::size_t i = 0; i < h.changes.size(); ++i)
            sieve.note(h.changes[i].bytes, Cursor{i + 1});
        for (std::size_t i = 0; i < h.changes.size(); ++i)
            static_cast<void>(sieve.sift(h.changes[i].bytes, Cursor{i + 1}));
        QVERIFY(pieces.back().digest == sieve.digest());
        QCOMPARE(h.piece(h.bensToken, 12345, 0).error().code, ErrorCode::NotFound);
        QVERIFY(h.lastError.retry());
    }

    void itIsAdvisedToEmptyDevicesOfLongLogs()
    {
        House h;
        h.write(9);
        QVERIFY(!h.greet(h.bensToken, 0).snapshot());
        h.write(1);
        QVERIFY(h.greet(h.bensToken, 0).snapshot());
        QVERIFY(!h.greet(h.bensToken, 4).snapshot());
    }

    void withoutARetentionTheLogIsKept()
    {
        House h;
        h.write(30);
        h.clock.forward(std::int64_t{20} * 365 * 86'400'000);
        h.tend();
        QVERIFY(h.pullAs(h.bensToken));
        // But a snapshot is made ahead of those who will ask.
        QCOMPARE(h.service->counters().snapshotsMade, 1U);
        h.tend();
        QCOMPARE(h.service->counters().snapshotsMade, 1U);
    }

    /// L16: what is older than the retention goes, nothing else; who stands behind it is told.
    void L16_theFenceMovesByAge()
    {
        House h(std::chrono::hours(24 * 180));
        h.write(8);
        h.clock.forward(std::int64_t{100} * 86'400'000);
        h.write(4);
        h.tend();
        QCOMPARE(h.greet(h.bensToken, 3).fence(), 0U);
        QVERIFY(h.pullAs(h.bensToken));
        h.clock.forward(std::int64_t{81} * 86'400'000);
        h.tend();
        const auto greeting = h.greet(h.bensToken, 3);
        QCOMPARE(greeting.fence(), 8U);
        QVERIFY(greeting.log_agrees());
        QCOMPARE(h.pullAs(h.bensToken, 3).error().code, ErrorCode::BehindFence);
        QVERIFY(h.lastError.retry());
        QCOMPARE(h.pullAs(h.bensToken, 8)->entries_size(), 4);
        QVERIFY(h.all(h.bensToken).back().at >= Cursor{8});
        QVERIFY(await(h.storage->check())->findings.empty());
    }

    /// Once the log is cut, the next snapshot comes from the one before it.
    void afterTheCutTheNextOneIsMadeFromTheLast()
    {
        House h(std::chrono::hours(24));
        h.write(20);
        h.clock.forward(std::int64_t{2} * 86'400'000);
        h.tend();
        QCOMPARE(h.greet(h.bensToken, 20).fence(), 20U);
        h.write(12);
        const auto pieces = h.all(h.bensToken);
        QVERIFY(pieces.back().at == Cursor{32});
        Sieve sieve;
        for (std::size_t i = 0; i < h.changes.size(); ++i)
            sieve.note(h.changes[i].bytes, Cursor{i + 1});
        std::size_t kept = 0;
        for (std::size_t i = 0; i < h.changes.size(); ++i)
            kept += sieve.sift(h.changes[i].bytes, Cursor{i + 1}).keep ? 1 : 0;
        std::size_t items = 0;
        for (const auto& piece : pieces)
            items += piece.items.size();
        QCOMPARE(items, kept);
        QVERIFY(pieces.back().digest == sieve.digest());
        h.clock.forward(std::int64_t{2} * 86'400'000);
        h.tend();
        QCOMPARE(h.greet(h.bensToken, 32).fence(), 32U);
        QVERIFY(await(h.storage->check())->findings.empty());
    }

    void anEmptySpaceHasASnapshotToo()
    {
        House h;
        const auto empty = h.piece(h.bensToken);
        // There is nothing to take over: its place is before the first change.
        QVERIFY(empty && empty->last() && empty->at() == 0 && empty->entries_size() == 0);
    }
};

QTEST_GUILESS_MAIN(SnapshotsTest)
#include "tst_snapshots.moc"
