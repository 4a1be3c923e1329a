// SPDX-License-Identifier: Apache-2.0
// The view models of the glossary, of understanding, care, handovers and the team over a real store: from empty to
// filled, under Qt's own model tester, and what they do when asked.
#include "viewmodels/app_view_model.h"
#include "workbench.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

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
        app.care()->open(client);
        app.glossary()->open({});
        for (PageViewModel* page : pages()) {
            for (auto* list : page->findChildren<RowsModel*>(QString(), Qt::FindDirectChildrenOnly))
                testers.push_back(std::make_unique<QAbstractItemModelTester>(
                    list, QAbstractItemModelTester::FailureReportingMode::QtTest));
            page->setActive(true);
        }
    }
    [[nodiscard]] QList<PageViewModel*> pages()
    {
        return {app.glossary(), app.understanding(), app.care(), app.handover(), app.team(), app.asked()};
    }

    test::Workbench bench;
    MachineSettings machine;
    AppViewModel app;
    QString client;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
};

} // namespace

class TestUnderstandingModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyPagesHaveNoTrouble()
    {
        Desk desk;
        for (PageViewModel* page : desk.pages())
            QCOMPARE(page->readTrouble(), QString());
        QCOMPARE(desk.app.decoder()->marked(S("any text"), desk.client), QString());
        // On a device of its own one leads oneself: what is listed has a why, and nothing is counted.
        QVERIFY(desk.app.team()->leads());
        auto* rows = desk.app.team()->rows();
        QVERIFY(rows->count() > 1);
        QVERIFY(rows->fact(0, S("isHead")).toBool());
        QVERIFY(!rows->fact(1, S("why")).toString().isEmpty());
        QSignalSpy wanted(&desk.app, &AppViewModel::clientWanted);
        desk.app.team()->openRow(rows->fact(1, S("rowKey")).toString());
        QCOMPARE(wanted.count(), 1);
    }

    void aTextIsMarkedAndNeverChanged()
    {
        Desk desk;
        auto* decoder = desk.app.decoder();
        QSignalSpy revised(decoder, &DecoderViewModel::revisionChanged);
        decoder->add({}, S("CTR"), S("clicks"), {}, {});
        QTRY_COMPARE(revised.count(), 1);
        const auto marked = decoder->marked(S("the <b>CTR</b> & co\nfell"), desk.client);
        QVERIFY2(marked.startsWith(S("the &lt;b&gt;<a href=\"")), qPrintable(marked));
        QVERIFY2(marked.endsWith(S("\">CTR</a>&lt;/b&gt; &amp; co<br/>fell")), qPrintable(marked));
        QCOMPARE(decoder->marked(S("nothing of it"), desk.client), QString());
        // A client's own word is marked in what is about them, and nowhere else.
        decoder->add(desk.client, S("void"), S("an empty flat"), {}, {});
        QTRY_COMPARE(revised.count(), 2);
        QVERIFY(!decoder->marked(S("a void"), desk.client).isEmpty());
        QVERIFY(decoder->marked(S("a void"), {}).isEmpty());
    }

    void twoThousandLinesAreMarkedInAFrame()
    {
        Desk desk;
        auto* decoder = desk.app.decoder();
        QSignalSpy revised(decoder, &DecoderViewModel::revisionChanged);
        for (int i = 0; i < 40; ++i)
            decoder->add({}, S("term%1").arg(i), S("plain"), {}, {});
        QTRY_COMPARE(revised.count(), 40);
        const auto line = S("A line of a visit as people write it down, with term12 in it and nothing else of note.");
        QVERIFY(!decoder->marked(line, desk.client).isEmpty());
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 2000; ++i)
            QVERIFY(!decoder->marked(line, desk.client).isEmpty());
        QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
    }

    void askedAboutAText()
    {
        Desk desk;
        auto* decoder = desk.app.decoder();
        desk.app.client()->addPerson(S("Sam Okoro"), {});
        decoder->add({}, S("CTR"), S("clicks"), {}, S("2 in 100"));
        decoder->add({}, S("reach"), S("who saw it"), {}, {});
        QTRY_COMPARE(desk.app.glossary()->rows()->count(), 2);
        const auto reach = desk.app.glossary()->rows()->fact(1, S("termId")).toString();
        decoder->ask(S("the CTR and the reach"), desk.client, reach);
        QCOMPARE(decoder->terms()->count(), 2);
        QCOMPARE(decoder->terms()->fact(0, S("word")).toString(), S("reach"));
        QTRY_COMPARE(decoder->people()->count(), 1);
        decoder->explain(reach, decoder->people()->fact(0, S("personId")).toString());
        QTRY_VERIFY(decoder->terms()->fact(0, S("explained")).toString().contains(S("Sam Okoro")));
        desk.app.glossary()->setLetters(S("saw"));
        QCOMPARE(desk.app.glossary()->rows()->count(), 1);
        const auto pdf = desk.bench.folder.filePath(S("words.pdf"));
        desk.app.glossary()->savePdf(QUrl::fromLocalFile(pdf));
        QTRY_VERIFY(!desk.app.glossary()->printing());
        QVERIFY2(!desk.app.glossary()->printFailed(), qPrintable(desk.app.glossary()->printSentence()));
        QVERIFY(QFile(pdf).size() > 1000);
    }

    void whatWeDoNotKnow()
    {
        Desk desk;
        auto* page = desk.app.understanding();
        page->addFact(int(facts::FactType::NotKnown), S("Who signs?"), {});
        QTRY_COMPARE(page->notKnown()->count(), 1);
        page->answer(page->notKnown()->fact(0, S("factId")).toString(), int(facts::FactType::WhoIsWho), S("Ruth"), S("Sam"));
        QTRY_COMPARE(page->business()->count(), 1);
        QCOMPARE(page->notKnown()->count(), 0);
        QCOMPARE(page->business()->fact(0, S("source")).toString(), S("Sam"));
        page->setOnlyHere(S("a name on every letter"));
        QTRY_COMPARE(page->onlyHere(), S("a name on every letter"));
        QCOMPARE(page->alsoUsed(), QString());
    }

    void aSecondIsSomebodyElse()
    {
        Desk desk;
        auto* care = desk.app.care();
        QSignalSpy trouble(&desk.app, &AppViewModel::trouble);
        const auto me = care->members()->fact(0, S("memberId")).toString();
        QVERIFY(!me.isEmpty());
        care->setCaredBy(me);
        QTRY_COMPARE(care->caredById(), me);
        care->setSecond(me);
        QTRY_COMPARE(trouble.count(), 1);
        QCOMPARE(care->second(), QString());
        care->setCaredBy({});
        QTRY_COMPARE(care->caredBy(), QString());
        QVERIFY(care->history()->count() > 0);
        care->handOver(me);
        QTRY_COMPARE(trouble.count(), 2);
        QVERIFY(!care->underWay());
    }
};

QTEST_MAIN(TestUnderstandingModels)
#include "tst_understanding.moc"
