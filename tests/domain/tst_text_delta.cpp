// SPDX-License-Identifier: Apache-2.0
// Changes to a text carried over each other: two made apart meet, an undo takes back only its own.
#include "domain/scalars.h"
#include "domain/text_delta.h"

#include <QTest>
#include <random>

using namespace salver;
using namespace salver::domain;

namespace {

TextDelta delta(std::vector<text::Splice> splices)
{
    return TextDelta::fromSplices(splices);
}

std::string applySplices(std::string text, const std::vector<text::Splice>& splices)
{
    for (const auto& splice : splices) {
        const auto begin = bytesAfter(text, 0, splice.position);
        text.replace(begin, bytesAfter(text, begin, splice.removed) - begin, splice.inserted);
    }
    return text;
}

/// Up to four random splices, letters of one to four bytes.
std::vector<text::Splice> randomSplices(std::mt19937& random, std::string text)
{
    static const std::vector<std::string> letters{"a", "b", "é", "東", "🙂", "\n", "z"};
    std::vector<text::Splice> splices;
    for (auto count = random() % 4; count > 0; --count) {
        const auto length = scalarCount(text);
        const auto position = random() % (length + 1);
        text::Splice splice{position, random() % std::min<std::uint64_t>(length - position + 1, 4), {}};
        for (auto letter = random() % 4; letter > 0; --letter)
            splice.inserted += letters[random() % letters.size()];
        text = applySplices(text, {splice});
        splices.push_back(splice);
    }
    return splices;
}

} // namespace

class TestTextDelta : public QObject {
    Q_OBJECT

private slots:
    void carriesTypingOverTyping();
    void insertsAtOnePlaceKeepTheirOrder();
    void undoLeavesWhatOthersWrote();
    void betweenFindsTheSmallestReplacement();
    void twoSidesAlwaysMeet();
    void composesLikeApplyingInTurn();
};

void TestTextDelta::carriesTypingOverTyping()
{
    const std::string base = "lead with repairs";
    const auto mine = delta({{17, 0, " in autumn"}});
    const auto theirs = delta({{0, 4, "Start"}});
    QCOMPARE(mine.over(theirs, true).applied(theirs.applied(base)), "Start with repairs in autumn");
    QCOMPARE(theirs.over(mine, false).applied(mine.applied(base)), "Start with repairs in autumn");
}

void TestTextDelta::insertsAtOnePlaceKeepTheirOrder()
{
    const auto mine = delta({{1, 0, "M"}});
    const auto theirs = delta({{1, 0, "T"}});
    QCOMPARE(mine.over(theirs, true).applied("xTy"), "xMTy");
    QCOMPARE(theirs.over(mine, false).applied("xMy"), "xMTy");
}

void TestTextDelta::undoLeavesWhatOthersWrote()
{
    const std::string base = "one three";
    const auto mine = delta({{4, 0, "two "}});
    const auto typed = mine.applied(base);
    const auto theirs = delta({{6, 0, "-and-a-half"}, {0, 3, "1"}}); // inside my word and before it
    const auto now = theirs.applied(typed);
    const auto back = mine.inverse(base).over(theirs, false);
    QCOMPARE(back.applied(now), "1 -and-a-halfthree");
    // What they took away of mine is not taken away twice.
    const auto gone = delta({{4, 4, ""}});
    QVERIFY(mine.inverse(base).over(gone, false).empty());
}

void TestTextDelta::betweenFindsTheSmallestReplacement()
{
    QVERIFY(TextDelta::between("same", "same").empty());
    const auto splices = TextDelta::between("caf\xC3\xA9 noir", "caf\xC3\xA8 noir").splices();
    QCOMPARE(splices.size(), 1U);
    QCOMPARE(splices[0].position, 3U);
    QCOMPARE(splices[0].removed, 1U);
    QCOMPARE(splices[0].inserted, "\xC3\xA8");
    for (const auto& [before, after] : std::vector<std::pair<std::string, std::string>>{
             {"", "a"}, {"a", ""}, {"aa", "aaa"}, {"aba", "aa"}, {"😀", "😁"}, {"é", "e"}})
        QCOMPARE(TextDelta::between(before, after).applied(before), after);
}

void TestTextDelta::twoSidesAlwaysMeet()
{
    std::mt19937 random(20260514);
    for (int round = 0; round < 20000; ++round) {
        const auto base = applySplices("", randomSplices(random, ""));
        const auto mine = delta(randomSplices(random, base));
        const auto theirs = delta(randomSplices(random, base));
        QCOMPARE(mine.over(theirs, true).applied(theirs.applied(base)),
                 theirs.over(mine, false).applied(mine.applied(base)));
        QCOMPARE(mine.inverse(base).applied(mine.applied(base)), base);
    }
}

void TestTextDelta::composesLikeApplyingInTurn()
{
    std::mt19937 random(7);
    for (int round = 0; round < 20000; ++round) {
        const auto base = applySplices("", randomSplices(random, ""));
        const auto first = randomSplices(random, base);
        const auto middle = applySplices(base, first);
        const auto second = randomSplices(random, middle);
        const auto both = delta(first).then(delta(second));
        QCOMPARE(both.applied(base), applySplices(middle, second));
        QCOMPARE(applySplices(base, both.splices()), both.applied(base));
        QCOMPARE(TextDelta::fromSplices(both.splices()), both);
    }
}

QTEST_GUILESS_MAIN(TestTextDelta)
#include "tst_text_delta.moc"
