// SPDX-License-Identifier: Apache-2.0
// The rows of `space` as the writer holds them in memory, and the replica versions seen in each. Owned by the store,
// on its thread; written back in the transaction that changed them, read again after one that failed.
#pragma once

#include "core/hash.h"
#include "core/ports.h"
#include "store/connection.h"

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>

namespace salver::store {

/// A row's number within this file.
enum class SpaceNo : std::int64_t {};
enum class EntityNo : std::int64_t {};
enum class ChangeNo : std::int64_t {};

enum class ChangeState : std::uint8_t {
    Waiting = 0,
    Logged = 1,
    Parked = 2,
    Old = 3,
    Held = 4, ///< unsent, not merged: waits until a rebuilt file has read the log to its end
};

struct SpaceRow {
    SpaceNo no{};
    SpaceId id;
    std::string name;
    SpacePurpose purpose{SpacePurpose::Team};
    Role role{Role::None};
    bool local{false};
    ReplicaId replica{};
    Sequence lastSequence{};
    Lamport lamport{};
    Cursor cursor{};
    Epoch epoch{};
    Hash running;
    MultisetHash digest;
    Cursor safe{};
    std::map<ReplicaId, Sequence> seen;
    /// Of `seen`, what is not written yet. This replica's own part is `lastSequence`.
    std::map<ReplicaId, Sequence> seenNow;
    bool dirty{false};
    // Facts about the space, each with its key in `fact`; Core::setMark writes them.
    bool differs{false};    ///< another device shows something else for the same place of the log
    bool restored{false};   ///< the server was set back; it may lack some of what is merged here
    bool rebuilding{false}; ///< a fresh file that has not read the log to its end yet

    /// Notes that a change of this replica is merged.
    void see(ReplicaId by, Sequence sequence);
};

class Spaces {
public:
    explicit Spaces(Connection& connection) : m_connection(connection) {}

    /// Reads all rows anew.
    void load();
    /// Writes what changed, within the caller's transaction.
    void flush();
    /// nullptr where there is none.
    [[nodiscard]] SpaceRow* find(const SpaceId& id);
    [[nodiscard]] SpaceRow* find(SpaceNo no);
    /// Makes a row with a replica id of its own.
    SpaceRow& add(const SpaceDescription& description, bool local, Random& random);
    void forget(SpaceNo no);
    [[nodiscard]] std::deque<SpaceRow>& all() { return m_rows; }

private:
    Connection& m_connection;
    std::deque<SpaceRow> m_rows;
};

/// The key in `fact` of a mark on a space: "differs", "restored", "rebuilding".
[[nodiscard]] std::string markKey(std::string_view mark, const SpaceId& space);

/// How a version is kept in `deletion.seen`.
[[nodiscard]] std::string encodeSeen(const SeenVersion& seen);
[[nodiscard]] SeenVersion decodeSeen(std::string_view bytes);

} // namespace salver::store
