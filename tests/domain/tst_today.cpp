// SPDX-License-Identifier: Apache-2.0
// What Today shows as the hours pass.
#include "small_team.h"

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

void plan(Device& device, const EntityId& client, int minutes)
{
    const auto now = device.now();
    NewVisit what;
    what.client = client;
    what.plannedStart = Instant{now.at(now.today(), minutes), now.zone};
    must(device.commands().startVisit(what), "plan");
}

} // namespace

class TestToday : public QObject {
    Q_OBJECT

private slots:
    void aVisitWhoseTimePassedSaysSo();
    void whatRunsIsNotUnfinished();
};

void TestToday::aVisitWhoseTimePassedSaysSo()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto client = addClient(priya, "Brightwater");
    plan(priya, client.id, 11 * 60);
    plan(priya, client.id, 14 * 60 + 30);
    team.clock.advance(std::chrono::minutes(74));
    QCOMPARE(must(priya.queries().today(priya.now())).next[0].time, "11:00");
    team.clock.advance(std::chrono::minutes(2));
    const auto page = must(priya.queries().today(priya.now()));
    QCOMPARE(page.next.size(), 2U);
    QCOMPARE(page.next[0].time, "14:30");
    QCOMPARE(page.next[1].time, "was 11:00");
}

void TestToday::whatRunsIsNotUnfinished()
{
    SmallTeam team;
    auto& priya = *team.priya;
    const auto capture = must(priya.commands().startVisit({}));
    auto page = must(priya.queries().today(priya.now()));
    QCOMPARE(page.running.size(), 1U);
    QVERIFY(page.unfiled.empty());
    must(priya.commands().leaveVisit(capture.id));
    page = must(priya.queries().today(priya.now()));
    QVERIFY(page.running.empty());
    QCOMPARE(page.unfiled.size(), 1U);
}

QTEST_GUILESS_MAIN(TestToday)
#include "tst_today.moc"
