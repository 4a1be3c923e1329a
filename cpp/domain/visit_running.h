// SPDX-License-Identifier: Apache-2.0
// Who is out today: my own running visits, and what the colleagues of my spaces run and plan. Nothing of where anybody
// is beyond what they wrote themselves. Read on the reader's thread.
#pragma once

#include "domain/queries.h"

namespace salver::domain {

struct OutToday {
    std::vector<VisitRow> mine;    ///< running, newest first
    std::vector<VisitRow> running; ///< colleagues', begun today, newest first; an older one was only forgotten
    std::vector<VisitRow> planned; ///< colleagues', for today, in order of time
};

[[nodiscard]] Result<OutToday> outToday(Queries& queries, const Now& now);

} // namespace salver::domain
