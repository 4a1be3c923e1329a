// SPDX-License-Identifier: Apache-2.0
#include "store/merge.h"

#include "core/erasure.h"
#include "store/apart.h"
#include "store/erasing.h"

#include <algorithm>
#include <map>

namespace salver::store {

namespace {

constexpr std::size_t touchedMax = 1000;

/// A text's runs of one change, by field.
std::map<std::uint32_t, std::vector<text::Run>> runsByField(const EntityOps& ops)
{
    std::map<std::uint32_t, std::vector<text::Run>> fields;
    for (const auto& edit : ops.edits)
        fields[edit.field].push_back(edit.run);
    return fields;
}

std::uint64_t eventsIn(std::span<const text::Run> runs)
{
    std::uint64_t length = 0;
    for (const auto& run : runs)
        length += run.length;
    return length;
}

} // namespace

void addTouched(Committed& facts, const SpaceId& space, const EntityRecord& entity, model::FieldId field)
{
    if (facts.everything)
        return;
    if (facts.touched.size() >= touchedMax) {
        facts.everything = true;
        facts.touched.clear();
        return;
    }
    facts.touched.push_back({space, entity.id, entity.kindId, field});
}

namespace {

template <class Put>
void forSearchable(Tables& tables, EntityNo no, Put&& put)
{
    const auto entity = tables.entities.find(no);
    if (!entity || entity->kind == nullptr)
        return;
    for (const auto& field : entity->kind->fields) {
        if (!field.has(model::flag::searchable))
            continue;
        if (field.type == model::FieldType::Prose) {
            put(*entity, field.id, tables.texts.content(no, field.id));
            continue;
        }
        const auto live = tables.registers.live(no, field.id);
        if (!live.empty())
            put(*entity, field.id, live.front().value);
    }
}

} // namespace

void takeOutOfSearch(Tables& tables, EntityNo no)
{
    forSearchable(tables, no, [&](const EntityRecord& entity, model::FieldId field, const std::string& text) {
        tables.search.replace(no, *entity.kind, field, text, {});
    });
}

void putIntoSearch(Tables& tables, EntityNo no)
{
    forSearchable(tables, no, [&](const EntityRecord& entity, model::FieldId field, const std::string& text) {
        tables.search.replace(no, *entity.kind, field, {}, text);
    });
}

void makeUpForSearch(Tables& tables, std::size_t most)
{
    for (const auto& late : tables.search.late(most)) {
        const auto place = searchPlace(late.row);
        const auto entity = tables.entities.find(place.entity);
        const auto* field = entity && entity->kind != nullptr ? searchField(*entity->kind, place.ordinal) : nullptr;
        std::string now;
        if (field != nullptr && field->type == model::FieldType::Prose) {
            now = tables.texts.content(place.entity, field->id);
        } else if (field != nullptr) {
            const auto live = tables.registers.live(place.entity, field->id);
            if (!live.empty())
                now = live.front().value;
        }
        tables.search.makeUp(late, now);
    }
    tables.search.load();
}

namespace {

/// Whether an erasure of it is in the server's log; what the server may still refuse takes no contents away.
bool isErasedForGood(Tables& tables, const EntityRecord& entity)
{
    return entity.standing == Standing::Purged && tables.entities.isErased(entity)
        && tables.db.ask("SELECT 1 FROM field_write w JOIN change c ON c.no = w.change WHERE w.entity = ? "
                         "AND w.field = ? AND w.value = ? AND c.state IN (?, ?) LIMIT 1", entity.no,
                         model::deletedField, Blob{erasedValue}, ChangeState::Logged, ChangeState::Old) != 0;
}

} // namespace

std::optional<Change> Merger::withoutErased(const Merging& merging)
{
    std::set<EntityId> erased;
    for (const auto& ops : merging.change.entities) {
        if (ops.erased || onlyDeletes(ops))
            continue;
        const auto entity = m_tables.entities.find(merging.space.no, ops.entity, model::KindId{ops.kind});
        if (entity && isErasedForGood(m_tables, *entity))
            erased.insert(ops.entity);
    }
    if (erased.empty())
        return std::nullopt;
    std::string bytes;
    {
        auto row = m_tables.db.use("SELECT bytes FROM change_bytes WHERE no = ?");
        row.bind(merging.no);
        if (row.step())
            bytes = row.string(0);
    }
    auto emptied = emptyParts(bytes, erased);
    auto decoded = emptied ? decodeChange(emptied->bytes) : fail(ErrorCode::Damaged, "");
    if (!decoded)
        return std::nullopt;
    m_tables.db.use("UPDATE change_bytes SET bytes = ? WHERE no = ?").run(Blob{emptied->bytes}, merging.no);
    return std::move(decoded->change);
}

void Merger::merge(const Merging& merging, bool textsDone, Committed& facts)
{
    if (merging.entities.empty()) {
        if (const auto without = withoutErased(merging)) {
            mergeAll({merging.space, *without, merging.hash, merging.no, merging.at, merging.own}, textsDone, facts);
            return;
        }
    }
    mergeAll(merging, textsDone, facts);
    const auto erased = erasedBy(merging.change);
    if (erased.empty())
        return;
    if (m_tables.db.ask("SELECT 1 FROM change WHERE no = ? AND state IN (?, ?)", merging.no, ChangeState::Logged,
                        ChangeState::Old) != 0)
        eraseContents(m_tables, merging.space, {erased.begin(), erased.end()}, facts);
    else
        noteErasureWaits(m_tables, merging.no);
}

void Merger::mergeAll(const Merging& merging, bool textsDone, Committed& facts)
{
    std::vector<EntityRecord> entities;
    entities.reserve(merging.change.entities.size());
    bool deletions = false;
    for (std::size_t i = 0; i < merging.change.entities.size(); ++i) {
        const auto& ops = merging.change.entities[i];
        const auto entity = merging.entities.empty()
            ? m_tables.entities.findOrCreate(merging.space, merging.change, ops)
            : merging.entities[i];
        m_tables.entities.touch(entity, merging.change, merging.own);
        if (entity.created)
            addTouched(facts, merging.space.id, entity, model::FieldId{});
        for (const auto& write : ops.writes) {
            mergeWrite(merging, entity, write, facts);
            deletions = deletions || model::FieldId{write.field} == model::deletedField;
        }
        mergeTexts(merging, entity, ops, textsDone, facts);
        entities.push_back(entity);
    }
    settle(entities, merging, deletions, facts);
    merging.space.see(merging.change.replica, merging.change.sequence);
    if (merging.change.lamport > merging.space.lamport) {
        merging.space.lamport = merging.change.lamport;
        merging.space.dirty = true;
    }
}

void Merger::settle(const std::vector<EntityRecord>& entities, const Merging& merging, bool deletions,
                    Committed& facts)
{
    // Most spaces have an empty bin most of the time; then nothing can stand or fall with a change.
    if (!deletions && m_tables.db.ask("SELECT 1 FROM entity WHERE presence <> 0 LIMIT 1") == 0)
        return;
    std::vector<EntityRecord> moved;
    m_tables.entities.settleStandings(entities, moved);
    for (const auto& entity : moved)
        addTouched(facts, merging.space.id, entity, model::FieldId{});
}

void Merger::show(const EntityRecord& entity, model::FieldId field, const Registers::Shown& shown, SpaceRow& space,
                  Committed& facts)
{
    const auto* declared = entity.kind == nullptr ? nullptr : model::findField(*entity.kind, field);
    if (!entity.created)
        addTouched(facts, space.id, entity, field);
    if (declared == nullptr || shown.before == shown.after)
        return;
    if (!entity.created && isProjected(*declared))
        m_tables.projections.update(entity.no, *entity.kind, *declared, shown.after);
    m_tables.search.replace(entity.no, *entity.kind, field, shown.before, shown.after);
    if (!entity.created && declared->type == model::FieldType::Reference)
        m_tables.entities.placeUnderClient(entity);
}

void Merger::mergeWrite(const Merging& merging, const EntityRecord& entity, const RegisterWrite& write,
                        Committed& facts)
{
    show(entity, model::FieldId{write.field}, m_tables.registers.write(merging, entity, write), merging.space, facts);
}

void Merger::mergeTexts(const Merging& merging, const EntityRecord& entity, const EntityOps& ops, bool done,
                        Committed& facts)
{
    for (const auto& [field, runs] : runsByField(ops))
        mergeText(merging, entity, field, runs, done, facts);
}

void Merger::mergeText(const Merging& merging, const EntityRecord& entity, std::uint32_t field,
                       std::span<const text::Run> runs, bool done, Committed& facts)
{
    const model::FieldId fieldId{field};
    auto state = field > textFieldMax ? EditState::Refused : EditState::Merged;
    if (std::ranges::any_of(runs, &text::Run::erased))
        state = EditState::Erased;
    if (!done && state == EditState::Merged) {
        const auto merged = m_tables.texts.merge(entity.no, fieldId, runs);
        if (merged.code == ErrorCode::NotFound)
            state = EditState::Waiting;
        else if (merged.code != ErrorCode::None)
            state = EditState::Refused;
        else if (entity.kind != nullptr)
            m_tables.search.replace(entity.no, *entity.kind, fieldId, merged.before, merged.after);
        if (state == EditState::Merged && merged.apart)
            noteApart(m_tables.db, entity.no, fieldId, merging.no);
    }
    if (state == EditState::Refused)
        m_tables.notes.push_back("An edit of a text in \"" + merging.space.name
                                 + "\" does not fit that text and was left out; it is kept as it came.");
    m_tables.db.use("INSERT INTO text_edit (entity, field, change, first, length, state) VALUES (?, ?, ?, ?, ?, ?)")
        .run(entity.no, field, merging.no, runs.front().first.seq, eventsIn(runs), state);
    Registers::digestText(merging, entity, field, true);
    if (!entity.created)
        addTouched(facts, merging.space.id, entity, fieldId);
    if (!done && state == EditState::Merged && !entity.created)
        wakeWaiting(merging.space, entity, fieldId, facts);
}

void Merger::wakeWaiting(SpaceRow& space, const EntityRecord& entity, model::FieldId field, Committed& facts)
{
    bool again = true;
    while (again && !m_tables.db.failed()) {
        again = false;
        std::vector<std::pair<ChangeNo, std::string>> waiting;
        {
            auto rows = m_tables.db.use("SELECT t.change, b.bytes FROM text_edit t "
                                        "JOIN change_bytes b ON b.no = t.change "
                                        "WHERE t.entity = ? AND t.field = ? AND t.state = 1 ORDER BY t.change");
            rows.bind(entity.no, field);
            while (rows.step())
                waiting.emplace_back(rows.number<ChangeNo>(0), rows.string(1));
        }
        for (const auto& [change, bytes] : waiting) {
            const auto decoded = decodeChange(bytes);
            if (!decoded)
                continue;
            const auto ops = std::ranges::find_if(decoded->change.entities, [&](const EntityOps& candidate) {
                return candidate.entity == entity.id && candidate.kind == raw(entity.kindId);
            });
            if (ops == decoded->change.entities.end())
                continue;
            const auto merged = m_tables.texts.merge(entity.no, field, runsByField(*ops)[raw(field)]);
            if (merged.code == ErrorCode::NotFound)
                continue;
            const auto state = merged.code == ErrorCode::None ? EditState::Merged : EditState::Refused;
            m_tables.db.use("UPDATE text_edit SET state = ? WHERE entity = ? AND field = ? AND change = ?")
                .run(state, entity.no, field, change);
            if (state == EditState::Merged && merged.apart)
                noteApart(m_tables.db, entity.no, field, change);
            if (entity.kind != nullptr)
                m_tables.search.replace(entity.no, *entity.kind, field, merged.before, merged.after);
            addTouched(facts, space.id, entity, field);
            again = true;
        }
    }
}

void Merger::withdraw(const Merging& merging, Committed& facts)
{
    std::vector<EntityRecord> entities;
    for (const auto& ops : merging.change.entities) {
        const auto entity = m_tables.entities.find(merging.space.no, ops.entity, model::KindId{ops.kind});
        if (!entity)
            continue;
        for (const auto& write : ops.writes)
            show(*entity, model::FieldId{write.field}, m_tables.registers.withdraw(merging, *entity, write),
                 merging.space, facts);
        for (const auto& [field, runs] : runsByField(ops)) {
            const model::FieldId fieldId{field};
            const bool gone = m_tables.db.ask("SELECT 1 FROM text_edit WHERE entity = ? AND field = ? AND change = ? "
                                              "AND state = ?", entity->no, field, merging.no, EditState::Erased) != 0;
            m_tables.db.use("DELETE FROM text_edit WHERE entity = ? AND field = ? AND change = ?")
                .run(entity->no, field, merging.no);
            forgetApart(m_tables.db, entity->no, fieldId, merging.no);
            Registers::digestText(merging, *entity, field, false);
            // Of an erased text there is nothing to take anything out of.
            if (gone)
                continue;
            const auto shown = m_tables.texts.withdraw(entity->no, fieldId, merging.change.replica,
                                                       runs.front().first.seq);
            if (entity->kind != nullptr)
                m_tables.search.replace(entity->no, *entity->kind, fieldId, shown.before, shown.after);
            addTouched(facts, merging.space.id, *entity, fieldId);
        }
        const bool bare = m_tables.db.ask("SELECT 1 FROM field_write WHERE entity = ?1 UNION ALL "
                                          "SELECT 1 FROM text_edit WHERE entity = ?1 LIMIT 1", entity->no) == 0;
        if (bare) {
            m_tables.entities.remove(*entity);
            addTouched(facts, merging.space.id, *entity, model::FieldId{});
        } else {
            m_tables.db.use("UPDATE entity SET own_sequence = min(own_sequence, ?) WHERE no = ?")
                .run(raw(merging.change.sequence) - 1, entity->no);
            entities.push_back(*entity);
        }
    }
    settle(entities, merging, true, facts);
}

} // namespace salver::store
