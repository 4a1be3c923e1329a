// SPDX-License-Identifier: Apache-2.0
// Where pushed changes go in a space's log: a pure function from what the log holds and what came in to verdicts and
// rows to write. Every storage calls it inside its transaction, so the rules stand once, whatever the database.
#pragma once

#include "core/ids.h"
#include "core/ports.h"
#include "core/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace salver::server {

/// One change as it was pushed, read and checked as far as that goes without the log.
struct PushEntry {
    WriteId id; ///< (0, 0) where the bytes could not be read
    Hash hash;
    Lamport lamport{};
    UserId author;
    std::string bytes;
    std::vector<Hash> blobs;      ///< files it refers to
    std::vector<EntityId> contents; ///< entities that it brings contents of
    std::vector<EntityId> erases; ///< entities that it erases, which a lead may
    std::uint64_t skipped{};      ///< numbers right before this one that the device parked
    bool receiptGood{false};      ///< this server once acknowledged these very bytes
    bool handedBack{false};       ///< a colleague's change, brought by somebody else
    std::optional<Error> refusal; ///< what is wrong with it whatever the log holds
};

struct PushBatch {
    SpaceId space;
    UserId account;
    Epoch epoch{}; ///< of the handshake it builds on; 0 does not ask
    WallMs now{};
    std::vector<PushEntry> entries;
    std::uint64_t ticket{}; ///< of the handshake it builds on; 0 does not ask. The service looks at it
};

struct PushVerdict {
    WriteId id;
    Hash hash;
    bool accepted{false};
    Cursor cursor{};
    ErrorCode code{ErrorCode::None};
    std::string sentence;
};

struct PushOutcome {
    std::vector<PushVerdict> verdicts; ///< one an entry, in order
    Sequence highest{};                ///< of the replica of the last entry that was not handed back
    Cursor head{};
    Epoch epoch{};
    bool grew{false};
    std::vector<EntityId> erased; ///< by this batch, and not before
    /// With SequenceGap: the number that was expected. The outcome is then only this and the error.
    std::optional<Error> error;
    Sequence expected{};
};

/// The space's row, read under its lock.
struct SpaceState {
    Role role{Role::None};
    Cursor head{};
    Epoch epoch{};
    Hash running;
    Lamport highestLamport{};
    std::uint64_t refused{}; ///< numbers noted as refused, in all
};

struct ReplicaState {
    std::optional<UserId> account; ///< bound to it
    Sequence highest{};            ///< held or refused
};

/// Numbers first … last of a replica that never come.
struct RefusedRange {
    ReplicaId replica{};
    Sequence first{};
    Sequence last{};
    std::optional<Hash> hash; ///< of the change that was refused, where it could be read
    ErrorCode code{ErrorCode::None};
};

/// What the log holds under a pushed change's own number.
struct Standing {
    std::optional<std::pair<Hash, Cursor>> held;
    std::optional<RefusedRange> refused;
};

struct PlacingContext {
    SpaceState space;
    std::map<ReplicaId, ReplicaState> replicas; ///< every replica of the batch
    std::map<WriteId, Standing> standing;       ///< every entry at or below its replica's highest
    std::set<EntityId> erased;                  ///< before; at least those that the batch has contents of
};

struct PlacedRow {
    std::size_t entry{}; ///< index into the batch
    Cursor cursor{};
    Hash running;
};

struct Placement {
    PushOutcome outcome;
    std::vector<PlacedRow> rows;
    std::vector<RefusedRange> refused;
    SpaceState space;
    std::map<ReplicaId, ReplicaState> replicas;
    std::set<EntityId> erased; ///< those of the context and of the batch
};

/// What is kept of an entry's bytes: all, but for the contents of what is erased.
[[nodiscard]] std::string bytesToKeep(const PushEntry& entry, const std::set<EntityId>& erased);

[[nodiscard]] Placement place(const PlacingContext& context, const PushBatch& batch);

} // namespace salver::server
