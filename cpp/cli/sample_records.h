// SPDX-License-Identifier: Apache-2.0
// The sample agency's objectives, weigh-ups, no's, pledge, agreements, touches and all else that is written by hand
// under the model's own names: loaded behind the rest, from files of records and from the lines that stand for
// something. Ids follow from the files' keys, so that loading twice makes everything once.
#pragma once

#include "cli/desk.h"

#include <QDir>

namespace salver::cli {

/// How many things were made; NotFound or Malformed with the file and the line.
[[nodiscard]] Result<std::size_t> loadSampleRecords(Desk& desk, const QDir& folder, domain::Day today);

} // namespace salver::cli
