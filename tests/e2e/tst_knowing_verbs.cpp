// SPDX-License-Identifier: Apache-2.0
// Getting to know each other and touches on the command line, between two people and a server: every verb, what the
// lead reads, the register as a file, and that history, undo, search and export know of all of it.
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

QJsonArray items(const QJsonObject& list)
{
    return list.value(S("items")).toArray();
}

QByteArray bytes(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
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
        client = priya.made({S("client"), S("add"), S("Arden Mills")});
        ruth = priya.made({S("person"), S("add"), S("Ruth Arden"), S("--client"), client});
    }
    void sync()
    {
        priya.sync();
        maren.sync();
        priya.sync();
    }

    ServerProcess server;
    DeviceProcess priya, maren;
    QString client, ruth;
};

} // namespace

class TestKnowingVerbs : public QObject {
    Q_OBJECT

private slots:
    void aPlanFromATemplate()
    {
        Pair pair;
        const auto origin = pair.maren.made({S("onboarding"), S("template"), S("add"), S("Quiet start"), S("--weeks"), S("10"), S("--asks-a-week"), S("2")});
        for (const auto* text : {"who decides", "how they like news"})
            pair.maren.must({S("onboarding"), S("step"), S("quiet start"), S(text), S("--asks-them")});
        pair.maren.must({S("onboarding"), S("step"), origin, S("how we say no"), S("--they-learn"), S("--week"), S("3")});
        pair.sync();
        const auto plan = pair.priya.made({S("onboarding"), S("start"), S("Arden Mills"), S("--template"), S("Quiet start"), S("--day"), S("today")});
        QVERIFY(pair.priya.run({S("onboarding"), S("start"), S("Arden Mills")}).code != 0);
        const auto shown = pair.priya.must({S("onboarding"), S("show"), S("Arden Mills")});
        QCOMPARE(shown.value(S("id")).toString(), plan);
        QCOMPARE(shown.value(S("weeks")).toInt(), 10);
        QCOMPARE(shown.value(S("plan")).toArray().size(), 2);
        // A third ask where two are the pace: said, and not held back.
        const auto third = pair.priya.must({S("onboarding"), S("step"), S("Arden Mills"), S("the last agency"), S("--asks-them"), S("--who"), S("priya"), S("--with"), pair.ruth});
        QCOMPARE(third.value(S("week")).toInt(), 1);
        QCOMPARE(third.value(S("roomInWeek")).toInt(), 2);
        const auto id = third.value(S("id")).toString();
        pair.priya.must({S("onboarding"), S("move"), id, S("2")});
        pair.priya.must({S("onboarding"), S("up"), id});
        pair.priya.must({S("onboarding"), S("down"), id});
        const auto asked = pair.priya.must({S("onboarding"), S("asked"), id});
        QVERIFY(asked.contains(S("caution")));
        pair.priya.must({S("onboarding"), S("asked"), id, S("--again")});
        pair.priya.must({S("onboarding"), S("asked"), id, S("--day"), S("today")});
        QVERIFY(bytes(pair.priya.must({S("onboarding"), S("show"), S("Arden Mills")})).contains("\"nothingLearned\":true"));
        pair.priya.must({S("onboarding"), S("learned"), id, S("Nobody rang back for nine days.")});
        const auto fact = pair.priya.made({S("onboarding"), S("fact"), id, S("--type"), S("avoid")});
        pair.priya.must({S("onboarding"), S("slow-down"), S("Arden Mills")});
        pair.priya.must({S("onboarding"), S("pace"), S("Arden Mills"), S("--asks-a-week"), S("3")});
        pair.sync();
        const auto read = bytes(pair.maren.must({S("onboarding"), S("list")}));
        for (const char* words : {"Arden Mills", "Nobody rang back for nine days.", "\"week\":1", "is in week 1"})
            QVERIFY2(read.contains(words), read.constData());
        QVERIFY(!read.contains("percent") && !read.contains("progress"));
        // What everything can do is true of a plan, too.
        QVERIFY(bytes(pair.maren.must({S("search"), S("rang back nine")})).contains(id.toUtf8()));
        QVERIFY(bytes(pair.maren.must({S("inspect"), id})).contains("Nobody rang back"));
        QCOMPARE(pair.maren.field(fact, S("told by")), S("Ruth Arden"));
        pair.priya.must({S("onboarding"), S("done"), S("Arden Mills")});
        pair.sync();
        QVERIFY(items(pair.maren.must({S("onboarding"), S("list")})).isEmpty());
        pair.priya.must({S("undo")});
        pair.sync();
        QCOMPARE(items(pair.maren.must({S("onboarding"), S("list")})).size(), 1);
    }

    void touchesAndTheirRegister()
    {
        Pair pair;
        pair.priya.must({S("fact"), S("add"), S("No nuts"), S("--person"), pair.ruth, S("--type"), S("cannot accept"), S("--source"), S("Wilf")});
        const auto honey = pair.priya.made({S("touch"), S("add"), S("A jar of honey, \"from the roof\""), S("--person"), pair.ruth, S("--because"), S("she keeps bees")});
        const auto again = pair.priya.run({S("touch"), S("add"), S("jar of honey from the roof"), S("--person"), pair.ruth});
        QVERIFY(again.code != 0);
        QVERIFY2((again.out + again.err).contains(S("is an idea for Ruth Arden already")), qPrintable(again.out + again.err));
        const auto list = bytes(pair.priya.must({S("touch"), S("list"), S("--client"), S("Arden Mills")}));
        QVERIFY2(list.contains("No nuts (Wilf, today)"), list.constData());
        pair.priya.must({S("touch"), S("give"), honey, S("--day"), S("yesterday"), S("--value"), S("£6")});
        pair.priya.must({S("touch"), S("landed"), honey, S("=she laughed")});
        const auto lunch = pair.priya.made({S("touch"), S("add"), S("Lunch by the river"), S("--client"), S("Arden Mills"), S("--hospitality")});
        pair.priya.must({S("touch"), S("give"), lunch, S("--who"), S("maren")});
        pair.priya.must({S("touch"), S("take-back"), lunch});
        pair.priya.must({S("undo")});
        pair.sync();
        QVERIFY(bytes(pair.maren.must({S("touch"), S("recent")})).contains("she laughed"));
        const auto rows = items(pair.maren.must({S("touch"), S("register")}));
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.at(0).toObject().value(S("value")).toString(), S("£6"));
        QCOMPARE(rows.at(1).toObject().value(S("type")).toString(), S("hospitality"));
        QVERIFY(items(pair.maren.must({S("touch"), S("register"), S("--to"), S("1 January 2026")})).isEmpty());
        const auto csv = pair.maren.folder() + S("/register.csv");
        pair.maren.must({S("touch"), S("register"), S("--csv"), csv});
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto lines = file.readAll().split('\n');
        QVERIFY2(lines.value(0).startsWith("\xEF\xBB\xBF" "Date,Given by,To,Client,What,Kind,Value as noted,How it landed\r"), lines.value(0).constData());
        QVERIFY2(lines.value(1).contains(",priya,Ruth Arden,Arden Mills,\"A jar of honey, \"\"from the roof\"\"\",touch,£6,'=she laughed\r"), lines.value(1).constData());
        const auto pdf = pair.maren.folder() + S("/register.pdf");
        pair.maren.must({S("touch"), S("register"), S("--pdf"), pdf});
        QFile paper(pdf);
        QVERIFY(paper.open(QIODevice::ReadOnly) && paper.read(5) == "%PDF-");
        QVERIFY(pair.maren.run({S("touch"), S("register"), S("--csv"), pdf}).code != 0);
        QVERIFY(bytes(pair.maren.must({S("brief"), S("Arden Mills")})).contains("A jar of honey"));
        QVERIFY(bytes(pair.maren.must({S("search"), S("keeps bees")})).contains(honey.toUtf8()));
        const auto exported = pair.maren.folder() + S("/all.json");
        pair.maren.must({S("export"), exported});
        QFile all(exported);
        QVERIFY(all.open(QIODevice::ReadOnly));
        QVERIFY(all.readAll().contains("from the roof"));
    }
};

QTEST_GUILESS_MAIN(TestKnowingVerbs)
#include "tst_knowing_verbs.moc"
