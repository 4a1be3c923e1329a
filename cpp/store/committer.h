// SPDX-License-Identifier: Apache-2.0
// Turns a draft into changes: checks it, finds what it replaces, makes the text events, encodes, merges, and puts the
// bytes in the outbox. Runs inside the caller's transaction, on the store thread; on an error the caller rolls back.
#pragma once

#include "store/draft.h"
#include "store/merge.h"
#include "store/store.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace salver::store {

class Committer {
public:
    Committer(Tables& tables, Merger& merger, Clock& clock, Random& random)
        : m_tables(tables), m_merger(merger), m_clock(clock), m_random(random)
    {
    }

    /// `removal` is what RemoveEntity writes: into the bin, or purged from it.
    [[nodiscard]] Result<CommitOutcome> write(const Draft& draft, const UserId& author, std::string_view removal,
                                              Committed& facts);
    /// Gives a change the space's next number, stores and merges it: what a fork and a retry do with older changes.
    /// Its Lamport time stays, unless it is 0; its salts come from `random`.
    [[nodiscard]] Result<WriteId> writeAnew(SpaceRow& space, Change change, Random& random, Committed& facts);

private:
    /// What the draft wants of one entity.
    struct Plan {
        EntityRecord entity; ///< no 0 until it is there
        bool fresh{true};    ///< made by this draft
        EntityOps ops;
        std::vector<const SpliceText*> splices;
        std::vector<Step> undo; ///< newest first
        std::vector<RegisterWrite> beside; ///< values that stand beside those in `ops`, each a change of its own
    };
    struct Run {
        const Draft& draft;
        SpaceRow& space;
        std::string_view removal;
        Change change;
        std::vector<Plan> plans;
        std::map<std::pair<EntityId, model::KindId>, std::size_t> index;
        std::size_t textBytes{0}; ///< of the runs in `change` so far
        bool wrote{false};
    };

    [[nodiscard]] Result<void> plan(Run& run);
    [[nodiscard]] Result<Plan*> planFor(Run& run, const EntityId& entity, model::KindId kind);
    [[nodiscard]] Result<void> planSet(Run& run, const SetField& step);
    [[nodiscard]] Result<void> planPutBack(Run& run, const PutBackValues& step);
    [[nodiscard]] Result<void> planSplice(Run& run, const SpliceText& step);
    [[nodiscard]] Result<void> planDeleted(Run& run, const EntityId& entity, model::KindId kind, bool remove);
    [[nodiscard]] Result<void> splice(Run& run, Plan& plan);
    [[nodiscard]] Result<void> add(Run& run, Plan& plan, std::uint32_t field, text::Run piece);
    [[nodiscard]] Result<void> finishChange(Run& run);
    [[nodiscard]] Result<void> store(SpaceRow& space, const Change& change, std::vector<EntityRecord> entities,
                                     bool textsDone, Random& random, Committed& facts);
    void beginChange(Run& run, UserId author);

    Tables& m_tables;
    Merger& m_merger;
    Clock& m_clock;
    Random& m_random;
    Committed* m_facts{nullptr};
};

} // namespace salver::store
