// SPDX-License-Identifier: Apache-2.0
// What many commands write alike: an id or nothing, today, a day as it was typed. On the store thread.
#pragma once

#include "domain/commands.h"

namespace salver::domain {

[[nodiscard]] std::string idOrNothing(const EntityId& id);
[[nodiscard]] std::string todayText(const Commands& commands);
/// The day that was typed, canonical; `otherwise` where nothing was. InvalidArgument with what was not understood.
[[nodiscard]] Result<std::string> dayFrom(const Commands& commands, std::string_view typed, const std::string& otherwise);

} // namespace salver::domain
