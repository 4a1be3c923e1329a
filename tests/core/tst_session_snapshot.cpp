// SPDX-License-Identifier: Apache-2.0
// Snapshots in a session: when one is taken, piece by piece, and what happens when it goes wrong half way.
#include "support/session_script.h"

using namespace salver;
using namespace salver::test;

namespace {

wire::SnapshotPiece piece(std::uint64_t id, std::uint32_t number, bool last)
{
    wire::SnapshotPiece piece;
    piece.set_id(id);
    piece.set_at(900);
    piece.set_number(number);
    piece.add_entries()->set_cursor(100 * (number + 1));
    piece.set_last(last);
    if (last) {
        piece.set_running(stringOf(hashOf("running")));
        piece.set_digest(stringOf(hashOf("digest")));
    }
    return piece;
}

} // namespace

class TestSessionSnapshot : public QObject {
    Q_OBJECT

private slots:
    void anEmptyDeviceTakesWhatTheServerAdvises()
    {
        Script s;
        s.start();
        auto greeting = s.shake();
        greeting.set_head(1000);
        greeting.set_snapshot(true);
        s.answer(s.lastCall, greeting);
        auto asked = s.call<call::Snapshot>();
        QCOMPARE(asked.id, 0U);
        QCOMPARE(asked.piece, 0U);
        QVERIFY(s.session.busy() && !s.session.quiet());
        QCOMPARE(s.session.remaining(), 1000U);
        s.answer(s.lastCall, piece(7, 0, false));
        // The next piece travels while this one is merged.
        asked = s.call<call::Snapshot>();
        QCOMPARE(asked.id, 7U);
        QCOMPARE(asked.piece, 1U);
        QCOMPARE(s.work<work::ApplySnapshot>().piece.items.size(), 1U);
        QCOMPARE(s.session.remaining(), 900U);
        s.answer(s.lastCall, piece(7, 1, true));
        QVERIFY(s.work<work::ApplySnapshot>().piece.last);
        // Hands are shaken anew, at the snapshot's place, and the tail comes by the log.
        s.states[0].cursor = Cursor{900};
        auto again = s.shake();
        again.set_head(1000);
        s.answer(s.lastCall, again);
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadHandBack>(WorkResult{std::vector<HandBackItem>{}});
        QVERIFY(s.call<call::Pull>().after == Cursor{900});
    }

    void withoutAnAdviceTheLogIsRead()
    {
        Script s;
        s.start();
        auto greeting = s.shake();
        greeting.set_head(1000);
        s.answer(s.lastCall, greeting);
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadHandBack>(WorkResult{std::vector<HandBackItem>{}});
        QVERIFY(s.call<call::Pull>().after == Cursor{});
    }

    /// L9: behind the fence nothing is pushed before the snapshot is there.
    void L9_behindTheFenceTheSnapshotComesFirst()
    {
        Script s;
        s.states[0] = Script::space(1, 3, 40);
        s.states[0].waiting = 1;
        s.start();
        auto greeting = s.shake(unsentOf(outboxOf({3})));
        greeting.set_head(1000);
        greeting.set_fence(500);
        s.answer(s.lastCall, greeting);
        s.note();
        s.call<call::Snapshot>();
        s.nothing();
        s.answer(s.lastCall, piece(7, 0, true));
        s.work<work::ApplySnapshot>();
        s.states[0].cursor = Cursor{900};
        s.states[0].snapshot.whole = Cursor{950};
        auto again = s.shake(unsentOf(outboxOf({3})));
        again.set_head(1000);
        again.set_fence(500);
        s.answer(s.lastCall, again);
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadHandBack>(WorkResult{std::vector<HandBackItem>{}});
        // What was in the old state of this device's own comes with its contents.
        const auto pull = s.call<call::Pull>();
        QVERIFY(pull.after == Cursor{900});
        QVERIFY(pull.replica == ReplicaId{});
        s.work<work::ReadOutbox>(WorkResult{outboxOf({3})});
        QCOMPARE(s.call<call::Push>().body.items_size(), 1);
    }

    /// The log may be cut between the handshake and a page.
    void cutBetweenTwoPages()
    {
        Script s;
        s.states[0] = Script::space(1, 0, 40);
        s.start();
        auto greeting = s.shake();
        greeting.set_head(1000);
        s.answer(s.lastCall, greeting);
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadHandBack>(WorkResult{std::vector<HandBackItem>{}});
        s.call<call::Pull>();
        const auto pulling = s.lastCall;
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.refuse(pulling, ErrorCode::BehindFence, true);
        greeting = s.shake();
        greeting.set_head(1000);
        greeting.set_fence(500);
        s.answer(s.lastCall, greeting);
        s.note();
        s.call<call::Snapshot>();
    }

    /// L49: a cut line costs a piece.
    void L49_aCutLineGoesOnWhereItWas()
    {
        Script s;
        s.states[0].snapshot.id = 7;
        s.states[0].snapshot.next = 5;
        s.start();
        auto greeting = s.shake();
        greeting.set_head(1000);
        greeting.set_snapshot(true);
        s.answer(s.lastCall, greeting);
        const auto asked = s.call<call::Snapshot>();
        QCOMPARE(asked.id, 7U);
        QCOMPARE(asked.piece, 5U);
    }

    void anotherOneBeginsWhereTheOldOneIsGone()
    {
        Script s;
        s.states[0].snapshot.id = 7;
        s.states[0].snapshot.next = 5;
        s.start();
        auto greeting = s.shake();
        greeting.set_head(1000);
        s.answer(s.lastCall, greeting);
        s.call<call::Snapshot>();
        s.refuse(s.lastCall, ErrorCode::NotFound, true);
        s.note();
        s.work<work::DropSnapshot>();
        s.states[0].snapshot = {};
        s.states[0].snapshot.wanted = true;
        greeting = s.shake();
        greeting.set_head(1000);
        s.answer(s.lastCall, greeting);
        QCOMPARE(s.call<call::Snapshot>().id, 0U);
    }

    void whatDoesNotAddUpIsDropped()
    {
        Script s;
        s.start();
        auto greeting = s.shake();
        greeting.set_head(1000);
        greeting.set_snapshot(true);
        s.answer(s.lastCall, greeting);
        s.call<call::Snapshot>();
        s.answer(s.lastCall, piece(7, 0, true));
        s.work<work::ApplySnapshot>(fail(ErrorCode::Damaged, "It does not add up.", true));
        s.work<work::DropSnapshot>();
        QVERIFY(s.session.ended() && s.session.ended()->retry);
    }

    void aPieceOfAnotherSnapshotIsNotTaken()
    {
        Script s;
        s.start();
        auto greeting = s.shake();
        greeting.set_head(1000);
        greeting.set_snapshot(true);
        s.answer(s.lastCall, greeting);
        s.call<call::Snapshot>();
        s.answer(s.lastCall, piece(7, 0, false));
        s.call<call::Snapshot>();
        s.work<work::ApplySnapshot>();
        s.answer(s.lastCall, piece(8, 1, true));
        s.nothing();
        QVERIFY(s.session.ended().has_value());
    }

    /// After a restored server: what it lacks goes back first, then the state is taken anew.
    void whatTheServerLacksGoesBackFirst()
    {
        Script s;
        s.states[0].snapshot.wanted = true;
        s.states[0].snapshot.handBack = true;
        s.start();
        auto greeting = s.shake();
        greeting.set_head(10);
        s.answer(s.lastCall, greeting);
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadHandBack>(WorkResult{std::vector<HandBackItem>{{Cursor{12}, "theirs", "r"}}});
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        const auto push = s.call<call::Push>().body;
        QCOMPARE(push.items_size(), 1);
        s.answer(s.lastCall, acceptAll(push, 1, 11, 11));
        s.work<work::HandedBack>();
        s.states[0].snapshot.handBack = false;
        s.work<work::ReadSpaces>(s.spaces());
        s.work<work::ReadHandBack>(WorkResult{std::vector<HandBackItem>{}});
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        greeting = s.shake();
        greeting.set_head(11);
        s.answer(s.lastCall, greeting);
        s.call<call::Snapshot>();
    }
};

QTEST_GUILESS_MAIN(TestSessionSnapshot)
#include "tst_session_snapshot.moc"
