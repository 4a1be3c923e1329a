// SPDX-License-Identifier: Apache-2.0
#include "domain/advice_commands.h"

#include "domain/command_words.h"
#include "domain/field_values.h"
#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/weighup_commands.h"
#include "domain/when.h"

#include <algorithm>

namespace salver::domain {

namespace {

namespace stance = model::stance;
namespace backing = model::backing;
namespace advice = model::advice;
namespace direction = model::direction;
namespace delegation = model::delegation;
namespace problem = model::problem;
namespace attempt = model::attempt;

} // namespace

Result<Made> addStance(Commands& commands, const NewStance& what)
{
    if (oneLine(what.asked).empty() && oneLine(what.said).empty())
        return fail(ErrorCode::InvalidArgument, say("What did they ask, or what did we say? One of the two is enough."));
    const auto client = commands.liveOf(what.client, model::client::kind);
    if (!client)
        return fail(client.error());
    const Made made{commands.newId(), stance::kind, client->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, stance::client, what.client.toString())
        .with(made.id, made.kind, stance::visit, idOrNothing(what.visit))
        .with(made.id, made.kind, stance::person, idOrNothing(what.person))
        .with(made.id, made.kind, stance::type, nameOf(what.type))
        .with(made.id, made.kind, stance::asked, oneLine(what.asked))
        .with(made.id, made.kind, stance::said, oneLine(what.said))
        .with(made.id, made.kind, stance::because, oneLine(what.because))
        .with(made.id, made.kind, stance::instead, oneLine(what.instead))
        .with(made.id, made.kind, stance::landed, oneLine(what.landed))
        .with(made.id, made.kind, stance::by, commands.author())
        .with(made.id, made.kind, stance::on, todayText(commands));
    return commands.commit(draft, made, what.type == StanceType::SaidNo ? say("We said no") : say("We differ"));
}

Result<Made> backStance(Commands& commands, const EntityId& id, std::string_view word)
{
    const auto row = commands.liveOf(id, stance::kind);
    const auto spaces = commands.reader().spaces();
    if (!row || !spaces)
        return fail(!row ? row.error() : spaces.error());
    const bool leads = std::ranges::any_of(
        *spaces, [&](const auto& space) { return space.id == row->space && space.role == Role::Lead; });
    if (!leads)
        return fail(ErrorCode::NotAllowed, say("A lead of the team backs a no. Tell yours that you would like them "
                                               "to."));
    const Made made{derivedId(row->space, raw(backing::kind), id.toString() + ' ' + commands.author()), backing::kind,
                    row->space};
    const auto known = commands.reader().entity(made.id);
    if (!known && known.error().code != ErrorCode::NotFound)
        return fail(known.error());
    DraftBuilder draft(made.space);
    if (known && known->presence == store::Presence::Binned)
        draft.restore(made.id, made.kind);
    if (!known)
        draft.creates(made.id, made.kind)
            .with(made.id, made.kind, backing::stance, id.toString())
            .with(made.id, made.kind, backing::by, commands.author())
            .with(made.id, made.kind, backing::on, todayText(commands));
    draft.with(made.id, made.kind, backing::text, oneLine(word));
    return commands.commit(draft, made, say("You back this"));
}

Result<Made> addAdvice(Commands& commands, const NewAdvice& what)
{
    if (oneLine(what.advised).empty())
        return fail(ErrorCode::InvalidArgument, say("What did we advise? A line is enough."));
    const auto client = commands.liveOf(what.client, model::client::kind);
    if (!client)
        return fail(client.error());
    const Made made{commands.newId(), advice::kind, client->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, advice::client, what.client.toString())
        .with(made.id, made.kind, advice::visit, idOrNothing(what.visit))
        .with(made.id, made.kind, advice::person, idOrNothing(what.person))
        .with(made.id, made.kind, advice::asked, oneLine(what.asked))
        .with(made.id, made.kind, advice::advised, oneLine(what.advised))
        .with(made.id, made.kind, advice::because, oneLine(what.because))
        .with(made.id, made.kind, advice::by, commands.author())
        .with(made.id, made.kind, advice::on, todayText(commands));
    return commands.commit(draft, made, say("Advice noted"));
}

EntityId directionId(const SpaceId& space, const EntityId& client)
{
    return derivedId(space, raw(direction::kind), client.toString());
}

Result<Made> setDirection(Commands& commands, const EntityId& clientId, std::string_view text)
{
    const auto words = sanitizeUtf8(trimmed(text));
    const auto client = commands.liveOf(clientId, model::client::kind);
    const auto signature = signatureOf(commands);
    if (!client || !signature)
        return fail(!client ? client.error() : signature.error());
    const Made made{directionId(client->space, clientId), direction::kind, client->space};
    const auto known = commands.reader().entity(made.id);
    if (!known && known.error().code != ErrorCode::NotFound)
        return fail(known.error());
    const auto before = known ? known->value(direction::text) : std::string();
    if (known && known->presence != store::Presence::Binned && before == words)
        return made;
    if (!known && words.empty())
        return fail(ErrorCode::InvalidArgument, say("Where do you think they should head? A sentence will do."));
    DraftBuilder draft(made.space);
    if (known && known->presence == store::Presence::Binned)
        draft.restore(made.id, made.kind);
    if (!known)
        draft.makesForGood(made.id).with(made.id, made.kind, direction::client, clientId.toString());
    for (auto& splice : TextDelta::between(before, words).splices())
        draft.splice(made.id, made.kind, direction::text, std::move(splice));
    draft.write(made.id, made.kind, direction::by, commands.author())
        .write(made.id, made.kind, direction::on, todayText(commands))
        .write(made.id, made.kind, direction::signature, *signature);
    return commands.commit(draft, made, say("Direction signed"));
}

Result<Made> addDelegation(Commands& commands, const NewDelegation& what)
{
    const auto words = oneLine(what.what);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("What may we decide without asking?"));
    const auto client = commands.liveOf(what.client, model::client::kind);
    const auto said = dayFrom(commands, what.saidOn, todayText(commands));
    const auto until = dayFrom(commands, what.until, {});
    if (!client || !said || !until)
        return fail(!client ? client.error() : !said ? said.error() : until.error());
    const Made made{commands.newId(), delegation::kind, client->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, delegation::client, what.client.toString())
        .with(made.id, made.kind, delegation::what, words)
        .with(made.id, made.kind, delegation::limit, oneLine(what.limit))
        .with(made.id, made.kind, delegation::saidBy, idOrNothing(what.saidBy))
        .with(made.id, made.kind, delegation::saidOn, *said)
        .with(made.id, made.kind, delegation::until, *until)
        .with(made.id, made.kind, delegation::by, commands.author());
    return commands.commit(draft, made, say("Noted what we may decide"));
}

Result<Made> addProblem(Commands& commands, const NewProblem& what)
{
    const auto words = oneLine(what.title);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("Where are you stuck? A line is enough."));
    const auto client = commands.liveOf(what.client, model::client::kind);
    if (!client)
        return fail(client.error());
    const Made made{commands.newId(), problem::kind, client->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, problem::client, what.client.toString())
        .with(made.id, made.kind, problem::title, words)
        .with(made.id, made.kind, problem::visit, idOrNothing(what.visit))
        .with(made.id, made.kind, problem::line, idOrNothing(what.line))
        .with(made.id, made.kind, problem::state, nameOf(ProblemState::Stuck))
        .with(made.id, made.kind, problem::by, commands.author())
        .with(made.id, made.kind, problem::at, instantText(commands.now().instant()));
    return commands.commit(draft, made, say("Tricky one noted"));
}

Result<Made> addAttempt(Commands& commands, const EntityId& of, std::string_view tried, std::string_view helpedBy,
                        const EntityId& visit)
{
    const auto words = oneLine(tried);
    const auto helped = oneLine(helpedBy);
    if (words.empty() && helped.empty())
        return fail(ErrorCode::InvalidArgument, say("What was tried, or who helped? One of the two is enough."));
    const auto row = commands.liveOf(of, problem::kind);
    if (!row)
        return fail(row.error());
    const Made made{commands.newId(), attempt::kind, row->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, attempt::problem, of.toString())
        .with(made.id, made.kind, attempt::client, row->value(problem::client))
        .with(made.id, made.kind, attempt::text, words)
        .with(made.id, made.kind, attempt::helpedBy, helped)
        .with(made.id, made.kind, attempt::visit, idOrNothing(visit))
        .with(made.id, made.kind, attempt::by, commands.author())
        .with(made.id, made.kind, attempt::at, instantText(commands.now().instant()));
    return commands.commit(draft, made, say("Noted what was tried"));
}

Result<Made> solveProblem(Commands& commands, const EntityId& id, std::string_view how)
{
    const auto words = oneLine(how);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("What solved it? The next one of us will look for exactly that."));
    const auto row = commands.liveOf(id, problem::kind);
    if (!row)
        return fail(row.error());
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, problem::state, nameOf(ProblemState::Solved))
        .write(id, row->kind, problem::solved, words)
        .write(id, row->kind, problem::solvedOn, todayText(commands));
    return commands.commit(draft, {id, row->kind, row->space}, say("Solved"));
}

Result<Made> reopenProblem(Commands& commands, const EntityId& id)
{
    const auto row = commands.liveOf(id, problem::kind);
    if (!row)
        return fail(row.error());
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, problem::state, nameOf(ProblemState::Stuck)).write(id, row->kind, problem::solvedOn, "");
    return commands.commit(draft, {id, row->kind, row->space}, say("Stuck again"));
}

Result<Made> changeWords(Commands& commands, const EntityId& id,
                         const std::vector<std::pair<std::string, std::string>>& fields)
{
    const auto row = commands.live(id);
    if (!row)
        return fail(row.error());
    const auto* kind = model::findKind(row->kind);
    if (kind == nullptr)
        return fail(ErrorCode::VersionTooNew, say("That was written by a newer Salver. Update Salver to change it."));
    DraftBuilder draft(row->space);
    for (const auto& [name, typed] : fields) {
        const auto field = fieldByName(*kind, name);
        if (!field)
            return fail(field.error());
        auto value = valueFromTyped(commands.reader(), row->space, *kind, **field, typed, commands.now());
        if (!value)
            return fail(value.error());
        if (row->value((*field)->id) != *value)
            draft.write(id, row->kind, (*field)->id, std::move(*value));
    }
    return commands.commit(draft, {id, row->kind, row->space}, say("Changed"));
}

} // namespace salver::domain
