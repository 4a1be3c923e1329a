// SPDX-License-Identifier: Apache-2.0
// Takes a change into the merged state: entities, registers, texts, lists, search, digest. The same for this device's
// own changes and for others'. Runs inside the caller's transaction, on the store thread.
#pragma once

#include "core/change.h"
#include "store/connection.h"
#include "store/entities.h"
#include "store/projections.h"
#include "store/registers.h"
#include "store/rows.h"
#include "store/search_index.h"
#include "store/spaces.h"
#include "store/texts.h"

#include <optional>
#include <span>
#include <vector>

namespace salver::store {

/// Everything that works on the writer's connection.
struct Tables {
    explicit Tables(Connection& connection)
        : db(connection), spaces(connection), projections(connection), entities(connection, projections),
          registers(connection), texts(connection), search(connection)
    {
    }
    Connection& db;
    Spaces spaces;
    Projections projections;
    Entities entities;
    Registers registers;
    Texts texts;
    SearchIndex search;
    /// Sentences for the Sync centre's log; written with the transaction they came up in.
    std::vector<std::string> notes;
};

/// What the column `state` of text_edit holds.
enum class EditState : std::uint8_t { Merged = 0, Waiting = 1, Refused = 2, Erased = 3 };

class Merger {
public:
    explicit Merger(Tables& tables) : m_tables(tables) {}

    /// Merges a change that is in the `change` table already. With `textsDone` its text runs are in the texts and the
    /// search index, since typing put them there.
    void merge(const Merging& merging, bool textsDone, Committed& facts);
    /// Takes a change of this device's own out again, with nothing left that builds on it; newest first.
    void withdraw(const Merging& merging, Committed& facts);

private:
    /// The change without contents for what is erased already; nothing where it brings none.
    [[nodiscard]] std::optional<Change> withoutErased(const Merging& merging);
    void mergeAll(const Merging& merging, bool textsDone, Committed& facts);
    void mergeWrite(const Merging& merging, const EntityRecord& entity, const RegisterWrite& write, Committed& facts);
    void mergeTexts(const Merging& merging, const EntityRecord& entity, const EntityOps& ops, bool done,
                    Committed& facts);
    void mergeText(const Merging& merging, const EntityRecord& entity, std::uint32_t field,
                   std::span<const text::Run> runs, bool done, Committed& facts);
    /// Tries again what waited for events of this text.
    void wakeWaiting(SpaceRow& space, const EntityRecord& entity, model::FieldId field, Committed& facts);
    void show(const EntityRecord& entity, model::FieldId field, const Registers::Shown& shown, SpaceRow& space,
              Committed& facts);
    void settle(const std::vector<EntityRecord>& entities, const Merging& merging, bool deletions, Committed& facts);

    Tables& m_tables;
};

/// Takes all that is shown of an entity out of the search index, or puts it in.
void takeOutOfSearch(Tables& tables, EntityNo entity);
void putIntoSearch(Tables& tables, EntityNo entity);
/// Brings the search index after what was merged without it, so many rows at the most.
void makeUpForSearch(Tables& tables, std::size_t most);

/// Adds to what climbs after the commit; past a thousand entries it is "everything".
void addTouched(Committed& facts, const SpaceId& space, const EntityRecord& entity, model::FieldId field);

} // namespace salver::store
