// SPDX-License-Identifier: Apache-2.0
// The device's time zone and the rules of any zone, from the operating system through Qt. Any thread.
#pragma once

#include "core/ids.h"

#include <cstdint>
#include <string>

namespace salver::platform {

/// The IANA name of the zone that the device is set to; "UTC" where it says none.
[[nodiscard]] std::string localZoneName();

/// The same at that instant by the device's clock; the system is asked again after ten seconds, for who travels crosses
/// into another zone while the app runs.
[[nodiscard]] std::string zoneNameAt(WallMs at);

/// Seconds east of UTC in that zone at that instant; 0 where the zone is not known.
[[nodiscard]] std::int32_t zoneOffsetSeconds(const std::string& zone, WallMs at);

} // namespace salver::platform
