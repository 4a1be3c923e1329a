// SPDX-License-Identifier: Apache-2.0
#include "store/erasing.h"

#include "core/erasure.h"
#include "store/schema.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace salver::store {

namespace {

/// So many entities an erasing change names; each carries the version its author saw.
constexpr std::size_t erasedPerChange = 200;
constexpr std::string_view sweepFact = "to sweep";
/// How deep children are followed.
constexpr int depthMax = 8;

void clearEntity(Tables& tables, const EntityRecord& entity)
{
    auto& db = tables.db;
    takeOutOfSearch(tables, entity.no);
    db.use("UPDATE field_write SET value = x'' WHERE entity = ? AND field <> ? AND length(value) > 0")
        .run(entity.no, model::deletedField);
    db.use("DELETE FROM contest WHERE entity = ?").run(entity.no);
    db.use("DELETE FROM apart WHERE entity = ?").run(entity.no);
    db.use("DELETE FROM orphan WHERE child = ?").run(entity.no);
    db.use("DELETE FROM text WHERE no >= ? AND no <= ?")
        .run(textKey(entity.no, model::FieldId{}), textKey(entity.no, model::FieldId{textFieldMax}));
    db.use("UPDATE text_edit SET state = ? WHERE entity = ?").run(EditState::Erased, entity.no);
    db.use("UPDATE entity SET client = NULL WHERE no = ? AND client <> id").run(entity.no);
    if (entity.kind == nullptr)
        return;
    for (const auto& field : entity.kind->fields) {
        if (isProjected(field) && field.id != model::deletedField)
            tables.projections.update(entity.no, *entity.kind, field, {});
    }
}

/// Rows that hold changes' bytes: a number, the bytes.
template <class Rows>
std::vector<std::pair<std::int64_t, std::string>> emptiedRows(Rows rows, const std::set<EntityId>& erased)
{
    std::vector<std::pair<std::int64_t, std::string>> emptied;
    while (rows.step()) {
        if (auto without = emptyParts(rows.bytes(1), erased))
            emptied.emplace_back(rows.integer(0), std::move(without->bytes));
    }
    return emptied;
}

void emptyChanges(Tables& tables, const SpaceRow& space, const std::set<EntityId>& erased)
{
    auto& db = tables.db;
    auto changes = db.use("SELECT b.no, b.bytes FROM change c JOIN change_bytes b ON b.no = c.no WHERE c.space = ?");
    changes.bind(space.no);
    for (const auto& [no, bytes] : emptiedRows(std::move(changes), erased))
        db.use("UPDATE change_bytes SET bytes = ? WHERE no = ?").run(Blob{bytes}, no);
    auto unreadable = db.use("SELECT cursor, bytes FROM unreadable WHERE space = ?");
    unreadable.bind(space.no);
    for (const auto& [cursor, bytes] : emptiedRows(std::move(unreadable), erased))
        db.use("UPDATE unreadable SET bytes = ? WHERE space = ? AND cursor = ?").run(Blob{bytes}, space.no, cursor);
    auto leftover = db.use("SELECT no, bytes FROM leftover WHERE space = ?");
    leftover.bind(space.id);
    for (const auto& [no, bytes] : emptiedRows(std::move(leftover), erased))
        db.use("UPDATE leftover SET bytes = ? WHERE no = ?").run(Blob{bytes}, no);
}

std::vector<EntityRecord> recordsOf(Tables& tables, SpaceNo space, const EntityId& id)
{
    std::vector<EntityNo> found;
    {
        auto rows = tables.db.use("SELECT no FROM entity WHERE id = ? AND space = ?");
        rows.bind(id, space);
        while (rows.step())
            found.push_back(rows.number<EntityNo>(0));
    }
    std::vector<EntityRecord> records;
    for (const auto no : found) {
        if (auto record = tables.entities.find(no))
            records.push_back(*record);
    }
    return records;
}

} // namespace

void eraseContents(Tables& tables, SpaceRow& space, const std::set<EntityId>& erased, Committed& facts)
{
    for (const auto& id : erased) {
        for (const auto& entity : recordsOf(tables, space.no, id)) {
            clearEntity(tables, entity);
            addTouched(facts, space.id, entity, model::FieldId{});
        }
    }
    tables.texts.forget();
    emptyChanges(tables, space, erased);
    // What can be undone holds what was there before.
    tables.db.use("DELETE FROM local WHERE key = 'undo'").run();
    tables.db.use("INSERT OR REPLACE INTO fact (key, value) VALUES (?, ?)").run(Text{sweepFact}, Blob{"1"});
    tables.notes.push_back(std::to_string(erased.size()) + " entries in \"" + space.name
                           + "\" were erased by a lead of the team; nothing of them is kept on this device.");
    facts.syncStateChanged = true;
}

Result<std::vector<RemoveEntity>> whatGoesWith(Core& core, const SpaceRow& space, const EntityId& entity)
{
    auto& tables = core.tables;
    std::vector<std::pair<EntityRecord, int>> todo;
    for (auto& record : recordsOf(tables, space.no, entity))
        todo.emplace_back(record, 0);
    if (todo.empty())
        return fail(ErrorCode::NotFound, "This is not in \"" + space.name + "\", so it cannot be erased there.");
    {
        std::vector<EntityNo> under;
        auto rows = core.db->use("SELECT no FROM entity WHERE space = ? AND client = ?");
        rows.bind(space.no, entity);
        while (rows.step())
            under.push_back(rows.number<EntityNo>(0));
        for (const auto no : under) {
            if (auto record = tables.entities.find(no))
                todo.emplace_back(*record, 1);
        }
    }
    std::set<EntityNo> met;
    std::vector<RemoveEntity> all;
    while (!todo.empty()) {
        const auto [record, depth] = todo.back();
        todo.pop_back();
        if (!met.insert(record.no).second)
            continue;
        if (!tables.entities.isErased(record))
            all.push_back({record.id, record.kindId});
        if (depth >= depthMax)
            continue;
        for (const auto no : tables.projections.childrenOf(space.no, record.id)) {
            if (auto child = tables.entities.find(no))
                todo.emplace_back(*child, depth + 1);
        }
    }
    return all;
}

Result<void> eraseEntities(Core& core, SpaceRow& space, const std::vector<RemoveEntity>& entities, Committed& facts)
{
    if (space.role < Role::Lead)
        return fail(ErrorCode::NotAllowed, "Only a lead of \"" + space.name + "\" erases; ask one.");
    for (std::size_t at = 0; at < entities.size(); at += erasedPerChange) {
        const auto end = std::min(entities.size(), at + erasedPerChange);
        Draft draft{space.id, {}};
        for (std::size_t i = at; i < end; ++i)
            draft.steps.emplace_back(entities[i]);
        auto done = core.committer.write(draft, core.user, erasedValue, facts);
        if (!done)
            return fail(std::move(done.error()));
    }
    return {};
}

Result<bool> sweepErased(Core& core)
{
    if (core.fact(sweepFact).empty())
        return false;
    auto& db = *core.db;
    // The index keeps deleted words in its segments until they are merged into one.
    db.execute("INSERT INTO search (search) VALUES ('optimize')");
    db.execute("VACUUM");
    const bool busy = db.ask("PRAGMA wal_checkpoint(TRUNCATE)") != 0;
    std::error_code ignored;
    for (std::uint32_t version = 1; version <= newestVersion(); ++version)
        std::filesystem::remove(db.path() + ".before-" + std::to_string(version), ignored);
    if (auto done = db.outcome(); !done)
        return fail(std::move(done.error()));
    if (busy)
        return true;
    return core.transact([&](Committed&) -> Result<bool> {
        db.use("DELETE FROM fact WHERE key = ?").run(Text{sweepFact});
        return false;
    });
}

} // namespace salver::store
