// SPDX-License-Identifier: Apache-2.0
// The one list model: it signals what differs and nothing else, whatever the change.
#include "viewmodels/rows_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>

using namespace salver::viewmodels;

namespace {

std::vector<Row> rows(const QString& keys, int extra = 0)
{
    std::vector<Row> all;
    for (const QChar key : keys)
        all.push_back({QString(key), {QString(key), extra}});
    return all;
}

QString keysOf(const RowsModel& model)
{
    QString keys;
    for (int i = 0; i < model.count(); ++i)
        keys += model.fact(i, QStringLiteral("name")).toString();
    return keys;
}

} // namespace

class TestRowsModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatDiffersIsSignalled()
    {
        RowsModel model({"name", "extra"});
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows(QStringLiteral("abcd")));
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setRows(rows(QStringLiteral("abcd")));
        QCOMPARE(inserted.count() + removed.count() + moved.count() + changed.count(), 0);

        auto one = rows(QStringLiteral("abcd"));
        one[2].cells[1] = 7;
        model.setRows(one);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 2);
        QCOMPARE(changed[0][2].value<QList<int>>(), QList<int>{Qt::UserRole + 1});
        QCOMPARE(model.fact(2, QStringLiteral("extra")).toInt(), 7);

        model.setRows(rows(QStringLiteral("axybcd")));
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted[0][1].toInt(), 1);
        QCOMPARE(inserted[0][2].toInt(), 2);
        model.setRows(rows(QStringLiteral("ad")));
        QCOMPARE(removed.count(), 1);
        model.setRows(rows(QStringLiteral("da")));
        QCOMPARE(moved.count(), 1);
        QCOMPARE(keysOf(model), QStringLiteral("da"));
    }

    void aKeyThatComesTwiceCountsOnce()
    {
        RowsModel model({"name"});
        model.setRows(rows(QStringLiteral("aab")));
        QCOMPARE(keysOf(model), QStringLiteral("ab"));
    }

    void anyListBecomesAnyOther()
    {
        RowsModel model({"name", "extra"});
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::mt19937 random(3);
        const QString alphabet = QStringLiteral("abcdefghijklmnop");
        for (int round = 0; round < 2000; ++round) {
            QString keys = alphabet;
            std::shuffle(keys.begin(), keys.end(), random);
            keys.truncate(int(random() % 17));
            model.setRows(rows(keys, int(random() % 2)));
            QCOMPARE(keysOf(model), keys);
        }
    }
};

QTEST_GUILESS_MAIN(TestRowsModel)
#include "tst_rows_model.moc"
