// SPDX-License-Identifier: Apache-2.0
#include "domain/agreement_commands.h"

#include "domain/agreement_queries.h"
#include "domain/command_words.h"
#include "domain/field_values.h"
#include "domain/order_key.h"
#include "domain/past_day.h"
#include "domain/say.h"

#include <algorithm>

namespace salver::domain {

namespace {

namespace agreement = model::agreement;
namespace experiment = model::experiment;

/// Of a client, or of the template where it is null.
Result<std::vector<store::EntityRow>> agreementLines(Commands& commands, const EntityId& client, const SpaceId& house)
{
    store::Select select;
    select.kind = agreement::kind;
    if (client.isNull()) {
        select.space = house;
        select.where.push_back({agreement::client, store::Condition::Is::NotSet, {}, {}});
    } else {
        select.where.push_back({agreement::client, store::Condition::Is::Equal, client.toString(), {}});
    }
    return commands.reader().select(select);
}

/// What is agreed was agreed on a day that has been; empty is today.
Result<std::string> agreedDay(const Commands& commands, std::string_view typed)
{
    const auto words = oneLine(typed);
    const auto day = words.empty() ? std::optional(commands.now().today()) : readPastDay(words, commands.now().today());
    if (!day || *day > commands.now().today())
        return fail(ErrorCode::InvalidArgument, say("\"%1\" was not understood as a day that has been.", {words}));
    return dayText(*day);
}

std::string lastOrder(const std::vector<store::EntityRow>& lines)
{
    std::string last;
    for (const auto& row : lines)
        last = std::max(last, row.value(agreement::order));
    return last;
}

} // namespace

Result<Made> addAgreement(Commands& commands, const SpaceId& house, const NewAgreement& what)
{
    const auto words = oneLine(what.text);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("What is agreed? A line is enough."));
    SpaceId space = house;
    if (!what.client.isNull()) {
        const auto client = commands.liveOf(what.client, model::client::kind);
        if (!client)
            return fail(client.error());
        space = client->space;
    }
    const auto lines = agreementLines(commands, what.client, house);
    if (!lines)
        return fail(lines.error());
    std::string agreedOn;
    if (!what.agreedWith.isNull() || !oneLine(what.agreedOn).empty()) {
        auto day = agreedDay(commands, what.agreedOn);
        if (!day)
            return fail(std::move(day.error()));
        agreedOn = std::move(*day);
    }
    const Made made{commands.newId(), agreement::kind, space};
    const auto id = [](const EntityId& of) { return of.isNull() ? std::string() : of.toString(); };
    DraftBuilder draft(space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, agreement::client, id(what.client))
        .with(made.id, made.kind, agreement::about, nameOf(what.about))
        .with(made.id, made.kind, agreement::text, words)
        .with(made.id, made.kind, agreement::agreedWith, id(what.agreedWith))
        .with(made.id, made.kind, agreement::agreedOn, agreedOn)
        .with(made.id, made.kind, agreement::lookedAtOn, what.client.isNull() ? "" : todayText(commands))
        .with(made.id, made.kind, agreement::order, keyAfter(lastOrder(*lines), commands.now().wall))
        .with(made.id, made.kind, agreement::by, commands.author());
    return commands.commit(draft, made, what.client.isNull() ? say("Line added to the template") : say("Line added to what is agreed"));
}

Result<Made> beginFromTemplate(Commands& commands, const SpaceId& house, const EntityId& clientId)
{
    const auto client = commands.liveOf(clientId, model::client::kind);
    if (!client)
        return fail(client.error());
    auto templates = agreementLines(commands, {}, house);
    const auto lines = agreementLines(commands, clientId, house);
    if (!templates || !lines)
        return fail(!templates ? templates.error() : lines.error());
    std::ranges::sort(*templates, {}, [](const auto& row) { return std::tuple(row.value(agreement::order), row.id); });
    DraftBuilder draft(client->space);
    auto last = lastOrder(*lines);
    Made made{{}, agreement::kind, client->space};
    for (const auto& row : *templates) {
        const auto origin = row.id.toString();
        if (std::ranges::any_of(*lines, [&](const auto& line) { return line.value(agreement::origin) == origin; }))
            continue;
        const auto id = derivedId(client->space, raw(agreement::kind), clientId.toString() + ' ' + origin);
        const auto known = commands.reader().entity(id);
        if (!known && known.error().code != ErrorCode::NotFound)
            return fail(known.error());
        last = keyAfter(last, commands.now().wall);
        if (known)
            draft.restore(id, agreement::kind);
        else
            draft.creates(id, agreement::kind)
                .with(id, agreement::kind, agreement::client, clientId.toString())
                .with(id, agreement::kind, agreement::about, row.value(agreement::about))
                .with(id, agreement::kind, agreement::text, row.value(agreement::text))
                .with(id, agreement::kind, agreement::origin, origin)
                .with(id, agreement::kind, agreement::lookedAtOn, todayText(commands))
                .with(id, agreement::kind, agreement::order, last)
                .with(id, agreement::kind, agreement::by, commands.author());
        made.id = id;
    }
    if (made.id.isNull())
        return fail(ErrorCode::InvalidArgument, templates->empty() ?
                say("The House has no template yet. Write a line of your own, or the template first.")
                                                                   : say("Every line of the template is here already."));
    return commands.commit(draft, made, say("Begun from our template"));
}

Result<Made> rewordAgreement(Commands& commands, const EntityId& id, std::string_view text)
{
    const auto words = oneLine(text);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("What is agreed takes words. Delete the line if it does not hold "
                                                    "any more."));
    const auto row = commands.liveOf(id, agreement::kind);
    if (!row)
        return fail(row.error());
    const Made made{id, row->kind, row->space};
    if (row->value(agreement::text) == words)
        return made;
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, agreement::text, words);
    if (!row->value(agreement::client).empty())
        draft.write(id, row->kind, agreement::lookedAtOn, todayText(commands));
    return commands.commit(draft, made, say("Reworded"));
}

Result<Made> agreeOn(Commands& commands, const EntityId& id, const EntityId& person, std::string_view typed)
{
    const auto row = commands.liveOf(id, agreement::kind);
    const auto day = agreedDay(commands, typed);
    if (!row || !day)
        return fail(!row ? row.error() : day.error());
    if (row->value(agreement::client).empty())
        return fail(ErrorCode::InvalidArgument, say("A line of the template is agreed with nobody yet."));
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, agreement::agreedWith, person.isNull() ? "" : person.toString())
        .write(id, row->kind, agreement::agreedOn, *day)
        .write(id, row->kind, agreement::lookedAtOn, todayText(commands));
    return commands.commit(draft, {id, row->kind, row->space}, say("Agreed"));
}

Result<Made> lookedAtAgreement(Commands& commands, const EntityId& clientId)
{
    const auto client = commands.liveOf(clientId, model::client::kind);
    if (!client)
        return fail(client.error());
    const auto lines = agreementLines(commands, clientId, client->space);
    if (!lines)
        return fail(lines.error());
    if (lines->empty())
        return fail(ErrorCode::InvalidArgument, say("Nothing is agreed with them yet."));
    DraftBuilder draft(client->space);
    for (const auto& row : *lines) {
        if (row.value(agreement::lookedAtOn) != todayText(commands))
            draft.write(row.id, row.kind, agreement::lookedAtOn, todayText(commands));
    }
    const Made made{lines->front().id, agreement::kind, client->space};
    return draft.draft().steps.empty() ? Result<Made>(made) : commands.commit(draft, made, say("Looked at together"));
}

Result<Made> addExperiment(Commands& commands, const EntityId& clientId, std::string_view text)
{
    const auto words = oneLine(text);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("What do you try with them? A line is enough."));
    const auto client = commands.liveOf(clientId, model::client::kind);
    if (!client)
        return fail(client.error());
    const Made made{commands.newId(), experiment::kind, client->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, experiment::client, clientId.toString())
        .with(made.id, made.kind, experiment::text, words)
        .with(made.id, made.kind, experiment::state, nameOf(ExperimentState::Trying))
        .with(made.id, made.kind, experiment::startedOn, todayText(commands))
        .with(made.id, made.kind, experiment::by, commands.author());
    return commands.commit(draft, made, say("Trying it"));
}

Result<Made> settleExperiment(Commands& commands, const EntityId& id, ExperimentState state, std::string_view learned)
{
    const auto row = commands.liveOf(id, experiment::kind);
    if (!row)
        return fail(row.error());
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, experiment::state, nameOf(state));
    const bool settled = state != ExperimentState::Trying;
    draft.write(id, row->kind, experiment::settledOn, settled ? todayText(commands) : "");
    if (const auto words = oneLine(learned); !words.empty())
        draft.write(id, row->kind, experiment::learned, words);
    return commands.commit(draft, {id, row->kind, row->space},
                           state == ExperimentState::Keep ? say("Kept as we do it now") : settled ? say("Dropped") : say("Trying it again"));
}

} // namespace salver::domain
