// SPDX-License-Identifier: Apache-2.0
// The sample agency's agreed rhythms, and the promises of it that repeat, loaded behind the rest. Loading twice makes
// everything once.
#pragma once

#include "cli/desk.h"

#include <QDir>

namespace salver::cli {

/// How many rhythms were made; Malformed with the line that names somebody the sample does not have.
[[nodiscard]] Result<std::size_t> loadSampleRhythms(Desk& desk, const QDir& folder, domain::Day today);

} // namespace salver::cli
