// SPDX-License-Identifier: Apache-2.0
// What a search could not make sense of: `before:banana` and `kind:banana` filter nothing or find nothing, and say so.
// Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace salver::domain {

/// One sentence, or nothing where every filter reads. A value that is still empty is still being typed.
[[nodiscard]] std::string searchHint(std::string_view typed);

} // namespace salver::domain
