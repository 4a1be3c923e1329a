// SPDX-License-Identifier: Apache-2.0
// Lists of entities: the declarative Select becomes SQL over the kind's table.
#include "store/reader_file.h"

#include "store/canonical.h"
#include "store/texts.h"

#include <limits>
#include <variant>

namespace salver::store {

namespace {

const std::string entityColumns =
    "e.no, e.id, s.id, e.kind, e.presence, e.created_wall, e.changed_wall, e.changed_by, e.space, e.own_sequence, "
    "EXISTS (SELECT 1 FROM contest t WHERE t.entity = e.no)";
constexpr int entityColumnCount = 11;

Presence presenceOf(Standing standing)
{
    switch (standing) {
    case Standing::Live: return Presence::Live;
    case Standing::DeletedAndEdited: return Presence::DeletedAndEdited;
    case Standing::Binned:
    case Standing::Hidden:
    case Standing::Purged: break;
    }
    return Presence::Binned;
}

/// SQL with the values for its places, in order.
struct Compiled {
    std::string sql;
    std::vector<std::variant<std::int64_t, std::string>> values;
};

const char* operatorOf(Condition::Is is)
{
    switch (is) {
    case Condition::Is::Equal: return " = ?";
    case Condition::Is::NotEqual: return " IS NOT ?";
    case Condition::Is::Less: return " < ?";
    case Condition::Is::LessOrEqual: return " <= ?";
    case Condition::Is::Greater: return " > ?";
    case Condition::Is::GreaterOrEqual: return " >= ?";
    case Condition::Is::Set: return " IS NOT NULL";
    case Condition::Is::NotSet: return " IS NULL";
    case Condition::Is::OneOf: break;
    }
    return "";
}

Result<const model::Field*> listedField(const model::Kind& kind, model::FieldId id)
{
    const auto* field = model::findField(kind, id);
    if (field == nullptr || !isProjected(*field))
        return fail(ErrorCode::InvalidArgument,
                    "A list of \"" + std::string(kind.name) + "\" cannot be made by this field.");
    return field;
}

void addValue(const model::Field& field, const std::string& value, Compiled& compiled)
{
    if (!sortsByNumber(field.type)) {
        compiled.values.emplace_back(value);
        return;
    }
    // A value in no proper form compares below all.
    compiled.values.emplace_back(
        sortNumber(field.type, value).value_or(std::numeric_limits<std::int64_t>::min()));
}

Result<void> addCondition(const model::Kind& kind, const Condition& condition, Compiled& compiled)
{
    const auto field = listedField(kind, condition.field);
    if (!field)
        return fail(field.error());
    compiled.sql += " AND k." + sortColumn(**field);
    if (condition.is == Condition::Is::OneOf) {
        compiled.sql += " IN (";
        for (std::size_t i = 0; i < condition.values.size(); ++i) {
            compiled.sql += i == 0 ? "?" : ", ?";
            addValue(**field, condition.values[i], compiled);
        }
        compiled.sql += ")";
        return {};
    }
    compiled.sql += operatorOf(condition.is);
    if (condition.is != Condition::Is::Set && condition.is != Condition::Is::NotSet)
        addValue(**field, condition.value, compiled);
    return {};
}

/// FROM and WHERE of a list. The kind's table leads: its indexes are made for lists.
Result<void> addSource(const Select& select, const model::Kind& kind, Compiled& compiled)
{
    compiled.sql += " FROM " + kindTable(kind.id)
        + " k CROSS JOIN entity e ON e.no = k.e CROSS JOIN space s ON s.no = e.space WHERE e.presence ";
    switch (select.presence) {
    case Presence::Live: compiled.sql += "IN (0, 2)"; break;
    case Presence::Binned: compiled.sql += "= 1"; break;
    case Presence::DeletedAndEdited: compiled.sql += "= 2"; break;
    }
    if (select.space) {
        compiled.sql += " AND s.id = ?";
        compiled.values.emplace_back(std::string(select.space->view()));
    }
    for (const auto& condition : select.where) {
        if (auto done = addCondition(kind, condition, compiled); !done)
            return done;
    }
    return {};
}

Result<void> addOrder(const Select& select, const model::Kind& kind, Compiled& compiled)
{
    compiled.sql += " ORDER BY ";
    for (const auto& order : select.order) {
        std::string column = "e.changed_wall";
        if (order.field != model::FieldId{}) {
            const auto field = listedField(kind, order.field);
            if (!field)
                return fail(field.error());
            column = "k." + sortColumn(**field);
        }
        compiled.sql += (order.folded ? "salver_fold(" + column + ")" : column) + (order.descending ? " DESC, " : ", ");
    }
    compiled.sql += "e.id";
    return {};
}

/// Values must outlive the statement's steps; ids of spaces are blobs, everything else in lists is text.
void bindAll(Statement& statement, const Select& select, const Compiled& compiled)
{
    bool space = select.space.has_value();
    for (const auto& value : compiled.values) {
        if (const auto* number = std::get_if<std::int64_t>(&value))
            statement.bind(*number);
        else if (space)
            statement.bind(Blob{std::get<std::string>(value)});
        else
            statement.bind(Text{std::get<std::string>(value)});
        space = false;
    }
}

Result<const model::Kind*> listedKind(model::KindId id)
{
    const auto* kind = model::findKind(id);
    if (kind == nullptr)
        return fail(ErrorCode::InvalidArgument, "There is no such kind of entry.");
    return kind;
}

} // namespace

bool ReaderFile::isWaiting(SpaceNo space, std::int64_t ownSequence)
{
    if (ownSequence == 0)
        return false;
    auto [at, fresh] = m_firstWaiting.try_emplace(space, std::numeric_limits<std::int64_t>::max());
    if (fresh) {
        auto row = m_db.use("SELECT sequence FROM change WHERE space = ? AND state = 0 ORDER BY sequence LIMIT 1");
        row.bind(space);
        if (row.step())
            at->second = row.integer(0);
    }
    return ownSequence >= at->second;
}

EntityRow ReaderFile::readEntity(const Statement& row)
{
    EntityRow entity;
    entity.id = row.id<EntityId>(1);
    entity.space = row.id<SpaceId>(2);
    entity.kind = row.number<model::KindId>(3);
    entity.presence = presenceOf(row.number<Standing>(4));
    entity.createdAt = row.number<WallMs>(5);
    entity.changedAt = row.number<WallMs>(6);
    entity.changedBy = row.id<UserId>(7);
    entity.waiting = isWaiting(row.number<SpaceNo>(8), row.integer(9));
    entity.contested = row.integer(10) != 0;
    return entity;
}

void ReaderFile::readValues(EntityNo no, EntityRow& row, bool withProse)
{
    const auto* kind = model::findKind(row.kind);
    if (kind == nullptr) {
        auto writes = m_db.use("SELECT w.field, w.value FROM field_write w JOIN change c ON c.no = w.change "
                               "WHERE w.entity = ? AND w.replaced = 0 ORDER BY w.field, c.lamport, c.replica");
        writes.bind(no);
        while (writes.step())
            row.values[writes.number<model::FieldId>(0)] = writes.string(1);
        return;
    }
    for (const auto& field : kind->fields) {
        std::string value;
        if (isProjected(field))
            value = m_projections.value(no, *kind, field);
        else if (withProse && field.type == model::FieldType::Prose)
            value = readText(m_db, textKey(no, field.id));
        if (!value.empty())
            row.values[field.id] = std::move(value);
    }
}

Result<EntityRow> ReaderFile::entity(const EntityId& id)
{
    auto found = read([&]() -> std::optional<EntityRow> {
        static const std::string sql = "SELECT " + entityColumns + " FROM entity e JOIN space s ON s.no = e.space "
                                       "WHERE e.id = ? ORDER BY e.space, e.kind LIMIT 1";
        auto row = m_db.useBuilt(sql);
        row.bind(id);
        if (!row.step())
            return std::nullopt;
        auto entity = readEntity(row);
        readValues(row.number<EntityNo>(0), entity, true);
        return entity;
    });
    if (!found)
        return fail(std::move(found.error()));
    if (!*found)
        return fail(ErrorCode::NotFound, "This is not on this device.");
    return std::move(**found);
}

std::vector<EntityRow> ReaderFile::listByStanding(Standing standing, std::size_t limit)
{
    std::vector<EntityRow> entities;
    static const std::string sql = "SELECT " + entityColumns + " FROM entity e JOIN space s ON s.no = e.space "
                                   "WHERE e.presence = ? AND e.presence <> 0 "
                                   "ORDER BY e.changed_wall DESC, e.id LIMIT ?";
    auto rows = m_db.useBuilt(sql);
    rows.bind(standing, limit);
    while (rows.step()) {
        entities.push_back(readEntity(rows));
        readValues(rows.number<EntityNo>(0), entities.back(), true);
    }
    return entities;
}

Result<std::vector<EntityRow>> ReaderFile::deletedAndEdited()
{
    return read([&] { return listByStanding(Standing::DeletedAndEdited, std::numeric_limits<std::int32_t>::max()); });
}

Result<std::vector<EntityRow>> ReaderFile::bin(std::size_t limit)
{
    return read([&] { return listByStanding(Standing::Binned, limit); });
}

Result<std::vector<EntityRow>> ReaderFile::select(const Select& select)
{
    const auto kind = listedKind(select.kind);
    if (!kind)
        return fail(kind.error());
    std::vector<const model::Field*> fields;
    std::vector<const model::Field*> prose;
    Compiled compiled{"SELECT " + entityColumns, {}};
    for (const auto& field : (*kind)->fields) {
        if (isProjected(field)) {
            compiled.sql += ", k." + valueColumn(field.id);
            fields.push_back(&field);
        } else if (field.type == model::FieldType::Prose && select.withProse) {
            prose.push_back(&field);
        }
    }
    if (auto done = addSource(select, **kind, compiled); !done)
        return fail(std::move(done.error()));
    if (auto done = addOrder(select, **kind, compiled); !done)
        return fail(std::move(done.error()));
    if (select.limit > 0 || select.offset > 0)
        compiled.sql += " LIMIT " + std::to_string(select.limit > 0 ? static_cast<std::int64_t>(select.limit) : -1)
            + " OFFSET " + std::to_string(select.offset);
    return read([&] {
        std::vector<EntityRow> entities;
        auto rows = m_db.useBuilt(compiled.sql);
        bindAll(rows, select, compiled);
        while (rows.step()) {
            auto& entity = entities.emplace_back(readEntity(rows));
            for (std::size_t i = 0; i < fields.size(); ++i) {
                const auto column = entityColumnCount + static_cast<int>(i);
                if (!rows.isNull(column))
                    entity.values[fields[i]->id] = rows.string(column);
            }
            for (const auto* field : prose) {
                auto text = readText(m_db, textKey(rows.number<EntityNo>(0), field->id));
                if (!text.empty())
                    entity.values[field->id] = std::move(text);
            }
        }
        return entities;
    });
}

Result<std::uint64_t> ReaderFile::count(const Select& select)
{
    const auto kind = listedKind(select.kind);
    if (!kind)
        return fail(kind.error());
    Compiled compiled{"SELECT count(*)", {}};
    if (auto done = addSource(select, **kind, compiled); !done)
        return fail(std::move(done.error()));
    return read([&] {
        auto row = m_db.useBuilt(compiled.sql);
        bindAll(row, select, compiled);
        return row.step() ? row.number<std::uint64_t>(0) : 0;
    });
}

Result<std::vector<GroupRow>> ReaderFile::group(model::KindId kindId, model::FieldId by, model::FieldId greatestOf)
{
    const auto kind = listedKind(kindId);
    if (!kind)
        return fail(kind.error());
    const auto key = listedField(**kind, by);
    if (!key)
        return fail(key.error());
    std::string greatest = "NULL, NULL";
    if (greatestOf != model::FieldId{}) {
        const auto field = listedField(**kind, greatestOf);
        if (!field)
            return fail(field.error());
        // With max(), SQLite takes the other columns of a group from the row that has the greatest value.
        greatest = "max(k." + sortColumn(**field) + "), k." + valueColumn(greatestOf);
    }
    const auto column = "k." + valueColumn(by);
    const auto sql = "SELECT " + column + ", count(*), " + greatest + " FROM " + kindTable(kindId)
        + " k CROSS JOIN entity e ON e.no = k.e WHERE e.presence IN (0, 2) AND " + column + " IS NOT NULL GROUP BY "
        + column;
    return read([&] {
        std::vector<GroupRow> groups;
        auto rows = m_db.useBuilt(sql);
        while (rows.step())
            groups.push_back({rows.string(0), rows.number<std::uint64_t>(1), rows.string(3)});
        return groups;
    });
}

} // namespace salver::store
