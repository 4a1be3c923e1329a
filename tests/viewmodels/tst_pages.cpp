// SPDX-License-Identifier: Apache-2.0
// Every page's view model from empty to filled, its lists under Qt's own model tester, and what it does when asked.
#include "viewmodels/app_view_model.h"
#include "workbench.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTextCursor>
#include <QTextDocument>

using namespace salver;
using namespace salver::viewmodels;

namespace {

/// The whole app over a workbench, every list watched from before its first row.
class House {
public:
    House() : machine(bench.folder.filePath(QStringLiteral("machine.ini"))), app(*bench.context, bench.account, machine)
    {
        for (PageViewModel* page : pages()) {
            watchLists(page);
            page->setActive(true);
        }
    }
    [[nodiscard]] QList<PageViewModel*> pages()
    {
        return {app.today(),  app.clients(),    app.client(),   app.person(),  app.capture(), app.wrap(),    app.brief(),   app.promises(),
                app.search(), app.syncCentre(), app.conflict(), app.history(), app.bin(),     app.palette()};
    }

    test::Workbench bench;
    MachineSettings machine;
    AppViewModel app;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;

private:
    void watchLists(QObject* page)
    {
        for (auto* list : page->findChildren<RowsModel*>(QString(), Qt::FindDirectChildrenOnly))
            testers.push_back(
                std::make_unique<QAbstractItemModelTester>(list, QAbstractItemModelTester::FailureReportingMode::QtTest));
    }
};

} // namespace

class TestPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyListIsWatched()
    {
        House house;
        QCOMPARE(house.testers.size(), std::size_t(53));
    }

    void emptyPagesSayWhatWillLiveThere()
    {
        House house;
        for (PageViewModel* page : house.pages())
            QCOMPARE(page->readTrouble(), QString());
        QVERIFY(!house.app.today()->nothing().isEmpty());
        QVERIFY(house.app.today()->firstUse());
        QVERIFY(house.app.clients()->firstUse());
        QCOMPARE(house.app.userName(), QStringLiteral("Priya Raman"));
    }

    void aClientComesIntoTheListWithoutAReset()
    {
        House house;
        house.bench.client("Arden Theatre");
        QTRY_COMPARE(house.app.clients()->clients()->count(), 1);
        QSignalSpy reset(house.app.clients()->clients(), &QAbstractItemModel::modelReset);
        QSignalSpy added(house.app.clients(), &ClientListViewModel::added);
        QSignalSpy said(house.app.undo(), &UndoViewModel::shown);
        house.app.clients()->addClient(QStringLiteral("Brightwater Housing"), QStringLiteral("Housing"));
        QTRY_COMPARE(added.count(), 1);
        QTRY_COMPARE(house.app.clients()->clients()->count(), 2);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(said.count(), 1);
        house.app.clients()->setFilter(QStringLiteral("bright"));
        QTRY_COMPARE(house.app.clients()->clients()->count(), 1);
        house.app.clients()->setFilter(QStringLiteral("nobody"));
        QTRY_COMPARE(house.app.clients()->clients()->count(), 0);
        QVERIFY(!house.app.clients()->firstUse());
    }

    void aPageNobodySeesReadsNothing()
    {
        House house;
        house.app.clients()->setActive(false);
        QSignalSpy read(house.app.clients(), &PageViewModel::changed);
        house.bench.client("Arden Theatre");
        house.bench.settle();
        QTest::qWait(60);
        QCOMPARE(read.count(), 0);
        house.app.clients()->setActive(true);
        QCOMPARE(house.app.clients()->clients()->count(), 1);
    }

    void oneVisitFromStartToWrap()
    {
        House house;
        const auto client = house.bench.client("Brightwater Housing");
        house.app.client()->open(idText(client.id));
        QSignalSpy wanted(&house.app, &AppViewModel::captureWanted);
        house.app.client()->startVisit();
        QTRY_COMPARE(wanted.count(), 1);
        const QString visit = wanted[0][0].toString();
        QTRY_COMPARE(house.app.runningVisitId(), visit);
        QVERIFY(house.app.runningVisit().startsWith(QStringLiteral("Brightwater Housing · ")));
        house.bench.line(idFrom(visit), "> We want to be the ones people ring first");
        house.bench.line(idFrom(visit), "! send the plan by Friday");
        house.bench.line(idFrom(visit), "plain");
        QTRY_COMPARE(house.app.client()->timeline()->count(), 4);
        QTRY_COMPARE(house.app.client()->ours()->count(), 1);
        house.app.client()->setTheirWordsOnly(true);
        QTRY_COMPARE(house.app.client()->timeline()->count(), 2);
        house.app.client()->clearFilters();
        house.app.wrap()->open(visit);
        QCOMPARE(house.app.wrap()->promises()->count(), 1);
        QSignalSpy finished(house.app.wrap(), &WrapViewModel::finished);
        const QString row = house.app.wrap()->felt()->fact(0, QStringLiteral("rowKey")).toString();
        house.app.wrap()->setFeltSource(row, int(facts::FeltSource::Said));
        house.app.wrap()->setFelt(row, QStringLiteral("lighter"));
        QTRY_COMPARE(house.app.wrap()->saveState(), facts::SaveState::Saved);
        house.app.wrap()->done();
        QTRY_COMPARE(finished.count(), 1);
        QTRY_COMPARE(house.app.runningVisitId(), QString());
        QTRY_COMPARE(house.app.client()->felt()->count(), 1);
        QCOMPARE(house.app.client()->felt()->fact(0, QStringLiteral("theirWords")).toBool(), true);
    }

    void aCaptureWithoutAClientIsFiledLater()
    {
        House house;
        const auto client = house.bench.client("Brightwater Housing");
        house.app.capture()->start({});
        QTRY_VERIFY(house.app.capture()->isOpen());
        house.bench.line(idFrom(house.app.capture()->visitId()), "no client yet");
        house.app.wrap()->open(house.app.capture()->visitId());
        QVERIFY(!house.app.wrap()->filed());
        QTRY_COMPARE(house.app.wrap()->clients()->count(), 1);
        house.app.wrap()->file(idText(client.id));
        QTRY_VERIFY(house.app.wrap()->filed());
        house.app.client()->open(idText(client.id));
        QTRY_COMPARE(house.app.client()->timeline()->count(), 2);
    }

    void promisesAreKeptLetGoAndBroughtBack()
    {
        House house;
        const auto client = house.bench.client("Brightwater Housing");
        house.app.client()->open(idText(client.id));
        house.app.client()->addPromise(0, QStringLiteral("Send the plan"), QStringLiteral("today"), {});
        auto* promises = house.app.promises();
        QTRY_COMPARE(promises->due()->count(), 1);
        QTRY_COMPARE(house.app.today()->promises()->count(), 1);
        const QString id = promises->due()->fact(0, QStringLiteral("promiseId")).toString();
        promises->keep(id);
        QTRY_COMPARE(promises->kept()->count(), 1);
        QCOMPARE(promises->due()->count(), 0);
        house.app.undo()->undo();
        QTRY_COMPARE(promises->due()->count(), 1);
        QSignalSpy trouble(&house.app, &AppViewModel::trouble);
        promises->letPromiseGo(id, {});
        QTRY_COMPARE(trouble.count(), 1);
        promises->letPromiseGo(id, QStringLiteral("Told Sam it is not needed"));
        QTRY_COMPARE(promises->letGo()->count(), 1);
        promises->setSide(facts::Direction::Theirs);
        QCOMPARE(promises->letGo()->count(), 0);
    }

    void aPersonsCardIsWrittenFieldByField()
    {
        House house;
        const auto client = house.bench.client("Brightwater Housing");
        const auto person = house.bench.run<domain::Made>([&](domain::Commands& commands) {
            return commands.addPerson({client.id, "Sam Okoro", "Director", "", ""});
        });
        auto* card = house.app.person();
        card->open(idText(person.id));
        QVERIFY(card->talkEmpty());
        card->setField(QStringLiteral("talk channel"), QStringLiteral("Phone"));
        card->setTalkDetail(int(facts::TalkDetail::Numbers));
        QTRY_COMPARE(card->talkChannel(), QStringLiteral("Phone"));
        QTRY_COMPARE(card->talkDetail(), facts::TalkDetail::Numbers);
        QTRY_COMPARE(card->saveState(), facts::SaveState::Saved);
        card->setField(QStringLiteral("no such field"), QStringLiteral("x"));
        QTRY_COMPARE(card->saveState(), facts::SaveState::Failed);
        QCOMPARE(card->wrongField(), QStringLiteral("no such field"));
        QVERIFY(!card->sentence().isEmpty());
        card->addFact(int(facts::FactType::Remember), QStringLiteral("Two daughters"), QStringLiteral("Sam"));
        QTRY_COMPARE(card->facts()->count(), 1);
    }

    void deletingIsUndoneAndFoundInTheBin()
    {
        House house;
        const auto client = house.bench.client("Brightwater Housing");
        QTRY_COMPARE(house.app.clients()->clients()->count(), 1);
        house.app.clients()->removeClient(idText(client.id), QStringLiteral("Brightwater Housing"));
        QTRY_COMPARE(house.app.clients()->clients()->count(), 0);
        QTRY_COMPARE(house.app.undo()->text(), QStringLiteral("Deleted: Brightwater Housing"));
        QTRY_VERIFY(house.app.bin()->rows()->count() > 0);
        house.app.undo()->undo();
        QTRY_COMPARE(house.app.clients()->clients()->count(), 1);
        QTRY_COMPARE(house.app.bin()->rows()->count(), 0);
    }

    void theBarTakesBackWhatItNamesAndNotWhatCameAfter()
    {
        House house;
        const auto arden = house.bench.client("Arden Theatre");
        const auto hollis = house.bench.client("Hollis & Co");
        QTRY_COMPARE(house.app.clients()->clients()->count(), 2);
        house.app.clients()->removeClient(idText(arden.id), QStringLiteral("Arden Theatre"));
        QTRY_COMPARE(house.app.undo()->text(), QStringLiteral("Deleted: Arden Theatre"));
        house.app.client()->open(idText(hollis.id));
        house.app.client()->setField(QStringLiteral("sector"), QStringLiteral("Print"));
        QTRY_COMPARE(house.app.client()->sector(), QStringLiteral("Print"));
        QSignalSpy said(house.app.undo(), &UndoViewModel::said);
        house.app.undo()->undoShown();
        QTRY_COMPARE(said.count(), 1);
        QTRY_COMPARE(house.app.clients()->clients()->count(), 2);
        QCOMPARE(house.app.client()->sector(), QStringLiteral("Print"));
    }

    void lookingThisDeviceOverIsSaidInWords()
    {
        House house;
        auto* centre = house.app.syncCentre();
        QSignalSpy said(centre, &SyncCentreViewModel::careChanged);
        QVERIFY(!centre->differs());
        SyncStatus status;
        status.differing = 1;
        house.bench.account.show(status);
        QVERIFY(centre->differs());
        centre->checkDevice();
        QVERIFY(!centre->checking() && !centre->careFailed());
        QVERIFY(centre->careSentence().contains(QStringLiteral("sound")));
        house.bench.account.checkOutcome = DeviceCheck{{QStringLiteral("A list is wrong.")}, {}};
        centre->checkDevice();
        QVERIFY(!centre->careFailed() && centre->careSentence().contains(QStringLiteral("A list is wrong.")));
        house.bench.account.checkOutcome->left = {QStringLiteral("A text is damaged.")};
        centre->checkDevice();
        QVERIFY(centre->careFailed() && centre->careSentence().contains(QStringLiteral("Rebuild it from the server")));
        house.bench.account.rebuildOutcome = fail(ErrorCode::Offline, "No way to it now.");
        centre->rebuild();
        QCOMPARE(house.bench.account.rebuilds, 1);
        QCOMPARE(centre->careSentence(), QStringLiteral("No way to it now."));
        QVERIFY(said.count() >= 4);
    }

    void whatComesDownIsListedBySpace()
    {
        House house;
        const auto spaces = house.bench.queries->spaces();
        QVERIFY(spaces && !spaces->empty());
        SyncStatus status;
        status.coming = {{spaces->front().state.id, 12}, {SpaceId(), 3}};
        house.bench.account.show(status);
        auto* coming = house.app.syncCentre()->coming();
        QTRY_COMPARE(coming->count(), 1);
        QCOMPARE(coming->fact(0, QStringLiteral("name")).toString(), words(spaces->front().state.name));
        QCOMPARE(coming->fact(0, QStringLiteral("changes")).toInt(), 12);
        house.bench.account.show({});
        QTRY_COMPARE(coming->count(), 0);
    }

    void aTextHasItsVersions()
    {
        House house;
        const auto client = house.bench.client("Brightwater Housing");
        const auto type = [&](std::uint64_t at, std::uint64_t removed, const char* words) {
            house.bench.run<domain::Made>([&](domain::Commands& commands) {
                return commands.spliceText(client.id, model::client::about, at, removed, words);
            });
        };
        type(0, 0, "They let four hundred homes.");
        house.bench.clock.move(60 * 60 * 1000);
        type(5, 3, "own");
        house.app.client()->open(idText(client.id));
        QSignalSpy page(&house.app, &AppViewModel::pageWanted);
        house.app.client()->about()->showHistory();
        QCOMPARE(page.count(), 1);
        auto* history = house.app.history();
        QVERIFY(history->isText());
        QCOMPARE(history->versions()->count(), 2);
        QCOMPARE(history->versions()->fact(0, QStringLiteral("removed")).toInt(), 3);
        QCOMPARE(history->versions()->fact(0, QStringLiteral("by")).toString(), QStringLiteral("Priya Raman"));
        QCOMPARE(history->versions()->fact(1, QStringLiteral("start")).toString(),
                 QStringLiteral("They let four hundred homes."));
        history->choose(0);
        QCOMPARE(history->compared(), QStringLiteral("They <s>let</s><b>own</b> four hundred homes."));
        history->choose(1);
        history->setAgainstNow(true);
        QCOMPARE(history->compared(), QStringLiteral("They <s>let</s><b>own</b> four hundred homes."));
        house.bench.clock.move(60 * 60 * 1000);
        history->bringBack(1);
        QTRY_COMPARE(history->versions()->count(), 3);
        QCOMPARE(history->chosen(), 2);
        QCOMPARE(QString::fromStdString(house.bench.queries->document(client.id, model::client::about)->text()),
                 QStringLiteral("They let four hundred homes."));
        house.app.undo()->undo();
        QTRY_COMPARE(QString::fromStdString(house.bench.queries->document(client.id, model::client::about)->text()),
                     QStringLiteral("They own four hundred homes."));
    }

    void searchAnswersWhatIsTypedLast()
    {
        House house;
        const auto client = house.bench.client("Brightwater Housing");
        const auto visit = house.bench.visit(client.id);
        const auto line = house.bench.line(visit.id, "They ring about the damp in Réka House");
        auto* search = house.app.search();
        search->setQuery(QStringLiteral("zzz"));
        search->setQuery(QStringLiteral("reka"));
        QTRY_COMPARE(search->hits()->count(), 1);
        QVERIFY(search->hits()->fact(0, QStringLiteral("marked")).toString().contains(QStringLiteral("<b>Réka</b>")));
        QSignalSpy place(&house.app, &AppViewModel::placeWanted);
        search->openHit(0);
        QCOMPARE(place.count(), 1);
        QCOMPARE(place[0][0].toString(), idText(client.id));
        QCOMPARE(place[0][1].toString(), idText(line.line.id));
        house.app.client()->open(idText(client.id));
        QVERIFY(house.app.client()->rowOf(idText(line.line.id)) > 0);
        search->setQuery(QStringLiteral("nothing like it"));
        QTRY_VERIFY(search->nothingFound());
    }

    void theSyncWordIsToldWithItsNumbers()
    {
        House house;
        SyncStatus status;
        status.word = SyncWord::Waiting;
        status.waiting = 4;
        house.bench.account.show(status);
        QCOMPARE(house.app.sync()->word(), facts::SyncWord::Waiting);
        QCOMPARE(house.app.sync()->count(), 4);
        status.word = SyncWord::UpToDate;
        status.lastUpToDate = house.bench.clock.now();
        house.bench.account.show(status);
        QCOMPARE(house.app.sync()->time(), QStringLiteral("10:00"));
        house.bench.client("Arden Theatre");
        QTRY_VERIFY(house.app.syncCentre()->waiting()->count() > 0);
        house.app.sync()->setWorkOffline(true);
        QVERIFY(house.bench.account.shown.workOffline);
    }

    void preferencesAreTheAccounts()
    {
        House house;
        auto* settings = house.app.settings();
        QCOMPARE(settings->theme(), facts::Theme::System);
        settings->setTheme(facts::Theme::Dark);
        settings->setTextSize(150);
        QCOMPARE(settings->theme(), facts::Theme::Dark);
        QTRY_COMPARE(QString::fromStdString(house.bench.queries->preference("theme").value()), QStringLiteral("dark"));
        QTRY_COMPARE(QString::fromStdString(house.bench.queries->preference("textSize").value()), QStringLiteral("150"));
        // The other device's value arrives as a fact.
        house.bench.run<domain::Made>(
            [](domain::Commands& commands) { return commands.setPreference("theme", "light"); });
        QTRY_COMPARE(settings->theme(), facts::Theme::Light);
        // The next start knows it before the database is open.
        QTRY_COMPARE(house.machine.text(QStringLiteral("theme")), QStringLiteral("light"));
    }

    void signInPutsEachTroubleBesideItsField()
    {
        test::StillAccount account;
        account.isBound = false;
        SignInViewModel signIn(account);
        signIn.signIn({}, QStringLiteral("priya"), {});
        QVERIFY(!signIn.serverError().isEmpty());
        QVERIFY(!signIn.passwordError().isEmpty());
        QVERIFY(!signIn.busy());
        signIn.signIn(QStringLiteral("salver.example.org"), QStringLiteral("priya"), QStringLiteral("secret"));
        QVERIFY(signIn.busy());
        account.signInAnswer(fail(ErrorCode::WrongPassword, "The password is not the one for priya."));
        QVERIFY(!signIn.busy());
        QCOMPARE(signIn.passwordError(), QStringLiteral("The password is not the one for priya."));
        signIn.signIn(QStringLiteral("salver.example.org"), QStringLiteral("priya"), QStringLiteral("secret"));
        account.signInAnswer(fail(ErrorCode::NotSalver, "There is no Salver server at that address."));
        QCOMPARE(signIn.serverError(), QStringLiteral("There is no Salver server at that address."));
    }

    void thePaletteJumps()
    {
        House house;
        house.bench.client("Brightwater Housing");
        auto* palette = house.app.palette();
        palette->setQuery(QStringLiteral("bri"));
        QTRY_VERIFY(palette->rows()->count() > 0);
        QSignalSpy wanted(&house.app, &AppViewModel::clientWanted);
        palette->activate(0);
        QCOMPARE(wanted.count(), 1);
        palette->setQuery(QStringLiteral(">sync"));
        QCOMPARE(palette->rows()->count(), 1);
        QSignalSpy command(&house.app, &AppViewModel::commandWanted);
        palette->activate(0);
        QCOMPARE(command.count(), 1);
    }

    void theAboutTextIsSavedAsItIsTyped()
    {
        House house;
        const auto client = house.bench.client("Brightwater Housing");
        QTextDocument document;
        auto* about = house.app.client()->about();
        about->bridge()->attach(&document, nullptr);
        house.app.client()->open(idText(client.id));
        house.bench.hold();
        QTextCursor(&document).insertText(QStringLiteral("A housing association"));
        QCOMPARE(about->saveState(), facts::SaveState::Saving);
        QTest::qWait(300);
        QCOMPARE(about->saveState(), facts::SaveState::Saving);
        house.bench.letGo();
        QTRY_COMPARE(about->saveState(), facts::SaveState::Saved);
        QTRY_COMPARE(house.bench.queries->client(client.id, house.bench.now()).value().about,
                     std::string("A housing association"));
    }
};

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
