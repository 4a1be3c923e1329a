// SPDX-License-Identifier: Apache-2.0
// Reading for screens: a read-only connection with its own snapshot per call. Make one a thread; a reader belongs
// to whoever made it and is not shared. Sees what the store has committed when the call begins.
#pragma once

#include "core/ports.h"
#include "core/result.h"
#include "core/text/document.h"
#include "store/rows.h"

#include <memory>
#include <string>
#include <vector>

namespace salver::store {

struct SearchQuery {
    /// As typed: words (each a prefix, unless in quotes) and filters client: by: kind: before: (2026, 2026-05 or
    /// 2026-05-14; with a value in quotes where it has spaces). Anything may be typed; nothing is a mistake.
    std::string typed;
    std::size_t limit{50};
    std::size_t offset{};
};

class Reader {
public:
    [[nodiscard]] static Result<std::unique_ptr<Reader>> open(const std::string& path, const std::string& vfs = {});
    virtual ~Reader() = default;

    [[nodiscard]] virtual Result<UserId> user() = 0;
    [[nodiscard]] virtual Result<std::string> local(const std::string& key) = 0;
    [[nodiscard]] virtual Result<std::vector<SpaceSyncState>> spaces() = 0;
    [[nodiscard]] virtual Result<std::vector<Member>> members(const SpaceId& space) = 0;

    /// NotFound where there is no such entity (a binned one is found).
    [[nodiscard]] virtual Result<EntityRow> entity(const EntityId& id) = 0;
    [[nodiscard]] virtual Result<std::vector<EntityRow>> select(const Select& select) = 0;
    [[nodiscard]] virtual Result<std::uint64_t> count(const Select& select) = 0;
    /// Groups live entities of a kind by a reference field; `greatestOf` 0 leaves that column empty.
    [[nodiscard]] virtual Result<std::vector<GroupRow>> group(model::KindId kind, model::FieldId by,
                                                              model::FieldId greatestOf) = 0;

    /// The text with its history, for the editor and the history page. An unset text is an empty document.
    [[nodiscard]] virtual Result<text::Document> document(const EntityId& entity, model::FieldId field) = 0;

    /// Every write of a field, newest first (Lamport, replica).
    [[nodiscard]] virtual Result<std::vector<WriteRow>> history(const EntityId& entity, model::FieldId field) = 0;
    [[nodiscard]] virtual Result<std::vector<Contest>> contests() = 0;
    /// What each change did to a text, in an order in which each stands after what it builds on.
    [[nodiscard]] virtual Result<std::vector<TextChangeRow>> textChanges(const EntityId& entity,
                                                                         model::FieldId field) = 0;
    /// Where two people changed the same place of a text apart, whether somebody looked at it since or not.
    [[nodiscard]] virtual Result<std::vector<ApartRow>> apart() = 0;
    /// Entities "deleted there, edited here".
    [[nodiscard]] virtual Result<std::vector<EntityRow>> deletedAndEdited() = 0;
    [[nodiscard]] virtual Result<std::vector<EntityRow>> bin(std::size_t limit) = 0;

    [[nodiscard]] virtual Result<SearchResult> search(const SearchQuery& query) = 0;

    /// Waiting and parked changes, oldest first.
    [[nodiscard]] virtual Result<std::vector<OutgoingRow>> outgoing(std::size_t limit) = 0;
    /// What was never sent when a membership ended, oldest first.
    [[nodiscard]] virtual Result<std::vector<LeftoverRow>> leftovers() = 0;
    [[nodiscard]] virtual Result<std::vector<SyncLogRow>> log(std::size_t limit) = 0;
    [[nodiscard]] virtual Result<Hash> digest(const SpaceId& space) = 0;
};

} // namespace salver::store
