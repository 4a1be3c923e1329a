// SPDX-License-Identifier: Apache-2.0
// The visit and the person, walked as somebody walks them: from Today to saved, once by touch on a phone and once by
// the keyboard on a desktop, each ending with what the lead reads on a device of her own.
#include "app/app_process.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace salver::test;

namespace {

QString S(const char* text)
{
    return QString::fromUtf8(text);
}

const QStringList onToday{S("--page"), S("today")};
const QStringList onBrightwater{S("--client"), S("Brightwater Housing"), S("--page"), S("client")};

} // namespace

class TestVisitTasks : public QObject {
    Q_OBJECT

private slots:
    /// A3, A18, B4, B18: Today's next visit, its brief, a question, start.
    void theBriefByTouch()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        app.run({S("sync:up-to-date"), S("see:Brightwater")}, S("--page clients").split(u' ') + phone);
        office.maren.must({S("set"), office.sam, S("talk channel"), S("Phone")});
        office.maren.must({S("fact"), S("add"), S("The board paper goes in ten days before"), S("--person"), office.sam,
                           S("--type"), S("matters"), S("--source"), S("Sam")});
        office.maren.must({S("ask"), office.client, S("Who signs the letter?")});
        office.maren.sync();
        app.show(S("brief"),
                 {S("sync:up-to-date"), S("press:Read the brief"), S("see:How to talk with them"), S("see:Phone"),
                  S("see:The board paper"), S("see:Who signs the letter?"), S("see:Not noted yet:"), S("press:Add a question"),
                  S("press:The question"), S("type:Who pays for Saturday?"), S("press:Add it"), S("see:Who pays for Saturday?")},
                 onBrightwater + phone);
        app.run({S("press:Read the brief"), S("press:Asked: Who signs the letter?"), S("see:Asked"), S("press:Start"),
                 S("see:Wrap up"), S("sync:up-to-date")},
                onBrightwater + phone);
        const auto read = office.leadReads();
        QVERIFY(read.contains("Who pays for Saturday?"));
        QVERIFY(QJsonDocument(office.maren.must({S("visit"), S("out")})).toJson().contains("Brightwater Housing"));
    }

    void theBriefByKeyboard()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        app.run({S("sync:up-to-date"), S("key:Ctrl+K"), S("see:Sync centre"), S("type:brief bright"), S("see:Brief: Brightwater"), S("key:Return"),
                 S("see:How to talk with them"), S("see:No visit is planned")},
                onToday + desk);
    }

    /// A1, A4, A6, A13, B4: every kind of line, a lane with one tap, who is there, a mark while one listens.
    void capturingByTouch()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        app.run({S("sync:up-to-date"), S("see:Brightwater")}, S("--page clients").split(u' ') + phone);
        app.show(S("capture"),
                 {S("press:Start"), S("see:Wrap up"), S("press:More"), S("press:How and with whom"), S("press:On site"), S("press:Sam Okoro"),
                  S("press:Done"), S("press:Line"), S("type:Sat beside him all morning"), S("press:Service"), S("type:\\n"),
                  S("press:Quote"), S("type:I don't want another deck\\n"), S("press:More"), S("press:Advice"), S("press:Line"),
                  S("type:residents first, because the paper rings them\\n"), S("press:More"), S("press:We said no"), S("press:Line"),
                  S("type:a poster, because it brings anger\\n"), S("press:More"), S("press:Challenged on"), S("press:Line"),
                  S("type:the second number\\n"), S("press:Spark"), S("type:they lit up at the vans\\n"), S("press:Listen"),
                  S("press:Mark"), S("see:1 mark"), S("key:Escape"), S("see:Wrap up"), S("see:they lit up at the vans")},
                 onBrightwater + phone);
        app.run({S("sync:up-to-date")}, onToday + phone);
        const auto read = office.leadReads();
        for (const char* kind : {"\"quote\"", "\"advice\"", "\"said no\"", "\"challenge\"", "\"spark\"", "\"mark\"", "\"service\""})
            QVERIFY2(read.contains(kind), kind);
    }

    void capturingByKeyboard()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        app.run({S("sync:up-to-date"), S("see:Brightwater")}, S("--page clients").split(u' ') + desk);
        app.run({S("press:Start"), S("see:Wrap up"), S("type:> I don't want another deck @Sam\\n"), S("type:-reassured by the plan\\n"),
                 S("type:-detail bay 14, between the vans\\n"), S("type:* We could not stop talking about it\\n"),
                 S("key:Ctrl+M"), S("see:A mark"), S("key:Ctrl+W"), S("see:How was it for them?"), S("key:Ctrl+Return"),
                 S("sync:up-to-date")},
                onBrightwater + desk);
        const auto read = office.leadReads();
        for (const char* words : {"\"reassure\"", "\"detail\"", "\"spark\"", "Sam Okoro", "\"wrapped\""})
            QVERIFY2(read.contains(words), words);
    }

    /// A5, A21 to A24, B11: how before what; said, written or sensed, by person; nothing required.
    void wrappingByTouch()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        app.run({S("sync:up-to-date"), S("see:Brightwater")}, S("--page clients").split(u' ') + phone);
        app.run({S("press:Start"), S("see:Wrap up"), S("type:Budget signed off\\n"), S("press:Mark"), S("sync:up-to-date")},
                onBrightwater + phone);
        // A colleague who was there as well has words of his own.
        office.tom.sync();
        const auto visit = office.tom.must({S("visit"), S("list")})
                               .value(S("items"))
                               .toArray()
                               .at(0)
                               .toObject()
                               .value(S("id"))
                               .toString();
        office.tom.must({S("visit"), S("felt"), visit, S("busy, fond of all this"), S("--source"), S("sensed")});
        office.tom.sync();
        app.show(S("wrap"),
                 {S("sync:up-to-date"), S("press:Back to it"), S("press:Wrap up"), S("see:busy, fond of all this"),
                  S("press:In a word or two"), S("type:lighter"), S("press:They said it"), S("press:Came in"), S("type:rushed"),
                  S("press:Went out"), S("type:settled"), S("press:What will they remember?"), S("type:the voice"),
                  S("press:Reassured about"), S("type:that the plan works\\n"), S("see:that the plan works"),
                  S("press:What moved on?"), S("type:the letter"), S("press:What did we bring?"), S("type:two pages"),
                  S("press:What moved on?"), S("see:Where it lies"), S("see:Saved on")},
                 onToday + phone);
        app.run({S("press:Back to it"), S("press:Wrap up"), S("see:lighter"), S("press:Done"), S("see:Visit wrapped up"),
                 S("sync:up-to-date")},
                onToday + phone);
        const auto read = office.leadReads();
        for (const char* words : {"lighter", "\"theirWords\":true", "busy, fond of all this", "rushed", "settled", "the voice",
                                  "that the plan works", "the letter", "two pages", "\"wrapped\""})
            QVERIFY2(read.contains(words), words);
        // What somebody skips is shown as not noted, in grey, and asks for nothing.
        app.run({S("press:Timeline"), S("see:lighter"), S("see:busy, fond of all this"), S("see:We brought: two pages")},
                onBrightwater + phone);
    }

    /// A5, A21, A23 with the keyboard alone, from Today to wrapped up.
    void howItFeltByKeyboard()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        app.run({S("sync:up-to-date"), S("see:Brightwater")}, S("--page clients").split(u' ') + desk);
        app.run({S("sync:up-to-date"), S("key:Ctrl+K"), S("see:Sync centre"), S("type:Brightw"), S("see:Brightwater"), S("key:Return"),
                 S("see:How to talk with them"), S("reach:Start"), S("key:Return"), S("see:Wrap up"), S("type:Budget signed off\\n"),
                 S("key:Ctrl+W"), S("see:How was it for them?"), S("reach:In a word or two"), S("type:lighter"), S("reach:They said it"),
                 S("key:Space"), S("reach:Came in"), S("type:rushed"), S("reach:Went out"), S("type:settled"),
                 S("reach:What will they remember?"), S("type:the voice"), S("key:Ctrl+Return"), S("see:Visit wrapped up"), S("sync:up-to-date")},
                onToday + desk);
        const auto read = office.leadReads();
        for (const char* words : {"lighter", "\"theirWords\":true", "rushed", "settled", "the voice", "\"wrapped\""})
            QVERIFY2(read.contains(words), words);
        const AppProcess lead(office.server.url(), S("maren"));
        lead.run({S("sync:up-to-date"), S("see:Brightwater")}, S("--page clients").split(u' ') + desk);
        lead.run({S("press:Timeline"), S("see:lighter"), S("see:rushed"), S("see:the voice")}, onBrightwater + desk);
    }

    /// A1: the parts of the client's page with the arrows, the timeline through a lane, a line's own menu.
    void theTimelineByKeyboard()
    {
        TeamOffice office;
        const auto visit = office.tom.made({S("visit"), S("start"), S("--client"), S("Brightwater Housing")});
        for (const char* line : {"> I don't want another deck", "412 words before the number"})
            office.tom.must({S("capture"), S("--visit"), visit, S("--"), S(line)});
        const auto lines = office.tom.must({S("visit"), S("show"), visit}).value(S("lines")).toArray();
        office.tom.must({S("set"), lines[1].toObject().value(S("id")).toString(), S("lane"), S("work")});
        office.tom.sync();
        const AppProcess app(office.server.url(), S("priya"));
        app.run({S("sync:up-to-date"), S("see:Brightwater")}, S("--page clients").split(u' ') + desk);
        app.run({S("sync:up-to-date"), S("key:Ctrl+K"), S("see:Sync centre"), S("type:Brightw"), S("see:Brightwater"), S("key:Return"),
                 S("see:How to talk with them"), S("reach:Parts of the client"), S("key:Right"), S("key:Right"), S("key:Right"),
                 S("see:412 words before the number"), S("reach:Work"), S("key:Space"), S("see:412 words before the number"),
                 S("reach:412 words before the number"), S("key:Return"), S("see:An idea for them")},
                onToday + desk);
    }

    /// A7: a fact with who told us, with the keyboard alone; the lead reads it on the person's card.
    void thePersonByKeyboard()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        app.run({S("sync:up-to-date"), S("see:Brightwater")}, S("--page clients").split(u' ') + desk);
        app.run({S("sync:up-to-date"), S("key:Ctrl+K"), S("see:Sync centre"), S("type:Sam Ok"), S("see:Sam Okoro"), S("key:Down"), S("key:Return"),
                 S("see:What to know"), S("reach:Add a client"), S("key:Tab"), S("reach:Add"), S("key:Return"), S("reach:In a line"), S("type:Reads on the train"),
                 S("reach:Who told us"), S("type:Lena"), S("key:Return"), S("see:told by Lena"), S("sync:up-to-date")},
                onToday + desk);
        office.maren.sync();
        const auto found = QJsonDocument(office.maren.must({S("search"), S("train")})).toJson();
        QVERIFY2(found.contains("Reads on the train"), found.constData());
        const AppProcess lead(office.server.url(), S("maren"));
        lead.run({S("sync:up-to-date"), S("see:Brightwater")}, S("--page clients").split(u' ') + desk);
        lead.run({S("see:Reads on the train"), S("see:Lena")}, S("--client").split(u' ') + QStringList{S("Brightwater Housing"), S("--page"), S("person")} + desk);
    }

    /// S4: some of it is passed to a colleague, who finds it on Today and says that they saw it.
    void alsoTellingAColleague()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        app.run({S("sync:up-to-date"), S("see:Brightwater")}, S("--page clients").split(u' ') + phone);
        app.run({S("press:Start"), S("see:Wrap up"), S("type:> the van never comes on a Tuesday\\n"), S("type:Budget signed off\\n"),
                 S("sync:up-to-date")},
                onBrightwater + phone);
        app.show(S("tell-sheet"),
                 {S("press:Back to it"), S("press:Wrap up"), S("see:Also tell…"), S("press:Tell tom"), S("type:Can you ring the depot?"),
                  S("press:the van never comes on a Tuesday")},
                 onToday + phone);
        app.show(S("wrap-told"),
                 {S("press:Back to it"), S("press:Wrap up"), S("press:Tell tom"), S("type:Can you ring the depot?"),
                  S("press:the van never comes on a Tuesday"), S("press:Pass it on"), S("see:tom: Can you ring the depot?"), S("see:not seen yet"),
                  S("sync:up-to-date")},
                 onToday + phone);
        const AppProcess colleague(office.server.url(), S("tom"));
        colleague.run({S("sync:up-to-date"), S("see:Brightwater")}, S("--page clients").split(u' ') + desk);
        colleague.show(S("today-told"),
                       {S("see:Passed on to you"), S("see:priya: Can you ring the depot?"), S("see:the van never comes on a Tuesday")}, onToday + desk);
        colleague.run({S("press:Read the visit"), S("see:Budget signed off"), S("key:Ctrl+1"), S("press:Seen"), S("see:Undo"), S("key:Ctrl+Z"),
                       S("see:Passed on to you"), S("press:Seen"), S("sync:up-to-date")},
                      onToday + desk);
        office.maren.sync();
        office.tom.sync();
        QCOMPARE(office.tom.must({S("told")}).value(S("items")).toArray().size(), 0);
        const auto visit = office.maren.must({S("visit"), S("list")}).value(S("items")).toArray().at(0).toObject().value(S("id")).toString();
        const auto read = QJsonDocument(office.maren.must({S("told"), S("--visit"), visit})).toJson(QJsonDocument::Compact);
        for (const char* words : {"\"to\":\"tom\"", "Can you ring the depot?", "the van never comes on a Tuesday"})
            QVERIFY2(read.contains(words) && !read.contains("\"seenOn\":null"), read.constData());
        app.run({S("sync:up-to-date"), S("press:Back to it"), S("press:Wrap up"), S("see:seen today")}, onToday + phone);
    }

    /// "Only for me" while one types: it stands on one's own timeline, and nowhere else.
    void aLineForMeAlone()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        app.run({S("sync:up-to-date"), S("see:Brightwater")}, S("--page clients").split(u' ') + phone);
        app.show(S("only-for-me"),
                 {S("press:Start"), S("see:Wrap up"), S("type:Budget signed off\\n"), S("press:More"), S("press:Only for me"), S("press:Close"),
                  S("see:Only you see what you write now."), S("press:Line"), S("type:He looked kumquat-tired\\n"), S("see:only you see this"),
                  S("press:For the team again"), S("press:Line"), S("type:and the lift works\\n"), S("see:and the lift works"), S("sync:up-to-date")},
                 onBrightwater + phone);
        const auto read = office.leadReads();
        QVERIFY2(read.contains("Budget signed off") && read.contains("and the lift works") && !read.contains("kumquat"), read.constData());
        QVERIFY(!QJsonDocument(office.maren.must({S("export")})).toJson().contains("kumquat"));
        app.run({S("press:Timeline"), S("see:He looked kumquat-tired"), S("see:Only you see this")}, onBrightwater + desk);
        const AppProcess lead(office.server.url(), S("maren"));
        lead.run({S("sync:up-to-date"), S("see:Brightwater")}, S("--page clients").split(u' ') + desk);
        lead.show(S("timeline-lead"), {S("press:Timeline"), S("see:and the lift works")}, onBrightwater + desk);
    }

    void nothingOfAWrapIsRequired()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        app.run({S("sync:up-to-date"), S("see:Brightwater")}, S("--page clients").split(u' ') + desk);
        app.run({S("press:Start"), S("see:Wrap up"), S("type:Budget signed off\\n"), S("key:Ctrl+W"), S("see:All of this can be skipped"),
                 S("key:Ctrl+Return"), S("see:Visit wrapped up"), S("sync:up-to-date")},
                onBrightwater + desk);
        app.run({S("press:Timeline"), S("see:How it was for them: (not noted)")}, onBrightwater + desk);
        QVERIFY(office.leadReads().contains("\"wrapped\""));
    }

    /// A13: a colleague's running visit is on every screen; both write in it, interleaved, each with their initials.
    void twoWriteInOneVisit()
    {
        TeamOffice office;
        office.tom.made({S("visit"), S("start"), S("--client"), S("Brightwater Housing")});
        office.tom.must({S("capture"), S("They rang from the car park"), S("--client"), S("Brightwater Housing")});
        office.tom.sync();
        const AppProcess app(office.server.url(), S("priya"));
        app.show(S("colleague"), {S("sync:up-to-date"), S("see:is with Brightwater Housing since"), S("see:Who is out today")},
                 onToday + desk);
        app.run({S("press:Promises"), S("see:is with Brightwater Housing since"), S("press:Look in"), S("see:They rang from the car park"),
                 S("press:Line"), S("type:and I heard it too\\n"), S("see:and I heard it too"), S("sync:up-to-date")},
                onToday + phone);
        office.tom.sync();
        const auto visit = office.tom.must({S("visit"), S("list")}).value(S("items")).toArray().at(0).toObject();
        const auto lines = office.tom.must({S("visit"), S("show"), visit.value(S("id")).toString()}).value(S("lines")).toArray();
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].toObject().value(S("text")).toString(), S("They rang from the car park"));
        QVERIFY(lines[0].toObject().value(S("by")) != lines[1].toObject().value(S("by")));
    }

    /// A1: the timeline through a lane, by kind, their words only.
    void theTimelineThroughItsFilters()
    {
        TeamOffice office;
        const auto visit = office.tom.made({S("visit"), S("start"), S("--client"), S("Brightwater Housing")});
        for (const char* line : {"> I don't want another deck", "412 words before the number", "-challenged on the second number"})
            office.tom.must({S("capture"), S("--visit"), visit, S("--"), S(line)});
        const auto lines = office.tom.must({S("visit"), S("show"), visit}).value(S("lines")).toArray();
        office.tom.must({S("set"), lines[1].toObject().value(S("id")).toString(), S("lane"), S("work")});
        office.tom.must({S("visit"), S("felt"), visit, S("lighter"), S("--source"), S("said")});
        office.tom.must({S("visit"), S("wrap"), visit});
        office.tom.sync();
        const AppProcess app(office.server.url(), S("priya"));
        app.show(S("timeline"), {S("sync:up-to-date"), S("press:Timeline"), S("see:412 words"), S("see:lighter"), S("press:Their words only"),
                                 S("see:I don't want another deck"), S("see:lighter"), S("press:Their words only"), S("press:Work"),
                                 S("see:412 words")},
                 onBrightwater + desk);
        app.run({S("press:Timeline"), S("press:Every kind"), S("press:Challenged on"), S("see:on the second number")},
                onBrightwater + phone);
    }

    /// A7, A9, A12, B26, B27: how to talk with them first, facts with who told us, a season that stays private.
    void thePersonsCard()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        const QStringList onSam = S("--client").split(u' ') + QStringList{S("Brightwater Housing"), S("--page"), S("person")};
        app.run({S("sync:up-to-date"), S("see:Brightwater")}, S("--page clients").split(u' ') + phone);
        const auto note = [](const char* kind, const char* words) {
            return QStringList{S("press:Add"), S("press:What it is"), S("press:") + S(kind), S("press:In a line"), S("type:") + S(words),
                               S("press:Who told us"), S("type:Lena"), S("press:Note it"), S("see:") + S(words)};
        };
        app.show(S("person"),
                 QStringList{S("see:How to talk with them"), S("see:What to know")} +
                     note("A season", "Caring for a parent") + QStringList{S("see:Only you see this")} +
                     note("What they did for us", "Sent us Poplar Homes") + QStringList{S("see:not thanked yet"), S("press:Thanked"),
                                                                                       S("see:thanked today")} +
                     note("Small talk", "Watching the Danish one") + note("A little thing", "Door code 4417"),
                 onSam + phone);
        app.run({S("sync:up-to-date")}, onToday + phone);
        office.maren.sync();
        const auto read = QJsonDocument(office.maren.must({S("brief"), office.client})).toJson();
        QVERIFY(read.contains("Watching the Danish one") && read.contains("Door code 4417") && read.contains("told by Lena"));
        QVERIFY(!read.contains("Caring for a parent"));
        const auto found = QJsonDocument(office.maren.must({S("search"), S("Caring")})).toJson();
        QVERIFY(!found.contains("parent"));
        const AppProcess lead(office.server.url(), S("maren"));
        lead.run({S("sync:up-to-date"), S("see:Brightwater")}, S("--page clients").split(u' ') + desk);
        lead.show(S("person-lead"), {S("see:Watching the Danish one"), S("see:Door code 4417")}, onSam + desk);
    }
};

QTEST_GUILESS_MAIN(TestVisitTasks)
#include "tst_visit_tasks.moc"
