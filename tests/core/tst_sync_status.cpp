// SPDX-License-Identifier: Apache-2.0
// The six words: which one wins, and that none of them lies. And backing off.
#include "core/backoff.h"
#include "core/sync_status.h"

#include <QTest>

#include <algorithm>

using namespace salver;

namespace {

/// Bytes that are all the same, to see both ends of a range.
class FixedRandom final : public Random {
public:
    explicit FixedRandom(std::uint8_t byte) : m_byte(byte) {}
    void fill(std::span<std::uint8_t> bytes) override { std::ranges::fill(bytes, m_byte); }

private:
    std::uint8_t m_byte;
};

SyncFacts inStep()
{
    SyncFacts facts;
    facts.account = true;
    facts.connected = true;
    facts.headHeld = true;
    return facts;
}

const Error unreachable{ErrorCode::Offline, "Nothing answers.", true};
const Error broken{ErrorCode::ServerTrouble, "The server is in trouble.", true};

} // namespace

class TestSyncStatus : public QObject {
    Q_OBJECT

private slots:
    void whichWordWins_data()
    {
        QTest::addColumn<int>("word");
        QTest::addColumn<SyncFacts>("facts");
        const auto row = [](const char* name, SyncWord word, auto change) {
            auto facts = inStep();
            change(facts);
            QTest::newRow(name) << static_cast<int>(word) << facts;
        };
        row("in step", SyncWord::UpToDate, [](SyncFacts&) {});
        row("no account", SyncWord::Saved, [](SyncFacts& f) { f.account = false; });
        row("no account, much written", SyncWord::Saved, [](SyncFacts& f) { f.account = false; f.waiting = 3; });
        row("one not acknowledged", SyncWord::Waiting, [](SyncFacts& f) { f.waiting = 1; });
        row("not shaken hands", SyncWord::Saved, [](SyncFacts& f) { f.connected = false; });
        row("server has more", SyncWord::Saved, [](SyncFacts& f) { f.headHeld = false; });
        row("a merge under way", SyncWord::Saved, [](SyncFacts& f) { f.busy = true; f.busyForMs = 20; });
        row("sending for a moment", SyncWord::Waiting,
            [](SyncFacts& f) { f.busy = true; f.busyForMs = 999; f.waiting = 4; });
        row("sending for long", SyncWord::Syncing,
            [](SyncFacts& f) { f.busy = true; f.busyForMs = 1000; f.waiting = 4; });
        row("fetching for long", SyncWord::Syncing,
            [](SyncFacts& f) { f.busy = true; f.busyForMs = 1000; f.headHeld = false; });
        row("no network, nothing waits", SyncWord::Saved, [](SyncFacts& f) { f.networkUp = false; });
        row("no network, something waits", SyncWord::Waiting,
            [](SyncFacts& f) { f.networkUp = false; f.waiting = 2; });
        row("working offline", SyncWord::Saved, [](SyncFacts& f) { f.workOffline = true; });
        row("server off", SyncWord::Saved, [](SyncFacts& f) { f.connected = false; f.trouble = unreachable; });
        row("server off, something waits", SyncWord::Waiting,
            [](SyncFacts& f) { f.connected = false; f.trouble = unreachable; f.waiting = 1; });
        row("server in trouble", SyncWord::CouldntSync,
            [](SyncFacts& f) { f.connected = false; f.trouble = broken; });
        row("trouble over waiting and syncing", SyncWord::CouldntSync, [](SyncFacts& f) {
            f.trouble = broken;
            f.waiting = 1;
            f.busy = true;
            f.busyForMs = 5000;
        });
        row("trouble, but working offline", SyncWord::Waiting, [](SyncFacts& f) {
            f.trouble = broken;
            f.workOffline = true;
            f.waiting = 1;
        });
        row("conflicts over everything", SyncWord::NeedsYou, [](SyncFacts& f) {
            f.trouble = broken;
            f.waiting = 1;
            f.conflicts = 1;
        });
        row("conflicts without an account", SyncWord::NeedsYou, [](SyncFacts& f) {
            f.account = false;
            f.conflicts = 1;
        });
        row("a parked one keeps nothing back", SyncWord::UpToDate, [](SyncFacts& f) { f.parked = 1; });
    }

    void whichWordWins()
    {
        QFETCH(int, word);
        QFETCH(SyncFacts, facts);
        QCOMPARE(static_cast<int>(describe(facts).word), word);
    }

    /// Over all combinations: up to date is only said when the server has ours and we have theirs.
    void upToDateIsNeverALie()
    {
        for (unsigned bits = 0; bits < 512; ++bits) {
            const auto bit = [&](unsigned at) { return (bits >> at & 1U) != 0; };
            SyncFacts facts;
            facts.account = bit(0);
            facts.networkUp = bit(1);
            facts.workOffline = bit(2);
            facts.connected = bit(3);
            facts.headHeld = bit(4);
            facts.busy = bit(5);
            facts.busyForMs = bit(6) ? 2000 : 10;
            facts.waiting = bit(7) ? 1 : 0;
            if (bit(8))
                facts.trouble = broken;
            if (describe(facts).word == SyncWord::UpToDate) {
                QVERIFY(facts.account && facts.networkUp && !facts.workOffline && facts.connected);
                QVERIFY(facts.headHeld && !facts.busy && facts.waiting == 0 && !facts.trouble);
            }
        }
    }

    void theNumbersAndReasonsComeAlong()
    {
        auto facts = inStep();
        facts.trouble = broken;
        facts.nextTry = WallMs{1000};
        facts.parked = 2;
        facts.busy = true;
        facts.done = 3;
        facts.total = 9;
        auto status = describe(facts);
        QCOMPARE(QString::fromStdString(status.reason), QStringLiteral("The server is in trouble."));
        QVERIFY(status.nextTry == WallMs{1000});
        QCOMPARE(status.parked, 2U);
        QCOMPARE(status.done, 3U);
        QCOMPARE(status.total, 9U);
        facts.networkUp = false;
        status = describe(facts);
        QVERIFY(status.offline);
        QVERIFY(!status.nextTry); // nothing is tried without a network
    }

    void backingOffGrowsIsCappedAndForgotten()
    {
        FixedRandom low(0x00);
        FixedRandom high(0xFF);
        Backoff backoff({1000, 60'000});
        QCOMPARE(backoff.next(low), 0); // full jitter reaches down to nothing
        std::int64_t most = 0;
        for (int i = 0; i < 100; ++i) {
            const auto wait = backoff.next(high);
            QVERIFY(wait >= 0 && wait <= 60'000);
            most = std::max(most, wait);
        }
        QVERIFY(most > 30'000);
        QCOMPARE(backoff.failures(), 101U);
        backoff.reset();
        QVERIFY(backoff.next(high) <= 1000);
    }
};

QTEST_GUILESS_MAIN(TestSyncStatus)
#include "tst_sync_status.moc"
