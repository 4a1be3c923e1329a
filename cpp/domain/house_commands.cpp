// SPDX-License-Identifier: Apache-2.0
#include "domain/house_commands.h"

#include "domain/house_queries.h"
#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/text_delta.h"

namespace salver::domain {

namespace {

namespace page = model::housePage;

std::string joinedLines(const std::vector<std::string>& lines)
{
    std::string all;
    for (const auto& line : lines)
        all += (all.empty() ? "" : "\n") + line;
    return all;
}

} // namespace

EntityId housePageId(const SpaceId& house, HouseSlot slot)
{
    return derivedId(house, raw(page::kind), nameOf(slot));
}

Result<Made> openHousePage(Commands& commands, const SpaceId& house, HouseSlot slot)
{
    const Made made{housePageId(house, slot), page::kind, house};
    const auto known = commands.reader().entity(made.id);
    if (known && known->presence != store::Presence::Binned)
        return made;
    if (!known && known.error().code != ErrorCode::NotFound)
        return fail(known.error());
    DraftBuilder draft(house);
    if (known)
        draft.restore(made.id, made.kind);
    else
        draft.makesForGood(made.id).with(made.id, made.kind, page::slot, nameOf(slot));
    return commands.commit(draft, made, say("Page begun"));
}

Result<Made> setHousePage(Commands& commands, const SpaceId& house, HouseSlot slot, std::string_view text)
{
    auto words = sanitizeUtf8(trimmed(text));
    if (slot == HouseSlot::Ethos) {
        const auto lines = ethosLines(words);
        if (lines.size() > ethosLinesMost)
            return fail(ErrorCode::InvalidArgument, say("An ethos that stands over every brief has five lines at "
                                                        "most; this has %1. The rest fits the standard.",
                                                        {std::to_string(lines.size())}));
        words = joinedLines(lines);
    }
    const Made made{housePageId(house, slot), page::kind, house};
    const auto known = commands.reader().entity(made.id);
    if (!known && known.error().code != ErrorCode::NotFound)
        return fail(known.error());
    const auto before = known ? known->value(page::text) : std::string();
    const bool binned = known && known->presence == store::Presence::Binned;
    if (known && !binned && before == words)
        return made;
    DraftBuilder draft(house);
    if (binned)
        draft.restore(made.id, made.kind);
    if (!known)
        draft.makesForGood(made.id).with(made.id, made.kind, page::slot, nameOf(slot));
    for (auto& splice : TextDelta::between(before, words).splices())
        draft.splice(made.id, made.kind, page::text, std::move(splice));
    draft.write(made.id, made.kind, page::by, commands.author());
    return commands.commit(draft, made, slot == HouseSlot::Ethos ? say("Ethos written") : say("Standard written"));
}

} // namespace salver::domain
