// SPDX-License-Identifier: Apache-2.0
// The sample agency's objectives, weigh-ups, no's, advice, direction, what may be decided and what is tricky: loaded
// behind the rest, from files of their own and from the lines that stand for something. Ids follow from the files'
// keys, so that loading twice makes everything once.
#pragma once

#include "cli/desk.h"

#include <QDir>

namespace salver::cli {

/// How many things were made; NotFound or Malformed with the file and the line.
[[nodiscard]] Result<std::size_t> loadSampleAdvice(Desk& desk, const QDir& folder, domain::Day today);

} // namespace salver::cli
