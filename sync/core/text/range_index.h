// SPDX-License-Identifier: Apache-2.0
// Maps the numbers 0 … size - 1 to values, in stretches: a stretch begins at a marked number, carries that number's
// value and goes on to the next mark. Marks are found through layers of bitmaps, so a lookup is a few word
// operations whatever the length of a stretch; values of unmarked numbers are never touched, so their memory is
// never really taken. Owned by one tracker; not thread safe.
#pragma once

#include "core/text/invariant.h"

#include <bit>
#include <cstdint>
#include <memory>
#include <vector>

namespace salver::text {

class RangeIndex {
public:
    struct Stretch {
        std::uint32_t first{0}; ///< the mark at or before the number asked for
        std::uint32_t value{0};
    };

    /// Drops everything and covers 0 … size - 1.
    void reset(std::uint32_t size)
    {
        m_size = size;
        if (size > m_capacity) {
            m_values = std::make_unique_for_overwrite<std::uint32_t[]>(size);
            m_capacity = size;
        }
        std::size_t level = 0;
        for (std::size_t bits = std::size_t{size} + 1;; bits = (bits + 63) / 64) {
            if (m_levels.size() == level)
                m_levels.emplace_back();
            m_levels[level].assign((bits + 63) / 64, 0);
            ++level;
            if (bits <= 64)
                break;
        }
        m_levels.resize(level);
    }

    /// Gives first … first + count - 1 one value. What follows keeps the value it had.
    void set(std::uint32_t first, std::uint32_t count, std::uint32_t value)
    {
        SALVER_TEXT_ASSERT(count > 0 && first < m_size && count <= m_size - first);
        const std::uint32_t end = first + count;
        if (end < m_size && !isMarked(end)) {
            const std::uint32_t before = markAtOrBefore(end);
            if (before != noMark) {
                m_values[end] = m_values[before];
                mark(end);
            }
        }
        if (count > 1)
            clearMarks(first + 1, end);
        m_values[first] = value;
        mark(first);
    }

    [[nodiscard]] Stretch at(std::uint32_t number) const
    {
        const std::uint32_t first = markAtOrBefore(number);
        SALVER_TEXT_ASSERT(first != noMark);
        return {first, m_values[first]};
    }
    /// The first mark after `number`, or `limit` if there is none before it.
    [[nodiscard]] std::uint32_t nextMark(std::uint32_t number, std::uint32_t limit) const
    {
        std::uint32_t at = number + 1;
        while (at < limit) {
            const std::uint64_t word = m_levels[0][at / 64] >> (at % 64);
            if (word != 0) {
                const std::uint32_t found = at + static_cast<std::uint32_t>(std::countr_zero(word));
                return found < limit ? found : limit;
            }
            at = (at / 64 + 1) * 64;
        }
        return limit;
    }

private:
    static constexpr std::uint32_t noMark = 0xFFFFFFFFU;

    [[nodiscard]] bool isMarked(std::uint32_t number) const
    {
        return ((m_levels[0][number / 64] >> (number % 64)) & 1U) != 0;
    }
    void mark(std::uint32_t number)
    {
        for (auto& level : m_levels) {
            std::uint64_t& word = level[number / 64];
            const bool had = word != 0;
            word |= std::uint64_t{1} << (number % 64);
            if (had)
                return;
            number /= 64;
        }
    }
    void unmark(std::uint32_t number)
    {
        for (auto& level : m_levels) {
            std::uint64_t& word = level[number / 64];
            word &= ~(std::uint64_t{1} << (number % 64));
            if (word != 0)
                return;
            number /= 64;
        }
    }
    void clearMarks(std::uint32_t from, std::uint32_t end)
    {
        for (std::uint32_t at = nextMark(from - 1, end); at < end; at = nextMark(at, end))
            unmark(at);
    }
    [[nodiscard]] std::uint32_t markAtOrBefore(std::uint32_t number) const
    {
        // Up until a layer has a bit at or before the number (strictly before, above the lowest), then down again.
        std::uint32_t at = number;
        for (std::size_t level = 0; level < m_levels.size(); ++level) {
            const std::uint32_t bit = at % 64;
            const std::uint64_t keep = bit == 63 ? ~std::uint64_t{0} : (std::uint64_t{1} << (bit + 1)) - 1;
            const std::uint64_t word = m_levels[level][at / 64] & keep;
            if (word != 0) {
                at = at / 64 * 64 + 63U - static_cast<std::uint32_t>(std::countl_zero(word));
                while (level > 0) {
                    --level;
                    at = at * 64 + 63U - static_cast<std::uint32_t>(std::countl_zero(m_levels[level][at]));
                }
                return at;
            }
            if (at / 64 == 0)
                return noMark;
            at = at / 64 - 1;
        }
        return noMark;
    }

    std::unique_ptr<std::uint32_t[]> m_values;
    std::uint32_t m_capacity{0};
    std::uint32_t m_size{0};
    std::vector<std::vector<std::uint64_t>> m_levels;
};

} // namespace salver::text
