// SPDX-License-Identifier: Apache-2.0
// Commands on promises, in both directions.
#include "domain/commands.h"
#include "domain/field_values.h"
#include "domain/promise_repeats.h"
#include "domain/promise_words.h"
#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/when.h"

#include <algorithm>

namespace salver::domain {

namespace promise = model::promise;

namespace {

/// The one after a promise that repeats: the same on every device, so that two who keep it make one.
EntityId nextId(const store::EntityRow& row)
{
    return derivedId(row.space, raw(promise::kind), "after " + row.id.toString());
}

} // namespace

Result<Made> Commands::addPromise(const NewPromise& what)
{
    const auto today = now().today();
    auto parted = promiseWords(what.text, today);
    const auto client = liveOf(what.client, model::client::kind);
    if (!client)
        return fail(client.error());
    const auto typedDue = oneLine(what.due);
    if (!typedDue.empty()) {
        // A repetition in the place of the day says both.
        const auto often = readRepeat(typedDue);
        parted = {oneLine(what.text), typedDue, often ? nextDay(*often, std::nullopt, today) : readDay(typedDue, today),
                  often ? typedDue : std::string()};
    }
    if (const auto typed = oneLine(what.repeats); !typed.empty()) {
        parted.repeats = typed;
        const auto often = readRepeat(typed);
        if (often && !parted.due)
            parted.due = nextDay(*often, std::nullopt, today);
    }
    if (parted.text.empty())
        return fail(ErrorCode::InvalidArgument, say("A promise needs words: what is it that was promised?"));
    const auto space = what.isPrivate ? privateSpace() : Result<SpaceId>(client->space);
    if (!space)
        return fail(space.error());
    const Made made{newId(), promise::kind, *space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, promise::kind)
        .with(made.id, promise::kind, promise::client, what.client.toString())
        .with(made.id, promise::kind, promise::person, what.person.isNull() ? "" : what.person.toString())
        .with(made.id, promise::kind, promise::direction, nameOf(what.direction))
        .with(made.id, promise::kind, promise::text, parted.text)
        .with(made.id, promise::kind, promise::due, parted.due ? dayText(*parted.due) : "")
        .with(made.id, promise::kind, promise::dueAsTyped, parted.typed)
        .with(made.id, promise::kind, promise::repeats, parted.repeats)
        .with(made.id, promise::kind, promise::state, nameOf(PromiseState::Open))
        .with(made.id, promise::kind, promise::by, author());
    return commit(draft, made, say("Promise added"));
}

Result<Made> Commands::setDue(const EntityId& id, std::string_view typed)
{
    const auto row = liveOf(id, promise::kind);
    if (!row)
        return fail(row.error());
    const auto words = oneLine(typed);
    if (readRepeat(words))
        return setRepeats(id, words);
    const auto due = readDay(words, now().today());
    DraftBuilder draft(row->space);
    // A day that was set by hand carries no words of the line, so that rewording the line leaves it alone.
    draft.write(id, promise::kind, promise::due, due ? dayText(*due) : "");
    draft.write(id, promise::kind, promise::dueAsTyped, due ? "" : words);
    return commit(draft, {id, promise::kind, row->space}, say("Date changed"));
}

Result<Made> Commands::setRepeats(const EntityId& id, std::string_view typed)
{
    const auto row = liveOf(id, promise::kind);
    if (!row)
        return fail(row.error());
    const auto words = oneLine(typed);
    const auto often = readRepeat(words);
    DraftBuilder draft(row->space);
    draft.write(id, promise::kind, promise::repeats, words);
    if (often && row->value(promise::due).empty())
        draft.write(id, promise::kind, promise::due, dayText(nextDay(*often, std::nullopt, now().today())));
    return commit(draft, {id, promise::kind, row->space}, words.empty() ?
            say("It does not repeat any more") : say("It repeats"));
}

Result<void> Commands::writeNext(DraftBuilder& draft, const store::EntityRow& row)
{
    const auto often = readRepeat(row.value(promise::repeats));
    if (!often)
        return {};
    const auto today = now().today();
    const auto due = parseDay(row.value(promise::due));
    // Kept early it goes on from its day; kept late nothing piles up.
    const auto day = nextDay(*often, due, std::max(due.value_or(today), today));
    const auto id = nextId(row);
    const auto there = m_reader.entity(id);
    if (there && there->presence != store::Presence::Binned)
        return {};
    if (!there && there.error().code != ErrorCode::NotFound)
        return fail(there.error());
    if (there)
        draft.restore(id, promise::kind);
    else
        draft.creates(id, promise::kind);
    for (const auto field : {promise::client, promise::person, promise::direction, promise::text, promise::repeats,
                             promise::by})
        draft.with(id, promise::kind, field, row.value(field));
    draft.with(id, promise::kind, promise::due, dayText(day))
        .with(id, promise::kind, promise::state, nameOf(PromiseState::Open))
        .with(id, promise::kind, promise::follows, row.id.toString());
    return {};
}

Result<Made> Commands::keepPromise(const EntityId& id)
{
    const auto row = liveOf(id, promise::kind);
    if (!row)
        return fail(row.error());
    DraftBuilder draft(row->space);
    draft.write(id, promise::kind, promise::state, nameOf(PromiseState::Kept));
    draft.write(id, promise::kind, promise::settledOn, dayText(now().today()));
    if (auto written = writeNext(draft, *row); !written)
        return fail(std::move(written.error()));
    return commit(draft, {id, promise::kind, row->space}, say("Promise kept"));
}

Result<Made> Commands::letPromiseGo(const EntityId& id, std::string_view word)
{
    const auto row = liveOf(id, promise::kind);
    if (!row)
        return fail(row.error());
    const auto told = oneLine(word);
    const bool ours = choiceFrom<Direction>(row->value(promise::direction)) != Direction::Theirs;
    if (ours && told.empty())
        return fail(ErrorCode::InvalidArgument,
                    say("Letting a promise go takes a word to the person it was made to. What did you tell them?"));
    DraftBuilder draft(row->space);
    draft.write(id, promise::kind, promise::state, nameOf(PromiseState::LetGo));
    draft.write(id, promise::kind, promise::settledOn, dayText(now().today()));
    draft.write(id, promise::kind, promise::word, told);
    return commit(draft, {id, promise::kind, row->space}, say("Promise let go"));
}

Result<Made> Commands::reopenPromise(const EntityId& id)
{
    const auto row = liveOf(id, promise::kind);
    if (!row)
        return fail(row.error());
    DraftBuilder draft(row->space);
    draft.write(id, promise::kind, promise::state, nameOf(PromiseState::Open));
    draft.write(id, promise::kind, promise::settledOn, "");
    const auto next = m_reader.entity(nextId(*row));
    if (next && next->presence == store::Presence::Live &&
        choiceFrom<PromiseState>(next->value(promise::state)) == PromiseState::Open)
        draft.remove(next->id, promise::kind);
    return commit(draft, {id, promise::kind, row->space}, say("Promise opened again"));
}

} // namespace salver::domain
