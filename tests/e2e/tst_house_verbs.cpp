// SPDX-License-Identifier: Apache-2.0
// The pledge, the House's texts, working agreements and a lead's week on the command line, between two people and a
// server: every verb, what the other one reads, history, undo, search and the export of it.
#include "support/processes.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace salver::test;

namespace {

QString S(const char* text)
{
    return QString::fromUtf8(text);
}

QJsonObject item(const QJsonObject& list, qsizetype at = 0)
{
    return list.value(S("items")).toArray().at(at).toObject();
}

struct Pair {
    Pair()
    {
        server.start();
        server.addSpace(S("Fennel & Rook"));
        for (const auto* name : {"priya", "maren"}) {
            server.addUser(S(name));
            server.addMember(S("Fennel & Rook"), S(name), S(name) == S("maren") ? S("lead") : S("member"));
        }
        priya.signIn(server, S("priya"));
        maren.signIn(server, S("maren"));
        client = priya.made({S("client"), S("add"), S("Brightwater Housing")});
        sam = priya.made({S("person"), S("add"), S("Sam Okoro"), S("--client"), client});
    }
    void sync()
    {
        priya.sync();
        maren.sync();
        priya.sync();
    }

    ServerProcess server;
    DeviceProcess priya, maren;
    QString client, sam;
};

} // namespace

class TestHouseVerbs : public QObject {
    Q_OBJECT

private slots:
    void thePledge()
    {
        Pair pair;
        const auto first = pair.priya.made({S("pledge"), S("add"), S("You never chase us"), S("--notice"), S("we ring first")});
        pair.priya.must({S("pledge"), S("add"), S("Bad news by noon")});
        QVERIFY(pair.priya.run({S("pledge"), S("sign")}).code != 0);
        pair.priya.must({S("pledge"), S("add"), S("A name")});
        pair.priya.must({S("pledge"), S("move"), S("3"), S("1")});
        pair.priya.must({S("pledge"), S("sign")});
        pair.priya.must({S("visit"), S("start"), S("--client"), pair.client});
        const auto line = pair.priya.made({S("capture"), S("we rang before the marigolds"), S("--client"), pair.client});
        pair.priya.must({S("pledge"), S("kept"), first, S("rang before they did"), S("--of"), line});
        const auto miss = pair.priya.made({S("pledge"), S("missed"), S("2"), S("they rang twice"), S("--client"), pair.client, S("--day"), S("yesterday")});
        pair.sync();
        auto read = pair.maren.must({S("pledge"), S("show")});
        QCOMPARE(read.value(S("total")).toInt(), 3);
        QCOMPARE(item(read).value(S("text")).toString(), S("A name"));
        const auto told = item(read, 1);
        QCOMPARE(told.value(S("id")).toString(), first);
        QCOMPARE(told.value(S("kept")).toInt(), 1);
        QCOMPARE(told.value(S("missed")).toInt(), 1);
        QCOMPARE(told.value(S("n")).toInt(), 2);
        const auto moments = told.value(S("moments")).toArray();
        QCOMPARE(moments.at(0).toObject().value(S("toldOf")).toString(), line);
        QCOMPARE(moments.at(0).toObject().value(S("client")).toString(), S("Brightwater Housing"));
        QCOMPARE(moments.at(1).toObject().value(S("howWeMadeItGood")).toString(), QString());
        QVERIFY(read.value(S("signatures")).toArray().at(0).toObject().value(S("asItReadsNow")).toBool());
        pair.maren.must({S("pledge"), S("made-good"), miss, S("with a gingerbread")});
        pair.maren.must({S("pledge"), S("reword"), S("1"), S("A name, not a department")});
        pair.sync();
        read = pair.priya.must({S("pledge"), S("show")});
        QVERIFY(!read.value(S("signatures")).toArray().at(0).toObject().value(S("asItReadsNow")).toBool());
        QVERIFY(pair.priya.must({S("search"), S("gingerbread")}).value(S("total")).toInt() == 1);
        QVERIFY(pair.priya.must({S("pledge"), S("changes")}).value(S("total")).toInt() >= 5);
        QCOMPARE(pair.priya.must({S("pledge"), S("on"), S("today")}).value(S("total")).toInt(), 3);
        QCOMPARE(pair.priya.must({S("pledge"), S("on"), S("yesterday")}).value(S("total")).toInt(), 0);
        pair.priya.must({S("pledge"), S("take-out"), S("3")});
        QCOMPARE(pair.priya.must({S("pledge"), S("show")}).value(S("takenOut")).toArray().size(), 1);
        pair.priya.must({S("undo")});
        QCOMPARE(pair.priya.must({S("pledge"), S("show")}).value(S("total")).toInt(), 3);
        QVERIFY(QJsonDocument(pair.maren.must({S("inspect"), miss})).toJson().contains("gingerbread"));
    }

    void aPdfToHandOver()
    {
        Pair pair;
        for (const char* text : {"You never chase us", "Bad news by noon", "A name"})
            pair.priya.must({S("pledge"), S("add"), S(text)});
        const auto path = pair.priya.folder() + S("/pledge.pdf");
        pair.priya.must({S("pledge"), S("show"), S("--pdf"), path});
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-" && file.size() > 5000);
    }

    void ethosAndStandard()
    {
        Pair pair;
        pair.priya.must({S("house"), S("ethos"), S("We ring first.\nWe say no kindly.")});
        QVERIFY(pair.priya.run({S("house"), S("ethos"), S("1\n2\n3\n4\n5\n6")}).code != 0);
        pair.priya.must({S("house"), S("standard"), S("Coats off.")});
        pair.sync();
        // Two write the standard apart.
        pair.priya.must({S("house"), S("standard"), S("Coats off, phones away.")});
        pair.maren.must({S("house"), S("standard"), S("First: Coats off.")});
        pair.sync();
        pair.maren.sync();
        const auto merged = pair.maren.must({S("house"), S("standard")}).value(S("text")).toString();
        QCOMPARE(merged, S("First: Coats off, phones away."));
        QCOMPARE(pair.priya.must({S("house"), S("standard")}).value(S("text")).toString(), merged);
        QVERIFY(pair.maren.must({S("house"), S("versions"), S("standard")}).value(S("total")).toInt() >= 2);
        const auto brief = QJsonDocument(pair.maren.must({S("brief"), pair.client})).toJson();
        QVERIFY(brief.contains("We say no kindly."));
    }

    void agreements()
    {
        Pair pair;
        pair.priya.must({S("agreement"), S("add"), S("One person decides"), S("--about"), S("who decides")});
        pair.priya.must({S("agreement"), S("begin"), pair.client});
        auto list = pair.priya.must({S("agreement"), S("list"), S("--client"), pair.client});
        QVERIFY(item(list).value(S("stillOurTemplateWords")).toBool());
        const auto line = item(list).value(S("id")).toString();
        pair.priya.must({S("agreement"), S("reword"), line, S("Sam decides")});
        pair.priya.must({S("agreement"), S("agreed"), line, S("--with"), pair.sam});
        pair.priya.must({S("agreement"), S("add"), S("By phone"), S("--about"), S("bad news"), S("--client"), pair.client, S("--with"), pair.sam});
        const auto other = pair.priya.made({S("client"), S("add"), S("Arden Mills")});
        pair.priya.must({S("agreement"), S("add"), S("By phone"), S("--about"), S("bad news"), S("--client"), other});
        pair.sync();
        list = pair.maren.must({S("agreement"), S("list"), S("--client"), pair.client});
        QVERIFY(!item(list).value(S("stillOurTemplateWords")).toBool());
        QCOMPARE(item(list).value(S("agreedWith")).toString(), S("Sam Okoro"));
        QCOMPARE(item(list, 1).value(S("alsoUsedFor")).toInt(), 1);
        QVERIFY(pair.maren.must({S("agreement"), S("old")}).value(S("items")).toArray().isEmpty());
        pair.maren.must({S("set"), line, S("looked at on"), S("2024-01-02")});
        QCOMPARE(item(pair.maren.must({S("agreement"), S("old")})).value(S("client")).toString(), S("Brightwater Housing"));
        pair.maren.must({S("agreement"), S("looked-at"), pair.client});
        QVERIFY(pair.maren.must({S("agreement"), S("old")}).value(S("items")).toArray().isEmpty());
        const auto tried = pair.maren.made({S("experiment"), S("add"), S("calls on foot"), S("--client"), pair.client});
        pair.maren.must({S("experiment"), S("settle"), tried, S("keep"), S("--learned"), S("he says twice as much")});
        pair.sync();
        QCOMPARE(item(pair.priya.must({S("experiment"), S("list"), S("--client"), pair.client})).value(S("whatWeLearned")).toString(),
                 S("he says twice as much"));
    }

    void aWeekStaysAtHome()
    {
        Pair pair;
        pair.maren.must({S("week"), S("write"), S("I listened to nobody but the kumquats")});
        pair.sync();
        const auto read = pair.maren.must({S("week"), S("show")});
        QVERIFY(read.value(S("text")).toString().contains(S("kumquats")));
        QCOMPARE(read.value(S("notSpokenTo")).toArray().at(0).toObject().value(S("client")).toString(), S("Brightwater Housing"));
        QVERIFY(!QJsonDocument(pair.priya.must({S("export")})).toJson().contains("kumquats"));
        QVERIFY(pair.priya.must({S("week"), S("show")}).value(S("text")).toString().isEmpty());
    }

    void theExportHasAllOfIt()
    {
        Pair pair;
        pair.priya.must({S("pledge"), S("add"), S("You never chase us")});
        pair.priya.must({S("pledge"), S("kept"), S("1"), S("a story of a phone")});
        pair.priya.must({S("house"), S("standard"), S("Coats off.")});
        pair.priya.must({S("agreement"), S("add"), S("By phone"), S("--about"), S("bad news"), S("--client"), pair.client});
        pair.priya.must({S("experiment"), S("add"), S("calls on foot"), S("--client"), pair.client});
        pair.priya.must({S("week"), S("write"), S("my own")});
        const auto entities = pair.priya.must({S("export")}).value(S("entities")).toObject();
        for (const char* kind : {"pledge", "pledge moment", "house page", "agreement", "experiment", "reflection"})
            QVERIFY2(!entities.value(S(kind)).toArray().isEmpty(), kind);
    }
};

QTEST_GUILESS_MAIN(TestHouseVerbs)
#include "tst_house_verbs.moc"
