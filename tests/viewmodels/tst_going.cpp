// SPDX-License-Identifier: Apache-2.0
// The view models of how things are going and of panels over a real store, under Qt's own model tester: what arrives at
// each number of answers and what does not, what they do when asked, undo and history; and that nothing there is named
// as a verdict.
#include "viewmodels/app_view_model.h"
#include "workbench.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QMetaProperty>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace salver;
using namespace salver::viewmodels;

namespace {

class Desk {
public:
    Desk() : machine(bench.folder.filePath(QStringLiteral("machine.ini"))), app(*bench.context, bench.account, machine)
    {
        client = idText(bench.client("Brightwater Housing").id);
        for (PageViewModel* page : pages()) {
            for (auto* list : page->findChildren<RowsModel*>(QString(), Qt::FindDirectChildrenOnly))
                testers.push_back(std::make_unique<QAbstractItemModelTester>(
                    list, QAbstractItemModelTester::FailureReportingMode::QtTest));
            page->setActive(true);
        }
        app.client()->open(client);
    }
    [[nodiscard]] QList<PageViewModel*> pages() { return {app.going(), app.houseGoing(), app.panel()}; }
    /// Another person, through the page of the client; their id.
    QString person(const QString& name)
    {
        const int before = app.going()->people()->count();
        app.client()->addPerson(name, {});
        [&] { QTRY_COMPARE(app.going()->people()->count(), before + 1); }();
        auto* people = app.going()->people();
        for (int i = 0; i < people->count(); ++i) {
            if (people->fact(i, QStringLiteral("name")).toString() == name)
                return people->fact(i, QStringLiteral("personId")).toString();
        }
        return {};
    }

    test::Workbench bench;
    MachineSettings machine;
    AppViewModel app;
    QString client;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
};

} // namespace

class TestGoing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyWasAskedYet()
    {
        Desk desk;
        auto* going = desk.app.going();
        QTRY_VERIFY(going->known());
        QCOMPARE(going->label(), QStringLiteral("Nobody has been asked yet"));
        QCOMPARE(going->note(), QString());
        QCOMPARE(going->barLow(), -1.0);
        QCOMPARE(going->latest()->count(), 0);
        QTRY_VERIFY(desk.app.houseGoing()->known());
    }

    void answersArriveAsPeople()
    {
        Desk desk;
        auto* going = desk.app.going();
        QStringList people;
        for (int i = 0; i < 5; ++i)
            people += desk.person(QStringLiteral("Person %1").arg(i));
        QTRY_COMPARE(going->notAsked()->count(), 5);
        for (int i = 0; i < 4; ++i)
            going->ask(people[i], 4, i == 0 ? QStringLiteral("ring first") : QString(), 0, {}, {}, false);
        QTRY_COMPARE(going->n(), 4);
        QCOMPARE(going->label(), QStringLiteral("n = 4*"));
        QCOMPARE(going->counts(), QString());
        QCOMPARE(going->rough(), QString());
        QCOMPARE(going->latest()->fact(0, QStringLiteral("change")).toString(), QStringLiteral("ring first"));
        QCOMPARE(going->latest()->fact(3, QStringLiteral("stack")).toInt(), 3);
        QCOMPARE(going->highest(), 4);
        QVERIFY(!going->askedTwice());
        going->ask(people[4], 2, {}, 2, {}, {}, false);
        QTRY_COMPARE(going->counts(), QStringLiteral("4 of 5 said 4 or 5"));
        QVERIFY(!going->rough().isEmpty() && going->barLow() < 0 && going->mean().isEmpty());
        QCOMPARE(going->how(), QStringLiteral("4 in person, 1 phone"));
        QTRY_COMPARE(desk.app.houseGoing()->n(), 5);
        QTRY_COMPARE(going->notAsked()->count(), 0);
        QVERIFY(going->warning(people[0], {}).contains(QStringLiteral("Once a quarter")));
        desk.app.undo()->undo();
        QTRY_COMPARE(going->n(), 4);
        QCOMPARE(going->counts(), QString());
        QSignalSpy history(desk.bench.context.get(), &Context::historyWanted);
        going->showHistory(going->latest()->fact(0, QStringLiteral("pulseId")).toString(), QStringLiteral("answer"));
        QCOMPARE(history.count(), 1);
        going->correct(going->latest()->fact(0, QStringLiteral("pulseId")).toString(), 0, {}, 1);
        QTRY_COMPARE(going->n(), 3);
        QCOMPARE(going->latest()->count(), 4);
    }

    void aSecondAnswerIsJoinedToTheFirst()
    {
        Desk desk;
        auto* going = desk.app.going();
        const auto sam = desk.person(QStringLiteral("Sam Okoro"));
        going->ask(sam, 3, {}, -1, {}, QStringLiteral("2026-01-10"), false);
        QTRY_COMPARE(going->n(), 1);
        going->ask(sam, 5, {}, -1, {}, {}, false);
        QTRY_VERIFY(going->askedTwice());
        QCOMPARE(going->n(), 1);
        QCOMPARE(going->history()->count(), 2);
        QCOMPARE(going->history()->fact(1, QStringLiteral("before")).toInt(), 3);
        QVERIFY(going->firstDay() < going->lastDay());
        QCOMPARE(going->thenAndNow(), QStringLiteral("Too few to tell a change from chance."));
    }

    void offAndLeft()
    {
        Desk desk;
        auto* going = desk.app.going();
        desk.person(QStringLiteral("Sam Okoro"));
        going->setPulseOff(true);
        QTRY_VERIFY(going->pulseOff());
        QSignalSpy trouble(&desk.app, &AppViewModel::trouble);
        going->ask(going->people()->fact(0, QStringLiteral("personId")).toString(), 4, {}, -1, {}, {}, false);
        QTRY_COMPARE(trouble.count(), 1);
        going->noteLeaving(QStringLiteral("yesterday"), QStringLiteral("Too many calls"));
        QTRY_COMPARE(going->exitNote(), QStringLiteral("Too many calls"));
        QCOMPARE(going->leftOn(), QStringLiteral("yesterday"));
        going->ask({}, 4, {}, -1, {}, {}, true);
        QTRY_COMPARE(trouble.count(), 2);
    }

    void theAnswersGoIntoAFile()
    {
        Desk desk;
        auto* going = desk.app.going();
        const auto sam = desk.person(QStringLiteral("Sam Okoro"));
        going->ask(sam, 4, QStringLiteral("ring first"), 2, {}, {}, false);
        QTRY_COMPARE(going->n(), 1);
        QSignalSpy saved(going, &GoingViewModel::answersSaved);
        const auto path = desk.bench.folder.filePath(QStringLiteral("answers.csv"));
        going->saveAnswers(QUrl::fromLocalFile(path));
        QTRY_COMPARE(saved.count(), 1);
        QCOMPARE(going->fileSentence(), QStringLiteral("Saved: %1").arg(QDir::toNativeSeparators(path)));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto text = file.readAll();
        QVERIFY(text.startsWith("client,person,on,answer,change,mode,asked_by"));
        for (const char* words : {"Sam Okoro", "ring first", "*Not statistically significant by any stretch"})
            QVERIFY2(text.contains(words), text.constData());
        going->saveAnswers(QUrl::fromLocalFile(QStringLiteral("/proc/answers.csv")));
        QTRY_COMPARE(saved.count(), 2);
        QVERIFY(going->fileSentence().contains(QStringLiteral("could not be written")));
    }

    void aPanelIsSortedByHand()
    {
        Desk desk;
        auto* panel = desk.app.panel();
        const auto sam = desk.person(QStringLiteral("Sam Okoro"));
        const auto lena = desk.person(QStringLiteral("Lena Fischer"));
        QSignalSpy made(panel, &PanelViewModel::panelMade);
        panel->begin(QStringLiteral("What would you miss?"), {});
        QTRY_COMPARE(made.count(), 1);
        panel->open(made[0][0].toString());
        QCOMPARE(panel->question(), QStringLiteral("What would you miss?"));
        QCOMPARE(panel->askable()->count(), 2);
        panel->setLookingFor(QStringLiteral("lena"));
        QCOMPARE(panel->askable()->count(), 1);
        panel->noteAnswer(sam, QStringLiteral("the calls"), 2);
        panel->noteAnswer(lena, {}, -1);
        QTRY_COMPARE(panel->silent()->count(), 1);
        QCOMPARE(panel->banner(), QStringLiteral("mini panel, n = 1*"));
        QCOMPARE(panel->note(), QStringLiteral("*Not statistically significant by any stretch"));
        panel->noteAnswer(lena, QStringLiteral("the letters"), 2);
        QTRY_COMPARE(panel->alone()->count(), 2);
        const auto answer = panel->alone()->fact(0, QStringLiteral("answerId")).toString();
        panel->nameThemeFor(QStringLiteral("Voices"), answer);
        QTRY_COMPARE(panel->alone()->count(), 1);
        QCOMPARE(panel->sorted()->count(), 2);
        const auto theme = panel->themes()->fact(0, QStringLiteral("themeId")).toString();
        QVERIFY(panel->holds(theme, answer));
        panel->sort(theme, answer, false);
        QTRY_COMPARE(panel->alone()->count(), 2);
        desk.app.undo()->undo();
        QTRY_COMPARE(panel->alone()->count(), 1);
        panel->setClosed(true);
        QTRY_VERIFY(panel->closed());
        QCOMPARE(panel->panels()->count(), 1);
    }

    void nothingIsNamedAsAVerdict()
    {
        Desk desk;
        static const QRegularExpression never(QStringLiteral("score|health|rank|sentiment|rating|percent|trend|average"),
                                              QRegularExpression::CaseInsensitiveOption);
        for (PageViewModel* page : desk.pages()) {
            const auto* meta = page->metaObject();
            for (int i = 0; i < meta->propertyCount(); ++i)
                QVERIFY2(!QString::fromLatin1(meta->property(i).name()).contains(never), meta->property(i).name());
            for (auto* list : page->findChildren<RowsModel*>(QString(), Qt::FindDirectChildrenOnly)) {
                for (const auto& role : list->roleNames())
                    QVERIFY2(!QString::fromLatin1(role).contains(never), role.constData());
            }
        }
    }
};

QTEST_MAIN(TestGoing)
#include "tst_going.moc"
