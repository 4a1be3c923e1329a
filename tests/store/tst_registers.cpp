// SPDX-License-Identifier: Apache-2.0
#include "store/fixture.h"

#include <QTest>

using namespace salver;
using namespace salver::test;
using namespace salver::store;

class TestRegisters : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenIsRead();
};

void TestRegisters::whatIsWrittenIsRead()
{
    Device device(11, 1);
    QVERIFY(device.store);
    const auto client = device.newId();
    device.set(client, model::client::kind, model::client::name, "Brightwater");
    QCOMPARE(device.value(client, model::client::name), std::string("Brightwater"));
    const auto line = device.newId();
    device.commit({SetField{line, model::line::kind, model::line::client, client.toString()},
                   SetField{line, model::line::kind, model::line::type, "quote"},
                   SpliceText{line, model::line::kind, model::line::text, 0, 0, "I don't want another deck."}});
    QCOMPARE(device.value(line, model::line::text), std::string("I don't want another deck."));
    device.commit({SpliceText{line, model::line::kind, model::line::text, 2, 5, "would love"}});
    QCOMPARE(device.value(line, model::line::text), std::string("I would love want another deck."));
    QCOMPARE(device.soundness(), std::string());

    Log log;
    device.push(log);
    Device other(12, 2);
    other.pull(log);
    QCOMPARE(other.value(line, model::line::text), std::string("I would love want another deck."));
    QCOMPARE(other.digest(), device.digest());
    QCOMPARE(other.soundness(), std::string());
    const auto hits = other.reader()->search({"anoth deck client:bright", 10, 0});
    QVERIFY(hits);
    QCOMPARE(hits->total, 1U);
    QCOMPARE(hits->hits.front().marks.size(), 2U);
}

QTEST_GUILESS_MAIN(TestRegisters)
#include "tst_registers.moc"
