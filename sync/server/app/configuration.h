// SPDX-License-Identifier: Apache-2.0
// Settings that the command line leaves open: the environment comes first (SALVER_LISTEN for --listen), then the file
// of --config with lines like `listen = 0.0.0.0:7480`, then what is built in.
#pragma once

#include "core/result.h"
#include "server/app/arguments.h"

#include <functional>
#include <string>

namespace salver::server {

using Environment = std::function<const char*(const std::string& name)>;

/// InvalidArgument with a sentence where the file cannot be read or holds something unknown.
[[nodiscard]] Result<void> addConfiguration(Arguments& arguments, const Environment& environment);
/// What holds and where it came from, one line a setting; a password in an address is left out.
[[nodiscard]] std::string printedConfiguration(const Arguments& arguments);

} // namespace salver::server
