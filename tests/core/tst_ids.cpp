// SPDX-License-Identifier: Apache-2.0
#include "core/hash.h"
#include "core/ids.h"

#include <QTest>

#include <set>

using namespace salver;

namespace {

class CountingRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override
    {
        for (auto& byte : bytes)
            byte = m_next++;
    }

private:
    std::uint8_t m_next{0};
};

} // namespace

class TestIds : public QObject {
    Q_OBJECT
private slots:
    void uuidWritesAndReadsItsText();
    void uuidRefusesOtherText_data();
    void uuidRefusesOtherText();
    void version7SortsByTime();
    void derivedIdsDependOnEverything();
    void blake2bMatchesTheRfc();
    void runningHashDependsOnOrder();
    void multisetHashForgetsOrderAndRemoves();
};

void TestIds::uuidWritesAndReadsItsText()
{
    CountingRandom random;
    const auto id = uuidV7(WallMs{0x0123456789AB}, random);
    const auto text = id.toString();
    QCOMPARE(text.size(), std::size_t{36});
    QCOMPARE(text.substr(0, 15), std::string("01234567-89ab-7"));
    QVERIFY(uuidFromString(text) == id);
    QVERIFY(uuidFromBytes(id.view()) == id);
    // RFC 9562: the two top bits of byte 8 are 10.
    QCOMPARE(id.bytes[8] & 0xC0U, 0x80U);
}

void TestIds::uuidRefusesOtherText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray("01234567-89ab-7cde-8f01-23456789ab");
    QTest::newRow("braces") << QByteArray("{01234567-89ab-7cde-8f01-23456789ab}");
    QTest::newRow("no dashes") << QByteArray("0123456789ab7cde8f0123456789abcdef01");
    QTest::newRow("not hexadecimal") << QByteArray("0123456g-89ab-7cde-8f01-23456789abcd");
}

void TestIds::uuidRefusesOtherText()
{
    QFETCH(QByteArray, text);
    QVERIFY(!uuidFromString({text.constData(), static_cast<std::size_t>(text.size())}));
}

void TestIds::version7SortsByTime()
{
    SystemRandom random;
    const auto early = uuidV7(WallMs{1'700'000'000'000}, random);
    const auto late = uuidV7(WallMs{1'700'000'000'001}, random);
    QVERIFY(early < late);
    QVERIFY(early.toString() < late.toString());
}

void TestIds::derivedIdsDependOnEverything()
{
    SystemRandom random;
    const SpaceId a(uuidV7(WallMs{1}, random));
    const SpaceId b(uuidV7(WallMs{1}, random));
    std::set<EntityId> ids{derivedId(a, 7, "theme"), derivedId(b, 7, "theme"), derivedId(a, 8, "theme"),
                           derivedId(a, 7, "text size"), movedId(derivedId(a, 7, "theme"), a),
                           movedId(derivedId(a, 7, "theme"), b)};
    QCOMPARE(ids.size(), std::size_t{6});
    QVERIFY(derivedId(a, 7, "theme") == derivedId(a, 7, "theme"));
}

void TestIds::blake2bMatchesTheRfc()
{
    // BLAKE2b-256 of "abc", from the reference implementation's published test vectors.
    QCOMPARE(blake2b({"abc"}).toHex(),
             std::string("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"));
    QVERIFY(blake2b({"a", "bc"}) == blake2b({"abc"}));
    QVERIFY(blake2bKeyed("0123456789abcdef", {"abc"}) != blake2b({"abc"}));
}

void TestIds::runningHashDependsOnOrder()
{
    const auto a = blake2b({"a"});
    const auto b = blake2b({"b"});
    QVERIFY(runningHash(runningHash(Hash{}, a), b) != runningHash(runningHash(Hash{}, b), a));
}

void TestIds::multisetHashForgetsOrderAndRemoves()
{
    const auto a = blake2b({"a"});
    const auto b = blake2b({"b"});
    MultisetHash one;
    one.add(a);
    one.add(b);
    MultisetHash other;
    other.add(b);
    other.add(a);
    QVERIFY(one.value() == other.value());
    other.add(a);
    QVERIFY(one.value() != other.value()); // a multiset: twice is not once
    other.remove(a);
    QVERIFY(one.value() == other.value());
    QVERIFY(MultisetHash(one.value()) == one);
    one.remove(a);
    one.remove(b);
    QVERIFY(one.value() == Hash{});
}

QTEST_GUILESS_MAIN(TestIds)
#include "tst_ids.moc"
