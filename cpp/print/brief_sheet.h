// SPDX-License-Identifier: Apache-2.0
// The brief of a visit as a sheet, in the order in which one needs it. Pure, any thread; words are translated.
#pragma once

#include "domain/brief_query.h"
#include "print/sheet.h"

namespace salver::print {

/// `forPaper` leaves out what only the reader may see.
[[nodiscard]] Sheet sheetOf(const domain::Brief& brief, const domain::Now& now, bool forPaper);

} // namespace salver::print
