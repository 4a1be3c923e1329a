// SPDX-License-Identifier: Apache-2.0
// Passwords, devices, invitations, roles, allowances and files: the service without sockets, in one thread.
#include "support/service_house.h"

#include "core/hash.h"

#include <QTest>

#include <algorithm>
#include <cctype>

using namespace salver;
using namespace salver::test;

class ServicePeople : public QObject {
    Q_OBJECT

private slots:
    void aNewPasswordSignsOthersOut()
    {
        ServiceHouse h;
        const auto other = h.signIn("ana", "ana's password")->token();
        const auto ask = [&](const std::string& old, const std::string& fresh) {
            wire::PasswordRequest body;
            body.set_old_password(old);
            body.set_new_password(fresh);
            const auto answer = h.ask<wire::Me>(Operation::ChangePassword, h.anasToken, body.SerializeAsString());
            return answer ? ErrorCode::None : answer.error().code;
        };
        QCOMPARE(ask("wrong", "long enough"), ErrorCode::WrongPassword);
        QCOMPARE(ask("ana's password", "short"), ErrorCode::InvalidArgument);
        QCOMPARE(ask("ana's password", std::string(2000, 'x')), ErrorCode::TooLarge);
        QCOMPARE(ask("ana's password", "long enough"), ErrorCode::None);
        QVERIFY(h.ask<wire::Me>(Operation::Me, h.anasToken));
        QCOMPARE(h.ask<wire::Me>(Operation::Me, other).error().code, ErrorCode::NotSignedIn);
        QCOMPARE(h.signIn("ana", "ana's password").error().code, ErrorCode::WrongPassword);
        QVERIFY(h.signIn("ana", "long enough"));
        for (int i = 0; i < 4; ++i)
            QCOMPARE(ask("wrong", "long enough"), ErrorCode::WrongPassword);
        QCOMPARE(ask("long enough", "another one"), ErrorCode::TooManyRequests);
    }

    void devicesAreListedAndRevoked()
    {
        ServiceHouse h;
        const auto token = h.signIn("ana", "ana's password")->token();
        const auto list = h.ask<wire::DeviceList>(Operation::Devices, token);
        QCOMPARE(list->devices_size(), 2);
        QCOMPARE(list->devices(0).current() + list->devices(1).current(), 1);
        const auto& phone = list->devices(0).current() ? list->devices(1) : list->devices(0);
        QCOMPARE(phone.name(), "phone");
        Request request;
        request.operation = Operation::RemoveDevice;
        request.device = *DeviceId::fromBytes(phone.id());
        request.token = h.bensToken;
        QCOMPARE(h.call(request).code, ErrorCode::NotFound);
        request.token = token;
        QCOMPARE(h.call(request).code, ErrorCode::None);
        QCOMPARE(h.ask<wire::Me>(Operation::Me, h.anasToken).error().code, ErrorCode::NotSignedIn);
    }

    void aLeadInvitesAndSomebodySignsUp()
    {
        ServiceHouse h;
        wire::InvitationRequest body;
        body.set_role(wire::ROLE_MEMBER);
        QCOMPARE(h.ask<wire::Invitation>(Operation::Invite, h.anasToken, body.SerializeAsString()).error().code,
                 ErrorCode::NotAllowed);
        const auto invitation = h.ask<wire::Invitation>(Operation::Invite, h.bensToken, body.SerializeAsString());
        QVERIFY(invitation);
        QCOMPARE(invitation->code().size(), 11U);
        wire::JoinRequest join;
        join.set_code("AAAAA-AAAAA");
        join.set_user("Dan");
        join.set_password("dan's password");
        QCOMPARE(h.ask<wire::Me>(Operation::SignUp, {}, join.SerializeAsString()).error().code, ErrorCode::NotFound);
        auto spoken = invitation->code();
        std::transform(spoken.begin(), spoken.end(), spoken.begin(), ::tolower);
        spoken.replace(5, 1, " ");
        join.set_code(spoken);
        join.set_password("short");
        QCOMPARE(h.ask<wire::Me>(Operation::SignUp, {}, join.SerializeAsString()).error().code,
                 ErrorCode::InvalidArgument);
        join.set_password("dan's password");
        const auto signedUp = h.ask<wire::SignInResponse>(Operation::SignUp, {}, join.SerializeAsString());
        QVERIFY(signedUp);
        QCOMPARE(signedUp->user_name(), "dan");
        QCOMPARE(h.ask<wire::Me>(Operation::Me, signedUp->token())->spaces_size(), 2);
        QVERIFY(h.signIn("dan", "dan's password"));
        // Cleo has an account already and joins.
        const auto second = h.ask<wire::Invitation>(Operation::Invite, h.bensToken, body.SerializeAsString());
        join.set_code(second->code());
        QCOMPARE(h.ask<wire::Me>(Operation::Join, h.cleosToken, join.SerializeAsString())->spaces_size(), 2);
        QCOMPARE(h.ask<wire::Me>(Operation::Join, h.cleosToken, join.SerializeAsString()).error().code,
                 ErrorCode::NotFound);
        // An old one is none.
        const auto third = h.ask<wire::Invitation>(Operation::Invite, h.bensToken, body.SerializeAsString());
        join.set_code(third->code());
        h.clock.forward(8LL * 24 * 3'600'000);
        QCOMPARE(h.ask<wire::Me>(Operation::Join, h.anasToken, join.SerializeAsString()).error().code,
                 ErrorCode::NotFound);
    }

    void guessingCodesIsSlowed()
    {
        ServiceHouse h;
        wire::JoinRequest join;
        join.set_user("dan");
        join.set_password("dan's password");
        int slowed = 0;
        for (int i = 0; i < 10; ++i) {
            join.set_code("guess" + std::to_string(i));
            const auto answer = h.ask<wire::Me>(Operation::SignUp, {}, join.SerializeAsString());
            slowed += answer.error().code == ErrorCode::TooManyRequests ? 1 : 0;
        }
        QCOMPARE(slowed, 6);
    }

    void aLeadRemovesAMemberWhoHearsOfIt()
    {
        ServiceHouse h;
        auto events = must(await(h.service->listen(h.anasToken)));
        static_cast<void>(events->take());
        Request request;
        request.operation = Operation::SetMember;
        request.token = h.bensToken;
        request.space = h.team;
        request.member = h.ana;
        request.remove = true;
        QCOMPARE(h.call(request).code, ErrorCode::None);
        QVERIFY(events->take().directory);
        QCOMPARE(h.pullAs(h.anasToken).error().code, ErrorCode::NotMember);
    }

    void aDeviceMayAskSoMuch()
    {
        ServiceLimits limits;
        limits.requestsPerSecond = 10;
        limits.requestsAtOnce = 20;
        limits.bytesPerSecond = 1000;
        limits.bytesAtOnce = 5000;
        ServiceHouse h(limits);
        for (int i = 0; i < 20; ++i)
            QVERIFY(h.ask<wire::Me>(Operation::Me, h.anasToken));
        QCOMPARE(h.ask<wire::Me>(Operation::Me, h.anasToken).error().code, ErrorCode::TooManyRequests);
        QVERIFY(h.ask<wire::Me>(Operation::Me, h.bensToken));
        h.clock.forward(1000);
        for (int i = 0; i < 10; ++i)
            QVERIFY(h.ask<wire::Me>(Operation::Me, h.anasToken));
        QCOMPARE(h.ask<wire::Me>(Operation::Me, h.anasToken).error().code, ErrorCode::TooManyRequests);
        h.clock.forward(60'000);
        auto device = h.device(h.ana);
        QVERIFY(h.pushAs(h.anasToken, {device.next(20'000)}));
        QCOMPARE(h.ask<wire::Me>(Operation::Me, h.anasToken).error().code, ErrorCode::TooManyRequests);
        h.clock.forward(-3'600'000);
        QCOMPARE(h.ask<wire::Me>(Operation::Me, h.anasToken).error().code, ErrorCode::TooManyRequests);
        h.clock.forward(30'000);
        QVERIFY(h.ask<wire::Me>(Operation::Me, h.anasToken));
    }

    void aDeviceListensSoOften()
    {
        ServiceHouse h;
        std::vector<std::unique_ptr<Listener>> open;
        for (std::size_t i = 0; i < h.options.limits.streamsPerDevice; ++i)
            open.push_back(must(await(h.service->listen(h.anasToken))));
        QCOMPARE(await(h.service->listen(h.anasToken)).error().code, ErrorCode::TooManyRequests);
        QVERIFY(await(h.service->listen(h.bensToken)));
        open.pop_back();
        QVERIFY(await(h.service->listen(h.anasToken)));
    }

    void aDamagedFileIsDropped()
    {
        ServiceHouse h;
        const std::string content(1000, 'x');
        Request request;
        request.operation = Operation::PutBlob;
        request.token = h.anasToken;
        request.space = h.team;
        request.blob = blake2b({"something else"});
        request.size = content.size();
        request.body = content;
        QCOMPARE(h.call(request).code, ErrorCode::Malformed);
        request.operation = Operation::BlobState;
        QCOMPARE(h.call(request).blob->received, 0U);
        request.operation = Operation::PutBlob;
        request.blob = blake2b({content});
        QVERIFY(h.call(request).blob->whole);
        // Nonsense about where it lies, and a file beyond the limit.
        request.first = 1;
        QCOMPARE(h.call(request).code, ErrorCode::InvalidArgument);
        request.first = ~0ULL - 5;
        QCOMPARE(h.call(request).code, ErrorCode::InvalidArgument);
        request.first = 0;
        request.size = h.options.limits.blobBytes + 1;
        QCOMPARE(h.call(request).code, ErrorCode::TooLarge);
    }
};

QTEST_GUILESS_MAIN(ServicePeople)
#include "tst_service_people.moc"
