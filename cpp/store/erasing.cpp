// SPDX-License-Identifier: Apache-2.0
#include "store/erasing.h"

#include "core/erasure.h"
#include "store/schema.h"

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <system_error>

namespace salver::store {

namespace {

/// So many entities an erasing change names; each carries the version its author saw.
constexpr std::size_t erasedPerChange = 200;
constexpr std::string_view sweepFact = "to sweep";
constexpr std::string_view toClean = "1"; ///< what the fact says before the index and the file were cleaned
constexpr std::string_view toCheckpoint = "2";
/// The numbers of own changes that erase and wait to be sent, each after a blank.
constexpr std::string_view waitingFact = "erasing waits";
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
    tables.db.use("INSERT OR REPLACE INTO fact (key, value) VALUES (?, ?)").run(Text{sweepFact}, Blob{toClean});
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

void noteErasureWaits(Tables& tables, ChangeNo change)
{
    tables.db
        .use("INSERT INTO fact (key, value) VALUES (?, ?) "
             "ON CONFLICT (key) DO UPDATE SET value = CAST(value || excluded.value AS BLOB)")
        .run(Text{waitingFact}, Blob{" " + std::to_string(raw(change))});
}

namespace {

/// Of what own changes erase: takes away what is in the server's log by now, and forgets what was parked or dropped.
/// True where anything was taken away.
Result<bool> eraseAcknowledged(Core& core)
{
    std::istringstream waiting(core.fact(waitingFact));
    std::string left;
    std::vector<std::int64_t> taken;
    for (std::int64_t no = 0; waiting >> no;) {
        const auto state = core.db->ask("SELECT state + 1 FROM change WHERE no = ?", no) - 1;
        if (state == raw(ChangeState::Logged) || state == raw(ChangeState::Old))
            taken.push_back(no);
        else if (state == raw(ChangeState::Waiting) || state == raw(ChangeState::Held))
            left += " " + std::to_string(no);
    }
    if (left == core.fact(waitingFact))
        return false;
    return core.transact([&](Committed& facts) -> Result<bool> {
        for (const auto no : taken) {
            std::string bytes;
            {
                auto row = core.db->use("SELECT bytes FROM change_bytes WHERE no = ?");
                row.bind(no);
                if (row.step())
                    bytes = row.string(0);
            }
            const auto decoded = decodeChange(bytes);
            auto space = decoded ? core.space(decoded->change.space) : fail(ErrorCode::Damaged, "");
            if (!space)
                continue;
            const auto erased = erasedBy(decoded->change);
            eraseContents(core.tables, **space, {erased.begin(), erased.end()}, facts);
        }
        core.db->use("INSERT OR REPLACE INTO fact (key, value) VALUES (?, ?)").run(Text{waitingFact}, Blob{left});
        return !taken.empty();
    });
}

/// Copies that stand beside the file with what was there before.
void removeCopies(const std::string& path)
{
    std::error_code ignored;
    for (std::uint32_t version = 1; version <= newestVersion(); ++version)
        std::filesystem::remove(path + ".before-" + std::to_string(version), ignored);
    const std::filesystem::path file(path);
    const auto name = file.filename().string();
    std::vector<std::filesystem::path> copies;
    for (const auto& beside : std::filesystem::directory_iterator(file.parent_path(), ignored)) {
        const auto other = beside.path().filename().string();
        if (other.starts_with(name + ".damaged") || other.starts_with(name + ".before-rebuild.kept"))
            copies.push_back(beside.path());
    }
    for (const auto& copy : copies)
        std::filesystem::remove(copy, ignored);
}

} // namespace

bool mayHaveToSweep(Core& core)
{
    return !core.fact(waitingFact).empty() || !core.fact(sweepFact).empty();
}

Result<bool> sweepErased(Core& core)
{
    if (!core.fact(waitingFact).empty()) {
        // The search index comes first: it may follow late, and holds the words until it did.
        if (auto erased = eraseAcknowledged(core); !erased || *erased)
            return erased;
    }
    const auto sweep = core.fact(sweepFact);
    if (sweep.empty())
        return false;
    auto& db = *core.db;
    if (sweep != toCheckpoint) {
        // The index keeps deleted words in its segments until they are merged into one.
        db.execute("INSERT INTO search (search) VALUES ('optimize')");
        db.execute("VACUUM");
        removeCopies(db.path());
        if (auto done = db.outcome(); !done)
            return fail(std::move(done.error()));
        auto noted = core.transact([&](Committed&) -> Result<void> {
            db.use("INSERT OR REPLACE INTO fact (key, value) VALUES (?, ?)").run(Text{sweepFact}, Blob{toCheckpoint});
            return {};
        });
        if (!noted)
            return fail(std::move(noted.error()));
    }
    // No waiting for a reader: this comes again with whatever is written next.
    const auto patience = db.ask("PRAGMA busy_timeout");
    db.execute("PRAGMA busy_timeout = 0");
    const bool busy = db.ask("PRAGMA wal_checkpoint(TRUNCATE)") != 0;
    db.execute("PRAGMA busy_timeout = " + std::to_string(patience));
    if (auto done = db.outcome(); !done)
        return fail(std::move(done.error()));
    if (busy)
        return false;
    return core.transact([&](Committed&) -> Result<bool> {
        db.use("DELETE FROM fact WHERE key = ?").run(Text{sweepFact});
        return false;
    });
}

} // namespace salver::store
