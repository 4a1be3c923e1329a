// SPDX-License-Identifier: Apache-2.0
#include "core/text/text_buffer.h"

#include <algorithm>
#include <cstring>

namespace salver::text {

namespace {

CountTree<3>::Counts countsOf(const Extent& extent)
{
    return {static_cast<std::uint32_t>(extent.bytes), static_cast<std::uint32_t>(extent.scalars),
            static_cast<std::uint32_t>(extent.utf16)};
}
CountTree<3>::Counts negated(CountTree<3>::Counts counts)
{
    for (auto& count : counts)
        count = 0U - count;
    return counts;
}

constexpr std::uint64_t kNearEnough = 256;

} // namespace

TextBuffer::TextBuffer(std::string_view utf8, const Extent& extent)
    : m_data(std::make_unique_for_overwrite<char[]>(utf8.size())), m_capacity(utf8.size()), m_gapStart(utf8.size()),
      m_gapEnd(utf8.size()), m_extent(extent)
{
    if (!utf8.empty())
        std::memcpy(m_data.get(), utf8.data(), utf8.size());
    followPlainness();
}

TextBuffer::TextBuffer(const TextBuffer& other) : TextBuffer(other.text(), other.m_extent) {}

TextBuffer& TextBuffer::operator=(const TextBuffer& other)
{
    if (this != &other)
        *this = TextBuffer(other);
    return *this;
}

void TextBuffer::openGap(std::size_t at, std::size_t atLeast)
{
    if (m_gapEnd - m_gapStart < atLeast) {
        const std::size_t used = m_extent.bytes;
        const std::size_t capacity = used + atLeast + std::max<std::size_t>(64, used / 16);
        auto data = std::make_unique_for_overwrite<char[]>(capacity);
        const std::size_t tail = used - at;
        copyOut(0, at, data.get());
        copyOut(at, used, data.get() + capacity - tail);
        m_data = std::move(data);
        m_capacity = capacity;
        m_gapStart = at;
        m_gapEnd = capacity - tail;
        return;
    }
    if (at < m_gapStart) {
        const std::size_t n = m_gapStart - at;
        std::memmove(m_data.get() + m_gapEnd - n, m_data.get() + at, n);
        m_gapStart -= n;
        m_gapEnd -= n;
    } else if (at > m_gapStart) {
        const std::size_t n = at - m_gapStart;
        std::memmove(m_data.get() + m_gapStart, m_data.get() + m_gapEnd, n);
        m_gapStart += n;
        m_gapEnd += n;
    }
}

void TextBuffer::copyOut(std::size_t from, std::size_t to, char* target) const
{
    const std::size_t left = std::min(to, m_gapStart);
    if (from < left) {
        std::memcpy(target, m_data.get() + from, left - from);
        target += left - from;
    }
    const std::size_t right = std::max(from, m_gapStart);
    if (right < to)
        std::memcpy(target, m_data.get() + right + (m_gapEnd - m_gapStart), to - right);
}

void TextBuffer::insert(std::uint64_t scalar, std::string_view utf8, const Extent& extent)
{
    SALVER_TEXT_ASSERT(scalar <= m_extent.scalars);
    const std::size_t at = byteAt(scalar);
    openGap(at, utf8.size());
    std::memcpy(m_data.get() + m_gapStart, utf8.data(), utf8.size());
    m_gapStart += utf8.size();
    m_extent.bytes += extent.bytes;
    m_extent.scalars += extent.scalars;
    m_extent.utf16 += extent.utf16;
    if (m_index)
        indexInsert(at, extent);
    m_nearScalar = scalar + extent.scalars;
    m_nearByte = at + utf8.size();
    followPlainness();
}

void TextBuffer::remove(std::uint64_t scalar, std::uint64_t count)
{
    SALVER_TEXT_ASSERT(scalar <= m_extent.scalars && count <= m_extent.scalars - scalar);
    const std::size_t from = byteAt(scalar);
    Extent gone{count, count, count};
    if (!plain()) {
        const std::size_t to = byteAt(scalar + count);
        gone = extentBetween(from, to);
        indexRemove(from, to);
    }
    const std::size_t to = from + gone.bytes;
    if (from <= m_gapStart && m_gapStart <= to) {
        // The gap swallows what lies to both sides of it.
        m_gapEnd += to - m_gapStart;
        m_gapStart = from;
    } else {
        openGap(from, 0);
        m_gapEnd += gone.bytes;
    }
    m_extent.bytes -= gone.bytes;
    m_extent.scalars -= gone.scalars;
    m_extent.utf16 -= gone.utf16;
    m_nearScalar = scalar;
    m_nearByte = from;
    followPlainness();
}

// Builds the index when the first wide scalar comes and drops it with the last.
void TextBuffer::followPlainness()
{
    if (plain())
        m_index.reset();
    else if (!m_index || m_index->leafCount() > 64 + 4 * (m_extent.bytes / blockBytes))
        buildIndex();
}

void TextBuffer::buildIndex()
{
    if (!m_index)
        m_index = std::make_unique<Index>();
    m_index->reset({0, 0, 0});
    std::uint32_t last = 0;
    for (std::size_t at = 0; at < m_extent.bytes;) {
        std::size_t to = std::min<std::size_t>(m_extent.bytes, at + blockBytes);
        while (to < m_extent.bytes && isContinuation(byte(to)))
            ++to;
        const auto counts = countsOf(extentBetween(at, to));
        if (at > 0)
            last = m_index->split(last, {0, 0, 0});
        m_index->add(last, counts);
        at = to;
    }
}

void TextBuffer::indexInsert(std::size_t at, const Extent& extent)
{
    // Typing at the end of a block belongs to that block, not to the next one.
    const auto place = m_index->find(kBytes, static_cast<std::uint32_t>(at > 0 ? at - 1 : 0));
    m_index->add(place.leaf, countsOf(extent));
    std::size_t from = place.before[kBytes];
    std::uint32_t leaf = place.leaf;
    const std::uint32_t next = m_index->nextLeaf(leaf);
    const std::size_t end = next == Index::none ? m_extent.bytes : m_index->before(next)[kBytes];
    while (end - from > std::size_t{2} * blockBytes) {
        std::size_t to = from + blockBytes;
        while (isContinuation(byte(to)))
            ++to;
        leaf = m_index->split(leaf, countsOf(extentBetween(to, end)));
        from = to;
    }
}

// Takes bytes from .. to - 1, still in place, out of the counts.
void TextBuffer::indexRemove(std::size_t from, std::size_t to)
{
    std::uint32_t leaf = m_index->find(kBytes, static_cast<std::uint32_t>(from)).leaf;
    std::size_t at = from;
    while (at < to) {
        const std::uint32_t next = m_index->nextLeaf(leaf);
        // Counts to the left shrink as we go; what was taken away so far is added back.
        const std::size_t end = next == Index::none ? m_extent.bytes : m_index->before(next)[kBytes] + (at - from);
        const std::size_t stop = std::min(end, to);
        if (at < stop)
            m_index->add(leaf, negated(countsOf(extentBetween(at, stop))));
        at = std::max(at, stop);
        leaf = next;
    }
}

Extent TextBuffer::extentBetween(std::size_t from, std::size_t to) const
{
    Extent sum;
    const auto add = [&](const char* data, std::size_t size) {
        const Extent part = extentOf({data, size});
        sum.bytes += part.bytes;
        sum.scalars += part.scalars;
        sum.utf16 += part.utf16;
    };
    if (from < m_gapStart)
        add(m_data.get() + from, std::min(to, m_gapStart) - from);
    if (to > m_gapStart) {
        const std::size_t right = std::max(from, m_gapStart);
        add(m_data.get() + right + (m_gapEnd - m_gapStart), to - right);
    }
    return sum;
}

std::size_t TextBuffer::byteAt(std::uint64_t scalar) const
{
    if (plain())
        return scalar;
    if (scalar >= m_extent.scalars)
        return m_extent.bytes;
    std::size_t at = m_nearByte;
    if (scalar >= m_nearScalar && scalar - m_nearScalar <= kNearEnough) {
        for (std::uint64_t n = scalar - m_nearScalar; n > 0; --n)
            at += scalarBytes(byte(at));
    } else if (scalar < m_nearScalar && m_nearScalar - scalar <= kNearEnough) {
        for (std::uint64_t n = m_nearScalar - scalar; n > 0; --n) {
            do
                --at;
            while (isContinuation(byte(at)));
        }
    } else {
        const auto place = m_index->find(kScalars, static_cast<std::uint32_t>(scalar));
        at = place.before[kBytes];
        for (std::uint64_t n = scalar - place.before[kScalars]; n > 0; --n)
            at += scalarBytes(byte(at));
    }
    m_nearScalar = scalar;
    m_nearByte = at;
    return at;
}

std::string TextBuffer::text() const
{
    std::string all(m_extent.bytes, '\0');
    copyOut(0, m_extent.bytes, all.data());
    return all;
}

std::string TextBuffer::substring(std::uint64_t scalar, std::uint64_t count) const
{
    scalar = std::min(scalar, m_extent.scalars);
    count = std::min(count, m_extent.scalars - scalar);
    const std::size_t from = byteAt(scalar);
    const std::size_t to = byteAt(scalar + count);
    std::string part(to - from, '\0');
    copyOut(from, to, part.data());
    return part;
}

std::uint64_t TextBuffer::utf16FromScalar(std::uint64_t scalar) const
{
    if (scalar >= m_extent.scalars)
        return m_extent.utf16;
    if (m_extent.utf16 == m_extent.scalars)
        return scalar;
    const auto place = m_index->find(kScalars, static_cast<std::uint32_t>(scalar));
    std::size_t at = place.before[kBytes];
    std::uint64_t units = place.before[kUtf16];
    for (std::uint64_t n = scalar - place.before[kScalars]; n > 0; --n) {
        const std::size_t length = scalarBytes(byte(at));
        units += length == 4 ? 2 : 1;
        at += length;
    }
    return units;
}

std::uint64_t TextBuffer::scalarFromUtf16(std::uint64_t unit) const
{
    if (unit >= m_extent.utf16)
        return m_extent.scalars;
    if (m_extent.utf16 == m_extent.scalars)
        return unit;
    const auto place = m_index->find(kUtf16, static_cast<std::uint32_t>(unit));
    std::size_t at = place.before[kBytes];
    std::uint64_t scalars = place.before[kScalars];
    std::uint64_t rest = unit - place.before[kUtf16];
    while (rest > 0) {
        const std::size_t length = scalarBytes(byte(at));
        const std::uint64_t units = length == 4 ? 2 : 1;
        if (units > rest)
            break;
        rest -= units;
        at += length;
        ++scalars;
    }
    return scalars;
}

void TextBuffer::shrink()
{
    if (m_capacity > m_extent.bytes)
        *this = TextBuffer(text(), m_extent);
}

std::size_t TextBuffer::footprint() const
{
    return m_capacity + (m_index ? m_index->leafCount() * 32 : 0);
}

void TextBuffer::checkInvariants() const
{
    const std::string all = text();
    const auto measured = measureUtf8(all);
    SALVER_TEXT_ASSERT(measured && *measured == m_extent);
    SALVER_TEXT_ASSERT(m_capacity - (m_gapEnd - m_gapStart) == m_extent.bytes);
    SALVER_TEXT_ASSERT((m_index != nullptr) == !plain());
    if (!m_index)
        return;
    SALVER_TEXT_ASSERT(m_index->total() == countsOf(m_extent));
    Extent left;
    for (std::uint32_t leaf = m_index->firstLeaf(); leaf != Index::none; leaf = m_index->nextLeaf(leaf)) {
        const auto before = m_index->before(leaf);
        const Extent block = extentBetween(left.bytes, before[kBytes]);
        left.bytes += block.bytes;
        left.scalars += block.scalars;
        left.utf16 += block.utf16;
        SALVER_TEXT_ASSERT(before == countsOf(left));
    }
}

} // namespace salver::text
