// SPDX-License-Identifier: Apache-2.0
// What a snapshot keeps of a log: the sieve by itself, change by change, and against one that starts from an earlier one.
#include "core/sieve.h"
#include "core/snapshot.h"
#include "protocol/change.pb.h"

#include <QTest>

#include <map>
#include <random>

using namespace salver;

namespace {

class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) {}
    void fill(std::span<std::uint8_t> bytes) override
    {
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>(m_engine());
    }

private:
    std::mt19937_64 m_engine;
};

EntityId entityNumber(std::uint8_t number)
{
    Uuid id;
    id.bytes.fill(number);
    return EntityId(id);
}

/// A log that counts for its replicas.
struct Story {
    SeededRandom random{1};
    std::map<std::uint64_t, std::uint64_t> counts;
    std::vector<std::string> log;

    struct Write {
        std::uint8_t entity{};
        std::uint32_t field{};
        std::vector<WriteId> replaces;
    };
    WriteId add(std::uint64_t replica, const std::vector<Write>& writes, bool typed = false)
    {
        Change change;
        change.replica = ReplicaId{replica};
        change.sequence = Sequence{++counts[replica]};
        change.lamport = Lamport{log.size() + 1};
        std::map<std::uint8_t, EntityOps> entities;
        for (const auto& write : writes) {
            auto& ops = entities[write.entity];
            ops.entity = entityNumber(write.entity);
            ops.kind = 1;
            ops.writes.push_back({write.field, write.replaces, {}, "value"});
        }
        for (auto& [number, ops] : entities) {
            if (typed)
                ops.edits.push_back({9, {{change.replica, counts[replica]}, {}, 0, 1, text::Run::Kind::Insert, false, "x"}});
            change.entities.push_back(std::move(ops));
        }
        log.push_back(encodeChange(change, random).value().bytes);
        return change.id();
    }

    /// What is kept of the first `at` changes: cursor and dead writes.
    using Kept = std::map<std::uint64_t, std::vector<std::uint32_t>>;
    struct Outcome {
        Kept kept;
        Hash digest;
        SeenVersion version;
    };
    [[nodiscard]] Outcome sift(std::size_t at, const Outcome& base = {}, std::size_t baseAt = 0) const
    {
        Sieve sieve;
        sieve.startFrom(base.version);
        for (std::size_t i = baseAt; i < at; ++i)
            sieve.note(log[i], Cursor{i + 1});
        Outcome outcome;
        const auto look = [&](std::size_t i, const std::vector<std::uint32_t>& dead) {
            const auto sifted = sieve.sift(log[i], Cursor{i + 1}, dead);
            if (sifted.keep)
                outcome.kept[i + 1] = sifted.dead;
        };
        for (const auto& [cursor, dead] : base.kept)
            look(cursor - 1, dead);
        for (std::size_t i = baseAt; i < at; ++i)
            look(i, {});
        outcome.digest = sieve.digest();
        outcome.version = sieve.version();
        return outcome;
    }
};

} // namespace

class TestSieve : public QObject {
    Q_OBJECT

private slots:
    void whatWasReplacedGoes()
    {
        Story s;
        const auto made = s.add(1, {{1, 1, {}}, {1, 2, {}}});
        const auto second = s.add(2, {{1, 1, {made}}});
        s.add(1, {{1, 1, {second}}});
        const auto outcome = s.sift(3);
        // The first is the entity's birth and still says its other field; the second says nothing any more.
        QCOMPARE(outcome.kept, (Story::Kept{{1, {0}}, {3, {}}}));
        QCOMPARE(raw(outcome.version.at(ReplicaId{2})), 1U);
        QCOMPARE(s.sift(2).kept, (Story::Kept{{1, {0}}, {2, {}}}));
        QVERIFY(s.sift(2).digest != outcome.digest);
    }

    void aBirthStaysThoughNothingOfItLives()
    {
        Story s;
        const auto made = s.add(1, {{1, 1, {}}});
        s.add(1, {{1, 1, {made}}});
        QCOMPARE(s.sift(2).kept, (Story::Kept{{1, {0}}, {2, {}}}));
    }

    void concurrentWritesAllStay()
    {
        Story s;
        const auto made = s.add(1, {{1, 1, {}}});
        s.add(2, {{1, 1, {made}}});
        s.add(3, {{1, 1, {made}}});
        QCOMPARE(s.sift(3).kept, (Story::Kept{{1, {0}}, {2, {}}, {3, {}}}));
    }

    void nobodyNamesWhatIsYetToCome()
    {
        Story s;
        s.add(1, {{1, 1, {}}});
        s.add(1, {{1, 1, {{ReplicaId{2}, Sequence{1}}, {ReplicaId{1}, Sequence{3}}}}});
        s.add(2, {{1, 1, {}}});
        s.add(1, {{1, 2, {}}});
        QCOMPARE(s.sift(4).kept, (Story::Kept{{1, {}}, {2, {}}, {3, {}}, {4, {}}}));
    }

    void aNameCountsInItsOwnFieldOnly()
    {
        Story s;
        const auto made = s.add(1, {{1, 1, {}}, {2, 1, {}}});
        s.add(1, {{2, 1, {made}}, {1, 2, {made}}});
        QCOMPARE(s.sift(2).kept, (Story::Kept{{1, {1}}, {2, {}}}));
    }

    void textsKeepTheirHistory()
    {
        Story s;
        const auto made = s.add(1, {{1, 1, {}}});
        const auto typed = s.add(1, {{1, 1, {made}}}, true);
        s.add(1, {{1, 1, {typed}}});
        QCOMPARE(s.sift(3).kept, (Story::Kept{{1, {0}}, {2, {0}}, {3, {}}}));
    }

    void whatIsNotUnderstoodStays()
    {
        Story s;
        const auto made = s.add(1, {{1, 1, {}}});
        const auto second = s.add(1, {{1, 1, {made}}});
        s.add(1, {{1, 1, {second}}});
        QVERIFY(!s.sift(3).kept.contains(2));
        // A later version adds something that this one would overlook: field 15 of the skeleton, a number.
        wire::Change change;
        QVERIFY(change.ParseFromString(s.log[1]));
        change.set_skeleton(change.skeleton() + std::string("\x78\x01", 2));
        s.log[1] = change.SerializeAsString();
        QVERIFY(s.sift(3).kept.contains(2));
        s.log[1] = "bytes that nobody can read";
        QVERIFY(s.sift(3).kept.contains(2));
    }

    /// From an earlier snapshot and the log since it comes the same as from the whole log, wherever it is cut.
    void fromAnEarlierOneComesTheSame()
    {
        for (unsigned seed = 1; seed <= 60; ++seed) {
            Story s;
            std::mt19937 dice(seed);
            const auto below = [&](unsigned most) { return static_cast<unsigned>(dice() % most); };
            std::map<std::pair<std::uint8_t, std::uint32_t>, std::vector<WriteId>> writes;
            for (int i = 0; i < 60; ++i) {
                const auto entity = static_cast<std::uint8_t>(1 + below(4));
                const std::uint32_t field = 1 + below(3);
                auto& before = writes[{entity, field}];
                std::vector<WriteId> replaces;
                for (const auto& write : before) {
                    if (below(2) == 0)
                        replaces.push_back(write);
                }
                before.push_back(s.add(1 + below(3), {{entity, field, replaces}}, below(8) == 0));
            }
            const auto whole = s.sift(60);
            for (std::size_t cut = 1; cut < 60; cut += 1 + below(9)) {
                const auto early = s.sift(cut);
                const auto later = s.sift(60, early, cut);
                QCOMPARE(later.kept, whole.kept);
                QVERIFY(later.digest == whole.digest);
                QVERIFY(later.version == whole.version);
            }
            QVERIFY(whole.kept.size() < 60);
        }
    }

    void piecesAreCheckedWhereTheyComeIn()
    {
        wire::SnapshotPiece piece;
        piece.set_id(7);
        piece.set_at(9);
        piece.add_entries()->set_cursor(3);
        piece.add_entries()->set_cursor(9);
        const auto copy = [&] { return wire::SnapshotPiece(piece); };
        QVERIFY(snapshotPieceOf(copy()));
        auto last = copy();
        last.set_last(true);
        QVERIFY(!snapshotPieceOf(wire::SnapshotPiece(last))); // without its hashes
        last.set_running(std::string(32, 'r'));
        last.set_digest(std::string(32, 'd'));
        const auto read = snapshotPieceOf(std::move(last));
        QVERIFY(read);
        const auto again = decodePiece(encodePiece(*read));
        QVERIFY(again && again->last && again->digest == read->digest && again->items.size() == 2);
        auto wrong = copy();
        wrong.mutable_entries(1)->set_cursor(3);
        QVERIFY(!snapshotPieceOf(std::move(wrong)));
        wrong = copy();
        wrong.mutable_entries(1)->set_cursor(10);
        QVERIFY(!snapshotPieceOf(std::move(wrong)));
        wrong = copy();
        wrong.set_id(0);
        QVERIFY(!snapshotPieceOf(std::move(wrong)));
        wrong = copy();
        wrong.mutable_entries(0)->add_dead(2);
        wrong.mutable_entries(0)->add_dead(1);
        QVERIFY(!snapshotPieceOf(std::move(wrong)));
        QVERIFY(!decodePiece("no piece"));
    }

    void removedWritesMustBeThere()
    {
        Change change;
        change.entities.resize(2);
        change.entities[0].writes.resize(2);
        change.entities[1].writes.resize(1);
        change.entities[1].writes[0].field = 5;
        auto copy = change;
        QVERIFY(removeWrites(copy, {0, 1}));
        QVERIFY(copy.entities[0].writes.empty());
        QCOMPARE(copy.entities[1].writes[0].field, 5U);
        copy = change;
        QVERIFY(!removeWrites(copy, {3}));
    }
};

QTEST_GUILESS_MAIN(TestSieve)
#include "tst_sieve.moc"
