// SPDX-License-Identifier: Apache-2.0
// Objectives and advice on the command line, between two people and a server: every verb, what the other one reads, and
// an export in which their words and ours stand apart and nothing is weighed.
#include "support/processes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace salver::test;

namespace {

QString S(const char* text)
{
    return QString::fromUtf8(text);
}

QJsonObject first(const QJsonObject& list)
{
    return list.value(S("items")).toArray().at(0).toObject();
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

class TestAdviceVerbs : public QObject {
    Q_OBJECT

private slots:
    void objectives()
    {
        Pair pair;
        const auto id = pair.priya.made({S("objective"), S("add"), S("be rung first"), S("--client"), pair.client, S("--person"), pair.sam});
        pair.sync();
        QCOMPARE(first(pair.maren.must({S("objective"), S("list")})).value(S("id")).toString(), id);
        const auto played = pair.priya.made({S("objective"), S("play-back"), id, S("a name and a day")});
        pair.priya.must({S("objective"), S("answer"), played, S("corrected"), S("--words"), S("for repairs"), S("--person"), pair.sam});
        pair.priya.must({S("objective"), S("confident"), id, S("ability"), S("not sure yet"), S("--person"), pair.sam});
        pair.sync();
        QVERIFY(pair.maren.must({S("objective"), S("list")}).value(S("items")).toArray().isEmpty());
        const auto read = pair.maren.must({S("objective"), S("show"), id});
        QCOMPARE(read.value(S("saidBy")).toString(), S("Sam Okoro"));
        QCOMPARE(read.value(S("playbacks")).toArray().at(0).toObject().value(S("theirWords")).toString(), S("for repairs"));
        QCOMPARE(read.value(S("ability")).toArray().size(), 1);
        QVERIFY(read.value(S("commitment")).toArray().isEmpty());
        QVERIFY(!read.contains(S("status")) && !read.contains(S("state")));
    }

    void aWeighup()
    {
        Pair pair;
        const auto id = pair.priya.made({S("weighup"), S("add"), S("Flats on the letters?"), S("Letters"), S("Evening"), S("--client"), pair.client, S("--what-for"), S("eleven flats")});
        const auto option = pair.priya.must({S("weighup"), S("show"), id}).value(S("options")).toArray().at(0).toObject().value(S("id")).toString();
        pair.priya.must({S("weighup"), S("point"), option, S("for"), S("cheap")});
        pair.priya.must({S("set"), option, S("what we stand to gain"), S("artwork fees")});
        pair.priya.must({S("weighup"), S("ask"), id, S("maren")});
        pair.sync();
        QCOMPARE(first(pair.maren.must({S("second-views"), S("--mine")})).value(S("weighup")).toString(), id);
        pair.maren.must({S("weighup"), S("view"), id, S("not on a letter"), S("--differs")});
        pair.maren.must({S("weighup"), S("recommend"), id, S("the evening"), S("--look-back"), S("today")});
        pair.sync();
        const auto read = pair.priya.must({S("weighup"), S("show"), id});
        QCOMPARE(read.value(S("options")).toArray().at(0).toObject().value(S("whatWeStandToGain")).toString(), S("artwork fees"));
        QCOMPARE(read.value(S("secondViews")).toArray().at(0).toObject().value(S("stand")).toString(), S("sees it differently"));
        QCOMPARE(first(pair.priya.must({S("look-backs"), S("--mine")})).value(S("id")).toString(), id);
        pair.priya.must({S("weighup"), S("look-back"), id, S("forty came")});
        QVERIFY(pair.priya.must({S("look-backs")}).value(S("items")).toArray().isEmpty());
    }

    void noAdviceDirectionTricky()
    {
        Pair pair;
        const auto no = pair.priya.made({S("said-no"), S("add"), S("a poster"), S("--client"), pair.client, S("--because"), S("anger")});
        const auto advice = pair.priya.made({S("advice"), S("add"), S("one printer"), S("--client"), pair.client, S("--asked"), S("two?")});
        pair.priya.must({S("direction"), pair.client, S("Lead with repairs.")});
        pair.priya.must({S("delegation"), S("add"), S("pictures"), S("--client"), pair.client, S("--up-to"), S("500 a month")});
        const auto stuck = pair.priya.made({S("tricky"), S("add"), S("late letters"), S("--client"), pair.client});
        pair.priya.must({S("tricky"), S("tried"), stuck, S("Fridays"), S("--helped-by"), S("Halina")});
        pair.sync();
        pair.maren.must({S("said-no"), S("back"), no});
        pair.maren.must({S("tricky"), S("solved"), stuck, S("a text message")});
        const auto weighup = pair.maren.made({S("advice"), S("weigh-up"), advice});
        pair.sync();
        QCOMPARE(first(pair.priya.must({S("said-no"), S("list")})).value(S("backedBy")).toArray().size(), 1);
        QCOMPARE(first(pair.priya.must({S("advice"), S("list"), S("--client"), pair.client})).value(S("weighup")).toString(), weighup);
        QCOMPARE(pair.maren.must({S("direction"), pair.client}).value(S("text")).toString(), S("Lead with repairs."));
        QCOMPARE(first(pair.maren.must({S("delegation"), S("list"), S("--client"), pair.client})).value(S("limit")).toString(), S("500 a month"));
        QCOMPARE(first(pair.priya.must({S("tricky"), S("list")})).value(S("solved")).toString(), S("a text message"));
    }

    void theExportKeepsWordsApartAndWeighsNothing()
    {
        Pair pair;
        const auto id = pair.priya.made({S("objective"), S("add"), S("be rung first"), S("--client"), pair.client, S("--person"), pair.sam});
        pair.priya.must({S("objective"), S("play-back"), id, S("a name and a day")});
        const auto weighup = pair.priya.made({S("weighup"), S("add"), S("Flats?"), S("--client"), pair.client});
        pair.priya.must({S("weighup"), S("recommend"), weighup, S("the evening")});
        const auto all = pair.priya.must({S("export")});
        const auto words = [&](const char* list) { return QJsonDocument(all.value(S(list)).toArray()).toJson(QJsonDocument::Compact); };
        QVERIFY(words("theirWords").contains("be rung first") && words("theirWords").contains("Sam Okoro"));
        QVERIFY(!words("theirWords").contains("a name and a day"));
        QVERIFY(words("ourWords").contains("a name and a day") && words("ourWords").contains("the evening"));
        static const QRegularExpression verdict(S("\"[^\"]*(weight|score|total|winner|rank|rating|status|verdict)[^\"]*\":"));
        for (const char* kind : {"weigh-up", "option", "point", "second view", "recommendation", "lookback", "objective", "playback", "confidence"}) {
            const auto entities = all.value(S("entities")).toObject().value(S(kind)).toArray();
            const auto json = QString::fromUtf8(QJsonDocument(entities).toJson(QJsonDocument::Compact));
            QVERIFY2(!verdict.match(json).hasMatch(), qPrintable(json));
        }
    }
};

QTEST_GUILESS_MAIN(TestAdviceVerbs)
#include "tst_advice_verbs.moc"
