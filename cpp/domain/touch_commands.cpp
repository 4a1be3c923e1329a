// SPDX-License-Identifier: Apache-2.0
#include "domain/touch_commands.h"

#include "domain/field_values.h"
#include "domain/page_rows.h"
#include "domain/past_day.h"
#include "domain/say.h"
#include "domain/touch_queries.h"

namespace salver::domain {

namespace {

namespace touch = model::touch;
namespace line = model::line;
namespace person = model::person;

std::string touchReference(const Uuid& id)
{
    return id.isNull() ? std::string() : id.toString();
}

/// The client, and where it is kept, from whatever of line, person and client is named.
struct Whereto {
    EntityId client;
    EntityId person;
    SpaceId space;
    std::string because;
};

Result<Whereto> whereto(Commands& commands, const NewTouch& what)
{
    Whereto to{what.client, what.person, {}, oneLine(what.because)};
    std::optional<SpaceId> space;
    if (!what.line.isNull()) {
        const auto row = commands.liveOf(what.line, line::kind);
        if (!row)
            return fail(row.error());
        space = row->space;
        if (to.client.isNull())
            to.client = EntityId::parse(row->value(line::client)).value_or(EntityId{});
        if (to.because.empty())
            to.because = oneLine(row->value(line::text));
    }
    if (!what.person.isNull()) {
        const auto row = commands.liveOf(what.person, person::kind);
        if (!row)
            return fail(row.error());
        to.client = EntityId::parse(row->value(person::client)).value_or(to.client);
    }
    if (to.client.isNull())
        return fail(ErrorCode::InvalidArgument, say("Whom is it for? File the visit under a client first."));
    const auto client = commands.liveOf(to.client, model::client::kind);
    if (!client)
        return fail(client.error());
    const auto own = commands.privateSpace();
    to.space = space && own && *space == *own ? *own : client->space;
    return to;
}

} // namespace

Result<Made> addTouch(Commands& commands, const NewTouch& what)
{
    const auto idea = oneLine(what.idea);
    if (idea.empty())
        return fail(ErrorCode::InvalidArgument, say("What is the idea? A line is enough."));
    auto to = whereto(commands, what);
    if (!to)
        return fail(to.error());
    if (!what.anyway) {
        const auto before = touchedBefore(commands.reader(), to->client, to->person, idea, commands.now());
        if (!before)
            return fail(before.error());
        if (*before)
            return fail(ErrorCode::Conflict, beforeSentence(**before));
    }
    const Made made{commands.newId(), touch::kind, to->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, touch::client, to->client.toString())
        .with(made.id, made.kind, touch::person, touchReference(to->person))
        .with(made.id, made.kind, touch::idea, idea)
        .with(made.id, made.kind, touch::because, to->because)
        .with(made.id, made.kind, touch::line, touchReference(what.line))
        .with(made.id, made.kind, touch::type, nameOf(what.type))
        .with(made.id, made.kind, touch::value, oneLine(what.value))
        .with(made.id, made.kind, touch::by, commands.author())
        .with(made.id, made.kind, touch::at, instantText(commands.now().instant()));
    return commands.commit(draft, made, say("An idea for them"));
}

Result<Made> giveTouch(Commands& commands, const EntityId& id, const TouchGiven& what)
{
    const auto row = commands.liveOf(id, touch::kind);
    if (!row)
        return fail(row.error());
    const auto today = commands.now().today();
    const auto typed = oneLine(what.on);
    const auto day = typed.empty() ? std::optional(today) : readPastDay(typed, today);
    if (!day)
        return fail(ErrorCode::InvalidArgument, say("\"%1\" was not understood as a day.", {typed}));
    if (*day > today)
        return fail(ErrorCode::InvalidArgument, say("That day is still to come. It stays an idea until it is given."));
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, touch::givenOn, dayText(*day))
        .write(id, row->kind, touch::givenBy, what.by.isNull() ? commands.author() : what.by.toString())
        .with(id, row->kind, touch::landed, oneLine(what.landed))
        .with(id, row->kind, touch::value, oneLine(what.value));
    return commands.commit(draft, {id, row->kind, row->space}, say("Given"));
}

Result<Made> takeBackGiven(Commands& commands, const EntityId& id)
{
    const auto row = commands.liveOf(id, touch::kind);
    if (!row)
        return fail(row.error());
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, touch::givenOn, "").write(id, row->kind, touch::givenBy, "");
    return commands.commit(draft, {id, row->kind, row->space}, say("An idea again"));
}

Result<Made> landTouch(Commands& commands, const EntityId& id, std::string_view words)
{
    const auto row = commands.liveOf(id, touch::kind);
    if (!row)
        return fail(row.error());
    if (row->value(touch::givenOn).empty())
        return fail(ErrorCode::InvalidArgument, say("It was not given yet, so it cannot have landed."));
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, touch::landed, oneLine(words));
    return commands.commit(draft, {id, row->kind, row->space}, say("How it landed"));
}

} // namespace salver::domain
