// SPDX-License-Identifier: Apache-2.0
#include "domain/pulse_commands.h"

#include "domain/field_values.h"
#include "domain/say.h"
#include "domain/words.h"
#include "domain/when.h"

#include <algorithm>

namespace salver::domain {

namespace {

namespace pulse = model::pulse;
namespace client = model::client;

/// Days are read ahead, since most are due; what somebody says of an asking lies behind: "Monday" is the last one and
/// "3 May" the one that has been, unless a year stands there.
Day lookingBack(Day day, std::string_view words, Day today)
{
    const auto digits = std::ranges::count_if(words, [](char letter) { return letter >= '0' && letter <= '9'; });
    if (day <= today || digits > 4)
        return day;
    if (digits == 0 && day <= today + std::chrono::days(7))
        return day - std::chrono::days(7);
    const std::chrono::year_month_day date(day);
    return Day(date - std::chrono::years(1));
}

Result<std::string> dayTyped(const Commands& commands, std::string_view typed)
{
    const auto words = oneLine(typed);
    const auto today = commands.now().today();
    if (words.empty())
        return dayText(today);
    const auto read = readDay(words, today);
    if (!read)
        return fail(ErrorCode::InvalidArgument, say("\"%1\" was not understood as a day.", {words}));
    const auto day = words == "tomorrow" ? *read : lookingBack(*read, words, today);
    if (day > today)
        return fail(ErrorCode::InvalidArgument, say("That day has not come yet."));
    return dayText(day);
}

Result<std::string> answerText(const std::optional<int>& answer)
{
    if (!answer)
        return std::string();
    if (*answer < 1 || *answer > 5)
        return fail(ErrorCode::InvalidArgument, say("An answer is 1, 2, 3, 4 or 5, or none at all."));
    return std::to_string(*answer);
}

/// Where only leads read.
Result<SpaceId> spaceOfLeads(Commands& commands)
{
    const auto spaces = commands.reader().spaces();
    if (!spaces)
        return fail(spaces.error());
    const auto at = std::ranges::find(*spaces, SpacePurpose::Leads, &SpaceSyncState::purpose);
    if (at == spaces->end())
        return fail(ErrorCode::NotAllowed, say("Answers that only the leads may read are taken down by a lead."));
    return at->id;
}

} // namespace

std::span<const std::string_view> askedModes()
{
    const auto* field = model::findField(*model::findKind(pulse::kind), pulse::mode);
    return field->choices;
}

Result<std::string> askedModeFrom(std::string_view typed)
{
    const auto words = oneLine(typed);
    if (words.empty() || std::ranges::find(askedModes(), words) != askedModes().end())
        return words;
    std::string all;
    for (const auto mode : askedModes())
        all += (all.empty() ? "" : ", ") + std::string(mode);
    return fail(ErrorCode::InvalidArgument, say("How were they asked? One of: %1.", {all}));
}

Result<Made> addPulse(Commands& commands, const NewPulse& what)
{
    const auto of = commands.liveOf(what.client, client::kind);
    const auto answer = answerText(what.answer);
    const auto mode = askedModeFrom(what.mode);
    const auto on = dayTyped(commands, what.on);
    if (!of)
        return fail(of.error());
    if (!answer || !mode || !on)
        return fail(!answer ? answer.error() : !mode ? mode.error() : on.error());
    if (!of->value(client::pulseOff).empty())
        return fail(ErrorCode::NotAllowed, say("%1 asked not to be asked. Their page can take that back.",
                                               {of->value(client::name)}));
    auto space = of->space;
    if (what.grouped) {
        const auto leads = spaceOfLeads(commands);
        if (!leads)
            return fail(leads.error());
        space = *leads;
    } else if (what.person.isNull()) {
        return fail(ErrorCode::InvalidArgument, say("Who was asked? An answer belongs to a person."));
    } else if (auto person = commands.liveOf(what.person, model::person::kind); !person) {
        return fail(person.error());
    }
    const Made made{commands.newId(), pulse::kind, space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, pulse::client, what.client.toString())
        .with(made.id, made.kind, pulse::person, what.grouped ? "" : what.person.toString())
        .with(made.id, made.kind, pulse::answer, *answer)
        .with(made.id, made.kind, pulse::change, oneLine(what.change))
        .with(made.id, made.kind, pulse::mode, *mode)
        .with(made.id, made.kind, pulse::askedBy, what.askedBy.isNull() ? commands.author() : what.askedBy.toString())
        .with(made.id, made.kind, pulse::on, *on)
        .with(made.id, made.kind, pulse::grouped, what.grouped ? "1" : "")
        .with(made.id, made.kind, pulse::by, commands.author());
    return commands.commit(draft, made, what.answer ? say("Answer noted") : say("Noted that they were asked"));
}

Result<Made> correctPulse(Commands& commands, const EntityId& id, std::optional<int> answer, std::string_view change,
                          std::string_view mode)
{
    const auto row = commands.liveOf(id, pulse::kind);
    const auto number = answerText(answer);
    const auto how = askedModeFrom(mode);
    if (!row || !number || !how)
        return fail(!row ? row.error() : !number ? number.error() : how.error());
    const Made made{id, pulse::kind, row->space};
    DraftBuilder draft(made.space);
    for (const auto& [field, value] : {std::pair{pulse::answer, *number}, std::pair{pulse::change, oneLine(change)},
                                       std::pair{pulse::mode, *how}}) {
        if (row->value(field) != value)
            draft.write(id, made.kind, field, value);
    }
    return draft.draft().steps.empty() ? Result<Made>(made) : commands.commit(draft, made, say("Answer corrected"));
}

Result<Made> setPulseOff(Commands& commands, const EntityId& id, bool off)
{
    const auto row = commands.liveOf(id, client::kind);
    if (!row)
        return fail(row.error());
    const Made made{id, client::kind, row->space};
    if (row->value(client::pulseOff).empty() != off)
        return made;
    DraftBuilder draft(made.space);
    draft.write(id, made.kind, client::pulseOff, off ? "1" : "");
    return commands.commit(draft, made, off ? say("They are not asked any more") : say("They may be asked again"));
}

Result<Made> noteLeaving(Commands& commands, const EntityId& id, std::string_view on, std::string_view note)
{
    const auto row = commands.liveOf(id, client::kind);
    if (!row)
        return fail(row.error());
    const auto today = commands.now().today();
    std::string day;
    if (!oneLine(on).empty()) {
        const auto read = readDay(oneLine(on), today);
        if (!read)
            return fail(ErrorCode::InvalidArgument, say("\"%1\" was not understood as a day.", {oneLine(on)}));
        day = dayText(*read);
    }
    const Made made{id, client::kind, row->space};
    DraftBuilder draft(made.space);
    if (row->value(client::leftOn) != day)
        draft.write(id, made.kind, client::leftOn, day);
    if (row->value(client::exitNote) != oneLine(note))
        draft.write(id, made.kind, client::exitNote, oneLine(note));
    return draft.draft().steps.empty() ? Result<Made>(made)
                                       : commands.commit(draft, made, day.empty() ?
                                               say("They are with us") : say("Noted that they left"));
}

} // namespace salver::domain
