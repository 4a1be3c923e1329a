// SPDX-License-Identifier: Apache-2.0
// Stored texts and batches of runs: they come back as they were, small ones stay small, and no bytes from elsewhere
// do worse than be refused.
#include "core/text/bytes.h"
#include "core/text/document.h"
#include "core/text/random_text.h"
#include "support/text_oracle.h"

#include <QElapsedTimer>
#include <QTest>

using namespace salver;
using namespace salver::test;
using text::Document;
using text::Run;

namespace {

constexpr ReplicaId ada{0x1122334455667788ULL};

// A document with branches, deletions, several agents and something erased.
Document busyDocument(std::uint64_t seed, int edits, bool erase)
{
    Dice dice(seed);
    std::array<Document, 2> sides;
    for (int i = 0; i < edits; ++i) {
        const std::size_t at = dice.roll(2);
        Document& side = sides[at];
        const ReplicaId me{at + 1};
        const std::uint64_t length = side.lengthScalars();
        const auto run = length > 5 && dice.oneIn(3) ? side.remove(me, dice.roll(length - 2), 1 + dice.roll(2), dice.oneIn(2))
                                                     : side.insert(me, dice.roll(length + 1), dice.scalars(1 + dice.roll(6)));
        if (!run)
            qFatal("an edit was refused");
        if (dice.oneIn(6) && !sides[1 - at].apply(*side.runsSince(sides[1 - at].summary())))
            qFatal("a merge was refused");
    }
    if (!sides[0].apply(*sides[1].runs()))
        qFatal("a merge was refused");
    if (erase && !sides[0].erase(ReplicaId{1}, {3, 40}))
        qFatal("an erasure was refused");
    return std::move(sides[0]);
}

} // namespace

class TestTextStorage : public QObject {
    Q_OBJECT

private slots:
    void comesBackAsItWas();
    void savedAfterTypingOnTopOfAPackedHistory();
    void rereadHistoryIsTheOneThatWasOpened();
    void oneInsertCostsItsTextAndLittleMore();
    void emptyText();
    void everyCutIsRefused();
    void everyFlippedBitIsRefused();
    void bytesWithRightSumsAreStillChecked();
    void anotherVersionIsRefused();
    void runsComeBack();
    void runsAreCheckedOnTheWayIn();
    void randomBytes();
};

void TestTextStorage::comesBackAsItWas()
{
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const Document document = busyDocument(seed, 40 * static_cast<int>(seed % 5 + 1), seed % 3 == 0);
        const std::string saved = document.save();
        QCOMPARE(*Document::loadText(saved), document.text());
        const auto loaded = Document::load(saved);
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->text(), document.text());
        QVERIFY(loaded->version() == document.version());
        QVERIFY(loaded->summary() == document.summary());
        QVERIFY(*loaded->runs() == *document.runs());
        QCOMPARE(loaded->eventCount(), document.eventCount());
        QCOMPARE(loaded->save(), saved);
        const auto opened = Document::open(saved);
        QVERIFY(opened->version() == document.version());
        QVERIFY(opened->summary() == document.summary());
        QCOMPARE(opened->save(), saved);
        loaded->checkInvariants();
    }
}

void TestTextStorage::savedAfterTypingOnTopOfAPackedHistory()
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Document document = busyDocument(seed, 80, seed % 2 == 0);
        auto opened = *Document::open(document.save());
        Dice dice(seed);
        for (int i = 0; i < 60; ++i) {
            const std::uint64_t length = document.lengthScalars();
            const bool remove = length > 3 && dice.oneIn(2);
            const std::uint64_t at = dice.roll(remove ? length - 2 : length + 1);
            const std::string more = dice.scalars(1 + dice.roll(3));
            const bool backward = dice.oneIn(2);
            for (Document* side : {&document, &opened})
                QVERIFY(remove ? side->remove(ada, at, 2, backward).has_value() : side->insert(ada, at, more).has_value());
        }
        QCOMPARE(opened.text(), document.text());
        QVERIFY(opened.summary() == document.summary());
        QCOMPARE(opened.save(), document.save());
        QVERIFY(*opened.runs() == *document.runs());
        opened.checkInvariants();
    }
}

void TestTextStorage::rereadHistoryIsTheOneThatWasOpened()
{
    Document document = busyDocument(3, 200, false);
    const std::string saved = document.save();
    int reads = 0;
    auto opened = *Document::open(saved, [&]() -> Result<std::string> {
        ++reads;
        return saved;
    });
    QVERIFY(opened.insert(ada, 0, "typed ").has_value());
    QCOMPARE(reads, 0);
    QVERIFY(opened.loadHistory().has_value());
    QCOMPARE(reads, 1);
    QVERIFY(document.insert(ada, 0, "typed ").has_value());
    QCOMPARE(opened.save(), document.save());

    auto gone = *Document::open(saved, []() -> Result<std::string> { return fail(ErrorCode::Io, "gone"); });
    QCOMPARE(gone.loadHistory().error().code, ErrorCode::Io);
    QCOMPARE(gone.runs().error().code, ErrorCode::Io);
    QVERIFY(gone.insert(ada, 0, "x").has_value());
    const std::string other = busyDocument(4, 200, false).save();
    auto swapped = *Document::open(saved, [&]() -> Result<std::string> { return other; });
    QCOMPARE(swapped.loadHistory().error().code, ErrorCode::Malformed);
    const Run concurrent{{ReplicaId{99}, 0}, {}, 0, 1, Run::Kind::Insert, false, "x"};
    QVERIFY(!swapped.apply(concurrent).has_value());
    QCOMPARE(swapped.text(), *Document::loadText(saved));
}

void TestTextStorage::oneInsertCostsItsTextAndLittleMore()
{
    for (const std::size_t size : {1U, 20U, 1024U}) {
        Document document;
        const std::string line(size, 'x');
        QVERIFY(document.insert(ada, 0, line).has_value());
        const std::string saved = document.save();
        QVERIFY2(saved.size() <= size + 42, qPrintable(QString::number(saved.size() - size)));
        QCOMPARE(*Document::loadText(saved), line);
    }
    Document line;
    QVERIFY(line.insert(ada, 0, std::string(1024, 'x')).has_value());
    QElapsedTimer timer;
    timer.start();
    std::size_t bytes = 0;
    for (int i = 0; i < 1000; ++i)
        bytes += line.save().size();
    qInfo("1,024 bytes are stored in %zu, in %.1f microseconds", bytes / 1000,
          static_cast<double>(timer.nsecsElapsed()) / 1e6);
    Document document;
    const auto run = *document.insert(ada, 0, "x");
    QVERIFY(text::encodeRuns(std::span(&run, 1)).size() <= 24);
}

void TestTextStorage::emptyText()
{
    const std::string saved = Document().save();
    QVERIFY(saved.size() < 16);
    auto document = Document::load(saved);
    QVERIFY(document.has_value());
    QCOMPARE(document->text(), std::string());
    QVERIFY(document->insert(ada, 0, "first").has_value());
    Document deleted;
    QVERIFY(deleted.insert(ada, 0, "gone").has_value());
    QVERIFY(deleted.remove(ada, 0, 4).has_value());
    const auto again = Document::load(deleted.save());
    QCOMPARE(again->text(), std::string());
    QCOMPARE(again->runs()->front().content, std::string("gone"));
}

void TestTextStorage::everyCutIsRefused()
{
    const std::string saved = busyDocument(1, 300, true).save();
    for (std::size_t size = 0; size < saved.size(); size += size < 200 ? 1 : 17) {
        QVERIFY(!Document::open(saved.substr(0, size)).has_value());
        QVERIFY(!Document::load(saved.substr(0, size)).has_value());
    }
    QVERIFY(!Document::load(saved + "x").has_value());
}

void TestTextStorage::everyFlippedBitIsRefused()
{
    const std::string saved = busyDocument(2, 120, true).save();
    for (std::size_t at = 0; at < saved.size(); ++at) {
        std::string flipped = saved;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
        QVERIFY(!Document::open(flipped).has_value());
    }
}

namespace {

// Puts right sums on bytes that were changed, so that what stands behind the sums is tried. The text of this
// document is not packed, so its column is a length and the text.
std::string resummed(std::string bytes, std::size_t textEnd)
{
    const auto sum = [](std::string_view of) {
        text::ByteWriter writer;
        writer.fixed32(text::crc32c(of));
        return writer.take();
    };
    const std::string_view all(bytes);
    std::string history(all.substr(textEnd + 4, all.size() - textEnd - 8));
    const std::string head(all.substr(0, textEnd));
    return head + sum(head) + history + sum(history);
}

} // namespace

void TestTextStorage::bytesWithRightSumsAreStillChecked()
{
    int refused = 0;
    int taken = 0;
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        const Document document = busyDocument(seed, 60, seed % 2 == 0);
        const std::string saved = document.save();
        text::ByteReader reader(saved);
        static_cast<void>(reader.byte());
        static_cast<void>(reader.column(1U << 20U));
        const std::size_t textEnd = reader.position();
        Dice dice(seed);
        for (int i = 0; i < 1500; ++i) {
            std::string changed = saved;
            for (std::uint64_t n = 1 + dice.roll(3); n > 0; --n) {
                const std::size_t at = dice.roll(changed.size());
                switch (dice.roll(3)) {
                case 0: changed[at] = static_cast<char>(dice.roll(256)); break;
                case 1: changed[at] = static_cast<char>(changed[at] + 1); break;
                default: changed[at] = static_cast<char>(changed[at] ^ (1 << dice.roll(8))); break;
                }
            }
            const auto loaded = Document::load(resummed(changed, textEnd));
            if (!loaded) {
                ++refused;
                continue;
            }
            ++taken;
            loaded->checkInvariants();
            QCOMPARE(Document::load(loaded->save())->text(), loaded->text());
        }
    }
    qInfo("%d refused, %d sound", refused, taken);
    QVERIFY(refused > 0);
}

void TestTextStorage::anotherVersionIsRefused()
{
    std::string saved = busyDocument(5, 20, false).save();
    saved[0] = 2;
    QCOMPARE(Document::load(saved).error().code, ErrorCode::VersionTooNew);
    QCOMPARE(Document::loadText(saved).error().code, ErrorCode::VersionTooNew);
    QCOMPARE(text::decodeRuns(saved).error().code, ErrorCode::VersionTooNew);
}

void TestTextStorage::runsComeBack()
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto runs = *busyDocument(seed, 100, seed % 2 == 0).runs();
        const std::string bytes = text::encodeRuns(runs);
        const auto decoded = text::decodeRuns(bytes);
        QVERIFY(decoded.has_value());
        QVERIFY(*decoded == runs);
    }
    QVERIFY(text::decodeRuns(text::encodeRuns({}))->empty());
}

void TestTextStorage::runsAreCheckedOnTheWayIn()
{
    const std::string bytes = text::encodeRuns(*busyDocument(8, 60, true).runs());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY(!text::decodeRuns(bytes.substr(0, size)).has_value());
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string flipped = bytes;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
        QVERIFY(!text::decodeRuns(flipped).has_value());
    }
    // With a right sum: whatever decodes can be offered to a document.
    Dice dice(8);
    for (int i = 0; i < 4000; ++i) {
        std::string changed = bytes.substr(0, bytes.size() - 4);
        for (std::uint64_t n = 1 + dice.roll(3); n > 0; --n)
            changed[1 + dice.roll(changed.size() - 1)] = static_cast<char>(dice.roll(256));
        text::ByteWriter writer;
        writer.raw(changed);
        writer.fixed32(text::crc32c(changed));
        const auto runs = text::decodeRuns(writer.bytes());
        if (!runs)
            continue;
        Document document;
        if (document.apply(*runs))
            document.checkInvariants();
        else
            QCOMPARE(document.eventCount(), std::uint64_t{0});
    }
}

void TestTextStorage::randomBytes()
{
    Dice dice(99);
    for (int i = 0; i < 5000; ++i) {
        std::string bytes(dice.roll(200), '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(dice.roll(256));
        if (!bytes.empty())
            bytes[0] = 1;
        QVERIFY(!Document::load(bytes).has_value());
        QVERIFY(!text::decodeRuns(bytes).has_value());
    }
}

QTEST_GUILESS_MAIN(TestTextStorage)
#include "tst_text_storage.moc"
