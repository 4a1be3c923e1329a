// SPDX-License-Identifier: Apache-2.0
// How things are going and mini panels, walked as somebody walks them: by touch on a phone and by the keyboard on a
// desktop, each ending with what the lead reads on a device of her own; and the plots at every number of answers where
// what may be said of them changes, as pictures in SALVER_PICTURES where that is set.
#include "app/app_process.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace salver::test;

namespace {

QString S(const char* text)
{
    return QString::fromUtf8(text);
}

const QStringList onToday{S("--page"), S("today")};
const QStringList onBrightwater{S("--client"), S("Brightwater Housing"), S("--page"), S("client")};
const QStringList there{S("sync:up-to-date"), S("see:Brightwater")};

void catchUp(const AppProcess& app, const QStringList& look)
{
    app.run(there, QStringList{S("--page"), S("clients")} + look);
}

QByteArray reads(const DeviceProcess& device, const QStringList& verb)
{
    device.sync();
    return QJsonDocument(device.must(verb)).toJson(QJsonDocument::Compact);
}

/// A client with so many people, each with an answer; from five on some were asked in the winter too.
void fill(const DeviceProcess& device, const QString& name, int n)
{
    device.must({S("client"), S("add"), name});
    const QStringList names{S("Sam"), S("Lena"), S("Joyce"), S("Halina"), S("Tomás"), S("Bea"), S("Graham"), S("Ines"), S("Owen"), S("Mo")};
    const QStringList answers{S("5"), S("4"), S("3"), S("5"), S("4"), S("4"), S("2"), S("5"), S("4"), S("1")};
    for (int i = 0; i < n; ++i) {
        const auto person = device.made({S("person"), S("add"), S("%1 %2").arg(names[i % 10]).arg(i + 1), S("--client"), name});
        if (n >= 5 && i < 3)
            device.must({S("pulse"), S("add"), S("3"), S("--client"), name, S("--person"), person, S("--day"), S("2026-01-12")});
        QStringList verb{S("pulse"), S("add"), answers[i % 10], S("--client"), name, S("--person"), person, S("--mode"),
                         i % 3 == 0 ? S("form") : S("in person"), S("--day"), i % 2 == 0 ? S("today") : S("yesterday")};
        if (i % 3 == 0)
            verb += {S("--change"), S("Ring before the letter goes.")};
        device.must(verb);
    }
}

} // namespace

class TestGoingTasks : public QObject {
    Q_OBJECT

private slots:
    /// A16: asked, answered, the one thing to change; with a thumb, from Today.
    void askedByTouch()
    {
        TeamOffice office;
        office.maren.must({S("set"), office.client, S("cared by"), S("priya")});
        office.maren.sync();
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, phone);
        app.show(S("going-empty"), {S("press:Timeline"), S("press:What we know"), S("press:Business & brand"), S("press:How it goes"), S("see:Nobody has been asked yet"), S("see:never asked")}, onBrightwater + phone);
        app.show(S("going-asked"),
                 {S("press:Timeline"), S("press:What we know"), S("press:Business & brand"), S("press:How it goes"), S("press:Ask somebody"), S("press:Sam Okoro"), S("see:your own care"), S("press:4"),
                  S("press:What one thing should we change?"), S("type:Ring before the letter goes"), S("press:How were they asked?"), S("press:phone"), S("press:Note it"),
                  S("see:n = 1*"), S("see:*Not statistically significant by any stretch"), S("see:Sam Okoro: 4 of 5"),
                  S("see:who looks after them"), S("sync:up-to-date")},
                 onBrightwater + phone);
        const auto read = reads(office.maren, {S("pulse"), S("list"), S("--client"), office.client});
        for (const char* words : {"Ring before the letter goes", "\"n\":1", "\"askerLooksAfter\":true", "\"answer\":4", "\"mode\":\"phone\"", "by any stretch"})
            QVERIFY2(read.contains(words), read.constData());
        QVERIFY(!read.contains("counts") && !read.contains("wilson"));
        // Asked again at once, the sheet says so; the answer is read by its dot and corrected.
        app.show(S("going-dot"),
                 {S("press:Timeline"), S("press:What we know"), S("press:Business & brand"), S("press:How it goes"), S("press:Ask somebody"), S("press:Sam Okoro"), S("see:Once a quarter is enough"),
                  S("press:Cancel"), S("press:Sam Okoro said 4 of 5"), S("see:The next answer")},
                 onBrightwater + phone);
        const AppProcess lead(office.server.url(), S("maren"));
        catchUp(lead, phone);
        lead.show(S("going-house"),
                  {S("press:House"), S("press:How things are going, Five strands side by side, all clients"), S("see:n = 1*"),
                   S("see:Brightwater Housing")},
                  onToday + phone);
    }

    /// The same with the keyboard alone, undone and done again.
    void askedByKeyboard()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("tom"));
        catchUp(app, desk);
        app.show(S("going-desk"),
                 {S("press:Timeline"), S("press:What we know"), S("press:Business & brand"), S("press:How it goes"), S("see:Nobody has been asked yet"), S("press:Ask somebody"), S("key:Shift+Tab"), S("key:Space"),
                  S("key:Tab"), S("key:Right"), S("key:Right"), S("key:Right"), S("key:Tab"), S("type:Sit in on a Monday"),
                  S("key:Ctrl+Return"), S("see:n = 1*"), S("see:Sam Okoro: 3 of 5"), S("see:Sit in on a Monday"), S("sync:up-to-date")},
                 onBrightwater + desk);
        QVERIFY(reads(office.maren, {S("going"), office.client}).contains("Sit in on a Monday"));
        app.run({S("press:Timeline"), S("press:What we know"), S("press:Business & brand"), S("press:How it goes"), S("see:n = 1*"), S("press:More about how things are going"), S("press:They do not want to be asked"),
                 S("see:They asked not to be asked"), S("key:Ctrl+Z"), S("see:Ask somebody"), S("sync:up-to-date")},
                onBrightwater + desk);
        QVERIFY(reads(office.maren, {S("going"), office.client}).contains("\"pulseOff\":false"));
    }

    /// A client leaves: the last conversation, and what the lead reads of it.
    void theLastConversation()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, phone);
        app.show(S("going-left"),
                 {S("press:Timeline"), S("press:What we know"), S("press:Business & brand"), S("press:How it goes"), S("press:More about how things are going"), S("press:They left us…"), S("type:yesterday"),
                  S("key:Tab"), S("type:The calls were too many"), S("press:Note it"), S("see:They left, yesterday"),
                  S("see:The calls were too many"), S("sync:up-to-date")},
                 onBrightwater + phone);
        QVERIFY(reads(office.maren, {S("going"), office.client}).contains("The calls were too many"));
    }

    /// B15, B16: one question, words to the letter, a theme by hand; with a thumb, from Today.
    void aPanelByTouch()
    {
        TeamOffice office;
        for (const auto* name : {"Lena Fischer", "Joyce Adeyemi"})
            office.maren.must({S("person"), S("add"), S(name), S("--client"), office.client});
        office.maren.sync();
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, phone);
        app.show(S("panels-empty"),
                 {S("press:House"), S("press:Panel questions, One open question to a few people"), S("see:Nothing was asked of several people yet")},
                 onToday + phone);
        app.run({S("press:House"), S("press:Panel questions, One open question to a few people"), S("press:Begin a question"),
                 S("type:What would you miss?"), S("press:Begin"), S("see:A panel is three to twelve people"),
                 S("press:Note an answer"), S("press:Sam Okoro, Brightwater Housing"), S("type:The call on Fridays"), S("press:Note it"),
                 S("see:mini panel, n = 1*"), S("press:Note an answer"), S("press:Joyce Adeyemi, Brightwater Housing"),
                 S("type:That somebody rings"), S("press:Note it"), S("see:mini panel, n = 2*"), S("sync:up-to-date")},
                onToday + phone);
        // A colleague notes the third; the lead sorts on a device of her own.
        const auto list = reads(office.tom, {S("panel"), S("list")});
        QVERIFY2(list.contains("mini panel, n = 2*"), list.constData());
        const auto id = office.tom.must({S("panel"), S("list")}).value(S("items")).toArray().at(0).toObject().value(S("id")).toString();
        office.tom.must({S("panel"), S("answer"), id, S("Nothing, to be plain"), S("--person"), S("Lena Fischer"), S("--mode"), S("phone")});
        office.tom.sync();
        const AppProcess lead(office.server.url(), S("maren"));
        catchUp(lead, phone);
        lead.show(S("panel"),
                  {S("press:House"), S("press:Panel questions, One open question to a few people"),
                   S("press:What would you miss?, mini panel, n = 3* · priya, today"), S("see:Only one person said"),
                   S("press:Lay to a theme"), S("type:The telephone"), S("press:Name it and lay it there"), S("see:1 of 3 said this so far"),
                   S("press:Lay to a theme"), S("press:The telephone"), S("press:Done"), S("see:2 of 3 said something like this"),
                   S("see:*Not statistically significant by any stretch"), S("sync:up-to-date")},
                  onToday + phone);
        const auto read = reads(office.tom, {S("panel"), S("show"), id});
        for (const char* words : {"The call on Fridays", "2 of 3 said something like this", "\"note\":\"*Not", "1 phone"})
            QVERIFY2(read.contains(words), read.constData());
        QVERIFY(reads(office.tom, {S("search"), S("Fridays")}).contains("The call on Fridays"));
        QVERIFY(reads(office.tom, {S("export")}).contains("Nothing, to be plain"));
    }

    /// Every plot at each number of answers where more may be said of it.
    void plots_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<QString>("label");
        QTest::newRow("0") << 0 << S("Nobody has been asked yet");
        QTest::newRow("1") << 1 << S("n = 1*");
        QTest::newRow("4") << 4 << S("n = 4*");
        QTest::newRow("5") << 5 << S("4 of 5 said 4 or 5");
        QTest::newRow("9") << 9 << S("What could it be?");
        QTest::newRow("10") << 10 << S("n = 10, rough*");
        QTest::newRow("29") << 29 << S("n = 29, rough*");
        QTest::newRow("30") << 30 << S("the mean is");
    }
    void plots()
    {
        QFETCH(int, n);
        QFETCH(QString, label);
        ServerProcess server;
        server.start();
        server.addSpace(team);
        server.addUser(S("maren"));
        server.addMember(team, S("maren"), S("lead"));
        DeviceProcess device;
        device.signIn(server, S("maren"));
        fill(device, S("Brightwater Housing"), n);
        device.sync();
        const AppProcess app(server.url(), S("maren"));
        catchUp(app, phone);
        app.show(S("going-n%1").arg(n), {S("press:Timeline"), S("press:What we know"), S("press:Business & brand"), S("press:How it goes"), S("see:") + label}, onBrightwater + phone);
    }
};

QTEST_GUILESS_MAIN(TestGoingTasks)
#include "tst_going_tasks.moc"
