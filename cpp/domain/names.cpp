// SPDX-License-Identifier: Apache-2.0
#include "domain/names.h"

#include "domain/field_values.h"
#include "domain/say.h"

namespace salver::domain {

Result<std::string> nameFrom(std::string_view typed, std::string_view what)
{
    auto name = oneLine(typed);
    if (name.empty())
        return fail(ErrorCode::InvalidArgument, say("A %1 needs a name; it was empty.", {what}));
    if (name.size() > nameBytesMost)
        return fail(ErrorCode::TooLarge, say("The name of a %1 may have %2 bytes at the most. Put the rest into a "
                                             "note.", {what, std::to_string(nameBytesMost)}));
    return name;
}

std::string kindWord(model::KindId kind)
{
    // The names of the model's tables are literals, so they end where they should; tools/sentences lists them.
    const auto* declared = model::findKind(kind);
    return declared == nullptr ? say("something new") : say(declared->name.data());
}

std::string fieldWord(const model::Field* field)
{
    return field == nullptr ? say("a newer field") : say(field->name.data());
}

} // namespace salver::domain
