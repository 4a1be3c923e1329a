// SPDX-License-Identifier: Apache-2.0
// What the first character of a typed line means, and the names and tags in it.
#include "domain/line_syntax.h"
#include "domain/scalars.h"

#include <QTest>

using namespace salver::domain;

class TestLineSyntax : public QObject {
    Q_OBJECT

private slots:
    void readsTheLeadingMark_data();
    void readsTheLeadingMark();
    void findsNamesAndTags();
    void markLengthCutsTheMark();
    void foldsLetters();
};

void TestLineSyntax::readsTheLeadingMark_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* typed, const char* type, const char* text) {
        QTest::newRow(typed) << typed << type << text;
    };
    row("Budget signed off for Q3", "text", "Budget signed off for Q3");
    row("> I don't want another deck", "quote", "I don't want another deck");
    row(">\"No more decks\"", "quote", "\"No more decks\"");
    row("! send plan by Thu", "promise", "send plan by Thu");
    row("!send plan", "promise", "send plan");
    row("* Lena lit up", "spark", "Lena lit up");
    row("**bold** start", "text", "**bold** start");
    row("? who signs the letter", "question", "who signs the letter");
    row("~ be the ones people ring first", "need", "be the ones people ring first");
    row("-no a discount for speed", "said no", "a discount for speed");
    row("-No: a discount", "said no", "a discount");
    row("-noted in passing", "text", "-noted in passing");
    row("- a plain dash", "text", "- a plain dash");
    row("\xE2\x97\x86", "mark", "");
    row("  > with space before", "quote", "with space before");
    row(">", "quote", "");
    row("", "text", "");
    row("\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7", "text", "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7");
}

void TestLineSyntax::readsTheLeadingMark()
{
    QFETCH(QString, typed);
    QFETCH(QString, type);
    QFETCH(QString, text);
    const auto line = parseLine(typed.toStdString());
    QCOMPARE(QString::fromStdString(nameOf(line.type)), type);
    QCOMPARE(QString::fromStdString(line.text), text);
}

void TestLineSyntax::findsNamesAndTags()
{
    const auto line = parseLine("> @Sam said #repairs come before #Repairs and #1, ask @O'Hara; a@b.example #søm-mer!");
    QCOMPARE(line.names.size(), 2U);
    QCOMPARE(line.names[0].word, "Sam");
    QCOMPARE(line.names[1].word, "O'Hara");
    QCOMPARE(line.text.substr(line.names[1].at, 6), "O'Hara");
    QCOMPARE(line.tags, (std::vector<std::string>{"repairs", "søm-mer"}));
    QVERIFY(parseLine("! they send the files by Fri").theirs);
    QVERIFY(parseLine("! They’ll send it").theirs);
    QVERIFY(!parseLine("! send them the files").theirs);
    QVERIFY(!parseLine("they send the files").theirs);
}

void TestLineSyntax::markLengthCutsTheMark()
{
    // The editor takes so many scalars away when a line that is typed turns into another kind.
    for (const std::string typed : {"> words", "!words", "-no words", "  ~   words", "\xE2\x97\x86 words"}) {
        const auto line = parseLine(typed);
        QCOMPARE(typed.substr(bytesAfter(typed, 0, line.markLength)), "words");
    }
    QCOMPARE(parseLine("plain").markLength, 0U);
    QCOMPARE(parseLine("> ").markLength, 2U);
}

void TestLineSyntax::foldsLetters()
{
    QCOMPARE(folded("Yusuf ŞAHİN"), "yusuf sahin");
    QCOMPARE(folded("Wójcik"), "wojcik");
    QCOMPARE(folded("Ελλάς"), "ελλασ");
    QCOMPARE(folded("Ёлка"), "елка");
    QCOMPARE(folded("Nguyễn"), "nguyen");
    QCOMPARE(folded("e\xCC\x81t\xC3\xA9"), "ete");
    QCOMPARE(folded("東京 🙂"), "東京 🙂");
}

QTEST_GUILESS_MAIN(TestLineSyntax)
#include "tst_line_syntax.moc"
