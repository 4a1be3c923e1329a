// SPDX-License-Identifier: Apache-2.0
#include "domain/visit_running.h"

#include "domain/page_rows.h"

namespace salver::domain {

namespace visit = model::visit;
using Is = store::Condition::Is;

Result<OutToday> outToday(Queries& queries, const Now& now)
{
    PageRows rows(queries.reader(), now);
    OutToday out;
    auto running = every(visit::kind, visit::state, nameOf(VisitState::Running));
    running.order.push_back({visit::started, true, false});
    for (const auto& row : rows.select(running)) {
        auto made = rows.visit(row);
        if (made.by.me || made.by.id.isNull())
            out.mine.push_back(std::move(made));
        else if (made.day.day == rows.today())
            out.running.push_back(std::move(made));
    }
    auto planned = every(visit::kind, visit::state, nameOf(VisitState::Planned));
    planned.where.push_back(
        where(visit::plannedStart, Is::GreaterOrEqual, instantText({now.at(rows.today(), 0), now.zone})));
    planned.where.push_back(
        where(visit::plannedStart, Is::Less, instantText({now.at(rows.today() + std::chrono::days{1}, 0), now.zone})));
    planned.order.push_back({visit::plannedStart, false, false});
    for (const auto& row : rows.select(planned)) {
        auto made = rows.visit(row);
        if (!made.by.me && !made.by.id.isNull())
            out.planned.push_back(std::move(made));
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return out;
}

} // namespace salver::domain
