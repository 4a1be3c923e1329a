// SPDX-License-Identifier: Apache-2.0
#include "domain/search_hint.h"

#include "domain/day.h"
#include "domain/field_values.h"
#include "domain/say.h"
#include "domain/scalars.h"
#include "model/kinds.h"

#include <algorithm>

namespace salver::domain {

namespace {

bool isKind(std::string_view value)
{
    return std::ranges::any_of(model::kinds(), [&](const auto& kind) { return kind.name.starts_with(value); });
}

/// A year, a month, a day: the forms that the search reads.
bool isBefore(std::string_view value)
{
    std::string day(value);
    if (day.size() == 4)
        day += "-01-01";
    else if (day.size() == 7)
        day += "-01";
    return parseDay(day).has_value();
}

std::string kindNames()
{
    std::string names;
    for (const auto& kind : model::kinds().first(6))
        names += (names.empty() ? "" : ", ") + std::string(kind.name);
    return names;
}

} // namespace

std::string searchHint(std::string_view typed)
{
    bool quoted = false;
    for (std::size_t at = 0; at < typed.size();) {
        if (typed[at] == '"')
            quoted = !quoted;
        const bool begins = at == 0 || typed[at - 1] == ' ' || typed[at - 1] == '\t' || typed[at - 1] == '\n';
        const auto rest = typed.substr(at++);
        if (quoted || !begins)
            continue;
        const auto value = [&](std::string_view filter) {
            const bool has = folded(rest.substr(0, filter.size())) == filter;
            auto words = has ? rest.substr(filter.size()) : std::string_view{};
            const bool inQuotes = words.starts_with('"');
            if (inQuotes)
                words.remove_prefix(1);
            return folded(words.substr(0, words.find_first_of(inQuotes ? "\"" : " \t\n\"")));
        };
        const auto kind = value("kind:");
        if (!kind.empty() && !isKind(kind))
            return say("Nothing is of the kind \"%1\". kind: takes %2 and the like.", {clipped(kind, 40), kindNames()});
        const auto before = value("before:");
        if (!before.empty() && !isBefore(before))
            return say("before: takes a year, a month or a day, such as 2026, 2026-05 or 2026-05-14; \"%1\" is left "
                       "out.",
                       {clipped(before, 40)});
    }
    return {};
}

} // namespace salver::domain
