// SPDX-License-Identifier: Apache-2.0
#include "platform/time_zone.h"

#include <QDateTime>
#include <QTimeZone>

namespace salver::platform {

std::string localZoneName()
{
    const auto name = QTimeZone::systemTimeZoneId();
    return name.isEmpty() ? "UTC" : name.toStdString();
}

std::string zoneNameAt(WallMs at)
{
    constexpr std::int64_t askAgainMs = 10'000;
    thread_local std::string zone;
    thread_local std::int64_t asked = 0;
    if (zone.empty() || raw(at) - asked > askAgainMs || raw(at) < asked) {
        zone = localZoneName();
        asked = raw(at);
    }
    return zone;
}

std::int32_t zoneOffsetSeconds(const std::string& zone, WallMs at)
{
    // Reading a zone's rules costs far more than asking them; each thread keeps the one it asked last.
    struct Known {
        std::string name;
        QTimeZone zone;
    };
    thread_local Known known;
    if (known.name != zone || !known.zone.isValid()) {
        known.name = zone;
        known.zone = QTimeZone(QByteArray::fromStdString(zone));
    }
    if (!known.zone.isValid())
        return 0;
    return known.zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(raw(at), Qt::UTC));
}

} // namespace salver::platform
