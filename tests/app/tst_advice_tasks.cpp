// SPDX-License-Identifier: Apache-2.0
// Objectives and advice, walked as somebody walks them: by touch on a phone and by the keyboard on a desktop, each
// ending with what the lead reads on a device of her own.
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

class TestAdviceTasks : public QObject {
    Q_OBJECT

private slots:
    /// B24: heard, played back, corrected, and what they say of us, with a thumb.
    void anObjectiveByTouch()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, phone);
        app.show(S("objectives-empty"), {S("press:Objectives"), S("see:Nobody has noted yet what they want")},
                 onBrightwater + phone);
        app.show(S("objective"),
                 {S("press:Objectives"), S("press:Note what they want"), S("type:We want to be the ones people ring first"),
                  S("press:Sam Okoro"), S("press:Note it"), S("see:Written down by"), S("see:Not played back yet"),
                  S("press:Play it back"), S("type:Every repair ends with a name and a day"), S("press:Played back"),
                  S("see:No answer noted yet"), S("press:They corrected it"), S("type:yes, but for repairs, not sales"),
                  S("press:Sam Okoro"), S("press:Note it"), S("see:Corrected: Sam Okoro"), S("press:Note their words"),
                  S("type:Not sure you know the vans"), S("press:Note it"), S("see:Not sure you know the vans"),
                  S("see:We have not heard what they say of our commitment"), S("sync:up-to-date")},
                 onBrightwater + phone);
        const auto read = reads(office.maren, {S("objective"), S("list"), S("--client"), office.client});
        for (const char* words : {"ring first", "Sam Okoro", "corrected", "not sales", "Not sure you know the vans", "\"commitment\":[]"})
            QVERIFY2(read.contains(words), words);
        app.show(S("objectives"), {S("press:Objectives"), S("see:Corrected: Sam Okoro"), S("see:Not heard yet")},
                 onBrightwater + phone);
    }

    /// B24, B25: a line that begins with ~ is an objective, pinned where one looks; the lead sees that it waits.
    void anObjectiveByKeyboard()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, desk);
        app.run({S("press:Start"), S("see:Wrap up"), S("type:~ We want to be rung first\\n"), S("see:We want to be rung first"),
                 S("type:plain\\n"), S("sync:up-to-date")},
                onBrightwater + desk);
        const auto read = reads(office.maren, {S("objective"), S("list")});
        QVERIFY2(read.contains("We want to be rung first") && read.contains("have not said back"), read.constData());
        const AppProcess lead(office.server.url(), S("maren"));
        catchUp(lead, desk);
        lead.show(S("house"), {S("see:Heard, and never played back"), S("see:We want to be rung first")}, onHouse + desk);
    }

    /// B5 to B9: two ways, points, what we stand to gain, a colleague who differs, a signed recommendation.
    void aWeighupByTouch()
    {
        TeamOffice office;
        office.maren.must({S("objective"), S("add"), S("be the ones people ring first"), S("--client"), office.client, S("--person"), office.sam});
        office.maren.sync();
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, phone);
        app.show(S("weighup-phone"),
                 {S("press:Together"), S("press:Begin one"), S("type:Flats on the repairs letters?"), S("key:Tab"),
                  S("type:Letters"), S("key:Tab"), S("type:Evening"), S("press:Begin"),
                  S("see:What is it for?"), S("see:be the ones people ring first"), S("press:What speaks for Letters"),
                  S("type:everybody opens them\\n"), S("see:everybody opens them"), S("press:What speaks against Letters"),
                  S("type:it undoes their trust\\n"), S("see:it undoes their trust"), S("press:All against"),
                  S("see:it undoes their trust"), S("sync:up-to-date")},
                 onBrightwater + phone);
        const auto list = office.tom.must({S("weighup"), S("list"), S("--client"), office.client});
        office.tom.sync();
        const auto id = office.tom.must({S("weighup"), S("list"), S("--client"), office.client})
                            .value(S("items")).toArray().at(0).toObject().value(S("id")).toString();
        QVERIFY(!id.isEmpty() && list.value(S("items")).toArray().isEmpty());
        // A colleague asks for another view, and Today says so.
        office.tom.must({S("weighup"), S("ask"), id, S("priya")});
        office.tom.sync();
        catchUp(app, phone);
        app.show(S("today-asked"), {S("see:A second view is asked of you"), S("see:Flats on the repairs letters?")}, onToday + phone);
        app.run({S("press:Together"), S("press:Flats on the repairs letters?, Letters · Evening · priya, today"),
                 S("press:Give your view"), S("type:I saw this go wrong at Hollis"), S("press:I see it differently"),
                 S("press:Sign it"), S("see:Sees it differently"), S("press:Write a recommendation"),
                 S("type:The evening, so that letters stay believed"), S("press:Evening"), S("press:Sign it"),
                 S("see:We recommend"), S("sync:up-to-date")},
                onBrightwater + phone);
        const auto read = reads(office.maren, {S("weighup"), S("show"), id});
        for (const char* words : {"everybody opens them", "it undoes their trust", "sees it differently", "I saw this go wrong at Hollis",
                                  "The evening, so that letters stay believed"})
            QVERIFY2(read.contains(words), words);
    }

    /// The same on a desktop with the keyboard alone, and a look back on its day.
    void aWeighupByKeyboard()
    {
        TeamOffice office;
        const auto id = office.maren.made({S("weighup"), S("add"), S("A new site before the winter?"), S("Yes, a small one"), S("No"), S("--client"), office.client});
        office.maren.must({S("set"), id, S("look back on"), S("yesterday")});
        office.maren.sync();
        const AppProcess lead(office.server.url(), S("maren"));
        catchUp(lead, desk);
        lead.show(S("weighup-desk"),
                  {S("see:What became of"), S("press:What became of “A new site before the winter?”? · Brightwater Housing, was yesterday"),
                   S("see:Time to look back"), S("press:What speaks for Yes, a small one"), S("type:they ask for it\\n"),
                   S("see:they ask for it"), S("type:second\\n"), S("key:Tab"), S("key:Tab"), S("see:second"),
                   S("press:Say what happened"), S("type:It was built and nobody came"), S("key:Tab"), S("type:that they ring"),
                   S("key:Ctrl+Return"), S("see:It was built and nobody came"), S("key:Ctrl+Z"), S("sync:up-to-date")},
                  onToday + desk);
        const auto read = reads(office.maren, {S("weighup"), S("show"), id});
        QVERIFY2(read.contains("they ask for it") && !read.contains("nobody came"), read.constData());
    }

    /// A2, B10, B12, B14, B22, B23: a no with its reason, backed by the lead in one tap; advice; direction; tricky.
    void togetherByTouch()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, phone);
        app.show(S("together-empty"), {S("press:Together"), S("see:Nobody has written it yet")}, onBrightwater + phone);
        app.run({S("press:Start"), S("see:Wrap up"), S("type:-no a poster, because it would bring anger\\n"),
                 S("type:-advice one printer because two blame each other\\n"), S("sync:up-to-date")},
                onBrightwater + phone);
        app.show(S("together"),
                 {S("press:Together"), S("see:it would bring anger"), S("see:two blame each other"),
                  S("press:Add what we offered instead"), S("key:Tab"), S("key:Tab"), S("key:Tab"),
                  S("type:a sticker with the number"), S("press:Keep it"), S("see:a sticker with the number"), S("press:Write it"),
                  S("type:Lead with repairs from July."), S("press:Sign it"), S("see:Lead with repairs from July."),
                  S("sync:up-to-date")},
                 onBrightwater + phone);
        const AppProcess lead(office.server.url(), S("maren"));
        catchUp(lead, phone);
        lead.show(S("house-phone"), {S("see:it would bring anger"), S("press:I back this"), S("see:Backed by"), S("sync:up-to-date")}, onHouse + phone);
        const auto read = reads(office.tom, {S("said-no"), S("list")});
        for (const char* words : {"a poster", "it would bring anger", "a sticker with the number", "\"backedBy\":[{\"by\":\"maren\""})
            QVERIFY2(read.contains(words), read.constData());
        QVERIFY(reads(office.maren, {S("direction"), office.client}).contains("Lead with repairs from July."));
    }

    void trickyByKeyboard()
    {
        TeamOffice office;
        const auto stuck = office.tom.made({S("tricky"), S("add"), S("Letters arrive late"), S("--client"), office.client});
        office.tom.must({S("tricky"), S("tried"), stuck, S("print on Fridays"), S("--helped-by"), S("Halina")});
        office.tom.sync();
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, desk);
        app.show(S("tricky"),
                 {S("press:Together"), S("see:Tried: print on Fridays"), S("press:Solved"), S("type:a text message on the morning"),
                  S("key:Ctrl+Return"), S("see:Solved: a text message on the morning"), S("sync:up-to-date")},
                 onBrightwater + desk);
        const auto found = reads(office.maren, {S("search"), S("text message morning")});
        QVERIFY2(found.contains(stuck.toUtf8()), found.constData());
    }

    void offline()
    {
        TeamOffice office;
        const AppProcess app(office.server.url(), S("priya"));
        catchUp(app, phone);
        office.server.kill();
        app.show(S("objectives-offline"),
                 {S("press:Objectives"), S("press:Note what they want"), S("type:be rung first"), S("press:Note it"),
                  S("see:Written down by"), S("sync:waiting")},
                 onBrightwater + phone);
    }
};

QTEST_GUILESS_MAIN(TestAdviceTasks)
#include "tst_advice_tasks.moc"
