// SPDX-License-Identifier: Apache-2.0
// The tables in PostgreSQL and how an older database is brought up to date, under an advisory lock, so that of several
// processes that start at once one does it.
#pragma once

#include "server/storage/postgres/connection.h"

namespace salver::server::pg {

[[nodiscard]] boost::asio::awaitable<Result<void>> migrate(Connection& db);

} // namespace salver::server::pg
