// SPDX-License-Identifier: Apache-2.0
// The administrator's commands. Each opens the data folder's database beside a running server and works on the
// caller's thread; the server notices by itself.
#pragma once

#include "core/result.h"
#include "server/app/arguments.h"

#include <iosfwd>

namespace salver::server {

/// InvalidArgument with an empty sentence means: this is no command, show the help.
[[nodiscard]] Result<void> runAdminCommand(const Arguments& arguments, std::istream& in, std::ostream& out);

} // namespace salver::server
