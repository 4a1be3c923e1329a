// SPDX-License-Identifier: Apache-2.0
// Promises, rhythms and what is for oneself alone, walked as somebody walks them: by touch on a phone and by the
// keyboard on a desktop, each ending with what the lead reads, or does not read, on a device of her own.
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
const QStringList onPromises{S("--page"), S("promises")};
const QStringList onSettings{S("--page"), S("settings")};
const QStringList onHouse{S("--page"), S("house")};
const QStringList onBrightwater{S("--client"), S("Brightwater Housing"), S("--page"), S("client")};
const QStringList onSam{S("--client"), S("Brightwater Housing"), S("--page"), S("person")};

/// The app on a data folder that has caught up with the team.
void catchUp(const AppProcess& app, const QStringList& look)
{
    app.run({S("sync:up-to-date"), S("see:Brightwater")}, QStringList{S("--page"), S("clients")} + look);
}

QByteArray reads(const DeviceProcess& device, const QStringList& verb)
{
    device.sync();
    return QJsonDocument(device.must(verb)).toJson(QJsonDocument::Compact);
}

} // namespace

class TestPromiseTasks : public QObject {
    Q_OBJECT

private slots:
    /// A8, B2: a promise that repeats, kept, and the next one stands there; the lead reads both.
    void aRepeatingPromiseByTouch()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, phone);
        app.show(S("promise-repeats"),
                 {S("press:Add"), S("press:What was promised"), S("type:the numbers"), S("key:Tab"), S("type:every Friday"), S("press:Note it"),
                  S("see:the numbers"), S("see:every Friday"), S("press:Kept: the numbers"), S("see:the numbers"),
                  S("sync:up-to-date")},
                 onBrightwater + phone);
        office.maren.sync();
        const auto items = office.maren.must({S("promise"), S("list")}).value(S("items")).toArray();
        QCOMPARE(items.size(), 2);
        QStringList states;
        for (const auto& item : items)
            states += item.toObject().value(S("state")).toString();
        states.sort();
        QCOMPARE(states, (QStringList{S("kept"), S("open")}));
        app.show(S("promises-kept"), {S("press:Later 1"), S("see:the numbers"), S("press:Kept"), S("see:the numbers")}, onPromises + phone);
    }

    /// B20: theirs too, with words that nobody can read as a day; the day is asked for and given by keyboard.
    void wordsThatAreNoDayByKeyboard()
    {
        TeamOffice office;
        office.maren.must({S("promise"), S("add"), S("the brand files"), S("--client"), office.client, S("--theirs"), S("--due"),
                           S("when the studio is back")});
        office.maren.sync();
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, desk);
        app.show(S("promise-words"),
                 {S("press:Theirs 1"), S("see:Which day is"), S("press:More for: the brand files"),
                  S("press:Set the day, or how it repeats…"), S("press:The day, in your words"), S("type:end of month\\n"), S("see:Later 1"), S("sync:up-to-date")},
                 onPromises + desk);
        const auto read = reads(office.maren, {S("promise"), S("list")});
        QVERIFY2(read.contains("\"due\":\"") && !read.contains("when the studio is back"), read.constData());
    }

    /// A8: agreed in their words; whose day has come stands in Today with its why, and in the House of the lead.
    void aRhythmByTouch()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, phone);
        app.show(S("rhythm"),
                 {S("press:Agree on one"), S("press:What was agreed, in their words"),
                  S("type:a call every two weeks; nothing in February"),
                  S("see:between two contacts"), S("press:with Sam Okoro"), S("press:Keep to it"),
                  S("see:nothing in February"), S("see:no contact noted yet"), S("sync:up-to-date")},
                 onBrightwater + phone);
        const auto id = [&] {
            office.maren.sync();
            return office.maren.must({S("rhythm"), S("list")}).value(S("items")).toArray().first().toObject();
        }();
        QCOMPARE(id.value(S("everyDays")).toInt(), 14);
        QCOMPARE(id.value(S("agreedWith")).toString(), S("Sam Okoro"));
        // Half a year goes by: it was agreed long ago, and nobody has spoken to them since.
        office.maren.must({S("set"), id.value(S("id")).toString(), S("agreed on"), S("2026-03-02")});
        office.maren.sync();
        const AppProcess lead(office.server.url(), S("maren"));
        catchUp(lead, phone);
        lead.show(S("rhythm-today"), {S("see:Nobody has spoken to Brightwater Housing yet"), S("press:why?"),
                                      S("see:Agreed with Sam Okoro")},
                  onToday + phone);
        lead.show(S("rhythm-house"), {S("see:Rhythms whose day has come"), S("see:Brightwater Housing")}, onHouse + phone);
        // One visit, and it is answered.
        app.run({S("press:Start"), S("see:Wrap up"), S("type:they are well\\n"), S("sync:up-to-date")}, onBrightwater + phone);
        QVERIFY(!reads(office.maren, {S("today")}).contains("Nobody has spoken to Brightwater"));
    }

    void aRhythmByKeyboard()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, desk);
        app.show(S("rhythm-person"),
                 {S("press:Agree on one"), S("press:What was agreed, in their words"), S("type:when there is news"), S("see:Salver cannot tell how often that is"), S("key:Tab"),
                  S("type:21\\n"), S("see:agreed with Sam Okoro"), S("sync:up-to-date")},
                 onSam + desk);
        // The word can still be the one from before the last change; the next start sends what waits.
        catchUp(app, desk);
        const auto read = reads(office.maren, {S("rhythm"), S("list")});
        QVERIFY2(read.contains("\"everyDays\":21") && read.contains("Sam Okoro"), read.constData());
    }

    /// Private: typed for oneself alone, a lock with a word on the page, and nothing of it with the lead.
    void onlyForMeByTouch()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, phone);
        app.show(S("private-lines"),
                 {S("press:Start"), S("see:Wrap up"), S("type:for the team\\n"), S("see:for the team"), S("press:More"),
                  S("press:Only for me"), S("press:Close"), S("see:Only you see what you write now"), S("press:Line"),
                  S("type:between us\\n"),
                  S("see:between us"), S("see:Only you see this"), S("press:For the team again"), S("press:Line"), S("type:for all again\\n"),
                  S("see:for all again"), S("sync:up-to-date")},
                 onBrightwater + phone);
        const auto read = office.leadReads();
        QVERIFY2(read.contains("for the team") && read.contains("for all again"), read.constData());
        QVERIFY2(!read.contains("between us"), read.constData());
    }

    /// A fact for oneself alone, shared later from its menu.
    void aFactOnlyForMeByKeyboard()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, desk);
        app.show(S("private-fact"),
                 {S("press:Add"), S("press:In a line"), S("type:thinks of leaving"), S("press:Only for me"), S("press:Note it"), S("see:thinks of leaving"),
                  S("see:Only you see this"), S("sync:up-to-date")},
                 onSam + desk);
        QVERIFY(!reads(office.maren, {S("export")}).contains("thinks of leaving"));
        app.run({S("press:More: thinks of leaving"), S("press:Share it with the team"), S("see:Everybody in"), S("sync:up-to-date")},
                onSam + desk);
        QVERIFY(reads(office.maren, {S("export")}).contains("thinks of leaving"));
    }

    /// The moments of notifications are set where one sets what is one's own, and follow to the next device.
    void momentsOfNotifications()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, phone);
        app.show(S("notifications"), {S("see:09:00"), S("see:It stands in Today anyway"), S("press:Add a moment"), S("press:01:00"),
                                      S("see:01:00"), S("sync:up-to-date")},
                 onSettings + phone);
        DeviceProcess second;
        second.signIn(office.server, S("priya"));
        second.sync();
        QCOMPARE(second.must({S("preference"), S("remindAt")}).value(S("value")).toString(), S("01:00 09:00"));
    }
};

QTEST_GUILESS_MAIN(TestPromiseTasks)
#include "tst_promise_tasks.moc"
