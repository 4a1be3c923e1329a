// SPDX-License-Identifier: Apache-2.0
// What every storage behind the port must do, whatever the database. Each test runs on each implementation and in
// each way of running it.
#include "core/hash.h"
#include "support/contract.h"

#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

#include <QTest>

using namespace salver;
using namespace salver::test;

class StorageContract : public ContractTest {
    Q_OBJECT

private slots:
    void pushedChangesComeBackInOrder_L21_data() { eachStorage(); }
    void pushedChangesComeBackInOrder_L21()
    {
        auto h = house();
        auto device = h->device(h->ana);
        const auto one = device.next();
        const auto two = device.next();
        const auto pushed = h->push(h->ana, {one, two});
        QVERIFY(pushed && !pushed->error);
        QCOMPARE(raw(pushed->head), 2U);
        QCOMPARE(raw(pushed->highest), 2U);
        QCOMPARE(pushed->epoch, h->epoch);
        QVERIFY(pushed->grew);
        QVERIFY(pushed->verdicts[0].accepted && raw(pushed->verdicts[0].cursor) == 1);
        QVERIFY(pushed->verdicts[1].accepted && raw(pushed->verdicts[1].cursor) == 2);

        const auto page = h->pull(h->ben);
        QVERIFY(page);
        QCOMPARE(page->entries.size(), 2U);
        QCOMPARE(page->entries[0].bytes, one.bytes);
        QCOMPARE(page->entries[1].bytes, two.bytes);
        QCOMPARE(page->entries[1].hash, two.hash);
        QCOMPARE(page->running, runningHash(runningHash(Hash{}, one.hash), two.hash));
        QCOMPARE(raw(page->head), 2U);
        QCOMPARE(h->pull(h->ben, 1)->entries.size(), 1U);
        QVERIFY(h->pull(h->ben, 2)->entries.empty());
        QVERIFY(h->pull(h->ben, 99)->entries.empty());
    }

    // L42: an answer is lost, the same batch comes again.
    void sameChangesTwiceAreOnce_data() { eachStorage(); }
    void sameChangesTwiceAreOnce()
    {
        auto h = house();
        auto device = h->device(h->ana);
        const auto one = device.next();
        const auto two = device.next();
        QVERIFY(h->push(h->ana, {one}));
        const auto again = h->push(h->ana, {one, two});
        QVERIFY(again && !again->error);
        QCOMPARE(raw(again->verdicts[0].cursor), 1U);
        QCOMPARE(raw(again->verdicts[1].cursor), 2U);
        QCOMPARE(raw(again->head), 2U);
        const auto inOne = h->push(h->ana, {two, two});
        QVERIFY(inOne && inOne->verdicts[1].accepted);
        QVERIFY(!inOne->grew);
        QCOMPARE(h->pull(h->ben)->entries.size(), 2U);
    }

    void gapIsRefusedWithWhatWasExpected_data() { eachStorage(); }
    void gapIsRefusedWithWhatWasExpected()
    {
        auto h = house();
        auto device = h->device(h->ana);
        QVERIFY(h->push(h->ana, {device.next()}));
        const auto two = device.next();
        const auto three = device.next();
        const auto refused = h->push(h->ana, {three});
        QVERIFY(refused && refused->error);
        QCOMPARE(refused->error->code, ErrorCode::SequenceGap);
        QCOMPARE(raw(refused->expected), 2U);
        QCOMPARE(raw(h->pull(h->ben)->head), 1U);
        QVERIFY(!h->push(h->ana, {two, three})->error);
    }

    // L36: a copied file, the same number with other contents.
    void reusedNumberIsRefusedWhole_data() { eachStorage(); }
    void reusedNumberIsRefusedWhole()
    {
        auto h = house();
        auto device = h->device(h->ana);
        QVERIFY(h->push(h->ana, {device.next()}));
        const auto other = device.make(Sequence{1}, Lamport{1}, h->ana);
        const auto next = device.next();
        const auto refused = h->push(h->ana, {other, next});
        QVERIFY(refused && refused->error);
        QCOMPARE(refused->error->code, ErrorCode::SequenceReused);
        QCOMPARE(raw(h->pull(h->ben)->head), 1U);
    }

    // L20: one change in the middle is refused; the others go on, and the number leaves no hole.
    void refusedInTheMiddle_data() { eachStorage(); }
    void refusedInTheMiddle()
    {
        auto h = house();
        auto device = h->device(h->ana);
        std::vector<PushEntry> entries;
        for (int i = 1; i <= 10; ++i)
            entries.push_back(StorageHouse::entry(device.next()));
        entries[4].refusal = Error{ErrorCode::TooLarge, "too large", false};
        const auto pushed = await(h->storage->push(h->batch(h->ana, entries)));
        QVERIFY(pushed && !pushed->error);
        for (std::size_t i = 0; i < 10; ++i)
            QCOMPARE(pushed->verdicts[i].accepted, i != 4);
        QCOMPARE(pushed->verdicts[4].code, ErrorCode::TooLarge);
        QCOMPARE(raw(pushed->head), 9U);
        QCOMPARE(raw(pushed->highest), 10U);
        // The answer was lost: the refused one gets the same verdict again, even if it would be fine now.
        entries[4].refusal.reset();
        const auto again = await(h->storage->push(h->batch(h->ana, entries)));
        QVERIFY(again && !again->error && !again->grew);
        QVERIFY(!again->verdicts[4].accepted);
        QCOMPARE(again->verdicts[4].code, ErrorCode::TooLarge);
        QVERIFY(!h->push(h->ana, {device.next()})->error);
        QVERIFY(await(h->storage->check())->findings.empty());
    }

    void parkedNumbersAreSkipped_data() { eachStorage(); }
    void parkedNumbersAreSkipped()
    {
        auto h = house();
        auto device = h->device(h->ana);
        QVERIFY(h->push(h->ana, {device.next()}));
        device.skip(3);
        auto entry = StorageHouse::entry(device.next());
        QVERIFY(await(h->storage->push(h->batch(h->ana, {entry})))->error);
        entry.skipped = 3;
        const auto pushed = await(h->storage->push(h->batch(h->ana, {entry})));
        QVERIFY(pushed && !pushed->error && pushed->verdicts[0].accepted);
        QCOMPARE(raw(pushed->highest), 5U);
        // A number that was given up cannot come later.
        const auto late = h->push(h->ana, {device.make(Sequence{3}, Lamport{1}, h->ana)});
        QVERIFY(late && !late->error && !late->verdicts[0].accepted);
    }

    void unreadableChangeLeavesNoHole_data() { eachStorage(); }
    void unreadableChangeLeavesNoHole()
    {
        auto h = house();
        auto device = h->device(h->ana);
        const auto one = StorageHouse::entry(device.next());
        device.skip(1);
        PushEntry unreadable;
        unreadable.refusal = Error{ErrorCode::Malformed, "unreadable", false};
        const auto three = StorageHouse::entry(device.next());
        const auto pushed = await(h->storage->push(h->batch(h->ana, {one, unreadable, three})));
        QVERIFY(pushed && !pushed->error);
        QVERIFY(pushed->verdicts[0].accepted && !pushed->verdicts[1].accepted && pushed->verdicts[2].accepted);
        QCOMPARE(raw(pushed->highest), 3U);
    }

    void rolesAreChecked_data() { eachStorage(); }
    void rolesAreChecked()
    {
        auto h = house();
        auto stranger = h->device(h->cleo);
        QCOMPARE(h->push(h->cleo, {stranger.next()}).error().code, ErrorCode::NotMember);
        QCOMPARE(h->pull(h->cleo).error().code, ErrorCode::NotMember);
        HandshakeQuery query;
        query.asker = {h->cleo, h->team};
        QCOMPARE(await(h->storage->handshake(query)).error().code, ErrorCode::NotMember);

        h->join(h->cleo, Role::Viewer);
        auto viewer = h->device(h->cleo);
        const auto refused = h->push(h->cleo, {viewer.next()});
        QVERIFY(refused && !refused->error && !refused->verdicts[0].accepted);
        QCOMPARE(refused->verdicts[0].code, ErrorCode::NotAllowed);
        QVERIFY(h->pull(h->cleo));

        h->join(h->cleo, Role::Member);
        QVERIFY(h->push(h->cleo, {viewer.next()})->verdicts[0].accepted);
        h->join(h->cleo, Role::None);
        QCOMPARE(h->push(h->cleo, {viewer.next()}).error().code, ErrorCode::NotMember);
    }

    void whatWasTakenIsAcknowledgedToAViewerToo_data() { eachStorage(); }
    void whatWasTakenIsAcknowledgedToAViewerToo()
    {
        auto h = house();
        auto device = h->device(h->ana);
        const auto one = device.next();
        QVERIFY(h->push(h->ana, {one}));
        h->join(h->ana, Role::Viewer);
        const auto again = h->push(h->ana, {one, device.next()});
        QVERIFY(again->verdicts[0].accepted);
        QVERIFY(!again->verdicts[1].accepted);
    }

    void nobodyWritesInAnothersName_data() { eachStorage(); }
    void nobodyWritesInAnothersName()
    {
        auto h = house();
        auto device = h->device(h->ana);
        QVERIFY(h->push(h->ana, {device.next()}));
        // Ben under ana's replica number.
        const auto taken = h->push(h->ben, {device.make(Sequence{2}, Lamport{2}, h->ben)});
        QCOMPARE(taken->error->code, ErrorCode::ReplicaTaken);
        HandshakeQuery query;
        query.asker = {h->ben, h->team};
        query.replica = device.replica();
        QCOMPARE(await(h->storage->handshake(query)).error().code, ErrorCode::ReplicaTaken);
        // Ben's own replica, with ana as the author.
        auto bens = h->device(h->ben);
        const auto forged = h->push(h->ben, {bens.make(Sequence{1}, Lamport{1}, h->ana)});
        QCOMPARE(forged->verdicts[0].code, ErrorCode::NotAllowed);
        QCOMPARE(raw(h->pull(h->ben)->head), 1U);
    }

    void replicaIsBoundInEverySpace_data() { eachStorage(); }
    void replicaIsBoundInEverySpace()
    {
        auto h = house();
        auto device = h->device(h->ana);
        QVERIFY(h->push(h->ana, {device.next()}));
        NewSpace other{SpaceId(uuidV7(h->clock.now(), h->random)), "Other", SpacePurpose::Team, Epoch{5}, {}};
        must(await(h->storage->addSpace(other)));
        must(await(h->storage->setMember(other.id, h->ben, Role::Member)));
        auto entry = StorageHouse::entry(device.make(Sequence{1}, Lamport{1}, h->ben));
        PushBatch batch{other.id, h->ben, Epoch{}, WallMs{1}, {entry}};
        QCOMPARE(await(h->storage->push(batch))->error->code, ErrorCode::ReplicaTaken);
    }

    void lamportFromNowhereIsRefused_data() { eachStorage(); }
    void lamportFromNowhereIsRefused()
    {
        auto h = house();
        auto device = h->device(h->ana);
        QVERIFY(h->push(h->ana, {device.next()}));
        device.saw(Lamport{50});
        // Refused whole and not noted: the log may have been set back, and the device asks about that first.
        const auto ahead = h->push(h->ana, {device.next()});
        QCOMPARE(ahead->error->code, ErrorCode::LamportAhead);
        // Once the device has parked it, its number counts, so that an honest device that went on is not ahead.
        auto parked = StorageHouse::entry(device.make(Sequence{3}, Lamport{2}, h->ana));
        parked.skipped = 1;
        PushBatch batch{h->team, h->ana, Epoch{}, WallMs{1}, {parked}};
        QVERIFY(await(h->storage->push(batch))->verdicts[0].accepted);
        auto bens = h->device(h->ben);
        QVERIFY(h->push(h->ben, {bens.make(Sequence{1}, Lamport{4}, h->ben)})->verdicts[0].accepted);
        QVERIFY(h->push(h->ben, {bens.make(Sequence{2}, Lamport{6}, h->ben)})->error);
    }

    void pagesAreBoundedByBytesAndNeverEmpty_data() { eachStorage(); }
    void pagesAreBoundedByBytesAndNeverEmpty()
    {
        auto h = house();
        auto device = h->device(h->ana);
        std::vector<EncodedChange> changes;
        for (int i = 0; i < 20; ++i)
            changes.push_back(device.next(1000));
        QVERIFY(!h->push(h->ana, changes)->error);
        std::size_t seen = 0;
        for (std::uint64_t after = 0; after < 20;) {
            const auto page = h->pull(h->ben, after, {}, 5000);
            QVERIFY(!page->entries.empty());
            QVERIFY(page->entries.size() <= 5);
            for (const auto& item : page->entries) {
                QCOMPARE(raw(item.cursor), ++after);
                QCOMPARE(item.bytes, changes[seen++].bytes);
            }
        }
        QCOMPARE(h->pull(h->ben, 0, {}, 1)->entries.size(), 1U);
    }

    // L39: own changes come back as names and hashes only.
    void ownChangesAreLeftOut_data() { eachStorage(); }
    void ownChangesAreLeftOut()
    {
        auto h = house();
        auto anas = h->device(h->ana);
        auto bens = h->device(h->ben);
        const auto one = anas.next();
        QVERIFY(h->push(h->ana, {one}));
        QVERIFY(h->push(h->ben, {bens.next()}));
        const auto page = h->pull(h->ana, 0, anas.replica());
        QVERIFY(page->entries[0].bytes.empty());
        QCOMPARE(page->entries[0].hash, one.hash);
        QCOMPARE(page->entries[0].id, (WriteId{anas.replica(), Sequence{1}}));
        QVERIFY(!page->entries[1].bytes.empty());
    }

    void handshakeTellsWhatIsHeld_data() { eachStorage(); }
    void handshakeTellsWhatIsHeld()
    {
        auto h = house();
        auto device = h->device(h->ana);
        const auto one = device.next();
        const auto two = device.next();
        const auto three = device.next();
        QVERIFY(h->push(h->ana, {one, two}));
        HandshakeQuery query;
        query.asker = {h->ana, h->team};
        query.replica = device.replica();
        query.lastSequence = Sequence{3};
        query.unsent = {{Sequence{2}, two.hash}, {Sequence{3}, three.hash}};
        const auto answer = must(await(h->storage->handshake(query)));
        QCOMPARE(raw(answer.highest), 2U);
        QCOMPARE(answer.held.size(), 1U);
        QCOMPARE(answer.held[0].first, two.hash);
        QCOMPARE(raw(answer.held[0].second), 2U);
        QCOMPARE(answer.taken.size(), 1U);
        QCOMPARE(answer.taken[0], std::pair(Sequence{2}, two.hash));
        QCOMPARE(answer.epoch, h->epoch);
        QVERIFY(answer.logAgrees);

        // A device whose file is older than its number on the server.
        query.lastSequence = Sequence{1};
        query.unsent.clear();
        QCOMPARE(raw(await(h->storage->handshake(query))->highest), 2U);
        QCOMPARE(await(h->storage->handshake(query))->taken.size(), 1U);
    }

    void handshakeFindsTheAgreeingPoint_data() { eachStorage(); }
    void handshakeFindsTheAgreeingPoint()
    {
        auto h = house();
        auto device = h->device(h->ana);
        std::vector<Hash> running{Hash{}};
        for (int i = 0; i < 5; ++i) {
            const auto change = device.next();
            QVERIFY(h->push(h->ana, {change}));
            running.push_back(runningHash(running.back(), change.hash));
        }
        HandshakeQuery query;
        query.asker = {h->ben, h->team};
        query.replica = h->random.replica();
        query.at = {Cursor{4}, running[4]};
        auto answer = must(await(h->storage->handshake(query)));
        QVERIFY(answer.logAgrees);
        QCOMPARE(raw(answer.agreeing), 4U);
        query.at = {Cursor{7}, running[4]};
        query.checkpoints = {{Cursor{5}, running[2]}, {Cursor{3}, running[3]}, {Cursor{2}, running[2]}};
        answer = must(await(h->storage->handshake(query)));
        QVERIFY(!answer.logAgrees);
        QCOMPARE(raw(answer.agreeing), 3U);
        query.checkpoints.clear();
        QCOMPARE(raw(await(h->storage->handshake(query))->agreeing), 0U);
    }

    void anotherEpochStopsAPush_data() { eachStorage(); }
    void anotherEpochStopsAPush()
    {
        auto h = house();
        auto device = h->device(h->ana);
        auto batch = h->batch(h->ana, {StorageHouse::entry(device.next())});
        batch.epoch = Epoch{raw(h->epoch) + 2};
        QCOMPARE(await(h->storage->push(batch))->error->code, ErrorCode::EpochChanged);
        batch.epoch = h->epoch;
        QVERIFY(!await(h->storage->push(batch))->error);
    }

    // L32: what a restored server lost is handed back by whoever holds it, with the server's receipts.
    void handedBackChangesAreTaken_data() { eachStorage(); }
    void handedBackChangesAreTaken()
    {
        auto h = house();
        auto anas = h->device(h->ana);
        anas.skip(4);
        anas.saw(Lamport{9});
        auto lost = StorageHouse::entry(anas.next());
        lost.handedBack = true;
        lost.refusal = Error{ErrorCode::NotAllowed, "no receipt", false};
        QVERIFY(!await(h->storage->push(h->batch(h->ben, {lost})))->verdicts[0].accepted);
        lost.refusal.reset();
        lost.receiptGood = true;
        const auto taken = must(await(h->storage->push(h->batch(h->ben, {lost}))));
        QVERIFY(!taken.error && taken.verdicts[0].accepted);
        QCOMPARE(raw(taken.highest), 0U);
        // It is ana's: she may go on from there, with the Lamport numbers she saw; ben may not.
        QVERIFY(h->push(h->ana, {anas.next()})->verdicts[0].accepted);
        QCOMPARE(h->push(h->ben, {anas.make(Sequence{7}, Lamport{2}, h->ben)})->error->code,
                 ErrorCode::ReplicaTaken);
        QVERIFY(await(h->storage->check())->findings.empty());
    }

    // L27: a cursor that is taken before its commit lets a reader pass a late one.
    void slowWritersAndAReader_L27_data() { eachStorage(); }
    void slowWritersAndAReader_L27()
    {
        constexpr int writers = 8;
        constexpr int pushesEach = 40;
        auto h = house();
        std::vector<ChangeMaker> devices;
        for (int i = 0; i < writers; ++i)
            devices.push_back(h->device(h->ana));
        boost::asio::io_context loop;
        int writing = writers;
        std::string wrong; // what stopped one of them; the reader ends then, too
        const auto write = [&](ChangeMaker& device) -> boost::asio::awaitable<void> {
            for (int i = 0; i < pushesEach; ++i) {
                std::vector<PushEntry> entries;
                for (int k = 0; k < 3; ++k)
                    entries.push_back(StorageHouse::entry(device.next(200)));
                auto batch = h->batch(h->ana, std::move(entries));
                const auto pushed = co_await h->storage->push(std::move(batch));
                if (!pushed || pushed->error) {
                    wrong = !pushed ? pushed.error().sentence : pushed->error->sentence;
                    break;
                }
            }
            --writing;
        };
        std::vector<WriteId> seen;
        const auto read = [&]() -> boost::asio::awaitable<void> {
            std::uint64_t after = 0;
            for (bool last = false;;) {
                const PullQuery query{{h->ben, h->team}, Cursor{after}, {}, 20'000};
                // A pull that finds nothing new answers at once; the writers' answers want their turn, too.
                co_await boost::asio::post(boost::asio::use_awaitable);
                const auto page = co_await h->storage->pull(query);
                if (!page)
                    co_return;
                for (const auto& item : page->entries) {
                    if (raw(item.cursor) != ++after)
                        co_return;
                    seen.push_back(item.id);
                }
                if (last && page->entries.empty())
                    co_return;
                last = writing == 0;
            }
        };
        for (auto& device : devices)
            boost::asio::co_spawn(loop, write(device), boost::asio::detached);
        boost::asio::co_spawn(loop, read(), boost::asio::detached);
        loop.run();
        QVERIFY2(wrong.empty(), wrong.c_str());
        QCOMPARE(writing, 0);
        QCOMPARE(seen.size(), static_cast<std::size_t>(writers * pushesEach * 3));
        std::map<ReplicaId, std::uint64_t> counts;
        for (const auto& id : seen)
            QCOMPARE(raw(id.sequence), ++counts[id.replica]);
        QVERIFY(await(h->storage->check())->findings.empty());
    }

    void everythingIsThereAfterARestart_data() { eachStorage(); }
    void everythingIsThereAfterARestart()
    {
        auto h = house();
        const auto before = h->storage->identity();
        auto device = h->device(h->ana);
        const auto one = device.next();
        QVERIFY(h->push(h->ana, {one}));
        h->reopen();
        QCOMPARE(h->storage->identity().id, before.id);
        QCOMPARE(h->storage->identity().receiptKey, before.receiptKey);
        QCOMPARE(h->pull(h->ben)->entries[0].bytes, one.bytes);
        QVERIFY(h->push(h->ana, {device.next()})->verdicts[0].accepted);
    }

    void renewedEpochsKeepTheLog_data() { eachStorage(); }
    void renewedEpochsKeepTheLog()
    {
        auto h = house();
        auto device = h->device(h->ana);
        QVERIFY(h->push(h->ana, {device.next()}));
        QVERIFY(!await(h->storage->renewEpochs({1, 2})));
        must(await(h->storage->renewEpochs({10, 20, 30, 40})));
        const auto page = h->pull(h->ben);
        QVERIFY(page->epoch != h->epoch);
        QCOMPARE(page->entries.size(), 1U);
    }

    void backupIsACopyAndMakesTheLogSafe_data() { eachStorage(); }
    void backupIsACopyAndMakesTheLogSafe()
    {
        QFETCH(StorageKind, kind);
        auto h = house();
        auto device = h->device(h->ana);
        QVERIFY(h->push(h->ana, {device.next(), device.next()}));
        QCOMPARE(raw(h->pull(h->ben)->safe), 0U);
        if (kind == StorageKind::Postgres) {
            QVERIFY(await(h->storage->backup("copy")).error().sentence.find("pg_basebackup") != std::string::npos);
            return;
        }
        const auto file = h->folder.filePath("copy.db").toStdString();
        must(await(h->storage->backup(file)));
        QVERIFY(h->push(h->ana, {device.next()}));
        QCOMPARE(raw(h->pull(h->ben)->safe), 2U);
        auto copy = must(openSqliteStorage({file, {}, true, 0}, h->random));
        QCOMPARE(raw(await(copy->pull({{h->ben, h->team}, {}, {}, 1'000'000}))->head), 2U);
        QVERIFY(await(copy->check())->findings.empty());
    }
};

QTEST_GUILESS_MAIN(StorageContract)
#include "tst_storage_contract.moc"
