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
