// SPDX-License-Identifier: Apache-2.0
// The view models of getting to know each other and of touches over a real store: from empty to filled, under Qt's own
// model tester, what they do when asked, and the register as a file.
#include "viewmodels/app_view_model.h"
#include "workbench.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace salver;
using namespace salver::viewmodels;

namespace {

QString S(const char* text)
{
    return QString::fromUtf8(text);
}

class Desk {
public:
    Desk() : machine(bench.folder.filePath(QStringLiteral("machine.ini"))), app(*bench.context, bench.account, machine)
    {
        client = idText(bench.client("Brightwater Housing").id);
        app.client()->open(client);
        app.client()->setActive(true);
        for (PageViewModel* page : pages()) {
            for (auto* list : page->findChildren<RowsModel*>(QString(), Qt::FindDirectChildrenOnly))
                testers.push_back(std::make_unique<QAbstractItemModelTester>(
                    list, QAbstractItemModelTester::FailureReportingMode::QtTest));
            page->setActive(true);
        }
    }
    [[nodiscard]] QList<PageViewModel*> pages() { return {app.onboarding(), app.templates(), app.touches()}; }
    /// The row of a step with these words.
    [[nodiscard]] int rowOf(const QString& text) const
    {
        const auto* rows = app.onboarding()->rows();
        for (int row = 0; row < rows->count(); ++row) {
            if (rows->data(rows->index(row), rows->roleNames().key("text")).toString() == text)
                return row;
        }
        return -1;
    }

    test::Workbench bench;
    MachineSettings machine;
    mutable AppViewModel app;
    QString client;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
};

} // namespace

class TestKnowing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyPagesHaveNoTrouble()
    {
        Desk desk;
        for (PageViewModel* page : desk.pages())
            QCOMPARE(page->readTrouble(), QString());
        QCOMPARE(desk.app.onboarding()->planId(), QString());
        QVERIFY(desk.testers.size() >= 15);
    }

    void aPlanFromATemplate()
    {
        Desk desk;
        auto* templates = desk.app.templates();
        auto* plan = desk.app.onboarding();
        QSignalSpy made(templates, &OnboardingViewModel::templateMade);
        templates->addTemplate(S("Quiet start"));
        QTRY_COMPARE(made.count(), 1);
        QCOMPARE(templates->title(), S("Quiet start"));
        templates->addStep(S("who decides"), int(facts::Learner::WeLearn), true, {}, {}, 2);
        QTRY_COMPARE(templates->rows()->count(), 2);
        QTRY_COMPARE(plan->templates()->count(), 1);
        plan->start(plan->templates()->fact(0, S("planId")).toString(), {});
        // This week, though nothing stands in it, and the one with the step.
        QTRY_COMPARE(plan->rows()->count(), 3);
        QCOMPARE(plan->where(), S("Since today · week 1 of 12"));
        QVERIFY(plan->rows()->fact(0, S("head")).toBool() && plan->rows()->fact(0, S("now")).toBool());
        const auto step = plan->rows()->fact(2, S("stepId")).toString();
        QSignalSpy reset(plan->rows(), &QAbstractItemModel::modelReset);
        plan->moveStep(step, 1);
        QTRY_COMPARE(plan->rows()->count(), 2);
        plan->ask(step);
        QTRY_COMPARE(plan->rows()->fact(1, S("askedOn")).toString(), S("today"));
        QVERIFY(plan->rows()->fact(1, S("blank")).toBool());
        plan->learn(step, S("Lena, after lunch"));
        QTRY_COMPARE(plan->rows()->fact(1, S("learned")).toString(), S("Lena, after lunch"));
        QVERIFY(!plan->rows()->fact(1, S("blank")).toBool());
        plan->keepAsFact(step, int(facts::FactType::Matters), true);
        QTRY_COMPARE(desk.app.client()->facts()->count(), 1);
        QSignalSpy trouble(&desk.app, &AppViewModel::trouble);
        plan->keepAsFact(step, int(facts::FactType::Matters), true);
        QTRY_COMPARE(trouble.count(), 1);
        QCOMPARE(reset.count(), 0);
        plan->finish(true);
        QTRY_VERIFY(plan->done());
        desk.app.undo()->undo();
        QTRY_VERIFY(!plan->done());
        QSignalSpy history(desk.bench.context.get(), &Context::historyWanted);
        plan->showHistory(step, S("learned"));
        QCOMPARE(history.count(), 1);
    }

    void tooManyAsksSaySoAndMove()
    {
        Desk desk;
        auto* plan = desk.app.onboarding();
        plan->start({}, {});
        QTRY_VERIFY(!plan->planId().isEmpty());
        plan->setPace(0, 1);
        for (const char* text : {"a", "b"}) {
            plan->addStep(S(text), 0, true, {}, {}, 1);
            QTRY_VERIFY(desk.rowOf(S(text)) > 0);
        }
        QTRY_COMPARE(plan->rows()->fact(0, S("caution")).toString(),
                     S("2 asks of them in one week; the pace is 1. Week 2 has room."));
        const int over = desk.rowOf(S("b"));
        QVERIFY(plan->rows()->fact(over, S("over")).toBool());
        plan->moveStep(plan->rows()->fact(over, S("stepId")).toString(), plan->rows()->fact(over, S("roomIn")).toInt());
        QTRY_COMPARE(plan->rows()->fact(0, S("caution")).toString(), QString());
        plan->slowDown();
        QTRY_COMPARE(plan->weeks(), 13);
        desk.app.undo()->undo();
        QTRY_COMPARE(plan->weeks(), 12);
    }

    void anIdeaFromALineUntilItLanded()
    {
        Desk desk;
        auto* touches = desk.app.touches();
        QSignalSpy wanted(touches, &TouchesViewModel::ideaWanted);
        touches->beginIdea();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(touches->ideaClient(), S("Brightwater Housing"));
        touches->addRefused(S("Nothing over £25"), S("Graham"), {});
        QTRY_COMPARE(touches->refused()->count(), 1);
        QCOMPARE(touches->cannotAccept({}), S("Nothing over £25 (Graham, today)"));
        touches->keepIdea(S("A jar of honey"), S("she keeps bees"), {}, S("£6"), false);
        QTRY_COMPARE(touches->ideas()->count(), 1);
        QCOMPARE(touches->ideas()->fact(0, S("cannotAccept")).toString(), S("Nothing over £25 (Graham, today)"));
        QVERIFY(touches->before(S("jar of honey"), {}).contains(S("is an idea for Brightwater Housing already")));
        QCOMPARE(touches->before(S("jar of jam"), {}), QString());
        const auto id = touches->ideas()->fact(0, S("touchId")).toString();
        touches->give(id, S("yesterday"), {}, {}, {});
        QTRY_COMPARE(touches->given()->count(), 1);
        QCOMPARE(touches->ideas()->count(), 0);
        touches->land(id, S("she laughed"));
        QTRY_COMPARE(touches->given()->fact(0, S("landed")).toString(), S("she laughed"));
        touches->change(id, {S("value")}, {S("£7")});
        QTRY_COMPARE(touches->given()->fact(0, S("value")).toString(), S("£7"));
        touches->takeBack(id);
        QTRY_COMPARE(touches->ideas()->count(), 1);
        desk.app.undo()->undo();
        QTRY_COMPARE(touches->given()->count(), 1);
    }

    void theRegisterIsAFile()
    {
        Desk desk;
        auto* touches = desk.app.touches();
        touches->beginIdea();
        touches->keepIdea(S("Tea, with \"all\" of them"), {}, {}, S("-"), true);
        QTRY_COMPARE(touches->ideas()->count(), 1);
        touches->give(touches->ideas()->fact(0, S("touchId")).toString(), {}, {}, {}, {});
        QTRY_COMPARE(touches->given()->count(), 1);
        QSignalSpy saved(touches, &TouchesViewModel::registerSaved);
        QSignalSpy trouble(&desk.app, &AppViewModel::trouble);
        const QString path = desk.bench.folder.filePath(S("register.csv"));
        touches->saveRegister(QUrl::fromLocalFile(path), S("some day"), {}, true);
        QCOMPARE(trouble.count(), 1);
        touches->saveRegister(QUrl::fromLocalFile(path), S("1 May"), S("today"), true);
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY2(touches->registerSentence().contains(S("register.csv")), qPrintable(touches->registerSentence()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto text = file.readAll();
        QVERIFY2(text.contains("2026-05-14,Priya Raman,Brightwater Housing,Brightwater Housing,\"Tea, with \"\"all\"\" of them\",hospitality,'-,\r\n"),
                 text.constData());
    }
};

QTEST_MAIN(TestKnowing)
#include "tst_knowing.moc"
