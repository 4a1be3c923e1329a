// SPDX-License-Identifier: Apache-2.0
// Makes honest changes for tests: one replica of one account in one space, counting as a device would.
#pragma once

#include "core/change.h"

#include <random>
#include <string>

namespace salver::test {

/// A generator with a seed, so that a failing test fails again.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) {}
    void fill(std::span<std::uint8_t> bytes) override
    {
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>(m_engine());
    }

private:
    std::mt19937_64 m_engine;
};

/// A clock that stands where the test puts it.
class SetClock final : public Clock {
public:
    [[nodiscard]] WallMs now() override { return m_now; }
    void forward(std::int64_t ms) { m_now = WallMs{raw(m_now) + ms}; }

private:
    WallMs m_now{1'700'000'000'000};
};

class ChangeMaker {
public:
    ChangeMaker(SpaceId space, UserId author, Random& random)
        : m_space(space), m_author(author), m_random(random), m_replica(random.replica())
    {
    }

    /// The next change: one new entity with one value of so many bytes.
    EncodedChange next(std::size_t valueBytes = 20)
    {
        m_sequence = salver::next(m_sequence);
        m_lamport = salver::next(m_lamport);
        return make(m_sequence, m_lamport, m_author, valueBytes);
    }

    EncodedChange make(Sequence sequence, Lamport lamport, UserId author, std::size_t valueBytes = 20)
    {
        Change change;
        change.space = m_space;
        change.replica = m_replica;
        change.sequence = sequence;
        change.lamport = lamport;
        change.wall = WallMs{1'700'000'000'000};
        change.author = author;
        EntityOps ops;
        ops.entity = EntityId(uuidV7(change.wall, m_random));
        ops.kind = 1;
        RegisterWrite write;
        write.field = 1;
        write.value.resize(valueBytes);
        m_random.fill({reinterpret_cast<std::uint8_t*>(write.value.data()), write.value.size()});
        for (auto& c : write.value)
            c = static_cast<char>('a' + static_cast<unsigned char>(c) % 26);
        ops.writes.push_back(write);
        change.entities.push_back(ops);
        return encodeChange(change, m_random).value();
    }

    /// What a device does when it pulls: its next Lamport number is above what it saw.
    void saw(Lamport lamport) { m_lamport = std::max(m_lamport, lamport); }
    void skip(std::uint64_t numbers) { m_sequence = Sequence{raw(m_sequence) + numbers}; }

    [[nodiscard]] ReplicaId replica() const { return m_replica; }
    [[nodiscard]] Sequence sequence() const { return m_sequence; }
    [[nodiscard]] const SpaceId& space() const { return m_space; }
    [[nodiscard]] const UserId& author() const { return m_author; }

private:
    SpaceId m_space;
    UserId m_author;
    Random& m_random;
    ReplicaId m_replica;
    Sequence m_sequence{};
    Lamport m_lamport{};
};

} // namespace salver::test
