// SPDX-License-Identifier: Apache-2.0
// What keeps sessions going, and what a session does when the log under it went back: the journal is in memory, the
// link is played by hand.
#include "core/sync_driver.h"
#include "support/memory_journal.h"
#include "support/session_script.h"

#include <QTest>

#include <vector>

using namespace salver;
using namespace salver::test;

namespace {

class CountingRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override { std::ranges::fill(bytes, ++m_byte); }

private:
    std::uint8_t m_byte{0};
};

/// A link whose calls wait until the test answers them, and an ear that remembers.
class Hand final : public Link, public DriverListener {
public:
    void send(RequestId id, Call call) override { calls.push_back({id, std::move(call)}); }
    void abandon() override { calls.clear(); }
    void wantStream(bool) override {}
    void statusChanged(const SyncStatus&) override {}
    void logged(const std::string& line) override { lines.push_back(line); }
    void serverSeen(const Uuid&) override {}
    void spacesChanged() override {}
    void signInNeeded(const Error& why) override { lines.push_back("sign in: " + why.sentence); }
    void onceFinished(const std::optional<Error>& why) override { finished.push_back(why); }

    std::vector<SendCall> calls;
    std::vector<std::string> lines;
    std::vector<std::optional<Error>> finished;
};

struct House {
    House() : journal(random, UserId(serverNumber(5))), driver(journal, random, hand, hand, options()) {}
    static DriverOptions options()
    {
        DriverOptions options;
        options.backoff = {1000, 1000};
        return options;
    }
    CountingRandom random;
    MemoryJournal journal;
    Hand hand;
    SyncDriver driver;
};

} // namespace

class TestSyncDriver : public QObject {
    Q_OBJECT

private slots:
    /// The session is gone when its last words are told; they must have been kept.
    void whatEndedASessionIsToldInFull()
    {
        House h;
        h.driver.setAccount(true, std::nullopt, {0, {}});
        h.driver.once({0, {}});
        QCOMPARE(h.hand.calls.size(), 1U);
        const std::string sentence = "A sentence that is long enough to live outside of the string that holds it.";
        h.driver.answered(h.hand.calls.front().id, fail(ErrorCode::NotSignedIn, sentence), {5, {}});
        QCOMPARE(h.hand.lines, (std::vector<std::string>{sentence, "sign in: " + sentence}));
        QCOMPARE(h.hand.finished.size(), 1U);
        QCOMPARE(h.hand.finished.front()->sentence, sentence);
    }

    /// L17: fail once, then do nothing: it tries again by itself.
    void L17_afterAFailureItTriesAgainByItself()
    {
        House h;
        h.driver.setAccount(true, std::nullopt, {0, {}});
        h.driver.setContinuous(true, {0, {}});
        for (std::int64_t round = 1; round < 5; ++round) {
            QCOMPARE(h.hand.calls.size(), 1U);
            const auto now = round * 10'000;
            h.driver.answered(h.hand.calls.front().id, fail(ErrorCode::ServerTrouble, "Not now.", true), {now, {}});
            h.hand.calls.clear();
            const auto next = h.driver.nextTick();
            QVERIFY(next && *next <= now + 1000);
            h.driver.tick({*next, {}});
        }
        QCOMPARE(h.hand.calls.size(), 1U);
    }

    /// L18: there is no busy flag that could stay: a driver that goes away in the middle leaves nothing behind.
    void L18_whatWasUnderWayIsBegunAnewByTheNextOne()
    {
        House h;
        for (int life = 0; life < 3; ++life) {
            Hand hand;
            SyncDriver driver(h.journal, h.random, hand, hand, House::options());
            driver.setAccount(true, std::nullopt, {0, {}});
            driver.setContinuous(true, {0, {}});
            QCOMPARE(hand.calls.size(), 1U);
            QVERIFY(std::holds_alternative<call::Me>(hand.calls.front().call));
        }
    }

    void aStreamThatIsCutDoesNotCutWhatIsUnderWay()
    {
        House h;
        h.driver.setAccount(true, std::nullopt, {0, {}});
        h.driver.setContinuous(true, {0, {}});
        QCOMPARE(h.hand.calls.size(), 1U);
        const auto first = h.hand.calls.front().id;
        h.driver.streamOpened({1, {}});
        h.driver.streamLost({2, {}});
        QCOMPARE(h.hand.calls.size(), 1U);
        QVERIFY(h.hand.calls.front().id == first);
    }

    void offlineIsSaidAtOnce()
    {
        House h;
        h.driver.setAccount(true, std::nullopt, {0, {}});
        h.driver.setNetwork(false, {0, {}});
        h.driver.once({0, {}});
        QVERIFY(h.hand.calls.empty());
        QCOMPARE(h.hand.finished.front()->code, ErrorCode::Offline);
        QVERIFY(!h.hand.finished.front()->sentence.empty());
    }

    /// A change that runs ahead of the log may mean that the log was set back: the session compares notes first, and
    /// parks the change only where the server says so again.
    void aLogThatWentBackIsAskedAboutBeforeAChangeIsParked()
    {
        Script s;
        s.states[0] = Script::space(1, 1, 0);
        s.states[0].waiting = 1;
        const auto items = outboxOf({1});
        s.start();
        s.goLive(unsentOf(items));
        s.work<work::ReadOutbox>(WorkResult{items});
        s.call<call::Push>();
        const auto first = s.lastCall;
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.refuse(first, ErrorCode::LamportAhead);
        s.goLive(unsentOf(items));
        s.work<work::ReadOutbox>(WorkResult{items});
        s.call<call::Push>();
        const auto second = s.lastCall;
        s.work<work::ReadOutbox>(WorkResult{std::vector<OutboxItem>{}});
        s.refuse(second, ErrorCode::LamportAhead);
        QVERIFY(s.work<work::Park>().sequence == Sequence{1});
    }
};

QTEST_GUILESS_MAIN(TestSyncDriver)
#include "tst_sync_driver.moc"
