// SPDX-License-Identifier: Apache-2.0
#include "domain/privacy_commands.h"

#include "domain/names.h"
#include "domain/row_copy.h"
#include "domain/say.h"

#include <algorithm>
#include <array>

namespace salver::domain {

namespace {

namespace line = model::line;
namespace fact = model::fact;
namespace promise = model::promise;

Result<SpaceSyncState> spaceNamed(Commands& commands, const SpaceId& id)
{
    const auto spaces = commands.reader().spaces();
    if (!spaces)
        return fail(spaces.error());
    const auto at = std::ranges::find(*spaces, id, &SpaceSyncState::id);
    return at == spaces->end() ? Result<SpaceSyncState>(fail(ErrorCode::NotFound,
            say("That space is not on this device.")))
                               : Result<SpaceSyncState>(*at);
}

model::FieldId byField(model::KindId kind)
{
    return kind == line::kind ? line::by : kind == fact::kind ? fact::by : promise::by;
}

/// What the thing stands under: a line under its visit, a fact under a person or client, a promise under its client.
std::optional<EntityId> standsUnder(const store::EntityRow& row)
{
    if (row.kind == line::kind)
        return EntityId::parse(row.value(line::visit));
    if (row.kind == promise::kind)
        return EntityId::parse(row.value(promise::client));
    const auto person = EntityId::parse(row.value(fact::person));
    return person ? person : EntityId::parse(row.value(fact::client));
}

/// A line and its promise go together, where both are in one space.
Result<std::vector<store::EntityRow>> withItsPair(Commands& commands, const store::EntityRow& row)
{
    std::vector<store::EntityRow> rows{row};
    if (row.kind == fact::kind)
        return rows;
    const auto other = EntityId::parse(row.value(row.kind == line::kind ? line::promise : promise::line));
    if (!other)
        return rows;
    auto pair = commands.reader().entity(*other);
    if (!pair && pair.error().code != ErrorCode::NotFound)
        return fail(pair.error());
    if (pair && pair->space == row.space && pair->presence != store::Presence::Binned)
        rows.push_back(std::move(*pair));
    return rows;
}

/// What was made from a line in the team's space and keeps standing there.
Result<std::string> madeFrom(Commands& commands, const store::EntityRow& row)
{
    if (row.kind != line::kind)
        return std::string();
    struct From {
        model::KindId kind;
        model::FieldId line;
    };
    constexpr auto all = std::to_array<From>({{model::objective::kind, model::objective::line},
                                              {model::stance::kind, model::stance::line},
                                              {model::advice::kind, model::advice::line},
                                              {model::problem::kind, model::problem::line},
                                              {model::moment::kind, model::moment::line},
                                              {model::touch::kind, model::touch::line}});
    for (const auto& each : all) {
        store::Select select;
        select.kind = each.kind;
        select.where.push_back({each.line, store::Condition::Is::Equal, row.id.toString(), {}});
        select.limit = 1;
        select.withProse = false;
        const auto found = commands.reader().select(select);
        if (!found)
            return fail(found.error());
        if (!found->empty())
            return ' ' + say("What was made from it (%1) stays with the team; delete it if it should not.",
                             {kindWord(each.kind)});
    }
    return std::string();
}

Result<PrivacyChanged> move(Commands& commands, const store::EntityRow& row, const SpaceId& target, std::string label,
                            std::string others)
{
    const auto rows = withItsPair(commands, row);
    if (!rows)
        return fail(rows.error());
    MovedIds moved;
    for (const auto& each : *rows)
        moved[each.id.toString()] = movedId(each.id, target).toString();
    DraftBuilder there(target);
    DraftBuilder here(row.space);
    for (const auto& each : *rows) {
        const auto before = movedBefore(commands.reader(), each, target);
        if (!before)
            return fail(before.error());
        copyRow(there, each, *before, moved);
        here.remove(each.id, each.kind);
    }
    if (auto done = commands.commit({there, here}, std::move(label)); !done)
        return fail(std::move(done.error()));
    return PrivacyChanged{{movedId(row.id, target), row.kind, target}, std::move(others)};
}

Result<PrivacyChanged> makePrivate(Commands& commands, const store::EntityRow& row, const SpaceId& own)
{
    const auto by = row.value(byField(row.kind));
    if (!by.empty() && by != commands.author())
        return fail(ErrorCode::NotAllowed, say("A colleague wrote that, and it is theirs to make private. You can "
                                               "delete it; it stays in the bin for thirty days."));
    const auto from = spaceNamed(commands, row.space);
    const auto left = madeFrom(commands, row);
    if (!from || !left)
        return fail(!from ? from.error() : left.error());
    return move(commands, row, own, say("Made private"),
                say("Only you see it from now on. What has reached \"%1\" already stays in the bin and the history "
                    "of colleagues' devices.%2", {from->name, *left}));
}

Result<PrivacyChanged> share(Commands& commands, const store::EntityRow& row)
{
    const auto above = standsUnder(row);
    const auto under = above ? commands.live(*above) : fail(ErrorCode::NotFound, "");
    if (!under)
        return fail(ErrorCode::InvalidArgument, say("What it stands under is not here any more, so there is no team "
                                                    "to share it with."));
    const auto to = spaceNamed(commands, under->space);
    if (!to)
        return fail(to.error());
    if (to->purpose == SpacePurpose::Private)
        return fail(ErrorCode::InvalidArgument,
                    row.kind == line::kind ? say("Its visit is not filed under a client yet. File it, and its lines "
                                                 "are shared.")
                                           : say("What it stands under is private itself, so there is no team to "
                                                 "share it with."));
    return move(commands, row, under->space, say("Shared"),
                say("Everybody in \"%1\" sees it once this device has synced.", {to->name}));
}

} // namespace

Result<PrivacyChanged> setPrivate(Commands& commands, const EntityId& id, bool isPrivate)
{
    const auto row = commands.reader().entity(id);
    if (!row)
        return fail(row.error());
    if (row->kind != line::kind && row->kind != fact::kind && row->kind != promise::kind)
        return fail(ErrorCode::InvalidArgument, say("Only a line, a fact or a promise is private or shared by itself."));
    const auto own = commands.privateSpace();
    if (!own)
        return fail(own.error());
    const bool isOwn = row->space == *own;
    if (row->presence == store::Presence::Binned) {
        // Moved before, perhaps on another device: then it stands in its other place already.
        const auto under = isPrivate ? Result<SpaceId>(*own) : [&]() -> Result<SpaceId> {
            const auto above = standsUnder(*row);
            const auto found = above ? commands.live(*above) : fail(ErrorCode::NotFound, "");
            return found ? Result<SpaceId>(found->space) : fail(found.error());
        }();
        const auto there = under ? commands.live(movedId(id, *under)) : fail(ErrorCode::NotFound, "");
        return there && isOwn != isPrivate
                   ? Result<PrivacyChanged>(PrivacyChanged{{there->id, there->kind, there->space}, {}})
                   : fail(ErrorCode::NotFound, say("That is in the bin. Restore it first."));
    }
    if (isOwn == isPrivate)
        return PrivacyChanged{{id, row->kind, row->space}, {}};
    return isPrivate ? makePrivate(commands, *row, *own) : share(commands, *row);
}

} // namespace salver::domain
