// SPDX-License-Identifier: Apache-2.0
#include "domain/objective_commands.h"

#include "domain/field_values.h"
#include "domain/say.h"
#include "domain/scalars.h"

namespace salver::domain {

namespace {

namespace objective = model::objective;
namespace playback = model::playback;
namespace confidence = model::confidence;

std::string dayOr(const Commands& commands, const std::optional<Day>& day)
{
    return dayText(day.value_or(commands.now().today()));
}

std::string speakerText(const EntityId& id)
{
    return id.isNull() ? std::string() : id.toString();
}

} // namespace

Result<Made> addObjective(Commands& commands, const NewObjective& what)
{
    const auto words = oneLine(what.words);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("An objective is their words. What did they say?"));
    const auto client = commands.liveOf(what.client, model::client::kind);
    if (!client)
        return fail(client.error());
    const Made made{commands.newId(), objective::kind, client->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, objective::client, what.client.toString())
        .with(made.id, made.kind, objective::words, words)
        .with(made.id, made.kind, objective::saidBy, speakerText(what.saidBy))
        .with(made.id, made.kind, objective::saidOn, dayOr(commands, what.saidOn))
        .with(made.id, made.kind, objective::by, commands.author());
    return commands.commit(draft, made, say("Objective heard"));
}

Result<Made> playBack(Commands& commands, const EntityId& of, std::string_view text)
{
    const auto words = sanitizeUtf8(trimmed(text));
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("Playing back takes words: what did you understand?"));
    const auto row = commands.liveOf(of, objective::kind);
    if (!row)
        return fail(row.error());
    const Made made{commands.newId(), playback::kind, row->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, playback::objective, of.toString())
        .with(made.id, made.kind, playback::client, row->value(objective::client))
        .text(made.id, made.kind, playback::text, words)
        .with(made.id, made.kind, playback::playedBy, commands.author())
        .with(made.id, made.kind, playback::playedOn, dayText(commands.now().today()));
    return commands.commit(draft, made, say("Played back"));
}

Result<Made> answerPlayback(Commands& commands, const PlaybackAnswer& what)
{
    const auto row = commands.liveOf(what.playback, playback::kind);
    if (!row)
        return fail(row.error());
    const auto words = oneLine(what.theirWords);
    if (what.answer == Answer::Corrected && words.empty())
        return fail(ErrorCode::InvalidArgument, say("A correction is their words. How did they put it?"));
    const Made made{row->id, row->kind, row->space};
    DraftBuilder draft(made.space);
    draft.write(made.id, made.kind, playback::answer, nameOf(what.answer))
        .write(made.id, made.kind, playback::theirWords, words)
        .write(made.id, made.kind, playback::answeredBy, speakerText(what.answeredBy))
        .write(made.id, made.kind, playback::answeredOn, dayOr(commands, what.answeredOn));
    return commands.commit(draft, made, what.answer == Answer::Confirmed ?
            say("Confirmed by them") : say("Corrected by them"));
}

Result<Made> addConfidence(Commands& commands, const NewConfidence& what)
{
    const auto words = oneLine(what.words);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("Confidence is what they said, in their words."));
    const auto row = commands.liveOf(what.objective, objective::kind);
    if (!row)
        return fail(row.error());
    const Made made{commands.newId(), confidence::kind, row->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, confidence::objective, what.objective.toString())
        .with(made.id, made.kind, confidence::client, row->value(objective::client))
        .with(made.id, made.kind, confidence::about, nameOf(what.about))
        .with(made.id, made.kind, confidence::words, words)
        .with(made.id, made.kind, confidence::saidBy, speakerText(what.saidBy))
        .with(made.id, made.kind, confidence::saidOn, dayOr(commands, what.saidOn))
        .with(made.id, made.kind, confidence::by, commands.author());
    return commands.commit(draft, made, say("Noted what they said"));
}

Result<Made> setObjectiveDone(Commands& commands, const EntityId& id, bool done)
{
    const auto row = commands.liveOf(id, objective::kind);
    if (!row)
        return fail(row.error());
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, objective::doneWithOn, done ? dayText(commands.now().today()) : std::string());
    return commands.commit(draft, {id, row->kind, row->space}, done ?
            say("They are done with it") : say("It matters again"));
}

} // namespace salver::domain
