// SPDX-License-Identifier: Apache-2.0
// Pulses, panels and the five strands on the command line, between two people and a server: every verb, what the other
// one reads, and that n, mode and asterisk go wherever a number of answers goes.
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

QByteArray flat(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

bool refused(const DeviceProcess& device, const QStringList& verb)
{
    return device.run(verb).code == 1;
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
        for (const auto* name : {"Abi", "Bea", "Cem", "Dov", "Eve"})
            people += priya.made({S("person"), S("add"), S(name), S("--client"), client});
    }
    void sync()
    {
        priya.sync();
        maren.sync();
        priya.sync();
    }

    ServerProcess server;
    DeviceProcess priya, maren;
    QString client;
    QStringList people;
};

} // namespace

class TestGoingVerbs : public QObject {
    Q_OBJECT

private slots:
    void pulses()
    {
        Pair pair;
        pair.priya.must({S("set"), pair.client, S("cared by"), S("priya")});
        const auto first = pair.priya.must({S("pulse"), S("add"), S("4"), S("--client"), pair.client, S("--person"), S("Abi"), S("--mode"),
                                            S("phone"), S("--change"), S("Ring first"), S("--day"), S("2026-01-10")});
        QVERIFY(first.value(S("warning")).toString().contains(S("your own care")));
        for (int i = 1; i < 4; ++i)
            pair.priya.must({S("pulse"), S("add"), S("5"), S("--client"), pair.client, S("--person"), pair.people[i], S("--mode"), S("form"),
                             S("--asked-by"), S("maren")});
        pair.priya.must({S("pulse"), S("add"), S("none"), S("--client"), pair.client, S("--person"), S("Eve")});
        pair.sync();
        const auto four = pair.maren.must({S("pulse"), S("list"), S("--client"), pair.client});
        QVERIFY(four.value(S("n")).toInt() <= 4 && !four.contains(S("counts")) && !four.contains(S("wilson")) && !four.contains(S("mean")));
        QVERIFY(four.value(S("label")).toString().endsWith(u'*'));
        QVERIFY(four.value(S("note")).toString().contains(S("by any stretch")));
        pair.maren.must({S("pulse"), S("add"), S("2"), S("--client"), pair.client, S("--person"), S("Eve"), S("--mode"), S("in person")});
        pair.maren.must({S("pulse"), S("add"), S("3"), S("--client"), pair.client, S("--person"), S("Abi"), S("--mode"), S("in person")});
        pair.sync();
        const auto five = pair.priya.must({S("pulse"), S("list"), S("--client"), pair.client});
        QCOMPARE(five.value(S("n")).toInt(), 5);
        QCOMPARE(five.value(S("counts")).toString(), S("3 of 5 said 4 or 5"));
        QVERIFY(!five.contains(S("wilson")));
        QCOMPARE(five.value(S("how")).toString(), S("3 form, 2 in person"));
        QCOMPARE(five.value(S("thenAndNow")).toString(), S("Too few to tell a change from chance."));
        QCOMPARE(five.value(S("total")).toInt(), 7);
        QVERIFY(refused(pair.priya, {S("pulse"), S("add"), S("6"), S("--client"), pair.client, S("--person"), S("Abi")}));
        QVERIFY(refused(pair.priya, {S("pulse"), S("add"), S("4"), S("--client"), pair.client, S("--grouped")}));
    }

    void theSheet()
    {
        Pair pair;
        pair.priya.must({S("pulse"), S("add"), S("4"), S("--client"), pair.client, S("--person"), S("Abi"), S("--mode"), S("form")});
        QTemporaryDir folder;
        const auto file = folder.filePath(S("pulses.csv"));
        pair.priya.must({S("pulse"), S("csv"), file});
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const auto bytes = csv.readAll();
        QVERIFY2(bytes.startsWith("client,person,on,answer,change,mode,asked_by,asker_looks_after,n_in_view,note\r\n"), bytes.constData());
        QVERIFY2(bytes.contains(",4,,form,priya,yes,1,*Not statistically significant by any stretch"), bytes.constData());
    }

    void offAndNotAsked()
    {
        Pair pair;
        pair.priya.must({S("pulse"), S("add"), S("4"), S("--client"), pair.client, S("--person"), S("Abi")});
        pair.sync();
        QCOMPARE(pair.maren.must({S("pulse"), S("not-asked")}).value(S("items")).toArray().size(), 4);
        pair.maren.must({S("pulse"), S("off"), pair.client});
        pair.sync();
        QVERIFY(refused(pair.priya, {S("pulse"), S("add"), S("4"), S("--client"), pair.client, S("--person"), S("Bea")}));
        QVERIFY(pair.priya.must({S("pulse"), S("not-asked"), S("--client"), pair.client}).value(S("items")).toArray().isEmpty());
        pair.priya.must({S("pulse"), S("on"), pair.client});
        pair.priya.must({S("pulse"), S("add"), S("4"), S("--client"), pair.client, S("--person"), S("Bea")});
    }

    void goingOfAClientAndOfTheHouse()
    {
        Pair pair;
        pair.priya.must({S("promise"), S("add"), S("send the plan by today"), S("--client"), pair.client});
        pair.priya.must({S("objective"), S("add"), S("be rung first"), S("--client"), pair.client, S("--person"), S("Abi")});
        pair.priya.must({S("rhythm"), S("agree"), S("a call every two weeks"), S("--client"), pair.client});
        pair.priya.must({S("pulse"), S("add"), S("4"), S("--client"), pair.client, S("--person"), S("Abi")});
        pair.sync();
        for (const auto& verb : {QStringList{S("going"), pair.client}, QStringList{S("going")}}) {
            const auto read = pair.maren.must(verb);
            QCOMPARE(read.value(S("pulse")).toObject().value(S("label")).toString(), S("n = 1*"));
            QCOMPARE(read.value(S("promises")).toObject().value(S("ours")).toObject().value(S("open")).toArray().size(), 1);
            QCOMPARE(read.value(S("objectives")).toObject().value(S("items")).toArray().size(), 1);
            QCOMPARE(read.value(S("rhythm")).toArray().size(), 1);
            QCOMPARE(read.value(S("notAsked")).toArray().size(), 4);
            for (const char* never : {"score", "health", "rank", "\"total\"", "percent"})
                QVERIFY2(!flat(read).contains(never), never);
        }
        pair.maren.must({S("going"), S("left"), pair.client, S("yesterday"), S("--words"), S("Too many calls")});
        QCOMPARE(pair.maren.must({S("going"), pair.client}).value(S("exitNote")).toString(), S("Too many calls"));
        QVERIFY(refused(pair.maren, {S("going"), S("net-promoter"), S("4"), S("0"), S("5")}));
        const auto net = pair.maren.must({S("going"), S("net-promoter"), S("20"), S("4"), S("40")});
        QCOMPARE(net.value(S("net")).toInt(), 40);
        QVERIFY(net.value(S("low")).toInt() < 40 && net.value(S("high")).toInt() > 40);
    }

    void panels()
    {
        Pair pair;
        const auto id = pair.priya.made({S("panel"), S("add"), S("What would you miss?"), S("--how"), S("by telephone")});
        QStringList answers;
        for (const auto* name : {"Abi", "Bea", "Cem"})
            answers += pair.priya.made({S("panel"), S("answer"), id, S("As %1 said it").arg(S(name)), S("--person"), S(name), S("--mode"), S("phone")});
        pair.priya.must({S("panel"), S("ask"), id, S("--person"), S("Dov")});
        pair.sync();
        const auto theme = pair.maren.made({S("panel"), S("theme"), id, S("Calls")});
        for (int i = 0; i < 2; ++i)
            pair.maren.must({S("panel"), S("sort"), theme, answers[i]});
        pair.sync();
        const auto read = pair.priya.must({S("panel"), S("show"), id});
        QCOMPARE(read.value(S("banner")).toString(), S("mini panel, n = 3*"));
        QVERIFY(read.value(S("note")).toString().contains(S("by any stretch")));
        QCOMPARE(read.value(S("askedHow")).toString(), S("3 phone"));
        QCOMPARE(read.value(S("themes")).toArray().at(0).toObject().value(S("count")).toString(), S("2 of 3 said something like this"));
        QCOMPARE(read.value(S("onlyOnePersonSaid")).toArray().size(), 1);
        pair.priya.must({S("panel"), S("sort"), theme, answers[0], S("--out")});
        QCOMPARE(pair.priya.must({S("panel"), S("show"), id}).value(S("onlyOnePersonSaid")).toArray().size(), 2);
        pair.priya.must({S("undo")});
        QCOMPARE(pair.priya.must({S("panel"), S("show"), id}).value(S("onlyOnePersonSaid")).toArray().size(), 1);
        pair.priya.must({S("panel"), S("close"), id});
        QVERIFY(refused(pair.priya, {S("panel"), S("answer"), id, S("late"), S("--person"), S("Eve")}));
        pair.priya.must({S("panel"), S("close"), id, S("--again")});
        const auto all = flat(pair.priya.must({S("export")}));
        QVERIFY(all.contains("As Cem said it") && all.contains("theirWords"));
    }
};

QTEST_GUILESS_MAIN(TestGoingVerbs)
#include "tst_going_verbs.moc"
