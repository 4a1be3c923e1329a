// SPDX-License-Identifier: Apache-2.0
#include "core/change.h"
#include "core/text/utf8.h"

namespace salver {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Length in bytes of the well-formed sequence at `at` (Unicode 15, table 3-7), 0 if there is none.
std::size_t sequenceAt(std::string_view bytes, std::size_t at)
{
    const auto byte = [&](std::size_t i) -> unsigned {
        return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(0);
    if (lead < 0x80U)
        return 1;
    if (lead >= 0xC2U && lead <= 0xDFU)
        return follows(1) ? 2 : 0;
    if (lead >= 0xE0U && lead <= 0xEFU) {
        const bool overlong = lead == 0xE0U && byte(1) < 0xA0U;
        const bool surrogate = lead == 0xEDU && byte(1) > 0x9FU;
        return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (lead >= 0xF0U && lead <= 0xF4U) {
        const bool overlong = lead == 0xF0U && byte(1) < 0x90U;
        const bool beyond = lead == 0xF4U && byte(1) > 0x8FU;
        return follows(1) && follows(2) && follows(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

} // namespace

bool isValidUtf8(std::string_view bytes)
{
    return text::measureUtf8(bytes).has_value();
}

std::string sanitizeUtf8(std::string_view bytes)
{
    std::string clean;
    clean.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const auto length = sequenceAt(bytes, at);
        if (length == 0) {
            clean.append(replacement);
            ++at;
            // The rest of a broken sequence (a lone surrogate's two more bytes) is part of the same mistake.
            while (at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0U) == 0x80U)
                ++at;
            continue;
        }
        if (bytes[at] == '\r') {
            clean.push_back('\n');
            at += at + 1 < bytes.size() && bytes[at + 1] == '\n' ? 2 : 1;
            continue;
        }
        if (bytes[at] != '\0')
            clean.append(bytes.substr(at, length));
        at += length;
    }
    return clean;
}

} // namespace salver
