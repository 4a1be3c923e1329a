// SPDX-License-Identifier: Apache-2.0
// What could not go: parked with what builds on it, tried again or dropped with it, and back where it went after all.
#include "store/fixture.h"

#include <QTest>

using namespace salver;
using namespace salver::test;
using namespace salver::store;

namespace {

namespace line = model::line;

EntityId addLine(Device& device, const std::string& text)
{
    const auto id = device.newId();
    device.commit({SetField{id, line::kind, line::type, "text"}, SpliceText{id, line::kind, line::text, 0, 0, text}});
    return id;
}

const Error refused{ErrorCode::NotAllowed, "The server refused this.", false};

} // namespace

class TestParked : public QObject {
    Q_OBJECT

private slots:
    void parkedWithWhatBuildsOnIt_L20();
    void aParkedTextComesBack();
    void parkedThoughItWasSentIsMergedFromTheLog();
    void parkedOnesRetriedOneByOneKeepWhatTheyBuildOn();
    void aDroppedOneTakesWhatWasBuiltOnIt();
    void aDeletionTriedAgainStillTakesWhatItsAuthorHadSeen();
    void aParkedEditInsideAnotherKeepsItsPlace();
};

void TestParked::parkedWithWhatBuildsOnIt_L20()
{
    Device device(11, 1);
    Device other(12, 2);
    Log log;
    const auto shared = addLine(device, "shared");
    device.sync(log);
    other.sync(log);
    const auto before = device.digest();
    // Ten changes; the third makes a line that the fourth and the ninth build on.
    std::vector<EntityId> lines;
    for (int i = 0; i < 3; ++i)
        lines.push_back(addLine(device, "line " + std::to_string(i)));
    device.commit({SpliceText{lines[2], line::kind, line::text, 0, 0, "more of "}});
    for (int i = 0; i < 4; ++i)
        lines.push_back(addLine(device, "later " + std::to_string(i)));
    device.set(lines[2], line::kind, line::type, "quote");
    device.commit({SpliceText{shared, line::kind, line::text, 0, 0, "still "}});
    QVERIFY(device.store->journal().park(teamSpace, Sequence{4}, refused));
    QCOMPARE(device.state().parked, 3U);
    QCOMPARE(device.state().waiting, 7U);
    QVERIFY(!device.reader()->entity(lines[2]));
    QCOMPARE(device.soundness(), std::string());
    const auto outgoing = device.reader()->outgoing(100);
    QCOMPARE(outgoing->size(), 10U);
    const auto parked = std::find_if(outgoing->begin(), outgoing->end(), [](const auto& row) { return row.parked; });
    QCOMPARE(parked->sequence, Sequence{4});
    QCOMPARE(parked->reason, refused.sentence);
    QCOMPARE(parked->title, std::string("line 2"));
    QVERIFY(parked->content.find("text: line 2") != std::string::npos);
    // The others arrive; both agree though the parked ones are missing.
    device.push(log);
    other.sync(log);
    QCOMPARE(other.digest(), device.digest());
    QVERIFY(device.digest() != before);
    // Tried again from the last that builds on it, all of it goes.
    QVERIFY(device.store->retryParked(teamSpace, Sequence{10}));
    QCOMPARE(device.state().parked, 0U);
    QCOMPARE(device.value(lines[2], line::text), std::string("more of line 2"));
    QCOMPARE(device.value(lines[2], line::type), std::string("quote"));
    device.sync(log);
    other.sync(log);
    QCOMPARE(other.value(lines[2], line::text), std::string("more of line 2"));
    QCOMPARE(other.digest(), device.digest());
    QCOMPARE(device.soundness(), std::string());
}

void TestParked::aParkedTextComesBack()
{
    Device device(11, 1);
    Device other(12, 2);
    Log log;
    const auto shared = addLine(device, "one two three");
    device.sync(log);
    other.sync(log);
    device.commit({SpliceText{shared, line::kind, line::text, 4, 3, "2"}});
    device.commit({SpliceText{shared, line::kind, line::text, 5, 0, "🙂"}});
    const auto typed = device.value(shared, line::text);
    QVERIFY(device.store->journal().park(teamSpace, Sequence{2}, refused));
    QCOMPARE(device.value(shared, line::text), std::string("one two three"));
    QCOMPARE(device.reader()->search({"two", 5, 0})->total, 1U);
    // Meanwhile typing goes on, here and there.
    device.commit({SpliceText{shared, line::kind, line::text, 0, 3, "ONE"}});
    other.commit({SpliceText{shared, line::kind, line::text, 13, 0, "!"}});
    device.sync(log);
    other.sync(log);
    device.sync(log);
    QVERIFY(device.store->retryParked(teamSpace, Sequence{3}));
    QCOMPARE(device.value(shared, line::text), std::string("ONE 2🙂 three!"));
    device.sync(log);
    other.sync(log);
    QCOMPARE(other.value(shared, line::text), std::string("ONE 2🙂 three!"));
    QCOMPARE(other.digest(), device.digest());
    QCOMPARE(device.soundness(), std::string());
    // Dropped for good: it is gone from the list, and nothing else changes.
    const auto extra = addLine(device, "never mind");
    const auto last = device.state().lastSequence;
    QVERIFY(device.store->journal().park(teamSpace, last, refused));
    QVERIFY(device.store->dropParked(teamSpace, last));
    QCOMPARE(device.state().parked, 0U);
    QVERIFY(!device.reader()->entity(extra));
    QVERIFY(!device.store->retryParked(teamSpace, last));
    QCOMPARE(device.soundness(), std::string());
}

void TestParked::parkedThoughItWasSentIsMergedFromTheLog()
{
    // The server took the change; before its answer came, the role changed and everything unsent was parked.
    Device device(11, 1);
    Device other(12, 2);
    Log log;
    const auto sentLine = addLine(device, "sent after all");
    const auto items = device.store->journal().outbox(teamSpace, Sequence{}, 1U << 20U, 10);
    const auto& sent = items->front();
    log.items.push_back({Cursor{1}, sent.bytes, sent.hash, {device.state().replica, sent.sequence}, WallMs{1}, "r"});
    device.joinTeam(Role::Viewer);
    QCOMPARE(device.state().parked, 1U);
    QCOMPARE(device.value(sentLine, line::text), std::string("(none)"));
    device.pull(log);
    other.pull(log);
    QCOMPARE(device.state().parked, 0U);
    QCOMPARE(device.value(sentLine, line::text), std::string("sent after all"));
    QCOMPARE(device.digest(), other.digest());
    QCOMPARE(device.state().running, log.running());
    QCOMPARE(device.soundness(), std::string());
}

void TestParked::parkedOnesRetriedOneByOneKeepWhatTheyBuildOn()
{
    Device device(11, 1);
    Device other(12, 2);
    Log log;
    const auto shared = addLine(device, "one");
    device.sync(log);
    other.sync(log);
    // Three edits of one text and two of a field, each built on the one before it; and a line apart from them.
    device.commit({SpliceText{shared, line::kind, line::text, 3, 0, " two"}});
    device.commit({SpliceText{shared, line::kind, line::text, 7, 0, " three"}});
    device.set(shared, line::kind, line::type, "quote");
    device.set(shared, line::kind, line::type, "promise");
    device.commit({SpliceText{shared, line::kind, line::text, 4, 3, "2"}});
    const auto apart = addLine(device, "apart");
    const auto typed = device.value(shared, line::text);
    device.joinTeam(Role::Viewer);
    QCOMPARE(device.state().parked, 6U);
    device.joinTeam(Role::Member);
    // The first of them is tried again, then whatever is still listed, one by one.
    QVERIFY(device.store->retryParked(teamSpace, Sequence{2}));
    QCOMPARE(device.state().parked, 1U);
    QVERIFY(device.store->retryParked(teamSpace, Sequence{7}));
    QCOMPARE(device.state().parked, 0U);
    QCOMPARE(device.value(shared, line::text), typed);
    QCOMPARE(device.value(shared, line::type), std::string("promise"));
    QCOMPARE(device.value(apart, line::text), std::string("apart"));
    QVERIFY(device.reader()->contests()->empty());
    device.sync(log);
    other.sync(log);
    QCOMPARE(other.value(shared, line::text), typed);
    QVERIFY(other.reader()->contests()->empty());
    QCOMPARE(other.digest(), device.digest());
    QCOMPARE(device.soundness(), std::string());
}

void TestParked::aDroppedOneTakesWhatWasBuiltOnIt()
{
    Device device(11, 1);
    Device other(12, 2);
    Log log;
    const auto shared = addLine(device, "one");
    device.sync(log);
    device.commit({SpliceText{shared, line::kind, line::text, 3, 0, " two"}});
    const auto apart = addLine(device, "apart");
    device.commit({SpliceText{shared, line::kind, line::text, 7, 0, " three"}});
    device.commit({SpliceText{shared, line::kind, line::text, 13, 0, " four"}});
    device.joinTeam(Role::Viewer);
    device.joinTeam(Role::Member);
    QCOMPARE(device.state().parked, 4U);
    QVERIFY(device.store->dropParked(teamSpace, Sequence{4}));
    // What it was built on is still there, and so is what has nothing to do with it.
    const auto left = device.reader()->outgoing(10);
    QCOMPARE(left->size(), 2U);
    QCOMPARE(left->at(0).sequence, Sequence{2});
    QCOMPARE(left->at(1).sequence, Sequence{3});
    QVERIFY(device.reader()->log(1)->front().text.find("2 changes") != std::string::npos);
    QVERIFY(device.store->retryParked(teamSpace, Sequence{2}));
    QVERIFY(device.store->retryParked(teamSpace, Sequence{3}));
    QCOMPARE(device.value(shared, line::text), std::string("one two"));
    QCOMPARE(device.value(apart, line::text), std::string("apart"));
    device.sync(log);
    other.sync(log);
    QCOMPARE(other.value(shared, line::text), std::string("one two"));
    QCOMPARE(other.digest(), device.digest());
}

void TestParked::aDeletionTriedAgainStillTakesWhatItsAuthorHadSeen()
{
    Device device(11, 1);
    Device other(12, 2);
    Log log;
    const auto shared = addLine(device, "one");
    device.sync(log);
    other.sync(log);
    // Seen by the deletion: the line itself, in the log, and an edit that goes with it under another number.
    device.commit({SpliceText{shared, line::kind, line::text, 3, 0, " two"}});
    device.commit({RemoveEntity{shared, line::kind}});
    device.joinTeam(Role::Viewer);
    device.joinTeam(Role::Member);
    QCOMPARE(device.state().parked, 2U);
    QVERIFY(device.reader()->entity(shared)->presence == Presence::Live);
    QVERIFY(device.store->retryParked(teamSpace, Sequence{3}));
    QVERIFY(device.reader()->entity(shared)->presence == Presence::Binned);
    device.sync(log);
    other.sync(log);
    QVERIFY(other.reader()->entity(shared)->presence == Presence::Binned);
    QCOMPARE(other.digest(), device.digest());
    QCOMPARE(device.soundness(), std::string());
}

void TestParked::aParkedEditInsideAnotherKeepsItsPlace()
{
    Device device(11, 1);
    Device other(12, 2);
    Log log;
    const auto shared = addLine(device, "one");
    device.sync(log);
    other.sync(log);
    device.commit({SpliceText{shared, line::kind, line::text, 0, 0, "AAAA"}});
    device.commit({SpliceText{shared, line::kind, line::text, 2, 0, "B"}});
    device.commit({SpliceText{shared, line::kind, line::text, 0, 0, "x"}});
    device.commit({SpliceText{shared, line::kind, line::text, 1, 0, "y"}});
    QVERIFY(device.store->journal().park(teamSpace, Sequence{2}, refused));
    // Typing goes on and takes the events' numbers, so that the parked ones get others.
    device.commit({SpliceText{shared, line::kind, line::text, 3, 0, " end of it"}});
    QVERIFY(device.store->retryParked(teamSpace, Sequence{2}));
    QCOMPARE(device.value(shared, line::text), std::string("xyAABAAone end of it"));
    device.sync(log);
    other.sync(log);
    QCOMPARE(other.value(shared, line::text), std::string("xyAABAAone end of it"));
    QCOMPARE(other.digest(), device.digest());
}

QTEST_GUILESS_MAIN(TestParked)
#include "tst_parked.moc"
