// SPDX-License-Identifier: Apache-2.0
// The parts that a mergeable text is made of, each against the simplest thing that does the same.
#include "core/text/bytes.h"
#include "core/text/count_tree.h"
#include "core/text/graph_walk.h"
#include "core/text/random_text.h"
#include "core/text/range_index.h"
#include "core/text/text_buffer.h"
#include "core/text/utf8.h"

#include <QTest>

#include <set>

using namespace salver::text;
using salver::ReplicaId;
using salver::test::Dice;

class TestTextParts : public QObject {
    Q_OBJECT

private slots:
    void utf8IsMeasuredOrRefused_data();
    void utf8IsMeasuredOrRefused();
    void bufferAgainstUtf32();
    void bufferGoesWideAndBack();
    void countTreeAgainstList();
    void rangeIndexAgainstArray();
    void numbersComeBack();
    void numbersCutShortAreRefused();
    void columnsComeBack();
    void columnsLieAboutTheirSize();
    void checksumIsTheStandardOne();
    void differenceAgainstSets();
    void walkKeepsParentsFirst();
};

void TestTextParts::utf8IsMeasuredOrRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("scalars");
    QTest::addColumn<int>("utf16");
    QTest::newRow("empty") << QByteArray() << 0 << 0;
    QTest::newRow("ascii") << QByteArray("plain old text") << 14 << 14;
    QTest::newRow("mixed") << QByteArray("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z") << 5 << 6;
    QTest::newRow("nul") << QByteArray("a\0b", 3) << 3 << 3;
    QTest::newRow("highest") << QByteArray("\xF4\x8F\xBF\xBF") << 1 << 2;
    QTest::newRow("above the highest") << QByteArray("\xF4\x90\x80\x80") << -1 << -1;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << -1 << -1;
    QTest::newRow("not shortest") << QByteArray("\xC0\xAF") << -1 << -1;
    QTest::newRow("not shortest, three") << QByteArray("\xE0\x9F\xBF") << -1 << -1;
    QTest::newRow("not shortest, four") << QByteArray("\xF0\x8F\xBF\xBF") << -1 << -1;
    QTest::newRow("cut short") << QByteArray("abcdefgh\xE2\x82") << -1 << -1;
    QTest::newRow("lone continuation") << QByteArray("\x80") << -1 << -1;
    QTest::newRow("bad continuation") << QByteArray("\xE2\x28\xA1") << -1 << -1;
}

void TestTextParts::utf8IsMeasuredOrRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, scalars);
    QFETCH(int, utf16);
    const auto extent = measureUtf8(bytes.toStdString());
    QCOMPARE(extent.has_value(), scalars >= 0);
    if (!extent)
        return;
    QCOMPARE(extent->scalars, static_cast<std::uint64_t>(scalars));
    QCOMPARE(extent->utf16, static_cast<std::uint64_t>(utf16));
    QVERIFY(extentOf(bytes.toStdString()) == *extent);
}

void TestTextParts::bufferAgainstUtf32()
{
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
        Dice dice(seed);
        TextBuffer buffer;
        std::u32string plain;
        for (int step = 0; step < 3000; ++step) {
            const std::uint64_t at = dice.roll(plain.size() + 1);
            if (plain.empty() || !dice.oneIn(3)) {
                const std::string more = dice.scalars(dice.oneIn(60) ? 2000 : 1 + dice.roll(5));
                buffer.insert(at, more, extentOf(more));
                plain.insert(at, QString::fromStdString(more).toStdU32String());
            } else {
                const std::uint64_t n = std::min<std::uint64_t>(plain.size() - at, dice.roll(dice.oneIn(30) ? 9000 : 6));
                buffer.remove(at, n);
                plain.erase(at, n);
            }
            if (step % 50 != 0)
                continue;
            buffer.checkInvariants();
            const QString whole = QString::fromStdU32String(plain);
            QCOMPARE(buffer.text(), whole.toStdString());
            QCOMPARE(buffer.extent().utf16, static_cast<std::uint64_t>(whole.size()));
            const std::uint64_t from = dice.roll(plain.size() + 1);
            const auto part = QString::fromStdU32String(plain.substr(from, 40));
            QCOMPARE(buffer.substring(from, 40), part.toStdString());
            const auto units = static_cast<std::uint64_t>(QString::fromStdU32String(plain.substr(0, from)).size());
            QCOMPARE(buffer.utf16FromScalar(from), units);
            QCOMPARE(buffer.scalarFromUtf16(units), from);
            if (from < plain.size() && plain[from] > 0xFFFF)
                QCOMPARE(buffer.scalarFromUtf16(units + 1), from);
        }
    }
}

void TestTextParts::bufferGoesWideAndBack()
{
    TextBuffer buffer;
    const std::string plain(5000, 'x');
    buffer.insert(0, plain, extentOf(plain));
    const std::string face = "\xF0\x9F\x98\x80";
    buffer.insert(2500, face, extentOf(face));
    buffer.checkInvariants();
    QCOMPARE(buffer.utf16FromScalar(2501), std::uint64_t{2502});
    QCOMPARE(buffer.utf16FromScalar(9999), buffer.extent().utf16);
    buffer.remove(2500, 1);
    buffer.checkInvariants();
    QCOMPARE(buffer.text(), plain);
    buffer.shrink();
    QCOMPARE(buffer.footprint(), plain.size());
}

void TestTextParts::countTreeAgainstList()
{
    Dice dice(3);
    CountTree<2> tree;
    tree.reset({5, 1});
    struct Leaf {
        std::uint32_t number;
        std::array<std::uint32_t, 2> counts;
    };
    std::vector<Leaf> list{{0, {5, 1}}};
    for (int step = 0; step < 4000; ++step) {
        const std::size_t i = dice.roll(list.size());
        if (dice.oneIn(2)) {
            const std::array<std::uint32_t, 2> moved{list[i].counts[0] / 2, list[i].counts[1] / 2};
            const auto fresh = tree.split(list[i].number, moved);
            list[i].counts = {list[i].counts[0] - moved[0], list[i].counts[1] - moved[1]};
            list.insert(list.begin() + static_cast<std::ptrdiff_t>(i) + 1, {fresh, moved});
        } else {
            const auto more = static_cast<std::uint32_t>(dice.roll(9));
            tree.add(list[i].number, 1, more);
            tree.add(list[i].number, {more, 0});
            list[i].counts[0] += more;
            list[i].counts[1] += more;
        }
        const std::size_t j = dice.roll(list.size());
        std::array<std::uint32_t, 2> before{};
        for (std::size_t k = 0; k < j; ++k) {
            before[0] += list[k].counts[0];
            before[1] += list[k].counts[1];
        }
        QVERIFY(tree.before(list[j].number) == before);
        if (list[j].counts[1] > 0) {
            const auto place = tree.find(1, before[1] + list[j].counts[1] - 1);
            QCOMPARE(place.leaf, list[j].number);
            QVERIFY(place.before == before);
        }
        const std::size_t other = dice.roll(list.size());
        QCOMPARE(tree.isBefore(list[j].number, list[other].number), j < other);
    }
}

void TestTextParts::rangeIndexAgainstArray()
{
    Dice dice(9);
    for (const std::uint32_t size : {1U, 63U, 64U, 65U, 5000U, 300000U}) {
        RangeIndex index;
        index.reset(size);
        std::vector<std::uint32_t> plain(size, 0);
        index.set(0, size, 0);
        for (int step = 0; step < 400; ++step) {
            const auto first = static_cast<std::uint32_t>(dice.roll(size));
            const auto count = static_cast<std::uint32_t>(1 + dice.roll(dice.oneIn(2) ? 3 : size) % (size - first));
            const auto value = static_cast<std::uint32_t>(dice.roll(1000));
            index.set(first, count, value);
            std::fill_n(plain.begin() + first, count, value);
            for (int probe = 0; probe < 20; ++probe) {
                const auto number = static_cast<std::uint32_t>(dice.roll(size));
                QCOMPARE(index.at(number).value, plain[number]);
                const std::uint32_t next = index.nextMark(number, size);
                QVERIFY(std::all_of(plain.begin() + number, plain.begin() + next,
                                    [&](std::uint32_t same) { return same == plain[number]; }));
            }
        }
    }
}

void TestTextParts::numbersComeBack()
{
    ByteWriter writer;
    const std::vector<std::uint64_t> numbers{0, 1, 127, 128, 16383, 16384, ~std::uint64_t{0}, std::uint64_t{1} << 63U};
    for (const auto number : numbers) {
        writer.number(number);
        writer.signedNumber(static_cast<std::int64_t>(number));
    }
    writer.fixed32(0x12345678U);
    writer.fixed64(0x1122334455667788ULL);
    ByteReader reader(writer.bytes());
    for (const auto number : numbers) {
        QCOMPARE(reader.number(), number);
        QCOMPARE(reader.signedNumber(), static_cast<std::int64_t>(number));
    }
    QCOMPARE(reader.fixed32(), 0x12345678U);
    QCOMPARE(reader.fixed64(), 0x1122334455667788ULL);
    QVERIFY(reader.finished());
}

void TestTextParts::numbersCutShortAreRefused()
{
    for (const std::string& bytes : {std::string("\x80"), std::string("\x80\x00", 2), std::string(10, '\xFF')}) {
        ByteReader reader(bytes);
        static_cast<void>(reader.number());
        QVERIFY(reader.failed());
    }
    ByteReader reader(std::string_view("abc"));
    QVERIFY(reader.raw(4).empty());
    QVERIFY(reader.failed());
    QCOMPARE(reader.byte(), std::uint8_t{0});
}

void TestTextParts::columnsComeBack()
{
    Dice dice(4);
    for (const std::size_t size : {0U, 1U, 500U, 2047U, 2048U, 100000U}) {
        for (const bool dull : {true, false}) {
            std::string bytes(size, 'a');
            for (char& byte : bytes)
                byte = dull ? 'a' : static_cast<char>(dice.roll(256));
            ByteWriter writer;
            writer.column(bytes);
            ByteReader reader(writer.bytes());
            QCOMPARE(reader.column(size), bytes);
            QVERIFY(reader.finished());
        }
    }
}

void TestTextParts::columnsLieAboutTheirSize()
{
    std::string text;
    for (int i = 0; i < 2000; ++i)
        text += std::to_string(i);
    ByteWriter honest;
    honest.column(text);
    QVERIFY(honest.bytes().size() < text.size());
    // The same frame under a greater size: refused without reserving it.
    ByteReader reader(honest.bytes());
    static_cast<void>(reader.number());
    const std::uint64_t packedSize = reader.number();
    ByteWriter liar;
    liar.number((std::uint64_t{1} << 27U) << 1U | 1U);
    liar.number(packedSize);
    liar.raw(reader.raw(packedSize));
    ByteReader lied(liar.bytes());
    QVERIFY(lied.column(std::uint64_t{1} << 40U).empty());
    QVERIFY(lied.failed());
    ByteReader tooLarge(honest.bytes());
    QVERIFY(tooLarge.column(text.size() - 1).empty());
    QVERIFY(tooLarge.failed());
}

void TestTextParts::checksumIsTheStandardOne()
{
    QCOMPARE(crc32c("123456789"), 0xE3069283U);
    QCOMPARE(crc32c(std::string(32, '\0')), 0x8A9136AAU);
    QCOMPARE(crc32c(""), 0U);
}

namespace {

// A random graph of runs, with each event's ancestors as a plain set.
struct Graph {
    EventLog log;
    std::vector<std::set<Lv>> seenBy;

    explicit Graph(std::uint64_t seed)
    {
        Dice dice(seed);
        GraphWalk walk(log);
        for (int i = 0; i < 60; ++i) {
            std::vector<Lv> parents;
            for (std::uint64_t n = dice.roll(4); n > 0 && log.end() > 0; --n)
                parents.push_back(static_cast<Lv>(log.end() - 1 - dice.roll(std::min<Lv>(log.end(), 20))));
            walk.reduce(parents);
            Piece piece;
            piece.agent = log.agentIndex(ReplicaId{1 + dice.roll(3)});
            piece.seq = log.seqNext(piece.agent);
            piece.parents = parents;
            piece.length = static_cast<std::uint32_t>(1 + dice.roll(4));
            piece.erased = true;
            const Lv start = log.append(piece);
            for (Lv lv = start; lv < log.end(); ++lv) {
                std::set<Lv> seen{lv};
                if (lv > start)
                    seen.insert(seenBy[lv - 1].begin(), seenBy[lv - 1].end());
                else
                    for (const Lv parent : parents)
                        seen.insert(seenBy[parent].begin(), seenBy[parent].end());
                seenBy.push_back(seen);
            }
        }
    }
    [[nodiscard]] std::set<Lv> seenAt(const std::vector<Lv>& version) const
    {
        std::set<Lv> seen;
        for (const Lv lv : version)
            seen.insert(seenBy[lv].begin(), seenBy[lv].end());
        return seen;
    }
};

std::set<Lv> flat(const std::vector<LvRange>& ranges)
{
    std::set<Lv> events;
    for (const LvRange& range : ranges) {
        for (Lv lv = range.start; lv < range.end; ++lv)
            events.insert(lv);
    }
    return events;
}

} // namespace

void TestTextParts::differenceAgainstSets()
{
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        Graph graph(seed);
        graph.log.checkInvariants();
        GraphWalk walk(graph.log);
        Dice dice(seed + 1000);
        for (int i = 0; i < 40; ++i) {
            std::vector<Lv> a;
            std::vector<Lv> b;
            for (auto* version : {&a, &b}) {
                for (std::uint64_t n = dice.roll(3); n > 0; --n)
                    version->push_back(static_cast<Lv>(dice.roll(graph.log.end())));
            }
            const auto seenA = graph.seenAt(a);
            const auto seenB = graph.seenAt(b);
            std::set<Lv> onlyA;
            std::set<Lv> onlyB;
            std::set_difference(seenA.begin(), seenA.end(), seenB.begin(), seenB.end(), std::inserter(onlyA, onlyA.end()));
            std::set_difference(seenB.begin(), seenB.end(), seenA.begin(), seenA.end(), std::inserter(onlyB, onlyB.end()));
            const auto& difference = walk.difference(a, b);
            QVERIFY(flat(difference.onlyA) == onlyA);
            QVERIFY(flat(difference.onlyB) == onlyB);
            const auto before = graph.seenAt(a);
            std::vector<Lv> reduced = a;
            walk.reduce(reduced);
            QVERIFY(graph.seenAt(reduced) == before);
            for (const Lv lv : reduced) {
                std::vector<Lv> others = reduced;
                std::erase(others, lv);
                QVERIFY(!graph.seenAt(others).contains(lv));
            }
        }
    }
}

void TestTextParts::walkKeepsParentsFirst()
{
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const Graph graph(seed);
        Dice dice(seed);
        const auto start = static_cast<Lv>(dice.roll(graph.log.end()));
        const LvRange range{start, static_cast<Lv>(start + 1 + dice.roll(graph.log.end() - start))};
        std::set<Lv> done;
        for (const LvRange& stretch : walkOrder(graph.log, range)) {
            for (Lv lv = stretch.start; lv < stretch.end; ++lv) {
                for (const Lv seen : graph.seenBy[lv])
                    QVERIFY(seen == lv || seen < range.start || done.contains(seen));
                QVERIFY(done.insert(lv).second);
            }
        }
        QCOMPARE(done.size(), static_cast<std::size_t>(range.end - range.start));
    }
}

QTEST_GUILESS_MAIN(TestTextParts)
#include "tst_text_parts.moc"
