// SPDX-License-Identifier: Apache-2.0
// The view models of the house over a real store: the pledge and its stories, the House's words, agreements, a lead's
// week; under Qt's own model tester, and what they do when asked.
#include "viewmodels/app_view_model.h"
#include "workbench.h"

#include <QAbstractItemModelTester>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>
#include <QTextCursor>
#include <QTextDocument>

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
        const QList<PageViewModel*> pages{app.pledge(), app.houseTexts(), app.heart(), app.agreement(), app.agreementTemplate(), app.week()};
        for (PageViewModel* page : pages) {
            for (auto* list : page->findChildren<RowsModel*>(QString(), Qt::FindDirectChildrenOnly))
                testers.push_back(std::make_unique<QAbstractItemModelTester>(
                    list, QAbstractItemModelTester::FailureReportingMode::QtTest));
            page->setActive(true);
            if (!page->readTrouble().isEmpty())
                qFatal("%s", qPrintable(page->readTrouble()));
        }
    }

    test::Workbench bench;
    MachineSettings machine;
    AppViewModel app;
    QString client;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
};

QString at(RowsModel* rows, int row, const char* role)
{
    return rows->fact(row, QLatin1String(role)).toString();
}

} // namespace

class TestHouse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPledgeIsWrittenAndSigned()
    {
        Desk desk;
        auto* page = desk.app.pledge();
        QCOMPARE(page->lacking(), 3);
        int lines = 0;
        for (const char* text : {"You never chase us", "Bad news by noon", "A name"}) {
            page->add(S(text), S("seen"));
            ++lines;
            QTRY_COMPARE(page->lineCount(), lines);
        }
        QCOMPARE(page->lacking(), 0);
        const auto last = at(page->lines(), 2, "lineId");
        page->move(last, -1);
        QTRY_COMPARE(at(page->lines(), 1, "lineId"), last);
        page->move(at(page->lines(), 0, "lineId"), -1);
        page->sign();
        QTRY_VERIFY(page->signedByMe());
        QCOMPARE(page->signedBy(), S("Priya Raman"));
        page->reword(last, S("A name, not a department"), S("seen"));
        QTRY_VERIFY(!page->signedByMe());
        QCOMPARE(page->signatures()->fact(0, S("current")).toBool(), false);
        desk.app.undo()->undo();
        QTRY_VERIFY(page->signedByMe());
        QVERIFY(page->changes()->count() >= 4);
        page->lookAt(page->today());
        QCOMPARE(page->then()->count(), 3);
        page->lookAt(page->today().addDays(-1));
        QCOMPARE(page->then()->count(), 0);
    }

    void aStoryIsToldFromALine()
    {
        Desk desk;
        auto* page = desk.app.pledge();
        QSignalSpy telling(page, &PledgeViewModel::telling);
        QSignalSpy trouble(&desk.app, &AppViewModel::trouble);
        page->tell(desk.client);
        QCOMPARE(trouble.count(), 1);
        page->add(S("You never chase us"), {});
        QTRY_COMPARE(page->lineCount(), 1);
        const auto line = at(page->lines(), 0, "lineId");
        page->findTellable(S("bright"));
        QTRY_COMPARE(page->tellable()->count(), 1);
        QCOMPARE(at(page->tellable(), 0, "entityId"), desk.client);
        page->tellOfLine(line);
        QCOMPARE(telling.count(), 1);
        QCOMPARE(page->tellLine(), line);
        page->addMoment(line, PledgeViewModel::Missed, S("they rang twice"), {}, desk.client);
        QTRY_COMPARE(page->lines()->count(), 2);
        QCOMPARE(at(page->lines(), 1, "client"), S("Brightwater Housing"));
        QCOMPARE(at(page->lines(), 1, "madeGood"), QString());
        QCOMPARE(page->lines()->fact(0, S("missed")).toInt(), 1);
        page->makeGood(at(page->lines(), 1, "momentId"), S("we went there"));
        QTRY_COMPARE(at(page->lines(), 1, "madeGood"), S("we went there"));
        page->takeOut(line);
        QTRY_COMPARE(page->lineCount(), 0);
        QCOMPARE(page->takenOut()->count(), 2);
    }

    void theHousesWords()
    {
        Desk desk;
        auto* texts = desk.app.houseTexts();
        texts->setEthos(S("We ring first.\nWe say no kindly."));
        QTRY_COMPARE(texts->ethosLines().size(), 2);
        QSignalSpy trouble(&desk.app, &AppViewModel::trouble);
        texts->setEthos(S("1\n2\n3\n4\n5\n6"));
        QTRY_COMPARE(trouble.count(), 1);
        QCOMPARE(texts->ethosLines().size(), 2);
        texts->openStandard();
        QTRY_VERIFY(texts->editor()->isOpen());
        QVERIFY(!texts->hasStandard());
        QVERIFY(texts->leads());
        QTRY_COMPARE(desk.app.heart()->ethosLines().size(), 2);
    }

    void anAgreement()
    {
        Desk desk;
        auto* house = desk.app.agreementTemplate();
        auto* page = desk.app.agreement();
        house->add(AgreementViewModel::BadNews, S("By phone"), {});
        QTRY_COMPARE(house->lines()->count(), 1);
        QTRY_COMPARE(page->inTemplate(), 1);
        QCOMPARE(page->lines()->count(), 0);
        page->begin();
        QTRY_COMPARE(page->lines()->count(), 1);
        QCOMPARE(page->lines()->fact(0, S("stillTemplate")).toBool(), true);
        const auto line = at(page->lines(), 0, "lineId");
        page->reword(line, S("By phone, before ten"));
        QTRY_COMPARE(page->lines()->fact(0, S("stillTemplate")).toBool(), false);
        QCOMPARE(house->lines()->count(), 1);
        page->agree(line, {}, {});
        QTRY_VERIFY(!at(page->lines(), 0, "agreed").isEmpty());
        page->tryIt(S("calls on foot"));
        QTRY_COMPARE(page->experiments()->count(), 1);
        page->settle(at(page->experiments(), 0, "experimentId"), AgreementViewModel::Drop, S("he hears nothing"));
        QTRY_COMPARE(page->experiments()->fact(0, S("tried")).toInt(), int(AgreementViewModel::Drop));
        QCOMPARE(at(page->experiments(), 0, "learned"), S("he hears nothing"));
        // Another client shows nothing of it, the template stays.
        desk.app.client()->open(idText(desk.bench.client("Arden Mills").id));
        QTRY_COMPARE(page->lines()->count(), 0);
        QCOMPARE(house->lines()->count(), 1);
    }

    void theStandardBeginsWithItsFirstWords()
    {
        Desk desk;
        auto* texts = desk.app.houseTexts();
        texts->openStandard();
        QVERIFY(texts->editor()->isOpen());
        const auto id = idFrom(texts->editor()->entityId());
        desk.bench.run<domain::Made>([](domain::Commands& commands) { return commands.addClient({"Arden Mills", {}, {}, {}}); });
        QVERIFY(!desk.bench.queries->reader().entity(id));
        QTextDocument document;
        texts->editor()->bridge()->attach(&document, nullptr);
        QTextCursor(&document).insertText(S("Coats off."));
        QTRY_VERIFY(texts->hasStandard());
        QTextCursor(&document).insertText(S("First: "));
        QTRY_COMPARE(desk.bench.queries->reader().entity(id).value().value(model::housePage::text).size(), std::size_t(17));
    }

    void aWeek()
    {
        Desk desk;
        auto* page = desk.app.week();
        QVERIFY(page->thisWeek());
        page->open({});
        QTRY_VERIFY(page->editor()->isOpen());
        // Nobody wrote: nothing was made.
        const auto id = idFrom(page->editor()->entityId());
        QVERIFY(!desk.bench.queries->reader().entity(id));
        QTextDocument document;
        page->editor()->bridge()->attach(&document, nullptr);
        QTextCursor(&document).insertText(S("I talked too much"));
        QTRY_COMPARE(page->editor()->saveState(), facts::SaveState::Saved);
        QCOMPARE(desk.bench.queries->reader().entity(id).value().value(model::reflection::text), std::string("I talked too much"));
        QCOMPARE(page->notSpokenTo()->count(), 1);
        QVERIFY(!at(page->notSpokenTo(), 0, "why").isEmpty());
        page->open(S("2026-05-04"));
        QVERIFY(!page->thisWeek());
        QTRY_VERIFY(page->editor()->isOpen());
    }
};

QTEST_MAIN(TestHouse)
#include "tst_house.moc"
