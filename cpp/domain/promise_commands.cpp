// SPDX-License-Identifier: Apache-2.0
// Commands on promises, in both directions.
#include "domain/commands.h"
#include "domain/field_values.h"
#include "domain/promise_words.h"
#include "domain/scalars.h"
#include "domain/when.h"

namespace salver::domain {

namespace promise = model::promise;

Result<Made> Commands::addPromise(const NewPromise& what)
{
    auto text = oneLine(what.text);
    if (text.empty())
        return fail(ErrorCode::InvalidArgument, "A promise needs words: what is it that was promised?");
    const auto client = liveOf(what.client, model::client::kind);
    if (!client)
        return fail(client.error());
    auto typed = oneLine(what.due);
    auto due = readDay(typed, now().today());
    if (typed.empty()) {
        const auto parted = promiseWords(text, now().today());
        text = parted.text;
        typed = parted.typed;
        due = parted.due;
    }
    const Made made{newId(), promise::kind, client->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, promise::kind)
        .with(made.id, promise::kind, promise::client, what.client.toString())
        .with(made.id, promise::kind, promise::person, what.person.isNull() ? "" : what.person.toString())
        .with(made.id, promise::kind, promise::direction, nameOf(what.direction))
        .with(made.id, promise::kind, promise::text, text)
        .with(made.id, promise::kind, promise::due, due ? dayText(*due) : "")
        .with(made.id, promise::kind, promise::dueAsTyped, typed)
        .with(made.id, promise::kind, promise::state, nameOf(PromiseState::Open))
        .with(made.id, promise::kind, promise::by, author());
    return commit(draft, made, "Promise added");
}

Result<Made> Commands::setDue(const EntityId& id, std::string_view typed)
{
    const auto row = liveOf(id, promise::kind);
    if (!row)
        return fail(row.error());
    const auto words = oneLine(typed);
    const auto due = readDay(words, now().today());
    DraftBuilder draft(row->space);
    // A day that was set by hand carries no words of the line, so that rewording the line leaves it alone.
    draft.write(id, promise::kind, promise::due, due ? dayText(*due) : "");
    draft.write(id, promise::kind, promise::dueAsTyped, due ? "" : words);
    return commit(draft, {id, promise::kind, row->space}, "Date changed");
}

Result<Made> Commands::keepPromise(const EntityId& id)
{
    const auto row = liveOf(id, promise::kind);
    if (!row)
        return fail(row.error());
    DraftBuilder draft(row->space);
    draft.write(id, promise::kind, promise::state, nameOf(PromiseState::Kept));
    draft.write(id, promise::kind, promise::settledOn, dayText(now().today()));
    return commit(draft, {id, promise::kind, row->space}, "Promise kept");
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
                    "Letting a promise go takes a word to the person it was made to. What did you tell them?");
    DraftBuilder draft(row->space);
    draft.write(id, promise::kind, promise::state, nameOf(PromiseState::LetGo));
    draft.write(id, promise::kind, promise::settledOn, dayText(now().today()));
    draft.write(id, promise::kind, promise::word, told);
    return commit(draft, {id, promise::kind, row->space}, "Promise let go");
}

Result<Made> Commands::reopenPromise(const EntityId& id)
{
    const auto row = liveOf(id, promise::kind);
    if (!row)
        return fail(row.error());
    DraftBuilder draft(row->space);
    draft.write(id, promise::kind, promise::state, nameOf(PromiseState::Open));
    draft.write(id, promise::kind, promise::settledOn, "");
    return commit(draft, {id, promise::kind, row->space}, "Promise opened again");
}

} // namespace salver::domain
