// SPDX-License-Identifier: Apache-2.0
// Erasing in every storage behind the port: contents leave log, snapshots and files, all hashes hold, what comes later
// to the erased is refused with a sentence, and the report knows which device is behind. Invitations are listed and
// taken back here too.
#include "core/erasure.h"
#include "core/hash.h"
#include "support/contract.h"

#include "protocol/sync.pb.h"

#include <QDir>
#include <QFile>
#include <QtTest>

using namespace salver;
using namespace salver::test;

namespace {

const std::string planted = "quokkamarmalade";

/// Writes fields of chosen entities, as a device would.
struct Writer {
    SpaceId space;
    UserId author;
    Random& random;
    ReplicaId replica = random.replica();
    std::uint64_t sequence{0};
    std::uint64_t lamport{0};

    PushEntry write(const std::vector<EntityId>& entities, std::uint32_t field, const std::string& value,
                    const std::optional<Hash>& blob = {})
    {
        Change change;
        change.space = space;
        change.replica = replica;
        change.sequence = Sequence{++sequence};
        change.lamport = Lamport{++lamport};
        change.wall = WallMs{1};
        change.author = author;
        for (const auto& entity : entities) {
            EntityOps ops;
            ops.entity = entity;
            ops.kind = 1;
            ops.writes.push_back({field, {}, {}, value});
            if (blob)
                ops.blobs.push_back(*blob);
            change.entities.push_back(ops);
        }
        const auto encoded = encodeChange(change, random).value();
        auto entry = StorageHouse::entry(encoded);
        const auto decoded = decodeChange(encoded.bytes).value();
        for (const auto& ops : decoded.change.entities) {
            entry.blobs.insert(entry.blobs.end(), ops.blobs.begin(), ops.blobs.end());
            if (!onlyDeletes(ops))
                entry.contents.push_back(ops.entity);
        }
        entry.erases = erasedBy(decoded.change);
        return entry;
    }
    PushEntry erase(const std::vector<EntityId>& entities)
    {
        return write(entities, deletedFieldNumber, std::string(erasedValue));
    }
};

} // namespace

class StorageErasing : public ContractTest {
    Q_OBJECT

private slots:
    void contentsLeaveTheLogAndHashesHold_data() { eachStorage(); }
    void contentsLeaveTheLogAndHashesHold()
    {
        auto h = house();
        auto ana = writer(*h, h->ana);
        const auto blob = blake2b({planted});
        must(h->putPiece(blob, planted, 0, planted.size()));
        must(await(h->storage->finishBlob({h->ana, h->team}, blob, true)));
        const std::vector entries{ana.write({client}, 2, planted, blob), ana.write({other}, 2, "stays"),
                                  ana.write({client, other}, 3, "both")};
        push(*h, h->ana, entries);
        addSnapshot(*h, entries);
        const auto before = *h->pull(h->ben);
        auto ben = writer(*h, h->ben);
        ben.lamport = 3;
        const auto erased = push(*h, h->ben, {ben.erase({client})});
        QCOMPARE(erased.erased, std::vector{client});
        emptied(*h);

        const auto after = *h->pull(h->ben);
        QCOMPARE(after.entries.size(), 4U);
        auto running = Hash{};
        for (const auto& item : after.entries) {
            const auto decoded = decodeChange(item.bytes);
            QVERIFY(decoded && decoded->hash == item.hash);
            QVERIFY(item.bytes.find(planted) == std::string::npos);
            running = runningHash(running, item.hash);
        }
        QCOMPARE(running, after.running);
        QCOMPARE(after.entries[1].bytes, before.entries[1].bytes);
        QVERIFY(after.entries[0].bytes != before.entries[0].bytes);
        const auto shared = decodeChange(after.entries[2].bytes)->change.entities;
        QVERIFY(shared[0].erased && shared[0].writes[0].value.empty());
        QVERIFY(!shared[1].erased && shared[1].writes[0].value == "both");
        QCOMPARE(erasedBy(decodeChange(after.entries[3].bytes)->change), std::vector{client});
        SnapshotPieceQuery piece;
        piece.space = h->team;
        piece.id = 7;
        const auto bytes = *unframeBody(*await(h->storage->snapshotPiece(piece)), 1'000'000);
        QVERIFY(bytes.find(planted) == std::string::npos);
        QVERIFY(bytes.find("stays") != std::string::npos);
        QCOMPARE(await(h->storage->blobState({h->ana, h->team}, blob))->size, 0U);
        QVERIFY(await(h->storage->check())->findings.empty());
        QCOMPARE(inFiles(*h), QStringList());
    }

    void aPieceReadBeforeIsEmptiedToo_data() { eachStorage(); }
    void aPieceReadBeforeIsEmptiedToo()
    {
        auto h = house();
        auto ana = writer(*h, h->ana);
        const std::vector entries{ana.write({client}, 2, planted)};
        push(*h, h->ana, entries);
        auto ben = writer(*h, h->ben);
        push(*h, h->ben, {ben.erase({client})});
        emptied(*h);
        addSnapshot(*h, entries);
        SnapshotPieceQuery piece;
        piece.space = h->team;
        QVERIFY(unframeBody(*await(h->storage->snapshotPiece(piece)), 1'000'000)->find(planted) == std::string::npos);
    }

    void whatComesLaterIsRefusedWithASentence_data() { eachStorage(); }
    void whatComesLaterIsRefusedWithASentence()
    {
        auto h = house();
        auto ana = writer(*h, h->ana);
        push(*h, h->ana, {ana.write({client}, 2, "a")});
        auto ben = writer(*h, h->ben);
        push(*h, h->ben, {ben.erase({client})});
        const auto late = push(*h, h->ana, {ana.write({client, other}, 3, planted), ana.write({other}, 2, "goes")});
        QVERIFY(!late.verdicts[0].accepted);
        QCOMPARE(late.verdicts[0].code, ErrorCode::Erased);
        QVERIFY(late.verdicts[0].sentence.find("erased by a lead") != std::string::npos);
        QVERIFY(late.verdicts[1].accepted);
        // A lead who erases it again, and in one push with what is erased by it.
        const auto again = push(*h, h->ben, {ben.erase({client}), ben.erase({other}), ben.write({other}, 2, planted)});
        QVERIFY(again.verdicts[0].accepted && again.verdicts[1].accepted);
        QCOMPARE(again.verdicts[2].code, ErrorCode::Erased);
        QCOMPARE(again.erased, std::vector{other});
        // What the server once acknowledged keeps its place in a restored log, without contents.
        auto back = ana.write({client}, 2, planted);
        back.receiptGood = true;
        QVERIFY(push(*h, h->ana, {back}).verdicts[0].accepted);
        emptied(*h);
        const auto after = *h->pull(h->ben);
        for (const auto& item : after.entries)
            QVERIFY(item.bytes.find(planted) == std::string::npos);
        QVERIFY(await(h->storage->check())->findings.empty());
    }

    void onlyALeadErases_data() { eachStorage(); }
    void onlyALeadErases()
    {
        auto h = house();
        auto ana = writer(*h, h->ana);
        const auto pushed = push(*h, h->ana, {ana.write({client}, 2, "stays"), ana.erase({client})});
        QVERIFY(pushed.verdicts[0].accepted);
        QCOMPARE(pushed.verdicts[1].code, ErrorCode::NotAllowed);
        QVERIFY(pushed.erased.empty());
        QVERIFY(await(h->storage->erasures(h->team))->erasures.empty());
    }

    void theReportNamesWhoIsBehind_data() { eachStorage(); }
    void theReportNamesWhoIsBehind()
    {
        auto h = house();
        const DeviceId phone(uuidV7(h->clock.now(), h->random));
        must(await(h->storage->addDevice({{phone, h->ana, "phone", {}, WallMs{77}}, blake2b({"phone"})})));
        auto ana = writer(*h, h->ana);
        push(*h, h->ana, {ana.write({client}, 2, "a")});
        auto ben = writer(*h, h->ben);
        push(*h, h->ben, {ben.erase({client})});
        auto report = *await(h->storage->erasures(h->team));
        QCOMPARE(report.erasures.size(), 1U);
        QVERIFY(!report.erasures[0].done && report.erasures[0].by == h->ben && report.erasures[0].entries == 1);
        QCOMPARE(report.devices.size(), 1U);
        QVERIFY(report.devices[0].reached == Cursor{} && report.devices[0].userName == "ana");
        QVERIFY(report.devices[0].device.name == "phone" && report.devices[0].device.lastSeen == WallMs{77});
        emptied(*h);
        must(await(h->storage->noteReached({h->ana, h->team}, phone, Cursor{2})));
        QCOMPARE(await(h->storage->noteReached({h->cleo, h->team}, phone, Cursor{2})).error().code,
                 ErrorCode::NotMember);
        report = *await(h->storage->erasures(h->team));
        QVERIFY(report.erasures[0].done);
        QVERIFY(report.devices[0].reached == report.erasures[0].at);
    }

    // A backup from before was put back; the ledger knows better.
    void theLedgerErasesAgain_data() { eachStorage(); }
    void theLedgerErasesAgain()
    {
        auto h = house();
        auto ana = writer(*h, h->ana);
        push(*h, h->ana, {ana.write({client}, 2, planted), ana.write({other}, 2, "stays")});
        must(await(h->storage->eraseAgain(h->team, {client}, WallMs{5})));
        emptied(*h);
        const auto after = *h->pull(h->ben);
        QVERIFY(after.entries[0].bytes.find(planted) == std::string::npos);
        QVERIFY(after.entries[1].bytes.find("stays") != std::string::npos);
        QCOMPARE(push(*h, h->ana, {ana.write({client}, 2, "again")}).verdicts[0].code, ErrorCode::Erased);
        QVERIFY(await(h->storage->check())->findings.empty());
    }

    void invitationsAreListedAndTakenBack_data() { eachStorage(); }
    void invitationsAreListedAndTakenBack()
    {
        auto h = house();
        const auto code = blake2b({"code"});
        const Asker ben{h->ben, h->team};
        const auto now = h->clock.now();
        must(await(h->storage->addInvitation({code, ben, Role::Member, WallMs{raw(now) + 10}, now})));
        const auto pending = *await(h->storage->invitations(ben, now));
        QCOMPARE(pending.size(), 1U);
        QVERIFY(pending[0].code == code && pending[0].by == h->ben && pending[0].role == Role::Member);
        QVERIFY(await(h->storage->invitations(ben, WallMs{raw(now) + 10}))->empty());
        QCOMPARE(await(h->storage->invitations({h->ana, h->team}, now)).error().code, ErrorCode::NotAllowed);
        QCOMPARE(await(h->storage->removeInvitation({h->ana, h->team}, code)).error().code, ErrorCode::NotAllowed);
        QVERIFY(!must(await(h->storage->removeInvitation(ben, blake2b({"another"})))));
        QVERIFY(must(await(h->storage->removeInvitation(ben, code))));
        QVERIFY(await(h->storage->invitations(ben, now))->empty());
        QCOMPARE(await(h->storage->join(code, h->cleo, now)).error().code, ErrorCode::NotFound);
    }

private:
    const EntityId client{Uuid{{1, 2, 3, 4, 5, 6, 0x70, 8, 0x80, 10, 11, 12, 13, 14, 15, 16}}};
    const EntityId other{Uuid{{2, 2, 3, 4, 5, 6, 0x70, 8, 0x80, 10, 11, 12, 13, 14, 15, 16}}};

    static Writer writer(StorageHouse& h, const UserId& who) { return {h.team, who, h.random}; }
    static PushOutcome push(StorageHouse& h, const UserId& who, const std::vector<PushEntry>& entries)
    {
        return must(await(h.storage->push(h.batch(who, entries))));
    }
    static void emptied(StorageHouse& h)
    {
        while (must(await(h.storage->emptyErased(h.team, WallMs{9})))) {
        }
    }
    static void addSnapshot(StorageHouse& h, const std::vector<PushEntry>& entries)
    {
        wire::SnapshotPiece piece;
        for (const auto& entry : entries)
            piece.add_entries()->set_change(entry.bytes);
        must(await(h.storage->addSnapshotPiece(h.team, 7, 0, frameBody(piece.SerializeAsString()))));
        must(await(h.storage->finishSnapshot(h.team, {7, Cursor{entries.size()}, 1, 10, WallMs{1}})));
    }
    /// Files beside an SQLite database that still hold the word; a PostgreSQL database has none here.
    static QStringList inFiles(StorageHouse& h)
    {
        QStringList found;
        const QDir folder(h.folder.path());
        for (const auto& name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(QByteArray::fromStdString(planted)))
                found += name;
        }
        return found;
    }
};

QTEST_GUILESS_MAIN(StorageErasing)
#include "tst_storage_erasing.moc"
