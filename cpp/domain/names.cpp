// SPDX-License-Identifier: Apache-2.0
#include "domain/names.h"

#include "domain/field_values.h"

namespace salver::domain {

Result<std::string> nameFrom(std::string_view typed, std::string_view what)
{
    auto name = oneLine(typed);
    if (name.empty())
        return fail(ErrorCode::InvalidArgument, "A " + std::string(what) + " needs a name; it was empty.");
    if (name.size() > nameBytesMost)
        return fail(ErrorCode::TooLarge, "The name of a " + std::string(what) + " may have " +
                                             std::to_string(nameBytesMost) +
                                             " bytes at the most. Put the rest into a note.");
    return name;
}

} // namespace salver::domain
