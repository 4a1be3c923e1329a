// SPDX-License-Identifier: Apache-2.0
// What the pages ask of the database. Made over one reader and used on that reader's thread; every call reads what
// is committed by then, keeps nothing, and is deterministic given `now`. No call reads row by row over long lists.
#pragma once

#include "core/result.h"
#include "domain/pages.h"
#include "store/reader.h"

#include <string>
#include <vector>

namespace salver::domain {

class Queries {
public:
    /// The reader outlives the queries.
    explicit Queries(store::Reader& reader) : m_reader(reader) {}
    /// For the groups of queries that stand in files of their own (objective_queries.h and its like).
    [[nodiscard]] store::Reader& reader() { return m_reader; }

    [[nodiscard]] Result<TodayPage> today(const Now& now);
    [[nodiscard]] Result<ClientsPage> clients(const ClientsQuery& query, const Now& now);
    [[nodiscard]] Result<ClientPage> client(const EntityId& id, const Now& now);
    [[nodiscard]] Result<Timeline> timeline(const EntityId& client, const TimelineFilter& filter, const Now& now);
    [[nodiscard]] Result<PersonPage> person(const EntityId& id, const Now& now);
    [[nodiscard]] Result<VisitPage> visit(const EntityId& id, const Now& now);
    /// All visits, newest first; `mine` only those the signed-in person made.
    [[nodiscard]] Result<VisitsPage> visits(bool mine, std::size_t limit, std::size_t offset, const Now& now);
    /// At most `settledMost` kept and let go ones a side.
    [[nodiscard]] Result<PromisesPage> promises(std::size_t settledMost, const Now& now);
    [[nodiscard]] Result<FoundPage> search(const store::SearchQuery& query, const Now& now);

    [[nodiscard]] Result<FieldHistory> history(const EntityId& entity, model::FieldId field, const Now& now);
    [[nodiscard]] Result<std::vector<NeedsYouRow>> needsYou(const Now& now);
    [[nodiscard]] Result<std::size_t> needsYouCount();
    [[nodiscard]] Result<std::vector<BinRow>> bin(std::size_t limit, const Now& now);
    [[nodiscard]] Result<std::vector<OutgoingItem>> outgoing(std::size_t limit, const Now& now);

    /// What the Sync centre's log says, newest first.
    [[nodiscard]] Result<std::vector<store::SyncLogRow>> syncLog(std::size_t limit) { return m_reader.log(limit); }
    /// A text with its history, for an editor to open.
    [[nodiscard]] Result<text::Document> document(const EntityId& entity, model::FieldId field)
    {
        return m_reader.document(entity, field);
    }

    [[nodiscard]] Result<std::vector<SpaceRow>> spaces();
    /// Teams first, each space with who is in it.
    [[nodiscard]] Result<std::vector<HouseSpace>> house();
    /// The colleagues of all spaces, each once, by name.
    [[nodiscard]] Result<std::vector<MemberRef>> members();
    /// Of the signed-in person's private space; empty where it is not set.
    [[nodiscard]] Result<std::string> preference(const std::string& key);
    /// Every tag of a space that is in use or was made, by name.
    [[nodiscard]] Result<std::vector<TagRow>> tags();

private:
    store::Reader& m_reader;
};

} // namespace salver::domain
