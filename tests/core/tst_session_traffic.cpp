// SPDX-License-Identifier: Apache-2.0
// What goes over a session once hands are shaken: batches, pages, pokes, and what is refused on the way.
#include "support/session_script.h"

using namespace salver;
using namespace salver::test;

class TestSessionTraffic : public QObject {
    Q_OBJECT

private slots:
    void theNextBatchIsReadWhileOneTravels()
    {
        Script s;
        s.states[0] = Script::space(1, 4, 0);
        s.states[0].waiting = 4;
        s.start();
        s.goLive(unsentOf(outboxOf({1, 2, 3, 4})));
        s.work<work::ReadOutbox>(WorkResult{outboxOf({1, 2})});
        const auto first = s.call<call::Push>().body;
        const auto firstId = s.lastCall;
        QVERIFY(s.work<work::ReadOutbox>(WorkResult{outboxOf({3, 4})}).after == Sequence{2});
        s.nothing(); // one at a time on the wire
        s.answer(firstId, acceptAll(first, 1, 1, 2));
        // The wire comes first, then the database.
        QCOMPARE(s.call<call::Push>().body.items_size(), 2);
        s.work<work::Acknowledge>();
    }

    /// L31: acknowledging k leaves k+1 alone.
    void L31_onlyWhatWasAcceptedIsAcknowledged()
    {
        Script s;
        s.states[0] = Script::space(1, 2, 0);
        s.states[0].waiting = 2;
        s.start();
        s.goLive(unsentOf(outboxOf({1, 2})));
        s.work<work::ReadOutbox>(WorkResult{outboxOf({1})});
        const auto push = s.call<call::Push>().body;
        const auto id = s.lastCall;
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.answer(id, acceptAll(push, 1, 1, 1));
        const auto acks = s.work<work::Acknowledge>().acks;
        QCOMPARE(acks.size(), 1U);
        QVERIFY(acks[0].id.sequence == Sequence{1});
    }

    /// L20: one refused change does not jam the queue.
    void L20_theRefusedOneIsParkedAndTheOthersGoOn()
    {
        Script s;
        s.states[0] = Script::space(1, 7, 0);
        s.states[0].waiting = 7;
        s.start();
        s.goLive(unsentOf(outboxOf({1, 2, 3, 4, 5, 6, 7})));
        s.work<work::ReadOutbox>(WorkResult{outboxOf({1, 2, 3, 4, 5})});
        const auto push = s.call<call::Push>().body;
        const auto id = s.lastCall;
        s.work<work::ReadOutbox>(WorkResult{outboxOf({6, 7})});
        auto answer = acceptAll(push, 1, 1, 4);
        answer.mutable_verdicts(4)->set_accepted(false);
        answer.mutable_verdicts(4)->set_code(static_cast<std::uint32_t>(ErrorCode::Erased));
        answer.mutable_verdicts(4)->set_sentence("It was erased.");
        s.answer(id, answer);
        QCOMPARE(s.work<work::Acknowledge>().acks.size(), 4U);
        const auto park = s.work<work::Park>();
        QVERIFY(park.sequence == Sequence{5});
        QVERIFY(park.why.code == ErrorCode::Erased);
        s.states[0].cursor = Cursor{4};
        s.work<work::ReadSpaces>(s.spaces());
        // 6 built on 5 and was parked with it: the number is skipped, and what was read ahead is not sent.
        QVERIFY(s.work<work::ReadOutbox>(WorkResult{outboxOf({7})}).after == Sequence{5});
        const auto rest = s.call<call::Push>().body;
        QCOMPARE(rest.items_size(), 1);
        QCOMPARE(rest.items(0).skipped(), 1U);
    }

    void parkedNumbersBeforeTheFirstAreSkippedAtTheHandshakeToo()
    {
        Script s;
        s.states[0] = Script::space(1, 8, 0);
        s.states[0].waiting = 1;
        s.start();
        auto greeting = s.shake(unsentOf(outboxOf({8})));
        greeting.set_highest_sequence(4); // 5, 6, 7 are parked here and unknown there
        s.answer(s.lastCall, greeting);
        s.work<work::ResendAbove>();
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadHandBack>(WorkResult{std::vector<HandBackItem>{}});
        s.work<work::ReadOutbox>(WorkResult{outboxOf({8})});
        QCOMPARE(s.call<call::Push>().body.items(0).skipped(), 3U);
    }

    /// L24: a batch over the server's limit is halved, then the one change parked.
    void L24_aBatchTooLargeIsHalvedThenTheOneIsParked()
    {
        Script s;
        s.states[0] = Script::space(1, 4, 0);
        s.states[0].waiting = 4;
        s.start();
        s.goLive(unsentOf(outboxOf({1, 2, 3, 4})));
        s.work<work::ReadOutbox>(WorkResult{outboxOf({1, 2, 3, 4})});
        s.call<call::Push>();
        const auto whole = s.lastCall;
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.refuse(whole, ErrorCode::TooLarge);
        s.work<work::ReadSpaces>(s.spaces());
        QCOMPARE(s.work<work::ReadOutbox>(WorkResult{outboxOf({1, 2})}).mostItems, 2U);
        s.call<call::Push>();
        const auto half = s.lastCall;
        s.work<work::ReadOutbox>(WorkResult{outboxOf({3, 4})});
        s.refuse(half, ErrorCode::TooLarge);
        s.work<work::ReadSpaces>(s.spaces());
        const auto read = s.work<work::ReadOutbox>(WorkResult{outboxOf({1})});
        QCOMPARE(read.mostItems, 1U);
        QVERIFY(read.after == Sequence{}); // from the start, not from what was read ahead
        s.call<call::Push>();
        const auto one = s.lastCall;
        s.work<work::ReadOutbox>(WorkResult{outboxOf({2})});
        s.refuse(one, ErrorCode::TooLarge);
        QVERIFY(s.work<work::Park>().sequence == Sequence{1});
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadOutbox>(WorkResult{outboxOf({2})});
        // Its number never comes, and is said so with the next.
        QCOMPARE(s.call<call::Push>().body.items(0).skipped(), 1U);
    }

    void aPassingVerdictEndsTheSessionAndParksNothing()
    {
        Script s;
        s.states[0] = Script::space(1, 1, 0);
        s.states[0].waiting = 1;
        s.start();
        s.goLive(unsentOf(outboxOf({1})));
        s.work<work::ReadOutbox>(WorkResult{outboxOf({1})});
        const auto push = s.call<call::Push>().body;
        const auto id = s.lastCall;
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        auto answer = acceptAll(push, 1, 1, 0);
        answer.mutable_verdicts(0)->set_accepted(false);
        answer.mutable_verdicts(0)->set_code(static_cast<std::uint32_t>(ErrorCode::ServerTrouble));
        s.answer(id, answer);
        s.work<work::ReadSpaces>(s.spaces());
        s.nothing();
        QVERIFY(s.session.ended()->retry);
    }

    void aVerdictTooFewIsNoAnswer()
    {
        Script s;
        s.states[0] = Script::space(1, 2, 0);
        s.states[0].waiting = 2;
        s.start();
        s.goLive(unsentOf(outboxOf({1, 2})));
        s.work<work::ReadOutbox>(WorkResult{outboxOf({1, 2})});
        const auto push = s.call<call::Push>().body;
        const auto id = s.lastCall;
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        auto answer = acceptAll(push, 1, 1, 2);
        answer.mutable_verdicts()->RemoveLast();
        s.answer(id, answer);
        s.nothing(); // nothing is acknowledged on such ground
        QVERIFY(s.session.ended()->retry);
    }

    /// L17: after a failure nothing has to happen here for the outbox to drain; a nudge looks again.
    void L17_aNudgeLooksIntoTheOutboxAgain()
    {
        Script s;
        s.states[0].waiting = 1;
        s.start();
        s.goLive();
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}}); // not there yet
        s.work<work::ReadSpaces>(s.spaces());
        s.nothing();
        s.session.poll();
        s.call<call::Me>();
        s.work<work::ReadOutbox>(WorkResult{outboxOf({1})});
        s.call<call::Push>();
    }

    // --- pulling ---------------------------------------------------------------------------------------------

    void theNextPageTravelsWhileOneIsMerged()
    {
        Script s;
        s.start();
        auto greeting = s.shake();
        greeting.set_head(4);
        s.answer(s.lastCall, greeting);
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadHandBack>(WorkResult{std::vector<HandBackItem>{}});
        QVERIFY(s.call<call::Pull>().after == Cursor{});
        s.answer(s.lastCall, page(0, {"a", "b"}, 4));
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        QVERIFY(s.call<call::Pull>().after == Cursor{2});
        const auto second = s.lastCall;
        const auto apply = s.work<work::Apply>();
        QCOMPARE(apply.page.size(), 2U);
        QVERIFY(apply.epoch == Epoch{5});
        s.states[0].cursor = Cursor{2};
        s.states[0].running = apply.running;
        s.work<work::ReadSpaces>(s.spaces());
        QVERIFY(!s.session.quiet());
        s.answer(second, page(2, {"c", "d"}, 4));
        s.work<work::Apply>();
        s.states[0].cursor = Cursor{4};
        s.states[0].running = hashOf("page");
        s.work<work::ReadSpaces>(s.spaces());
        s.nothing();
        QVERIFY(s.session.quiet());
    }

    void aPageWithAHoleIsNotTaken_data()
    {
        QTest::addColumn<QList<int>>("cursors");
        QTest::newRow("hole at the start") << QList<int>{2, 3};
        QTest::newRow("hole inside") << QList<int>{1, 3};
        QTest::newRow("backwards") << QList<int>{2, 1};
        QTest::newRow("twice") << QList<int>{1, 1};
        QTest::newRow("nothing, though there is more") << QList<int>{};
    }

    void aPageWithAHoleIsNotTaken()
    {
        QFETCH(QList<int>, cursors);
        Script s;
        s.start();
        auto greeting = s.shake();
        greeting.set_head(4);
        s.answer(s.lastCall, greeting);
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadHandBack>(WorkResult{std::vector<HandBackItem>{}});
        s.call<call::Pull>();
        auto bad = page(0, {"a", "b"}, 4);
        bad.mutable_entries()->Clear();
        for (const auto cursor : cursors) {
            auto* entry = bad.add_entries();
            entry->set_cursor(static_cast<std::uint64_t>(cursor));
            entry->set_change("x");
        }
        s.answer(s.lastCall, bad);
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.nothing(); // nothing is applied
        QVERIFY(s.session.ended()->retry);
    }

    void aPokeForOurOwnPushFetchesNothing()
    {
        Script s;
        s.states[0] = Script::space(1, 1, 0);
        s.states[0].waiting = 1;
        s.start();
        s.goLive(unsentOf(outboxOf({1})));
        s.work<work::ReadOutbox>(WorkResult{outboxOf({1})});
        const auto push = s.call<call::Push>().body;
        const auto id = s.lastCall;
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.session.poke(spaceNumber(1), Cursor{1});
        s.nothing();
        s.answer(id, acceptAll(push, 1, 1, 1));
        s.work<work::Acknowledge>();
        s.states[0].cursor = Cursor{1};
        s.states[0].waiting = 0;
        s.work<work::ReadSpaces>(s.spaces());
        s.nothing();
        QVERIFY(s.session.quiet());
    }

    void othersChangesBesideOurPushAreFetched()
    {
        Script s;
        s.states[0] = Script::space(1, 1, 0);
        s.states[0].waiting = 1;
        s.start();
        s.goLive(unsentOf(outboxOf({1})));
        s.work<work::ReadOutbox>(WorkResult{outboxOf({1})});
        const auto push = s.call<call::Push>().body;
        const auto id = s.lastCall;
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.answer(id, acceptAll(push, 1, 2, 2)); // somebody was at 1
        s.work<work::Acknowledge>();
        s.states[0].waiting = 0;
        s.work<work::ReadSpaces>(s.spaces());
        QVERIFY(s.call<call::Pull>().after == Cursor{});
    }

    void aPokeWithoutDataIsAskedTwiceThenDropped()
    {
        Script s;
        s.start();
        s.goLive();
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.session.poke(spaceNumber(1), Cursor{5});
        wire::PullPage empty;
        empty.set_epoch(5);
        empty.set_running(std::string(32, '\0'));
        s.call<call::Pull>();
        s.answer(s.lastCall, empty);
        s.call<call::Pull>(); // the poke may have overtaken the answer
        s.answer(s.lastCall, empty);
        s.nothing();
        QVERIFY(s.session.quiet());
    }

    void answersOfAnEarlierTimeAreNotHeard()
    {
        Script s;
        s.start();
        s.goLive();
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.session.poke(spaceNumber(1), Cursor{1});
        s.call<call::Pull>();
        const auto old = s.lastCall;
        s.answer(old, page(0, {"a"}, 1));
        s.work<work::Apply>();
        s.states[0].cursor = Cursor{1};
        s.states[0].running = hashOf("page");
        s.work<work::ReadSpaces>(s.spaces());
        s.answer(old, page(0, {"a"}, 1)); // doubled on the way
        s.nothing();
        QVERIFY(s.session.quiet());
    }

    // --- membership ------------------------------------------------------------------------------------------

    void notAMemberAsksWhoWeAreAndLeavesTheSpace()
    {
        Script s;
        s.states = {Script::space(1), Script::space(2)};
        s.start();
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadUnsent>(WorkResult{HandshakeFacts{}});
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadUnsent>(WorkResult{HandshakeFacts{}});
        s.call<call::Handshake>();
        s.refuse(s.lastCall, ErrorCode::NotMember);
        s.call<call::Handshake>();
        s.call<call::Me>();
        s.states.erase(s.states.begin());
        s.answer(s.lastCall, s.me());
        QCOMPARE(s.work<work::AdoptSpaces>().spaces.size(), 1U);
        s.work<work::ReadSpaces>(s.spaces());
        QVERIFY(!s.session.ended());
    }

    void aTokenThatIsNoLongerGoodEndsTheSession()
    {
        Script s;
        s.session.start(RequestId{1});
        s.work<work::ReadSpaces>(s.spaces());
        s.call<call::Me>();
        s.refuse(s.lastCall, ErrorCode::NotSignedIn);
        QVERIFY(s.session.ended()->code == ErrorCode::NotSignedIn);
    }

    void aServerThatNeverAgreesIsGivenUpOn()
    {
        Script s;
        s.states[0] = Script::space(1, 5, 7);
        const auto items = outboxOf({5});
        s.states[0].waiting = 1;
        s.start();
        for (int i = 0; i < 20 && !s.session.ended(); ++i) {
            s.goLive(unsentOf(items));
            s.work<work::ReadOutbox>(WorkResult{items});
            s.call<call::Push>();
            const auto push = s.lastCall;
            s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
            s.refuse(push, ErrorCode::SequenceGap);
        }
        QVERIFY(s.session.ended().has_value());
        QVERIFY(s.session.ended()->retry);
    }

    void aJournalThatFailsEndsTheSession()
    {
        Script s;
        s.start();
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadUnsent>(fail(ErrorCode::DiskFull, "The disk is full."));
        s.nothing();
        QVERIFY(s.session.ended()->code == ErrorCode::DiskFull);
    }

    /// A proxy that cuts event streams must not end a push; the notes are compared once it is through.
    void greetingAgainWaitsForWhatIsUnderWay()
    {
        Script s;
        s.states[0] = Script::space(1, 1, 0);
        s.states[0].waiting = 1;
        const auto items = outboxOf({1});
        s.start();
        s.goLive(unsentOf(items));
        s.work<work::ReadOutbox>(WorkResult{items});
        s.call<call::Push>();
        const auto push = s.lastCall;
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.session.greetAgain();
        s.nothing();
        s.refuse(push, ErrorCode::LamportAhead);
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadUnsent>(WorkResult{HandshakeFacts{}});
        s.call<call::Handshake>();
    }

    void greetingAgainShakesHandsAtOnceWhereNothingIsUnderWay()
    {
        Script s;
        s.start();
        s.goLive();
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.session.greetAgain();
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadUnsent>(WorkResult{HandshakeFacts{}});
        s.call<call::Handshake>();
    }
};

QTEST_GUILESS_MAIN(TestSessionTraffic)
#include "tst_session_traffic.moc"
