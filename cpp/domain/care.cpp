// SPDX-License-Identifier: Apache-2.0
#include "domain/care.h"

#include "domain/field_values.h"
#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/words.h"

#include <algorithm>

namespace salver::domain {

namespace {

namespace client = model::client;

model::FieldId careField(CareRole role)
{
    return role == CareRole::LooksAfter ? client::caredBy : client::second;
}

/// One field's writes, newest first, as stretches of time.
void addPeriods(PageRows& rows, std::vector<CarePeriod>& periods, CareRole role, const std::vector<HistoryRow>& writes)
{
    const auto dayOf = [&](WallMs at) { return rows.ago(at); };
    for (std::size_t i = 0; i < writes.size(); ++i) {
        const auto& write = writes[i].write;
        if (write.value.empty())
            continue;
        // The same name written again is no change.
        if (i + 1 < writes.size() && writes[i + 1].write.value == write.value)
            continue;
        auto newer = i;
        while (newer > 0 && writes[newer - 1].write.value == write.value)
            --newer;
        CarePeriod made{role, rows.member(write.value), dayOf(write.wall), std::nullopt, writes[i].by};
        const bool live = writes[newer].write.live;
        if (newer > 0 && !live)
            made.to = dayOf(writes[newer - 1].write.wall);
        periods.push_back(std::move(made));
    }
}

} // namespace

Result<std::vector<CarePeriod>> careHistory(Queries& queries, const EntityId& id, const Now& now)
{
    PageRows rows(queries.reader(), now);
    std::vector<CarePeriod> periods;
    for (const auto role : {CareRole::LooksAfter, CareRole::Second}) {
        const auto history = queries.history(id, careField(role), now);
        if (!history)
            return fail(history.error());
        addPeriods(rows, periods, role, history->rows);
    }
    std::ranges::stable_sort(periods, [](const CarePeriod& a, const CarePeriod& b) {
        return std::tuple(a.to.has_value(), b.from.day) < std::tuple(b.to.has_value(), a.from.day);
    });
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return periods;
}

Result<Made> setCare(Commands& commands, const EntityId& id, CareRole role, std::string_view typed)
{
    const auto row = commands.liveOf(id, client::kind);
    if (!row)
        return fail(row.error());
    const auto& kind = *model::findKind(client::kind);
    const auto value = valueFromTyped(commands.reader(), row->space, kind, *model::findField(kind, careField(role)), typed,
                                      commands.now());
    if (!value)
        return fail(value.error());
    if (role == CareRole::Second && !value->empty() && *value == row->value(client::caredBy))
        return fail(ErrorCode::InvalidArgument, say("They look after this client already. A second is somebody else."));
    const Made made{id, client::kind, row->space};
    if (row->value(careField(role)) == *value)
        return made;
    DraftBuilder draft(row->space);
    draft.write(id, client::kind, careField(role), *value);
    if (role == CareRole::LooksAfter && !value->empty() && *value == row->value(client::second))
        draft.write(id, client::kind, client::second, "");
    return commands.commit(draft, made, role == CareRole::LooksAfter ?
            say("Looked after by another") : say("Second changed"));
}

Result<std::vector<WithoutSecond>> withoutSecond(store::Reader& reader, const Now& now)
{
    PageRows rows(reader, now);
    auto select = every(client::kind);
    select.where.push_back(where(client::second, store::Condition::Is::NotSet, {}));
    select.order.push_back({client::name, false, true});
    select.withProse = false;
    const auto clients = rows.select(select);
    rows.learn(clients);
    std::vector<WithoutSecond> found;
    for (const auto& row : clients) {
        if (!row.value(client::leftOn).empty())
            continue;
        WithoutSecond made{rows.ref(row.id.toString()), row.space, rows.member(row.value(client::caredBy)), {}};
        made.why = {Rule::NoSecond, row.value(client::caredBy).empty()
                                        ? say("Nobody is named for %1, and no second either.", {made.client.name})
                                        : say("%1 looks after %2, and nobody is named to stand in.",
                                              {made.caredBy.name, made.client.name})};
        found.push_back(std::move(made));
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return found;
}

} // namespace salver::domain
