// SPDX-License-Identifier: Apache-2.0
// What can be known of a framed body before it is opened. Pure function, any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace salver {

/// How many bytes a framed body says that it opens to, and no fewer than it has; opening it costs by this, not by what
/// travelled. What is no proper frame is refused by unframeBody() at once, so its own size will do.
[[nodiscard]] std::size_t openedSize(std::string_view body);

} // namespace salver
