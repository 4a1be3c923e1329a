// SPDX-License-Identifier: Apache-2.0
#include "domain/house_queries.h"

#include "domain/field_values.h"
#include "domain/house_commands.h"

namespace salver::domain {

namespace page = model::housePage;

std::vector<std::string> ethosLines(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        if (auto line = oneLine(text.substr(0, end)); !line.empty())
            lines.push_back(std::move(line));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return lines;
}

Result<HouseText> houseText(store::Reader& reader, const SpaceId& house, HouseSlot slot, const Now& now)
{
    HouseText made;
    made.id = housePageId(house, slot);
    made.slot = slot;
    const auto row = reader.entity(made.id);
    if (!row && row.error().code != ErrorCode::NotFound)
        return fail(row.error());
    if (!row || row->presence == store::Presence::Binned)
        return made;
    PageRows rows(reader, now);
    made.exists = true;
    made.text = row->value(page::text);
    made.by = rows.member(row->changedBy);
    if (!made.text.empty())
        made.on = rows.ago(row->changedAt);
    made.waiting = row->waiting;
    made.contested = row->contested;
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

std::vector<std::string> ethosOf(PageRows& rows, const SpaceId& house)
{
    const auto row = rows.find(housePageId(house, HouseSlot::Ethos).toString());
    if (!row || row->presence == store::Presence::Binned)
        return {};
    auto lines = ethosLines(row->value(page::text));
    if (lines.size() > ethosLinesMost)
        lines.resize(ethosLinesMost);
    return lines;
}

} // namespace salver::domain
