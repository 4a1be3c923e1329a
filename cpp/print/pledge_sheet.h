// SPDX-License-Identifier: Apache-2.0
// The pledge as a sheet to hand to a client: its lines, how they would notice, and who signed it as it reads. Pure, any
// thread; words are translated.
#pragma once

#include "domain/pledge_queries.h"
#include "print/sheet.h"

namespace salver::print {

/// Without the stories, which are the team's own.
[[nodiscard]] Sheet sheetOf(const domain::PledgePage& pledge, const domain::Now& now);

} // namespace salver::print
