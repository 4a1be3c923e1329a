// SPDX-License-Identifier: Apache-2.0
#include "store/apart.h"

#include "core/text/event_set.h"
#include "store/reader_file.h"

#include <algorithm>
#include <set>

namespace salver::store {

namespace {

constexpr std::size_t atOnce = 8;

struct Noted {
    EntityNo entity{};
    model::FieldId field{};
    ChangeNo change{};
};

std::vector<TextChangeRow> changesOf(Connection& connection, EntityNo entity, model::FieldId field)
{
    std::vector<TextChangeRow> changes;
    auto rows = connection.use("SELECT c.replica, t.first, t.length, c.author, c.wall, c.lamport FROM text_edit t "
                               "JOIN change c ON c.no = t.change WHERE t.entity = ? AND t.field = ? AND t.state = 0 "
                               "ORDER BY c.lamport, c.replica, c.sequence");
    rows.bind(entity, field);
    while (rows.step())
        changes.push_back({rows.replica(0), rows.number<std::uint64_t>(1), rows.number<std::uint64_t>(2),
                           rows.id<UserId>(3), rows.number<WallMs>(4), rows.number<Lamport>(5)});
    return changes;
}

/// The events of one change, as much of a run as Document::meeting looks at.
std::vector<text::Run> eventsOf(Connection& connection, const Noted& noted)
{
    std::vector<text::Run> runs;
    auto row = connection.use("SELECT c.replica, t.first, t.length FROM text_edit t JOIN change c ON c.no = t.change "
                              "WHERE t.entity = ? AND t.field = ? AND t.change = ? AND t.state = 0");
    row.bind(noted.entity, noted.field, noted.change);
    while (row.step()) {
        text::Run run;
        run.first = {row.replica(0), row.number<std::uint64_t>(1)};
        run.length = row.number<std::uint64_t>(2);
        runs.push_back(std::move(run));
    }
    return runs;
}

std::size_t authorsOf(Connection& connection, const Noted& noted, const text::Summary& events)
{
    std::set<UserId> authors;
    for (const auto& change : changesOf(connection, noted.entity, noted.field)) {
        const auto* seen = text::seenOf(events, change.replica);
        if (seen != nullptr && std::ranges::any_of(seen->ranges, [&](const text::SeqRange& range) {
                return range.first < change.first + change.length && change.first < range.end;
            }))
            authors.insert(change.author);
    }
    return authors.size();
}

} // namespace

void noteApart(Connection& connection, EntityNo entity, model::FieldId field, ChangeNo change)
{
    connection.use("INSERT OR IGNORE INTO apart (entity, field, change) VALUES (?, ?, ?)").run(entity, field, change);
}

void forgetApart(Connection& connection, EntityNo entity, model::FieldId field, ChangeNo change)
{
    connection.use("DELETE FROM apart WHERE entity = ? AND field = ? AND change = ?").run(entity, field, change);
}

bool anyApartNew(Connection& connection)
{
    return connection.ask("SELECT 1 FROM apart WHERE events IS NULL LIMIT 1") != 0;
}

void workOutApart(Tables& tables, Committed& facts)
{
    std::vector<Noted> all;
    {
        auto rows = tables.db.use("SELECT entity, field, change FROM apart WHERE events IS NULL ORDER BY change LIMIT ?");
        rows.bind(atOnce);
        while (rows.step())
            all.push_back({rows.number<EntityNo>(0), rows.number<model::FieldId>(1), rows.number<ChangeNo>(2)});
    }
    for (const auto& noted : all) {
        const auto document = readDocument(tables.db, textKey(noted.entity, noted.field));
        const auto events = document.meeting(eventsOf(tables.db, noted));
        // One person's two devices need nobody else to look; what cannot be worked out is no reason to ask either.
        if (!events || events->empty() || authorsOf(tables.db, noted, *events) < 2) {
            forgetApart(tables.db, noted.entity, noted.field, noted.change);
            continue;
        }
        tables.db.use("UPDATE apart SET events = ? WHERE entity = ? AND field = ? AND change = ?")
            .run(Text{text::writeEvents(*events)}, noted.entity, noted.field, noted.change);
        const auto entity = tables.entities.find(noted.entity);
        const auto space = tables.db.ask("SELECT space FROM entity WHERE no = ?", noted.entity);
        auto id = tables.db.use("SELECT id FROM space WHERE no = ?");
        id.bind(space);
        if (entity && id.step())
            addTouched(facts, id.id<SpaceId>(0), *entity, noted.field);
        facts.syncStateChanged = true;
    }
}

Result<std::vector<TextChangeRow>> ReaderFile::textChanges(const EntityId& entity, model::FieldId field)
{
    return read([&] {
        const auto no = numberOf(entity);
        return no ? changesOf(m_db, *no, field) : std::vector<TextChangeRow>{};
    });
}

Result<std::vector<ApartRow>> ReaderFile::apart()
{
    return read([&] {
        std::vector<ApartRow> all;
        auto rows = m_db.use("SELECT e.id, s.id, e.kind, a.field, a.events FROM apart a JOIN entity e ON e.no = a.entity "
                             "JOIN space s ON s.no = e.space WHERE a.events IS NOT NULL AND e.presence IN (0, 2) "
                             "ORDER BY a.entity, a.field, a.change");
        while (rows.step()) {
            ApartRow row{rows.id<EntityId>(0), rows.id<SpaceId>(1), rows.number<model::KindId>(2),
                         rows.number<model::FieldId>(3), {}};
            const auto* kind = model::findKind(row.kind);
            auto events = text::readEvents(rows.bytes(4));
            if (kind == nullptr || model::findField(*kind, row.field) == nullptr || !events)
                continue;
            row.events = std::move(*events);
            all.push_back(std::move(row));
        }
        return all;
    });
}

} // namespace salver::store
