// SPDX-License-Identifier: Apache-2.0
#include "bench/heap_meter.h"

#include <malloc.h>

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

namespace {

// Off except while something is weighed, so that what is timed pays next to nothing for it.
std::atomic<bool> on{false};
std::atomic<std::ptrdiff_t> inUse{0};
std::atomic<std::ptrdiff_t> peak{0};

void* counted(std::size_t size)
{
    void* const block = std::malloc(size == 0 ? 1 : size);
    if (block == nullptr)
        throw std::bad_alloc();
    if (on.load(std::memory_order_relaxed)) {
        const auto more = static_cast<std::ptrdiff_t>(malloc_usable_size(block));
        const std::ptrdiff_t now = inUse.fetch_add(more, std::memory_order_relaxed) + more;
        if (now > peak.load(std::memory_order_relaxed))
            peak.store(now, std::memory_order_relaxed);
    }
    return block;
}

void release(void* block) noexcept
{
    if (block == nullptr)
        return;
    if (on.load(std::memory_order_relaxed))
        inUse.fetch_sub(static_cast<std::ptrdiff_t>(malloc_usable_size(block)), std::memory_order_relaxed);
    std::free(block);
}

} // namespace

void* operator new(std::size_t size)
{
    return counted(size);
}
void* operator new[](std::size_t size)
{
    return counted(size);
}
void operator delete(void* block) noexcept
{
    release(block);
}
void operator delete[](void* block) noexcept
{
    release(block);
}
void operator delete(void* block, std::size_t) noexcept
{
    release(block);
}
void operator delete[](void* block, std::size_t) noexcept
{
    release(block);
}

namespace salver::bench {

HeapMeter::HeapMeter()
{
    ::inUse = 0;
    ::peak = 0;
    ::on = true;
}
HeapMeter::~HeapMeter()
{
    ::on = false;
}
std::ptrdiff_t HeapMeter::inUse() const
{
    return ::inUse;
}
std::ptrdiff_t HeapMeter::peak() const
{
    return ::peak;
}

} // namespace salver::bench
