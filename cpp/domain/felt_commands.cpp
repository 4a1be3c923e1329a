// SPDX-License-Identifier: Apache-2.0
#include "domain/felt_commands.h"

#include "domain/field_values.h"
#include "domain/say.h"
#include "domain/scalars.h"

namespace salver::domain {

namespace {

namespace felt = model::felt;

Result<void> checkPerson(Commands& commands, const EntityId& person, std::string_view client)
{
    if (person.isNull())
        return {};
    const auto row = commands.liveOf(person, model::person::kind);
    if (!row)
        return fail(row.error());
    if (row->value(model::person::client) != client)
        return fail(ErrorCode::InvalidArgument,
                    say("%1 is not a person at this visit's client.", {row->value(model::person::name)}));
    return {};
}

/// Each field with what it is to hold.
std::vector<std::pair<model::FieldId, std::string>> valuesOf(const NewFelt& what)
{
    return {{felt::person, what.person.isNull() ? "" : what.person.toString()},
            {felt::words, oneLine(what.words)},
            {felt::source, what.source ? nameOf(*what.source) : ""},
            {felt::before, oneLine(what.before)},
            {felt::after, oneLine(what.after)},
            {felt::askedBy, what.askedBy ? what.askedBy->toString() : ""}};
}

bool saysNothing(const NewFelt& what)
{
    return oneLine(what.words).empty() && oneLine(what.before).empty() && oneLine(what.after).empty();
}

} // namespace

Result<Made> addFelt(Commands& commands, const NewFelt& what)
{
    const auto visit = commands.liveOf(what.visit, model::visit::kind);
    if (!visit)
        return fail(visit.error());
    if (saysNothing(what))
        return fail(ErrorCode::InvalidArgument, say("There is no word for how it was. One or two are enough."));
    const auto& client = visit->value(model::visit::client);
    if (auto there = checkPerson(commands, what.person, client); !there)
        return fail(std::move(there.error()));
    const Made made{commands.newId(), felt::kind, visit->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, felt::kind)
        .with(made.id, felt::kind, felt::visit, what.visit.toString())
        .with(made.id, felt::kind, felt::client, client)
        .with(made.id, felt::kind, felt::by, commands.author())
        .with(made.id, felt::kind, felt::at, instantText(commands.now().instant()));
    for (auto& [field, value] : valuesOf(what))
        draft.with(made.id, felt::kind, field, std::move(value));
    return commands.commit(draft, made, say("Noted how it was"));
}

Result<Made> changeFelt(Commands& commands, const EntityId& id, const NewFelt& what)
{
    const auto row = commands.liveOf(id, felt::kind);
    if (!row)
        return fail(row.error());
    const Made made{id, felt::kind, row->space};
    DraftBuilder draft(row->space);
    if (saysNothing(what)) {
        draft.remove(id, felt::kind);
        return commands.commit(draft, made, say("Taken away"));
    }
    if (auto there = checkPerson(commands, what.person, row->value(felt::client)); !there)
        return fail(std::move(there.error()));
    for (auto& [field, value] : valuesOf(what)) {
        if (row->value(field) != value)
            draft.write(id, felt::kind, field, std::move(value));
    }
    return commands.commit(draft, made, say("Changed how it was"));
}

} // namespace salver::domain
