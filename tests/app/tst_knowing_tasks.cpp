// SPDX-License-Identifier: Apache-2.0
// Getting to know each other and the extra touches, walked as somebody walks them: by touch on a phone and by the
// keyboard on a desktop, from Today to saved, each ending with what the lead reads on a device of her own.
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
const QStringList onTeam{S("--page"), S("team")};
const QStringList onBrightwater{S("--client"), S("Brightwater Housing"), S("--page"), S("client")};
const QStringList there{S("sync:up-to-date"), S("see:Brightwater")};

/// The app on a data folder that has caught up with the team.
void catchUp(const AppProcess& app, const QStringList& look)
{
    app.run(there, QStringList{S("--page"), S("clients")} + look);
}

QByteArray reads(const DeviceProcess& device, const QStringList& verb)
{
    device.sync();
    return QJsonDocument(device.must(verb)).toJson(QJsonDocument::Compact);
}

/// A template with a step in its first week, and Priya looking after the client.
void prepare(const TeamOffice& office)
{
    office.maren.must({S("set"), office.client, S("cared by"), S("priya")});
    office.maren.must({S("onboarding"), S("template"), S("add"), S("Quiet start"), S("--asks-a-week"), S("2")});
    office.maren.must({S("onboarding"), S("step"), S("Quiet start"), S("who signs off a letter"), S("--asks-them")});
    office.maren.sync();
}

} // namespace

class TestKnowingTasks : public QObject {
    Q_OBJECT

private slots:
    /// A17: from a template, a step of our own, too many asks, learned, a fact; with a thumb.
    void aPlanByTouch()
    {
        TeamOffice office;
        prepare(office);
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, phone);
        app.show(S("knowing-empty"), {S("press:Each other"), S("see:Two or three months in which we learn")}, onBrightwater + phone);
        app.run({S("press:Each other"), S("press:Start"), S("see:Quiet start"), S("press:Begin"), S("see:who signs off a letter"),
                 S("see:Since today · week 1 of 12"), S("sync:up-to-date")},
                onBrightwater + phone);
        // Today brings the step up, quietly, and leads to it.
        app.show(S("today-step"),
                 {S("see:Worth a thought"), S("press:Getting to know Brightwater Housing: who signs off a letter"),
                  S("see:Asks something of them")},
                 onToday + phone);
        for (const char* text : {"the last agency", "their calendar"})
            app.run({S("press:Each other"), S("press:Add a step"), S("type:") + S(text), S("press:It asks something of them"),
                     S("press:Sam Okoro"), S("press:Add it"), S("see:") + S(text), S("sync:up-to-date")},
                    onBrightwater + phone);
        app.show(S("plan"),
                 {S("press:Each other"), S("see:3 asks of them in one week; the pace is 2. Week 2 has room."),
                  S("press:Move to week 2"), S("see:Week 2"), S("press:What we learned"), S("type:Graham signs, after Lena has read it"),
                  S("press:Note it"), S("see:Learned: Graham signs, after Lena has read it"), S("sync:up-to-date")},
                 onBrightwater + phone);
        app.run({S("press:Each other"), S("press:Asked"), S("see:Nothing noted as learned"), S("press:Slow down by a week"),
                 S("see:week 1 of 13"), S("sync:up-to-date")},
                onBrightwater + phone);
        const auto read = reads(office.maren, {S("onboarding"), S("list")});
        for (const char* words : {"Brightwater Housing", "Graham signs, after Lena has read it", "who signs off a letter", "\"nothingLearned\":true", "\"week\":1"})
            QVERIFY2(read.contains(words), read.constData());
        const AppProcess lead(office.server.url(), S("maren"));
        catchUp(lead, phone);
        lead.show(S("team-knowing"),
                  {S("see:Getting to know each other, by week"), S("see:Steps with nothing learned"), S("see:who signs off a letter"),
                   S("see:learned last: Graham signs, after Lena has read it")},
                  onTeam + phone);
    }

    /// The team's templates, with the keyboard alone; undone in one step.
    void aTemplateByKeyboard()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, desk);
        app.show(S("templates"),
                 {S("press:Each other"), S("press:The team's templates"), S("see:The team has no template yet"), S("press:New template"),
                  S("type:A first three months"), S("key:Ctrl+Return"), S("see:12 weeks"), S("press:Add a step"),
                  S("type:who decides"), S("key:Ctrl+Return"), S("see:We learn"), S("see:who decides"), S("press:Add a step"),
                  S("type:how we say no"), S("key:Ctrl+Return"), S("see:how we say no"), S("key:Ctrl+Z"), S("sync:up-to-date")},
                 onBrightwater + desk);
        const auto read = reads(office.maren, {S("onboarding"), S("template"), S("list")});
        QVERIFY2(read.contains("A first three months") && read.contains("who decides") && !read.contains("how we say no"), read.constData());
    }

    /// A20: a line sparks an idea, what they cannot accept stands beside it, given, landed; the lead reads it.
    void aTouchByTouch()
    {
        TeamOffice office;
        office.maren.must({S("fact"), S("add"), S("Nothing over £25"), S("--client"), office.client, S("--type"), S("cannot accept"), S("--source"), S("Graham")});
        office.maren.sync();
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, phone);
        app.run({S("press:Start"), S("see:Wrap up"), S("type:> my door is always open and I am never in\\n"), S("sync:up-to-date")},
                onBrightwater + phone);
        const QStringList idea{S("press:Timeline"), S("see:never in"), S("press:“my door is always open and I am never in”"),
                               S("press:An idea for them"), S("see:Cannot accept: Nothing over £25"), S("type:a doorstop in brass"),
                               S("press:Sam Okoro")};
        app.show(S("idea-sheet"), idea, onBrightwater + phone);
        app.run(idea + QStringList{S("press:Keep it"), S("press:Each other"), S("see:a doorstop in brass"),
                                   S("see:Because: my door is always open"), S("see:Cannot accept: Nothing over £25"), S("sync:up-to-date")},
                onBrightwater + phone);
        app.show(S("touches"),
                 {S("press:Each other"), S("press:Given"), S("press:Note it"), S("see:How it landed is not noted"), S("press:How it landed"),
                  S("type:he keeps it on the sill"), S("press:Note it"), S("see:How it landed: he keeps it on the sill"), S("sync:up-to-date")},
                 onBrightwater + phone);
        const auto read = reads(office.maren, {S("touch"), S("recent")});
        for (const char* words : {"a doorstop in brass", "he keeps it on the sill", "Sam Okoro", "\"givenBy\":\"priya\""})
            QVERIFY2(read.contains(words), read.constData());
        const AppProcess lead(office.server.url(), S("maren"));
        catchUp(lead, desk);
        lead.show(S("touches-lead"), {S("press:Each other"), S("see:a doorstop in brass"), S("see:How it landed: he keeps it on the sill")},
                  onBrightwater + desk);
    }

    /// Never twice by accident: a colleague's gift is named while one types, and it can be kept anyway.
    void neverTwiceByKeyboard()
    {
        TeamOffice office;
        const auto honey = office.tom.made({S("touch"), S("add"), S("A jar of honey"), S("--person"), office.sam});
        office.tom.must({S("touch"), S("give"), honey, S("--day"), S("yesterday")});
        office.tom.sync();
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, desk);
        app.show(S("twice"),
                 {S("press:Each other"), S("see:A jar of honey"), S("press:An idea"), S("type:jar of honey"),
                  S("see:“A jar of honey” was given to Sam Okoro (yesterday, tom)."), S("press:Keep it anyway"), S("see:An idea: priya"),
                  S("sync:up-to-date")},
                 onBrightwater + desk);
        QVERIFY(reads(office.maren, {S("touch"), S("list"), S("--client"), office.client}).contains("jar of honey"));
    }

    void offline()
    {
        TeamOffice office;
        prepare(office);
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, phone);
        office.server.kill();
        app.show(S("knowing-offline"),
                 {S("press:Each other"), S("press:Start"), S("press:Begin"), S("see:who signs off a letter"), S("sync:waiting")},
                 onBrightwater + phone);
    }
};

QTEST_GUILESS_MAIN(TestKnowingTasks)
#include "tst_knowing_tasks.moc"
