// SPDX-License-Identifier: Apache-2.0
// What may be done with a fact beyond saying that it is still true: thanked for, kept a while longer. Free functions
// over the commands, on their thread.
#pragma once

#include "domain/commands.h"

namespace salver::domain {

/// A season asks to be removed after so long, unless somebody set another day.
inline constexpr std::chrono::days seasonLasts{90};

/// We thanked them for what they did for us, today; `thanked` false takes that back.
Result<Made> thankFor(Commands& commands, const EntityId& fact, bool thanked);
/// The fact holds a while longer: its look-again day is that many days from today, and it is confirmed today.
Result<Made> lookAgainLater(Commands& commands, const EntityId& fact, std::chrono::days later = seasonLasts);

} // namespace salver::domain
