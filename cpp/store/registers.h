// SPDX-License-Identifier: Apache-2.0
// Multi-value registers: every write is kept, and those that no other has replaced are alive. Owned by the store, on
// its thread; keeps the space's digest as it goes.
#pragma once

#include "core/change.h"
#include "store/connection.h"
#include "store/entities.h"
#include "store/spaces.h"

#include <optional>
#include <string>
#include <vector>

namespace salver::store {

/// The change that is being merged, and where it stands.
struct Merging {
    SpaceRow& space;
    const Change& change;
    Hash hash;
    ChangeNo no{};
    Cursor at{};      ///< its place in the log; 0 for this device's own
    bool own{false};
    /// The entities of the change, in its order, where the caller has looked them up; else empty.
    std::vector<EntityRecord> entities{};
};

struct LiveWrite {
    ChangeNo change{};
    WriteId id;
    Lamport lamport{};
    Hash hash;
    std::optional<Cursor> cursor;
    std::string value;
};

class Registers {
public:
    explicit Registers(Connection& connection) : m_connection(connection) {}

    /// Live writes of a field, the shown one (highest Lamport time, then replica) first.
    [[nodiscard]] std::vector<LiveWrite> live(EntityNo entity, model::FieldId field);

    struct Shown {
        std::string before;
        std::string after;
    };
    /// Merges one write and tells what is shown before and after.
    [[nodiscard]] Shown write(const Merging& merging, const EntityRecord& entity, const RegisterWrite& write);
    /// Takes one write of this device's own out again and revives what it had replaced.
    [[nodiscard]] Shown withdraw(const Merging& merging, const EntityRecord& entity, const RegisterWrite& write);

    /// What stands in the digest for a live write, or for a change's events in a text.
    [[nodiscard]] static Hash element(bool text, const EntityId& entity, model::KindId kind, std::uint32_t field,
                                      const Hash& change);
    /// Notes in the digest that the events of a text came or went.
    static void digestText(const Merging& merging, const EntityRecord& entity, std::uint32_t field, bool came);

private:
    static void digest(SpaceRow& space, const EntityRecord& entity, model::FieldId field, const Hash& change,
                       bool came);
    void replace(const Merging& merging, const EntityRecord& entity, model::FieldId field, const WriteId& name,
                 std::vector<LiveWrite>& live);
    void keepContest(const EntityRecord& entity, model::FieldId field, const std::vector<LiveWrite>& live,
                     bool wasSeveral);

    Connection& m_connection;
};

} // namespace salver::store
