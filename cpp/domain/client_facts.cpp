// SPDX-License-Identifier: Apache-2.0
#include "domain/client_facts.h"

#include "domain/say.h"

namespace salver::domain {

namespace fact = model::fact;

Result<Made> thankFor(Commands& commands, const EntityId& id, bool thanked)
{
    const auto row = commands.liveOf(id, fact::kind);
    if (!row)
        return fail(row.error());
    if (choiceFrom<FactType>(row->value(fact::type)) != FactType::DidForUs)
        return fail(ErrorCode::InvalidArgument, say("Only what they did for us can be thanked for."));
    DraftBuilder draft(row->space);
    draft.write(id, fact::kind, fact::thankedOn, thanked ? dayText(commands.now().today()) : "");
    return commands.commit(draft, {id, fact::kind, row->space}, thanked ? say("Thanked") : say("Not thanked yet"));
}

Result<Made> lookAgainLater(Commands& commands, const EntityId& id, std::chrono::days later)
{
    const auto row = commands.liveOf(id, fact::kind);
    if (!row)
        return fail(row.error());
    const auto today = commands.now().today();
    DraftBuilder draft(row->space);
    draft.write(id, fact::kind, fact::lookAgainOn, dayText(today + later))
        .write(id, fact::kind, fact::confirmedOn, dayText(today));
    return commands.commit(draft, {id, fact::kind, row->space}, say("Kept a while longer"));
}

} // namespace salver::domain
