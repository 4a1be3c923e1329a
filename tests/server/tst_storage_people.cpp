// SPDX-License-Identifier: Apache-2.0
// What every storage behind the port must do with accounts, devices, memberships, invitations and files.
#include "core/hash.h"
#include "support/contract.h"

#include <QTest>

using namespace salver;
using namespace salver::test;

class StoragePeople : public ContractTest {
    Q_OBJECT

private slots:
    void namesAreTakenOnce_data() { eachStorage(); }
    void namesAreTakenOnce()
    {
        auto h = house();
        NewAccount again;
        again.account = {UserId(uuidV7(h->clock.now(), h->random)), "ana", "Ana again", {}};
        again.privateSpace = SpaceId(uuidV7(h->clock.now(), h->random));
        QCOMPARE(await(h->storage->addAccount(again)).error().code, ErrorCode::Conflict);
        NewSpace team{SpaceId(uuidV7(h->clock.now(), h->random)), "Team", SpacePurpose::Team, Epoch{1}, {}};
        QCOMPARE(await(h->storage->addSpace(team)).error().code, ErrorCode::Conflict);
        QCOMPARE(await(h->storage->accounts())->size(), 3U);
        QCOMPARE(await(h->storage->setMember(h->team, UserId{}, Role::Member)).error().code, ErrorCode::NotFound);
        QCOMPARE(await(h->storage->setMember(SpaceId{}, h->ana, Role::Member)).error().code, ErrorCode::NotFound);
    }

    void devicesComeAndGo_data() { eachStorage(); }
    void devicesComeAndGo()
    {
        auto h = house();
        const auto token = blake2b({"token"});
        NewDevice added{{DeviceId(uuidV7(h->clock.now(), h->random)), h->ana, "phone", {}, {}}, token};
        must(await(h->storage->addDevice(added)));
        const auto session = must(await(h->storage->sessionByToken(token)));
        QVERIFY(session && session->account.id == h->ana && session->device == added.device.id);
        QVERIFY(!*await(h->storage->sessionByToken(blake2b({"another"}))));
        const auto rights = must(await(h->storage->rights(token)));
        QCOMPARE(rights->spaces.size(), 2U);
        const auto version = must(await(h->storage->directoryVersion()));
        QVERIFY(!must(await(h->storage->removeDevice(h->ben, added.device.id))));
        QVERIFY(must(await(h->storage->removeDevice(h->ana, added.device.id))));
        QVERIFY(!*await(h->storage->sessionByToken(token)));
        QVERIFY(!must(await(h->storage->rights(token))));
        QVERIFY(*await(h->storage->directoryVersion()) > version);
    }

    void newPasswordSignsOtherDevicesOut_data() { eachStorage(); }
    void newPasswordSignsOtherDevicesOut()
    {
        auto h = house();
        std::vector<DeviceId> ids;
        for (int i = 0; i < 3; ++i) {
            ids.emplace_back(uuidV7(h->clock.now(), h->random));
            must(await(h->storage->addDevice({{ids.back(), h->ana, "d", {}, {}}, blake2b({std::to_string(i)})})));
        }
        must(await(h->storage->setPassword(h->ana, "new", ids[1])));
        const auto left = must(await(h->storage->devices(h->ana)));
        QCOMPARE(left.size(), 1U);
        QCOMPARE(left[0].id, ids[1]);
        QCOMPARE((*await(h->storage->accountByName("ana")))->passwordHash, "new");
    }

    void invitationsAreUsedOnce_data() { eachStorage(); }
    void invitationsAreUsedOnce()
    {
        auto h = house();
        const auto code = blake2b({"code"});
        NewInvitation invitation{code, {h->ana, h->team}, Role::Member, WallMs{100}};
        QCOMPARE(await(h->storage->addInvitation(invitation)).error().code, ErrorCode::NotAllowed);
        invitation.by.account = h->cleo;
        QCOMPARE(await(h->storage->addInvitation(invitation)).error().code, ErrorCode::NotMember);
        invitation.by.account = h->ben;
        must(await(h->storage->addInvitation(invitation)));
        QCOMPARE(await(h->storage->join(blake2b({"guess"}), h->cleo, WallMs{50})).error().code, ErrorCode::NotFound);
        QCOMPARE(await(h->storage->join(code, h->cleo, WallMs{100})).error().code, ErrorCode::NotFound);
        QVERIFY(await(h->storage->checkInvitation(code, WallMs{50})));
        must(await(h->storage->join(code, h->cleo, WallMs{50})));
        QVERIFY(h->pull(h->cleo));
        QCOMPARE(await(h->storage->join(code, h->ana, WallMs{50})).error().code, ErrorCode::NotFound);
        // Whoever leads no longer invites nobody any more; the administrator always may.
        must(await(h->storage->addInvitation(invitation)));
        h->join(h->ben, Role::Member);
        QCOMPARE(await(h->storage->checkInvitation(code, WallMs{50})).error().code, ErrorCode::NotFound);
        h->join(h->ben, Role::Lead);
        QVERIFY(await(h->storage->checkInvitation(code, WallMs{50})));
        NewInvitation official{blake2b({"official"}), {UserId{}, h->team}, Role::Lead, WallMs{500}, WallMs{100}};
        must(await(h->storage->addInvitation(official)));
        QVERIFY(await(h->storage->checkInvitation(official.code, WallMs{150})));
        // Expired ones go when the next one comes.
        QCOMPARE(await(h->storage->checkInvitation(code, WallMs{50})).error().code, ErrorCode::NotFound);
        official.by.space = SpaceId{};
        QCOMPARE(await(h->storage->addInvitation(official)).error().code, ErrorCode::NotFound);
        // A lead who follows an invitation for members stays a lead.
        must(await(h->storage->addInvitation(invitation)));
        must(await(h->storage->join(code, h->ben, WallMs{50})));
        must(await(h->storage->setMemberAs({h->ben, h->team}, h->cleo, Role::Viewer)));
    }

    void signingUpIsAllOrNothing_data() { eachStorage(); }
    void signingUpIsAllOrNothing()
    {
        auto h = house();
        const auto code = blake2b({"code"});
        must(await(h->storage->addInvitation({code, {h->ben, h->team}, Role::Viewer, WallMs{100}})));
        NewAccount added;
        added.account = {UserId(uuidV7(h->clock.now(), h->random)), "ana", "Another Ana", {}};
        added.privateSpace = SpaceId(uuidV7(h->clock.now(), h->random));
        QCOMPARE(await(h->storage->signUp(code, added, WallMs{50})).error().code, ErrorCode::Conflict);
        added.account.name = "dan";
        QCOMPARE(await(h->storage->signUp(blake2b({"guess"}), added, WallMs{50})).error().code, ErrorCode::NotFound);
        QVERIFY(!*await(h->storage->accountByName("dan")));
        must(await(h->storage->signUp(code, added, WallMs{50})));
        QCOMPARE(await(h->storage->spaces(added.account.id))->size(), 2U);
        QVERIFY(await(h->storage->check())->findings.empty());
    }

    void leadsChangeRolesAndTheLastOneStays_data() { eachStorage(); }
    void leadsChangeRolesAndTheLastOneStays()
    {
        auto h = house();
        const Asker ana{h->ana, h->team};
        const Asker ben{h->ben, h->team};
        const auto codeOf = [&](Asker by, UserId who, Role role) {
            const auto set = await(h->storage->setMemberAs(by, who, role));
            return set ? ErrorCode::None : set.error().code;
        };
        QCOMPARE(codeOf(ana, h->ben, Role::Viewer), ErrorCode::NotAllowed);
        QCOMPARE(codeOf(ana, h->ana, Role::Lead), ErrorCode::NotAllowed);
        QCOMPARE(codeOf({h->cleo, h->team}, h->ana, Role::None), ErrorCode::NotMember);
        QCOMPARE(codeOf(ben, h->cleo, Role::Member), ErrorCode::NotFound);
        QCOMPARE(codeOf(ben, h->ben, Role::None), ErrorCode::Conflict);
        QCOMPARE(codeOf(ben, h->ben, Role::Member), ErrorCode::Conflict);
        QCOMPARE(codeOf(ben, h->ana, Role::Lead), ErrorCode::None);
        QCOMPARE(codeOf(ben, h->ben, Role::None), ErrorCode::None);
        QCOMPARE(h->pull(h->ben).error().code, ErrorCode::NotMember);
        const auto spaces = await(h->storage->spaces(h->ana)).value();
        QCOMPARE(spaces[0].purpose, SpacePurpose::Private);
        QCOMPARE(codeOf({h->ana, spaces[0].id}, h->ana, Role::None), ErrorCode::NotAllowed);
    }

    void filesComeInPieces_data() { eachStorage(); }
    void filesComeInPieces()
    {
        auto h = house();
        std::string content(100'000, '\0');
        h->random.fill({reinterpret_cast<std::uint8_t*>(content.data()), content.size()});
        const auto blob = blake2b({content});
        const Asker ana{h->ana, h->team};
        QCOMPARE(await(h->storage->blobState(ana, blob))->size, 0U);
        QCOMPARE(h->putPiece(blob, content, 0, 40'000)->received, 40'000U);
        QCOMPARE(h->putPiece(blob, content, 50'000, 10'000).error().code, ErrorCode::Conflict);
        QCOMPARE(h->putPiece(blob, content, 0, 40'000)->received, 40'000U);
        QCOMPARE(h->putPiece(blob, content, 40'000, 35'000)->received, 75'000U);
        QCOMPARE(h->putPiece(blob, content, 75'000, 25'000)->received, 100'000U);
        QCOMPARE(await(h->storage->readBlob({ana, blob, 0, 10, false})).error().code, ErrorCode::NotFound);
        must(await(h->storage->finishBlob(ana, blob, true)));
        for (const auto& [first, length] : {std::pair(0U, 100'000U), std::pair(0U, 1U), std::pair(39'999U, 2U),
                                            std::pair(39'000U, 50'000U), std::pair(99'999U, 5U),
                                            std::pair(40'000U, 35'000U)}) {
            const auto read = await(h->storage->readBlob({{h->ben, h->team}, blob, first, length, false}));
            QVERIFY(read && read->state.whole);
            QVERIFY(read->bytes == content.substr(first, length));
        }
        QCOMPARE(await(h->storage->readBlob({{h->cleo, h->team}, blob, 0, 1, false})).error().code,
                 ErrorCode::NotMember);
        h->join(h->ana, Role::Viewer);
        QCOMPARE(h->putPiece(blake2b({"x"}), "x", 0, 1).error().code, ErrorCode::NotAllowed);
    }

    void filesHaveAQuota_data() { eachStorage(); }
    void filesHaveAQuota()
    {
        auto h = house();
        const std::string content(600'000, 'x');
        QVERIFY(h->putPiece(blake2b({"a"}), content, 0, 10));
        QCOMPARE(h->putPiece(blake2b({"b"}), content, 0, 10).error().code, ErrorCode::TooLarge);
        // What began is not stopped half way.
        QVERIFY(h->putPiece(blake2b({"a"}), content, 10, 10));
        must(await(h->storage->finishBlob({h->ana, h->team}, blake2b({"a"}), false)));
        QVERIFY(h->putPiece(blake2b({"b"}), content, 0, 10));
    }

    void filesThatNothingRefersToAreCollected_data() { eachStorage(); }
    void filesThatNothingRefersToAreCollected()
    {
        auto h = house();
        const auto kept = blake2b({"kept"});
        const auto dropped = blake2b({"dropped"});
        QVERIFY(h->putPiece(kept, "kept", 0, 4) && h->putPiece(dropped, "dropped", 0, 7));
        auto device = h->device(h->ana);
        auto entry = StorageHouse::entry(device.next());
        entry.blobs = {kept, kept};
        QVERIFY(!await(h->storage->push(h->batch(h->ana, {entry})))->error);
        QCOMPARE(await(h->storage->collectBlobs(h->clock.now())).value(), 0U);
        h->clock.forward(1);
        QCOMPARE(await(h->storage->collectBlobs(h->clock.now())).value(), 1U);
        QCOMPARE(await(h->storage->blobState({h->ana, h->team}, kept))->received, 4U);
        QCOMPARE(await(h->storage->blobState({h->ana, h->team}, dropped))->received, 0U);
        QCOMPARE(await(h->storage->collectBlobs(h->clock.now())).value(), 0U);
    }

    void aFileSentAgainIsKeptAndNobodyDropsAWholeOne_data() { eachStorage(); }
    void aFileSentAgainIsKeptAndNobodyDropsAWholeOne()
    {
        auto h = house();
        const auto blob = blake2b({"file"});
        const Asker ana{h->ana, h->team};
        QVERIFY(h->putPiece(blob, "file", 0, 4));
        must(await(h->storage->finishBlob(ana, blob, true)));
        must(await(h->storage->finishBlob(ana, blob, false)));
        QVERIFY(await(h->storage->blobState(ana, blob))->whole);
        h->clock.forward(1);
        QVERIFY(h->putPiece(blob, "file", 0, 4)->whole);
        QCOMPARE(await(h->storage->collectBlobs(h->clock.now())).value(), 0U);
        h->clock.forward(1);
        QCOMPARE(await(h->storage->collectBlobs(h->clock.now())).value(), 1U);
    }

    void digestsAreComparedAtTheSameCursor_data() { eachStorage(); }
    void digestsAreComparedAtTheSameCursor()
    {
        auto h = house();
        const auto tell = [&](UserId who, std::uint64_t replica, std::uint64_t cursor, const char* digest) {
            const DigestReport report{{who, h->team}, ReplicaId{replica}, Cursor{cursor}, blake2b({digest}), WallMs{1}};
            const auto verdict = await(h->storage->noteDigest(report));
            return verdict ? *verdict : DigestVerdict{9};
        };
        QCOMPARE(tell(h->ana, 1, 5, "x"), DigestVerdict::NotCompared);
        QCOMPARE(tell(h->ana, 1, 5, "x"), DigestVerdict::NotCompared);
        QCOMPARE(tell(h->ben, 2, 6, "y"), DigestVerdict::NotCompared);
        QCOMPARE(tell(h->ben, 2, 5, "x"), DigestVerdict::Agrees);
        QCOMPARE(tell(h->ben, 3, 5, "z"), DigestVerdict::Differs);
        QCOMPARE(tell(h->ana, 1, 5, "x"), DigestVerdict::Differs);
        // It was rebuilt and now agrees.
        QCOMPARE(tell(h->ben, 3, 5, "x"), DigestVerdict::Agrees);
        QCOMPARE(tell(h->ana, 1, 5, "x"), DigestVerdict::Agrees);
        const auto commits = h->storage->commits();
        QCOMPARE(tell(h->ana, 1, 5, "x"), DigestVerdict::Agrees);
        QCOMPARE(h->storage->commits(), commits);
        // Old reports are forgotten.
        for (std::uint64_t cursor = 10; cursor < 30; ++cursor)
            QCOMPARE(tell(h->ben, 2, cursor, "x"), DigestVerdict::NotCompared);
        QCOMPARE(tell(h->ana, 4, 6, "q"), DigestVerdict::NotCompared);
        QCOMPARE(tell(h->ana, 4, 29, "x"), DigestVerdict::Agrees);
        QCOMPARE(tell(h->cleo, 5, 29, "x"), DigestVerdict{9});
    }
};

QTEST_GUILESS_MAIN(StoragePeople)
#include "tst_storage_people.moc"
