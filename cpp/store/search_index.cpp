// SPDX-License-Identifier: Apache-2.0
#include "store/search_index.h"

namespace salver::store {

namespace {

/// Searchable fields of a kind; cpp/model keeps to it.
constexpr std::int64_t fieldsMax = 16;

} // namespace

std::optional<std::int64_t> searchRow(EntityNo entity, const model::Kind& kind, model::FieldId field)
{
    std::int64_t ordinal = 0;
    for (const auto& candidate : kind.fields) {
        if (!candidate.has(model::flag::searchable))
            continue;
        if (candidate.id == field)
            return raw(entity) * fieldsMax + ordinal;
        ++ordinal;
    }
    return std::nullopt;
}

SearchPlace searchPlace(std::int64_t row)
{
    return {EntityNo{row / fieldsMax}, static_cast<std::size_t>(row % fieldsMax)};
}

const model::Field* searchField(const model::Kind& kind, std::size_t ordinal)
{
    for (const auto& field : kind.fields) {
        if (!field.has(model::flag::searchable))
            continue;
        if (ordinal == 0)
            return &field;
        --ordinal;
    }
    return nullptr;
}

void SearchIndex::replace(EntityNo entity, const model::Kind& kind, model::FieldId field, std::string_view before,
                          std::string_view after)
{
    if (before == after)
        return;
    const auto row = searchRow(entity, kind, field);
    if (!row)
        return;
    if (!before.empty())
        m_connection.use("INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)").run(*row, Text{before});
    if (!after.empty())
        m_connection.use("INSERT INTO search (rowid, words) VALUES (?, ?)").run(*row, Text{after});
}

void SearchIndex::clear()
{
    m_connection.execute("INSERT INTO search (search) VALUES ('delete-all')");
}

} // namespace salver::store
