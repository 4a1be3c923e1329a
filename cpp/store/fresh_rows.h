// SPDX-License-Identifier: Apache-2.0
// What a page of the log makes anew: entities that were not there before, gathered over many changes and written many
// rows a statement. Merger gives the same rows one by one; here there is nothing yet that they could disagree with.
// Owned by the journal, on the store thread, within the transaction of the page.
#pragma once

#include "core/ports.h"
#include "store/many_rows.h"
#include "store/merge.h"

#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

namespace salver::store {

class FreshRows {
public:
    explicit FreshRows(Tables& tables);

    /// Before a page and after it: what an earlier one left is of no use.
    void reset();
    /// What an item's bytes hold, until reset().
    [[nodiscard]] Result<const DecodedChange*> open(const LogItem& item);
    /// Keeps a change until reset().
    [[nodiscard]] DecodedChange& keep(DecodedChange change) { return m_opened.emplace_back(std::move(change)); }
    /// Takes a change over if all it does is make entities whose parents are there; its rows are written by flush(),
    /// and item and change must live until then. False: nothing was taken; the change is to be merged by itself, after
    /// flush().
    [[nodiscard]] bool take(SpaceRow& space, const LogItem& item, const DecodedChange& decoded, Committed& facts);
    void flush();
    /// Something else was merged, so that what was looked up may read otherwise now.
    void forget();
    /// Whether no change of this replica with this number, or a later one, is here; own ones are never told apart so.
    [[nodiscard]] bool isNew(const SpaceRow& space, const WriteId& id);

private:
    /// What stands under an id.
    struct Place {
        bool there{false};
        bool live{true}; ///< neither in the bin nor flagged, and of one kind only
        std::optional<EntityId> client;
    };
    struct NewChange {
        ChangeNo no{};
        const LogItem* item{nullptr};
        const DecodedChange* decoded{nullptr};
    };
    struct NewEntity {
        EntityNo no{};
        const NewChange* by{nullptr};
        const EntityOps* ops{nullptr};
        const model::Kind* kind{nullptr};
        std::optional<EntityId> client;
    };
    struct NewWrite {
        EntityNo entity{};
        ChangeNo change{};
        const RegisterWrite* write{nullptr};
    };
    struct NewText {
        EntityNo entity{};
        ChangeNo change{};
        const TextEdit* edit{nullptr};
    };
    [[nodiscard]] Place& placeOf(const SpaceRow& space, const EntityId& id);
    [[nodiscard]] bool isWaitedFor(const EntityId& id);
    [[nodiscard]] std::optional<NewEntity> plan(const SpaceRow& space, const EntityOps& ops);
    void add(SpaceRow& space, const NewEntity& entity, Committed& facts);
    void writeEntities();

    Tables& m_tables;
    ManyRows m_insertChange;
    ManyRows m_insertBytes;
    ManyRows m_insertEntity;
    ManyRows m_insertWrite;
    ManyRows m_insertText;
    ManyRows m_insertEdit;

    std::unordered_map<EntityId, Place> m_places;
    std::unordered_map<ReplicaId, Sequence> m_highest;
    std::optional<bool> m_anyOrphan;
    ChangeNo m_lastChange{}; ///< 0: not read yet
    EntityNo m_lastEntity{};
    SpaceNo m_space{};
    std::deque<DecodedChange> m_opened;
    std::deque<NewChange> m_changes; ///< rows below point into it
    std::vector<NewEntity> m_entities;
    std::vector<NewWrite> m_writes;
    std::vector<NewText> m_texts;
    std::vector<SearchIndex::Fresh> m_words;
    std::vector<NewEntity> m_planned; ///< of one change
};

} // namespace salver::store
