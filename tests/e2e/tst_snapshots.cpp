// SPDX-License-Identifier: Apache-2.0
// Real processes: a new device joins a team with thousands of changes by a snapshot, and one that was away for longer
// than the server keeps its log comes back. What nobody types by hand is written with the store itself.
#include "support/processes.h"

#include "core/ids.h"
#include "store/connection.h"
#include "store/reader.h"
#include "store/store.h"

#include <QTest>

using namespace salver;
using namespace salver::test;

namespace {

QString S(const char* text)
{
    return QString::fromUtf8(text);
}

const QString team = S("Fennel & Rook");

std::string databaseOf(const DeviceProcess& device)
{
    return (device.folder() + S("/salver.db")).toStdString();
}

/// One number out of a database that other processes have.
std::int64_t ask(const QString& path, const char* question)
{
    auto file = store::Connection::open(path.toStdString(), {}, store::Connection::Mode::ReadOnly);
    if (!file)
        return -1;
    auto row = (*file)->useBuilt(question);
    return row.step() ? row.integer(0) : 0;
}

/// `clients` clients, each with a line; then one field of them written over `over` times in all.
void write(const DeviceProcess& device, int clients, int over)
{
    SystemClock clock;
    SystemRandom random;
    auto opened = store::Store::open({databaseOf(device), {}, false, true}, clock, random);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().sentence.c_str());
    SpaceId space;
    const auto states = (*opened)->journal().spaces();
    for (const auto& state : *states) {
        if (state.purpose == SpacePurpose::Team)
            space = state.id;
    }
    std::vector<EntityId> ids;
    std::vector<store::Draft> drafts;
    for (int i = 0; i < clients; ++i) {
        ids.push_back(EntityId(uuidV7(clock.now(), random)));
        const EntityId line(uuidV7(clock.now(), random));
        drafts.push_back({space,
                          {store::SetField{ids.back(), model::client::kind, model::client::name,
                                           "Client " + std::to_string(i)},
                           store::SpliceText{line, model::line::kind, model::line::text, 0, 0,
                                             "They said so, number " + std::to_string(i)}}});
    }
    for (int i = 0; i < over; ++i)
        drafts.push_back({space,
                          {store::SetField{ids[static_cast<std::size_t>(i % clients)], model::client::kind,
                                           model::client::sector, "sector " + std::to_string(i)}}});
    for (std::size_t at = 0; at < drafts.size(); at += 500) {
        const auto count = std::min<std::size_t>(500, drafts.size() - at);
        const auto done = (*opened)->commitAll(std::span(drafts).subspan(at, count));
        QVERIFY2(done.has_value(), done ? "" : done.error().sentence.c_str());
    }
}

struct Office {
    explicit Office(const QStringList& settings)
    {
        server.start(settings);
        server.addSpace(team);
        for (const auto* name : {"priya", "maren", "tom"}) {
            server.addUser(S(name));
            server.addMember(team, S(name), S("member"));
        }
        priya.signIn(server, S("priya"));
        maren.signIn(server, S("maren"));
    }

    ServerProcess server;
    DeviceProcess priya;
    DeviceProcess maren;
};

} // namespace

class TestSnapshots : public QObject {
    Q_OBJECT

private slots:
    void aNewDeviceJoinsByASnapshot();
    void longAwayWithUnsentWork_L9();
};

void TestSnapshots::aNewDeviceJoinsByASnapshot()
{
    // Those who were there from the beginning read the log.
    Office office({S("--snapshot-from"), S("0")});
    write(office.priya, 200, 3000);
    office.priya.sync();
    office.maren.sync();
    QCOMPARE(ask(office.maren.folder() + S("/salver.db"), "SELECT count(*) FROM snapshot"), 0);
    office.server.stop();
    office.server.start();
    DeviceProcess tom;
    tom.signIn(office.server, S("tom"));
    tom.sync();
    QVERIFY(ask(tom.folder() + S("/salver.db"), "SELECT floor FROM snapshot WHERE floor > 0") >= 3000);
    QVERIFY(ask(tom.folder() + S("/salver.db"), "SELECT count(*) FROM change") < 1000);
    QCOMPARE(tom.digest(team), office.priya.digest(team));
    QCOMPARE(tom.digest(team), office.maren.digest(team));
    QVERIFY(!tom.digest(team).isEmpty());
    QCOMPARE(tom.must({S("client"), S("list")}).value(S("total")).toInt(), 200);
    QCOMPARE(tom.must({S("search"), S("number 77")}).value(S("total")).toInt(), 1);
    // It is a device like any other: it writes, hears, and is sound.
    const auto client = tom.must({S("client"), S("list")}).value(S("items")).toArray().first().toObject();
    tom.must({S("client"), S("add"), S("Arden")});
    tom.sync();
    office.priya.sync();
    office.maren.sync();
    QCOMPARE(office.priya.must({S("client"), S("list")}).value(S("total")).toInt(), 201);
    QCOMPARE(tom.digest(team), office.maren.digest(team));
    QCOMPARE(tom.run({S("check")}).code, 0);
    office.server.stop();
    QCOMPARE(office.server.admin({S("check")}).code, 0);
}

void TestSnapshots::longAwayWithUnsentWork_L9()
{
    Office office({});
    write(office.priya, 20, 40);
    office.priya.sync();
    office.maren.sync();
    // Maren goes away and works on; Priya writes over what both had, and throws one client out.
    const auto clients = office.maren.must({S("client"), S("list")}).value(S("items")).toArray();
    const auto gone = clients.at(0).toObject().value(S("id")).toString();
    office.maren.must({S("client"), S("add"), S("Met while away")});
    write(office.priya, 5, 100);
    office.priya.must({S("delete"), gone});
    office.priya.sync();
    office.server.stop();
    // Half a year goes by.
    const auto file = office.server.folder() + S("/salver.db");
    {
        auto opened = store::Connection::open(file.toStdString(), {}, store::Connection::Mode::ReadWrite);
        QVERIFY(opened.has_value());
        (*opened)->execute("UPDATE change SET received_ms = 1000");
        QVERIFY((*opened)->outcome().has_value());
    }
    office.server.start({S("--retention-days"), S("180")});
    QTRY_VERIFY_WITH_TIMEOUT(ask(file, "SELECT max(fence) FROM space") > 100, 20'000);
    QCOMPARE(ask(file, "SELECT count(*) FROM change WHERE length(bytes) > 0"), 0);
    office.maren.sync();
    office.priya.sync();
    QCOMPARE(office.maren.digest(team), office.priya.digest(team));
    QCOMPARE(office.maren.must({S("status")}).value(S("waiting")).toInt(), 0);
    // What was hers is there on both; what was thrown out stays out.
    QCOMPARE(office.priya.must({S("search"), S("Met while away")}).value(S("total")).toInt(), 1);
    QCOMPARE(office.maren.must({S("client"), S("list")}).value(S("total")).toInt(), 25);
    QCOMPARE(office.priya.must({S("client"), S("list")}).value(S("total")).toInt(), 25);
    QCOMPARE(office.maren.run({S("check")}).code, 0);
    office.server.stop();
    QCOMPARE(office.server.admin({S("check")}).code, 0);
}

QTEST_GUILESS_MAIN(TestSnapshots)
#include "tst_snapshots.moc"
