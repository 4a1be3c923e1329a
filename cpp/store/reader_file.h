// SPDX-License-Identifier: Apache-2.0
// The Reader over a read-only connection. Belongs to whoever made it, with one thread at a time.
#pragma once

#include "store/connection.h"
#include "store/entities.h"
#include "store/projections.h"
#include "store/reader.h"

#include <map>
#include <memory>

namespace salver::store {

class ReaderFile final : public Reader {
public:
    explicit ReaderFile(std::unique_ptr<Connection> connection)
        : m_connection(std::move(connection)), m_db(*m_connection), m_projections(m_db)
    {
    }

    [[nodiscard]] Result<UserId> user() override;
    [[nodiscard]] Result<std::string> local(const std::string& key) override;
    [[nodiscard]] Result<std::vector<SpaceSyncState>> spaces() override;
    [[nodiscard]] Result<std::vector<Member>> members(const SpaceId& space) override;
    [[nodiscard]] Result<EntityRow> entity(const EntityId& id) override;
    [[nodiscard]] Result<std::vector<EntityRow>> select(const Select& select) override;
    [[nodiscard]] Result<std::uint64_t> count(const Select& select) override;
    [[nodiscard]] Result<std::vector<GroupRow>> group(model::KindId kind, model::FieldId by,
                                                      model::FieldId greatestOf) override;
    [[nodiscard]] Result<text::Document> document(const EntityId& entity, model::FieldId field) override;
    [[nodiscard]] Result<std::vector<WriteRow>> history(const EntityId& entity, model::FieldId field) override;
    [[nodiscard]] Result<std::vector<Contest>> contests() override;
    [[nodiscard]] Result<std::vector<TextChangeRow>> textChanges(const EntityId& entity, model::FieldId field) override;
    [[nodiscard]] Result<std::vector<ApartRow>> apart() override;
    [[nodiscard]] Result<std::vector<EntityRow>> deletedAndEdited() override;
    [[nodiscard]] Result<std::vector<EntityRow>> bin(std::size_t limit) override;
    [[nodiscard]] Result<SearchResult> search(const SearchQuery& query) override;
    [[nodiscard]] Result<std::vector<OutgoingRow>> outgoing(std::size_t limit) override;
    [[nodiscard]] Result<std::vector<LeftoverRow>> leftovers() override;
    [[nodiscard]] Result<std::vector<SyncLogRow>> log(std::size_t limit) override;
    [[nodiscard]] Result<Hash> digest(const SpaceId& space) override;

private:
    /// Runs `body()` over one snapshot of the file.
    template <class Body>
    auto read(Body&& body) -> Result<decltype(body())>
    {
        Transaction snapshot(m_db, Transaction::Kind::Read);
        m_firstWaiting.clear();
        auto outcome = body();
        if (auto done = snapshot.commit(); !done)
            return fail(std::move(done.error()));
        return outcome;
    }

    /// Reads the columns of entityColumns() from the first column on, without values.
    [[nodiscard]] EntityRow readEntity(const Statement& row);
    /// Adds the values of a row's kind, from the list's columns or, for unknown kinds, from the registers.
    void readValues(EntityNo no, EntityRow& row, bool withProse);
    [[nodiscard]] std::vector<SpaceSyncState> readSpaces();
    [[nodiscard]] std::optional<EntityNo> numberOf(const EntityId& id);
    [[nodiscard]] bool isWaiting(SpaceNo space, std::int64_t ownSequence);
    [[nodiscard]] std::vector<EntityRow> listByStanding(Standing standing, std::size_t limit);
    [[nodiscard]] std::vector<WriteRow> writesOf(EntityNo entity, model::FieldId field);
    /// What an entity is called: the start of its title field.
    [[nodiscard]] std::string titleOf(EntityNo entity, const model::Kind& kind);

    friend class Searching;

    std::unique_ptr<Connection> m_connection;
    Connection& m_db;
    Projections m_projections;
    std::map<SpaceNo, std::int64_t> m_firstWaiting;
    std::vector<SpaceSyncState> m_spaces; ///< as of m_spacesVersion
    std::int64_t m_spacesVersion{-1};
};

/// The start of a text for a list: its first line, up to 80 characters.
[[nodiscard]] std::string shortened(std::string_view text);

} // namespace salver::store
