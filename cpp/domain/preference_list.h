// SPDX-License-Identifier: Apache-2.0
// Every preference there is, declared once: its key, what it is for, what it takes. The command that writes one checks
// it here, the CLI lists them from here, the settings page reads its defaults here. Constant data, any thread.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace salver::domain {

enum class PreferenceType : std::uint8_t {
    Choice,    ///< one of `choices`
    PerCent,   ///< 100 to 200
    TimeOfDay, ///< 18:30
    Times,     ///< up to three times of day with spaces between them, or "never"
    Words      ///< one line
};

struct Preference {
    std::string_view key;
    std::string_view what; ///< for a list
    PreferenceType type{};
    std::span<const std::string_view> choices;
    std::string_view otherwise; ///< what holds while nobody has chosen
};

namespace preferenceKey {
inline constexpr std::string_view theme = "theme", textSize = "textSize", quietFrom = "quietFrom", quietTo = "quietTo",
                                  remindAt = "remindAt", firstPage = "firstPage", signature = "signature",
                                  house = "house";
} // namespace preferenceKey

/// Notifications are gathered into so many moments a day at most.
inline constexpr std::size_t momentsMost = 3;

[[nodiscard]] std::span<const Preference> preferences();
/// NotFound with a sentence that lists the keys.
[[nodiscard]] Result<const Preference*> preferenceByKey(std::string_view key);
/// The form that is stored; InvalidArgument with what would be understood. Nothing typed is nothing chosen.
[[nodiscard]] Result<std::string> preferenceValue(const Preference& preference, std::string_view typed);
/// "system, light or dark", "100 to 200", "a time such as 18:30".
[[nodiscard]] std::string takes(const Preference& preference);

/// Minutes since midnight of "18:30"; nothing for anything else.
[[nodiscard]] std::optional<int> minutesFrom(std::string_view timeOfDay);
/// Of a stored list of times, ascending.
[[nodiscard]] std::vector<int> momentsFrom(std::string_view times);

} // namespace salver::domain
