// SPDX-License-Identifier: Apache-2.0
// Sets of events: joined, compared, written down and read again; nothing else is taken for one.
#include "core/text/event_set.h"

#include <QTest>

using namespace salver;
using namespace salver::text;

class TestEventSet : public QObject {
    Q_OBJECT

private slots:
    void rangesThatTouchAreOne()
    {
        Summary set;
        addEvents(set, ReplicaId{7}, {10, 12});
        addEvents(set, ReplicaId{7}, {0, 3});
        addEvents(set, ReplicaId{3}, {5, 6});
        addEvents(set, ReplicaId{7}, {3, 5});
        addEvents(set, ReplicaId{7}, {4, 4});
        const Summary expected{{ReplicaId{3}, {{5, 6}}}, {ReplicaId{7}, {{0, 5}, {10, 12}}}};
        QVERIFY(set == expected);
        addEvents(set, ReplicaId{7}, {2, 11});
        QCOMPARE(set[1].ranges.size(), 1U);
        QVERIFY((set[1].ranges[0] == SeqRange{0, 12}));
    }

    void partsAreHeld()
    {
        const Summary whole{{ReplicaId{3}, {{0, 10}, {20, 30}}}};
        QVERIFY(holdsAll(whole, {}));
        QVERIFY(holdsAll(whole, {{ReplicaId{3}, {{2, 10}, {20, 21}}}}));
        QVERIFY(!holdsAll(whole, {{ReplicaId{3}, {{9, 21}}}}));
        QVERIFY(!holdsAll(whole, {{ReplicaId{4}, {{2, 3}}}}));
    }

    void whatIsLeft()
    {
        const Summary whole{{ReplicaId{3}, {{0, 10}, {20, 30}}}, {ReplicaId{4}, {{0, 5}}}};
        const Summary part{{ReplicaId{3}, {{2, 4}, {8, 25}}}};
        const Summary left{{ReplicaId{3}, {{0, 2}, {4, 8}, {25, 30}}}, {ReplicaId{4}, {{0, 5}}}};
        QVERIFY(lessEvents(whole, part) == left);
        QVERIFY(lessEvents(whole, whole).empty());
        QVERIFY(lessEvents(whole, {}) == whole);
    }

    void whatIsWrittenIsRead()
    {
        const Summary set{{ReplicaId{0x00C0FFEE00C0FFEE}, {{0, 12}, {40, 50}}},
                          {ReplicaId{0xFFFFFFFFFFFFFFFF}, {{0, std::uint64_t{1} << 62U}}}};
        const auto written = writeEvents(set);
        QCOMPARE(written, std::string("00c0ffee00c0ffee:0-12+40-50,ffffffffffffffff:0-4611686018427387904"));
        const auto read = readEvents(written);
        QVERIFY(read && *read == set);
        QVERIFY(readEvents("")->empty());
    }

    void nothingElseIsRead_data()
    {
        QTest::addColumn<QString>("bytes");
        for (const char* bad : {"x", "00c0ffee00c0ffee", "00c0ffee00c0ffee:", "00c0ffee00c0ffee:1", "00c0ffee00c0ffee:1-1",
                                "00c0ffee00c0ffee:2-1", "00c0ffee00c0ffee:0-2+2-3", "00c0ffee00c0ffee:0-2,", "00C0FFEE00C0FFEE:0-2",
                                "00c0ffee00c0ffee:0-2 ", "00c0ffee00c0ffee:00-2", "00c0ffee00c0ffee:0-99999999999999999999999",
                                "10c0ffee00c0ffee:0-2,00c0ffee00c0ffee:0-2"})
            QTest::newRow(bad) << QString::fromLatin1(bad);
    }
    void nothingElseIsRead()
    {
        QFETCH(QString, bytes);
        QVERIFY(!readEvents(bytes.toStdString()));
    }
};

QTEST_GUILESS_MAIN(TestEventSet)
#include "tst_event_set.moc"
