// SPDX-License-Identifier: Apache-2.0
// The roles of what was passed to a colleague: on the page that wraps up, and on the colleague's Today. Constant data.
#pragma once

#include "domain/telling.h"
#include "viewmodels/rows_model.h"

namespace salver::viewmodels {

/// "tellingId", "client", "clientId", "visit" (its day and time), "placeId" (what to show of the timeline), "by", "to",
/// "mine" (I told it), "word", "theirs" and "ours" (the lines, each list in their order), "state" (who was told, seen or not), "waiting", "why".
std::span<const Column<domain::TellingRow>> tellingColumns();

} // namespace salver::viewmodels
