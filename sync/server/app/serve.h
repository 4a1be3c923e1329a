// SPDX-License-Identifier: Apache-2.0
// `salver-server serve`: builds the graph (storage, service, HTTP), runs the event loop, and takes it apart again.
#pragma once

#include "core/result.h"
#include "server/app/arguments.h"

namespace salver::server {

/// Returns after SIGTERM or SIGINT, once running requests are answered.
[[nodiscard]] Result<void> serve(const Arguments& arguments);

} // namespace salver::server
