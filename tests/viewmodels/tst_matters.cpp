// SPDX-License-Identifier: Apache-2.0
// The view models of objectives and advice over a real store: from empty to filled, under Qt's own model tester, what
// they do when asked; and that nothing in a weigh-up is weighed, counted or won: kinds, fields, roles, screens, verbs.
#include "viewmodels/app_view_model.h"
#include "workbench.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QMetaProperty>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace salver;
using namespace salver::viewmodels;

namespace {

class Desk {
public:
    Desk() : machine(bench.folder.filePath(QStringLiteral("machine.ini"))), app(*bench.context, bench.account, machine)
    {
        client = idText(bench.client("Brightwater Housing").id);
        app.client()->open(client);
        for (PageViewModel* page : pages()) {
            for (auto* list : page->findChildren<RowsModel*>(QString(), Qt::FindDirectChildrenOnly))
                testers.push_back(std::make_unique<QAbstractItemModelTester>(
                    list, QAbstractItemModelTester::FailureReportingMode::QtTest));
            page->setActive(true);
        }
    }
    [[nodiscard]] QList<PageViewModel*> pages()
    {
        return {app.objectives(), app.objective(), app.together(), app.weighup(), app.asked(), app.house()};
    }

    test::Workbench bench;
    MachineSettings machine;
    AppViewModel app;
    QString client;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
};

/// What no name and no sentence around a weigh-up may say. The Line says it in the negative, and only there.
const QRegularExpression& verdicts()
{
    static const QRegularExpression all(
        QStringLiteral("\\b(weights?|weighted|scores?|scored|points? total|totals?|winners?|wins|winning|rank(s|ed|ing)?|rating|"
                       "percent(age)?|best option|recommended option|status|verdict)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return all;
}

/// camelCase and "field names" as separate words.
QString spaced(QString name)
{
    static const QRegularExpression hump(QStringLiteral("([a-z])([A-Z])"));
    return name.replace(hump, QStringLiteral("\\1 \\2"));
}

bool isVerdict(const QString& words)
{
    return verdicts().match(spaced(words)).hasMatch();
}

} // namespace

class TestMatters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyPagesHaveNoTrouble()
    {
        Desk desk;
        for (PageViewModel* page : desk.pages())
            QCOMPARE(page->readTrouble(), QString());
        QVERIFY(desk.app.house()->quiet());
        QVERIFY(!desk.app.asked()->any());
        QVERIFY(desk.testers.size() > 20);
    }

    void anObjectiveGathersItsEvidence()
    {
        Desk desk;
        auto* list = desk.app.objectives();
        auto* page = desk.app.objective();
        QSignalSpy wanted(&desk.app, &AppViewModel::pageWanted);
        QSignalSpy reset(list->rows(), &QAbstractItemModel::modelReset);
        list->addObjective(QStringLiteral("be rung first"), {});
        QTRY_COMPARE(list->rows()->count(), 1);
        QTRY_COMPARE(wanted.count(), 1);
        QCOMPARE(page->text(), QStringLiteral("be rung first"));
        QCOMPARE(list->rows()->fact(0, QStringLiteral("understood")).toString(), QStringLiteral("Not played back yet"));
        QCOMPARE(list->rows()->fact(0, QStringLiteral("understoodGap")).toBool(), true);
        QTRY_COMPARE(desk.app.house()->unplayed()->count(), 1);
        page->playBack(QStringLiteral("a name and a day"));
        QTRY_COMPARE(page->playbacks()->count(), 1);
        QTRY_COMPARE(desk.app.house()->unplayed()->count(), 0);
        const auto played = page->playbacks()->fact(0, QStringLiteral("playbackId")).toString();
        QSignalSpy trouble(&desk.app, &AppViewModel::trouble);
        page->answer(played, int(facts::Answer::Corrected), QStringLiteral(" "), {});
        QTRY_COMPARE(trouble.count(), 1);
        page->answer(played, int(facts::Answer::Corrected), QStringLiteral("for repairs"), {});
        QTRY_COMPARE(page->playbacks()->fact(0, QStringLiteral("theirWords")).toString(), QStringLiteral("for repairs"));
        page->addConfidence(int(facts::ConfidenceIn::Ability), QStringLiteral("not sure yet"), {});
        QTRY_COMPARE(page->ability()->count(), 1);
        QCOMPARE(page->commitment()->count(), 0);
        QTRY_COMPARE(list->rows()->fact(0, QStringLiteral("ability")).toString(), QStringLiteral("not sure yet"));
        QCOMPARE(list->rows()->fact(0, QStringLiteral("commitment")).toString(), QString());
        QCOMPARE(reset.count(), 0);
        desk.app.undo()->undo();
        QTRY_COMPARE(page->ability()->count(), 0);
        QSignalSpy history(desk.bench.context.get(), &Context::historyWanted);
        page->showHistory(page->objectiveId(), QStringLiteral("words"));
        QCOMPARE(history.count(), 1);
    }

    void aWeighupKeepsItsLists()
    {
        Desk desk;
        auto* page = desk.app.weighup();
        desk.app.together()->addWeighup(QStringLiteral("Flats on the letters?"), QStringLiteral("Letters"), QStringLiteral("Evening"));
        QTRY_COMPARE(page->options()->count(), 2);
        QTRY_COMPARE(desk.app.together()->weighups()->count(), 1);
        const auto letters = page->options()->fact(0, QStringLiteral("optionId")).toString();
        auto* list = page->pointsOf(letters, int(facts::Side::For));
        QCOMPARE(page->pointsOf(letters, int(facts::Side::For)), list);
        page->addPoint(letters, int(facts::Side::For), QStringLiteral("cheap"), {});
        QTRY_COMPARE(list->count(), 1);
        QTRY_COMPARE(page->allFor()->count(), 1);
        QCOMPARE(page->allFor()->fact(0, QStringLiteral("option")).toString(), QStringLiteral("Letters"));
        QCOMPARE(page->pointsOf(letters, int(facts::Side::Against))->count(), 0);
        page->setField(letters, QStringLiteral("what we stand to gain"), QStringLiteral("artwork fees"));
        QTRY_COMPARE(page->options()->fact(0, QStringLiteral("weGain")).toString(), QStringLiteral("artwork fees"));
        page->recommend(QStringLiteral("The evening"), {}, QStringLiteral("2026-05-14"), {});
        QTRY_COMPARE(page->recommendations()->count(), 1);
        QCOMPARE(page->recommendations()->fact(0, QStringLiteral("signature")).toString(), QStringLiteral("Priya Raman"));
        QTRY_VERIFY(page->lookBackDue());
        QTRY_COMPARE(desk.app.asked()->lookBacks()->count(), 1);
        QTRY_COMPARE(desk.app.house()->lookBacks()->count(), 1);
        page->lookBack(QStringLiteral("forty came"), {}, {});
        QTRY_COMPARE(desk.app.asked()->lookBacks()->count(), 0);
        page->removeOption(letters);
        QSignalSpy trouble(&desk.app, &AppViewModel::trouble);
        QTRY_COMPARE(trouble.count(), 1);
        QCOMPARE(page->options()->count(), 2);
        QVERIFY(page->whatFor()->isOpen() && page->badResult()->isOpen());
    }

    void togetherIsFilledAndTakenBack()
    {
        Desk desk;
        auto* page = desk.app.together();
        page->addStance(int(facts::StanceType::SaidNo), QStringLiteral("a poster"), {}, {}, {}, {}, {});
        QTRY_COMPARE(page->stances()->count(), 1);
        const auto id = page->stances()->fact(0, QStringLiteral("stanceId")).toString();
        page->change(id, {QStringLiteral("because"), QStringLiteral("offered instead")}, {QStringLiteral("anger"), QStringLiteral("a sticker")});
        QTRY_COMPARE(page->stances()->fact(0, QStringLiteral("instead")).toString(), QStringLiteral("a sticker"));
        page->backStance(id, {});
        QTRY_VERIFY(page->stances()->fact(0, QStringLiteral("backed")).toString().startsWith(QStringLiteral("Backed by Priya Raman")));
        QCOMPARE(page->stances()->fact(0, QStringLiteral("canBack")).toBool(), false);
        page->addAdvice(QStringLiteral("two printers?"), QStringLiteral("one"), QStringLiteral("blame"), {});
        QTRY_COMPARE(page->advice()->count(), 1);
        page->weighUp(page->advice()->fact(0, QStringLiteral("adviceId")).toString());
        QTRY_COMPARE(page->weighups()->count(), 1);
        QTRY_VERIFY(!page->advice()->fact(0, QStringLiteral("weighupId")).toString().isEmpty());
        page->setDirection(QStringLiteral("Lead with repairs."));
        QTRY_COMPARE(page->direction(), QStringLiteral("Lead with repairs."));
        QVERIFY(page->directionSource().contains(QStringLiteral("Priya Raman")));
        page->addDelegation(QStringLiteral("pictures"), QStringLiteral("up to 500"), {}, {});
        QTRY_COMPARE(page->delegations()->count(), 1);
        page->addProblem(QStringLiteral("late letters"));
        QTRY_COMPARE(page->problems()->count(), 1);
        const auto problem = page->problems()->fact(0, QStringLiteral("problemId")).toString();
        page->addAttempt(problem, QStringLiteral("Fridays"), {});
        QTRY_COMPARE(page->problems()->count(), 2);
        page->solve(problem, QStringLiteral("a text"));
        QTRY_COMPARE(page->problems()->fact(0, QStringLiteral("solved")).toBool(), true);
        desk.app.undo()->undo();
        QTRY_COMPARE(page->problems()->fact(0, QStringLiteral("solved")).toBool(), false);
        // Another client shows nothing of it.
        desk.app.client()->open(idText(desk.bench.client("Arden Mills").id));
        QTRY_COMPARE(page->stances()->count(), 0);
        QCOMPARE(page->direction(), QString());
    }

    // No weights, no totals, no winner.

    void noKindOrFieldWeighs()
    {
        for (const auto* name : {"weigh-up", "option", "point", "second view", "recommendation", "lookback", "objective",
                                 "playback", "confidence"}) {
            const auto* kind = model::findKind(std::string_view(name));
            QVERIFY2(kind != nullptr, name);
            for (const auto& field : kind->fields) {
                QVERIFY2(field.type != model::FieldType::Number && field.type != model::FieldType::Flag, name);
                QVERIFY2(!isVerdict(words(std::string(field.name))), name);
            }
        }
    }

    void noRoleOrPropertyWeighs()
    {
        Desk desk;
        for (PageViewModel* page : desk.pages()) {
            const auto* meta = page->metaObject();
            for (int i = 0; i < meta->propertyCount(); ++i)
                QVERIFY2(!isVerdict(QString::fromLatin1(meta->property(i).name())), meta->property(i).name());
            for (int i = 0; i < meta->methodCount(); ++i)
                QVERIFY2(!isVerdict(QString::fromLatin1(meta->method(i).name())), meta->method(i).name().constData());
            for (auto* list : page->findChildren<RowsModel*>()) {
                for (const auto& role : list->roleNames())
                    QVERIFY2(!isVerdict(QString::fromLatin1(role)), role.constData());
            }
        }
        // Of a weigh-up not even the number of points is a property of anything.
        for (const auto& role : desk.app.weighup()->options()->roleNames())
            QVERIFY2(!role.toLower().contains("count") && !role.toLower().contains("points"), role.constData());
    }

    void noScreenOrVerbSaysSo()
    {
        const QDir source(qEnvironmentVariable("SALVER_SOURCE"));
        static const QRegularExpression strings(QStringLiteral("\"(?:[^\"\\\\]|\\\\.)*\""));
        int looked = 0;
        for (const char* folder : {"qml/Advice", "qml/Objectives", "qml/House", "cpp/cli"}) {
            const QDir dir(source.filePath(QLatin1String(folder)));
            for (const auto& name : dir.entryList({QStringLiteral("*.qml"), QStringLiteral("weighup_verbs.cpp"), QStringLiteral("objective_verbs.cpp"), QStringLiteral("advice_verbs.cpp")})) {
                QFile file(dir.filePath(name));
                QVERIFY(file.open(QIODevice::ReadOnly));
                const auto text = QString::fromUtf8(file.readAll());
                for (auto each = strings.globalMatch(text); each.hasNext();) {
                    const auto said = each.next().captured();
                    QVERIFY2(!isVerdict(said), qPrintable(name + QStringLiteral(": ") + said));
                }
                // Nothing is put in order by what it holds, and no list's length is shown beside a way to go.
                QVERIFY2(!text.contains(QStringLiteral(".sort(")), qPrintable(name));
                if (name.startsWith(QLatin1String("Option")) || name.startsWith(QLatin1String("Point")))
                    QVERIFY2(!text.contains(QStringLiteral(".count).")) && !text.contains(QStringLiteral("%n")), qPrintable(name));
                ++looked;
            }
        }
        QVERIFY(looked > 30);
    }
};

QTEST_MAIN(TestMatters)
#include "tst_matters.moc"
