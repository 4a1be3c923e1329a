// SPDX-License-Identifier: Apache-2.0
// The ethos and the standard for screens. Free functions over a reader, on its thread.
#pragma once

#include "domain/house_choices.h"
#include "domain/page_rows.h"

namespace salver::domain {

struct HouseText {
    EntityId id;
    HouseSlot slot{};
    bool exists{false};
    std::string text;
    MemberRef by; ///< who changed it last
    std::optional<DayWords> on;
    bool waiting{false};
    bool contested{false};
};

[[nodiscard]] Result<HouseText> houseText(store::Reader& reader, const SpaceId& house, HouseSlot slot, const Now& now);
/// Its lines without the empty ones.
[[nodiscard]] std::vector<std::string> ethosLines(std::string_view text);
/// What stands on top of a brief and a capture: the first five lines of the House's ethos.
[[nodiscard]] std::vector<std::string> ethosOf(PageRows& rows, const SpaceId& house);

} // namespace salver::domain
