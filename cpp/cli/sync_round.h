// SPDX-License-Identifier: Apache-2.0
// Sync as one verb's work, or as a part of another's.
#pragma once

#include "cli/arguments.h"
#include "cli/output.h"

namespace salver::cli {

class Desk;

/// One round until all is exchanged, or, not `once`, until the process is asked to stop; and how it stands then.
[[nodiscard]] Result<Output> syncRound(Desk& desk, const Arguments& arguments, bool once);

} // namespace salver::cli
