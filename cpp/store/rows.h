// SPDX-License-Identifier: Apache-2.0
// What reading the store gives: plain values, safe to hand to any thread.
#pragma once

#include "core/ids.h"
#include "core/ports.h"
#include "core/text/event.h"
#include "model/kinds.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace salver::store {

/// Whether an entity is there for people.
enum class Presence : std::uint8_t {
    Live = 0,
    Binned = 1,            ///< deleted; in the bin until it is purged
    DeletedAndEdited = 2,  ///< deleted there, edited here: stays, flagged, until a person picks
};

/// One entity with the shown value of each field that is set; prose fields hold their current text.
struct EntityRow {
    EntityId id;
    SpaceId space;
    model::KindId kind{};
    Presence presence{Presence::Live};
    WallMs createdAt{}; ///< by its first writer's clock
    WallMs changedAt{};
    UserId changedBy;
    bool waiting{false};  ///< something of it is not acknowledged yet
    bool contested{false}; ///< a field holds several values
    std::map<model::FieldId, std::string> values;

    [[nodiscard]] const std::string& value(model::FieldId field) const
    {
        static const std::string nothing;
        const auto at = values.find(field);
        return at == values.end() ? nothing : at->second;
    }
};

/// One write of a field that nothing has replaced (or, in a history, that something has).
struct WriteRow {
    WriteId id;
    UserId author;
    WallMs wall{};
    Lamport lamport{};
    std::string value;
    bool live{true};
    bool shown{false};
};

/// A field on which people wrote different values apart. `live` has at least two, the shown one first.
struct Contest {
    EntityId entity;
    SpaceId space;
    model::KindId kind{};
    model::FieldId field{};
    std::vector<WriteRow> live;
    std::vector<WriteRow> before; ///< what the live ones replaced, newest first
};

/// What one change did to a text, in events.
struct TextChangeRow {
    ReplicaId replica{};
    std::uint64_t first{};
    std::uint64_t length{};
    UserId author;
    WallMs wall{};
    Lamport lamport{};
};

/// Two people changed the same place of a text apart.
struct ApartRow {
    EntityId entity;
    SpaceId space;
    model::KindId kind{};
    model::FieldId field{};
    text::Summary events; ///< of both sides, where they met
};

/// A list of entities of one kind, in the store's terms; every condition must hold.
struct Condition {
    enum class Is : std::uint8_t { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Set, NotSet, OneOf };
    model::FieldId field{};
    Is is{Is::Equal};
    std::string value;
    std::vector<std::string> values; ///< for OneOf
};

struct Ordering {
    model::FieldId field{}; ///< 0: by when it was changed last
    bool descending{false};
    bool folded{false}; ///< by letters, accents and case folded
};

struct Select {
    model::KindId kind{};
    std::optional<SpaceId> space;
    std::vector<Condition> where;
    std::vector<Ordering> order; ///< ties by entity id
    Presence presence{Presence::Live}; ///< Live takes DeletedAndEdited too
    std::size_t limit{};               ///< 0: all
    std::size_t offset{};
    bool withProse{true}; ///< false leaves prose out, for long lists
};

/// For each value of a reference field: how many entities name it and the greatest value of another field.
struct GroupRow {
    std::string key;
    std::uint64_t count{};
    std::string greatest;
};

struct SearchHit {
    EntityId entity;
    SpaceId space;
    model::KindId kind{};
    model::FieldId field{};
    std::string text; ///< the field's whole text, or 400 characters around the first hit
    std::vector<std::pair<std::uint32_t, std::uint32_t>> marks; ///< (start, length) in `text`, in UTF-8 bytes
    EntityId client; ///< the client it stands under; null where none
    WallMs changedAt{};
};

struct SearchResult {
    std::vector<SearchHit> hits;
    std::uint64_t total{};
    std::uint64_t late{}; ///< entries that are not in the index yet
};

/// What the Sync centre lists.
struct OutgoingRow {
    SpaceId space;
    Sequence sequence{};
    EntityId entity;
    model::KindId kind{};
    std::string title; ///< what it is about, in a few words
    std::size_t bytes{};
    WallMs wall{};
    bool parked{false};
    std::string reason;  ///< for parked ones: the sentence
    std::string content; ///< for parked ones: what was written, one "field: value" a line
};

/// A change that was never sent when a membership ended; the person's own, to read and to export.
struct LeftoverRow {
    SpaceId space;
    std::string spaceName;
    EntityId entity;
    model::KindId kind{};
    WallMs wall{};
    std::string title;
    std::string content; ///< what was written, one "field: value" a line
};

struct SyncLogRow {
    WallMs at{};
    std::string text;
};

/// Climbs after every commit, local or applied: what to refresh.
struct Touched {
    SpaceId space;
    EntityId entity;
    model::KindId kind{};
    model::FieldId field{}; ///< 0: the entity as such (created, removed, restored)
};

struct Committed {
    bool local{true};
    bool syncStateChanged{false}; ///< waiting, cursor, spaces or conflicts changed
    bool everything{false};       ///< too much to list (a space came or went)
    std::vector<Touched> touched;
};

} // namespace salver::store
