// SPDX-License-Identifier: Apache-2.0
// Who may, and what happens then: the service without sockets, in one thread.
#include "support/service_house.h"

#include "protocol/change.pb.h"

#include "core/erasure.h"
#include "core/hash.h"

#include <boost/asio/io_context.hpp>

#include <QTest>

using namespace salver;
using namespace salver::test;

class ServiceTest : public QObject {
    Q_OBJECT

private slots:
    void signInGivesATokenThatWorks()
    {
        ServiceHouse h;
        const auto answer = h.signIn("ANA", "ana's password");
        QVERIFY(answer);
        QCOMPARE(answer->user_name(), "ana");
        QCOMPARE(answer->user(), std::string(h.ana.view()));
        QCOMPARE(answer->token().size(), 43U);
        const auto me = h.ask<wire::Me>(Operation::Me, answer->token());
        QVERIFY(me);
        QCOMPARE(me->spaces_size(), 2);
        QCOMPARE(me->spaces(0).purpose(), wire::SPACE_PRIVATE);
        QCOMPARE(me->spaces(0).role(), wire::ROLE_LEAD);
        QCOMPARE(me->spaces(1).name(), "Team");
        QCOMPARE(me->spaces(1).role(), wire::ROLE_MEMBER);
        QCOMPARE(me->spaces(1).members_size(), 2);
        QVERIFY(me->limits().batch_bytes() > 0);
        // What is stored of the token opens nothing.
        QVERIFY(!h.ask<wire::Me>(Operation::Me, std::string(hashOfToken(answer->token()).view())));
    }

    void workIsSizedByWhatABodyOpensTo()
    {
        ServiceHouse h;
        boost::asio::io_context workers;
        Service service(*h.storage, h.clock, h.random, workers.get_executor(), Pool{}, h.options);
        const auto postsWork = [&](int hashes) {
            wire::HandshakeRequest body;
            body.set_replica(7);
            for (int i = 0; i < hashes; ++i) {
                auto* unsent = body.add_unsent();
                unsent->set_sequence(static_cast<std::uint64_t>(i) + 1);
                unsent->set_hash(std::string(32, 'h'));
            }
            Request request;
            request.operation = Operation::Handshake;
            request.token = h.anasToken;
            request.space = h.team;
            request.body = frameBody(body.SerializeAsString());
            // On its way it is small, whatever it holds.
            if (request.body.size() > 16'000)
                qFatal("the body does not compress");
            boost::asio::io_context loop;
            std::optional<Response> answer;
            boost::asio::co_spawn(loop, service.handle(std::move(request)),
                                  [&](const std::exception_ptr&, Response response) { answer = std::move(response); });
            loop.poll();
            bool posted = false;
            while (!answer) {
                posted = workers.poll() > 0 || posted;
                workers.restart();
                loop.restart();
                loop.poll();
            }
            if (answer->code != ErrorCode::None)
                qFatal("the handshake was refused");
            return posted;
        };
        QVERIFY(!postsWork(10));
        QVERIFY(postsWork(4'000));
    }

    void aDeviceThatAsksTooMuchIsRefusedByTheHeader()
    {
        ServiceLimits limits;
        limits.bytesAtOnce = 1'000'000;
        ServiceHouse h(limits);
        Request request;
        request.operation = Operation::Push;
        request.token = h.anasToken;
        request.space = h.team;
        const auto admission = await(h.service->admit(request, 1'200'000));
        QVERIFY(!admission.refusal);
        QVERIFY(admission.session);
        const auto refused = await(h.service->admit(request, 900'000));
        QVERIFY(refused.refusal);
        QCOMPARE(refused.refusal->code, ErrorCode::TooManyRequests);
        QVERIFY(refused.refusal->retryAfterSeconds > 0);
    }

    void unknownUserAndWrongPasswordAnswerTheSame()
    {
        ServiceHouse h;
        const auto wrong = h.signIn("ana", "guess");
        const auto first = h.lastError.SerializeAsString();
        const auto unknown = h.signIn("nobody", "guess");
        QCOMPARE(wrong.error().code, ErrorCode::WrongPassword);
        QCOMPARE(h.lastError.SerializeAsString(), first);
        // A name that cannot be one is just as unknown.
        QCOMPARE(h.signIn("a b\x01", "guess").error().code, ErrorCode::WrongPassword);
        QCOMPARE(h.signIn("", "").error().code, ErrorCode::WrongPassword);
    }

    void guessingTakesLongerAndLonger()
    {
        ServiceHouse h;
        for (int i = 0; i < 4; ++i)
            QCOMPARE(h.signIn("ana", "guess").error().code, ErrorCode::WrongPassword);
        // Even the right one waits now, from this address only.
        QCOMPARE(h.signIn("ana", "ana's password").error().code, ErrorCode::TooManyRequests);
        QVERIFY(h.lastError.retry());
        QVERIFY(h.signIn("ana", "ana's password", "192.0.2.2"));
        h.clock.forward(1000);
        QCOMPARE(h.signIn("ana", "guess").error().code, ErrorCode::WrongPassword);
        h.clock.forward(1000);
        QCOMPARE(h.signIn("ana", "guess").error().code, ErrorCode::TooManyRequests);
        h.clock.forward(1000);
        QVERIFY(h.signIn("ana", "ana's password"));
        // The right password ends it.
        QCOMPARE(h.signIn("ana", "guess").error().code, ErrorCode::WrongPassword);
    }

    void guessingAtManyNamesFromOneAddressIsSlowedToo()
    {
        ServiceHouse h;
        int refused = 0;
        for (int i = 0; i < 40; ++i) {
            if (h.signIn("user" + std::to_string(i), "guess").error().code == ErrorCode::TooManyRequests)
                ++refused;
        }
        QCOMPARE(refused, 20);
    }

    void delayIsBounded()
    {
        ServiceHouse h;
        for (int i = 0; i < 40; ++i) {
            [[maybe_unused]] const auto ignored = h.signIn("ana", "guess");
            h.clock.forward(901'000);
        }
        QVERIFY(h.signIn("ana", "ana's password"));
    }

    void signedOutIsOut()
    {
        ServiceHouse h;
        const auto token = h.signIn("ana", "ana's password")->token();
        auto events = must(await(h.service->listen(token)));
        static_cast<void>(events->take());
        QVERIFY(h.ask<wire::Me>(Operation::SignOut, token));
        QCOMPARE(h.ask<wire::Me>(Operation::Me, token).error().code, ErrorCode::NotSignedIn);
        QVERIFY(events->take().ended);
        QVERIFY(!await(h.service->listen(token)));
        QVERIFY(h.ask<wire::Me>(Operation::Me, h.anasToken));
    }

    void tooManyDevicesAreRefused()
    {
        ServiceLimits limits;
        limits.devicesPerAccount = 2;
        ServiceHouse h(limits);
        QVERIFY(h.signIn("ana", "ana's password"));
        QCOMPARE(h.signIn("ana", "ana's password").error().code, ErrorCode::TooLarge);
    }

    void withoutATokenNothingIsTold()
    {
        ServiceHouse h;
        for (const auto operation :
             {Operation::Me, Operation::Handshake, Operation::Push, Operation::Pull, Operation::SignOut}) {
            QCOMPARE(h.ask<wire::Me>(operation, "").error().code, ErrorCode::NotSignedIn);
            QCOMPARE(h.ask<wire::Me>(operation, "made up").error().code, ErrorCode::NotSignedIn);
        }
    }

    void aStrangerCannotTellWhetherASpaceExists()
    {
        ServiceHouse h;
        for (const auto operation : {Operation::Handshake, Operation::Push, Operation::Pull}) {
            wire::HandshakeRequest body;
            body.set_replica(7);
            const auto message = operation == Operation::Handshake ? body.SerializeAsString() : std::string();
            QCOMPARE(h.ask<wire::Me>(operation, h.cleosToken, message).error().code, ErrorCode::NotMember);
            const auto real = h.lastError.SerializeAsString();
            const auto team = std::exchange(h.team, SpaceId(uuidV7(h.clock.now(), h.random)));
            QCOMPARE(h.ask<wire::Me>(operation, h.cleosToken, message).error().code, ErrorCode::NotMember);
            QCOMPARE(h.lastError.SerializeAsString(), real);
            h.team = team;
        }
    }

    void aChangeTravels()
    {
        ServiceHouse h;
        auto device = h.device(h.ana);
        auto events = must(await(h.service->listen(h.bensToken)));
        QCOMPARE(events->take().heads.size(), 2U);
        bool woken = false;
        events->onNews([&] { woken = true; });
        const auto change = device.next();
        const auto pushed = h.pushAs(h.anasToken, {change});
        QVERIFY(pushed);
        QVERIFY(pushed->verdicts(0).accepted());
        QCOMPARE(pushed->verdicts(0).receipt().size(), 32U);
        QVERIFY(woken);
        const auto news = events->take();
        QCOMPARE(news.heads.size(), 1U);
        QCOMPARE(raw(news.heads.at(h.team)), 1U);
        const auto page = h.pullAs(h.bensToken);
        QCOMPARE(page->entries(0).change(), change.bytes);
        QCOMPARE(page->entries(0).receipt(), pushed->verdicts(0).receipt());
        const auto own = h.pullAs(h.anasToken, 0, device.replica());
        QVERIFY(own->entries(0).change().empty());
        QCOMPARE(own->entries(0).hash(), std::string(change.hash.view()));
        QCOMPARE(own->entries(0).sequence(), 1U);
    }

    void pokesGather()
    {
        ServiceHouse h;
        auto device = h.device(h.ana);
        auto events = must(await(h.service->listen(h.bensToken)));
        static_cast<void>(events->take());
        for (int i = 0; i < 50; ++i)
            QVERIFY(h.pushAs(h.anasToken, {device.next()}));
        const auto news = events->take();
        QCOMPARE(news.heads.size(), 1U);
        QCOMPARE(raw(news.heads.at(h.team)), 50U);
        QVERIFY(events->take().empty());
    }

    void whoWasRemovedHearsNothingMore()
    {
        ServiceHouse h;
        auto device = h.device(h.ben);
        auto events = must(await(h.service->listen(h.anasToken)));
        static_cast<void>(events->take());
        h.join(h.ana, Role::None); // as the administrator's command does, beside the server
        await(h.service->watchDirectory());
        auto news = events->take();
        QVERIFY(news.directory);
        QVERIFY(h.pushAs(h.bensToken, {device.next()}));
        QVERIFY(events->take().empty());
        QCOMPARE(h.pullAs(h.anasToken).error().code, ErrorCode::NotMember);
        // Told in so many words, and nothing else about the team.
        const auto me = h.ask<wire::Me>(Operation::Me, h.anasToken);
        QCOMPARE(me->spaces_size(), 2);
        QCOMPARE(me->spaces(1).role(), wire::ROLE_NONE);
        QCOMPARE(me->spaces(1).id(), std::string(h.team.view()));
        QVERIFY(me->spaces(1).name().empty() && me->spaces(1).head() == 0 && me->spaces(1).members().empty());
        // And back again, noticed by the next request of anybody.
        h.join(h.ana, Role::Viewer);
        QVERIFY(h.ask<wire::Me>(Operation::Me, h.bensToken));
        QVERIFY(events->take().directory);
        QVERIFY(h.pushAs(h.bensToken, {device.next()}));
        QCOMPARE(events->take().heads.size(), 1U);
    }

    void malformedBodiesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("unknown frame") << QByteArray("\x07hello");
        QTest::newRow("no zstd in a zstd frame") << QByteArray("\x01hello");
        QTest::newRow("no message") << QByteArray("\0\xff\xff\xff\xff", 5);
        QTest::newRow("text") << QByteArray("\0{\"items\":[]}", 13);
    }
    void malformedBodiesAreRefused()
    {
        QFETCH(QByteArray, body);
        ServiceHouse h;
        for (const auto operation : {Operation::SignIn, Operation::Handshake, Operation::Push}) {
            Request request;
            request.operation = operation;
            request.token = h.anasToken;
            request.space = h.team;
            request.body = body.toStdString();
            const auto answer = h.read<wire::Me>(h.call(std::move(request)));
            QCOMPARE(answer.error().code, ErrorCode::Malformed);
            QVERIFY(!answer.error().sentence.empty());
        }
    }

    void aFrameThatOpensTooWideIsRefused()
    {
        ServiceHouse h;
        wire::PushRequest body;
        body.add_items()->set_change(std::string(limits::batchBytes + 1, 'a'));
        const auto frame = frameBody(body.SerializeAsString());
        QVERIFY(frame.size() < 10'000);
        Request request;
        request.operation = Operation::Push;
        request.token = h.anasToken;
        request.space = h.team;
        request.body = frame;
        QCOMPARE(h.read<wire::Me>(h.call(std::move(request))).error().code, ErrorCode::TooLarge);
    }

    void tooManyChangesAtOnceAreRefused()
    {
        ServiceHouse h;
        wire::PushRequest body;
        for (std::size_t i = 0; i <= limits::batchChanges; ++i)
            body.add_items();
        QCOMPARE(h.ask<wire::Me>(Operation::Push, h.anasToken, body.SerializeAsString()).error().code,
                 ErrorCode::TooLarge);
    }

    // Every byte of a change flipped, and every cut: refused for good or accepted as it came, never a crash, and
    // the others of the batch go on.
    void damagedChangesAreRefusedAlone()
    {
        ServiceHouse h;
        auto device = h.device(h.ana);
        const auto good = device.next();
        for (std::size_t i = 0; i < good.bytes.size() * 2; ++i) {
            auto damaged = good.bytes;
            if (i < good.bytes.size())
                damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
            else
                damaged.resize(i - good.bytes.size());
            const auto body = [&] {
                wire::PushRequest push;
                push.add_items()->set_change(damaged);
                return push.SerializeAsString();
            }();
            const auto answer = h.ask<wire::PushResponse>(Operation::Push, h.anasToken, body);
            if (answer)
                QCOMPARE(answer->verdicts_size(), 1);
        }
        QVERIFY(await(h.storage->check())->findings.empty());
    }

    void aChangeThatLiesAboutItsContentsIsRefused()
    {
        ServiceHouse h;
        auto device = h.device(h.ana);
        const auto one = device.next();
        wire::Change parsed;
        QVERIFY(parsed.ParseFromString(one.bytes));
        parsed.mutable_parts(0)->mutable_contents()->back() ^= 1;
        const auto pushed = h.pushAs(h.anasToken, {{parsed.SerializeAsString(), one.hash}, device.next()});
        QVERIFY(pushed);
        QCOMPARE(pushed->verdicts(0).code(), raw(ErrorCode::Malformed));
        QVERIFY(pushed->verdicts(1).accepted());
        QCOMPARE(pushed->highest_sequence(), 2U);
    }

    void aChangeOfAnotherSpaceIsRefused()
    {
        ServiceHouse h;
        ChangeMaker elsewhere(SpaceId(uuidV7(h.clock.now(), h.random)), h.ana, h.random);
        const auto pushed = h.pushAs(h.anasToken, {elsewhere.next()});
        QCOMPARE(pushed->verdicts(0).code(), raw(ErrorCode::InvalidArgument));
        QCOMPARE(pushed->head(), 0U);
    }

    void aLaterFormatStopsTheBatchAndParksNothing()
    {
        ServiceHouse h;
        auto device = h.device(h.ana);
        const auto one = device.next();
        wire::Change parsed;
        wire::Skeleton skeleton;
        QVERIFY(parsed.ParseFromString(one.bytes) && skeleton.ParseFromString(parsed.skeleton()));
        skeleton.set_format(2);
        parsed.set_skeleton(skeleton.SerializeAsString());
        QCOMPARE(h.pushAs(h.anasToken, {{parsed.SerializeAsString(), one.hash}}).error().code,
                 ErrorCode::VersionTooNew);
        QVERIFY(h.pushAs(h.anasToken, {one})->verdicts(0).accepted());
    }

    void gapTellsWhatWasExpected()
    {
        ServiceHouse h;
        auto device = h.device(h.ana);
        QVERIFY(h.pushAs(h.anasToken, {device.next()}));
        device.skip(1);
        QCOMPARE(h.pushAs(h.anasToken, {device.next()}).error().code, ErrorCode::SequenceGap);
        QCOMPARE(h.lastError.expected_sequence(), 2U);
    }

    void receiptsHandChangesBack()
    {
        ServiceHouse h;
        auto anas = h.device(h.ana);
        const auto one = anas.next();
        const auto two = anas.next();
        QVERIFY(h.pushAs(h.anasToken, {one}));
        const auto body = [&](const std::string& receipt) {
            wire::PushRequest push;
            auto* item = push.add_items();
            item->set_change(two.bytes);
            item->set_receipt(receipt);
            return push.SerializeAsString();
        };
        const Receipts receipts(h.storage->identity().receiptKey);
        const auto forged = h.ask<wire::PushResponse>(Operation::Push, h.bensToken, body(std::string(32, 'x')));
        QCOMPARE(forged->verdicts(0).code(), raw(ErrorCode::NotAllowed));
        const auto ofAnother = body(receipts.make(h.team, one.hash));
        QVERIFY(!h.ask<wire::PushResponse>(Operation::Push, h.bensToken, ofAnother)->verdicts(0).accepted());
        const auto real = body(receipts.make(h.team, two.hash));
        QVERIFY(h.ask<wire::PushResponse>(Operation::Push, h.bensToken, real)->verdicts(0).accepted());
        QVERIFY(h.pushAs(h.anasToken, {two})->verdicts(0).accepted());
        QCOMPARE(h.pullAs(h.anasToken)->head(), 2U);
    }

    void erasingBesideAnotherWriteIsRefused()
    {
        ServiceHouse h;
        Change change{h.team, ReplicaId{77}, Sequence{1}, Lamport{1}, WallMs{1}, h.ana, {}};
        EntityOps ops{EntityId::parse("00000000-0000-4000-8000-000000000009").value(), 1, {}, {}, {}};
        ops.writes.push_back({deletedFieldNumber, {}, {}, std::string(erasedValue)});
        ops.writes.push_back({2, {}, {}, "x"});
        change.entities.push_back(ops);
        SeededRandom random(5);
        const auto mixed = encodeChange(change, random).value();
        const auto refused = h.pushAs(h.anasToken, {mixed});
        QVERIFY(refused && !refused->verdicts(0).accepted());
        QCOMPARE(refused->verdicts(0).code(), raw(ErrorCode::InvalidArgument));
        QCOMPARE(h.pullAs(h.anasToken)->head(), 0U);
    }

    void devicesThatDisagreeAreNoticed()
    {
        ServiceHouse h;
        std::string logged;
        h.options.log = [&](std::string_view event, std::initializer_list<LogField> fields) {
            logged += event;
            for (const auto& field : fields)
                logged += " " + std::string(field.key) + "=" + field.value;
        };
        h.service = std::make_unique<Service>(*h.storage, h.clock, h.random, Pool{}, Pool{}, h.options);
        auto device = h.device(h.ana);
        const auto change = device.next();
        QVERIFY(h.pushAs(h.anasToken, {change}));
        wire::HandshakeRequest body;
        body.set_cursor(1);
        body.set_running(std::string(runningHash(Hash{}, change.hash).view()));
        const auto tell = [&](std::uint64_t replica, const std::string& token, const char* state) {
            body.set_replica(replica);
            body.set_digest(std::string(blake2b({state}).view()));
            const auto answer = h.ask<wire::HandshakeResponse>(Operation::Handshake, token, body.SerializeAsString());
            return answer ? static_cast<int>(answer->digest()) : -1;
        };
        QCOMPARE(tell(raw(device.replica()), h.anasToken, "state"), static_cast<int>(wire::DIGEST_NOT_COMPARED));
        QCOMPARE(tell(7, h.bensToken, "state"), static_cast<int>(wire::DIGEST_AGREES));
        QVERIFY(logged.empty());
        QCOMPARE(tell(7, h.bensToken, "another"), static_cast<int>(wire::DIGEST_DIFFERS));
        QCOMPARE(logged, "digest_differs space=" + h.team.toString() + " replica=7 cursor=1");
        QCOMPARE(h.service->counters().digestsCompared, 2U);
        QCOMPARE(h.service->counters().digestsDiffering, 1U);
        // A device on another log is no disagreement, nor is one with changes of its own under way.
        body.set_running(std::string(32, 'x'));
        QCOMPARE(tell(8, h.bensToken, "another"), static_cast<int>(wire::DIGEST_NOT_COMPARED));
        body.set_running(std::string(runningHash(Hash{}, change.hash).view()));
        body.set_digest("short");
        QCOMPARE(h.ask<wire::Me>(Operation::Handshake, h.bensToken, body.SerializeAsString()).error().code,
                 ErrorCode::Malformed);
        body.add_unsent()->set_hash(std::string(32, 'h'));
        QCOMPARE(tell(8, h.bensToken, "another"), -1);
    }

    void versionsTooFarApartSaySo()
    {
        ServiceHouse h;
        for (const auto& [protocol, code] : {std::pair(limits::protocolVersion + 2, ErrorCode::VersionTooNew),
                                             std::pair(limits::protocolVersion + 1, ErrorCode::None),
                                             std::pair(limits::protocolVersion, ErrorCode::None)}) {
            Request request;
            request.operation = Operation::Me;
            request.token = h.anasToken;
            request.protocol = protocol;
            QCOMPARE(h.call(std::move(request)).code, code);
        }
    }

    void handshakeRefusesTooMuch()
    {
        ServiceHouse h;
        wire::HandshakeRequest body;
        QCOMPARE(h.ask<wire::Me>(Operation::Handshake, h.anasToken, body.SerializeAsString()).error().code,
                 ErrorCode::Malformed);
        body.set_replica(7);
        QVERIFY(h.ask<wire::HandshakeResponse>(Operation::Handshake, h.anasToken, body.SerializeAsString()));
        for (std::size_t i = 0; i <= limits::handshakeCheckpoints; ++i)
            body.add_checkpoints();
        QCOMPARE(h.ask<wire::Me>(Operation::Handshake, h.anasToken, body.SerializeAsString()).error().code,
                 ErrorCode::TooLarge);
        body.clear_checkpoints();
        body.add_unsent()->set_hash("short");
        QCOMPARE(h.ask<wire::Me>(Operation::Handshake, h.anasToken, body.SerializeAsString()).error().code,
                 ErrorCode::Malformed);
    }
};

QTEST_GUILESS_MAIN(ServiceTest)
#include "tst_service.moc"
