// SPDX-License-Identifier: Apache-2.0
// The visible text: UTF-8 in one gap buffer, so that it takes little more than its own bytes and typing costs no
// copying. While every scalar is one byte, positions are byte offsets. Otherwise a tree of blocks of a few hundred
// bytes, each counted in bytes, scalars and UTF-16 units, finds any position in O(log n).
// Owned by one Document; not thread safe.
#pragma once

#include "core/text/count_tree.h"
#include "core/text/utf8.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace salver::text {

class TextBuffer {
public:
    TextBuffer() = default;
    /// Takes over bytes known to be UTF-8 with this extent.
    TextBuffer(std::string_view utf8, const Extent& extent);
    TextBuffer(const TextBuffer& other);
    TextBuffer& operator=(const TextBuffer& other);
    TextBuffer(TextBuffer&&) noexcept = default;
    TextBuffer& operator=(TextBuffer&&) noexcept = default;
    ~TextBuffer() = default;

    [[nodiscard]] const Extent& extent() const { return m_extent; }

    /// Inserts `utf8`, which has `extent`, at a position that is in the text.
    void insert(std::uint64_t scalar, std::string_view utf8, const Extent& extent);
    /// Removes scalars that are in the text.
    void remove(std::uint64_t scalar, std::uint64_t count);

    [[nodiscard]] std::string text() const;
    /// Clipped to the text.
    [[nodiscard]] std::string substring(std::uint64_t scalar, std::uint64_t count) const;
    [[nodiscard]] std::uint64_t utf16FromScalar(std::uint64_t scalar) const;
    [[nodiscard]] std::uint64_t scalarFromUtf16(std::uint64_t unit) const;

    /// Gives back spare room.
    void shrink();
    [[nodiscard]] std::size_t footprint() const;
    void checkInvariants() const;

private:
    using Index = CountTree<3>;
    static constexpr std::size_t kBytes = 0;
    static constexpr std::size_t kScalars = 1;
    static constexpr std::size_t kUtf16 = 2;
    static constexpr std::uint32_t blockBytes = 512; ///< blocks grow to twice this

    [[nodiscard]] bool plain() const { return m_extent.bytes == m_extent.scalars; }
    [[nodiscard]] std::size_t byteAt(std::uint64_t scalar) const;
    [[nodiscard]] Extent extentBetween(std::size_t from, std::size_t to) const;
    [[nodiscard]] char byte(std::size_t at) const { return m_data[at < m_gapStart ? at : at + m_gapEnd - m_gapStart]; }
    void copyOut(std::size_t from, std::size_t to, char* target) const;

    void openGap(std::size_t at, std::size_t atLeast);
    void buildIndex();
    void indexInsert(std::size_t at, const Extent& extent);
    void indexRemove(std::size_t from, std::size_t to);
    void followPlainness();

    std::unique_ptr<char[]> m_data;
    std::size_t m_capacity{0};
    std::size_t m_gapStart{0};
    std::size_t m_gapEnd{0};
    Extent m_extent;
    std::unique_ptr<Index> m_index; ///< null while the text is plain
    // The last place that was looked up: people type where they typed.
    mutable std::uint64_t m_nearScalar{0};
    mutable std::size_t m_nearByte{0};
};

} // namespace salver::text
