// SPDX-License-Identifier: Apache-2.0
#include "domain/term_commands.h"

#include "domain/field_values.h"
#include "domain/page_rows.h"
#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/when.h"

namespace salver::domain {

namespace {

namespace term = model::term;
namespace explained = model::explained;

/// Where a new term stands: nothing of that id may be there, or it is in the bin and comes back.
struct TermPlace {
    EntityId id;
    bool binned{false};
};

/// A day as typed that has come already: "3 May" said in the middle of May is the one of this year. Nothing: today.
std::optional<Day> pastDay(const std::string& typed, Day today)
{
    if (typed.empty())
        return today;
    const auto day = readDay(typed, today);
    if (!day || *day <= today)
        return day;
    // Days without a year are read as days to come. What is nearly a year away is the one before.
    const std::chrono::year_month_day date{*day};
    const std::chrono::year_month_day before{date.year() - std::chrono::years{1}, date.month(), date.day()};
    constexpr std::chrono::days soon{31};
    return *day - today > soon && before.ok() ? std::optional<Day>(before) : std::nullopt;
}

Result<TermPlace> placeFor(Commands& commands, const SpaceId& space, const NewTerm& what, const std::string& jargon)
{
    const auto owner = what.client.isNull() ? std::string() : what.client.toString();
    auto select = every(term::kind);
    select.space = space;
    const auto known = commands.reader().select(select);
    if (!known)
        return fail(known.error());
    for (const auto& row : *known) {
        if (row.value(term::client) == owner && folded(row.value(term::jargon)) == folded(jargon))
            return fail(ErrorCode::InvalidArgument, say("\"%1\" stands in the glossary already.",
                                                        {row.value(term::jargon)}));
    }
    // Two who note the same word apart make one term of it.
    const auto id = derivedId(space, raw(term::kind), owner + ' ' + folded(jargon));
    const auto there = commands.reader().entity(id);
    if (!there)
        return there.error().code == ErrorCode::NotFound ? Result<TermPlace>(TermPlace{id, false}) : fail(there.error());
    return there->presence == store::Presence::Binned ? TermPlace{id, true} : TermPlace{commands.newId(), false};
}

} // namespace

Result<Made> addTerm(Commands& commands, const NewTerm& what)
{
    const auto jargon = oneLine(what.jargon);
    if (jargon.empty())
        return fail(ErrorCode::InvalidArgument, say("Which word is it? Its plain words can come later."));
    const auto client = what.client.isNull() ? Result<store::EntityRow>(store::EntityRow{})
                                             : commands.liveOf(what.client, model::client::kind);
    if (!client)
        return fail(client.error());
    const auto space = what.client.isNull() ? commands.team() : Result<SpaceId>(client->space);
    if (!space)
        return fail(space.error());
    const auto place = placeFor(commands, *space, what, jargon);
    if (!place)
        return fail(place.error());
    const Made made{place->id, term::kind, *space};
    DraftBuilder draft(made.space);
    if (place->binned)
        draft.restore(made.id, made.kind);
    else
        draft.creates(made.id, made.kind);
    draft.with(made.id, made.kind, term::client, what.client.isNull() ? "" : what.client.toString())
        .with(made.id, made.kind, term::jargon, jargon)
        .with(made.id, made.kind, term::plain, oneLine(what.plain))
        .with(made.id, made.kind, term::theirWord, oneLine(what.theirWord))
        .with(made.id, made.kind, term::example, oneLine(what.example))
        .with(made.id, made.kind, term::by, commands.author())
        .with(made.id, made.kind, term::at, instantText(commands.now().instant()));
    return commands.commit(draft, made, say("Word added"));
}

Result<Made> noteExplained(Commands& commands, const NewExplained& what)
{
    const auto of = commands.liveOf(what.term, term::kind);
    const auto person = commands.liveOf(what.person, model::person::kind);
    if (!of || !person)
        return fail(!of ? of.error() : person.error());
    const auto& client = person->value(model::person::client);
    if (const auto& owner = of->value(term::client); !owner.empty() && owner != client)
        return fail(ErrorCode::InvalidArgument, say("That word is another client's own."));
    const auto typed = oneLine(what.on);
    const auto day = pastDay(typed, commands.now().today());
    if (!day)
        return fail(ErrorCode::InvalidArgument, say("\"%1\" was not understood as a day that has been.", {typed}));
    const auto id = derivedId(person->space, raw(explained::kind),
                              what.term.toString() + ' ' + what.person.toString() + ' ' + dayText(*day));
    const Made made{id, explained::kind, person->space};
    const auto known = commands.reader().entity(id);
    if (!known && known.error().code != ErrorCode::NotFound)
        return fail(known.error());
    if (known && known->presence != store::Presence::Binned)
        return made;
    DraftBuilder draft(made.space);
    if (known)
        draft.restore(id, made.kind);
    else
        draft.creates(id, made.kind);
    draft.with(id, made.kind, explained::term, what.term.toString())
        .with(id, made.kind, explained::client, client)
        .with(id, made.kind, explained::person, what.person.toString())
        .with(id, made.kind, explained::on, dayText(*day))
        .with(id, made.kind, explained::by, commands.author());
    return commands.commit(draft, made, say("Explained"));
}

} // namespace salver::domain
