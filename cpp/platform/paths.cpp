// SPDX-License-Identifier: Apache-2.0
#include "platform/paths.h"

#include <QStandardPaths>

namespace salver::platform {

Paths Paths::system()
{
    const auto root = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return Paths(root + QStringLiteral("/salver"));
}

} // namespace salver::platform
