// SPDX-License-Identifier: Apache-2.0
// Everything that this device can read, as one JSON document for people and for other programs: the clients' words
// apart from ours, what waits or could not go included. docs/cli.md states its shape. Reads only.
#pragma once

#include "cli/desk.h"

#include <QJsonObject>

namespace salver::cli {

[[nodiscard]] Result<QJsonObject> exportDocument(Desk& desk);

} // namespace salver::cli
