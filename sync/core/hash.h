// SPDX-License-Identifier: Apache-2.0
// BLAKE2b-256 (RFC 7693, through libsodium) over one or several pieces. Pure functions, any thread.
#pragma once

#include "core/ids.h"

#include <initializer_list>
#include <string_view>

namespace salver {

[[nodiscard]] Hash blake2b(std::initializer_list<std::string_view> pieces);
/// Keyed BLAKE2b-256; the key is 16 to 64 bytes.
[[nodiscard]] Hash blake2bKeyed(std::string_view key, std::initializer_list<std::string_view> pieces);

/// The log's running hash: BLAKE2b-256 over the hash so far, then the next change's hash.
[[nodiscard]] Hash runningHash(const Hash& before, const Hash& change);

/// An incremental multiset hash: the sum of the elements' hashes as four 64-bit numbers a lane, modulo 2^64.
/// Adding and removing an element costs the same whatever the set holds (after Clarke et al. 2003, AdHash form).
/// It finds honest divergence; it is no defence against someone who builds collisions.
class MultisetHash {
public:
    MultisetHash() = default;
    explicit MultisetHash(const Hash& stored);
    void add(const Hash& element);
    void remove(const Hash& element);
    [[nodiscard]] Hash value() const;
    friend bool operator==(const MultisetHash&, const MultisetHash&) = default;

private:
    std::array<std::uint64_t, 4> m_lanes{};
};

} // namespace salver
