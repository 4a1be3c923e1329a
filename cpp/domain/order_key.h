// SPDX-License-Identifier: Apache-2.0
// Where a line stands among its neighbours: a string whose bytes compare, made from the time of writing, so that the
// lines of two colleagues interleave by time; a line put between two others gets a key between theirs. Pure.
#pragma once

#include "core/ids.h"

#include <string>
#include <string_view>

namespace salver::domain {

/// Eight characters of base 62.
[[nodiscard]] std::string timeKey(WallMs at);
/// The time's own key, or the next one behind `last` where that is not before it.
[[nodiscard]] std::string keyAfter(std::string_view last, WallMs at);
/// A key behind `low` and before `high`; an empty `high` is the end. `low` stands before `high`.
[[nodiscard]] std::string keyBetween(std::string_view low, std::string_view high);

} // namespace salver::domain
