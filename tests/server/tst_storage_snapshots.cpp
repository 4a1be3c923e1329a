// SPDX-License-Identifier: Apache-2.0
// Snapshots and the fence in every storage behind the port.
#include "core/hash.h"
#include "support/contract.h"

#include <QTest>

using namespace salver;
using namespace salver::test;

namespace {

Snapshot snapshotAt(std::uint64_t id, std::uint64_t at, std::uint32_t pieces, std::int64_t made)
{
    return {id, Cursor{at}, pieces, 10, WallMs{made}};
}

} // namespace

class StorageSnapshots : public ContractTest {
    Q_OBJECT

private slots:
    void halfASnapshotIsNeverSeen_data() { eachStorage(); }
    void halfASnapshotIsNeverSeen()
    {
        auto h = filled(4);
        must(await(h->storage->addSnapshotPiece(h->team, 7, 0, "first")));
        QVERIFY(!standing(*h).snapshot);
        QCOMPARE(read(*h, 7, 0).error().code, ErrorCode::NotFound);
        must(await(h->storage->addSnapshotPiece(h->team, 7, 1, "second")));
        // A count that does not fit is a piece that is missing.
        QCOMPARE(await(h->storage->finishSnapshot(h->team, snapshotAt(7, 4, 3, 1))).error().code, ErrorCode::Busy);
        must(await(h->storage->finishSnapshot(h->team, snapshotAt(7, 4, 2, 1))));
        const auto now = standing(*h);
        QVERIFY(now.snapshot && now.snapshot->id == 7 && now.snapshot->pieces == 2);
        QVERIFY(now.snapshot->at == Cursor{4} && now.head == Cursor{4} && now.fence == Cursor{});
        QCOMPARE(*read(*h, 7, 0), std::string("first"));
        QCOMPARE(*read(*h, 7, 1), std::string("second"));
        QCOMPARE(*read(*h, 0, 1), std::string("second"));
        QCOMPARE(read(*h, 7, 2).error().code, ErrorCode::NotFound);
        QVERIFY(await(h->storage->check())->findings.empty());
    }

    void onlyMembersReadIt_data() { eachStorage(); }
    void onlyMembersReadIt()
    {
        auto h = filled(2);
        make(*h, 7, 2, 1);
        SnapshotPieceQuery query;
        query.space = h->team;
        query.asker = h->cleo;
        QCOMPARE(await(h->storage->snapshotPiece(query)).error().code, ErrorCode::NotMember);
        query.asker = h->ben;
        QVERIFY(await(h->storage->snapshotPiece(query)));
        query.asker.reset();
        QVERIFY(await(h->storage->snapshotPiece(query)));
    }

    void theOneBeforeStaysForThoseWhoReadIt_data() { eachStorage(); }
    void theOneBeforeStaysForThoseWhoReadIt()
    {
        auto h = filled(6);
        make(*h, 7, 2, 1);
        must(await(h->storage->addSnapshotPiece(h->team, 99, 0, "of one that came to nothing")));
        make(*h, 8, 4, 2);
        QVERIFY(read(*h, 7, 0) && read(*h, 8, 0));
        QCOMPARE(standing(*h).snapshot->id, 8U);
        make(*h, 9, 6, 3);
        QCOMPARE(read(*h, 7, 0).error().code, ErrorCode::NotFound);
        QVERIFY(read(*h, 8, 0) && read(*h, 9, 0));
        QCOMPARE(await(h->storage->finishSnapshot(h->team, snapshotAt(99, 6, 1, 4))).error().code, ErrorCode::Busy);
        QCOMPARE(standing(*h).snapshot->id, 9U);
    }

    // L16: the fence is a rule.
    void theLogIsCutUpToASnapshotOnly_data() { eachStorage(); }
    void theLogIsCutUpToASnapshotOnly()
    {
        auto h = filled(6);
        QVERIFY(must(await(h->storage->cutLog(h->team, Cursor{6}))) == Cursor{});
        make(*h, 7, 4, 1);
        QVERIFY(must(await(h->storage->cutLog(h->team, Cursor{3}))) == Cursor{3});
        QVERIFY(must(await(h->storage->cutLog(h->team, Cursor{2}))) == Cursor{3});
        QCOMPARE(h->pull(h->ben, 2).error().code, ErrorCode::BehindFence);
        QVERIFY(h->pull(h->ben, 2).error().retry);
        const auto page = h->pull(h->ben, 3);
        QVERIFY(page && page->entries.size() == 3 && !page->entries[0].bytes.empty());
        QVERIFY(must(await(h->storage->cutLog(h->team, Cursor{6}))) == Cursor{4});
        QVERIFY(await(h->storage->check())->findings.empty());
        h->reopen();
        QVERIFY(standing(*h).fence == Cursor{4});
        QCOMPARE(await(h->storage->readLog(h->team, Cursor{3}, Cursor{6}, 1'000)).error().code, ErrorCode::BehindFence);
        QCOMPARE(must(await(h->storage->readLog(h->team, Cursor{4}, Cursor{5}, 1'000))).entries.size(), 1U);
    }

    /// What was cut is known for good: it is not taken twice, and a device that missed the answer hears of it.
    void whatWasCutIsStillKnown_data() { eachStorage(); }
    void whatWasCutIsStillKnown()
    {
        auto h = house();
        auto device = h->device(h->ana);
        std::vector<EncodedChange> sent;
        for (int i = 0; i < 3; ++i)
            sent.push_back(device.next());
        must(h->push(h->ana, sent));
        make(*h, 7, 3, 1);
        must(await(h->storage->cutLog(h->team, Cursor{3})));
        const auto again = h->push(h->ana, sent);
        QVERIFY(again && !again->error && !again->grew);
        QVERIFY(again->verdicts[1].accepted && again->verdicts[1].cursor == Cursor{2});
        HandshakeQuery query;
        query.asker = {h->ana, h->team};
        query.replica = device.replica();
        query.lastSequence = Sequence{3};
        query.unsent = {{Sequence{3}, sent[2].hash}};
        query.at = {Cursor{1}, runningHash(Hash{}, sent[0].hash)};
        const auto answer = must(await(h->storage->handshake(query)));
        QVERIFY(answer.fence == Cursor{3});
        QVERIFY(answer.logAgrees);
        QCOMPARE(answer.held.size(), 1U);
        QVERIFY(answer.held[0].second == Cursor{3});
        must(h->push(h->ana, {device.next()}));
        QCOMPARE(h->pull(h->ben, 3)->entries.size(), 1U);
        QVERIFY(await(h->storage->check())->findings.empty());
    }

    void theLogIsReadInPages_data() { eachStorage(); }
    void theLogIsReadInPages()
    {
        auto h = filled(20, 300);
        Cursor after{};
        std::size_t pages = 0;
        std::size_t entries = 0;
        Hash running;
        while (after < Cursor{17}) {
            const auto page = must(await(h->storage->readLog(h->team, after, Cursor{17}, 1'000)));
            QVERIFY(!page.entries.empty());
            for (const auto& entry : page.entries)
                running = runningHash(running, entry.hash);
            QVERIFY(page.running == running);
            after = page.entries.back().cursor;
            entries += page.entries.size();
            ++pages;
        }
        QCOMPARE(entries, 17U);
        QVERIFY(pages > 3);
        QVERIFY(after == Cursor{17});
    }

    void whatCameBeforeIsFound_data() { eachStorage(); }
    void whatCameBeforeIsFound()
    {
        auto h = house();
        auto device = h->device(h->ana);
        for (const std::int64_t at : {100, 100, 200, 300}) {
            auto batch = h->batch(h->ana, {StorageHouse::entry(device.next())});
            batch.now = WallMs{at};
            must(await(h->storage->push(std::move(batch))));
        }
        const auto before = [&](std::int64_t at) {
            return raw(must(await(h->storage->lastReceivedBefore(h->team, WallMs{at}))));
        };
        QCOMPARE(before(100), 0U);
        QCOMPARE(before(101), 2U);
        QCOMPARE(before(300), 3U);
        QCOMPARE(before(301), 4U);
        QVERIFY(!await(h->storage->lastReceivedBefore(SpaceId{}, WallMs{1})));
    }

private:
    std::unique_ptr<StorageHouse> filled(int changes, std::size_t valueBytes = 20)
    {
        auto h = house();
        auto device = h->device(h->ana);
        for (int i = 0; i < changes; ++i)
            must(h->push(h->ana, {device.next(valueBytes)}));
        return h;
    }
    static void make(StorageHouse& h, std::uint64_t id, std::uint64_t at, std::int64_t made)
    {
        must(await(h.storage->addSnapshotPiece(h.team, id, 0, "piece " + std::to_string(id))));
        must(await(h.storage->finishSnapshot(h.team, snapshotAt(id, at, 1, made))));
    }
    static LogStanding standing(StorageHouse& h) { return must(await(h.storage->logStanding(h.team))); }
    static Result<std::string> read(StorageHouse& h, std::uint64_t id, std::uint32_t number)
    {
        SnapshotPieceQuery query;
        query.asker = h.ana;
        query.space = h.team;
        query.id = id;
        query.number = number;
        return await(h.storage->snapshotPiece(query));
    }
};

QTEST_GUILESS_MAIN(StorageSnapshots)
#include "tst_storage_snapshots.moc"
