// SPDX-License-Identifier: Apache-2.0
// The pages in their states, each reached by driving the real app: a fresh account, a server that is gone, one that fails,
// a full disk, a second device that wrote the same field or sentence, a slow first sync; every page with something on it;
// the keys of the shell. Each is looked for on the page and leaves pictures, phone and desktop, light and dark, text at
// 100 % and 200 %, in SALVER_PICTURES where that is set.
#include "app/app_process.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace salver::test;

namespace {

QString S(const char* text)
{
    return QString::fromUtf8(text);
}

/// Stands between the app and its server: holds back what the server says, or answers by itself that it is broken.
class Between : public QObject {
public:
    explicit Between(const QString& serverUrl) : m_to(quint16(serverUrl.section(QLatin1Char(':'), -1).toUShort()))
    {
        m_listener.listen(QHostAddress::LocalHost);
        connect(&m_listener, &QTcpServer::newConnection, this, [this] {
            while (auto* near = m_listener.nextPendingConnection())
                take(near);
        });
    }
    [[nodiscard]] QString url() const { return S("http://127.0.0.1:%1").arg(m_listener.serverPort()); }

    int holdMs{0};
    bool broken{false};

private:
    void take(QTcpSocket* near)
    {
        connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
        if (broken) {
            connect(near, &QTcpSocket::readyRead, near, [near] {
                near->readAll();
                near->write("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                near->disconnectFromHost();
            });
            return;
        }
        auto* far = new QTcpSocket(near);
        far->connectToHost(QHostAddress::LocalHost, m_to);
        connect(near, &QTcpSocket::readyRead, far, [near, far] { far->write(near->readAll()); });
        connect(far, &QTcpSocket::readyRead, near, [this, near, far] {
            const QByteArray said = far->readAll();
            QTimer::singleShot(holdMs, near, [near, said] { near->write(said); });
        });
        connect(far, &QTcpSocket::disconnected, near, [near] { near->disconnectFromHost(); });
    }

    quint16 m_to;
    QTcpServer m_listener;
};

/// Enough on the client to fill its pages.
void fill(TeamOffice& office)
{
    auto& maren = office.maren;
    maren.must({S("set"), office.client, S("cared by"), S("maren")});
    maren.must({S("set"), office.client, S("sector"), S("Social housing")});
    maren.must({S("edit"), office.client, S("about"), S("--at"), S("0"), S("--delete"), S("0"), S("--insert"),
                S("They let four hundred homes on the water. The year turns on the repairs budget in April.")});
    maren.must({S("set"), office.sam, S("role"), S("Director")});
    maren.must({S("visit"), S("start"), S("--client"), S("Brightwater Housing")});
    for (const auto* line : {"> We want to be the ones people ring first.", "? Who decides on the lettings page",
                             "! intro to the printer", "The repairs budget is settled in April"})
        maren.must({S("capture"), S(line), S("--client"), S("Brightwater Housing")});
    maren.sync();
}

/// The pages a state is looked at on beside Today and the Sync centre, each with words that stand there in any state.
struct Place {
    const char* name;
    const char* words;
    QStringList options;
};
const QStringList onBrightwater{S("--client"), S("Brightwater Housing"), S("--page")};
const QList<Place> places{{"clients", "Brightwater Housing", {S("--page"), S("clients")}},
                          {"client", "Looked after by", onBrightwater + QStringList{S("client")}},
                          {"person", "How to talk with", onBrightwater + QStringList{S("person")}},
                          {"promises", "intro to the printer", {S("--page"), S("promises")}},
                          {"house", "Fennel & Rook", {S("--page"), S("house")}},
                          {"search", "Everything on this device", {S("--page"), S("search")}}};

const QStringList onToday{S("--page"), S("today")};
const QStringList onSync{S("--page"), S("sync")};

} // namespace

class TestStates : public QObject {
    Q_OBJECT

private slots:
    void empty()
    {
        ServerProcess server;
        server.start();
        server.addSpace(team);
        server.addUser(S("priya"));
        server.addMember(team, S("priya"), S("member"));
        const AppProcess app(server.url());
        app.show(S("empty-today"), {S("sync:up-to-date"), S("see:Nothing is asked of you today")}, onToday);
        app.show(S("empty-clients"), {S("sync:up-to-date"), S("see:No clients yet")}, {S("--page"), S("clients")});
    }

    void loading()
    {
        TeamOffice office;
        Between between(office.server.url());
        between.holdMs = 1600;
        for (const char* size : {"390x844", "1280x800"}) {
            const AppProcess app(between.url());
            app.run({S("see:Fetching what your team has noted"), S("save:%1/loading-%2-light.png").arg(app.pictures(), S(size)),
                     S("see:Brightwater Housing")},
                    {S("--size"), S(size), S("--theme"), S("light"), S("--page"), S("clients")});
        }
        const AppProcess app(between.url());
        app.run({S("see:Coming down"), S("see:behind the server"), S("sync:up-to-date")}, onSync);
    }

    void offline()
    {
        TeamOffice office;
        const AppProcess app(office.server.url());
        app.run({S("sync:up-to-date")});
        office.server.kill();
        // The first picture's run writes the line; the words stay true in the next ones.
        app.run({S("press:Start"), S("see:Wrap up"), S("type:They will ring us first\\n"), S("see:Saved on this")},
                {S("--client"), S("Brightwater Housing"), S("--page"), S("client")});
        app.show(S("offline-today"), {S("sync:waiting")}, onToday);
        app.show(S("offline-client"), {S("see:Brightwater Housing"), S("press:Timeline"), S("see:They will ring us first")},
                 {S("--client"), S("Brightwater Housing"), S("--page"), S("client")});
        app.run({S("press:Work offline"), S("see:You work offline")}, onSync);
        app.show(S("offline-by-choice"), {S("see:You work offline")}, onSync);
        app.show(S("offline-promises"), {S("see:No promises yet")}, {S("--page"), S("promises")});
        app.show(S("offline-house"), {S("see:Fennel & Rook")}, {S("--page"), S("house")});
    }

    void error()
    {
        TeamOffice office;
        fill(office);
        Between between(office.server.url());
        const AppProcess app(between.url());
        app.run({S("sync:up-to-date")});
        between.broken = true;
        app.show(S("error-today"), {S("sync:couldnt-sync"), S("see:trying again")}, onToday);
        app.show(S("error-sync"), {S("sync:couldnt-sync"), S("see:trying again")}, onSync);
        for (const auto& place : places)
            app.show(S("error-%1").arg(S(place.name)), {S("sync:couldnt-sync"), S("see:Couldn't sync"), S("see:") + S(place.words)},
                     place.options);
    }

    /// What is on the device stays in reach: the server knows it no longer, or its key is lost.
    void signedOutElsewhere()
    {
        TeamOffice office;
        const AppProcess app(office.server.url());
        app.run({S("sync:up-to-date")});
        // A new password signs all of a person's devices out.
        QCOMPARE(office.server.admin({S("user"), S("password"), S("priya")}, "another secret\n").code, 0);
        app.show(S("signed-out-clients"), {S("sync:couldnt-sync"), S("see:Brightwater Housing")}, {S("--page"), S("clients")});
        QVERIFY(QFile::remove(app.folder() + S("/data/secrets.json")));
        office.server.stop();
        app.run({S("press:Start"), S("see:Wrap up"), S("type:They will ring us first\\n"), S("see:Saved on this")},
                {S("--client"), S("Brightwater Housing"), S("--page"), S("client")});
        office.server.start();
        app.run({S("sync:couldnt-sync"), S("press:Sign in again"), S("see:Your name there"), S("key:Tab"), S("key:Tab"),
                 S("type:another secret"), S("key:Return"), S("sync:up-to-date")}, onSync);
        QVERIFY(office.leadReads().contains("They will ring us first"));
    }

    void fullDisk()
    {
        TeamOffice office;
        const AppProcess app(office.server.url());
        app.run({S("sync:up-to-date")});
        const FullDisk disk(app.folder() + S("/data"));
        for (const char* size : {"390x844", "1280x800"}) {
            const QString ready = S("%1/ready-%2.png").arg(app.folder(), S(size));
            const QString full = S("%1/full-%2").arg(app.folder(), S(size));
            disk.makeRoom();
            QTimer watch;
            connect(&watch, &QTimer::timeout, this, [&] {
                if (!QFile::exists(ready) || QFile::exists(full))
                    return;
                disk.fill();
                QFile sign(full);
                QVERIFY(sign.open(QIODevice::WriteOnly));
            });
            watch.start(20);
            app.run({S("press:Capture"), S("see:Wrap up"), S("type:kept\\n"), S("see:kept"), S("save:") + ready,
                     S("wait:") + full, S("type:nobody may lose this"), S("see:Not saved"), S("see:nobody may lose this"),
                     S("save:%1/full-disk-%2-light.png").arg(app.pictures(), S(size))},
                    {S("--size"), S(size), S("--theme"), S("light"), S("--page"), S("today")});
        }
    }

    void aStartOnAFullDisk()
    {
        TeamOffice office;
        fill(office);
        const AppProcess app(office.server.url());
        app.run({S("sync:up-to-date")});
        const FullDisk disk(app.folder() + S("/data"));
        disk.fill();
        app.show(S("full-disk-start"), {S("sync:couldnt-sync"), S("see:The disk is full"), S("see:Today")},
                 onToday);
        for (const auto& place : places)
            app.run({S("see:The disk is full"), S("see:") + S(place.words)}, place.options);
        disk.makeRoom();
        app.run({S("sync:up-to-date"), S("press:Start"), S("see:Wrap up"), S("type:now it is kept\\n"), S("see:now it is kept"),
                 S("sync:up-to-date")},
                onBrightwater + QStringList{S("client")});
        QVERIFY(office.leadReads().contains("now it is kept"));
    }

    /// What two wrote apart shows where it stands, beside the rest of its page, and leads to where it is settled.
    void conflictsWhereTheyStand()
    {
        TeamOffice office;
        fill(office);
        const AppProcess app(office.server.url());
        app.run({S("sync:up-to-date")});
        DeviceProcess tablet;
        tablet.signIn(office.server, S("priya"));
        tablet.sync();
        tablet.must({S("visit"), S("start"), S("--client"), S("Brightwater Housing")});
        const QString promise = tablet.made({S("promise"), S("add"), S("intro to the printer"), S("--client"), office.client});
        const QString line = tablet.made({S("capture"), S("They never ring back"), S("--client"), S("Brightwater Housing")});
        tablet.sync();
        office.maren.sync();
        const auto apart = [&](const QString& entity, const char* field, const char* mine, const char* theirs) {
            tablet.must({S("set"), entity, S(field), S(mine)});
            office.maren.must({S("set"), entity, S(field), S(theirs)});
        };
        apart(office.client, "sector", "Charity", "Housing association");
        apart(office.sam, "role", "Chair", "Chief executive");
        const auto day = [](int from) { return QDate::currentDate().addDays(from).toString(Qt::ISODate).toUtf8(); };
        apart(promise, "due", day(0).constData(), day(-1).constData());
        apart(line, "lane", "service", "work");
        tablet.sync();
        office.maren.sync();
        const QStringList there{S("sync:needs-you")};
        const auto looks = [&](const char* name, const QStringList& steps, const QStringList& options) {
            app.show(S("conflict-%1").arg(S(name)), there + steps, options);
        };
        looks("clients", {S("see:Needs you"), S("see:Brightwater Housing")}, {S("--page"), S("clients")});
        looks("client", {S("see:People wrote different values for this client")}, onBrightwater + QStringList{S("client")});
        looks("person", {S("see:People wrote different values on this card")}, onBrightwater + QStringList{S("person")});
        looks("promises", {S("see:Needs you")}, {S("--page"), S("promises")});
        looks("promise-today", {S("see:intro to the printer"), S("see:4 things need you")}, onToday);
        looks("capture", {S("press:Back to it"), S("see:They never ring back")}, onToday);
        looks("search", {S("see:Everything on this device"), S("type:print"), S("see:found")}, {S("--page"), S("search")});
        app.run(there + QStringList{S("press:Look"), S("see:2 different values")}, onBrightwater + QStringList{S("person")});
    }

    void conflict()
    {
        TeamOffice office;
        const AppProcess app(office.server.url());
        app.run({S("sync:up-to-date"), S("see:Brightwater")}, {S("--page"), S("clients")});
        // The same person's second device, so that the app's own folder stays untouched.
        DeviceProcess tablet;
        tablet.signIn(office.server, S("priya"));
        tablet.sync();
        tablet.must({S("set"), office.client, S("sector"), S("Social housing")});
        office.maren.must({S("set"), office.client, S("sector"), S("Housing association")});
        tablet.sync();
        office.maren.sync();
        const QStringList there{S("sync:needs-you")};
        app.show(S("conflict-today"), there + QStringList{S("see:1 thing needs you")}, onToday);
        app.show(S("conflict-sync"), there + QStringList{S("see:2 different values")}, onSync);
        app.show(S("conflict-page"),
                 there + QStringList{S("press:Brightwater Housing, sector: 2 different values"), S("see:Changed apart"),
                                     S("see:Social housing"), S("see:Housing association")},
                 onSync);
        const QString row = S("press:Brightwater Housing, sector: 2 different values");
        // What was begun is still there after a look at something else.
        app.run(there + QStringList{row, S("press:Write it together"), S("see:Written together"), S("type:both of it"), S("key:Ctrl+F"),
                                    S("see:Everything on this device"), S("key:Alt+Left"), S("press:Write it together"), S("see:both of it")},
                onSync);
        app.run(there + QStringList{row, S("press:Use mine"), S("sync:up-to-date")}, onSync);
    }

    /// At the first sign-in the client comes with the first sync; the command line's page waits for it.
    void theCommandLinesClientAtTheFirstSignIn()
    {
        TeamOffice office;
        const AppProcess app(office.server.url());
        app.run({S("see:Brightwater Housing"), S("see:Timeline")},
                {S("--client"), S("Brightwater Housing"), S("--page"), S("client")});
    }

    void keysOfTheShell()
    {
        TeamOffice office;
        const AppProcess app(office.server.url());
        app.run({S("sync:up-to-date"), S("key:Ctrl+2"), S("see:Brightwater Housing"), S("key:Ctrl+3"), S("see:Ours"),
                 S("key:Alt+Left"), S("see:Brightwater Housing"), S("key:Ctrl+Shift+F"), S("see:Everything on this device"),
                 S("key:Alt+Left"), S("see:Brightwater Housing"), S("key:Ctrl+,"), S("see:The Line"), S("key:Alt+Left"),
                 S("key:Ctrl+K"), S("see:Jump to"), S("key:Esc"), S("key:Ctrl+N"), S("see:Wrap up"), S("key:Ctrl+M"),
                 S("key:Alt+Left"), S("see:Back to it")},
                onToday);
        app.run({S("sync:up-to-date"), S("see:Brightwater Housing"), S("key:E"), S("see:Looked after by"), S("key:Esc"),
                 S("key:Ctrl+F"), S("see:2 found"), S("type:sam"), S("see:1 found"), S("see:Sam Okoro"), S("key:Alt+Left"),
                 S("see:Timeline")},
                desk + QStringList{S("--client"), S("Brightwater Housing"), S("--page"), S("client")});
    }

    void everyPage()
    {
        TeamOffice office;
        fill(office);
        const AppProcess app(office.server.url());
        const QStringList client{S("--client"), S("Brightwater Housing"), S("--page"), S("client")};
        const QString synced = S("sync:up-to-date");
        app.run({synced});
        app.show(S("find"), {S("see:Everything on this device"), S("type:repair"), S("see:found")}, {S("--page"), S("search")});
        app.show(S("find-nothing"), {S("see:Everything on this device"), S("type:zebra"), S("see:Nothing on this device")},
                 {S("--page"), S("search")});
        app.show(S("settings"), {S("see:The Line")}, {S("--page"), S("settings")});
        app.show(S("client-now"), {S("see:Looked after by")}, client);
        app.show(S("client-people"), {S("press:People"), S("see:Sam Okoro")}, client);
        app.show(S("client-timeline"), {S("press:Timeline"), S("see:the ones people ring first")}, client);
        app.show(S("client-known"), {S("press:What we know"), S("see:About them")}, client);
        app.show(S("person"), {S("see:How to talk with")}, {S("--client"), S("Brightwater Housing"), S("--page"), S("person")});
        app.show(S("history"), {S("press:What we know"), S("press:Every version"), S("see:Versions of")}, client);
        app.show(S("wrap"), {S("press:Start"), S("type:> They ring us first\\n! send the plan today\\n"),
                             S("see:They ring us first"), S("press:Wrap up"), S("see:What will they remember")}, client);
        app.show(S("promises"), {S("see:send the plan")}, {S("--page"), S("promises")});
        app.show(S("house"), {S("see:Fennel & Rook")}, {S("--page"), S("house")});
        app.run({S("press:More about this client"), S("press:Delete"), S("see:Undo")}, client);
        app.show(S("bin"), {S("see:Brightwater Housing"), S("see:Bring back")}, {S("--page"), S("bin")});
    }

    void signingIn()
    {
        ServerProcess server;
        server.start();
        server.addUser(S("priya"));
        const AppProcess app(server.url(), S("nobody"));
        app.show(S("first-run"), {S("see:Sign in")}, {S("--page"), S("sign-in")});
    }

    void lookItOver()
    {
        TeamOffice office;
        const AppProcess app(office.server.url());
        app.run({S("sync:up-to-date")});
        const auto about = [&](DeviceProcess& device, int at, const char* words) {
            device.must({S("edit"), office.client, S("about"), S("--at"), QString::number(at), S("--delete"), S("0"),
                         S("--insert"), S(words)});
        };
        DeviceProcess tablet;
        tablet.signIn(office.server, S("priya"));
        about(office.maren, 0, "Lead with repairs. The year turns on April.");
        office.maren.sync();
        tablet.sync();
        about(office.maren, 17, " from July");
        about(tablet, 17, " in autumn");
        office.maren.sync();
        tablet.sync();
        office.maren.sync();
        const QStringList row{S("sync:up-to-date"), S("press:Brightwater Housing, about: one sentence changed by two, merged; look it over"),
                              S("see:Both of you changed this sentence")};
        app.show(S("look-over"), row, onSync);
        app.run(row + QStringList{S("press:Change it"), S("see:As it should read"), S("type:In short: "), S("key:Ctrl+F"),
                                  S("see:Everything on this device"), S("key:Alt+Left"), S("press:Change it"), S("see:In short: ")},
                onSync);
        app.run(row + QStringList{S("press:It reads well"), S("sync:up-to-date")}, onSync);
        tablet.sync();
        QVERIFY(tablet.must({S("conflicts")}).value(S("lookOver")).toArray().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestStates)
#include "tst_states.moc"
