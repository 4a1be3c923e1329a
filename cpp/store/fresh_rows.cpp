// SPDX-License-Identifier: Apache-2.0
#include "store/fresh_rows.h"

#include <algorithm>
#include <map>

namespace salver::store {

namespace {

/// No field twice, no deletion, each text made in one insertion.
bool standsAlone(const EntityOps& ops)
{
    if (ops.erased)
        return false;
    for (const auto& write : ops.writes) {
        if (model::FieldId{write.field} == model::deletedField)
            return false;
    }
    for (std::size_t i = 0; i < ops.edits.size(); ++i) {
        const auto& edit = ops.edits[i];
        if (edit.field > textFieldMax || !makesText(edit.run))
            return false;
        for (std::size_t earlier = 0; earlier < i; ++earlier) {
            if (ops.edits[earlier].field == edit.field)
                return false;
        }
    }
    return true;
}

const std::string* valueOf(const EntityOps& ops, model::FieldId field)
{
    const auto at = std::ranges::find(ops.writes, raw(field), &RegisterWrite::field);
    return at == ops.writes.end() ? nullptr : &at->value;
}

} // namespace

FreshRows::FreshRows(Tables& tables)
    : m_tables(tables),
      m_insertChange("INSERT INTO change (no, space, replica, sequence, lamport, wall, author, hash, state, cursor, "
                     "received, receipt)", 12),
      m_insertBytes("INSERT INTO change_bytes (no, bytes)", 2),
      m_insertEntity("INSERT INTO entity (no, space, id, kind, presence, created_wall, changed_wall, changed_lamport, "
                     "changed_by, own_sequence, client)", 11),
      m_insertWrite("INSERT INTO field_write (entity, field, change, replaced, value)", 5),
      m_insertText("INSERT INTO text (no, form, agent, first, tail, bytes)", 6),
      m_insertEdit("INSERT INTO text_edit (entity, field, change, first, length, state)", 6)
{
}

void FreshRows::reset()
{
    m_opened.clear();
    m_changes.clear();
    m_entities.clear();
    m_writes.clear();
    m_texts.clear();
    m_words.clear();
    forget();
}

void FreshRows::forget()
{
    m_places.clear();
    m_highest.clear();
    m_anyOrphan.reset();
    m_lastChange = {};
    m_lastEntity = {};
}

Result<const DecodedChange*> FreshRows::open(const LogItem& item)
{
    if (item.decoded)
        return &*item.decoded;
    auto decoded = decodeChange(item.bytes);
    if (!decoded)
        return fail(std::move(decoded.error()));
    return &keep(std::move(*decoded));
}

bool FreshRows::isNew(const SpaceRow& space, const WriteId& id)
{
    if (id.replica == space.replica)
        return false;
    auto [at, unread] = m_highest.try_emplace(id.replica);
    if (unread) {
        at->second = Sequence{static_cast<std::uint64_t>(m_tables.db.ask(
            "SELECT max(sequence) FROM change WHERE space = ? AND replica = ?", space.no, id.replica))};
    }
    return id.sequence > at->second;
}

FreshRows::Place& FreshRows::placeOf(const SpaceRow& space, const EntityId& id)
{
    const auto [at, unread] = m_places.try_emplace(id);
    auto& place = at->second;
    if (!unread)
        return place;
    auto rows = m_tables.db.use("SELECT presence, client FROM entity WHERE id = ? AND space = ?");
    rows.bind(id, space.no);
    while (rows.step()) {
        place.live = !place.there && rows.number<Standing>(0) == Standing::Live;
        place.there = true;
        if (!rows.isNull(1))
            place.client = rows.id<EntityId>(1);
    }
    return place;
}

bool FreshRows::isWaitedFor(const EntityId& id)
{
    if (!m_anyOrphan)
        m_anyOrphan = m_tables.db.ask("SELECT 1 FROM orphan LIMIT 1") != 0;
    return *m_anyOrphan && m_tables.db.ask("SELECT 1 FROM orphan WHERE parent = ? LIMIT 1", id) != 0;
}

std::optional<FreshRows::NewEntity> FreshRows::plan(const SpaceRow& space, const EntityOps& ops)
{
    auto& place = placeOf(space, ops.entity);
    if (place.there || !standsAlone(ops) || isWaitedFor(ops.entity))
        return std::nullopt;
    NewEntity entity;
    entity.ops = &ops;
    entity.kind = model::findKind(model::KindId{ops.kind});
    if (entity.kind != nullptr) {
        std::optional<EntityId> client;
        for (const auto& field : entity.kind->fields) {
            const auto* value = field.has(model::flag::parent) ? valueOf(ops, field.id) : nullptr;
            const auto id = value == nullptr ? std::nullopt : EntityId::parse(*value);
            if (!id)
                continue;
            const auto& parent = placeOf(space, *id);
            if (!parent.there || !parent.live)
                return std::nullopt;
            if (!client)
                client = parent.client;
        }
        entity.client = clientAmong(*entity.kind, ops.entity, client,
                                    [&](model::FieldId field) { return valueOf(ops, field); });
    }
    place.there = true;
    place.client = entity.client;
    return entity;
}

bool FreshRows::take(SpaceRow& space, const LogItem& item, const DecodedChange& decoded, Committed& facts)
{
    if (!isNew(space, decoded.change.id()))
        return false;
    m_planned.clear();
    for (const auto& ops : decoded.change.entities) {
        auto entity = plan(space, ops);
        if (!entity) {
            for (const auto& planned : m_planned)
                m_places.erase(planned.ops->entity);
            return false;
        }
        m_planned.push_back(*entity);
    }
    if (m_lastChange == ChangeNo{}) {
        m_lastChange = ChangeNo{m_tables.db.ask("SELECT max(no) FROM change")};
        m_lastEntity = EntityNo{m_tables.db.ask("SELECT max(no) FROM entity")};
    }
    m_space = space.no;
    m_lastChange = next(m_lastChange);
    const auto& change = m_changes.emplace_back(NewChange{m_lastChange, &item, &decoded});
    for (auto& entity : m_planned) {
        m_lastEntity = next(m_lastEntity);
        entity.no = m_lastEntity;
        entity.by = &change;
        add(space, entity, facts);
    }
    const auto& envelope = decoded.change;
    m_highest[envelope.replica] = envelope.sequence;
    space.see(envelope.replica, envelope.sequence);
    space.lamport = std::max(space.lamport, envelope.lamport);
    space.dirty = true;
    return true;
}

void FreshRows::add(SpaceRow& space, const NewEntity& entity, Committed& facts)
{
    const auto& ops = *entity.ops;
    const auto& hash = entity.by->decoded->hash;
    const model::KindId kind{ops.kind};
    m_entities.push_back(entity);
    addTouched(facts, space.id, {entity.no, space.no, ops.entity, entity.kind, kind, Standing::Live, true},
               model::FieldId{});
    const auto search = [&](std::uint32_t field, std::string_view words) {
        if (entity.kind == nullptr || words.empty())
            return;
        if (const auto row = searchRow(entity.no, *entity.kind, model::FieldId{field}))
            m_words.push_back({*row, words});
    };
    for (const auto& write : ops.writes) {
        m_writes.push_back({entity.no, entity.by->no, &write});
        space.digest.add(Registers::element(false, ops.entity, kind, write.field, hash));
        search(write.field, write.value);
    }
    for (const auto& edit : ops.edits) {
        m_texts.push_back({entity.no, entity.by->no, &edit});
        space.digest.add(Registers::element(true, ops.entity, kind, edit.field, hash));
        search(edit.field, edit.run.content);
    }
}

void FreshRows::flush()
{
    if (m_changes.empty())
        return;
    auto& db = m_tables.db;
    m_insertChange.insert(db, m_changes, [this](Statement& row, const NewChange& change) {
        const auto& envelope = change.decoded->change;
        row.bind(change.no, m_space, envelope.replica, envelope.sequence, envelope.lamport, envelope.wall,
                 envelope.author, change.decoded->hash, ChangeState::Logged, change.item->cursor, change.item->received,
                 Blob{change.item->receipt});
    });
    m_insertBytes.insert(db, m_changes, [](Statement& row, const NewChange& change) {
        row.bind(change.no, Blob{change.item->bytes});
    });
    writeEntities();
    m_insertWrite.insert(db, m_writes, [](Statement& row, const NewWrite& write) {
        row.bind(write.entity, write.write->field, write.change, 0, Blob{write.write->value});
    });
    m_insertText.insert(db, m_texts, [](Statement& row, const NewText& text) {
        const auto& run = text.edit->run;
        row.bind(textKey(text.entity, model::FieldId{text.edit->field}), TextForm::OneInsertion, run.first.agent,
                 run.first.seq, 0, Blob{run.content});
    });
    m_insertEdit.insert(db, m_texts, [](Statement& row, const NewText& text) {
        const auto& run = text.edit->run;
        row.bind(text.entity, text.edit->field, text.change, run.first.seq, run.length, 0);
    });
    m_tables.search.put(m_words);
    m_entities.clear();
    m_writes.clear();
    m_texts.clear();
    m_words.clear();
    m_changes.clear();
}

void FreshRows::writeEntities()
{
    m_insertEntity.insert(m_tables.db, m_entities, [this](Statement& row, const NewEntity& entity) {
        const auto& change = entity.by->decoded->change;
        row.bind(entity.no, m_space, entity.ops->entity, entity.ops->kind, Standing::Live, change.wall, change.wall,
                 change.lamport, change.author, 0, entity.client);
    });
    std::map<const model::Kind*, std::vector<Projections::Fresh>> byKind;
    for (const auto& entity : m_entities) {
        if (entity.kind != nullptr)
            byKind[entity.kind].push_back({entity.no, entity.ops->writes});
    }
    for (const auto& [kind, rows] : byKind)
        m_tables.projections.insert(*kind, rows);
}

} // namespace salver::store
