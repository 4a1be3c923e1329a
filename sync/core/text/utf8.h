// SPDX-License-Identifier: Apache-2.0
// Counting and checking UTF-8 (RFC 3629: shortest form, no surrogates, nothing above U+10FFFF). Pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace salver::text {

/// How long a piece of text is in each of the three measures.
struct Extent {
    std::uint64_t bytes{0};
    std::uint64_t scalars{0};
    std::uint64_t utf16{0};
    friend bool operator==(const Extent&, const Extent&) = default;
};

/// The extent, or nothing where the bytes are not UTF-8.
[[nodiscard]] std::optional<Extent> measureUtf8(std::string_view bytes);
/// The extent of bytes known to be UTF-8.
[[nodiscard]] Extent extentOf(std::string_view utf8);
/// The byte offset of the n-th scalar (its end for n = their number) in bytes known to be UTF-8.
[[nodiscard]] std::size_t byteOfScalar(std::string_view utf8, std::uint64_t n);
/// `n` times U+FFFD, what stands where content was erased.
[[nodiscard]] std::string replacementText(std::uint64_t n);

[[nodiscard]] constexpr bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}
/// The length in bytes of the scalar that this lead byte opens.
[[nodiscard]] constexpr std::size_t scalarBytes(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80U ? 1 : byte < 0xE0U ? 2 : byte < 0xF0U ? 3 : 4;
}

} // namespace salver::text
