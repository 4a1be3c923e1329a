// SPDX-License-Identifier: Apache-2.0
#include "core/text/bytes.h"

#include <zstd.h>

#include <array>
#include <cstring>

namespace salver::text {

namespace {

// Below this a frame's head and the set-up of a compressor cost more than they save.
constexpr std::size_t kPackFrom = 2048;
constexpr int kPackLevel = 12;
// Nothing is packed tighter than this, so that a reader knows how much a few bytes can make it reserve.
constexpr std::size_t kRatioMax = 64;

using CrcTables = std::array<std::array<std::uint32_t, 256>, 8>;

constexpr CrcTables makeCrcTables()
{
    CrcTables tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1U) ^ ((value & 1U) != 0 ? 0x82F63B78U : 0U);
        tables[0][i] = value;
    }
    for (std::size_t t = 1; t < 8; ++t) {
        for (std::size_t i = 0; i < 256; ++i)
            tables[t][i] = (tables[t - 1][i] >> 8U) ^ tables[0][tables[t - 1][i] & 0xFFU];
    }
    return tables;
}

constexpr CrcTables kCrc = makeCrcTables();

} // namespace

std::uint32_t crc32c(std::string_view bytes)
{
    std::uint32_t crc = ~std::uint32_t{0};
    const char* at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 8; left -= 8, at += 8) {
        std::uint32_t low = 0;
        std::uint32_t high = 0;
        for (unsigned i = 0; i < 4; ++i) {
            low |= std::uint32_t{static_cast<unsigned char>(at[i])} << (8 * i);
            high |= std::uint32_t{static_cast<unsigned char>(at[4 + i])} << (8 * i);
        }
        low ^= crc;
        crc = kCrc[7][low & 0xFFU] ^ kCrc[6][(low >> 8U) & 0xFFU] ^ kCrc[5][(low >> 16U) & 0xFFU]
              ^ kCrc[4][low >> 24U] ^ kCrc[3][high & 0xFFU] ^ kCrc[2][(high >> 8U) & 0xFFU]
              ^ kCrc[1][(high >> 16U) & 0xFFU] ^ kCrc[0][high >> 24U];
    }
    for (; left > 0; --left, ++at)
        crc = (crc >> 8U) ^ kCrc[0][(crc ^ static_cast<unsigned char>(*at)) & 0xFFU];
    return ~crc;
}

std::optional<std::string> pack(std::string_view bytes)
{
    std::string packed(ZSTD_compressBound(bytes.size()), '\0');
    const std::size_t size = ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), kPackLevel);
    if (ZSTD_isError(size) != 0 || size + 8 >= bytes.size() || bytes.size() / kRatioMax > size)
        return std::nullopt;
    packed.resize(size);
    return packed;
}

std::optional<std::string> unpack(std::string_view packed, std::uint64_t size)
{
    // The frame states its size; one that states another is refused before anything is reserved.
    if (size / kRatioMax > packed.size() || ZSTD_getFrameContentSize(packed.data(), packed.size()) != size)
        return std::nullopt;
    std::string bytes(size, '\0');
    const std::size_t got = ZSTD_decompress(bytes.data(), bytes.size(), packed.data(), packed.size());
    if (ZSTD_isError(got) != 0 || got != size)
        return std::nullopt;
    return bytes;
}

void ByteWriter::number(std::uint64_t value)
{
    while (value >= 0x80U) {
        byte(static_cast<std::uint8_t>(value | 0x80U));
        value >>= 7U;
    }
    byte(static_cast<std::uint8_t>(value));
}

void ByteWriter::signedNumber(std::int64_t value)
{
    number((static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63U));
}

void ByteWriter::fixed32(std::uint32_t value)
{
    for (unsigned i = 0; i < 4; ++i)
        byte(static_cast<std::uint8_t>(value >> (8 * i)));
}

void ByteWriter::fixed64(std::uint64_t value)
{
    for (unsigned i = 0; i < 8; ++i)
        byte(static_cast<std::uint8_t>(value >> (56 - 8 * i)));
}

void ByteWriter::column(std::string_view bytes)
{
    if (bytes.size() >= kPackFrom) {
        if (const auto packed = pack(bytes)) {
            number(bytes.size() << 1U | 1U);
            number(packed->size());
            raw(*packed);
            return;
        }
    }
    number(bytes.size() << 1U);
    raw(bytes);
}

std::uint8_t ByteReader::byte()
{
    if (m_failed || atEnd()) {
        fail();
        return 0;
    }
    return static_cast<std::uint8_t>(m_bytes[m_at++]);
}

std::uint64_t ByteReader::number()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const std::uint8_t next = byte();
        // The tenth byte has room for one bit, and no number ends in a byte that adds nothing.
        if ((shift == 63 && next > 1) || (next == 0 && shift > 0))
            break;
        value |= std::uint64_t{next & 0x7FU} << shift;
        if ((next & 0x80U) == 0)
            return m_failed ? 0 : value;
    }
    fail();
    return 0;
}

std::uint64_t ByteReader::number(std::uint64_t most)
{
    const std::uint64_t value = number();
    if (value <= most)
        return value;
    fail();
    return 0;
}

std::int64_t ByteReader::signedNumber()
{
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

std::uint32_t ByteReader::fixed32()
{
    std::uint32_t value = 0;
    for (unsigned i = 0; i < 4; ++i)
        value |= std::uint32_t{byte()} << (8 * i);
    return value;
}

std::uint64_t ByteReader::fixed64()
{
    std::uint64_t value = 0;
    for (unsigned i = 0; i < 8; ++i)
        value = value << 8U | byte();
    return value;
}

std::string_view ByteReader::raw(std::uint64_t size)
{
    if (m_failed || size > left()) {
        fail();
        return {};
    }
    const std::string_view bytes = m_bytes.substr(m_at, size);
    m_at += size;
    return bytes;
}

std::string ByteReader::column(std::uint64_t most)
{
    const std::uint64_t head = number();
    const std::uint64_t size = head >> 1U;
    if (size > most) {
        fail();
        return {};
    }
    if ((head & 1U) == 0)
        return std::string(raw(size));
    const std::string_view packed = raw(number());
    if (m_failed)
        return {};
    auto bytes = unpack(packed, size);
    if (!bytes) {
        fail();
        return {};
    }
    return std::move(*bytes);
}

} // namespace salver::text
