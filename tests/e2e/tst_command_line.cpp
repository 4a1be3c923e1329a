// SPDX-License-Identifier: Apache-2.0
// salver-cli as scripts see it: the shapes of its JSON (docs/cli.md), its exit codes, shortened ids, and the sample.
#include "core/change.h"
#include "support/processes.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryFile>
#include <QHash>
#include <QTest>

using namespace salver::test;

namespace {

QString S(const char* text)
{
    return QString::fromUtf8(text);
}

QSet<QString> keysOf(const QJsonObject& object)
{
    const auto keys = object.keys();
    return {keys.begin(), keys.end()};
}

QSet<QString> keys(std::initializer_list<const char*> names)
{
    QSet<QString> all;
    for (const auto* name : names)
        all.insert(S(name));
    return all;
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void madeListsAndHitsHaveTheirShapes();
    void usageIsToldApartFromRefusal_data();
    void usageIsToldApartFromRefusal();
    void whoOnlyLooksMakesNothing();
    void settlingATextSaysHowTextsMerge();
    void aTagAnswersWithItsOwnId();
    void searchSaysWhatItCouldNotRead();
    void preferencesAreListedAndChecked();
    void promisesRepeat();
    void aRhythmIsAgreedListedAndEnded();
    void aLineIsPrivateOrShared();
    void todayAndItsRemindersAreTold();
    void shortenedIdsMustFitOne();
    void fieldsAreNamedWithSpacesOrDashes();
    void severalTeamsAreToldApart();
    void aSpaceNarrowsWhatIsListed();
    void theSampleLoadsOnce_L41();
    void theExportTellsTheirWordsFromOurs();
    void inspectShowsATextAsAGraph();
    void inspectTellsTwoDatabasesApart();
    void inspectReadsAChange();

private:
    DeviceProcess m_device;
};

void TestCommandLine::initTestCase()
{
    m_device.must({S("this-device"), S("Priya Raman")});
}

void TestCommandLine::madeListsAndHitsHaveTheirShapes()
{
    const auto client = m_device.must({S("client"), S("add"), S("Brightwater Housing")});
    QCOMPARE(keysOf(client), keys({"id", "kind", "space"}));
    QCOMPARE(client.value(S("kind")).toString(), S("client"));
    const auto visit = m_device.must({S("visit"), S("start"), S("--client"), S("Brightwater Housing")});
    QCOMPARE(keysOf(visit), keys({"id", "kind", "space"}));
    const auto line = m_device.must({S("capture"), S("-no a discount, unmistakable"), S("--client"), S("brightw")});
    QCOMPARE(keysOf(line), keys({"id", "kind", "space"}));
    QCOMPARE(m_device.field(line.value(S("id")).toString(), S("type")), S("said no"));
    // The line went into the visit that runs.
    QCOMPARE(m_device.field(line.value(S("id")).toString(), S("visit")), visit.value(S("id")).toString());
    for (const QStringList& verb : {QStringList{S("client"), S("list")}, QStringList{S("conflicts")},
                                    QStringList{S("bin")}, QStringList{S("promise"), S("list")},
                                    QStringList{S("visit"), S("list")}})
        QCOMPARE(keysOf(m_device.must(verb)), keys({"items", "total"}));
    const auto found = m_device.must({S("search"), S("unmistak")});
    QCOMPARE(keysOf(found), keys({"hits", "total"}));
    const auto hit = found.value(S("hits")).toArray().first().toObject();
    QCOMPARE(keysOf(hit), keys({"id", "kind", "client", "text"}));
    QCOMPARE(hit.value(S("client")).toString(), S("Brightwater Housing"));
    const auto digest = m_device.must({S("digest")}).value(S("spaces")).toArray().first().toObject();
    QCOMPARE(keysOf(digest), keys({"name", "cursor", "digest"}));
    QCOMPARE(digest.value(S("digest")).toString().size(), 64);
    const auto status = m_device.must({S("status")});
    for (const auto* key : {"word", "waiting", "parked", "needsYou", "lastUpToDate"})
        QVERIFY2(status.contains(S(key)), key);
    const auto shown = m_device.must({S("show"), line.value(S("id")).toString()});
    QCOMPARE(shown.value(S("fields")).toObject().value(S("text")).toString(), S("a discount, unmistakable"));
}

void TestCommandLine::usageIsToldApartFromRefusal_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::newRow("nothing") << QStringList{} << 2;
    QTest::newRow("no such verb") << QStringList{S("juggle")} << 2;
    QTest::newRow("half a verb") << QStringList{S("client")} << 2;
    QTest::newRow("too few words") << QStringList{S("set"), S("x")} << 2;
    QTest::newRow("too many words") << QStringList{S("undo"), S("everything")} << 2;
    QTest::newRow("no such option") << QStringList{S("client"), S("list"), S("--colour")} << 2;
    QTest::newRow("an option without its value") << QStringList{S("client"), S("list"), S("--sort")} << 2;
    QTest::newRow("no number") << QStringList{S("edit"), S("x"), S("about"), S("--at"), S("two")} << 2;
    QTest::newRow("an edit without its place") << QStringList{S("edit"), S("x"), S("about"), S("--insert"), S("y")} << 2;
    QTest::newRow("an edit of nothing") << QStringList{S("edit"), S("x"), S("about"), S("--at"), S("0")} << 2;
    QTest::newRow("no such order") << QStringList{S("client"), S("list"), S("--sort"), S("bogus")} << 2;
    QTest::newRow("an option of another verb") << QStringList{S("status"), S("--at"), S("3")} << 2;
    QTest::newRow("a promise to nobody") << QStringList{S("promise"), S("add"), S("x")} << 2;
    QTest::newRow("an empty line") << QStringList{S("capture"), S("  ")} << 2;
    QTest::newRow("no such preference") << QStringList{S("preference"), S("colour")} << 1;
    QTest::newRow("no such look") << QStringList{S("preference"), S("theme"), S("purple")} << 1;
    QTest::newRow("no such entity") << QStringList{S("show"), S("0123456789ab")} << 1;
    QTest::newRow("no id") << QStringList{S("show"), S("Brightwater")} << 1;
    QTest::newRow("no such client") << QStringList{S("client"), S("show"), S("Nobody & Sons")} << 1;
    QTest::newRow("an empty name") << QStringList{S("client"), S("add"), S("  ")} << 1;
    QTest::newRow("no such space") << QStringList{S("client"), S("list"), S("--space"), S("Elsewhere")} << 1;
}

void TestCommandLine::usageIsToldApartFromRefusal()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    const auto outcome = m_device.run(words);
    QCOMPARE(outcome.code, code);
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(!outcome.err.trimmed().isEmpty());
    // What is refused is refused in one sentence, or two.
    if (code == 1)
        QCOMPARE(outcome.err.trimmed().count(QLatin1Char('\n')), 0);
    QCOMPARE(runProgram(S("salver-cli"), {S("client"), S("list")}).code, 2); // no --data
    QCOMPARE(runProgram(S("salver-cli"), {S("--help")}).code, 0);
}

void TestCommandLine::whoOnlyLooksMakesNothing()
{
    const QTemporaryDir parent;
    const auto folder = parent.filePath(S("not/there"));
    for (const QStringList& verb : {QStringList{S("status")}, QStringList{S("client"), S("list")}, QStringList{S("check")},
                                    QStringList{S("search"), S("x")}, QStringList{S("sync"), S("--once")}}) {
        const auto outcome = runProgram(S("salver-cli"), QStringList{S("--data"), folder} + verb);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains(S("sign-in")), qUtf8Printable(outcome.err));
        QVERIFY(!QFileInfo::exists(parent.filePath(S("not"))));
    }
}

void TestCommandLine::settlingATextSaysHowTextsMerge()
{
    const auto client = m_device.made({S("client"), S("add"), S("Merging & Co")});
    m_device.must({S("set"), client, S("about"), S("A house")});
    const auto text = m_device.run({S("settle"), client, S("about"), S("A mill")});
    QCOMPARE(text.code, 1);
    QVERIFY2(text.err.contains(S("merges")) && !text.err.contains(S("nothing to settle there")), qUtf8Printable(text.err));
}

void TestCommandLine::aTagAnswersWithItsOwnId()
{
    const auto client = m_device.made({S("client"), S("add"), S("Tagged & Co")});
    const auto tag = m_device.must({S("tag"), S("Tagged"), S("Housing")});
    QCOMPARE(tag.value(S("kind")).toString(), S("tag"));
    QVERIFY(tag.value(S("id")).toString() != client);
    QCOMPARE(m_device.field(tag.value(S("id")).toString(), S("name")), S("Housing"));
    QCOMPARE(m_device.field(client, S("tags")), tag.value(S("id")).toString());
}

void TestCommandLine::searchSaysWhatItCouldNotRead()
{
    QVERIFY(m_device.must({S("search"), S("before:banana")}).value(S("hint")).toString().contains(S("banana")));
    QVERIFY(m_device.must({S("search"), S("kind:banana")}).value(S("hint")).toString().contains(S("promise")));
    QVERIFY(!m_device.must({S("search"), S("kind:line")}).contains(S("hint")));
}

void TestCommandLine::preferencesAreListedAndChecked()
{
    const auto all = m_device.must({S("preference")});
    QVERIFY(all.value(S("total")).toInt() >= 7);
    for (const auto& item : all.value(S("items")).toArray()) {
        const auto known = item.toObject();
        const auto one = m_device.must({S("preference"), known.value(S("key")).toString()});
        QCOMPARE(keysOf(one), keys({"key", "value", "otherwise", "takes", "what"}));
        // docs/cli.md names every one.
        QFile docs(qEnvironmentVariable("SALVER_SOURCE") + S("/docs/cli.md"));
        QVERIFY(docs.open(QIODevice::ReadOnly));
        QVERIFY2(docs.readAll().contains(QByteArray("`") + known.value(S("key")).toString().toUtf8() + '`'),
                 qUtf8Printable(known.value(S("key")).toString()));
    }
    m_device.must({S("preference"), S("quietFrom"), S("18.30")});
    QCOMPARE(m_device.must({S("preference"), S("quietFrom")}).value(S("value")).toString(), S("18:30"));
    const auto wrong = m_device.run({S("preference"), S("theme"), S("purple")});
    QVERIFY2(wrong.err.contains(S("system, light or dark")), qUtf8Printable(wrong.err));
}

void TestCommandLine::promisesRepeat()
{
    m_device.must({S("client"), S("add"), S("Repeating & Co")});
    const auto first = m_device.made({S("promise"), S("add"), S("the numbers"), S("--client"), S("Repeating"),
                                      S("--repeats"), S("every Friday")});
    m_device.must({S("promise"), S("kept"), first});
    QJsonObject next;
    for (const auto& item : m_device.must({S("promise"), S("list")}).value(S("items")).toArray()) {
        if (item.toObject().value(S("follows")).toString() == first)
            next = item.toObject();
    }
    QCOMPARE(next.value(S("repeats")).toString(), S("every Friday"));
    QCOMPARE(next.value(S("state")).toString(), S("open"));
    m_device.must({S("promise"), S("repeats"), next.value(S("id")).toString(), S("")});
    QCOMPARE(m_device.field(next.value(S("id")).toString(), S("repeats")), QString());
    m_device.must({S("promise"), S("reopen"), first});
    QCOMPARE(m_device.field(first, S("state")), S("open"));
}

void TestCommandLine::aRhythmIsAgreedListedAndEnded()
{
    m_device.must({S("client"), S("add"), S("Rhythmic & Co")});
    m_device.must({S("person"), S("add"), S("Ines Duarte"), S("--client"), S("Rhythmic")});
    const auto made = m_device.must({S("rhythm"), S("agree"), S("a call every other Tuesday; nothing in August"),
                                     S("--client"), S("Rhythmic"), S("--with"), S("Ines")});
    QCOMPARE(keysOf(made), keys({"id", "kind", "space"}));
    auto items = m_device.must({S("rhythm"), S("list"), S("--client"), S("Rhythmic")}).value(S("items")).toArray();
    QCOMPARE(items.size(), 1);
    auto row = items.first().toObject();
    QCOMPARE(row.value(S("everyDays")).toInt(), 14);
    QCOMPARE(row.value(S("pauses")).toString(), S("nothing in August"));
    QCOMPARE(row.value(S("agreedWith")).toString(), S("Ines Duarte"));
    QVERIFY(!row.value(S("next")).toString().isEmpty());
    QVERIFY(row.value(S("why")).toString().contains(S("every other Tuesday")));
    // Words that cannot be read are kept and ask.
    m_device.must({S("rhythm"), S("agree"), S("when there is news"), S("--person"), S("Ines")});
    items = m_device.must({S("rhythm"), S("list")}).value(S("items")).toArray();
    QCOMPARE(items.size(), 2);
    row = items.last().toObject();
    QCOMPARE(row.value(S("person")).toString(), S("Ines Duarte"));
    QVERIFY(!row.value(S("asks")).toString().isEmpty());
    QCOMPARE(m_device.run({S("rhythm"), S("agree"), S("weekly")}).code, 2);
    QCOMPARE(m_device.run({S("rhythm"), S("agree"), S("now and then"), S("--client"), S("Rhythmic"), S("--every-days"), S("0")}).code, 1);
    m_device.must({S("rhythm"), S("end"), made.value(S("id")).toString()});
    QCOMPARE(m_device.must({S("rhythm"), S("list")}).value(S("total")).toInt(), 1);
}

void TestCommandLine::aLineIsPrivateOrShared()
{
    ServerProcess server;
    server.start();
    server.addUser(S("priya"));
    server.addSpace(S("North"));
    server.addMember(S("North"), S("priya"), S("member"));
    DeviceProcess device;
    device.signIn(server, S("priya"));
    device.must({S("client"), S("add"), S("Arden")});
    const auto line = device.must({S("capture"), S("! ask quietly about the lease tomorrow"), S("--client"), S("Arden"), S("--private")});
    QVERIFY(line.value(S("space")).toString() != S("North"));
    const auto shared = device.must({S("share"), line.value(S("id")).toString()});
    QCOMPARE(keysOf(shared), keys({"id", "kind", "space", "others"}));
    QCOMPARE(shared.value(S("space")).toString(), S("North"));
    QVERIFY(shared.value(S("others")).toString().contains(S("North")));
    QCOMPARE(device.must({S("promise"), S("list")}).value(S("total")).toInt(), 1);
    const auto back = device.must({S("private"), shared.value(S("id")).toString()});
    QVERIFY(back.value(S("space")).toString() != S("North"));
    const auto promises = device.must({S("promise"), S("list")}).value(S("items")).toArray();
    QCOMPARE(promises.size(), 1);
    QVERIFY(promises.first().toObject().value(S("private")).toBool());
    device.must({S("undo")});
    QCOMPARE(device.must({S("show"), shared.value(S("id")).toString()}).value(S("state")).toString(), S("live"));
    QCOMPARE(device.run({S("private"), device.must({S("client"), S("list")}).value(S("items")).toArray().first().toObject()
                                           .value(S("id")).toString()}).code, 1);
}

void TestCommandLine::todayAndItsRemindersAreTold()
{
    DeviceProcess device;
    device.must({S("this-device"), S("Tom")});
    auto today = device.must({S("today")});
    QCOMPARE(keysOf(today), keys({"day", "needsYou", "running", "next", "unfiled", "promises", "thoughts", "marks"}));
    QVERIFY(device.must({S("reminders")}).value(S("title")).toString().isEmpty());
    device.must({S("client"), S("add"), S("Arden")});
    device.must({S("promise"), S("add"), S("send the plan"), S("--client"), S("Arden"), S("--due"), S("today")});
    today = device.must({S("today")});
    QCOMPARE(today.value(S("promises")).toArray().size(), 1);
    auto reminder = device.must({S("reminders")});
    QCOMPARE(reminder.value(S("title")).toString(), S("1 promise due"));
    QVERIFY(reminder.value(S("text")).toString().contains(S("send the plan")));
    QVERIFY(!reminder.value(S("next")).toString().isEmpty());
    device.must({S("preference"), S("remindAt"), S("never")});
    QVERIFY(device.must({S("reminders")}).value(S("next")).isNull());
}

void TestCommandLine::shortenedIdsMustFitOne()
{
    const auto id = m_device.made({S("client"), S("add"), S("Shortened")});
    QCOMPARE(m_device.must({S("show"), QString(id).remove(QLatin1Char('-')).left(20).toUpper()}).value(S("id")).toString(),
             id);
    const auto tooShort = m_device.run({S("show"), id.left(5)});
    QCOMPARE(tooShort.code, 1);
    // Ids of one hour share their first digits.
    const auto several = m_device.run({S("show"), id.left(6)});
    QCOMPARE(several.code, 1);
    QVERIFY(several.err.contains(S("Several")));
}

void TestCommandLine::fieldsAreNamedWithSpacesOrDashes()
{
    const auto id = m_device.made({S("client"), S("add"), S("Dashes")});
    m_device.must({S("set"), id, S("cared-by"), S("me")});
    m_device.must({S("set"), id, S("Since"), S("16 May 2020")});
    QCOMPARE(m_device.field(id, S("since")), S("2020-05-16"));
    const auto person = m_device.made({S("person"), S("add"), S("Sam Okoro"), S("--client"), S("Dashes")});
    m_device.must({S("set"), person, S("talk-detail"), S("numbers")});
    QCOMPARE(m_device.field(person, S("talk detail")), S("numbers"));
    const auto wrong = m_device.run({S("set"), person, S("talk detail"), S("songs")});
    QCOMPARE(wrong.code, 1);
    QVERIFY(wrong.err.contains(S("pictures")));
}

/// A person of the teams North and South.
static void signInToTwoTeams(ServerProcess& server, DeviceProcess& device)
{
    server.start();
    server.addUser(S("priya"));
    for (const auto* name : {"North", "South"}) {
        server.addSpace(S(name));
        server.addMember(S(name), S("priya"), S("member"));
    }
    device.signIn(server, S("priya"));
}

void TestCommandLine::severalTeamsAreToldApart()
{
    ServerProcess server;
    DeviceProcess device;
    signInToTwoTeams(server, device);
    const auto unclear = device.run({S("client"), S("add"), S("Arden")});
    QCOMPARE(unclear.code, 1);
    QVERIFY(unclear.err.contains(S("North")) && unclear.err.contains(S("South")));
    const auto made = device.must({S("client"), S("add"), S("Arden"), S("--space"), S("South")});
    QCOMPARE(made.value(S("space")).toString(), S("South"));
    QCOMPARE(device.must({S("client"), S("list"), S("--space"), S("North")}).value(S("total")).toInt(), 0);
    QCOMPARE(device.must({S("client"), S("list"), S("--space"), S("South")}).value(S("total")).toInt(), 1);
    // What stands under a client goes where the client is.
    QCOMPARE(device.must({S("capture"), S("words"), S("--client"), S("Arden")}).value(S("space")).toString(), S("South"));
}

/// --space narrows what is found and listed, whatever is left out by --limit elsewhere.
void TestCommandLine::aSpaceNarrowsWhatIsListed()
{
    ServerProcess server;
    DeviceProcess device;
    signInToTwoTeams(server, device);
    QHash<QString, QStringList> lines;
    for (const auto& [space, client] : {std::pair(S("South"), S("Hollis")), std::pair(S("North"), S("Arden"))}) {
        device.must({S("client"), S("add"), client, S("--space"), space});
        device.must({S("visit"), S("start"), S("--client"), client});
        for (int i = 0; i < 3; ++i)
            lines[space] += device.made({S("capture"), S("kiln"), S("--client"), client});
        device.must({S("promise"), S("add"), S("send the plan"), S("--client"), client});
        device.must({S("delete"), device.made({S("capture"), S("in the bin"), S("--client"), client})});
    }
    const auto listed = [&](const char* verb, const char* key, const QStringList& more) {
        return device.must(S(verb).split(u' ') + more).value(S(key)).toArray().size();
    };
    const auto total = [&](const char* verb, const QStringList& more) {
        return device.must(S(verb).split(u' ') + more).value(S("total")).toInt();
    };
    const QStringList south{S("--space"), S("South")};
    for (const auto* verb : {"visit list", "promise list", "bin"}) {
        QCOMPARE(total(verb, {}), 2);
        QCOMPARE(total(verb, south), 1);
        QCOMPARE(listed(verb, "items", south), 1);
    }
    QCOMPARE(total("visit list", south + QStringList{S("--limit"), S("1")}), 1);
    QCOMPARE(listed("visit list", "items", south + QStringList{S("--limit"), S("1")}), 1);
    QCOMPARE(listed("visit list", "items", south + QStringList{S("--offset"), S("1")}), 0);
    QCOMPARE(listed("bin", "items", south + QStringList{S("--limit"), S("1")}), 1);
    QCOMPARE(total("search kiln", {}), 6);
    QCOMPARE(total("search kiln", south), 3);
    const auto page = device.must({S("search"), S("kiln"), S("--limit"), S("2"), S("--offset"), S("2"), S("--space"), S("South")});
    QCOMPARE(page.value(S("total")).toInt(), 3);
    QCOMPARE(page.value(S("hits")).toArray().size(), 1);
    QVERIFY(lines[S("South")].contains(page.value(S("hits")).toArray().at(0).toObject().value(S("id")).toString()));
}

void TestCommandLine::theSampleLoadsOnce_L41()
{
    DeviceProcess device;
    device.must({S("this-device"), S("Priya Raman")});
    const auto folder = qEnvironmentVariable("SALVER_SOURCE") + S("/assets/sample");
    const auto first = device.must({S("sample"), S("load"), folder});
    QCOMPARE(first.value(S("clients")).toInt(), 40);
    QCOMPARE(first.value(S("people")).toInt(), 160);
    QVERIFY(first.value(S("visits")).toInt() >= 290);
    QVERIFY(first.value(S("lines")).toInt() >= 2900);
    QVERIFY(first.value(S("rhythms")).toInt() >= 12);
    QVERIFY(device.must({S("rhythm"), S("list")}).value(S("total")).toInt() >= 12);
    QCOMPARE(device.must({S("today")}).value(S("thoughts")).toArray().size(), 3);
    const auto again = device.must({S("sample"), S("load"), folder});
    QCOMPARE(again.value(S("rhythms")).toInt(), 0);
    QCOMPARE(again.value(S("lines")).toInt(), 0);
    QCOMPARE(device.must({S("client"), S("list")}).value(S("total")).toInt(), 40);
    QVERIFY(device.must({S("check")}).value(S("sound")).toBool());
    // A client with another script, found without its accents.
    QCOMPARE(device.must({S("client"), S("show"), S("zielona")}).value(S("name")).toString(), S("Zielona Łąka"));
    const auto missing = device.run({S("sample"), S("load"), S("/nowhere/at/all")});
    QCOMPARE(missing.code, 1);
}

void TestCommandLine::theExportTellsTheirWordsFromOurs()
{
    DeviceProcess device;
    device.must({S("this-device"), S("Priya Raman")});
    device.must({S("client"), S("add"), S("Arden")});
    device.must({S("capture"), S("> their own words"), S("--client"), S("Arden")});
    device.must({S("capture"), S("our reading of them"), S("--client"), S("Arden")});
    const auto binned = device.made({S("capture"), S("thrown away"), S("--client"), S("Arden")});
    device.must({S("delete"), binned});
    const auto all = device.must({S("export")});
    const auto theirs = all.value(S("theirWords")).toArray();
    const auto ours = all.value(S("ourWords")).toArray();
    QCOMPARE(theirs.size(), 1);
    QCOMPARE(theirs.first().toObject().value(S("words")).toString(), S("their own words"));
    QCOMPARE(ours.size(), 1);
    QCOMPARE(ours.first().toObject().value(S("words")).toString(), S("our reading of them"));
    QCOMPARE(all.value(S("entities")).toObject().value(S("client")).toArray().size(), 1);
    QCOMPARE(all.value(S("bin")).toArray().size(), 1);
}

void TestCommandLine::inspectShowsATextAsAGraph()
{
    const auto client = m_device.made({S("client"), S("add"), S("Graph & Sons")});
    m_device.must({S("set"), client, S("about"), S("A 😀 house")});
    m_device.must({S("edit"), client, S("about"), S("--at"), S("2"), S("--delete"), S("1"), S("--insert"), S("é")});
    const auto graph = m_device.must({S("inspect"), client, S("about")});
    QCOMPARE(graph.value(S("text")).toString(), S("A é house"));
    const auto runs = graph.value(S("runs")).toArray();
    QCOMPARE(runs.size(), 3);
    const auto first = runs[0].toObject();
    QCOMPARE(first.value(S("parents")).toArray().size(), 0);
    QCOMPARE(first.value(S("length")).toInt(), 9);
    const auto removal = runs[1].toObject();
    QCOMPARE(removal.value(S("does")).toString(), S("delete"));
    QCOMPARE(removal.value(S("position")).toInt(), 2);
    // It continues from the last event of the first run.
    QCOMPARE(removal.value(S("parents")).toArray().first().toString(),
             QString(first.value(S("first")).toString()).replace(S("/0"), S("/8")));
    QCOMPARE(m_device.run({S("inspect"), client, S("name")}).code, 1);
}

void TestCommandLine::inspectTellsTwoDatabasesApart()
{
    DeviceProcess here;
    here.must({S("this-device"), S("Tom")});
    const auto client = here.made({S("client"), S("add"), S("Arden")});
    DeviceProcess there;
    there.copyFrom(here);
    const QStringList compare{S("inspect"), S("--against"), there.folder()};
    QVERIFY(here.must(compare).value(S("same")).toBool());
    here.must({S("set"), client, S("sector"), S("mills")});
    const auto extra = there.made({S("client"), S("add"), S("Hollis")});
    const auto apart = here.must(compare);
    QVERIFY(!apart.value(S("same")).toBool());
    const auto text = QString::fromUtf8(QJsonDocument(apart).toJson(QJsonDocument::Compact));
    QVERIFY2(text.contains(S("\"values\":[\"mills\",\"\"]")), qUtf8Printable(text));
    QVERIFY2(text.contains(S("{\"id\":\"%1\",\"kind\":\"client\",\"only\":\"there\"}").arg(extra)), qUtf8Printable(text));
}

void TestCommandLine::inspectReadsAChange()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("no change at all");
    file.flush();
    const auto refused = m_device.run({S("inspect"), S("--change"), file.fileName()});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(S("cannot be read")), qUtf8Printable(refused.err));
    salver::SystemRandom random;
    salver::Change change;
    change.space = salver::SpaceId::fromBytes(std::string(16, 's')).value();
    change.author = salver::UserId::fromBytes(std::string(16, 'u')).value();
    change.replica = salver::ReplicaId{7};
    change.sequence = salver::Sequence{3};
    change.lamport = salver::Lamport{9};
    change.entities.push_back({salver::EntityId::fromBytes(std::string(16, 'e')).value(), 1, {{2, {}, {}, "Arden"}}, {}, {}, false});
    const auto bytes = salver::encodeChange(change, random);
    QVERIFY(bytes.has_value());
    file.resize(0);
    file.seek(0);
    file.write(QByteArray::fromStdString(bytes->bytes).toHex());
    file.flush();
    const auto read = m_device.must({S("inspect"), S("--change"), file.fileName()});
    QCOMPARE(read.value(S("sequence")).toInt(), 3);
    QCOMPARE(read.value(S("hash")).toString(), QString::fromStdString(bytes->hash.toHex()));
    const auto write = read.value(S("entities")).toArray().first().toObject().value(S("writes")).toArray().first();
    QCOMPARE(write.toObject().value(S("value")).toString(), S("Arden"));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
