// SPDX-License-Identifier: Apache-2.0
// Commands on clients, people, facts and tags.
#include "domain/client_facts.h"
#include "domain/commands.h"
#include "domain/field_values.h"
#include "domain/names.h"
#include "domain/say.h"
#include "domain/scalars.h"

namespace salver::domain {

Result<Made> Commands::addClient(const NewClient& what)
{
    namespace client = model::client;
    const auto name = nameFrom(what.name, kindWord(client::kind));
    if (!name)
        return fail(name.error());
    const auto space = what.space ? Result<SpaceId>(*what.space) : team();
    if (!space)
        return fail(space.error());
    const Made made{newId(), client::kind, *space};
    DraftBuilder draft(*space);
    draft.creates(made.id, client::kind)
        .with(made.id, client::kind, client::name, *name)
        .with(made.id, client::kind, client::sector, oneLine(what.sector))
        .with(made.id, client::kind, client::caredBy, author())
        .with(made.id, client::kind, client::since, dayText(now().today()))
        .text(made.id, client::kind, client::about, sanitizeUtf8(what.about));
    return commit(draft, made, say("Client added"));
}

Result<Made> Commands::addPerson(const NewPerson& what)
{
    namespace person = model::person;
    const auto name = nameFrom(what.name, kindWord(person::kind));
    if (!name)
        return fail(name.error());
    const auto client = liveOf(what.client, model::client::kind);
    if (!client)
        return fail(client.error());
    const Made made{newId(), person::kind, client->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, person::kind)
        .with(made.id, person::kind, person::client, what.client.toString())
        .with(made.id, person::kind, person::name, *name)
        .with(made.id, person::kind, person::role, oneLine(what.role))
        .with(made.id, person::kind, person::email, oneLine(what.email))
        .with(made.id, person::kind, person::phone, oneLine(what.phone));
    return commit(draft, made, say("Person added"));
}

Result<Made> Commands::addFact(const NewFact& what)
{
    namespace fact = model::fact;
    const auto text = oneLine(what.text);
    if (text.empty())
        return fail(ErrorCode::InvalidArgument, say("There is nothing to remember in an empty line."));
    const bool ofPerson = !what.person.isNull();
    const auto about = ofPerson ? liveOf(what.person, model::person::kind) : liveOf(what.client, model::client::kind);
    if (!about)
        return fail(about.error());
    const bool isPrivate = what.isPrivate.value_or(what.type == FactType::Season);
    const auto space = isPrivate ? privateSpace() : Result<SpaceId>(about->space);
    if (!space)
        return fail(space.error());
    // A season never stays for good: without a day of its own it asks again after three months.
    const auto lookAgain = what.lookAgainOn || what.type != FactType::Season
                               ? what.lookAgainOn
                               : std::optional(now().today() + seasonLasts);
    const Made made{newId(), fact::kind, *space};
    DraftBuilder draft(*space);
    draft.creates(made.id, fact::kind)
        .with(made.id, fact::kind, ofPerson ? fact::person : fact::client, about->id.toString())
        .with(made.id, fact::kind, fact::type, nameOf(what.type))
        .with(made.id, fact::kind, fact::text, text)
        .with(made.id, fact::kind, fact::source, oneLine(what.source))
        .with(made.id, fact::kind, fact::heardOn, dayText(what.heardOn.value_or(now().today())))
        .with(made.id, fact::kind, fact::lookAgainOn, lookAgain ? dayText(*lookAgain) : "")
        .with(made.id, fact::kind, fact::by, author());
    return commit(draft, made, say("Noted"));
}

Result<Made> Commands::confirmFact(const EntityId& id)
{
    const auto row = liveOf(id, model::fact::kind);
    if (!row)
        return fail(row.error());
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, model::fact::confirmedOn, dayText(now().today()));
    return commit(draft, {id, row->kind, row->space}, say("Confirmed"));
}

Result<void> Commands::writeTag(DraftBuilder& draft, std::string_view name)
{
    const auto id = derivedId(draft.draft().space, raw(model::tag::kind), folded(name));
    const auto row = m_reader.entity(id);
    if (row && row->presence == store::Presence::Binned)
        draft.restore(id, model::tag::kind);
    else if (!row && row.error().code == ErrorCode::NotFound)
        draft.makesForGood(id).with(id, model::tag::kind, model::tag::name, std::string(name));
    else if (!row)
        return fail(row.error());
    return {};
}

Result<Made> Commands::tagClient(const EntityId& id, std::string_view name, bool on)
{
    const auto row = liveOf(id, model::client::kind);
    if (!row)
        return fail(row.error());
    const auto tagName = nameFrom(name, kindWord(model::tag::kind));
    if (!tagName)
        return fail(tagName.error());
    const auto tag = derivedId(row->space, raw(model::tag::kind), folded(*tagName)).toString();
    std::string list;
    bool had = false;
    std::string_view rest = row->value(model::client::tags);
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const auto entry = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        had = had || entry == tag;
        if (entry != tag)
            list += (list.empty() ? "" : "\n") + std::string(entry);
    }
    const Made made{id, row->kind, row->space};
    if (had == on)
        return made;
    DraftBuilder draft(row->space);
    if (on) {
        list += (list.empty() ? "" : "\n") + tag;
        if (auto written = writeTag(draft, *tagName); !written)
            return fail(std::move(written.error()));
    }
    draft.write(id, row->kind, model::client::tags, list);
    return commit(draft, made, on ? say("Tagged") : say("Tag taken off"));
}

} // namespace salver::domain
