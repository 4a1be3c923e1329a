// SPDX-License-Identifier: Apache-2.0
#include "domain/line_sparks.h"

#include "domain/page_rows.h"

#include <algorithm>

namespace salver::domain {

Result<std::vector<LineRow>> recentSparks(Queries& queries, std::size_t most, const Now& now)
{
    namespace line = model::line;
    PageRows rows(queries.reader(), now);
    auto select = every(line::kind, line::type, nameOf(LineType::Spark));
    select.order.push_back({line::at, true, false});
    select.limit = most;
    std::vector<LineRow> found;
    for (const auto& row : rows.select(select))
        found.push_back(rows.line(row));
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return found;
}

Result<std::vector<OldFact>> worthAskingAgain(Queries& queries, std::size_t most, const Now& now)
{
    namespace fact = model::fact;
    PageRows rows(queries.reader(), now);
    std::vector<OldFact> found;
    for (const auto& row : rows.select(every(fact::kind))) {
        auto made = rows.fact(row);
        if (!made.askAgain)
            continue;
        const auto person = rows.find(row.value(fact::person));
        auto client = rows.ref(person ? person->value(model::person::client) : row.value(fact::client));
        found.push_back({std::move(made), std::move(client)});
    }
    std::ranges::stable_sort(found, {}, [](const OldFact& old) {
        const auto& day = old.fact.confirmedOn ? old.fact.confirmedOn : old.fact.heardOn;
        return day ? day->day : Day{};
    });
    if (found.size() > most)
        found.erase(found.begin() + static_cast<std::ptrdiff_t>(most), found.end());
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return found;
}

} // namespace salver::domain
