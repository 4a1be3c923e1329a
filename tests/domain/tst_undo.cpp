// SPDX-License-Identifier: Apache-2.0
// Undo takes back one's own commands and leaves everybody else's; an open text keeps its typing whatever comes in.
#include "small_team.h"

#include "domain/scalars.h"

#include <set>

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

namespace client = model::client;
namespace line = model::line;

std::string about(Device& device, const EntityId& id)
{
    return device.text(id, client::about);
}

void splice(Device& device, const EntityId& id, std::uint64_t at, std::uint64_t removed, const char* inserted)
{
    must(device.commands().spliceText(id, client::about, at, removed, inserted), "splice");
}

OpenText opened(Device& device, const EntityId& id)
{
    return {id, client::kind, client::about, must(device.queries().document(id, client::about))};
}

std::string applied(std::string text, const std::vector<text::Splice>& splices)
{
    for (const auto& each : splices) {
        const auto begin = bytesAfter(text, 0, each.position);
        text.replace(begin, bytesAfter(text, begin, each.removed) - begin, each.inserted);
    }
    return text;
}

} // namespace

class TestUndo : public QObject {
    Q_OBJECT

private slots:
    void whatWasMadeGoesToTheBinAndComesBack();
    void aFieldGoesBackToWhatItWas();
    void aFieldThatACollegueChangedSinceStays();
    void anUndoneSettlingBringsEveryValueBack();
    void typingJoinsAndComesBackInOneStep();
    void anUndoneWordLeavesWhatOthersTyped();
    void aNewCommandForgetsWhatCouldBeRedone();
    void aStepIsTakenBackByItsNumberThoughOthersCameAfter();
    void aStepThatOthersBuildOnIsNotTakenBackAlone();
    void theNextProcessCanUndo();
    void savedStepsThatCannotBeReadAreForgotten();
    void undoingEverythingLeavesOnlyWhatOthersWrote();
    void anOpenTextTakesInWhatOthersWrite();
    void openTextsAlwaysMeet();
};

void TestUndo::whatWasMadeGoesToTheBinAndComesBack()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto made = addClient(priya, "Arden");
    QCOMPARE(priya.commands().undoLabel(), "Client added");
    const auto undone = must(priya.commands().undo());
    QCOMPARE(undone.label, "Client added");
    QCOMPARE(undone.changed.size(), 1U);
    QCOMPARE(priya.row(made.id).presence, store::Presence::Binned);
    must(priya.commands().redo());
    QCOMPARE(priya.row(made.id).presence, store::Presence::Live);
    QCOMPARE(priya.row(made.id).value(client::name), "Arden");
    must(priya.commands().undo());
    must(priya.commands().redo());
    must(priya.commands().remove(made.id));
    must(priya.commands().undo());
    QCOMPARE(priya.row(made.id).presence, store::Presence::Live);
    must(priya.commands().undo());
    QCOMPARE(priya.commands().undo().error().code, ErrorCode::NotFound);
}

void TestUndo::aFieldGoesBackToWhatItWas()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto made = addClient(priya, "Arden");
    must(priya.commands().setField(made.id, "sector", "Flour"));
    must(priya.commands().setField(made.id, "sector", "Grain"));
    must(priya.commands().undo());
    QCOMPARE(priya.row(made.id).value(client::sector), "Flour");
    must(priya.commands().undo());
    QCOMPARE(priya.row(made.id).value(client::sector), "");
    must(priya.commands().redo());
    must(priya.commands().redo());
    QCOMPARE(priya.row(made.id).value(client::sector), "Grain");
}

void TestUndo::aFieldThatACollegueChangedSinceStays()
{
    SmallTeam team;
    const auto made = addClient(*team.priya, "Arden");
    must(team.priya->commands().setField(made.id, "sector", "Flour"));
    team.sync();
    must(team.tom->commands().setField(made.id, "sector", "Flour and grain"));
    team.sync();
    const auto outcome = team.priya->commands().undo();
    QCOMPARE(outcome.error().code, ErrorCode::Conflict);
    QCOMPARE(team.priya->row(made.id).value(client::sector), "Flour and grain");
}

void TestUndo::anUndoneSettlingBringsEveryValueBack()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto made = addClient(priya, "Arden");
    team.sync();
    must(priya.commands().setField(made.id, "sector", "Flour"));
    must(team.tom->commands().setField(made.id, "sector", "Grain"));
    must(team.phone->commands().setField(made.id, "sector", "Bread"));
    team.sync();
    const auto values = [&](Device& device) {
        std::set<std::string> all;
        for (const auto& write : must(device.reader().history(made.id, client::sector), "history")) {
            if (write.live)
                all.insert(write.value);
        }
        return all;
    };
    const std::set<std::string> three{"Flour", "Grain", "Bread"};
    QCOMPARE(values(priya), three);
    must(priya.commands().settle(made.id, client::sector, "Flour"));
    QCOMPARE(values(priya), std::set<std::string>{"Flour"});
    // The next process knows the way back too.
    must(priya.commands().saveUndo());
    priya.reopen();
    must(priya.commands().loadUndo());
    must(priya.commands().undo());
    QCOMPARE(values(priya), three);
    team.sync();
    QCOMPARE(values(*team.tom), three);
    must(priya.commands().redo());
    team.sync();
    QCOMPARE(values(*team.tom), std::set<std::string>{"Flour"});
    // Whoever settles what was put back leaves it settled: the undo of another does not reopen it.
    must(priya.commands().undo());
    team.sync();
    must(team.tom->commands().settle(made.id, client::sector, "Grain"));
    team.sync();
    QCOMPARE(values(priya), std::set<std::string>{"Grain"});
}

void TestUndo::typingJoinsAndComesBackInOneStep()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto made = addClient(priya, "Arden");
    auto text = opened(priya, made.id);
    for (const char* letter : {"f", "l", "ö", "u", "r"}) {
        text.typed({scalarCount(text.shown()), 0, letter});
        (void)text.landed(must(priya.commands().editText(*text.takeBatch())));
        team.clock.advance(std::chrono::milliseconds(120));
    }
    QCOMPARE(about(priya, made.id), "flöur");
    team.clock.advance(std::chrono::seconds(5));
    text.typed({5, 0, " mill"});
    (void)text.landed(must(priya.commands().editText(*text.takeBatch())));
    must(priya.commands().undo());
    QCOMPARE(about(priya, made.id), "flöur");
    must(priya.commands().undo());
    QCOMPARE(about(priya, made.id), "");
    must(priya.commands().redo());
    QCOMPARE(about(priya, made.id), "flöur");
    must(priya.commands().redo());
    QCOMPARE(about(priya, made.id), "flöur mill");
}

void TestUndo::anUndoneWordLeavesWhatOthersTyped()
{
    SmallTeam team;
    const auto made = addClient(*team.priya, "Arden");
    splice(*team.priya, made.id, 0, 0, "one three");
    team.sync();
    splice(*team.priya, made.id, 4, 0, "two ");
    splice(*team.tom, made.id, 0, 3, "1");
    splice(*team.tom, made.id, 7, 0, " four");
    team.sync();
    QCOMPARE(about(*team.priya, made.id), "1 two three four");
    must(team.priya->commands().undo());
    QCOMPARE(about(*team.priya, made.id), "1 three four");
    must(team.priya->commands().redo());
    QCOMPARE(about(*team.priya, made.id), "1 two three four");
    team.sync();
    QCOMPARE(about(*team.tom, made.id), "1 two three four");
}

void TestUndo::aNewCommandForgetsWhatCouldBeRedone()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto made = addClient(priya, "Arden");
    must(priya.commands().setField(made.id, "sector", "Flour"));
    must(priya.commands().undo());
    QVERIFY(priya.commands().canRedo());
    // What a colleague does is no reason to forget.
    team.sync();
    must(team.tom->commands().setField(made.id, "since", "2020-01-01"));
    team.sync();
    QVERIFY(priya.commands().canRedo());
    must(priya.commands().setField(made.id, "sector", "Grain"));
    QVERIFY(!priya.commands().canRedo());
}

void TestUndo::aStepIsTakenBackByItsNumberThoughOthersCameAfter()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto arden = addClient(priya, "Arden");
    const auto hollis = addClient(priya, "Hollis");
    must(priya.commands().remove(arden.id));
    const auto deletion = priya.commands().newestStep();
    must(priya.commands().setField(hollis.id, "sector", "Print"));
    QCOMPARE(must(priya.commands().undoStep(deletion)).label, "Client deleted");
    QCOMPARE(priya.row(arden.id).presence, store::Presence::Live);
    // What came later stays, and goes back by itself.
    QCOMPARE(priya.row(hollis.id).value(client::sector), "Print");
    QCOMPARE(priya.commands().undoStep(deletion).error().code, ErrorCode::NotFound);
    QCOMPARE(must(priya.commands().undo()).label, "Sector changed");
    QCOMPARE(priya.row(hollis.id).value(client::sector), "");
    must(priya.commands().redo());
    must(priya.commands().redo());
    QCOMPARE(priya.row(arden.id).presence, store::Presence::Binned);
}

void TestUndo::aStepThatOthersBuildOnIsNotTakenBackAlone()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto arden = addClient(priya, "Arden");
    must(priya.commands().setField(arden.id, "sector", "Theatre"));
    const auto first = priya.commands().newestStep();
    must(priya.commands().setField(arden.id, "sector", "Dance"));
    QCOMPARE(priya.commands().undoStep(first).error().code, ErrorCode::Conflict);
    QCOMPARE(priya.row(arden.id).value(client::sector), "Dance");
    const auto second = priya.commands().newestStep();
    must(priya.commands().remove(arden.id));
    QCOMPARE(priya.commands().undoStep(second).error().code, ErrorCode::Conflict);
    // Step by step it still goes.
    must(priya.commands().undo());
    must(priya.commands().undo());
    must(priya.commands().undo());
    QCOMPARE(priya.row(arden.id).value(client::sector), "");
}

void TestUndo::theNextProcessCanUndo()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto made = addClient(priya, "Arden");
    splice(priya, made.id, 0, 0, "flour: 🙂\n12:3,");
    splice(priya, made.id, 2, 1, "O");
    must(priya.commands().setField(made.id, "sector", "Flour"));
    must(priya.commands().saveUndo());
    priya.reopen();
    must(priya.commands().loadUndo());
    must(priya.commands().undo());
    QCOMPARE(priya.row(made.id).value(client::sector), "");
    must(priya.commands().undo());
    QCOMPARE(about(priya, made.id), "flour: 🙂\n12:3,");
    must(priya.commands().undo());
    QCOMPARE(about(priya, made.id), "");
    must(priya.commands().undo());
    QCOMPARE(priya.row(made.id).presence, store::Presence::Binned);
    must(priya.commands().saveUndo());
    priya.reopen();
    must(priya.commands().loadUndo());
    for (int i = 0; i < 4; ++i)
        must(priya.commands().redo());
    QCOMPARE(about(priya, made.id), "flOur: 🙂\n12:3,");
    QCOMPARE(priya.row(made.id).value(client::sector), "Flour");
}

void TestUndo::savedStepsThatCannotBeReadAreForgotten()
{
    UndoStack stack;
    UndoStep step{"Client added", {{SpaceId{}, {store::RemoveEntity{}}, {}}}, false, {}};
    stack.did(step);
    const auto saved = stack.saved(5);
    QCOMPARE(UndoStack::fromSaved(saved).undoSteps().size(), 1U);
    for (std::size_t length = 0; length < saved.size(); ++length)
        QVERIFY(UndoStack::fromSaved(saved.substr(0, length)).undoSteps().empty());
    std::mt19937 random(5);
    for (int i = 0; i < 5000; ++i) {
        auto broken = saved;
        broken[random() % broken.size()] = static_cast<char>(random());
        (void)UndoStack::fromSaved(broken); // whatever it reads, it reads no byte that is not there
    }
}

void TestUndo::undoingEverythingLeavesOnlyWhatOthersWrote()
{
    SmallTeam team;
    std::mt19937 random(23);
    for (int round = 0; round < 6; ++round) {
        const auto made = addClient(*team.priya, "Arden");
        team.sync();
        splice(*team.tom, made.id, 0, 0, "TOM");
        team.sync();
        int steps = 0;
        std::string theirs = "TOM";
        for (int i = 0; i < 12; ++i) {
            const auto text = about(*team.priya, made.id);
            // Priya types small letters and takes only her own away; Tom types capitals.
            const auto at = random() % (text.size() + 1);
            const bool own = at < text.size() && text[at] >= 'a';
            const bool replaces = own && random() % 2 == 0;
            splice(*team.priya, made.id, at, replaces ? 1 : 0, random() % 2 == 0 ? "ab" : "c");
            ++steps;
            if (random() % 3 == 0) {
                const auto there = about(*team.tom, made.id).size();
                splice(*team.tom, made.id, random() % (there + 1), 0, "X");
                theirs += 'X';
            }
            if (random() % 2 == 0)
                team.sync();
        }
        team.sync();
        const auto full = about(*team.priya, made.id);
        for (int i = 0; i < steps; ++i)
            must(team.priya->commands().undo());
        auto left = about(*team.priya, made.id);
        std::ranges::sort(left);
        std::ranges::sort(theirs);
        QCOMPARE(QString::fromStdString(left), QString::fromStdString(theirs));
        for (int i = 0; i < steps; ++i)
            must(team.priya->commands().redo());
        QCOMPARE(QString::fromStdString(about(*team.priya, made.id)), QString::fromStdString(full));
    }
}

void TestUndo::anOpenTextTakesInWhatOthersWrite()
{
    SmallTeam team;
    const auto made = addClient(*team.priya, "Arden");
    splice(*team.priya, made.id, 0, 0, "lead with repairs");
    team.sync();
    auto text = opened(*team.priya, made.id);
    text.typed({17, 0, " in autumn"});
    QVERIFY(!text.saved());
    const auto batch = *text.takeBatch();
    text.typed({0, 0, "We "}); // typed while the batch is under way
    QVERIFY(!text.takeBatch());
    // Meanwhile Tom's words arrive.
    splice(*team.tom, made.id, 10, 7, "letters");
    team.sync();
    QVERIFY(must(text.refresh(must(team.priya->queries().document(made.id, client::about)))).empty());
    auto shown = text.shown();
    shown = applied(shown, text.landed(must(team.priya->commands().editText(batch))));
    QCOMPARE(shown, text.shown());
    QCOMPARE(text.shown(), "We lead with letters in autumn");
    (void)text.landed(must(team.priya->commands().editText(*text.takeBatch())));
    QVERIFY(text.saved());
    team.sync();
    QCOMPARE(about(*team.tom, made.id), "We lead with letters in autumn");
    // A refused batch (a full disk) stays to be sent.
    text.typed({0, 2, "They"});
    (void)*text.takeBatch();
    text.refused();
    QVERIFY(!text.saved());
    (void)text.landed(must(team.priya->commands().editText(*text.takeBatch())));
    QCOMPARE(about(*team.priya, made.id), "They lead with letters in autumn");
}

void TestUndo::openTextsAlwaysMeet()
{
    SmallTeam team;
    const auto made = addClient(*team.priya, "Arden");
    team.sync();
    std::mt19937 random(11);
    auto mine = opened(*team.priya, made.id);
    auto theirs = opened(*team.tom, made.id);
    const std::vector<std::string> words{"a", "ß", "🙂 ", "one ", "\n", "東"};
    for (int round = 0; round < 120; ++round) {
        for (auto* side : {&mine, &theirs}) {
            const auto length = scalarCount(side->shown());
            const auto at = random() % (length + 1);
            side->typed({at, random() % 3 == 0 ? std::min<std::uint64_t>(length - at, 2) : 0,
                         words[random() % words.size()]});
        }
        for (auto [side, device] : {std::pair{&mine, team.priya.get()}, std::pair{&theirs, team.tom.get()}}) {
            if (random() % 2 == 0)
                continue;
            auto shown = side->shown();
            if (const auto batch = side->takeBatch())
                shown = applied(shown, side->landed(must(device->commands().editText(*batch))));
            QCOMPARE(shown, side->shown());
        }
        if (random() % 3 == 0)
            team.sync();
        for (auto [side, device] : {std::pair{&mine, team.priya.get()}, std::pair{&theirs, team.tom.get()}}) {
            const auto stored = must(device->queries().document(made.id, client::about));
            const auto shown = applied(side->shown(), {});
            QCOMPARE(applied(shown, must(side->refresh(stored))), side->shown());
        }
    }
    for (auto [side, device] : {std::pair{&mine, team.priya.get()}, std::pair{&theirs, team.tom.get()}}) {
        if (const auto batch = side->takeBatch())
            (void)side->landed(must(device->commands().editText(*batch)));
    }
    team.sync();
    (void)must(mine.refresh(must(team.priya->queries().document(made.id, client::about))));
    (void)must(theirs.refresh(must(team.tom->queries().document(made.id, client::about))));
    QVERIFY(scalarCount(mine.shown()) > 50);
    QCOMPARE(mine.shown(), theirs.shown());
    QCOMPARE(mine.shown(), about(*team.priya, made.id));
    QCOMPARE(about(*team.tom, made.id), about(*team.priya, made.id));
}

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
