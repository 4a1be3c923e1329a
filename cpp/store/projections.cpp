// SPDX-License-Identifier: Apache-2.0
#include "store/projections.h"

#include "core/change.h"
#include "core/hash.h"
#include "store/canonical.h"
#include "store/tokenizer.h"

#include <algorithm>
#include <cassert>
#include <deque>

namespace salver::store {

namespace {

std::string number(model::FieldId field)
{
    return std::to_string(raw(field));
}

std::string createTable(const model::Kind& kind)
{
    std::string sql = "CREATE TABLE " + kindTable(kind.id)
        + " (e INTEGER PRIMARY KEY REFERENCES entity(no) ON DELETE CASCADE";
    for (const auto& field : kind.fields) {
        if (!isProjected(field))
            continue;
        sql += ", " + valueColumn(field.id) + " TEXT";
        if (sortsByNumber(field.type))
            sql += ", " + sortColumn(field) + " INTEGER";
    }
    return sql + ") STRICT";
}

std::string createIndex(const model::Kind& kind, const model::Field& field)
{
    const auto column = sortColumn(field);
    return "CREATE INDEX " + kindTable(kind.id) + "_" + column + " ON " + kindTable(kind.id) + " (" + column
        + ") WHERE " + column + " IS NOT NULL";
}

/// Changes whenever something changes that the table or the search index is made from.
Hash declarationHash(const model::Kind& kind)
{
    std::string text = std::to_string(Tokenizer::version) + " " + std::string(kind.name);
    for (const auto& field : kind.fields)
        text += "\n" + number(field.id) + " " + std::string(field.name) + " "
            + std::to_string(static_cast<int>(field.type)) + " " + std::to_string(field.flags);
    return blake2b({text});
}

/// What others sent may be any bytes; a column of text takes only text.
std::string_view shownText(std::string_view value, std::string& scratch)
{
    if (isValidUtf8(value) && value.find('\0') == std::string_view::npos)
        return value;
    scratch = sanitizeUtf8(value);
    return scratch;
}

/// What the declaration that a kind's table was made from is kept under.
std::string declarationKey(const model::Kind& kind)
{
    return "kind " + std::to_string(raw(kind.id));
}

/// Binds a field's columns. Bytes that had to be cleaned are kept in `kept` until the statement has run.
void bindShown(Statement& row, const model::Field& field, std::string_view value, std::deque<std::string>& kept)
{
    const bool numbered = sortsByNumber(field.type);
    if (value.empty()) {
        row.bind(Null{});
        if (numbered)
            row.bind(Null{});
        return;
    }
    std::string scratch;
    auto shown = shownText(value, scratch);
    if (shown.data() != value.data())
        shown = kept.emplace_back(std::move(scratch));
    row.bind(Text{shown});
    if (numbered)
        row.bind(sortNumber(field.type, value));
}

} // namespace

std::string kindTable(model::KindId kind)
{
    return "kind_" + std::to_string(raw(kind));
}

std::string valueColumn(model::FieldId field)
{
    return "f" + number(field);
}

std::string sortColumn(const model::Field& field)
{
    return (sortsByNumber(field.type) ? "n" : "f") + number(field.id);
}

Projections::Projections(Connection& connection) : m_connection(connection)
{
    for (const auto& kind : model::kinds()) {
        std::vector<FieldSql> fields;
        const auto table = kindTable(kind.id);
        std::string columns = "e";
        std::size_t count = 1;
        for (const auto& field : kind.fields) {
            if (!isProjected(field))
                continue;
            const auto column = valueColumn(field.id);
            const bool numbered = sortsByNumber(field.type);
            columns += ", " + column + (numbered ? ", " + sortColumn(field) : "");
            count += numbered ? 2 : 1;
            fields.push_back({&field,
                                  "UPDATE " + table + " SET " + column + " = ?"
                                      + (numbered ? ", " + sortColumn(field) + " = ?" : "") + " WHERE e = ?",
                                  "SELECT " + column + " FROM " + table + " WHERE e = ?"});
            if (field.has(model::flag::parent)) {
                m_children.push_back("SELECT k.e FROM " + table + " k JOIN entity e ON e.no = k.e WHERE k." + column
                                     + " = ? AND e.space = ?");
            }
        }
        m_kinds.push_back({&kind, ManyRows("INSERT INTO " + table + " (" + columns + ")", count), std::move(fields)});
    }
}

const Projections::KindSql& Projections::sqlOf(const model::Kind& kind) const
{
    const auto at = std::ranges::find(m_kinds, &kind, &KindSql::kind);
    assert(at != m_kinds.end());
    return *at;
}

std::vector<model::KindId> Projections::fit()
{
    std::vector<model::KindId> toFill;
    for (const auto& kind : model::kinds()) {
        if (fitsKind(kind))
            continue;
        m_connection.execute("DROP TABLE IF EXISTS " + kindTable(kind.id));
        m_connection.execute(createTable(kind));
        for (const auto& field : kind.fields) {
            if (isProjected(field) && field.has(model::flag::indexed))
                m_connection.execute(createIndex(kind, field));
        }
        const auto hash = declarationHash(kind);
        m_connection.use("INSERT OR REPLACE INTO fact (key, value) VALUES (?, ?)").run(Text{declarationKey(kind)}, hash);
        toFill.push_back(kind.id);
    }
    return toFill;
}

bool Projections::fits()
{
    return std::ranges::all_of(model::kinds(), [this](const model::Kind& kind) { return fitsKind(kind); });
}

bool Projections::fitsKind(const model::Kind& kind)
{
    const auto key = declarationKey(kind);
    const auto hash = declarationHash(kind);
    auto stored = m_connection.use("SELECT value FROM fact WHERE key = ?");
    stored.bind(Text{key});
    return stored.step() && stored.bytes(0) == hash.view();
}

void Projections::fill(const model::Kind& kind)
{
    m_connection.execute("DELETE FROM " + kindTable(kind.id));
    auto rows = m_connection.use(
        "SELECT e.no, w.field, w.value FROM entity e LEFT JOIN field_write w ON w.entity = e.no AND w.replaced = 0 "
        "LEFT JOIN change c ON c.no = w.change WHERE e.kind = ? ORDER BY e.no, w.field, c.lamport, c.replica");
    rows.bind(kind.id);
    std::optional<EntityNo> current;
    FieldValues values;
    while (rows.step()) {
        const auto entity = rows.number<EntityNo>(0);
        if (current && *current != entity) {
            insert(*current, kind, values);
            values.clear();
        }
        current = entity;
        // The last of a field's live writes in this order is the one that is shown.
        if (!rows.isNull(1))
            values[rows.number<model::FieldId>(1)] = rows.string(2);
    }
    if (current)
        insert(*current, kind, values);
}

void Projections::insert(EntityNo entity, const model::Kind& kind, const FieldValues& values)
{
    std::deque<std::string> kept;
    sqlOf(kind).insert.insert(m_connection, std::span(&entity, 1), [&](Statement& row, EntityNo no) {
        row.bind(no);
        for (const auto& sql : sqlOf(kind).fields) {
            const auto at = values.find(sql.field->id);
            bindShown(row, *sql.field, at == values.end() ? std::string_view{} : at->second, kept);
        }
    });
}

void Projections::insert(const model::Kind& kind, std::span<const Fresh> rows)
{
    std::deque<std::string> kept;
    const auto& fields = sqlOf(kind).fields;
    sqlOf(kind).insert.insert(m_connection, rows, [&](Statement& row, const Fresh& fresh) {
        row.bind(fresh.entity);
        for (const auto& sql : fields) {
            const auto at = std::ranges::find(fresh.writes, raw(sql.field->id), &RegisterWrite::field);
            bindShown(row, *sql.field, at == fresh.writes.end() ? std::string_view{} : at->value, kept);
        }
    });
}

void Projections::update(EntityNo entity, const model::Kind& kind, const model::Field& field, std::string_view value)
{
    const auto& sql = sqlOf(kind);
    const auto at = std::ranges::find(sql.fields, &field, &FieldSql::field);
    if (at == sql.fields.end())
        return;
    auto statement = m_connection.useBuilt(at->update);
    std::string scratch;
    if (value.empty()) {
        statement.bind(Null{});
    } else {
        statement.bind(Text{shownText(value, scratch)});
    }
    if (sortsByNumber(field.type))
        statement.bind(sortNumber(field.type, value));
    statement.run(entity);
}

std::string Projections::value(EntityNo entity, const model::Kind& kind, const model::Field& field)
{
    const auto& sql = sqlOf(kind);
    const auto at = std::ranges::find(sql.fields, &field, &FieldSql::field);
    if (at == sql.fields.end())
        return {};
    auto statement = m_connection.useBuilt(at->read);
    statement.bind(entity);
    return statement.step() ? statement.string(0) : std::string{};
}

void Projections::remove(EntityNo entity, const model::Kind& kind)
{
    m_connection.useBuilt("DELETE FROM " + kindTable(kind.id) + " WHERE e = ?").run(entity);
}

std::vector<EntityNo> Projections::childrenOf(SpaceNo space, const EntityId& parent)
{
    std::vector<EntityNo> children;
    const auto name = parent.toString();
    for (const auto& sql : m_children) {
        auto statement = m_connection.useBuilt(sql);
        statement.bind(Text{name}, space);
        while (statement.step())
            children.push_back(statement.number<EntityNo>(0));
    }
    return children;
}

} // namespace salver::store
