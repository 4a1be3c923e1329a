// SPDX-License-Identifier: Apache-2.0
#include "server/app/open_storage.h"

#include "server/app/folder.h"
#include "server/storage/postgres/postgres_storage.h"
#include "server/storage/sqlite/sqlite_storage.h"

namespace salver::server {

namespace {

constexpr std::size_t postgresConnections = 8;
constexpr std::size_t sqliteReaders = 2;

} // namespace

Result<std::unique_ptr<Storage>> openStorage(const Arguments& arguments, StorageUse use, Random& random)
{
    const bool serving = use == StorageUse::Serving;
    if (const auto url = arguments.option("database")) {
        if (!url->starts_with("postgresql://") && !url->starts_with("postgres://"))
            return fail(ErrorCode::InvalidArgument, "--database needs an address like postgresql://user@host/name.");
        return openPostgresStorage({*url, serving ? postgresConnections : 1}, random);
    }
    const auto folder = dataFolder(arguments);
    if (!folder)
        return fail(folder.error());
    return openSqliteStorage({databasePath(*folder), {}, !serving, serving ? sqliteReaders : 0}, random);
}

} // namespace salver::server
