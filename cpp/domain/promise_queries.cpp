// SPDX-License-Identifier: Apache-2.0
// Promises in both directions: due, later, kept, let go.
#include "domain/page_rows.h"
#include "domain/queries.h"

#include <algorithm>

namespace salver::domain {

namespace {

namespace promise = model::promise;

PromiseSide& sideOf(PromisesPage& page, const PromiseRow& row)
{
    return row.direction == Direction::Ours ? page.ours : page.theirs;
}

} // namespace

Result<PromisesPage> Queries::promises(std::size_t settledMost, const Now& now)
{
    PageRows rows(m_reader, now);
    auto clients = every(model::client::kind);
    clients.withProse = false;
    rows.learn(rows.select(clients));
    PromisesPage page;
    auto open = every(promise::kind, promise::state, nameOf(PromiseState::Open));
    open.order.push_back({promise::due, false, false});
    std::vector<PromiseRow> without;
    for (const auto& row : rows.select(open)) {
        auto made = rows.promise(row);
        if (!made.due)
            without.push_back(std::move(made));
        else if (made.overdue || made.dueToday)
            sideOf(page, made).due.push_back(std::move(made));
        else
            sideOf(page, made).later.push_back(std::move(made));
    }
    for (auto& made : without)
        sideOf(page, made).due.push_back(std::move(made));
    for (const auto state : {PromiseState::Kept, PromiseState::LetGo}) {
        for (const auto direction : {Direction::Ours, Direction::Theirs}) {
            auto settled = every(promise::kind, promise::state, nameOf(state));
            settled.where.push_back(where(promise::direction, store::Condition::Is::Equal, nameOf(direction)));
            settled.order.push_back({promise::settledOn, true, false});
            settled.limit = settledMost;
            auto& side = direction == Direction::Ours ? page.ours : page.theirs;
            auto& list = state == PromiseState::Kept ? side.kept : side.letGo;
            if (settledMost == 0)
                continue;
            for (const auto& row : rows.select(settled))
                list.push_back(rows.promise(row));
        }
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return page;
}

} // namespace salver::domain
