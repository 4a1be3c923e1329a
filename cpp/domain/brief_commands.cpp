// SPDX-License-Identifier: Apache-2.0
#include "domain/brief_commands.h"

#include "domain/order_key.h"
#include "domain/say.h"
#include "domain/scalars.h"

namespace salver::domain {

namespace line = model::line;

Result<Made> askNextTime(Commands& commands, const EntityId& clientId, std::string_view typed)
{
    const auto client = commands.liveOf(clientId, model::client::kind);
    if (!client)
        return fail(client.error());
    auto parsed = parseLine(sanitizeUtf8(typed));
    if (parsed.text.empty())
        return fail(ErrorCode::InvalidArgument, say("There is no question in an empty line."));
    const Made made{commands.newId(), line::kind, client->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, line::kind)
        .with(made.id, line::kind, line::client, clientId.toString())
        .with(made.id, line::kind, line::type, nameOf(LineType::Question))
        .with(made.id, line::kind, line::at, instantText(commands.now().instant()))
        .with(made.id, line::kind, line::order, timeKey(commands.now().wall))
        .with(made.id, line::kind, line::by, commands.author())
        .text(made.id, line::kind, line::text, std::move(parsed.text));
    return commands.commit(draft, made, say("To ask next time"));
}

Result<Made> questionAsked(Commands& commands, const EntityId& id)
{
    const auto row = commands.liveOf(id, line::kind);
    if (!row)
        return fail(row.error());
    if (choiceFrom<LineType>(row->value(line::type)) != LineType::Question)
        return fail(ErrorCode::InvalidArgument, say("That line is not an open question."));
    DraftBuilder draft(row->space);
    draft.write(id, line::kind, line::type, nameOf(LineType::Text));
    return commands.commit(draft, {id, line::kind, row->space}, say("Asked"));
}

} // namespace salver::domain
