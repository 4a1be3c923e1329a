// SPDX-License-Identifier: Apache-2.0
// Every test of the contract suites runs once for each storage and each way of running it.
#pragma once

#include "server/storage/postgres/postgres_storage.h"
#include "support/postgres_server.h"
#include "support/storage_house.h"

#include <QObject>
#include <QTest>

namespace salver::test {

enum class StorageKind { SqliteThreads, SqliteInline, Postgres };

class ContractTest : public QObject {
protected:
    void eachStorage()
    {
        QTest::addColumn<StorageKind>("kind");
        QTest::newRow("sqlite, threads") << StorageKind::SqliteThreads;
        QTest::newRow("sqlite, inline") << StorageKind::SqliteInline;
        if (postgres().whyNot.empty())
            QTest::newRow("postgresql") << StorageKind::Postgres;
    }
    std::unique_ptr<StorageHouse> house()
    {
        QFETCH(StorageKind, kind);
        if (kind != StorageKind::Postgres)
            return std::make_unique<StorageHouse>(kind == StorageKind::SqliteInline);
        const auto url = postgres().newDatabase();
        return std::make_unique<StorageHouse>([url](Random& from) {
            return must(openPostgresStorage({url, 4}, from));
        });
    }
    /// Started once a program, by the first test that asks.
    PostgresServer& postgres()
    {
        if (!m_postgres) {
            m_postgres = std::make_unique<PostgresServer>();
            if (!m_postgres->whyNot.empty())
                qInfo("PostgreSQL is left out: %s", m_postgres->whyNot.c_str());
        }
        return *m_postgres;
    }

private:
    std::unique_ptr<PostgresServer> m_postgres;
};

} // namespace salver::test
