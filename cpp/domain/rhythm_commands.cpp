// SPDX-License-Identifier: Apache-2.0
#include "domain/rhythm_commands.h"

#include "domain/field_values.h"
#include "domain/rhythm.h"
#include "domain/say.h"

namespace salver::domain {

namespace rhythm = model::rhythm;

EntityId rhythmId(const store::EntityRow& about)
{
    return derivedId(about.space, raw(rhythm::kind), about.id.toString());
}

Result<Made> agreeRhythm(Commands& commands, const NewRhythm& what)
{
    const auto text = oneLine(what.text);
    if (text.empty())
        return fail(ErrorCode::InvalidArgument, say("A rhythm needs words: what was agreed?"));
    if (what.everyDays && (*what.everyDays < 1 || *what.everyDays > 366))
        return fail(ErrorCode::InvalidArgument, say("A rhythm comes round in 1 to 366 days."));
    const bool ofPerson = !what.person.isNull();
    const auto about = ofPerson ? commands.liveOf(what.person, model::person::kind)
                                : commands.liveOf(what.client, model::client::kind);
    if (!about)
        return fail(about.error());
    const auto id = rhythmId(*about);
    const auto row = commands.reader().entity(id);
    if (!row && row.error().code != ErrorCode::NotFound)
        return fail(row.error());
    const auto read = readRhythm(text);
    const auto every = what.everyDays ? what.everyDays : read.everyDays;
    const Made made{id, rhythm::kind, about->space};
    DraftBuilder draft(about->space);
    if (!row)
        draft.creates(id, rhythm::kind);
    else if (row->presence == store::Presence::Binned)
        draft.restore(id, rhythm::kind);
    const auto write = [&](model::FieldId field, std::string value) {
        if (!row || row->value(field) != value)
            draft.write(id, rhythm::kind, field, std::move(value));
    };
    write(ofPerson ? rhythm::person : rhythm::client, about->id.toString());
    if (ofPerson)
        write(rhythm::client, about->value(model::person::client));
    write(rhythm::text, text);
    write(rhythm::everyDays, every ? std::to_string(*every) : "");
    write(rhythm::pauses, what.pauses ? oneLine(*what.pauses) : read.pausesTyped);
    write(rhythm::agreedWith, what.agreedWith.isNull() ? "" : what.agreedWith.toString());
    write(rhythm::agreedOn, dayText(what.agreedOn.value_or(commands.now().today())));
    write(rhythm::by, commands.author());
    return commands.commit(draft, made, say("Rhythm agreed"));
}

} // namespace salver::domain
