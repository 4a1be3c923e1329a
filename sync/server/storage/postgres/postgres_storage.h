// SPDX-License-Identifier: Apache-2.0
// The storage in PostgreSQL 15 or newer, for those who outgrow one machine; several servers may share one database.
// libpq works on the caller's own event loop, so everything here belongs to one executor at a time.
#pragma once

#include "server/storage/storage.h"

#include <memory>
#include <string>

namespace salver::server {

struct PostgresOptions {
    std::string url; ///< postgresql://…
    std::size_t connections{8};
};

/// Connects, brings the tables up to date, and gives a new database its identity.
[[nodiscard]] Result<std::unique_ptr<Storage>> openPostgresStorage(const PostgresOptions& options, Random& random);

} // namespace salver::server
