// SPDX-License-Identifier: Apache-2.0
#include "core/text/utf8.h"

#include <algorithm>
#include <cstring>

namespace salver::text {

namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;

std::uint64_t loadWord(const char* from)
{
    std::uint64_t word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
}

std::size_t asciiPrefix(std::string_view bytes)
{
    std::size_t at = 0;
    while (at + 8 <= bytes.size() && (loadWord(bytes.data() + at) & kHighBits) == 0)
        at += 8;
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80U)
        ++at;
    return at;
}

// The length of the well-formed scalar at the front, or 0. Table 3-7 of the Unicode Standard.
std::size_t checkedScalar(std::string_view bytes)
{
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char lead = at(0);
    if (lead < 0x80U)
        return 1;
    if (lead < 0xC2U || lead > 0xF4U)
        return 0;
    const std::size_t length = scalarBytes(bytes[0]);
    if (bytes.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if (!isContinuation(bytes[i]))
            return 0;
    }
    const unsigned char second = at(1);
    if ((lead == 0xE0U && second < 0xA0U) || (lead == 0xEDU && second > 0x9FU) || (lead == 0xF0U && second < 0x90U)
        || (lead == 0xF4U && second > 0x8FU))
        return 0;
    return length;
}

} // namespace

std::optional<Extent> measureUtf8(std::string_view bytes)
{
    Extent extent;
    extent.bytes = bytes.size();
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t plain = asciiPrefix(bytes.substr(at));
        extent.scalars += plain;
        extent.utf16 += plain;
        at += plain;
        while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x80U) {
            const std::size_t length = checkedScalar(bytes.substr(at));
            if (length == 0)
                return std::nullopt;
            extent.scalars += 1;
            extent.utf16 += length == 4 ? 2 : 1;
            at += length;
        }
    }
    return extent;
}

Extent extentOf(std::string_view utf8)
{
    Extent extent;
    extent.bytes = utf8.size();
    std::size_t at = asciiPrefix(utf8);
    extent.scalars = extent.utf16 = at;
    for (; at < utf8.size(); ++at) {
        const auto byte = static_cast<unsigned char>(utf8[at]);
        extent.scalars += (byte & 0xC0U) != 0x80U ? 1U : 0U;
        extent.utf16 += byte >= 0xF0U ? 2U : (byte & 0xC0U) != 0x80U ? 1U : 0U;
    }
    return extent;
}

std::size_t byteOfScalar(std::string_view utf8, std::uint64_t n)
{
    std::size_t at = 0;
    while (n >= 8 && at + 8 <= utf8.size() && (loadWord(utf8.data() + at) & kHighBits) == 0) {
        at += 8;
        n -= 8;
    }
    while (n > 0 && at < utf8.size()) {
        at += scalarBytes(utf8[at]);
        --n;
    }
    return std::min(at, utf8.size());
}

std::string replacementText(std::uint64_t n)
{
    std::string text;
    text.reserve(n * 3);
    for (std::uint64_t i = 0; i < n; ++i)
        text += "\xEF\xBF\xBD";
    return text;
}

} // namespace salver::text
