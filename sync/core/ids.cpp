// SPDX-License-Identifier: Apache-2.0
#include "core/ids.h"

#include "core/hash.h"

#include <sodium.h>

#include <algorithm>
#include <chrono>

namespace salver {

namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

int nibble(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

void setVersion(Uuid& id, unsigned version)
{
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0FU) | (version << 4U));
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3FU) | 0x80U);
}

EntityId entityFrom(const Hash& hash)
{
    Uuid id;
    std::copy_n(hash.bytes.begin(), id.bytes.size(), id.bytes.begin());
    setVersion(id, 8);
    return EntityId(id);
}

} // namespace

std::string Uuid::toString() const
{
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text.push_back('-');
        text.push_back(hexDigits[bytes[i] >> 4U]);
        text.push_back(hexDigits[bytes[i] & 0x0FU]);
    }
    return text;
}

std::optional<Uuid> uuidFromString(std::string_view text)
{
    if (text.size() != 36)
        return std::nullopt;
    Uuid id;
    std::size_t at = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (text[i] != '-')
                return std::nullopt;
            ++i;
            continue;
        }
        const int high = nibble(text[i]);
        const int low = nibble(text[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        id.bytes[at++] = static_cast<std::uint8_t>(high * 16 + low);
        i += 2;
    }
    return id;
}

std::optional<Uuid> uuidFromBytes(std::string_view bytes)
{
    Uuid id;
    if (bytes.size() != id.bytes.size())
        return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
    return id;
}

std::optional<Hash> Hash::fromBytes(std::string_view raw)
{
    Hash hash;
    if (raw.size() != hash.bytes.size())
        return std::nullopt;
    std::copy(raw.begin(), raw.end(), hash.bytes.begin());
    return hash;
}

std::string Hash::toHex() const
{
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        text.push_back(hexDigits[byte >> 4U]);
        text.push_back(hexDigits[byte & 0x0FU]);
    }
    return text;
}

std::uint64_t Random::next64()
{
    std::array<std::uint8_t, 8> bytes{};
    fill(bytes);
    std::uint64_t value = 0;
    for (const auto byte : bytes)
        value = (value << 8U) | byte;
    return value;
}

void SystemRandom::fill(std::span<std::uint8_t> bytes)
{
    randombytes_buf(bytes.data(), bytes.size());
}

WallMs SystemClock::now()
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return WallMs{std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

Uuid uuidV7(WallMs now, Random& random)
{
    Uuid id;
    random.fill(id.bytes);
    const auto ms = static_cast<std::uint64_t>(raw(now));
    for (std::size_t i = 0; i < 6; ++i)
        id.bytes[i] = static_cast<std::uint8_t>(ms >> (40U - 8U * i));
    setVersion(id, 7);
    return id;
}

EntityId derivedId(const SpaceId& space, std::uint32_t kind, std::string_view naturalKey)
{
    const std::array<char, 4> number{static_cast<char>(kind >> 24U), static_cast<char>(kind >> 16U),
                                     static_cast<char>(kind >> 8U), static_cast<char>(kind)};
    return entityFrom(blake2b({"salver derived id", space.view(), {number.data(), number.size()}, naturalKey}));
}

EntityId movedId(const EntityId& old, const SpaceId& target)
{
    return entityFrom(blake2b({"salver moved id", old.view(), target.view()}));
}

} // namespace salver
