// SPDX-License-Identifier: Apache-2.0
// The bridge between a real TextEdit and a mergeable text: typing, composing, what others write at the caret, what
// cannot be stored, undo, and twenty thousand random edits beside a second replica.
#include "viewmodels/editor_text.h"
#include "viewmodels/text_document_bridge.h"

#include "core/text/document.h"

#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickTextDocument>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>
#include <QTextCursor>
#include <QTextDocument>

#include <random>

using namespace salver;
using namespace salver::viewmodels;

namespace {

constexpr ReplicaId here{11};
constexpr ReplicaId there{22};

/// A window with one TextEdit, bound to a text that keeps its history.
class Editor {
public:
    Editor()
    {
        QQmlComponent component(&m_engine);
        component.setData("import QtQuick\nTextEdit { focus: true; width: 300; height: 200; textFormat: TextEdit.PlainText; "
                          "wrapMode: TextEdit.Wrap }",
                          {});
        m_item.reset(qobject_cast<QQuickItem*>(component.create()));
        m_item->setParentItem(window.contentItem());
        window.resize(320, 220);
        window.show();
        window.requestActivate();
        if (!QTest::qWaitForWindowActive(&window))
            QTest::qFail("the window does not become active", __FILE__, __LINE__);
        m_item->forceActiveFocus();
        bridge.setEditor(m_item.get());
        QObject::connect(&bridge, &TextDocumentBridge::edited, &bridge, [this](const std::vector<text::Splice>& splices) {
            ++edits;
            for (const auto& splice : splices)
                take(splice);
        });
    }

    void load(const QString& text)
    {
        model = text::Document();
        if (!text.isEmpty())
            model.insert(there, 0, toUtf8(text)).value();
        bridge.load(text);
    }
    void type(const QString& text)
    {
        for (const QChar unit : text)
            QTest::keyClick(&window, unit == u'\n' ? Qt::Key_Return : Qt::Key(unit.toUpper().unicode()),
                            unit.isUpper() ? Qt::ShiftModifier : Qt::NoModifier);
    }
    /// Somebody else's edit: merged, then shown.
    void remote(std::uint64_t position, std::uint64_t removed, const std::string& inserted)
    {
        std::vector<text::Splice> splices{{position, removed, inserted}};
        if (removed > 0)
            model.remove(there, position, removed).value();
        if (!inserted.empty())
            model.insert(there, position, inserted).value();
        bridge.applyRemote(splices);
    }
    void compose(const QString& preedit, const QString& commit = {})
    {
        QInputMethodEvent event(preedit, {});
        if (!commit.isEmpty())
            event.setCommitString(commit);
        QCoreApplication::sendEvent(m_item.get(), &event);
    }
    [[nodiscard]] int caret() const { return m_item->property("cursorPosition").toInt(); }
    void setCaret(int at) { m_item->setProperty("cursorPosition", at); }
    void select(int from, int to) { QMetaObject::invokeMethod(m_item.get(), "select", Q_ARG(int, from), Q_ARG(int, to)); }
    [[nodiscard]] QPair<int, int> selection() const
    {
        return {m_item->property("selectionStart").toInt(), m_item->property("selectionEnd").toInt()};
    }
    [[nodiscard]] QTextDocument* document() const
    {
        return m_item->property("textDocument").value<QQuickTextDocument*>()->textDocument();
    }
    /// On screen, in the mirror and in the text it is the same.
    void agree() const
    {
        QCOMPARE(bridge.text(), fromUtf8(model.text()));
        QCOMPARE(document()->toRawText().replace(QChar::ParagraphSeparator, u'\n'), displayed(bridge.text()));
    }

    QQuickWindow window;
    TextDocumentBridge bridge;
    text::Document model;
    int edits{};

private:
    void take(const text::Splice& splice)
    {
        if (splice.removed > 0)
            model.remove(here, splice.position, splice.removed).value();
        if (!splice.inserted.empty())
            model.insert(here, splice.position, splice.inserted).value();
    }
    QQmlEngine m_engine;
    std::unique_ptr<QQuickItem> m_item;
};

} // namespace

class TestTextDocumentBridge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typingComesOutLetterByLetter()
    {
        Editor editor;
        editor.type(QStringLiteral("hello\nyou"));
        QCOMPARE(editor.edits, 9);
        QCOMPARE(editor.bridge.text(), QStringLiteral("hello\nyou"));
        QTest::keyClick(&editor.window, Qt::Key_Backspace);
        QCOMPARE(editor.bridge.text(), QStringLiteral("hello\nyo"));
        editor.agree();
    }

    void composingSendsOnlyWhatIsCommitted()
    {
        Editor editor;
        editor.load(QStringLiteral("abc def"));
        editor.setCaret(3);
        editor.compose(QStringLiteral("に"));
        editor.compose(QStringLiteral("にほ"));
        QCOMPARE(editor.edits, 0);
        editor.compose({}, QStringLiteral("日本"));
        QCOMPARE(editor.edits, 1);
        QCOMPARE(editor.bridge.text(), QStringLiteral("abc日本 def"));
        editor.agree();
    }

    void whatOthersWriteWaitsForTheComposedBlockOnly()
    {
        Editor editor;
        editor.load(QStringLiteral("first\nsecond"));
        editor.setCaret(9);
        editor.compose(QStringLiteral("x"));
        QVERIFY(editor.document() != nullptr);
        editor.remote(0, 0, "A ");
        QCOMPARE(editor.bridge.text(), QStringLiteral("A first\nsecond"));
        QVERIFY(!editor.bridge.holding());
        editor.remote(8, 0, "B ");
        QVERIFY(editor.bridge.holding());
        QCOMPARE(editor.bridge.text(), QStringLiteral("A first\nsecond"));
        // It is committed where it was composed, and the held words come in beside it.
        editor.compose({}, QStringLiteral("日"));
        QTRY_VERIFY(!editor.bridge.holding());
        QCOMPARE(editor.bridge.text(), QStringLiteral("A first\nB sec日ond"));
        editor.agree();
    }

    void anEndlessCompositionDoesNotHoldForEver()
    {
        Editor editor;
        editor.load(QStringLiteral("one"));
        editor.setCaret(1);
        editor.compose(QStringLiteral("x"));
        editor.remote(3, 0, " two");
        QVERIFY(editor.bridge.holding());
        QTRY_VERIFY_WITH_TIMEOUT(!editor.bridge.holding(), TextDocumentBridge::holdMsMax * 2);
        QCOMPARE(editor.bridge.text(), QStringLiteral("one two"));
        editor.agree();
    }

    void theCaretIsNotDraggedAlong()
    {
        Editor editor;
        editor.load(QStringLiteral("0123456789"));
        editor.setCaret(5);
        editor.remote(5, 0, "XX");
        QCOMPARE(editor.caret(), 5);
        editor.remote(0, 0, "YY");
        QCOMPARE(editor.caret(), 7);
        editor.remote(6, 4, "");
        QCOMPARE(editor.caret(), 6);
        editor.agree();
    }

    void aSelectionHoldsWhatItHeld()
    {
        Editor editor;
        editor.load(QStringLiteral("0123456789"));
        editor.select(3, 6);
        editor.remote(3, 0, "XX");
        QCOMPARE(editor.selection(), qMakePair(5, 8));
        editor.remote(8, 0, "YY");
        QCOMPARE(editor.selection(), qMakePair(5, 8));
        editor.remote(6, 0, "ZZ");
        QCOMPARE(editor.selection(), qMakePair(5, 10));
        // Selected backwards it stays so.
        editor.select(8, 5);
        editor.remote(0, 1, "");
        QCOMPARE(editor.selection(), qMakePair(4, 7));
        QCOMPARE(editor.caret(), 4);
        editor.agree();
    }

    void nothingUnstorableGetsThrough()
    {
        Editor editor;
        editor.load(QStringLiteral("a😀b"));
        QTextCursor cursor(editor.document());
        // A cursor in the middle of a pair, as only a program can set it.
        cursor.setPosition(2);
        cursor.insertText(QStringLiteral("X"));
        QCOMPARE(editor.bridge.text(), QStringLiteral("a\uFFFDX\uFFFDb"));
        cursor.setPosition(0);
        cursor.insertText(QString(QChar(0xD800)) + QChar(0));
        QCOMPARE(editor.bridge.text(), QStringLiteral("\uFFFD\uFFFDa\uFFFDX\uFFFDb"));
        QCoreApplication::processEvents();
        editor.agree();
    }

    void noBreakSpacesAndLineSeparatorsStay()
    {
        Editor editor;
        QTextCursor cursor(editor.document());
        cursor.insertText(QStringLiteral("12\u00A0000\u202F€\u2028next"));
        QCOMPARE(editor.bridge.text(), QStringLiteral("12\u00A0000\u202F€\u2028next"));
        editor.agree();
    }

    void lineEndsBecomeOne()
    {
        Editor editor;
        QTextCursor cursor(editor.document());
        cursor.insertText(QStringLiteral("one\r\ntwo\rthree\nfour"));
        QCOMPARE(editor.bridge.text(), QStringLiteral("one\ntwo\nthree\nfour"));
        editor.agree();
    }

    void oddCharactersOfOthersKeepTheirPlaces()
    {
        Editor editor;
        editor.load(QStringLiteral("ab"));
        editor.remote(1, 0, "\r\n\u2029\uFDD0");
        editor.agree();
        editor.setCaret(6);
        editor.type(QStringLiteral("z"));
        QCOMPARE(editor.bridge.text(), QStringLiteral("a\r\n\u2029\uFDD0bz"));
        editor.agree();
    }

    void anEditBlockAtBothEndsTouchesNothingBetween()
    {
        Editor editor;
        const QString middle = QStringLiteral("the middle of a text that stays");
        editor.load(middle);
        QTextCursor cursor(editor.document());
        cursor.beginEditBlock();
        cursor.movePosition(QTextCursor::Start);
        cursor.insertText(QStringLiteral("<"));
        cursor.movePosition(QTextCursor::End);
        cursor.insertText(QStringLiteral(">"));
        cursor.endEditBlock();
        QCOMPARE(editor.bridge.text(), u'<' + middle + u'>');
        editor.agree();
        std::uint64_t removals = 0;
        const auto runs = editor.model.runs().value();
        for (const auto& run : runs)
            removals += run.kind == text::Run::Kind::Insert ? 0 : run.length;
        QCOMPARE(removals, std::uint64_t(0));
    }

    void undoTakesBackMineAndLeavesTheirs()
    {
        Editor editor;
        editor.load(QStringLiteral("base"));
        editor.setCaret(4);
        editor.type(QStringLiteral("me"));
        editor.remote(0, 0, "REMOTE ");
        editor.agree();
        QTest::keyClick(&editor.window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(editor.bridge.text(), QStringLiteral("REMOTE base"));
        QVERIFY(!editor.bridge.canUndo());
        QTest::keyClick(&editor.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(editor.bridge.text(), QStringLiteral("REMOTE baseme"));
        editor.agree();
    }

    void undoOfWhatOthersTookAwayIsNothing()
    {
        Editor editor;
        editor.load(QStringLiteral("ab"));
        editor.setCaret(1);
        editor.type(QStringLiteral("xyz"));
        editor.remote(0, 5, "");
        QVERIFY(!editor.bridge.canUndo());
        editor.agree();
    }

    void undoGoesByWords()
    {
        Editor editor;
        editor.type(QStringLiteral("one two"));
        editor.bridge.undo();
        QCOMPARE(editor.bridge.text(), QStringLiteral("one "));
        editor.bridge.undo();
        QCOMPARE(editor.bridge.text(), QString());
        editor.bridge.redo();
        editor.bridge.redo();
        QCOMPARE(editor.bridge.text(), QStringLiteral("one two"));
        editor.bridge.undo();
        editor.type(QStringLiteral("x"));
        QVERIFY(!editor.bridge.canRedo());
        editor.agree();
    }

    void enterEndsALineWhereAsked()
    {
        Editor editor;
        QSignalSpy ended(&editor.bridge, &TextDocumentBridge::lineEnded);
        editor.bridge.setEndsLines(true);
        editor.type(QStringLiteral("a\n"));
        QCOMPARE(ended.count(), 1);
        QCOMPARE(editor.bridge.text(), QStringLiteral("a"));
    }

    void twentyThousandEditsBesideAnotherReplica()
    {
        QTextDocument document;
        TextDocumentBridge bridge;
        text::Document mine;
        text::Document theirs;
        std::vector<text::Run> mineUnsent;
        bridge.attach(&document, nullptr);
        connect(&bridge, &TextDocumentBridge::edited, this, [&](const std::vector<text::Splice>& splices) {
            for (const auto& splice : splices) {
                if (splice.removed > 0)
                    mineUnsent.push_back(mine.remove(here, splice.position, splice.removed).value());
                if (!splice.inserted.empty())
                    mineUnsent.push_back(mine.insert(here, splice.position, splice.inserted).value());
            }
        });
        std::mt19937 random(20260514);
        const QString words[] = {u"a"_qs, u"bé"_qs, u"\n"_qs, u"😀"_qs, u"𝄞x"_qs, u"\u00A0"_qs, u"\r\n"_qs, u"日本"_qs};
        std::vector<text::Run> theirsUnsent;
        const auto exchange = [&] {
            theirs.apply(mineUnsent).value();
            mineUnsent.clear();
            bridge.applyRemote(mine.apply(theirsUnsent).value());
            theirsUnsent.clear();
        };
        for (int edit = 0; edit < 20'000; ++edit) {
            const int length = document.characterCount() - 1;
            switch (random() % 8) {
            case 0: case 1: case 2: {
                QTextCursor cursor(&document);
                cursor.setPosition(int(random() % unsigned(length + 1)));
                cursor.insertText(words[random() % std::size(words)]);
                break;
            }
            case 3: case 4: {
                QTextCursor cursor(&document);
                const int from = int(random() % unsigned(length + 1));
                cursor.setPosition(from);
                // The text stays short, so that the places of both sides meet often.
                const int most = length > 300 ? 80 : 5;
                cursor.setPosition(std::min(length, from + int(random() % unsigned(most))), QTextCursor::KeepAnchor);
                cursor.removeSelectedText();
                break;
            }
            case 5: {
                QTextCursor cursor(&document);
                cursor.beginEditBlock();
                for (int part = 0; part < 3; ++part) {
                    cursor.setPosition(int(random() % unsigned(document.characterCount())));
                    cursor.insertText(words[random() % std::size(words)]);
                }
                cursor.endEditBlock();
                break;
            }
            case 6: {
                const std::uint64_t at = random() % (theirs.lengthScalars() + 1);
                theirsUnsent.push_back(theirs.insert(there, at, toUtf8(words[random() % 6])).value());
                const std::uint64_t left = theirs.lengthScalars() - at;
                const std::uint64_t gone = std::min<std::uint64_t>(left, random() % 6);
                if (gone > 0)
                    theirsUnsent.push_back(theirs.remove(there, at, gone).value());
                break;
            }
            default:
                exchange();
                break;
            }
            QCOMPARE(bridge.text(), fromUtf8(mine.text()));
            // What a program did inside a pair is put right a moment later.
            if (edit % 16 == 0) {
                QCoreApplication::processEvents();
                QCOMPARE(document.toRawText().replace(QChar::ParagraphSeparator, u'\n'), displayed(bridge.text()));
            }
        }
        exchange();
        exchange();
        QCOMPARE(fromUtf8(theirs.text()), bridge.text());
    }
};

QTEST_MAIN(TestTextDocumentBridge)
#include "tst_text_document_bridge.moc"
