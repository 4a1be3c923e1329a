// SPDX-License-Identifier: Apache-2.0
// What small numbers can bear, against published tables; and the rule table at every n where it turns, with the words
// and marks that must not be there.
#include "domain/small_numbers.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace salver::domain;

namespace {

bool near(double a, double b, double by = 0.00005)
{
    return std::abs(a - b) <= by + 1e-12;
}

/// n answers of which k are a 5 and the rest a 3.
std::vector<int> answers(std::size_t n, std::size_t k)
{
    std::vector<int> made(n, 3);
    for (std::size_t i = 0; i < k; ++i)
        made[i] = 5;
    return made;
}

QString allWords(const AnswerFigures& figures)
{
    QStringList all;
    for (const auto& words : {figures.label, figures.note, figures.counts, figures.middle, figures.rough, figures.mean})
        all += QString::fromStdString(words);
    return all.join(u'\n');
}

} // namespace

class TestSmallNumbers : public QObject {
    Q_OBJECT

private slots:
    /// R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3; and the ranges of the design.
    void wilson_data()
    {
        QTest::addColumn<int>("k");
        QTest::addColumn<int>("n");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<double>("by");
        QTest::newRow("81 of 263") << 81 << 263 << 0.2553 << 0.3662 << 0.00005;
        QTest::newRow("15 of 148") << 15 << 148 << 0.0624 << 0.1605 << 0.00005;
        QTest::newRow("0 of 20") << 0 << 20 << 0.0 << 0.1611 << 0.00005;
        QTest::newRow("1 of 29") << 1 << 29 << 0.0061 << 0.1718 << 0.00005;
        QTest::newRow("3 of 3") << 3 << 3 << 0.44 << 1.0 << 0.005;
        QTest::newRow("4 of 5") << 4 << 5 << 0.38 << 0.96 << 0.005;
        QTest::newRow("5 of 5") << 5 << 5 << 0.57 << 1.0 << 0.005;
        QTest::newRow("6 of 8") << 6 << 8 << 0.41 << 0.93 << 0.005;
        QTest::newRow("9 of 10") << 9 << 10 << 0.60 << 0.98 << 0.005;
        QTest::newRow("15 of 20") << 15 << 20 << 0.53 << 0.89 << 0.005;
    }
    void wilson()
    {
        QFETCH(int, k);
        QFETCH(int, n);
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(double, by);
        const auto range = salver::domain::wilson(std::size_t(k), std::size_t(n));
        QVERIFY2(near(range.low, low, by), qPrintable(QString::number(range.low)));
        QVERIFY2(near(range.high, high, by), qPrintable(QString::number(range.high)));
    }

    /// R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10.
    void newcombe_data()
    {
        QTest::addColumn<int>("k1");
        QTest::addColumn<int>("n1");
        QTest::addColumn<int>("k2");
        QTest::addColumn<int>("n2");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("a") << 56 << 70 << 48 << 80 << 0.0524 << 0.3339;
        QTest::newRow("b") << 9 << 10 << 3 << 10 << 0.1705 << 0.8090;
        QTest::newRow("c") << 6 << 7 << 2 << 7 << 0.0582 << 0.8062;
        QTest::newRow("d") << 5 << 56 << 0 << 29 << -0.0381 << 0.1926;
        QTest::newRow("e") << 0 << 10 << 0 << 20 << -0.1611 << 0.2775;
        QTest::newRow("g") << 10 << 10 << 0 << 20 << 0.6791 << 1.0;
    }
    void newcombe()
    {
        QFETCH(int, k1);
        QFETCH(int, n1);
        QFETCH(int, k2);
        QFETCH(int, n2);
        QFETCH(double, low);
        QFETCH(double, high);
        const auto range = salver::domain::newcombe(std::size_t(k1), std::size_t(n1), std::size_t(k2), std::size_t(n2));
        QVERIFY2(near(range.low, low), qPrintable(QString::number(range.low)));
        QVERIFY2(near(range.high, high), qPrintable(QString::number(range.high)));
    }

    /// Twice the cumulative binomial of one half, as every table of it has them.
    void signTest_data()
    {
        QTest::addColumn<int>("up");
        QTest::addColumn<int>("down");
        QTest::addColumn<double>("p");
        QTest::newRow("nobody") << 0 << 0 << 1.0;
        QTest::newRow("1 of 1") << 1 << 0 << 1.0;
        QTest::newRow("5 of 5") << 5 << 0 << 0.0625;
        QTest::newRow("6 of 6") << 6 << 0 << 0.03125;
        QTest::newRow("7 of 8") << 7 << 1 << 0.0703125;
        QTest::newRow("8 of 9") << 1 << 8 << 0.0390625;
        QTest::newRow("8 of 10") << 8 << 2 << 0.109375;
        QTest::newRow("9 of 10") << 9 << 1 << 0.021484375;
        QTest::newRow("3 of 6") << 3 << 3 << 1.0;
        QTest::newRow("15 of 20") << 15 << 5 << 0.04138947;
    }
    void signTest()
    {
        QFETCH(int, up);
        QFETCH(int, down);
        QFETCH(double, p);
        QVERIFY(near(salver::domain::signTest(std::size_t(up), std::size_t(down)), p, 1e-8));
    }

    void median()
    {
        QCOMPARE(salver::domain::median({5}), 5.0);
        QCOMPARE(salver::domain::median({5, 1, 4}), 4.0);
        QCOMPARE(salver::domain::median({5, 3, 4, 4}), 4.0);
        QCOMPARE(salver::domain::median({5, 3, 2, 4}), 3.5);
    }

    /// t for 29 degrees of freedom is 2.04523 in every table.
    void meanHasItsInterval()
    {
        QVERIFY(!meanOf(answers(29, 20)));
        const auto mean = meanOf(answers(30, 15));
        QVERIFY(mean);
        QVERIFY(near(mean->mean, 4.0));
        const double half = 2.0452296 * std::sqrt(30.0 / 29.0 / 30.0);
        QVERIFY2(near(mean->range.low, 4 - half, 1e-6), qPrintable(QString::number(mean->range.low, 'g', 10)));
        QVERIFY(near(mean->range.high, 4 + half, 1e-6));
        // Cut off at the ends of the scale.
        std::vector<int> high(30, 5);
        high[0] = 1;
        QCOMPARE(meanOf(high)->range.high, 5.0);
    }

    /// The two examples of the design, and the refusal.
    void netPromoter()
    {
        const auto eighty = netPromoterRange(4, 0, 5);
        QVERIFY(near(eighty.low, 0.04, 0.005) && near(eighty.high, 0.96, 0.005));
        const auto forty = netPromoterRange(3, 1, 5);
        QVERIFY(near(forty.low, -0.30, 0.005) && near(forty.high, 0.80, 0.005));
        QVERIFY(!salver::domain::netPromoter(20, 5, 29));
        QVERIFY(!salver::domain::netPromoter(30, 5, 34));
        const auto given = salver::domain::netPromoter(20, 4, 40);
        QVERIFY(given && near(given->net, 0.4) && given->range.low < 0.4 && given->range.high > 0.4);
    }

    /// Section 4 of the rules, at each n where it turns.
    void whatIsShownOfN_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<QString>("label");
        QTest::addColumn<bool>("counts");
        QTest::addColumn<bool>("bar");
        QTest::addColumn<bool>("mean");
        QTest::newRow("0") << 0 << QStringLiteral("Nobody has been asked yet") << false << false << false;
        QTest::newRow("1") << 1 << QStringLiteral("n = 1*") << false << false << false;
        QTest::newRow("4") << 4 << QStringLiteral("n = 4*") << false << false << false;
        QTest::newRow("5") << 5 << QStringLiteral("n = 5*") << true << false << false;
        QTest::newRow("9") << 9 << QStringLiteral("n = 9*") << true << false << false;
        QTest::newRow("10") << 10 << QStringLiteral("n = 10, rough*") << true << true << false;
        QTest::newRow("29") << 29 << QStringLiteral("n = 29, rough*") << true << true << false;
        QTest::newRow("30") << 30 << QStringLiteral("n = 30") << true << true << true;
    }
    void whatIsShownOfN()
    {
        QFETCH(int, n);
        QFETCH(QString, label);
        QFETCH(bool, counts);
        QFETCH(bool, bar);
        QFETCH(bool, mean);
        for (int k = 0; k <= n; ++k) {
            const auto made = figuresOf(answers(std::size_t(n), std::size_t(k)));
            const auto words = allWords(made);
            QCOMPARE(QString::fromStdString(made.label), label);
            QCOMPARE(!made.counts.empty(), counts);
            QCOMPARE(!made.middle.empty(), counts);
            QCOMPARE(!made.rough.empty(), counts);
            QCOMPARE(made.bar.has_value(), bar);
            QCOMPARE(!made.mean.empty(), mean);
            QCOMPARE(made.note == smallNumberNote, n > 0 && n < 30);
            QCOMPARE(words.contains(u'*'), n > 0 && n < 30);
            // A percentage only from ten on, beside its count, in whole numbers.
            QCOMPARE(words.contains(u'%'), bar);
            if (bar)
                QVERIFY2(words.contains(QRegularExpression(QStringLiteral("^%1 of %2 \\(\\d+ %\\) said 4 or 5$").arg(k).arg(n),
                                                           QRegularExpression::MultilineOption)),
                         qPrintable(words));
            static const QRegularExpression never(
                QStringLiteral("\\b(score|health|rank|sentiment|better|worse|up|down|average|trend|green|amber|red|significant at)\\b"),
                QRegularExpression::CaseInsensitiveOption);
            QVERIFY2(!words.contains(never), qPrintable(words));
            static const QRegularExpression decimals(QStringLiteral("\\d\\.\\d"));
            QCOMPARE(words.contains(decimals), mean);
        }
    }

    void sharesInWords()
    {
        QCOMPARE(figuresOf(answers(6, 4)).counts, std::string("4 of 6 said 4 or 5"));
        QCOMPARE(figuresOf(answers(5, 4)).rough,
                 std::string("If these were a fair draw, it could be anywhere from about 4 in 10 to almost everyone."));
        QCOMPARE(shareWords(0.5), std::string("about half"));
        QCOMPARE(shareWords(0.0), std::string("almost nobody"));
        QCOMPARE(shareWords(0.27), std::string("about 3 in 10"));
        QCOMPARE(figuresOf(answers(14, 12)).counts, std::string("12 of 14 (86 %) said 4 or 5"));
        QCOMPARE(askedHow({"form", "in person", "form", ""}), std::string("2 form, 1 in person, 1 not noted how"));
    }

    /// Section 5: better and worse only from six who moved, all but a few one way.
    void betterNeedsSixWhoMoved()
    {
        const auto said = [](std::size_t up, std::size_t down, std::size_t same) {
            std::vector<std::pair<int, int>> pairs(up, {3, 4});
            pairs.insert(pairs.end(), down, {4, 3});
            pairs.insert(pairs.end(), same, {4, 4});
            return changeAmongSame(pairs);
        };
        const std::string tooFew = "Too few to tell a change from chance.";
        QCOMPARE(said(0, 0, 0), std::string());
        QCOMPARE(said(1, 0, 0), tooFew);
        QCOMPARE(said(5, 0, 20), tooFew);
        QVERIFY(said(6, 0, 0).find("better") != std::string::npos);
        QVERIFY(said(0, 6, 3).find("worse") != std::string::npos);
        QCOMPARE(said(7, 1, 0), tooFew);
        QVERIFY(said(8, 1, 0).find("better") != std::string::npos);
    }

    void differentPeopleNeedThirtyEach()
    {
        const std::string tooFew = "Too few to tell a change from chance.";
        QCOMPARE(changeBetweenGroups(0, 0, 5, 30), std::string());
        QCOMPARE(changeBetweenGroups(1, 29, 30, 30), tooFew);
        QCOMPARE(changeBetweenGroups(15, 30, 18, 30), tooFew);
        QVERIFY(changeBetweenGroups(10, 30, 25, 30).find("better") != std::string::npos);
        QVERIFY(changeBetweenGroups(25, 30, 10, 30).find("worse") != std::string::npos);
    }

    /// Nothing until five, and nothing that taking away could lay bare.
    void groupsKeepTheirPromise()
    {
        const auto shown = [](std::vector<std::size_t> parts) { return groupsShown(parts); };
        QVERIFY(!shown({4}).whole);
        QVERIFY(shown({5}).whole && shown({5}).parts[0]);
        // 5 and 3: the whole would give away the three.
        QVERIFY(!shown({5, 3}).whole && shown({5, 3}).parts[0] && !shown({5, 3}).parts[1]);
        QVERIFY(shown({5, 3, 2}).whole && !shown({5, 3, 2}).parts[1]);
        QVERIFY(shown({3, 2}).whole && !shown({3, 2}).parts[0]);
        QVERIFY(!shown({}).whole);
    }
};

QTEST_GUILESS_MAIN(TestSmallNumbers)
#include "tst_small_numbers.moc"
