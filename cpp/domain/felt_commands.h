// SPDX-License-Identifier: Apache-2.0
// How a visit left them: one record a person and a colleague, so that nobody's words replace another's. Free
// functions over the commands, on their thread.
#pragma once

#include "domain/commands.h"

namespace salver::domain {

struct NewFelt {
    EntityId visit;
    EntityId person; ///< null: all who were there
    std::string words;
    std::optional<FeltSource> source;
    std::string before; ///< how they came in
    std::string after;  ///< and went out
    std::optional<UserId> askedBy;
};

/// InvalidArgument where there is neither a word nor a pair, or where the person is not of the visit's client.
Result<Made> addFelt(Commands& commands, const NewFelt& what);
/// Writes all of it anew where it differs; `visit` is not looked at. What has become empty is taken away.
Result<Made> changeFelt(Commands& commands, const EntityId& felt, const NewFelt& what);

} // namespace salver::domain
