// SPDX-License-Identifier: Apache-2.0
// Decoding words, understanding a client, handing one over, and the leads' page: walked as somebody walks them, by touch
// on a phone and by the keyboard on a desktop, each ending with what the lead reads on a device of her own.
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
const QStringList onHouse{S("--page"), S("house")};
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

} // namespace

class TestUnderstandingTasks : public QObject {
    Q_OBJECT

private slots:
    /// A10, B13: a word of ours is underlined in what one has just noted; a tap says what it means, another notes that
    /// Sam had it explained.
    void aWordByTouch()
    {
        TeamOffice office;
        office.maren.must({S("term"), S("add"), S("return on advertising spend"), S("--plain"), S("what came back for every pound")});
        office.maren.sync();
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, phone);
        app.show(S("decode"),
                 {S("press:Start"), S("see:Wrap up"), S("type:return on advertising spend fell\\n"),
                  S("press:return on advertising spend fell"), S("see:what came back for every pound"),
                  S("press:Explained to Sam Okoro today"), S("see:Explained to Sam Okoro, today"), S("sync:up-to-date")},
                 onBrightwater + phone);
        const auto read = reads(office.maren, {S("term"), S("list")});
        QVERIFY2(read.contains("\"person\":\"Sam Okoro\""), read.constData());
        QVERIFY(!reads(office.maren, {S("term"), S("to-decode"), office.client}).contains("\"word\""));
    }

    /// B13: the glossary by the keyboard, from the House; the brief says what waits to be decoded.
    void theGlossaryByKeyboard()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, desk);
        app.show(S("glossary-empty"), {S("press:Glossary, Our words and theirs, in plain words"), S("see:No word yet")}, onHouse + desk);
        app.show(S("glossary"),
                 {S("press:Glossary, Our words and theirs, in plain words"), S("press:Add a word"), S("type:CTR"), S("key:Tab"),
                  S("type:out of a hundred, how many pressed"), S("key:Tab"), S("key:Tab"), S("type:2 in 100"),
                  S("key:Ctrl+Return"), S("see:out of a hundred, how many pressed"), S("sync:up-to-date")},
                 onHouse + desk);
        const auto read = reads(office.maren, {S("term"), S("list")});
        QVERIFY2(read.contains("\"word\":\"CTR\"") && read.contains("2 in 100"), read.constData());
        app.run({S("press:Start"), S("see:Wrap up"), S("type:The CTR of May\\n"), S("see:The CTR of May"), S("sync:up-to-date")},
                onBrightwater + desk);
        app.show(S("brief-decode"), {S("press:Brief"), S("see:Terms to decode"), S("see:nobody here has had it explained")},
                 onBrightwater + desk);
    }

    /// B18, B19, A25: their business and brand, what we do not know until we do, and what we do only there.
    void theirBusinessByTouch()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, phone);
        app.show(S("business-empty"), {S("press:Business & brand"), S("see:What we do not know yet")}, onBrightwater + phone);
        app.show(S("business"),
                 {S("press:Business & brand"), S("press:Add a question"), S("type:Who signs above Sam?"), S("press:Note it"),
                  S("see:Who signs above Sam?"), S("press:Add to their business"), S("type:Rents, and a grant until 2028"),
                  S("press:Note it"), S("see:Rents, and a grant until 2028"), S("press:I used it, or went there"),
                  S("type:Rang the line: eleven minutes, then Halina"), S("press:Note it"), S("see:noted by"),
                  S("sync:up-to-date")},
                 onBrightwater + phone);
        app.run({S("press:Business & brand"), S("press:Write it"), S("type:a name and a day on every letter"), S("press:Keep it"),
                 S("see:a name and a day on every letter"), S("sync:up-to-date")},
                onBrightwater + phone);
        auto read = reads(office.maren, {S("understanding"), office.client});
        for (const char* words : {"Who signs above Sam?", "\"type\":\"money\"", "\"type\":\"used it\"", "a name and a day on every letter"})
            QVERIFY2(read.contains(words), read.constData());
        app.run({S("press:Business & brand"), S("press:Now we know"), S("type:Ruth, above five thousand"), S("key:Tab"), S("type:Sam"),
                 S("press:Keep it"), S("see:Ruth, above five thousand"), S("sync:up-to-date")},
                onBrightwater + phone);
        read = reads(office.maren, {S("understanding"), office.client});
        QVERIFY2(read.contains("\"notKnown\":[]") && read.contains("Ruth, above five thousand"), read.constData());
        const AppProcess lead(office.server.url(), S("maren"));
        catchUp(lead, desk);
        lead.show(S("business-lead"),
                  {S("press:Business & brand"), S("see:Ruth, above five thousand"), S("see:Rents, and a grant until 2028"),
                   S("see:a name and a day on every letter")},
                  onBrightwater + desk);
    }

    /// A26, B1: from the draft by touch, to the one who takes over by the keyboard, and what the lead sees of it.
    void aHandover()
    {
        TeamOffice office;
        office.maren.must({S("care"), S("set"), office.client, S("--cared-by"), S("priya")});
        office.maren.must({S("fact"), S("add"), S("Door code 4417"), S("--client"), office.client, S("--type"), S("detail")});
        office.maren.sync();
        const AppProcess leaver(office.server.url(), S("priya"));
        catchUp(leaver, phone);
        leaver.show(S("handover-draft"),
                    {S("press:More about this client"), S("press:Who looks after them, since when"), S("see:No second yet"),
                     S("press:Hand them over…"), S("press:tom"), S("press:Make the draft"), S("see:A draft, not signed yet"),
                     S("sync:up-to-date")},
                    onBrightwater + phone);
        leaver.run({S("see:A handover waits for you"), S("press:You hand Brightwater Housing over to tom: go on with it, and sign"),
                    S("see:What the next one should know"), S("press:Sign it"), S("see:Signed, not read yet"), S("sync:up-to-date")},
                   onToday + phone);
        const AppProcess lead(office.server.url(), S("maren"));
        catchUp(lead, desk);
        lead.show(S("team"),
                  {S("press:Team, What somebody should look at; only those who lead see it"), S("see:Handovers under way"),
                   S("see:from priya to tom"), S("see:Clients without a second"), S("see:People of whom nobody noted")},
                  onHouse + desk);
        const AppProcess comer(office.server.url(), S("tom"));
        catchUp(comer, desk);
        comer.show(S("handover-read"),
                   {S("press:priya hands Brightwater Housing over to you: read it"), S("see:Signed, not read yet"),
                    S("press:I have read this"), S("type:Who has the keys?"), S("key:Tab"), S("type:next Thursday"),
                    S("key:Ctrl+Return"), S("see:Taken over"), S("see:A first visit together with priya"), S("sync:up-to-date")},
                   onToday + desk);
        const auto read = reads(office.maren, {S("care"), office.client});
        QVERIFY2(read.contains("\"who\":\"tom\"") && read.contains("\"who\":\"priya\""), read.constData());
        const auto handover = reads(office.maren, {S("handover"), S("list"), S("--client"), office.client});
        QVERIFY2(handover.contains("\"stage\":\"done\"") && handover.contains("Who has the keys?"), handover.constData());
    }

    void offline()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, phone);
        office.server.kill();
        app.show(S("business-offline"),
                 {S("press:Business & brand"), S("press:Add a question"), S("type:Who signs?"), S("press:Note it"),
                  S("see:Who signs?"), S("sync:waiting")},
                 onBrightwater + phone);
    }
};

QTEST_GUILESS_MAIN(TestUnderstandingTasks)
#include "tst_understanding_tasks.moc"
