// SPDX-License-Identifier: Apache-2.0
// Walking UTF-8 by Unicode scalars. The input is valid UTF-8 (the store accepts nothing else). Pure, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace salver::domain {

/// Bytes of the scalar that begins with this byte.
[[nodiscard]] constexpr std::size_t scalarBytes(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80U ? 1 : byte < 0xE0U ? 2 : byte < 0xF0U ? 3 : 4;
}

/// The scalar at `at`; `at` moves behind it, never past the end.
[[nodiscard]] inline char32_t takeScalar(std::string_view utf8, std::size_t& at)
{
    const auto length = scalarBytes(utf8[at]);
    char32_t scalar = static_cast<unsigned char>(utf8[at]);
    if (length > 1)
        scalar &= length == 2 ? 0x1FU : length == 3 ? 0x0FU : 0x07U;
    ++at;
    for (std::size_t i = 1; i < length && at < utf8.size(); ++i, ++at)
        scalar = (scalar << 6U) | (static_cast<unsigned char>(utf8[at]) & 0x3FU);
    return scalar;
}

void appendScalar(std::string& utf8, char32_t scalar);
[[nodiscard]] std::uint64_t scalarCount(std::string_view utf8);
/// The byte offset of the scalar `count` further than byte `from`; the end where there are fewer.
[[nodiscard]] std::size_t bytesAfter(std::string_view utf8, std::size_t from, std::uint64_t count);

/// Letters for comparing: lower case, Latin, Greek and Cyrillic accents taken off, the rest as it is.
[[nodiscard]] char32_t foldedScalar(char32_t scalar);
[[nodiscard]] std::string folded(std::string_view utf8);
/// Letters and digits of any script; what a word is made of.
[[nodiscard]] bool isWordScalar(char32_t scalar);
/// Without white space at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text);

} // namespace salver::domain
