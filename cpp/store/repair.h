// SPDX-License-Identifier: Apache-2.0
// "Check this device": looks the whole file over and makes again what can be made from its own data: lists, search,
// standings and digests from the registers and texts, and those from the changes where their bytes are still here.
// On the store thread, when a person asks.
#pragma once

#include "store/core.h"
#include "store/store.h"

namespace salver::store {

[[nodiscard]] Result<CheckReport> checkAndRepair(Core& core);

} // namespace salver::store
