// SPDX-License-Identifier: Apache-2.0
// The brief, the wrap and the capture's new ways as their pages are given them: what is shown, what is asked, written
// and taken back, over a real store.
#include "domain/client_facts.h"
#include "domain/felt_commands.h"
#include "viewmodels/app_view_model.h"
#include "workbench.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QTextCursor>
#include <QTextDocument>

using namespace salver;
using namespace salver::viewmodels;

namespace {

class Scene {
public:
    Scene() : client(bench.client("Brightwater Housing").id), page(*bench.context), tester(page.rows())
    {
        using namespace domain;
        sam = bench.run<Made>([&](Commands& c) { return c.addPerson({client, "Sam Okoro", "Director", "", ""}); }).id;
        page.setActive(true);
        page.open(idText(client), {});
    }
    [[nodiscard]] QStringList headings() const
    {
        QStringList all;
        for (int i = 0; i < rows().count(); ++i) {
            if (rows().fact(i, QStringLiteral("isHead")).toBool())
                all += rows().fact(i, QStringLiteral("heading")).toString();
        }
        return all;
    }
    /// -1 where no item has these words.
    [[nodiscard]] int rowOf(const QString& words) const
    {
        for (int i = 0; i < rows().count(); ++i) {
            if (rows().fact(i, QStringLiteral("words")).toString() == words)
                return i;
        }
        return -1;
    }
    [[nodiscard]] const RowsModel& rows() const { return *const_cast<BriefViewModel&>(page).rows(); }
    void fact(domain::FactType type, const std::string& text)
    {
        bench.run<domain::Made>([&](domain::Commands& c) {
            domain::NewFact what;
            what.person = sam;
            what.type = type;
            what.text = text;
            return c.addFact(what);
        });
    }

    test::Workbench bench;
    EntityId client;
    EntityId sam;
    BriefViewModel page;
    QAbstractItemModelTester tester;
};

} // namespace

class TestBriefPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsMissingFoldsIntoOneLine()
    {
        Scene scene;
        QCOMPARE(scene.headings(), QStringList{QStringLiteral("How to talk with them")});
        QVERIFY(scene.page.missing().contains(QStringLiteral("promises")));
        QVERIFY(scene.page.missing().contains(QStringLiteral("little things")));
        scene.fact(domain::FactType::Detail, "Bay 14");
        QTRY_VERIFY(!scene.page.missing().contains(QStringLiteral("little things")));
        QTRY_VERIFY(scene.headings().contains(QStringLiteral("Little things")));
    }

    void theBlocksStandInTheOrderOfNeed()
    {
        Scene scene;
        const auto visit = scene.bench.visit(scene.client).id;
        for (const auto* typed : {"* they lit up", "? who signs", "! send the plan", "~ be rung first", "-reassured by the plan",
                                  "-no a poster, because of anger"})
            scene.bench.line(visit, typed);
        scene.bench.run<domain::Made>([&](domain::Commands& c) {
            return domain::addFelt(c, {visit, {}, "lighter", domain::FeltSource::Said, {}, {}, {}});
        });
        scene.bench.run<domain::Made>([&](domain::Commands& c) { return c.wrapVisit(visit); });
        scene.fact(domain::FactType::SmallTalk, "Beans");
        scene.fact(domain::FactType::DidForUs, "Sent us Poplar Homes");
        QTRY_COMPARE(scene.headings().size(), 9);
        QCOMPARE(scene.headings(),
                 (QStringList{QStringLiteral("How to talk with them"), QStringLiteral("What they want, in their words"),
                              QStringLiteral("Promises, both ways"), QStringLiteral("Last time, today"), QStringLiteral("Sparks"),
                              QStringLiteral("To ask"), QStringLiteral("Where we said no, what we advised"),
                              QStringLiteral("What they did for us"), QStringLiteral("Little things")}));
        const int felt = scene.rowOf(QStringLiteral("lighter"));
        QVERIFY(scene.rows().fact(felt, QStringLiteral("theirWords")).toBool());
        // What nobody noted says so in grey, and asks for nothing.
        QVERIFY(scene.rowOf(QStringLiteral("(not noted)")) > 0);
    }

    void aQuestionIsAddedAskedAndTakenBack()
    {
        Scene scene;
        scene.page.ask(QStringLiteral("Who pays for Saturday?"));
        QTRY_VERIFY(scene.rowOf(QStringLiteral("Who pays for Saturday?")) > 0);
        const int row = scene.rowOf(QStringLiteral("Who pays for Saturday?"));
        QVERIFY(scene.rows().fact(row, QStringLiteral("toAsk")).toBool());
        scene.page.asked(scene.rows().fact(row, QStringLiteral("itemId")).toString());
        QTRY_COMPARE(scene.rowOf(QStringLiteral("Who pays for Saturday?")), -1);
        scene.bench.run<domain::Undone>([](domain::Commands& c) { return c.undo(); });
        QTRY_VERIFY(scene.rowOf(QStringLiteral("Who pays for Saturday?")) > 0);
    }

    void startBeginsTheVisitItIsFor()
    {
        Scene scene;
        QSignalSpy started(&scene.page, &BriefViewModel::visitStarted);
        domain::NewVisit planned;
        planned.client = scene.client;
        planned.plannedStart = domain::Instant{WallMs{raw(scene.bench.clock.now()) + 3'600'000}, "UTC"};
        const auto visit = scene.bench.run<domain::Made>([&](domain::Commands& c) { return c.startVisit(planned); });
        QTRY_VERIFY(!scene.page.subtitle().isEmpty());
        scene.page.start();
        QTRY_COMPARE(started.count(), 1);
        QCOMPARE(started[0][0].toString(), idText(visit.id));
    }

    void thePdfIsARealFileAndKeepsWhatIsPrivate()
    {
        Scene scene;
        scene.fact(domain::FactType::Season, "mornings are hard");
        QTRY_VERIFY([&] {
            const int row = scene.page.rows()->count() > 1 ? 1 : 0;
            return scene.rows().fact(row, QStringLiteral("notes")).toString().contains(QStringLiteral("mornings are hard"));
        }());
        const QString path = scene.bench.folder.filePath(QStringLiteral("brief.pdf"));
        QSignalSpy printed(&scene.page, &BriefViewModel::printed);
        scene.page.savePdf(QUrl::fromLocalFile(path));
        QTRY_VERIFY(!scene.page.printing());
        QVERIFY2(!scene.page.printFailed(), qPrintable(scene.page.printSentence()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-");
        QVERIFY(file.size() > 2000);
        scene.page.savePdf(QUrl::fromLocalFile(QStringLiteral("/nowhere/brief.pdf")));
        QTRY_VERIFY(scene.page.printFailed());
    }

    void howItWasIsARowForEachAndNothingIsRequired()
    {
        Scene scene;
        const auto visit = scene.bench.visit(scene.client).id;
        WrapViewModel wrap(*scene.bench.context);
        QAbstractItemModelTester watched(wrap.felt());
        wrap.setActive(true);
        wrap.open(idText(visit));
        QCOMPARE(wrap.felt()->count(), 1);
        const auto row = [&](int at, const char* role) { return wrap.felt()->fact(at, QLatin1String(role)); };
        const QString first = row(0, "rowKey").toString();
        // What is chosen before the first word waits for it.
        wrap.setFeltSource(first, int(facts::FeltSource::Said));
        wrap.setFeltPerson(first, idText(scene.sam));
        scene.bench.settle();
        QVERIFY(row(0, "feltId").toString().isEmpty());
        wrap.setFelt(first, QStringLiteral("lighter"));
        wrap.setFeltBefore(first, QStringLiteral("rushed"));
        wrap.setFeltAfter(first, QStringLiteral("settled"));
        QTRY_COMPARE(wrap.saveState(), facts::SaveState::Saved);
        const auto stored = [&] { return scene.bench.queries->visit(visit, scene.bench.now()).value().felt; };
        QTRY_COMPARE(stored().size(), std::size_t(1));
        QTRY_COMPARE(QString::fromStdString(stored()[0].after), QStringLiteral("settled"));
        QCOMPARE(stored()[0].person.id, scene.sam);
        QVERIFY(stored()[0].theirWords);
        QCOMPARE(row(0, "rowKey").toString(), first); // the caret stays where it is
        wrap.addFeltRow();
        wrap.setFelt(row(1, "rowKey").toString(), QStringLiteral("proud"));
        QTRY_COMPARE(stored().size(), std::size_t(2));
        wrap.removeFelt(first);
        QTRY_COMPARE(stored().size(), std::size_t(1));
        wrap.addReassured(QStringLiteral("that the plan works"));
        wrap.addChallenged(QStringLiteral("on the second number"));
        QTRY_COMPARE(wrap.reassured()->count(), 1);
        QTRY_COMPARE(wrap.challenged()->count(), 1);
        QSignalSpy finished(&wrap, &WrapViewModel::finished);
        wrap.done();
        QTRY_COMPARE(finished.count(), 1);
    }

    void oneTapPutsALineInItsLane()
    {
        Scene scene;
        const auto visit = scene.bench.visit(scene.client).id;
        CaptureViewModel capture(*scene.bench.context);
        QTextDocument document;
        capture.typing()->attach(&document, nullptr);
        capture.setActive(true);
        capture.open(idText(visit));
        QTextCursor(&document).insertText(QStringLiteral("sat beside him"));
        capture.setTypingLane(int(facts::Lane::Service));
        capture.endLine();
        const auto lines = [&] { return scene.bench.queries->visit(visit, scene.bench.now()).value().lines; };
        QTRY_COMPARE(lines().size(), std::size_t(1));
        QTRY_VERIFY(lines()[0].lane == domain::Lane::Service);
        QCOMPARE(capture.typingLane(), facts::Lane::None); // the next line has none
        QTextCursor(&document).insertText(QStringLiteral("412 words"));
        QTRY_COMPARE(capture.typingState(), facts::SaveState::Saved);
        capture.setTypingLane(int(facts::Lane::Work));
        QTRY_COMPARE(lines().size(), std::size_t(2));
        QTRY_VERIFY(lines()[1].lane == domain::Lane::Work);
        capture.setTypingLane(int(facts::Lane::Work)); // again: taken back
        QTRY_VERIFY(!lines()[1].lane);
        capture.setThere(idText(scene.sam), true);
        QTRY_COMPARE(capture.there(), QStringList{idText(scene.sam)});
        QCOMPARE(capture.people(), QStringLiteral("Sam Okoro"));
        capture.setThere(idText(scene.sam), false);
        QTRY_VERIFY(capture.there().isEmpty());
    }

    void thePaletteOpensABrief()
    {
        Scene scene;
        test::StillAccount account;
        MachineSettings machine(scene.bench.folder.filePath(QStringLiteral("machine.ini")));
        AppViewModel app(*scene.bench.context, account, machine);
        QSignalSpy wanted(&app, &AppViewModel::briefWanted);
        app.palette()->setActive(true);
        app.palette()->setQuery(QStringLiteral("brief bright"));
        QCOMPARE(app.palette()->rows()->fact(0, QStringLiteral("title")).toString(), QStringLiteral("Brief: Brightwater Housing"));
        app.palette()->activate(0);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(app.brief()->client(), QStringLiteral("Brightwater Housing"));
    }
};

QTEST_MAIN(TestBriefPage)
#include "tst_brief.moc"
