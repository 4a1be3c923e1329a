// SPDX-License-Identifier: Apache-2.0
// Strong types for everything that names or orders: ids, sequence numbers, clocks, hashes.
// Plain values, safe on any thread. Nothing here reads a clock or makes a random number: both are handed in.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace salver {

/// Sixteen bytes that name a thing for ever; written as 8-4-4-4-12 hexadecimal digits.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    friend auto operator<=>(const Uuid&, const Uuid&) = default;
    [[nodiscard]] bool isNull() const { return *this == Uuid{}; }
    [[nodiscard]] std::string toString() const;
    /// The sixteen bytes as they stand, for storage and the wire.
    [[nodiscard]] std::string_view view() const
    {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
};

/// Reads the 36-character form (either case); nothing else is accepted.
[[nodiscard]] std::optional<Uuid> uuidFromString(std::string_view text);
/// Reads exactly sixteen raw bytes.
[[nodiscard]] std::optional<Uuid> uuidFromBytes(std::string_view bytes);

/// A Uuid that only converts to its own kind of id.
template <class Tag>
struct TypedId : Uuid {
    TypedId() = default;
    explicit TypedId(const Uuid& uuid) : Uuid(uuid) {}
    friend auto operator<=>(const TypedId&, const TypedId&) = default;

    [[nodiscard]] static std::optional<TypedId> parse(std::string_view text)
    {
        const auto uuid = uuidFromString(text);
        return uuid ? std::optional<TypedId>(TypedId(*uuid)) : std::nullopt;
    }
    [[nodiscard]] static std::optional<TypedId> fromBytes(std::string_view raw)
    {
        const auto uuid = uuidFromBytes(raw);
        return uuid ? std::optional<TypedId>(TypedId(*uuid)) : std::nullopt;
    }
};

using SpaceId = TypedId<struct SpaceTag>;
using EntityId = TypedId<struct EntityTag>;
using UserId = TypedId<struct UserTag>;
using DeviceId = TypedId<struct DeviceTag>;

/// One database file on one device. Random; compares as eight big-endian bytes, which is the integer's own order.
enum class ReplicaId : std::uint64_t {};
/// Counts a replica's changes in one space: 1, 2, 3 … without gaps.
enum class Sequence : std::uint64_t {};
/// Logical time within one space (Lamport 1978): highest seen plus one.
enum class Lamport : std::uint64_t {};
/// The place the server gave a change in its space's log: 1, 2, 3 … ; 0 means "before the first".
enum class Cursor : std::uint64_t {};
/// Milliseconds since 1970-01-01T00:00Z by some device's clock; shown to people, never decides an outcome.
enum class WallMs : std::int64_t {};
/// Random number of a space's log; another one means the server was restored or replaced.
enum class Epoch : std::uint64_t {};

template <class E>
    requires std::is_enum_v<E>
[[nodiscard]] constexpr auto raw(E value)
{
    return static_cast<std::underlying_type_t<E>>(value);
}
template <class E>
    requires std::is_enum_v<E>
[[nodiscard]] constexpr E next(E value)
{
    return static_cast<E>(raw(value) + 1);
}

/// BLAKE2b-256 of something.
struct Hash {
    std::array<std::uint8_t, 32> bytes{};
    friend auto operator<=>(const Hash&, const Hash&) = default;
    [[nodiscard]] std::string_view view() const
    {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    [[nodiscard]] static std::optional<Hash> fromBytes(std::string_view raw);
    [[nodiscard]] std::string toHex() const;
};

/// Names one register write (with its entity and field) or one change (with its space).
struct WriteId {
    ReplicaId replica{};
    Sequence sequence{};
    friend auto operator<=>(const WriteId&, const WriteId&) = default;
};

/// Where random bytes come from; the simulator hands in a seeded one.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
    [[nodiscard]] std::uint64_t next64();
    [[nodiscard]] ReplicaId replica() { return ReplicaId{next64() | 1U}; }
};

/// Where wall time comes from.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual WallMs now() = 0;
};

/// The operating system's generator (libsodium) and clock. Thread safe.
class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};
class SystemClock final : public Clock {
public:
    [[nodiscard]] WallMs now() override;
};

/// UUID version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then random bits.
[[nodiscard]] Uuid uuidV7(WallMs now, Random& random);

/// The id of what exists once by nature (a preference, a communication card, a tag's name): version 8,
/// from BLAKE2b over (space, kind, natural key), so two devices that make it apart make the same one.
[[nodiscard]] EntityId derivedId(const SpaceId& space, std::uint32_t kind, std::string_view naturalKey);
/// The id an entity gets in another space when it moves there; moving twice is moving once.
[[nodiscard]] EntityId movedId(const EntityId& old, const SpaceId& target);

} // namespace salver

template <>
struct std::hash<salver::Uuid> {
    std::size_t operator()(const salver::Uuid& id) const noexcept
    {
        // Version 7 ids share their first bytes within a millisecond; the tail is random.
        std::uint64_t tail = 0;
        for (std::size_t i = 8; i < 16; ++i)
            tail = (tail << 8U) | id.bytes[i];
        std::uint64_t head = 0;
        for (std::size_t i = 0; i < 8; ++i)
            head = (head << 8U) | id.bytes[i];
        return static_cast<std::size_t>(tail ^ (head * 0x9E3779B97F4A7C15ULL));
    }
};
template <class Tag>
struct std::hash<salver::TypedId<Tag>> : std::hash<salver::Uuid> {};
