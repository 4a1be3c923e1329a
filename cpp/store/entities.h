// SPDX-License-Identifier: Apache-2.0
// The rows of `entity`: finding, making, and what hangs together by parent references: the client something stands
// under, and whether it is in the bin. Owned by the store, on its thread.
#pragma once

#include "core/change.h"
#include "model/kinds.h"
#include "store/connection.h"
#include "store/projections.h"
#include "store/rows.h"
#include "store/spaces.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace salver::store {

/// What the column `presence` holds: Presence, and two states that people see as "not there".
enum class Standing : std::uint8_t {
    Live = 0,
    Binned = 1,
    DeletedAndEdited = 2,
    Hidden = 3, ///< its parent, or the parent's parent, is in the bin
    Purged = 4, ///< was in the bin for longer than the limit
};
[[nodiscard]] constexpr bool isGone(Standing standing)
{
    return standing == Standing::Binned || standing == Standing::Hidden || standing == Standing::Purged;
}

/// The values that the `deleted` field takes; empty brings back.
inline constexpr std::string_view binnedValue = "1";
inline constexpr std::string_view purgedValue = "2";

struct EntityRecord {
    EntityNo no{};
    SpaceNo space{};
    EntityId id;
    const model::Kind* kind{nullptr}; ///< nullptr where this build does not know it
    model::KindId kindId{};
    Standing standing{Standing::Live};
    bool created{false}; ///< in this change
};

[[nodiscard]] inline bool isClientField(const model::Field& field)
{
    return field.type == model::FieldType::Reference && field.name == "client";
}

/// The client that an entity stands under: itself, the one it names, or its parents'. `valueOf(field)` gives a pointer
/// to what the entity has there, or none.
template <class ValueOf>
[[nodiscard]] std::optional<EntityId> clientAmong(const model::Kind& kind, const EntityId& id,
                                                  const std::optional<EntityId>& parents, ValueOf&& valueOf)
{
    if (kind.id == model::client::kind)
        return id;
    for (const auto& field : kind.fields) {
        if (!isClientField(field))
            continue;
        const auto* value = valueOf(field.id);
        if (const auto named = value == nullptr ? std::nullopt : EntityId::parse(*value))
            return named;
    }
    return parents;
}

class Entities {
public:
    Entities(Connection& connection, Projections& projections)
        : m_connection(connection), m_projections(projections)
    {
    }

    [[nodiscard]] std::optional<EntityRecord> find(SpaceNo space, const EntityId& id, model::KindId kind);
    [[nodiscard]] std::optional<EntityRecord> find(EntityNo no);
    /// Finds it or makes it, with a row in its kind's table. `values` are what the change writes.
    [[nodiscard]] EntityRecord findOrCreate(const SpaceRow& space, const Change& change, const EntityOps& ops);
    /// Makes it, where the caller knows that it is not there.
    [[nodiscard]] EntityRecord create(const SpaceRow& space, const Change& change, const EntityOps& ops);
    /// Notes who changed it last; `own` where this device did.
    void touch(const EntityRecord& entity, const Change& change, bool own);
    /// Takes the row and all that hangs on it away.
    void remove(const EntityRecord& entity);

    /// Works out anew which client it stands under, and so for its children.
    void placeUnderClient(const EntityRecord& entity);
    /// Works out anew whether each of these is there, in the bin or flagged; then their parents and children where
    /// that matters. Entities whose standing changed are added to `moved`.
    void settleStandings(std::span<const EntityRecord> entities, std::vector<EntityRecord>& moved);

    /// Whether a lead erased it; nobody brings that back.
    [[nodiscard]] bool isErased(const EntityRecord& entity);
    /// What its standing is by all that was written.
    [[nodiscard]] Standing standingOf(const EntityRecord& entity);

    /// The version this device has seen of a space, as a deletion written now would carry it.
    [[nodiscard]] static SeenVersion seenNow(const SpaceRow& space);

private:
    struct Deletion {
        WriteId id;
        SeenVersion seen;
        bool purge{false};
    };
    struct Parents {
        bool gone{false};
        std::optional<EntityId> client;
        std::vector<EntityId> missing;
    };
    [[nodiscard]] Parents lookAtParents(SpaceNo space, const model::Kind& kind, const FieldValues& values);
    [[nodiscard]] FieldValues referencesOf(const EntityRecord& entity);
    [[nodiscard]] std::optional<EntityId> clientOf(const EntityRecord& entity, const FieldValues& values,
                                                   const Parents& parents) const;
    [[nodiscard]] std::vector<Deletion> deletionsOf(const EntityRecord& entity);
    [[nodiscard]] bool writtenBeside(EntityNo entity, std::span<const Deletion> deletions);
    [[nodiscard]] bool subtreeWrittenBeside(const EntityRecord& entity, std::span<const Deletion> deletions,
                                            int depth);
    void settle(const EntityRecord& entity, std::vector<EntityRecord>& moved, int depth);
    void settleDeletedParents(const EntityRecord& entity, std::vector<EntityRecord>& moved, int depth);
    void adopt(const EntityRecord& parent);

    Connection& m_connection;
    Projections& m_projections;
};

} // namespace salver::store
