// SPDX-License-Identifier: Apache-2.0
// The storage that the command line names: PostgreSQL by --database, otherwise the database in the folder of --data.
#pragma once

#include "server/app/arguments.h"
#include "server/storage/storage.h"

#include <memory>

namespace salver::server {

enum class StorageUse { Serving, Command };

[[nodiscard]] Result<std::unique_ptr<Storage>> openStorage(const Arguments& arguments, StorageUse use, Random& random);

} // namespace salver::server
