// SPDX-License-Identifier: Apache-2.0
#include "core/hash.h"

#include <sodium.h>

#include <cstring>

namespace salver {

namespace {

Hash digestOf(std::string_view key, std::initializer_list<std::string_view> pieces)
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, reinterpret_cast<const unsigned char*>(key.data()), key.size(), 32);
    for (const auto piece : pieces)
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(piece.data()), piece.size());
    Hash hash;
    crypto_generichash_final(&state, hash.bytes.data(), hash.bytes.size());
    return hash;
}

} // namespace

Hash blake2b(std::initializer_list<std::string_view> pieces)
{
    return digestOf({}, pieces);
}

Hash blake2bKeyed(std::string_view key, std::initializer_list<std::string_view> pieces)
{
    return digestOf(key, pieces);
}

Hash runningHash(const Hash& before, const Hash& change)
{
    return blake2b({before.view(), change.view()});
}

MultisetHash::MultisetHash(const Hash& stored)
{
    std::memcpy(m_lanes.data(), stored.bytes.data(), stored.bytes.size());
}

void MultisetHash::add(const Hash& element)
{
    std::array<std::uint64_t, 4> lanes{};
    std::memcpy(lanes.data(), element.bytes.data(), element.bytes.size());
    for (std::size_t i = 0; i < lanes.size(); ++i)
        m_lanes[i] += lanes[i];
}

void MultisetHash::remove(const Hash& element)
{
    std::array<std::uint64_t, 4> lanes{};
    std::memcpy(lanes.data(), element.bytes.data(), element.bytes.size());
    for (std::size_t i = 0; i < lanes.size(); ++i)
        m_lanes[i] -= lanes[i];
}

Hash MultisetHash::value() const
{
    Hash hash;
    std::memcpy(hash.bytes.data(), m_lanes.data(), hash.bytes.size());
    return hash;
}

} // namespace salver
