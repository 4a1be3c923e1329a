// SPDX-License-Identifier: Apache-2.0
// The session's rules, one by one, with the world around it played by hand.
#include "support/session_script.h"

using namespace salver;
using namespace salver::test;

class TestSession : public QObject {
    Q_OBJECT

private slots:
    void shakesHandsBeforeAnythingElse()
    {
        Script s;
        s.states[0] = Script::space(1, 4, 7);
        s.states[0].waiting = 1;
        const auto items = outboxOf({4});
        s.start();
        auto greeting = s.shake(unsentOf(items));
        QCOMPARE(s.handshake.replica(), 77U);
        QCOMPARE(s.handshake.last_sequence(), 4U);
        QCOMPARE(s.handshake.unsent_size(), 1);
        QCOMPARE(s.handshake.unsent(0).hash(), stringOf(items[0].hash));
        QCOMPARE(s.handshake.cursor(), 7U);
        QCOMPARE(s.handshake.epoch(), 5U);
        s.nothing(); // no push, no pull
        s.session.localChange(spaceNumber(1));
        s.session.poke(spaceNumber(1), Cursor{20});
        s.nothing(); // nor on being told of news
        greeting.set_head(9);
        s.answer(s.lastCall, greeting);
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadHandBack>(WorkResult{std::vector<HandBackItem>{}});
        const auto pull = s.call<call::Pull>();
        QVERIFY(pull.after == Cursor{7});
        QVERIFY(pull.replica == ReplicaId{77});
        s.work<work::ReadOutbox>(WorkResult{items});
        QCOMPARE(s.call<call::Push>().body.items_size(), 1);
    }

    void everySpaceShakesItsOwnHand()
    {
        Script s;
        s.states = {Script::space(1), Script::space(2)};
        s.start();
        // Both ask for their facts, then both greet; neither waits for the other.
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadUnsent>(WorkResult{HandshakeFacts{}});
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadUnsent>(WorkResult{HandshakeFacts{}});
        QVERIFY(s.call<call::Handshake>().space == spaceNumber(1));
        QVERIFY(s.call<call::Handshake>().space == spaceNumber(2));
        QVERIFY(!s.session.connected());
    }

    void firstContactKeepsTheEpochWithoutGoingBack()
    {
        Script s;
        s.states[0].epoch = Epoch{};
        s.start();
        auto greeting = s.shake();
        QCOMPARE(s.handshake.epoch(), 0U);
        greeting.set_epoch(123);
        s.answer(s.lastCall, greeting);
        const auto rewind = s.work<work::Rewind>();
        QVERIFY(rewind.agreeing == Cursor{});
        QVERIFY(rewind.epoch == Epoch{123});
        s.states[0].epoch = Epoch{123};
        s.work<work::ReadSpaces>(s.spaces());
        QVERIFY(s.session.connected());
    }

    // --- the audit --------------------------------------------------------------------------------------------

    void theDigestIsToldAndAnotherOneIsSaid()
    {
        Script s;
        s.states[0] = Script::space(1, 4, 7);
        s.digest = hashOf("what is shown here");
        s.start();
        auto greeting = s.shake();
        QCOMPARE(s.handshake.digest(), stringOf(*s.digest));
        greeting.set_digest(wire::DIGEST_DIFFERS);
        s.answer(s.lastCall, greeting);
        QVERIFY(s.work<work::SetDiffering>().differs);
        s.note();
        s.states[0].differs = true;
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadHandBack>(WorkResult{std::vector<HandBackItem>{}});
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        // It goes on syncing, asks again with the slow poll, and says it once only.
        QVERIFY(s.session.connected());
        s.session.poll();
        s.call<call::Me>();
        greeting = s.shake();
        greeting.set_digest(wire::DIGEST_DIFFERS);
        s.answer(s.lastCall, greeting);
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadHandBack>(WorkResult{std::vector<HandBackItem>{}});
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.nothing();
        // One of the two was repaired.
        s.session.greetAgain();
        greeting = s.shake();
        greeting.set_digest(wire::DIGEST_AGREES);
        s.answer(s.lastCall, greeting);
        QVERIFY(!s.work<work::SetDiffering>().differs);
        s.note();
    }

    void noDigestIsToldWhereItCannotBeCompared()
    {
        Script s;
        s.states[0] = Script::space(1, 4, 7);
        s.start();
        s.shake();
        QVERIFY(s.handshake.digest().empty());
    }

    void aSpaceThatCameToRestElsewhereIsComparedWithTheSlowPoll()
    {
        Script s;
        s.states[0] = Script::space(1, 0, 7);
        s.start();
        s.goLive();
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.session.poll();
        s.call<call::Me>();
        s.nothing();
        // The space has moved on to 9.
        s.states[0].cursor = Cursor{9};
        s.answer(s.lastCall, s.me());
        s.work<work::ReadSpaces>(s.spaces());
        s.session.poll();
        s.call<call::Me>();
        s.digest = hashOf("at nine");
        s.shake();
        QCOMPARE(s.handshake.cursor(), 9U);
        QCOMPARE(s.handshake.digest(), stringOf(*s.digest));
    }

    void aRebuiltFileFinishesOnlyOnceItHasTheWholeLog()
    {
        Script s;
        s.states[0] = Script::space(1, 0, 0);
        s.states[0].rebuilding = true;
        s.states[0].waiting = 1;
        s.start();
        auto greeting = s.shake();
        greeting.set_head(2);
        s.answer(s.lastCall, greeting);
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadHandBack>(WorkResult{std::vector<HandBackItem>{}});
        s.call<call::Pull>();
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.work<work::ReadSpaces>(s.spaces());
        s.nothing();
        s.answer(s.lastCall, page(0, {"a", "b"}, 2));
        s.work<work::Apply>();
        s.states[0].cursor = Cursor{2};
        s.states[0].running = hashOf("page");
        s.work<work::ReadSpaces>(s.spaces());
        QVERIFY(s.work<work::FinishRebuild>().space == s.states[0].id);
        s.states[0].rebuilding = false;
        s.work<work::ReadSpaces>(s.spaces());
    }

    // --- forks -----------------------------------------------------------------------------------------------

    void aServerAheadOfTheFileMeansARestoredFile()
    {
        Script s;
        s.states[0] = Script::space(1, 4, 7);
        s.start();
        auto greeting = s.shake();
        greeting.set_highest_sequence(6);
        s.answer(s.lastCall, greeting);
        s.note();
        const auto fork = s.work<work::Fork>();
        QVERIFY(fork.highestOnServer == Sequence{6});
        // Under the new name it shakes hands again; nothing was pushed or pulled before.
        s.states[0].replica = ReplicaId{78};
        s.states[0].lastSequence = Sequence{0};
        s.shake();
        QCOMPARE(s.handshake.replica(), 78U);
    }

    /// L36: the same (replica, sequence) with other contents.
    void L36_anotherHashUnderTheSameNumberMeansACopy()
    {
        Script s;
        s.states[0] = Script::space(1, 6, 7);
        const auto items = outboxOf({5, 6});
        s.start();
        auto greeting = s.shake(unsentOf(items));
        greeting.set_highest_sequence(6);
        auto* held = greeting.add_held();
        held->set_hash(stringOf(items[0].hash));
        held->set_cursor(8);
        held->set_receipt("r5");
        for (const auto& [sequence, hash] : {std::pair(5, items[0].hash), std::pair(6, hashOf("somebody else's"))}) {
            auto* taken = greeting.add_taken();
            taken->set_sequence(static_cast<std::uint64_t>(sequence));
            taken->set_hash(stringOf(hash));
        }
        s.answer(s.lastCall, greeting);
        s.note();
        const auto fork = s.work<work::Fork>();
        QCOMPARE(fork.held.size(), 1U);
        QVERIFY(fork.held[0].first == items[0].hash);
        QVERIFY(fork.held[0].second.cursor == Cursor{8});
        QCOMPARE(fork.takenByOther.size(), 2U);
    }

    /// L42: the answer to a push was lost; the same bytes under the same number are no fork.
    void L42_aLostAnswerIsAcknowledgedByTheNextHandshake()
    {
        Script s;
        s.states[0] = Script::space(1, 6, 7);
        const auto items = outboxOf({5, 6});
        s.start();
        auto greeting = s.shake(unsentOf(items));
        greeting.set_highest_sequence(6);
        for (std::size_t i = 0; i < items.size(); ++i) {
            auto* held = greeting.add_held();
            held->set_hash(stringOf(items[i].hash));
            held->set_cursor(8 + i);
            auto* taken = greeting.add_taken();
            taken->set_sequence(raw(items[i].sequence));
            taken->set_hash(stringOf(items[i].hash));
        }
        greeting.set_head(9);
        s.answer(s.lastCall, greeting);
        const auto acks = s.work<work::Acknowledge>();
        QCOMPARE(acks.acks.size(), 2U);
        QVERIFY(acks.acks[1].id == (WriteId{ReplicaId{77}, Sequence{6}}));
        QVERIFY(acks.acks[1].cursor == Cursor{9});
        s.states[0].cursor = Cursor{9};
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadHandBack>(WorkResult{std::vector<HandBackItem>{}});
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.nothing();
        QVERIFY(s.session.quiet());
    }

    void aReplicaOfAnotherAccountTakesANewName()
    {
        Script s;
        s.states[0] = Script::space(1, 1, 0);
        s.start();
        s.shake(unsentOf(outboxOf({1})));
        s.refuse(s.lastCall, ErrorCode::ReplicaTaken);
        s.note();
        s.work<work::Fork>();
        s.shake();
    }

    void aPushThatMeetsAnotherHashGoesBackToTheHandshake()
    {
        Script s;
        s.states[0] = Script::space(1, 5, 7);
        s.states[0].waiting = 1;
        const auto items = outboxOf({5});
        s.start();
        s.goLive(unsentOf(items));
        s.work<work::ReadOutbox>(WorkResult{items});
        s.call<call::Push>();
        const auto push = s.lastCall;
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.refuse(push, ErrorCode::SequenceReused);
        s.shake(unsentOf(items));
    }

    void anOwnEntryThatIsNotOursGoesBackToTheHandshake()
    {
        Script s;
        s.start();
        s.goLive();
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.session.poke(spaceNumber(1), Cursor{1});
        s.call<call::Pull>();
        s.answer(s.lastCall, page(0, {"copied"}, 1));
        s.work<work::Apply>(fail(ErrorCode::SequenceReused, "copied"));
        s.work<work::ReadSpaces>(s.spaces());
        s.shake();
    }

    // --- the server restored ---------------------------------------------------------------------------------

    /// L32, L33: restored or emptied under the same name.
    void L33_aNewEpochSendsAgainWhatTheServerLacks()
    {
        Script s;
        s.states[0] = Script::space(1, 4, 7);
        s.start();
        auto greeting = s.shake();
        greeting.set_epoch(6);
        greeting.set_log_agrees(false);
        greeting.set_agreeing_cursor(2);
        greeting.set_head(3);
        greeting.set_highest_sequence(1);
        s.answer(s.lastCall, greeting);
        const auto rewind = s.work<work::Rewind>();
        QVERIFY(rewind.agreeing == Cursor{2});
        QVERIFY(rewind.epoch == Epoch{6});
        s.note();
        s.states[0].cursor = Cursor{2};
        s.states[0].epoch = Epoch{6};
        const auto again = s.shake(unsentOf(outboxOf({2, 3, 4})));
        QCOMPARE(again.highest_sequence(), 1U);
    }

    /// Restored by copying files: the epoch is the same and only the running hash tells.
    void L32_theSameEpochWithAnotherRunningHashIsFoundToo()
    {
        Script s;
        s.states[0] = Script::space(1, 4, 7);
        s.start();
        auto greeting = s.shake();
        greeting.set_log_agrees(false);
        greeting.set_agreeing_cursor(5);
        greeting.set_head(9);
        s.answer(s.lastCall, greeting);
        QVERIFY(s.work<work::Rewind>().agreeing == Cursor{5});
    }

    void acknowledgedChangesTheServerLostWaitAgain()
    {
        Script s;
        s.states[0] = Script::space(1, 4, 7); // nothing unsent, and yet
        s.start();
        auto greeting = s.shake();
        greeting.set_highest_sequence(3);
        s.answer(s.lastCall, greeting);
        QVERIFY(s.work<work::ResendAbove>().held == Sequence{3});
    }

    void whatWasLostGoesBackInTheOldOrder()
    {
        Script s;
        s.states[0] = Script::space(1, 4, 2);
        s.states[0].waiting = 3;
        auto own = outboxOf({2, 3, 4});
        own[0].oldCursor = Cursor{4};
        own[0].receipt = "own4";
        own[1].oldCursor = Cursor{6};
        s.start();
        const auto greeting = s.shake(unsentOf(own));
        s.answer(s.lastCall, greeting);
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadHandBack>(WorkResult{std::vector<HandBackItem>{{Cursor{3}, "theirs 3", "r3"},
                                                                        {Cursor{5}, "theirs 5", "r5"},
                                                                        {Cursor{7}, "theirs 7", "r7"}}});
        s.work<work::ReadOutbox>(WorkResult{own});
        const auto push = s.call<call::Push>().body;
        QStringList order;
        for (const auto& item : push.items())
            order << QString::fromStdString(item.change());
        QCOMPARE(order, (QStringList{"theirs 3", "change 2", "theirs 5", "change 3", "theirs 7"}));
        QCOMPARE(QString::fromStdString(push.items(0).receipt()), QStringLiteral("r3"));
        QCOMPARE(QString::fromStdString(push.items(1).receipt()), QStringLiteral("own4"));
        wire::PushResponse answer;
        for (const auto sequence : {0U, 2U, 0U, 3U, 0U}) {
            auto* verdict = answer.add_verdicts();
            verdict->set_sequence(sequence);
            verdict->set_accepted(true);
            verdict->set_cursor(3);
        }
        answer.mutable_verdicts(4)->set_accepted(false); // somebody's hand-back may be refused; ours go on
        answer.mutable_verdicts(4)->set_code(static_cast<std::uint32_t>(ErrorCode::Erased));
        answer.set_highest_sequence(3);
        answer.set_head(6);
        answer.set_epoch(5);
        s.answer(s.lastCall, answer);
        s.note();
        QCOMPARE(s.work<work::Acknowledge>().acks.size(), 2U);
        QVERIFY(s.work<work::HandedBack>().upTo == Cursor{7});
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadHandBack>(WorkResult{std::vector<HandBackItem>{}});
        s.call<call::Pull>();
        s.work<work::ReadOutbox>(WorkResult{outboxOf({4})});
        // What is new follows what was old, with no hole before it.
        const auto rest = s.call<call::Push>().body;
        QCOMPARE(rest.items_size(), 1);
        QCOMPARE(rest.items(0).skipped(), 0U);
    }

    void aLogThatShrinksUnderUsIsNotBelieved()
    {
        Script s;
        s.states[0] = Script::space(1, 0, 7);
        s.start();
        s.goLive();
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.session.poke(spaceNumber(1), Cursor{9});
        s.call<call::Pull>();
        wire::PullPage shrunk;
        shrunk.set_head(3);
        shrunk.set_epoch(5);
        shrunk.set_running(std::string(32, '\0'));
        s.answer(s.lastCall, shrunk);
        s.shake();
    }

    void aPageOfAnotherEpochIsNotTaken()
    {
        Script s;
        s.start();
        s.goLive();
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.session.poke(spaceNumber(1), Cursor{1});
        s.call<call::Pull>();
        auto other = page(0, {"a"}, 1);
        other.set_epoch(6);
        s.answer(s.lastCall, other);
        s.shake();
    }

    void aRunningHashThatDiffersAfterAPageIsLookedInto()
    {
        Script s;
        s.start();
        s.goLive();
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.session.poke(spaceNumber(1), Cursor{1});
        s.call<call::Pull>();
        s.answer(s.lastCall, page(0, {"a"}, 1));
        s.work<work::Apply>();
        s.states[0].cursor = Cursor{1};
        s.states[0].running = hashOf("something else");
        s.work<work::ReadSpaces>(s.spaces());
        s.note();
        s.shake();
    }

    /// L12: an empty or wrong server: stop, ask, touch nothing.
    void L12_anotherServerUnderTheAddressStopsEverything()
    {
        SessionOptions options;
        options.server = serverNumber(1);
        Script s(options);
        s.server = serverNumber(2);
        s.session.start(RequestId{1});
        s.work<work::ReadSpaces>(s.spaces());
        s.call<call::Me>();
        s.answer(s.lastCall, s.me());
        s.nothing(); // not even the spaces are taken over
        QVERIFY(s.session.ended().has_value());
        QVERIFY(!s.session.ended()->retry);
    }

    void L12_aServerThatForgotTheOwnSpaceStopsEverything()
    {
        Script s;
        s.states = {Script::space(1), Script::space(2)};
        s.states[0].purpose = SpacePurpose::Private;
        s.session.start(RequestId{1});
        s.work<work::ReadSpaces>(s.spaces());
        s.call<call::Me>();
        auto me = s.me();
        me.mutable_spaces()->DeleteSubrange(0, 1);
        s.answer(s.lastCall, me);
        s.nothing();
        QVERIFY(s.session.ended()->code == ErrorCode::Conflict);
    }

    void whatIsNoSalverServerIsSaid_data()
    {
        QTest::addColumn<QByteArray>("server");
        QTest::addColumn<unsigned>("least");
        QTest::addColumn<unsigned>("most");
        QTest::addColumn<int>("code");
        const QByteArray good(16, 'x');
        QTest::newRow("no id") << QByteArray() << 1U << 1U << static_cast<int>(ErrorCode::NotSalver);
        QTest::newRow("null id") << QByteArray(16, '\0') << 1U << 1U << static_cast<int>(ErrorCode::NotSalver);
        QTest::newRow("too old") << good << 0U << 0U << static_cast<int>(ErrorCode::VersionTooOld);
        QTest::newRow("too new") << good << 9U << 12U << static_cast<int>(ErrorCode::VersionTooNew);
    }

    void whatIsNoSalverServerIsSaid()
    {
        QFETCH(QByteArray, server);
        QFETCH(unsigned, least);
        QFETCH(unsigned, most);
        QFETCH(int, code);
        Script s;
        s.session.start(RequestId{1});
        s.work<work::ReadSpaces>(s.spaces());
        s.call<call::Me>();
        auto me = s.me();
        me.set_server(server.toStdString());
        me.set_protocol_min(least);
        me.set_protocol_max(most);
        s.answer(s.lastCall, me);
        QCOMPARE(static_cast<int>(s.session.ended()->code), code);
        QVERIFY(!s.session.ended()->sentence.empty());
    }

    // --- pushing ---------------------------------------------------------------------------------------------
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
