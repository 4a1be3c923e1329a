// SPDX-License-Identifier: Apache-2.0
// Counts the bytes that operator new hands out in this process (not what C libraries take), as the allocator rounds
// them: what is in use now and the most that ever was since the last reset. For salver-bench; main thread.
#pragma once

#include <cstddef>

namespace salver::bench {

[[nodiscard]] std::size_t heapInUse();
[[nodiscard]] std::size_t heapPeak();
void resetHeapPeak();

} // namespace salver::bench
