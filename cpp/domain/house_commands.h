// SPDX-License-Identifier: Apache-2.0
// The team's own words about how it works: the ethos, five lines at most, and the standard. One text a slot and team, on
// every device the same, merged where two write at once. On the store thread; each call is one transaction and one step
// of undo.
#pragma once

#include "domain/commands.h"
#include "domain/house_choices.h"

namespace salver::domain {

inline constexpr std::size_t ethosLinesMost = 5;

[[nodiscard]] EntityId housePageId(const SpaceId& house, HouseSlot slot);
/// Makes the page of that slot, so that it can be typed into; does nothing where it is there.
[[nodiscard]] Result<Made> openHousePage(Commands& commands, const SpaceId& house, HouseSlot slot);
/// The whole text, changed by the smallest edit. The ethos takes five lines, empty ones left out.
[[nodiscard]] Result<Made> setHousePage(Commands& commands, const SpaceId& house, HouseSlot slot, std::string_view text);

} // namespace salver::domain
