// SPDX-License-Identifier: Apache-2.0
// Random histories against an independent oracle: three documents, three agents who write in all of them (so that
// one is concurrent with itself), merged in random pairs. Every merge is checked as text, as splices and as a replay.
#include "core/text/document.h"
#include "core/text/random_text.h"
#include "support/text_oracle.h"

#include <QTest>

using namespace salver;
using namespace salver::test;
using text::Document;
using text::Run;

namespace {

struct Replica {
    Document document;
    std::uint64_t nextSeq{0};
};

class World {
public:
    explicit World(std::uint64_t seed) : m_dice(seed), m_replicas(3) {}

    void edit(std::size_t at)
    {
        Document& document = m_replicas[at].document;
        const std::uint64_t length = document.lengthScalars();
        const std::uint64_t agent = m_dice.roll(3);
        Run run;
        run.parents = document.version();
        if (length == 0 || (length < 100 && m_dice.roll(10) < 6)) {
            run.position = m_dice.roll(length + 1);
            run.content = m_dice.scalars(1 + m_dice.roll(4));
            run.length = scalarsOf(run.content).size();
        } else {
            run.length = 1 + m_dice.roll(std::min<std::uint64_t>(3, length));
            const std::uint64_t from = m_dice.roll(length - run.length + 1);
            const bool backward = run.length > 1 && m_dice.oneIn(2);
            run.kind = backward ? Run::Kind::DeleteBackward : Run::Kind::Delete;
            run.position = backward ? from + run.length - 1 : from;
        }
        // An agent's numbers are handed out over all documents, so they jump in each of them.
        run.first = {ReplicaId{agent + 1}, m_nextSeq[agent]};
        m_nextSeq[agent] += run.length + (m_dice.oneIn(10) ? 3 : 0);
        take(at, {run});
        m_all.push_back(run);
        if (!m_oracle.add(run))
            qFatal("the oracle refuses a run");
    }

    void merge(std::size_t from, std::size_t to)
    {
        take(to, *m_replicas[from].document.runsSince(m_replicas[to].document.summary()));
    }

    // Applies and compares the splices with the outcome.
    void take(std::size_t at, const std::vector<Run>& runs)
    {
        Document& document = m_replicas[at].document;
        const std::string before = document.text();
        const auto splices = document.apply(runs);
        if (!splices)
            qFatal("a merge was refused: %s", splices.error().sentence.c_str());
        if (spliced(before, *splices) != document.text())
            qFatal("splices and text differ");
    }

    void reload(std::size_t at)
    {
        const std::string saved = m_replicas[at].document.save();
        auto again = m_dice.oneIn(2) ? Document::open(saved) : Document::load(saved);
        if (!again)
            qFatal("what was saved does not load");
        m_replicas[at].document = std::move(*again);
    }

    Dice m_dice;
    std::vector<Replica> m_replicas;
    std::array<std::uint64_t, 3> m_nextSeq{};
    std::vector<Run> m_all;
    TextOracle m_oracle;
};

} // namespace

class TestTextMerge : public QObject {
    Q_OBJECT

private slots:
    void randomHistories();
    void everyOrderOfFiveRuns();
    void regionsNameWhatBothTouched();
    void longBranches();
};

void TestTextMerge::randomHistories()
{
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        World world(seed);
        for (int round = 0; round < 40; ++round) {
            for (int i = 0; i < 3; ++i)
                world.edit(world.m_dice.roll(3));
            const std::size_t a = world.m_dice.roll(3);
            const std::size_t b = (a + 1 + world.m_dice.roll(2)) % 3;
            world.merge(a, b);
            world.merge(b, a);
            auto& left = world.m_replicas[a].document;
            auto& right = world.m_replicas[b].document;
            QCOMPARE(left.text(), right.text());
            QVERIFY(left.version() == right.version());
            QCOMPARE(left.text(), world.m_oracle.textAt(left.version()));
            if (world.m_dice.oneIn(5))
                world.reload(a);
            if (world.m_dice.oneIn(6))
                left.settle();
        }
        for (const std::size_t from : {1U, 2U})
            world.merge(from, 0);
        Document& all = world.m_replicas[0].document;
        QCOMPARE(all.text(), world.m_oracle.text());
        all.checkInvariants();

        Document shuffledIn;
        for (const Run& run : shuffled(world.m_all, world.m_dice))
            QVERIFY(shuffledIn.apply(run).has_value());
        QCOMPARE(shuffledIn.text(), all.text());
        QVERIFY(shuffledIn.summary() == all.summary());

        Document batch;
        QVERIFY(batch.apply(world.m_all).has_value());
        QCOMPARE(batch.text(), all.text());
        for (const Run& run : world.m_all) {
            const text::Version then{{run.first.agent, run.first.seq + run.length - 1}};
            QCOMPARE(*batch.textAt(then), world.m_oracle.textAt(then));
        }
    }
}

void TestTextMerge::everyOrderOfFiveRuns()
{
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        World world(seed + 500);
        world.edit(0);
        world.merge(0, 1);
        world.merge(0, 2);
        for (const std::size_t at : {0U, 1U, 2U})
            world.edit(at);
        world.merge(0, 1);
        world.edit(1);
        std::vector<std::size_t> order{0, 1, 2, 3, 4};
        int orders = 0;
        do {
            Document document;
            bool causal = true;
            for (const std::size_t i : order) {
                const auto applied = document.apply(world.m_all[i]);
                if (!applied) {
                    QCOMPARE(applied.error().code, ErrorCode::NotFound);
                    causal = false;
                    break;
                }
            }
            if (!causal)
                continue;
            ++orders;
            QCOMPARE(document.text(), world.m_oracle.text());
        } while (std::next_permutation(order.begin(), order.end()));
        QVERIFY(orders >= 2);
    }
}

void TestTextMerge::regionsNameWhatBothTouched()
{
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        World world(seed + 900);
        for (int i = 0; i < 10; ++i)
            world.edit(0);
        world.merge(0, 1);
        for (int i = 0; i < 4; ++i) {
            world.edit(0);
            world.edit(1);
        }
        Document& document = world.m_replicas[0].document;
        const auto theirs = *world.m_replicas[1].document.runsSince(document.summary());
        world.take(0, theirs);
        std::uint64_t end = 0;
        const auto regions = *document.concurrentRegions(theirs, 1000);
        for (std::size_t i = 0; i < regions.size(); ++i) {
            QVERIFY(i == 0 || regions[i].position > end);
            end = regions[i].position + regions[i].length;
            QVERIFY(end <= document.lengthScalars());
        }
        // What only one side wrote in reach of nothing else is never marked: alone, there are no regions.
        const auto all = *document.runs();
        QVERIFY(document.concurrentRegions(all)->empty());
    }
}

void TestTextMerge::longBranches()
{
    Dice dice(77);
    Document a;
    const auto base = *a.insert(ReplicaId{1}, 0, dice.scalars(400));
    Document b;
    QVERIFY(b.apply(base).has_value());
    TextOracle oracle;
    QVERIFY(oracle.add(base));
    for (Document* side : {&a, &b}) {
        const ReplicaId me{side == &a ? 1U : 2U};
        for (int i = 0; i < 250; ++i) {
            const std::uint64_t at = dice.roll(side->lengthScalars());
            const auto run = dice.oneIn(3) ? side->remove(me, at, 1, dice.oneIn(2))
                                           : side->insert(me, at, dice.scalars(1 + dice.roll(2)));
            QVERIFY(run.has_value());
            QVERIFY(oracle.add(*run));
        }
    }
    const auto fromA = *a.runsSince(b.summary());
    const auto fromB = *b.runsSince(a.summary());
    QVERIFY(a.apply(fromB).has_value());
    QVERIFY(b.apply(fromA).has_value());
    QCOMPARE(a.text(), b.text());
    QCOMPARE(a.text(), oracle.text());
    a.checkInvariants();
}

QTEST_GUILESS_MAIN(TestTextMerge)
#include "tst_text_merge.moc"
