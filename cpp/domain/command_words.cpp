// SPDX-License-Identifier: Apache-2.0
#include "domain/command_words.h"

#include "domain/field_values.h"
#include "domain/say.h"
#include "domain/when.h"

namespace salver::domain {

std::string idOrNothing(const EntityId& id)
{
    return id.isNull() ? std::string() : id.toString();
}

std::string todayText(const Commands& commands)
{
    return dayText(commands.now().today());
}

Result<std::string> dayFrom(const Commands& commands, std::string_view typed, const std::string& otherwise)
{
    const auto words = oneLine(typed);
    if (words.empty())
        return otherwise;
    const auto day = readDay(words, commands.now().today());
    if (!day)
        return fail(ErrorCode::InvalidArgument, say("\"%1\" was not understood as a day.", {words}));
    return dayText(*day);
}

} // namespace salver::domain
