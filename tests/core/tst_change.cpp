// SPDX-License-Identifier: Apache-2.0
#include "core/change.h"
#include "core/frame.h"
#include "core/hash.h"
#include "core/limits.h"
#include "protocol/change.pb.h"

#include <QTest>

using namespace salver;

namespace {

Change sampleChange(Random& random)
{
    Change change;
    change.space = SpaceId(uuidV7(WallMs{5}, random));
    change.replica = ReplicaId{0xFEDCBA9876543210ULL};
    change.sequence = Sequence{7};
    change.lamport = Lamport{42};
    change.wall = WallMs{-62'135'596'800'000}; // a clock set to the year 1
    change.author = UserId(uuidV7(WallMs{6}, random));
    EntityOps ops;
    ops.entity = EntityId(uuidV7(WallMs{7}, random));
    ops.kind = 4;
    ops.writes.push_back({3, {{ReplicaId{9}, Sequence{1}}, {ReplicaId{8}, Sequence{2}}}, {}, "Brightwater"});
    ops.writes.push_back({1, {}, {{ReplicaId{9}, Sequence{4}}}, "1"});
    TextEdit insert;
    insert.field = 2;
    insert.run.first = {change.replica, 10};
    insert.run.parents = {{ReplicaId{8}, 3}};
    insert.run.position = 4;
    insert.run.length = 3;
    insert.run.kind = text::Run::Kind::Insert;
    insert.run.content = "aé😀";
    ops.edits.push_back(insert);
    TextEdit remove;
    remove.field = 2;
    remove.run.first = {change.replica, 13};
    remove.run.parents = {{change.replica, 12}};
    remove.run.position = 1;
    remove.run.length = 2;
    remove.run.kind = text::Run::Kind::DeleteBackward;
    ops.edits.push_back(remove);
    change.entities.push_back(ops);
    return change;
}

} // namespace

class TestChange : public QObject {
    Q_OBJECT
private slots:
    void aFrameSaysWhatItOpensTo()
    {
        const std::string large(100'000, 'x');
        const auto framed = frameBody(large);
        QVERIFY(framed.size() < 1'000);
        QCOMPARE(openedSize(framed), large.size());
        QCOMPARE(openedSize(frameBody("small")), 6U);
        QCOMPARE(openedSize({}), 0U);
        // What is no frame costs no more than it has.
        QCOMPARE(openedSize(std::string("\x01") + "not zstd"), 9U);
        QCOMPARE(openedSize(std::string("\x07") + "unknown"), 8U);
    }

    void comesBackAsItWas();
    void saltHidesEqualContents();
    void oneFlippedByteIsNoticed();
    void cutAnywhereIsRefused();
    void erasingKeepsTheHashAndTheLengths();
    void limitsAreRefusedWithASentence();
    void whatNobodyCouldReadIsNotWritten();
    void anotherReplicasTextIsRefused();
    void framesOpenToWhatTheyHeld();
    void frameThatLiesAboutItsSizeIsRefused();
    void sanitizing_data();
    void sanitizing();
};

void TestChange::comesBackAsItWas()
{
    SystemRandom random;
    const auto change = sampleChange(random);
    const auto encoded = encodeChange(change, random);
    QVERIFY(encoded);
    const auto decoded = decodeChange(encoded->bytes);
    QVERIFY(decoded);
    QVERIFY(decoded->hash == encoded->hash);
    const auto& back = decoded->change;
    QVERIFY(back.space == change.space && back.replica == change.replica && back.sequence == change.sequence);
    QVERIFY(back.lamport == change.lamport && back.wall == change.wall && back.author == change.author);
    QCOMPARE(back.entities.size(), std::size_t{1});
    const auto& ops = back.entities[0];
    QCOMPARE(ops.writes.size(), std::size_t{2});
    QVERIFY(ops.writes[0].replaces == change.entities[0].writes[0].replaces);
    QCOMPARE(ops.writes[0].value, std::string("Brightwater"));
    QVERIFY(ops.writes[1].seen == change.entities[0].writes[1].seen);
    QCOMPARE(ops.edits.size(), std::size_t{2});
    QCOMPARE(ops.edits[0].run.content, std::string("aé😀"));
    QCOMPARE(ops.edits[0].run.position, std::uint64_t{4});
    QVERIFY(ops.edits[0].run.parents == change.entities[0].edits[0].run.parents);
    QVERIFY(ops.edits[1].run.kind == text::Run::Kind::DeleteBackward);
    const auto envelope = readEnvelope(encoded->bytes);
    QVERIFY(envelope && envelope->hash == encoded->hash && envelope->sequence == change.sequence);
}

void TestChange::saltHidesEqualContents()
{
    SystemRandom random;
    const auto change = sampleChange(random);
    QVERIFY(encodeChange(change, random)->hash != encodeChange(change, random)->hash);
}

void TestChange::oneFlippedByteIsNoticed()
{
    SystemRandom random;
    const auto change = sampleChange(random);
    const auto encoded = encodeChange(change, random);
    int silent = 0;
    for (std::size_t at = 0; at < encoded->bytes.size(); ++at) {
        auto bytes = encoded->bytes;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
        const auto decoded = decodeChange(bytes);
        if (decoded && decoded->hash == encoded->hash)
            ++silent;
    }
    QCOMPARE(silent, 0);
}

void TestChange::cutAnywhereIsRefused()
{
    SystemRandom random;
    const auto encoded = encodeChange(sampleChange(random), random);
    for (std::size_t length = 0; length < encoded->bytes.size(); ++length)
        QVERIFY(!decodeChange(std::string_view(encoded->bytes).substr(0, length)));
}

void TestChange::erasingKeepsTheHashAndTheLengths()
{
    SystemRandom random;
    const auto change = sampleChange(random);
    const auto encoded = encodeChange(change, random);
    const auto erased = eraseFromChange(encoded->bytes, change.entities[0].entity);
    QVERIFY(erased);
    QVERIFY(erased->find("Brightwater") == std::string::npos);
    const auto decoded = decodeChange(*erased);
    QVERIFY(decoded);
    QVERIFY(decoded->hash == encoded->hash);
    const auto& ops = decoded->change.entities[0];
    QVERIFY(ops.erased);
    QVERIFY(ops.writes[0].value.empty());
    QVERIFY(ops.edits[0].run.erased);
    QCOMPARE(ops.edits[0].run.length, std::uint64_t{3});
}

void TestChange::limitsAreRefusedWithASentence()
{
    SystemRandom random;
    auto change = sampleChange(random);
    change.entities[0].writes[0].value.assign(limits::valueBytes + 1, 'x');
    auto refused = encodeChange(change, random);
    QVERIFY(!refused && refused.error().code == ErrorCode::TooLarge && !refused.error().sentence.empty());

    change = sampleChange(random);
    change.entities[0].edits[0].run.content.assign(limits::insertBytes + 1, 'x');
    refused = encodeChange(change, random);
    QVERIFY(!refused && refused.error().code == ErrorCode::TooLarge);

    change = sampleChange(random);
    change.entities.resize(limits::entitiesPerChange + 1, change.entities[0]);
    refused = encodeChange(change, random);
    QVERIFY(!refused && refused.error().code == ErrorCode::TooLarge);

    change = sampleChange(random);
    change.entities[0].writes.push_back(change.entities[0].writes[0]);
    refused = encodeChange(change, random);
    QVERIFY(!refused && refused.error().code == ErrorCode::InvalidArgument);

    QCOMPARE(decodeChange(std::string(limits::changeBytes + 1, 'x')).error().code, ErrorCode::TooLarge);
}

/// The fuzzer made changes that could be encoded and never decoded again.
void TestChange::whatNobodyCouldReadIsNotWritten()
{
    SystemRandom random;
    const auto good = sampleChange(random);
    auto twice = good;
    twice.entities.push_back(twice.entities.front());
    auto unnumbered = good;
    unnumbered.sequence = Sequence{};
    auto timeless = good;
    timeless.lamport = Lamport{};
    for (const auto& bad : {twice, unnumbered, timeless}) {
        const auto encoded = encodeChange(bad, random);
        QVERIFY(!encoded.has_value());
        QCOMPARE(encoded.error().code, ErrorCode::InvalidArgument);
    }
}

void TestChange::anotherReplicasTextIsRefused()
{
    SystemRandom random;
    auto change = sampleChange(random);
    change.entities[0].edits[0].run.first.agent = ReplicaId{3};
    const auto refused = encodeChange(change, random);
    QVERIFY(!refused && refused.error().code == ErrorCode::InvalidArgument);
}

void TestChange::framesOpenToWhatTheyHeld()
{
    const std::string small = "a few words";
    const std::string large(100'000, 'z');
    QVERIFY(unframeBody(frameBody(small), limits::frameBytes) == small);
    QVERIFY(frameBody(large).size() < 1'000);
    QVERIFY(unframeBody(frameBody(large), limits::frameBytes) == large);
    QCOMPARE(unframeBody(frameBody(large), 99'999).error().code, ErrorCode::TooLarge);
    QCOMPARE(unframeBody({}, 10).error().code, ErrorCode::Malformed);
    QCOMPARE(unframeBody("\x07nonsense", 100).error().code, ErrorCode::Malformed);
}

void TestChange::frameThatLiesAboutItsSizeIsRefused()
{
    const auto body = frameBody(std::string(100'000, 'z'));
    for (std::size_t at = 1; at < body.size(); ++at) {
        auto bent = body;
        bent[at] = static_cast<char>(bent[at] ^ 0x55);
        const auto opened = unframeBody(bent, 200'000);
        QVERIFY(!opened || opened->size() <= 200'000);
    }
    QVERIFY(!unframeBody(std::string_view(body).substr(0, body.size() - 1), 200'000));
}

void TestChange::sanitizing_data()
{
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<QByteArray>("out");
    QTest::newRow("plain") << QByteArray("Sam said") << QByteArray("Sam said");
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QByteArray("ab");
    QTest::newRow("CR LF") << QByteArray("a\r\nb\rc") << QByteArray("a\nb\nc");
    QTest::newRow("lone surrogate") << QByteArray("a\xED\xA0\x80z") << QByteArray("a\xEF\xBF\xBDz");
    QTest::newRow("cut emoji") << QByteArray("a\xF0\x9F\x98") << QByteArray("a\xEF\xBF\xBD");
    QTest::newRow("overlong") << QByteArray("\xC0\xAF") << QByteArray("\xEF\xBF\xBD");
    QTest::newRow("no-break space stays") << QByteArray("1\xC2\xA0€") << QByteArray("1\xC2\xA0€");
}

void TestChange::sanitizing()
{
    QFETCH(QByteArray, in);
    QFETCH(QByteArray, out);
    const auto clean = sanitizeUtf8({in.constData(), static_cast<std::size_t>(in.size())});
    QCOMPARE(QByteArray::fromStdString(clean), out);
    QVERIFY(isValidUtf8(clean));
}

QTEST_GUILESS_MAIN(TestChange)
#include "tst_change.moc"
