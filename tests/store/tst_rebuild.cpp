// SPDX-License-Identifier: Apache-2.0
// "Check this device" finds what is wrong and makes it again from the file's own data; "Rebuild from the server" puts
// a fresh file in place, keeps what was not sent, and keeps the old file until the new one has the log.
#include "store/fixture.h"

#include "store/connection.h"
#include "store/rebuild.h"

#include <QFile>
#include <QTest>

#include <functional>

using namespace salver;
using namespace salver::test;
using namespace salver::store;

namespace {

namespace line = model::line;

EntityId addLine(Device& device, const std::string& text)
{
    const auto id = device.newId();
    device.commit({SetField{id, line::kind, line::type, "text"}, SpliceText{id, line::kind, line::text, 0, 0, text}});
    return id;
}

QString oldFile(const Device& device)
{
    return QString::fromStdString(oldFileOf(device.options.path));
}

/// Two devices with a history between them: lines, edits apart, a field in dispute, a deletion.
struct Pair {
    Pair()
    {
        for (int i = 0; i < 5; ++i)
            lines.push_back(addLine(device, "line " + std::to_string(i)));
        both();
        device.commit({SpliceText{lines[0], line::kind, line::text, 0, 0, "here "}});
        other.commit({SpliceText{lines[0], line::kind, line::text, 6, 0, " there"}});
        device.set(lines[1], line::kind, line::type, "quote");
        other.set(lines[1], line::kind, line::type, "promise");
        device.commit({RemoveEntity{lines[2], line::kind}});
        both();
    }
    void both()
    {
        device.sync(log);
        other.sync(log);
        device.sync(log);
    }
    /// Something goes wrong in the file behind the store's back.
    void spoil(const std::string& sql)
    {
        device.store.reset();
        {
            auto db = std::move(*Connection::open(device.options.path, {}, Connection::Mode::ReadWrite));
            db->execute(sql);
            QVERIFY(db->outcome());
        }
        device.open();
        QVERIFY(device.store != nullptr);
    }
    /// Reads the log from where the device stands to its end, and finishes a rebuild.
    void readOn()
    {
        device.pull(log);
        const auto spaces = device.store->journal().spaces();
        for (const auto& space : *spaces) {
            if (space.rebuilding)
                QVERIFY(device.store->journal().finishRebuild(space.id));
        }
    }

    Device device{11, 1};
    Device other{12, 2};
    Log log;
    std::vector<EntityId> lines;
};

} // namespace

class TestRebuild : public QObject {
    Q_OBJECT

private slots:
    void aSoundFileIsSound();
    void whatIsWrongIsSaidAndRepaired_data();
    void whatIsWrongIsSaidAndRepaired();
    void whatItsOwnDataCannotRepairIsSaid();
    void unsentChangesGoOnTop();
    void anUnsentChangeThatArrivedAfterAllIsNoSecondOne();
    void parkedOnesAndLeftoversAreKept();
    void writingGoesOnMeanwhile();
    void theOldFileIsKeptUntilTheLogIsHere();
    void aServerThatHoldsLessKeepsTheOldFile();
    void askedForTwiceAndCutAnywhere();
    void whatStandsHereOnlyIsNotRebuilt();
};

void TestRebuild::aSoundFileIsSound()
{
    Pair pair;
    const auto report = pair.device.store->checkAndRepair();
    QVERIFY(report);
    QVERIFY2(report->found.empty(), report->found.empty() ? "" : report->found.front().c_str());
}

void TestRebuild::whatIsWrongIsSaidAndRepaired_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("word");
    const auto add = [](const char* what, const char* sql, const char* word) {
        QTest::newRow(what) << QString::fromLatin1(sql) << QString::fromLatin1(word);
    };
    const auto table = kindTable(line::kind);
    const auto column = valueColumn(line::type);
    add("a list", ("UPDATE " + table + " SET " + column + " = 'odd'").c_str(), "list of");
    add("a missing row of a list", ("DELETE FROM " + table + " WHERE e = (SELECT min(e) FROM " + table + ")").c_str(),
        "list of");
    add("the search index", "INSERT INTO search (rowid, words) VALUES (999999, 'there')", "search");
    add("the bin", "UPDATE entity SET presence = 1 WHERE presence = 0", "bin");
    add("what needs a person", "DELETE FROM contest", "needs you");
    add("a value", "UPDATE field_write SET value = x'6f6464' WHERE replaced = 0", "values");
    add("a value that is gone", "DELETE FROM field_write WHERE replaced = 0", "values");
    add("which value is alive", "UPDATE field_write SET replaced = 0", "digest");
    add("a text", "UPDATE text SET bytes = x'6f6464' WHERE form = 0", "texts");
    add("a text's history", "DELETE FROM text_edit", "texts");
    add("a damaged text", "UPDATE text SET form = 1, bytes = x'00'", "texts");
    add("the digest", "UPDATE space SET digest = zeroblob(32)", "digest");
    add("an entity", "DELETE FROM entity WHERE presence = 1", "values");
    add("the counter", "UPDATE space SET last_sequence = 1", "counter");
}

void TestRebuild::whatIsWrongIsSaidAndRepaired()
{
    QFETCH(QString, sql);
    QFETCH(QString, word);
    Pair pair;
    const auto before = pair.device.digest();
    const auto unsent = addLine(pair.device, "not sent yet");
    const auto withUnsent = pair.device.digest();
    pair.spoil(sql.toStdString());
    const auto report = pair.device.store->checkAndRepair();
    QVERIFY2(report, report ? "" : report.error().sentence.c_str());
    std::string all;
    for (const auto& sentence : report->found)
        all += sentence + "\n";
    QVERIFY2(all.find(word.toStdString()) != std::string::npos, ("found: " + all).c_str());
    QVERIFY2(report->left.empty(), report->left.empty() ? "" : report->left.front().c_str());
    QCOMPARE(pair.device.digest(), withUnsent);
    for (const auto& id : pair.lines)
        QCOMPARE(pair.device.value(id, line::text), pair.other.value(id, line::text));
    QCOMPARE(pair.device.reader()->contests()->size(), pair.other.reader()->contests()->size());
    QCOMPARE(pair.device.reader()->search({"there", 5, 0})->total, pair.other.reader()->search({"there", 5, 0})->total);
    QCOMPARE(pair.device.value(unsent, line::text), std::string("not sent yet"));
    // And it is one of the team again.
    pair.both();
    QCOMPARE(pair.device.digest(), pair.other.digest());
    QVERIFY(pair.device.digest() != before);
    QVERIFY(pair.device.store->checkAndRepair()->found.empty());
}

void TestRebuild::whatItsOwnDataCannotRepairIsSaid()
{
    Pair pair;
    // The server calls all of it safe, twice: the bytes are no longer here.
    QVERIFY(pair.device.store->journal().setSafe(teamSpace, pair.device.state().cursor));
    addLine(pair.device, "one more");
    pair.both();
    QVERIFY(pair.device.store->journal().setSafe(teamSpace, pair.device.state().cursor));
    pair.spoil("UPDATE field_write SET replaced = 0");
    const auto report = pair.device.store->checkAndRepair();
    QVERIFY(report);
    QVERIFY(!report->left.empty());
    QVERIFY(pair.device.reader()->log(1)->front().text.find("rebuild it from the server") != std::string::npos);
    // The server has it all.
    QVERIFY(pair.device.store->requestRebuild());
    pair.device.reopen();
    pair.readOn();
    QCOMPARE(pair.device.digest(), pair.other.digest());
    QVERIFY(pair.device.store->checkAndRepair()->found.empty());
}

void TestRebuild::unsentChangesGoOnTop()
{
    Pair pair;
    const auto replica = pair.device.state().replica;
    // Built on what is in the log, and on each other.
    pair.device.commit({SpliceText{pair.lines[3], line::kind, line::text, 6, 0, " and more"}});
    pair.device.commit({SpliceText{pair.lines[3], line::kind, line::text, 11, 0, "even "}});
    pair.device.set(pair.lines[3], line::kind, line::type, "quote");
    const auto fresh = addLine(pair.device, "a new one");
    pair.device.commit({RemoveEntity{pair.lines[4], line::kind}});
    pair.other.commit({SpliceText{pair.lines[3], line::kind, line::text, 0, 0, "> "}});
    pair.other.push(pair.log);
    QVERIFY(pair.device.store->requestRebuild());
    pair.device.reopen();
    QVERIFY(pair.device.state().rebuilding);
    QCOMPARE(pair.device.state().cursor, Cursor{0});
    // They wait, and are said to; nothing of it goes before the log is here.
    QCOMPARE(pair.device.state().waiting, 5U);
    QVERIFY(pair.device.store->journal().outbox(teamSpace, Sequence{}, 1U << 20U, 10)->empty());
    QVERIFY(pair.device.state().replica != replica);
    pair.readOn();
    QCOMPARE(pair.device.state().waiting, 5U);
    QVERIFY(!pair.device.state().rebuilding);
    QCOMPARE(pair.device.value(pair.lines[3], line::text), std::string("> line 3 and even more"));
    QCOMPARE(pair.device.value(pair.lines[3], line::type), std::string("quote"));
    QCOMPARE(pair.device.value(fresh, line::text), std::string("a new one"));
    pair.both();
    QCOMPARE(pair.device.state().waiting, 0U);
    QCOMPARE(pair.device.digest(), pair.other.digest());
    QCOMPARE(pair.other.value(pair.lines[3], line::text), std::string("> line 3 and even more"));
    QCOMPARE(pair.other.value(pair.lines[3], line::type), std::string("quote"));
    QVERIFY(pair.other.reader()->entity(pair.lines[4])->presence != Presence::Live);
    QCOMPARE(pair.device.soundness(), std::string());
    QVERIFY(pair.device.store->checkAndRepair()->found.empty());
}

void TestRebuild::anUnsentChangeThatArrivedAfterAllIsNoSecondOne()
{
    Pair pair;
    const auto id = addLine(pair.device, "arrived");
    addLine(pair.device, "did not");
    // The server has the first; its answer never came.
    const auto item = pair.device.store->journal().outbox(teamSpace, Sequence{}, 1, 1)->front();
    pair.log.items.push_back({Cursor{pair.log.items.size() + 1}, item.bytes, item.hash,
                              {pair.device.state().replica, item.sequence}, WallMs{1}, "r"});
    QVERIFY(pair.device.store->requestRebuild());
    pair.device.reopen();
    pair.readOn();
    QCOMPARE(pair.device.state().waiting, 1U);
    QCOMPARE(pair.device.value(id, line::text), std::string("arrived"));
    pair.both();
    QCOMPARE(pair.device.digest(), pair.other.digest());
    QCOMPARE(pair.device.soundness(), std::string());
}

void TestRebuild::parkedOnesAndLeftoversAreKept()
{
    Pair pair;
    pair.device.commit({SpliceText{pair.lines[0], line::kind, line::text, 0, 0, "could not go "}});
    const auto waiting = pair.device.state().lastSequence;
    QVERIFY(pair.device.store->journal().park(teamSpace, waiting, {ErrorCode::NotAllowed, "Refused.", false}));
    QVERIFY(pair.device.store->setLocal("draft", "half a line"));
    QVERIFY(pair.device.store->requestRebuild());
    pair.device.reopen();
    pair.readOn();
    QCOMPARE(pair.device.state().parked, 1U);
    const auto outgoing = pair.device.reader()->outgoing(10);
    QCOMPARE(outgoing->front().reason, std::string("Refused."));
    QCOMPARE(pair.device.reader()->local("draft").value(), std::string("half a line"));
    QVERIFY(pair.device.store->retryParked(teamSpace, waiting));
    pair.both();
    QCOMPARE(pair.other.value(pair.lines[0], line::text).substr(0, 13), std::string("could not go "));
    QCOMPARE(pair.device.digest(), pair.other.digest());
}

void TestRebuild::writingGoesOnMeanwhile()
{
    Pair pair;
    pair.device.commit({SpliceText{pair.lines[0], line::kind, line::text, 0, 0, "unsent "}});
    QVERIFY(pair.device.store->requestRebuild());
    pair.device.reopen();
    // Half of the log is here: typing in a text whose own earlier events are still to come.
    const auto half = pair.log.items.size() / 2;
    const auto rest = std::vector<LogItem>(pair.log.items.begin() + static_cast<std::ptrdiff_t>(half), pair.log.items.end());
    pair.log.items.resize(half);
    pair.device.pull(pair.log);
    pair.device.commit({SpliceText{pair.lines[0], line::kind, line::text, 0, 0, "meanwhile "}});
    pair.log.items.insert(pair.log.items.end(), rest.begin(), rest.end());
    pair.readOn();
    const auto text = pair.device.value(pair.lines[0], line::text);
    QVERIFY(text.find("meanwhile ") != std::string::npos);
    QVERIFY(text.find("unsent ") != std::string::npos);
    pair.both();
    QCOMPARE(pair.other.value(pair.lines[0], line::text), text);
    QCOMPARE(pair.device.digest(), pair.other.digest());
    QCOMPARE(pair.device.soundness(), std::string());
}

void TestRebuild::theOldFileIsKeptUntilTheLogIsHere()
{
    Pair pair;
    const auto digest = pair.device.digest();
    QVERIFY(pair.device.store->requestRebuild());
    pair.device.reopen();
    QVERIFY(QFile::exists(oldFile(pair.device)));
    // It is whole: it opens and shows what it showed.
    QVERIFY(QFile::copy(oldFile(pair.device), pair.device.folder() + "/look.db"));
    {
        SetClock clock;
        SeededRandom random(5);
        auto old = Store::open({(pair.device.folder() + "/look.db").toStdString(), {}, false, true}, clock, random);
        QVERIFY(old);
        QCOMPARE((*old)->journal().digest(teamSpace)->toHex(), digest);
    }
    pair.device.reopen();
    QVERIFY(QFile::exists(oldFile(pair.device)));
    pair.device.pull(pair.log);
    QVERIFY(pair.device.store->journal().finishRebuild(teamSpace));
    // Another space has not read its log yet.
    QVERIFY(QFile::exists(oldFile(pair.device)));
    QVERIFY(pair.device.store->journal().finishRebuild(privateSpace));
    QVERIFY(!QFile::exists(oldFile(pair.device)));
    QCOMPARE(pair.device.digest(), digest);
}

void TestRebuild::aServerThatHoldsLessKeepsTheOldFile()
{
    Pair pair;
    QVERIFY(pair.device.store->requestRebuild());
    pair.device.reopen();
    pair.log.items.pop_back();
    pair.readOn();
    QVERIFY(!QFile::exists(oldFile(pair.device)));
    QVERIFY(QFile::exists(oldFile(pair.device) + ".kept"));
    bool said = false;
    const auto log = pair.device.reader()->log(10);
    for (const auto& row : *log)
        said = said || row.text.find("holds less") != std::string::npos;
    QVERIFY(said);
    pair.device.reopen();
    QVERIFY(QFile::exists(oldFile(pair.device) + ".kept"));
}

void TestRebuild::askedForTwiceAndCutAnywhere()
{
    Pair pair;
    const auto digest = pair.device.digest();
    const auto unsent = addLine(pair.device, "unsent");
    const auto path = QString::fromStdString(pair.device.options.path);
    // A fresh file that was being made when the power went.
    QVERIFY(pair.device.store->requestRebuild());
    pair.device.store.reset();
    QFile half(path + ".rebuilding");
    QVERIFY(half.open(QIODevice::WriteOnly));
    half.write("SQLite format 3, but only the beginning of it");
    half.close();
    pair.device.open();
    QVERIFY(pair.device.store != nullptr);
    QVERIFY(!QFile::exists(path + ".rebuilding"));
    QVERIFY(!QFile::exists(path + ".rebuild"));
    QVERIFY(pair.device.state().rebuilding);
    // In place, but the request was still there: it is made once more from the fresh one, and the old file worth
    // keeping is still the first.
    QFile request(path + ".rebuild");
    QVERIFY(request.open(QIODevice::WriteOnly));
    request.close();
    const auto size = QFile(oldFile(pair.device)).size();
    pair.device.reopen();
    QCOMPARE(QFile(oldFile(pair.device)).size(), size);
    QCOMPARE(pair.device.state().waiting, 1U);
    pair.readOn();
    QVERIFY(!QFile::exists(oldFile(pair.device)));
    QCOMPARE(pair.device.value(unsent, line::text), std::string("unsent"));
    pair.both();
    QCOMPARE(pair.device.digest(), pair.other.digest());
    QVERIFY(pair.device.digest() != digest);
    QCOMPARE(pair.device.soundness(), std::string());
}

void TestRebuild::whatStandsHereOnlyIsNotRebuilt()
{
    Pair pair;
    // The server was set back: what it lacks stands here only.
    QVERIFY(pair.device.store->journal().rewind(teamSpace, Cursor{2}, Epoch{99}));
    const auto refused = pair.device.store->requestRebuild();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotAllowed);
    QVERIFY(refused.error().sentence.find("Sync first") != std::string::npos);
    // A space that the server does not tell of could not be had back either.
    Pair frozen;
    QVERIFY(frozen.device.store->journal().setSpaces({{privateSpace, "Private", SpacePurpose::Private, Role::Lead, {}}}));
    QVERIFY(!frozen.device.store->requestRebuild());
    frozen.device.reopen();
    QVERIFY(!frozen.device.state().rebuilding);
}

QTEST_GUILESS_MAIN(TestRebuild)
#include "tst_rebuild.moc"
