// SPDX-License-Identifier: Apache-2.0
// Counting, cleaning and comparing at the border between UTF-16 and scalars.
#include "viewmodels/editor_text.h"

#include <QTest>

#include <random>

using namespace salver;
using namespace salver::viewmodels;

namespace {

QString applied(QString text, const std::vector<text::Splice>& splices)
{
    for (const auto& splice : splices) {
        const qsizetype at = utf16Offset(text, splice.position);
        const qsizetype gone = utf16Offset(QStringView(text).sliced(at), splice.removed);
        text.replace(at, gone, fromUtf8(splice.inserted));
    }
    return text;
}

} // namespace

class TestEditorText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsScalars()
    {
        QCOMPARE(scalarsIn(u"a😀b"), std::uint64_t(3));
        QCOMPARE(utf16Offset(u"a😀b", 2), qsizetype(3));
        QCOMPARE(utf16Offset(u"a😀b", 9), qsizetype(4));
    }

    void cleansLoneSurrogatesAndNuls()
    {
        const QString dirty = QStringLiteral("a") + QChar(0xD83D) + QStringLiteral("b") + QChar(0) + QChar(0xDE00);
        QCOMPARE(sanitised(dirty), QStringLiteral("a\uFFFDb\uFFFD\uFFFD"));
        QCOMPARE(sanitised(u"😀"), QStringLiteral("😀"));
        QCOMPARE(toUtf8(dirty), std::string("a\uFFFDb\uFFFD\uFFFD"));
    }

    void keepsPlacesOfWhatADocumentWouldEat()
    {
        const QString stored = QStringLiteral("a\r\nb\u2029c\u2028d\u00A0e");
        const QString shown = displayed(stored);
        QCOMPARE(shown.size(), stored.size());
        QCOMPARE(shown, QStringLiteral("a\u2028\nb\nc\u2028d\u00A0e"));
    }

    void neverCutsAPair()
    {
        // 😀 and 😁 share their first half.
        const auto splices = difference(u"x😀y", u"x😁y");
        QCOMPARE(splices.size(), std::size_t(1));
        QCOMPARE(splices[0].position, std::uint64_t(1));
        QCOMPARE(splices[0].removed, std::uint64_t(1));
        QCOMPARE(splices[0].inserted, std::string("😁"));
        // 😀 (D83D DE00) and 🈀 (D83C DE00) share their second half.
        QCOMPARE(applied(u"😀"_qs, difference(u"😀", u"🈀")), QStringLiteral("🈀"));
        QCOMPARE(difference(u"😀", u"🈀").front().removed, std::uint64_t(1));
    }

    void touchesOnlyWhatChangedInALongHull()
    {
        const QString before = QStringLiteral("one two three four five six seven eight nine ten eleven");
        QString after = before;
        after.replace(QStringLiteral("two"), QStringLiteral("2"));
        after.replace(QStringLiteral("eleven"), QStringLiteral("11"));
        const auto splices = difference(before, after);
        std::uint64_t removed = 0;
        for (const auto& splice : splices)
            removed += splice.removed;
        QCOMPARE(applied(before, splices), after);
        QVERIFY2(removed <= 9, qPrintable(QString::number(removed)));
    }

    void findsTheWayBetweenAnyTwoTexts()
    {
        std::mt19937 random(7);
        const QString alphabet[] = {u"a"_qs, u"b"_qs, u" "_qs, u"\n"_qs, u"é"_qs, u"😀"_qs, u"𝄞"_qs, u"\u00A0"_qs};
        const auto anyText = [&](std::size_t most) {
            QString text;
            for (std::size_t left = random() % most; left > 0; --left)
                text += alphabet[random() % std::size(alphabet)];
            return text;
        };
        for (int round = 0; round < 3000; ++round) {
            const QString before = anyText(90);
            QString after = round % 3 == 0 ? anyText(90) : before;
            for (int edit = 0; edit < 3 && round % 3 != 0; ++edit) {
                const qsizetype at = utf16Offset(after, random() % (scalarsIn(after) + 1));
                after.insert(at, anyText(12));
            }
            const auto splices = difference(before, after);
            QCOMPARE(applied(before, splices), after);
        }
    }
};

QTEST_GUILESS_MAIN(TestEditorText)
#include "tst_editor_text.moc"
