// SPDX-License-Identifier: Apache-2.0
// Capturing a visit: "Saved" follows the commit and nothing else, a failing commit says why and keeps the words, marks
// are read, pasted lines come apart, and the line that others see is the one on screen.
#include "core/limits.h"
#include "viewmodels/capture_view_model.h"
#include "workbench.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTextCursor>
#include <QTextDocument>

#include <csignal>
#include <filesystem>
#include <sys/resource.h>

using namespace salver;
using namespace salver::viewmodels;
using facts::SaveState;

namespace {

/// No file of this process may grow: what SQLite meets on a full disk.
class FullDisk {
public:
    explicit FullDisk(const std::string& database)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit full = m_before;
        full.rlim_cur = std::filesystem::file_size(database + "-wal");
        setrlimit(RLIMIT_FSIZE, &full);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

class Desk {
public:
    Desk() : client(bench.client("Brightwater Housing")), visit(bench.visit(client.id)), capture(*bench.context)
    {
        capture.typing()->attach(&document, nullptr);
        capture.open(idText(visit.id));
        capture.setActive(true);
    }
    void type(const QString& text)
    {
        QTextCursor cursor(&document);
        cursor.movePosition(QTextCursor::End);
        cursor.insertText(text);
    }
    [[nodiscard]] QVariant fact(int row, const char* role) { return capture.lines()->fact(row, QLatin1String(role)); }
    [[nodiscard]] SaveState state(int row) { return SaveState(fact(row, "saveState").toInt()); }
    [[nodiscard]] std::vector<domain::LineRow> stored()
    {
        return bench.queries->visit(visit.id, bench.now()).value().lines;
    }

    test::Workbench bench;
    domain::Made client;
    domain::Made visit;
    QTextDocument document;
    CaptureViewModel capture;
};

} // namespace

class TestCapture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void savedIsSaidOnlyAfterTheCommit()
    {
        Desk desk;
        QAbstractItemModelTester tester(desk.capture.lines(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        desk.bench.hold();
        desk.type(QStringLiteral("Budget signed off for Q3"));
        QCOMPARE(desk.capture.typingState(), SaveState::Saving);
        desk.capture.endLine();
        QCOMPARE(desk.capture.lines()->count(), 1);
        desk.type(QStringLiteral("and the next"));
        // Long past the flush, and the store has not answered.
        QTest::qWait(400);
        QCOMPARE(desk.state(0), SaveState::Saving);
        QCOMPARE(desk.capture.typingState(), SaveState::Saving);
        QCOMPARE(desk.capture.saveState(), SaveState::Saving);
        QCOMPARE(desk.fact(0, "text").toString(), QStringLiteral("Budget signed off for Q3"));
        desk.bench.letGo();
        QTRY_COMPARE(desk.state(0), SaveState::Saved);
        QTRY_COMPARE(desk.capture.typingState(), SaveState::Saved);
        QTRY_COMPARE(desk.capture.saveState(), SaveState::Saved);
        QCOMPARE(desk.stored().size(), std::size_t(2));
    }

    void whatIsTypedWhileTheStoreIsAtItGoesWithTheAnswer()
    {
        constexpr int pastTheFlush = 3 * int(limits::typingFlushMs);
        Desk desk;
        desk.bench.hold();
        desk.type(QStringLiteral("Budget"));
        QTest::qWait(pastTheFlush); // the first batch is under way
        desk.type(QStringLiteral(" signed off"));
        QTest::qWait(pastTheFlush); // and the time of the second is up
        desk.bench.letGo();
        desk.bench.settle();
        // Nothing waits for a flush of its own after that.
        QCOMPARE(desk.capture.typingState(), SaveState::Saved);
    }

    void aFailingCommitSaysWhyAndKeepsTheWords()
    {
        Desk desk;
        desk.type(QStringLiteral("This was saved"));
        QTRY_COMPARE(desk.capture.typingState(), SaveState::Saved);
        {
            FullDisk full(desk.bench.path);
            desk.type(QStringLiteral(" and this was not"));
            QTRY_COMPARE(desk.capture.typingState(), SaveState::Failed);
            QVERIFY(!desk.capture.typingSentence().isEmpty());
            QCOMPARE(desk.capture.typing()->text(), QStringLiteral("This was saved and this was not"));
            desk.capture.endLine();
            QTRY_COMPARE(desk.state(0), SaveState::Failed);
            QVERIFY(!desk.fact(0, "sentence").toString().isEmpty());
            QCOMPARE(desk.fact(0, "text").toString(), QStringLiteral("This was saved and this was not"));
            QCOMPARE(desk.capture.saveState(), SaveState::Failed);
            // A new one fails too, and both are still there.
            desk.type(QStringLiteral("Another"));
            desk.capture.endLine();
            QTRY_COMPARE(desk.capture.lines()->count(), 2);
            QTRY_COMPARE(desk.state(1), SaveState::Failed);
        }
        desk.capture.retryLine(desk.fact(0, "rowKey").toString());
        desk.capture.retryLine(desk.fact(1, "rowKey").toString());
        QTRY_COMPARE(desk.state(0), SaveState::Saved);
        QTRY_COMPARE(desk.state(1), SaveState::Saved);
        QCOMPARE(desk.capture.saveState(), SaveState::Saved);
        QCOMPARE(desk.stored().size(), std::size_t(2));
        QCOMPARE(desk.stored()[0].text, std::string("This was saved and this was not"));
    }

    void aMarkMakesTheLineAndLeavesTheText()
    {
        Desk desk;
        desk.type(QStringLiteral("> I don't want"));
        QCOMPARE(desk.capture.typingType(), facts::LineType::Quote);
        QTRY_COMPARE(desk.capture.typing()->text(), QStringLiteral("I don't want"));
        desk.type(QStringLiteral(" another deck"));
        QCOMPARE(desk.capture.typingType(), facts::LineType::Quote);
        desk.capture.endLine();
        QTRY_COMPARE(desk.stored().size(), std::size_t(1));
        QTRY_COMPARE(desk.stored()[0].text, std::string("I don't want another deck"));
        QCOMPARE(desk.stored()[0].type, domain::LineType::Quote);
        QTRY_COMPARE(desk.state(0), SaveState::Saved);
        QVERIFY(desk.fact(0, "theirWords").toBool());
    }

    void aButtonMarksTheLineBeforeAndAfterItIsStored()
    {
        Desk desk;
        desk.capture.setTypingType(int(domain::LineType::Question));
        QCOMPARE(desk.capture.typingType(), facts::LineType::Question);
        desk.type(QStringLiteral("Who decides?"));
        QTRY_COMPARE(desk.capture.typingState(), SaveState::Saved);
        QCOMPARE(desk.stored()[0].type, domain::LineType::Question);
        desk.capture.setTypingType(int(domain::LineType::Spark));
        QTRY_COMPARE(desk.stored()[0].type, domain::LineType::Spark);
        desk.capture.setTypingType(int(domain::LineType::Spark));
        QTRY_COMPARE(desk.stored()[0].type, domain::LineType::Text);
    }

    void aPromiseGetsItsDay()
    {
        Desk desk;
        desk.type(QStringLiteral("! send the plan by Monday"));
        desk.capture.endLine();
        QTRY_COMPARE(desk.state(0), SaveState::Saved);
        QTRY_VERIFY(!desk.fact(0, "promiseId").toString().isEmpty());
        QTRY_COMPARE(desk.fact(0, "dueDay").toDateTime().date(), QDate(2026, 5, 18));
        desk.capture.setDue(desk.fact(0, "promiseId").toString(), QDateTime(QDate(2026, 5, 20), QTime(0, 0)));
        QTRY_COMPARE(desk.fact(0, "dueDay").toDateTime().date(), QDate(2026, 5, 20));
    }

    void wordsTypedSlowlyStillFinishAsTheyRead()
    {
        Desk desk;
        // The first letters are stored before the mark's words are complete.
        for (const QChar letter : QStringLiteral("! call Sam by Friday")) {
            desk.type(letter);
            QTest::qWait(15);
        }
        desk.capture.endLine();
        QTRY_COMPARE(desk.state(0), SaveState::Saved);
        const auto promises = desk.bench.queries->promises(10, desk.bench.now()).value();
        QCOMPARE(promises.ours.due.size() + promises.ours.later.size(), std::size_t(1));
        QTRY_COMPARE(desk.fact(0, "dueDay").toDateTime().date(), QDate(2026, 5, 15));
    }

    void pastedLinesComeApart()
    {
        Desk desk;
        desk.type(QStringLiteral("one\n\n> two\nthree"));
        QTRY_COMPARE(desk.capture.lines()->count(), 2);
        QTRY_COMPARE(desk.capture.typing()->text(), QStringLiteral("three"));
        QTRY_COMPARE(desk.state(1), SaveState::Saved);
        desk.capture.endLine();
        QTRY_COMPARE(desk.stored().size(), std::size_t(3));
        QTRY_COMPARE(desk.stored()[2].text, std::string("three"));
        QCOMPARE(desk.stored()[0].text, std::string("one"));
        QCOMPARE(desk.stored()[1].type, domain::LineType::Quote);
    }

    void tooMuchAtOnceIsRefusedWithASentence()
    {
        Desk desk;
        QSignalSpy trouble(desk.bench.context.get(), &Context::trouble);
        desk.type(QStringLiteral("kept"));
        QTRY_COMPARE(desk.capture.typingState(), SaveState::Saved);
        desk.capture.typing()->endUndoStep();
        desk.type(QString(5'000'000, u'x'));
        QTRY_COMPARE(trouble.count(), 1);
        QCOMPARE(trouble[0][0].toString(),
                 QStringLiteral("A visit's notes take 500 lines or 200 kB at once; this is 5000 kB in 1 line(s). Paste it "
                                "in smaller parts; it is still on the clipboard."));
        QCOMPARE(desk.capture.typing()->text(), QStringLiteral("kept"));
        desk.type(QStringLiteral(" on"));
        QTRY_COMPARE(desk.stored()[0].text, std::string("kept on"));
    }

    void aLineTakenBackWholeGoesAway()
    {
        Desk desk;
        desk.type(QStringLiteral("no"));
        QTRY_COMPARE(desk.capture.typingState(), SaveState::Saved);
        QTextCursor cursor(&desk.document);
        cursor.select(QTextCursor::Document);
        cursor.removeSelectedText();
        desk.capture.close();
        QTRY_COMPARE(desk.stored().size(), std::size_t(0));
    }

    void leavingStoresWhatWasTyped()
    {
        Desk desk;
        desk.type(QStringLiteral("half a line"));
        desk.capture.close();
        QTRY_COMPARE(desk.stored().size(), std::size_t(1));
        QCOMPARE(desk.stored()[0].text, std::string("half a line"));
    }

    void aColleaguesEditReachesTheOpenLine()
    {
        Desk desk;
        const auto line = desk.bench.line(desk.visit.id, "lead with repairs");
        QTRY_COMPARE(desk.capture.lines()->count(), 1);
        QTextDocument document;
        desk.capture.lineEditor()->bridge()->attach(&document, nullptr);
        desk.capture.editLine(idText(line.line.id));
        QCOMPARE(document.toRawText(), QStringLiteral("lead with repairs"));
        desk.bench.run<domain::Made>([&](domain::Commands& commands) {
            return commands.spliceText(line.line.id, model::line::text, 17, 0, " in July");
        });
        QTRY_COMPARE(document.toRawText(), QStringLiteral("lead with repairs in July"));
        QTextCursor cursor(&document);
        cursor.insertText(QStringLiteral("We "));
        desk.capture.endEdit();
        QTRY_COMPARE(desk.stored()[0].text, std::string("We lead with repairs in July"));
    }

    void rowsKeepTheirPlaceWhenTheyAreStored()
    {
        Desk desk;
        QSignalSpy inserted(desk.capture.lines(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(desk.capture.lines(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(desk.capture.lines(), &QAbstractItemModel::modelReset);
        desk.type(QStringLiteral("one line"));
        desk.capture.endLine();
        QTRY_COMPARE(desk.state(0), SaveState::Saved);
        desk.bench.settle();
        QTRY_COMPARE(desk.stored().size(), std::size_t(1));
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(removed.count(), 0);
        QCOMPARE(reset.count(), 0);
    }

    void marksAndMoreAreOneTap()
    {
        Desk desk;
        desk.capture.addMark();
        QTRY_COMPARE(desk.capture.lines()->count(), 1);
        QCOMPARE(desk.capture.unfilledMarks(), 1);
        const QString mark = desk.fact(0, "lineId").toString();
        desk.capture.fillMark(mark, QStringLiteral("> they laughed"));
        QTRY_COMPARE(desk.fact(0, "text").toString(), QStringLiteral("they laughed"));
        QTRY_COMPARE(desk.capture.unfilledMarks(), 0);
        desk.capture.removeLine(mark);
        QTRY_COMPARE(desk.capture.lines()->count(), 0);
    }
};

QTEST_MAIN(TestCapture)
#include "tst_capture.moc"
