// SPDX-License-Identifier: Apache-2.0
// Every test of the contract suites runs once for each storage and each way of running it.
#pragma once

#include "support/storage_house.h"

#include <QObject>
#include <QtTest>

namespace salver::test {

class ContractTest : public QObject {
protected:
    static void eachStorage()
    {
        QTest::addColumn<bool>("inlineWork");
        QTest::newRow("sqlite, threads") << false;
        QTest::newRow("sqlite, inline") << true;
    }
    static std::unique_ptr<StorageHouse> house()
    {
        QFETCH(bool, inlineWork);
        return std::make_unique<StorageHouse>(inlineWork);
    }
};

} // namespace salver::test
