// SPDX-License-Identifier: Apache-2.0
// Loads the sample agency from its JSON Lines files (assets/sample/README.md says what stands in them). Ids are
// derived from the files' keys, so that loading twice makes everything once: what is there already is left as it is.
// Days are counted from `today`.
#pragma once

#include "cli/desk.h"

#include <QString>

namespace salver::cli {

struct SampleCounts {
    std::size_t clients{};
    std::size_t people{};
    std::size_t visits{};
    std::size_t lines{};
    std::size_t promises{};
    std::size_t facts{};
    std::size_t records{}; ///< objectives, weigh-ups, pledge, touches: all that stands in files of records
    std::size_t rhythms{};
    std::size_t alreadyThere{};
};

/// `path` is the folder, or one of its files. NotFound, or Malformed with the file and the line.
[[nodiscard]] Result<SampleCounts> loadSample(Desk& desk, const QString& path, domain::Day today);

} // namespace salver::cli
