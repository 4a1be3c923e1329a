// SPDX-License-Identifier: Apache-2.0
// Days, times of day and the reader's own "now". The domain reads no clock and knows no time zone rules: whoever
// calls hands in the wall time, the zone's name and a function that knows its offsets. Plain values, any thread.
#pragma once

#include "core/ids.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace salver::domain {

/// A calendar day without a zone.
using Day = std::chrono::local_days;

/// "2026-05-14".
[[nodiscard]] std::string dayText(Day day);
/// Only the ten-character form of a day that exists; nothing else is accepted.
[[nodiscard]] std::optional<Day> parseDay(std::string_view text);

/// Seconds east of UTC in the IANA zone at that instant; an unknown zone counts as UTC.
using ZoneOffset = std::int32_t (*)(const std::string& zone, WallMs at);

/// The IANA name of the zone that the device is in at that instant: whoever travels crosses into another.
using ZoneName = std::function<std::string(WallMs at)>;

/// An instant and the zone in which it was written, as an Instant field holds it.
struct Instant {
    WallMs wall{};
    std::string zone;
};
/// "1778752800000 Europe/London".
[[nodiscard]] std::string instantText(const Instant& instant);
[[nodiscard]] std::optional<Instant> parseInstant(std::string_view text);

/// Where and when somebody looks: the wall time and the zone of their device.
struct Now {
    WallMs wall{};
    std::string zone{"UTC"};
    ZoneOffset offset{nullptr}; ///< nullptr: everything in UTC

    [[nodiscard]] Day today() const { return dayOf(wall); }
    [[nodiscard]] Day dayOf(WallMs at) const;
    /// Minutes since local midnight.
    [[nodiscard]] int minutesOf(WallMs at) const;
    /// "09:05".
    [[nodiscard]] std::string timeOf(WallMs at) const;
    /// The instant at which the local clock shows this; where the clock jumps over it, the instant after the jump.
    [[nodiscard]] WallMs at(Day day, int minutes) const;
    [[nodiscard]] Instant instant() const { return {wall, zone}; }
};

} // namespace salver::domain
