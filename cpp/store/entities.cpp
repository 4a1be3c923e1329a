// SPDX-License-Identifier: Apache-2.0
#include "store/entities.h"

#include "core/erasure.h"
#include "core/planted.h"

#include <algorithm>

namespace salver::store {

namespace {

/// How far parents and children are followed; nothing in the model goes deeper, and a ring ends here.
constexpr int depthMax = 8;

EntityRecord readRecord(const Statement& row)
{
    EntityRecord entity;
    entity.no = row.number<EntityNo>(0);
    entity.space = row.number<SpaceNo>(1);
    entity.id = row.id<EntityId>(2);
    entity.kindId = row.number<model::KindId>(3);
    entity.kind = model::findKind(entity.kindId);
    entity.standing = row.number<Standing>(4);
    return entity;
}

bool covers(const SeenVersion& seen, const WriteId& write)
{
    const auto at = seen.find(write.replica);
    return at != seen.end() && at->second >= write.sequence;
}

} // namespace

std::optional<EntityRecord> Entities::find(SpaceNo space, const EntityId& id, model::KindId kind)
{
    auto row = m_connection.use(
        "SELECT no, space, id, kind, presence FROM entity WHERE id = ? AND space = ? AND kind = ?");
    row.bind(id, space, kind);
    return row.step() ? std::optional(readRecord(row)) : std::nullopt;
}

std::optional<EntityRecord> Entities::find(EntityNo no)
{
    auto row = m_connection.use("SELECT no, space, id, kind, presence FROM entity WHERE no = ?");
    row.bind(no);
    return row.step() ? std::optional(readRecord(row)) : std::nullopt;
}

Entities::Parents Entities::lookAtParents(SpaceNo space, const model::Kind& kind, const FieldValues& values)
{
    Parents parents;
    for (const auto& field : kind.fields) {
        if (!field.has(model::flag::parent))
            continue;
        const auto value = values.find(field.id);
        const auto id = value == values.end() ? std::nullopt : EntityId::parse(value->second);
        if (!id)
            continue;
        auto row = m_connection.use("SELECT presence, client FROM entity WHERE id = ? AND space = ?");
        row.bind(*id, space);
        bool found = false;
        while (row.step()) {
            found = true;
            parents.gone = parents.gone || isGone(row.number<Standing>(0));
            if (!parents.client && !row.isNull(1))
                parents.client = row.id<EntityId>(1);
        }
        if (!found)
            parents.missing.push_back(*id);
    }
    return parents;
}

FieldValues Entities::referencesOf(const EntityRecord& entity)
{
    FieldValues values;
    if (entity.kind == nullptr)
        return values;
    for (const auto& field : entity.kind->fields) {
        if (field.has(model::flag::parent) || isClientField(field))
            values[field.id] = m_projections.value(entity.no, *entity.kind, field);
    }
    return values;
}

std::optional<EntityId> Entities::clientOf(const EntityRecord& entity, const FieldValues& values,
                                           const Parents& parents) const
{
    if (entity.kind == nullptr)
        return std::nullopt;
    return clientAmong(*entity.kind, entity.id, parents.client, [&](model::FieldId field) {
        const auto at = values.find(field);
        return at == values.end() ? nullptr : &at->second;
    });
}

EntityRecord Entities::findOrCreate(const SpaceRow& space, const Change& change, const EntityOps& ops)
{
    if (auto found = find(space.no, ops.entity, model::KindId{ops.kind}))
        return *found;
    return create(space, change, ops);
}

EntityRecord Entities::create(const SpaceRow& space, const Change& change, const EntityOps& ops)
{
    const model::KindId kind{ops.kind};
    EntityRecord entity;
    entity.space = space.no;
    entity.id = ops.entity;
    entity.kindId = kind;
    entity.kind = model::findKind(kind);
    entity.created = true;
    FieldValues values;
    for (const auto& write : ops.writes)
        values[model::FieldId{write.field}] = write.value;
    Parents parents;
    if (entity.kind != nullptr)
        parents = lookAtParents(space.no, *entity.kind, values);
    entity.standing = parents.gone ? Standing::Hidden : Standing::Live;
    m_connection
        .use("INSERT INTO entity (space, id, kind, presence, created_wall, changed_wall, changed_lamport, changed_by, "
             "own_sequence, client) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(space.no, entity.id, kind, entity.standing, change.wall, change.wall, change.lamport, change.author,
             change.replica == space.replica ? raw(change.sequence) : 0, clientOf(entity, values, parents));
    entity.no = EntityNo{m_connection.lastRow()};
    if (entity.kind != nullptr)
        m_projections.insert(entity.no, *entity.kind, values);
    for (const auto& parent : parents.missing)
        m_connection.use("INSERT OR IGNORE INTO orphan (parent, child) VALUES (?, ?)").run(parent, entity.no);
    adopt(entity);
    return entity;
}

void Entities::adopt(const EntityRecord& parent)
{
    std::vector<EntityNo> children;
    auto rows = m_connection.use("SELECT child FROM orphan WHERE parent = ?");
    rows.bind(parent.id);
    while (rows.step())
        children.push_back(rows.number<EntityNo>(0));
    for (const auto child : children) {
        const auto record = find(child);
        if (!record || record->space != parent.space)
            continue;
        m_connection.use("DELETE FROM orphan WHERE parent = ? AND child = ?").run(parent.id, child);
        placeUnderClient(*record);
    }
}

void Entities::touch(const EntityRecord& entity, const Change& change, bool own)
{
    if (entity.created)
        return;
    m_connection
        .use("UPDATE entity SET changed_wall = ?, changed_by = ?, changed_lamport = ? "
             "WHERE no = ? AND changed_lamport <= ?")
        .run(change.wall, change.author, change.lamport, entity.no, change.lamport);
    if (own)
        m_connection.use("UPDATE entity SET own_sequence = ? WHERE no = ?").run(change.sequence, entity.no);
}

void Entities::remove(const EntityRecord& entity)
{
    m_connection.use("DELETE FROM entity WHERE no = ?").run(entity.no);
}

void Entities::placeUnderClient(const EntityRecord& entity)
{
    std::vector<std::pair<EntityRecord, int>> todo{{entity, 0}};
    while (!todo.empty()) {
        const auto [record, depth] = todo.back();
        todo.pop_back();
        if (record.kind == nullptr || depth > depthMax)
            continue;
        const auto values = referencesOf(record);
        const auto parents = lookAtParents(record.space, *record.kind, values);
        for (const auto& parent : parents.missing)
            m_connection.use("INSERT OR IGNORE INTO orphan (parent, child) VALUES (?, ?)").run(parent, record.no);
        const auto client = clientOf(record, values, parents);
        m_connection.use("UPDATE entity SET client = ? WHERE no = ? AND client IS NOT ?").run(client, record.no, client);
        if (m_connection.changedRows() == 0)
            continue;
        for (const auto child : m_projections.childrenOf(record.space, record.id)) {
            if (const auto found = find(child))
                todo.emplace_back(*found, depth + 1);
        }
    }
}

SeenVersion Entities::seenNow(const SpaceRow& space)
{
    auto seen = space.seen;
    if (space.lastSequence != Sequence{})
        seen[space.replica] = space.lastSequence;
    std::erase_if(seen, [](const auto& entry) { return entry.second == Sequence{}; });
    return seen;
}

// ---- Whether an entity is there

std::vector<Entities::Deletion> Entities::deletionsOf(const EntityRecord& entity)
{
    std::vector<Deletion> deletions;
    auto rows = m_connection.use("SELECT c.replica, c.sequence, w.value, d.seen FROM field_write w "
                                 "JOIN change c ON c.no = w.change "
                                 "LEFT JOIN deletion d ON d.entity = w.entity AND d.change = w.change "
                                 "WHERE w.entity = ? AND w.field = ? AND w.replaced = 0");
    rows.bind(entity.no, model::deletedField);
    while (rows.step()) {
        if (rows.bytes(2).empty())
            continue;
        Deletion deletion{{rows.replica(0), rows.number<Sequence>(1)}, decodeSeen(rows.bytes(3)),
                          rows.bytes(2) == purgedValue};
        // What was written with the deletion was seen by its author.
        auto& own = deletion.seen[deletion.id.replica];
        own = std::max(own, deletion.id.sequence);
        deletions.push_back(std::move(deletion));
    }
    return deletions;
}

bool Entities::writtenBeside(EntityNo entity, std::span<const Deletion> deletions)
{
    auto rows = m_connection.use(
        "SELECT c.replica, c.sequence FROM field_write w JOIN change c ON c.no = w.change "
        "WHERE w.entity = ?1 AND NOT (w.field = ?2 AND length(w.value) > 0) "
        "UNION ALL SELECT c.replica, c.sequence FROM text_edit t JOIN change c ON c.no = t.change "
        "WHERE t.entity = ?1");
    rows.bind(entity, model::deletedField);
    while (rows.step()) {
        const WriteId write{rows.replica(0), rows.number<Sequence>(1)};
        if (std::ranges::none_of(deletions, [&](const Deletion& deletion) { return covers(deletion.seen, write); }))
            return true;
    }
    return false;
}

bool Entities::subtreeWrittenBeside(const EntityRecord& entity, std::span<const Deletion> deletions, int depth)
{
    if (writtenBeside(entity.no, deletions))
        return true;
    if (depth >= depthMax)
        return false;
    for (const auto no : m_projections.childrenOf(entity.space, entity.id)) {
        const auto child = find(no);
        // A child that was itself deleted, knowingly, holds nothing up.
        if (!child || child->standing == Standing::Binned || child->standing == Standing::Purged)
            continue;
        if (subtreeWrittenBeside(*child, deletions, depth + 1))
            return true;
    }
    return false;
}

bool Entities::isErased(const EntityRecord& entity)
{
    // Beside another write it erases nothing: the server asks no lead for such a change.
    return m_connection.ask("SELECT 1 FROM field_write w WHERE w.entity = ?1 AND w.field = ?2 AND w.value = ?3 "
                            "AND NOT EXISTS (SELECT 1 FROM field_write o WHERE o.entity = ?1 AND o.field <> ?2 "
                            "AND o.change = w.change) "
                            "AND NOT EXISTS (SELECT 1 FROM text_edit t WHERE t.entity = ?1 AND t.change = w.change) "
                            "LIMIT 1", entity.no, model::deletedField, Blob{erasedValue}) != 0;
}

Standing Entities::standingOf(const EntityRecord& entity)
{
    if (isErased(entity))
        return Standing::Purged;
    const auto deletions = deletionsOf(entity);
    if (!deletions.empty()) {
        if (!planted(Plant::BlindDeletion) && subtreeWrittenBeside(entity, deletions, 0))
            return Standing::DeletedAndEdited;
        return std::ranges::any_of(deletions, &Deletion::purge) ? Standing::Purged : Standing::Binned;
    }
    if (entity.kind == nullptr)
        return Standing::Live;
    return lookAtParents(entity.space, *entity.kind, referencesOf(entity)).gone ? Standing::Hidden : Standing::Live;
}

void Entities::settle(const EntityRecord& entity, std::vector<EntityRecord>& moved, int depth)
{
    const auto current = find(entity.no);
    if (!current || depth > depthMax || m_connection.failed())
        return;
    const auto standing = standingOf(*current);
    if (standing == current->standing)
        return;
    m_connection.use("UPDATE entity SET presence = ? WHERE no = ?").run(standing, entity.no);
    auto now = *current;
    now.standing = standing;
    moved.push_back(now);
    if (isGone(standing) == isGone(current->standing))
        return;
    for (const auto no : m_projections.childrenOf(entity.space, entity.id)) {
        if (const auto child = find(no))
            settle(*child, moved, depth + 1);
    }
}

void Entities::settleDeletedParents(const EntityRecord& entity, std::vector<EntityRecord>& moved, int depth)
{
    if (entity.kind == nullptr || depth > depthMax)
        return;
    for (const auto& [field, value] : referencesOf(entity)) {
        const auto* declared = model::findField(*entity.kind, field);
        const auto id = EntityId::parse(value);
        if (declared == nullptr || !declared->has(model::flag::parent) || !id)
            continue;
        std::vector<EntityRecord> parents;
        {
            auto rows = m_connection.use("SELECT no, space, id, kind, presence FROM entity WHERE id = ? AND space = ?");
            rows.bind(*id, entity.space);
            while (rows.step())
                parents.push_back(readRecord(rows));
        }
        for (const auto& parent : parents) {
            if (parent.standing != Standing::Live)
                settle(parent, moved, 0);
            settleDeletedParents(parent, moved, depth + 1);
        }
    }
}

void Entities::settleStandings(std::span<const EntityRecord> entities, std::vector<EntityRecord>& moved)
{
    for (const auto& entity : entities) {
        settle(entity, moved, 0);
        settleDeletedParents(entity, moved, 0);
    }
}

} // namespace salver::store
