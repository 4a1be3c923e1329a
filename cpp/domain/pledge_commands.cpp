// SPDX-License-Identifier: Apache-2.0
#include "domain/pledge_commands.h"

#include "domain/command_words.h"
#include "domain/field_values.h"
#include "domain/order_key.h"
#include "domain/past_day.h"
#include "domain/pledge_queries.h"
#include "domain/say.h"

#include <algorithm>

namespace salver::domain {

namespace {

namespace pledge = model::pledge;
namespace signature = model::pledgeSignature;
namespace moment = model::moment;

/// The lines that stand in it, in their order.
Result<std::vector<store::EntityRow>> linesIn(Commands& commands, const SpaceId& house)
{
    store::Select select;
    select.kind = pledge::kind;
    select.space = house;
    auto found = commands.reader().select(select);
    if (!found)
        return fail(found.error());
    return standingLines(std::move(*found));
}

/// What a moment is told of, and what follows from it.
struct Told {
    EntityId client, visit, line;
    std::optional<Day> day;
};

Result<Told> toldOf(Commands& commands, const NewMoment& what, const SpaceId& house)
{
    Told told{what.client, {}, {}, {}};
    if (what.about.isNull())
        return told;
    const auto row = commands.live(what.about);
    if (!row)
        return fail(row.error());
    const auto own = commands.privateSpace();
    if (own && row->space == *own && house != *own)
        return fail(ErrorCode::NotAllowed, say("Only you see that. Share it with the team first, or tell the story "
                                               "without it."));
    const auto idIn = [&](model::FieldId field) { return EntityId::parse(row->value(field)).value_or(EntityId{}); };
    const auto dayIn = [&](model::FieldId field) -> std::optional<Day> {
        const auto at = parseInstant(row->value(field));
        return at ? std::optional(commands.now().dayOf(at->wall)) : std::nullopt;
    };
    if (row->kind == model::line::kind) {
        told = {idIn(model::line::client), idIn(model::line::visit), row->id, dayIn(model::line::at)};
    } else if (row->kind == model::promise::kind) {
        const auto settled = parseDay(row->value(model::promise::settledOn));
        told = {idIn(model::promise::client), idIn(model::promise::visit), row->id,
                settled ? settled : parseDay(row->value(model::promise::due))};
    } else if (row->kind == model::visit::kind) {
        told = {idIn(model::visit::client), row->id, {}, dayIn(model::visit::started)};
    } else {
        return fail(ErrorCode::InvalidArgument, say("A moment is told of a line, a promise or a visit."));
    }
    // What is due some day has not happened yet.
    if (told.day && *told.day > commands.now().today())
        told.day = commands.now().today();
    return told;
}

} // namespace

Result<Made> addPledgeLine(Commands& commands, const SpaceId& house, std::string_view text, std::string_view notice)
{
    const auto words = oneLine(text);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("What do you pledge? A line is enough."));
    const auto lines = linesIn(commands, house);
    if (!lines)
        return fail(lines.error());
    if (lines->size() >= pledgeLinesMost)
        return fail(ErrorCode::InvalidArgument, say("A pledge that people remember has nine lines at most. Take one "
                                                    "out first."));
    const Made made{commands.newId(), pledge::kind, house};
    DraftBuilder draft(house);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, pledge::text, words)
        .with(made.id, made.kind, pledge::notice, oneLine(notice))
        .with(made.id, made.kind, pledge::order,
              keyAfter(lines->empty() ? std::string() : lines->back().value(pledge::order), commands.now().wall))
        .with(made.id, made.kind, pledge::by, commands.author())
        .with(made.id, made.kind, pledge::at, instantText(commands.now().instant()));
    return commands.commit(draft, made, say("Line added to the pledge"));
}

Result<Made> rewordPledgeLine(Commands& commands, const EntityId& id, std::string_view text, std::string_view notice)
{
    const auto words = oneLine(text);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("A line of the pledge takes words. You can take it out instead."));
    const auto row = commands.liveOf(id, pledge::kind);
    if (!row)
        return fail(row.error());
    const Made made{id, row->kind, row->space};
    const auto seen = oneLine(notice);
    DraftBuilder draft(row->space);
    if (row->value(pledge::text) != words)
        draft.write(id, row->kind, pledge::text, words);
    if (row->value(pledge::notice) != seen)
        draft.write(id, row->kind, pledge::notice, seen);
    return draft.draft().steps.empty() ? Result<Made>(made) : commands.commit(draft, made, say("Pledge reworded"));
}

Result<Made> movePledgeLine(Commands& commands, const EntityId& id, std::size_t place)
{
    const auto row = commands.liveOf(id, pledge::kind);
    if (!row)
        return fail(row.error());
    auto lines = linesIn(commands, row->space);
    if (!lines)
        return fail(lines.error());
    const auto at = std::ranges::find(*lines, id, &store::EntityRow::id);
    if (at == lines->end())
        return fail(ErrorCode::InvalidArgument, say("That line was taken out of the pledge. Bring it back first."));
    const Made made{id, row->kind, row->space};
    if (std::size_t(at - lines->begin()) == std::min(place, lines->size() - 1))
        return made;
    lines->erase(at);
    place = std::min(place, lines->size());
    const auto low = place == 0 ? std::string() : (*lines)[place - 1].value(pledge::order);
    const auto high = place == lines->size() ? std::string() : (*lines)[place].value(pledge::order);
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, pledge::order, keyBetween(low, high));
    return commands.commit(draft, made, say("Pledge put in another order"));
}

Result<Made> takeOutPledgeLine(Commands& commands, const EntityId& id)
{
    const auto row = commands.liveOf(id, pledge::kind);
    if (!row)
        return fail(row.error());
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, pledge::order, "");
    return commands.commit(draft, {id, row->kind, row->space}, say("Line taken out of the pledge"));
}

Result<Made> bringBackPledgeLine(Commands& commands, const EntityId& id)
{
    const auto row = commands.liveOf(id, pledge::kind);
    if (!row)
        return fail(row.error());
    const auto lines = linesIn(commands, row->space);
    if (!lines)
        return fail(lines.error());
    const Made made{id, row->kind, row->space};
    if (!row->value(pledge::order).empty())
        return made;
    if (lines->size() >= pledgeLinesMost)
        return fail(ErrorCode::InvalidArgument, say("A pledge that people remember has nine lines at most. Take one "
                                                    "out first."));
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, pledge::order,
                keyAfter(lines->empty() ? std::string() : lines->back().value(pledge::order), commands.now().wall));
    return commands.commit(draft, made, say("Line is in the pledge again"));
}

Result<Made> signPledge(Commands& commands, const SpaceId& house)
{
    const auto lines = linesIn(commands, house);
    if (!lines)
        return fail(lines.error());
    if (lines->size() < pledgeLinesLeast)
        return fail(ErrorCode::InvalidArgument, say("A pledge has at least three lines. Write them together, then "
                                                    "sign."));
    const auto wording = wordingOf(*lines);
    const Made made{derivedId(house, raw(signature::kind), commands.author() + ' ' + wording), signature::kind, house};
    const auto known = commands.reader().entity(made.id);
    if (!known && known.error().code != ErrorCode::NotFound)
        return fail(known.error());
    DraftBuilder draft(house);
    if (known && known->presence != store::Presence::Binned)
        return made;
    if (known)
        draft.restore(made.id, made.kind);
    else
        draft.creates(made.id, made.kind)
            .with(made.id, made.kind, signature::by, commands.author())
            .with(made.id, made.kind, signature::wording, wording);
    draft.with(made.id, made.kind, signature::on, dayText(commands.now().today()));
    return commands.commit(draft, made, say("Pledge signed"));
}

Result<Made> addMoment(Commands& commands, const NewMoment& what)
{
    const auto words = oneLine(what.story);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("What happened? A sentence that a colleague can learn from."));
    const auto line = commands.liveOf(what.pledge, pledge::kind);
    if (!line)
        return fail(line.error());
    const auto told = toldOf(commands, what, line->space);
    if (!told)
        return fail(told.error());
    const auto typed = oneLine(what.on);
    const auto day = typed.empty() ? std::optional(told->day.value_or(commands.now().today()))
                                   : readPastDay(typed, commands.now().today());
    if (!day || *day > commands.now().today())
        return fail(ErrorCode::InvalidArgument, say("\"%1\" was not understood as a day that has been.", {typed}));
    const Made made{commands.newId(), moment::kind, line->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, moment::pledge, what.pledge.toString())
        .with(made.id, made.kind, moment::client, idOrNothing(told->client))
        .with(made.id, made.kind, moment::visit, idOrNothing(told->visit))
        .with(made.id, made.kind, moment::line, idOrNothing(told->line))
        .with(made.id, made.kind, moment::type, nameOf(what.type))
        .with(made.id, made.kind, moment::story, words)
        .with(made.id, made.kind, moment::madeGood, what.type == MomentType::Missed ? oneLine(what.madeGood) : "")
        .with(made.id, made.kind, moment::by, commands.author())
        .with(made.id, made.kind, moment::on, dayText(*day));
    return commands.commit(draft, made, what.type == MomentType::Kept ?
            say("Kept, and told") : say("Missed, and told"));
}

Result<Made> makeGood(Commands& commands, const EntityId& id, std::string_view how)
{
    const auto row = commands.liveOf(id, moment::kind);
    if (!row)
        return fail(row.error());
    if (choiceFrom<MomentType>(row->value(moment::type)) != MomentType::Missed)
        return fail(ErrorCode::InvalidArgument, say("That was kept; there is nothing to make good."));
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, moment::madeGood, oneLine(how));
    return commands.commit(draft, {id, row->kind, row->space}, say("How we made it good"));
}

} // namespace salver::domain
