// SPDX-License-Identifier: Apache-2.0
#include "domain/scalars.h"

namespace salver::domain {

namespace {

// The first letter of each scalar's compatibility decomposition (Unicode 15), or the nearest plain letter where it
// has none; '?' where it is no letter. U+00C0 to U+017F, then U+1E00 to U+1EFF.
constexpr std::string_view latin = "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
                                   "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                                   "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr std::string_view latinAdditional = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
                                             "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
                                             "wwwwwwwwwwxxxxyyzzzzzzhtwyas????aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
                                             "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";

char32_t foldedGreek(char32_t scalar)
{
    switch (scalar) {
    case 0x386: case 0x3AC: return 0x3B1;
    case 0x388: case 0x3AD: return 0x3B5;
    case 0x389: case 0x3AE: return 0x3B7;
    case 0x38A: case 0x390: case 0x3AA: case 0x3AF: case 0x3CA: return 0x3B9;
    case 0x38C: case 0x3CC: return 0x3BF;
    case 0x38E: case 0x3AB: case 0x3B0: case 0x3CB: case 0x3CD: return 0x3C5;
    case 0x38F: case 0x3CE: return 0x3C9;
    case 0x3C2: return 0x3C3; // the sigma at a word's end
    default: break;
    }
    return scalar >= 0x391 && scalar <= 0x3A9 ? scalar + 0x20 : scalar;
}

char32_t foldedCyrillic(char32_t scalar)
{
    if (scalar >= 0x410 && scalar <= 0x42F)
        scalar += 0x20;
    else if (scalar >= 0x400 && scalar <= 0x40F)
        scalar += 0x50;
    switch (scalar) {
    case 0x439: case 0x45D: return 0x438;
    case 0x450: case 0x451: return 0x435;
    case 0x453: return 0x433;
    case 0x457: return 0x456;
    case 0x45C: return 0x43A;
    case 0x45E: return 0x443;
    default: return scalar;
    }
}

} // namespace

void appendScalar(std::string& utf8, char32_t scalar)
{
    const auto tail = [&](unsigned shift) { utf8.push_back(static_cast<char>(0x80U | ((scalar >> shift) & 0x3FU))); };
    if (scalar < 0x80) {
        utf8.push_back(static_cast<char>(scalar));
    } else if (scalar < 0x800) {
        utf8.push_back(static_cast<char>(0xC0U | (scalar >> 6U)));
        tail(0);
    } else if (scalar < 0x10000) {
        utf8.push_back(static_cast<char>(0xE0U | (scalar >> 12U)));
        tail(6);
        tail(0);
    } else {
        utf8.push_back(static_cast<char>(0xF0U | (scalar >> 18U)));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::uint64_t scalarCount(std::string_view utf8)
{
    std::uint64_t count = 0;
    for (const char byte : utf8)
        count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1U : 0U;
    return count;
}

std::size_t bytesAfter(std::string_view utf8, std::size_t from, std::uint64_t count)
{
    while (count > 0 && from < utf8.size()) {
        from += scalarBytes(utf8[from]);
        --count;
    }
    return from < utf8.size() ? from : utf8.size();
}

char32_t foldedScalar(char32_t scalar)
{
    if (scalar < 0x80)
        return scalar >= 'A' && scalar <= 'Z' ? scalar + 0x20 : scalar;
    const auto from = [scalar](std::string_view table, char32_t first) {
        const char letter = table[scalar - first];
        return letter == '?' ? scalar : static_cast<char32_t>(letter);
    };
    if (scalar >= 0xC0 && scalar < 0x180)
        return from(latin, 0xC0);
    if (scalar >= 0x1E00 && scalar < 0x1F00)
        return from(latinAdditional, 0x1E00);
    if (scalar >= 0x386 && scalar <= 0x3CE)
        return foldedGreek(scalar);
    if (scalar >= 0x400 && scalar <= 0x45F)
        return foldedCyrillic(scalar);
    return scalar;
}

std::string folded(std::string_view utf8)
{
    std::string plain;
    plain.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const auto scalar = takeScalar(utf8, at);
        if (scalar >= 0x300 && scalar <= 0x36F)
            continue; // combining marks
        appendScalar(plain, foldedScalar(scalar));
    }
    return plain;
}

bool isWordScalar(char32_t scalar)
{
    if (scalar < 0x80)
        return (scalar >= '0' && scalar <= '9') || (scalar >= 'a' && scalar <= 'z') || (scalar >= 'A' && scalar <= 'Z');
    if (scalar < 0xC0)
        return scalar == 0xAA || scalar == 0xB5 || scalar == 0xBA;
    if (scalar == 0xD7 || scalar == 0xF7)
        return false;
    // General punctuation, CJK punctuation and symbols end words; emoji do not take part in names or tags.
    const bool punctuation = (scalar >= 0x2000 && scalar <= 0x2BFF) || (scalar >= 0x3000 && scalar <= 0x3004) ||
                             (scalar >= 0x3008 && scalar <= 0x3020) || (scalar >= 0xFF01 && scalar <= 0xFF0F);
    return !punctuation && scalar < 0x1F000;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t\n\r\v\f";
    const auto first = text.find_first_not_of(blank);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(blank) - first + 1);
}

} // namespace salver::domain
