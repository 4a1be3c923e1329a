// SPDX-License-Identifier: Apache-2.0
// Weighs the heap: the bytes that operator new hands out in this process while a meter lives (not what C libraries
// take), as the allocator rounds them. One meter at a time; for salver-bench.
#pragma once

#include <cstddef>

namespace salver::bench {

class HeapMeter {
public:
    HeapMeter();
    ~HeapMeter();
    HeapMeter(const HeapMeter&) = delete;
    HeapMeter& operator=(const HeapMeter&) = delete;
    /// Taken and not given back since the meter was made.
    [[nodiscard]] std::ptrdiff_t inUse() const;
    /// The most that this ever was.
    [[nodiscard]] std::ptrdiff_t peak() const;
};

} // namespace salver::bench
