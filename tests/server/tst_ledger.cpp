// SPDX-License-Identifier: Apache-2.0
// The ledger of what was erased outlives a line that was cut off.
#include "server/app/ledger.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace salver;
using namespace salver::server;

class LedgerTest : public QObject {
    Q_OBJECT

private slots:
    void aTornLineSwallowsNothing()
    {
        const QTemporaryDir folder;
        const auto path = ledgerPath(folder.path().toStdString());
        const auto space = SpaceId::parse("00000000-0000-4000-8000-000000000001").value();
        const auto one = EntityId::parse("00000000-0000-4000-8000-000000000002").value();
        const auto two = EntityId::parse("00000000-0000-4000-8000-000000000003").value();
        QVERIFY(readLedger(path).empty());
        QVERIFY(addToLedger(path, space, {one}));
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::Append));
        file.write("00000000-0000-4000-8000-0000");
        file.close();
        QVERIFY(addToLedger(path, space, {two}));
        QCOMPARE(readLedger(path), (std::vector<std::pair<SpaceId, EntityId>>{{space, one}, {space, two}}));
        QVERIFY(addToLedger(path, space, {one}));
        QCOMPARE(readLedger(path).size(), 3U);
    }
};

QTEST_GUILESS_MAIN(LedgerTest)
#include "tst_ledger.moc"
