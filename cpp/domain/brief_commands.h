// SPDX-License-Identifier: Apache-2.0
// What is to be asked next time: noted from the brief, between two visits, and done with once it was asked. Free
// functions over the commands, on their thread.
#pragma once

#include "domain/commands.h"

namespace salver::domain {

/// A line of the client that belongs to no visit. InvalidArgument where there are no words.
Result<Made> askNextTime(Commands& commands, const EntityId& client, std::string_view words);
/// Asked: the line stays where it stands, as a plain one.
Result<Made> questionAsked(Commands& commands, const EntityId& line);

} // namespace salver::domain
