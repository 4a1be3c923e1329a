// SPDX-License-Identifier: Apache-2.0
// One table a kind, made from the model's declaration: a column for the shown value of each register field, an index
// where the declaration asks for one. Lists are read from these; nothing is true because it stands here, all of it can
// be made again from field_write. Owned by the store, on its thread; the names are shared with readers.
#pragma once

#include "model/kinds.h"
#include "core/change.h"
#include "store/connection.h"
#include "store/many_rows.h"
#include "store/spaces.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace salver::store {

/// The table of a kind, and the columns of a field in it.
[[nodiscard]] std::string kindTable(model::KindId kind);
/// The canonical bytes.
[[nodiscard]] std::string valueColumn(model::FieldId field);
/// What to filter and sort by; the same as valueColumn() but for numbers and instants.
[[nodiscard]] std::string sortColumn(const model::Field& field);
/// Whether the field has columns: all registers but `deleted`.
[[nodiscard]] constexpr bool isProjected(const model::Field& field)
{
    return field.type != model::FieldType::Prose && field.type != model::FieldType::Version;
}

/// A field's value, by number, as merging hands it on.
using FieldValues = std::map<model::FieldId, std::string>;

class Projections {
public:
    explicit Projections(Connection& connection);

    /// Makes and drops tables so that they fit the declaration. Gives the kinds that must be filled again.
    [[nodiscard]] std::vector<model::KindId> fit();
    /// Whether they fit already, without writing anything.
    [[nodiscard]] bool fits();
    /// Fills a kind's table from the registers.
    void fill(const model::Kind& kind);

    void insert(EntityNo entity, const model::Kind& kind, const FieldValues& values);
    /// The same for many new entities of a kind, each with what is written to it.
    struct Fresh {
        EntityNo entity{};
        std::span<const RegisterWrite> writes;
    };
    void insert(const model::Kind& kind, std::span<const Fresh> rows);
    void update(EntityNo entity, const model::Kind& kind, const model::Field& field, std::string_view value);
    /// The shown value, empty where not set.
    [[nodiscard]] std::string value(EntityNo entity, const model::Kind& kind, const model::Field& field);
    void remove(EntityNo entity, const model::Kind& kind);
    /// Entities of the space that have `parent` in one of their parent fields.
    [[nodiscard]] std::vector<EntityNo> childrenOf(SpaceNo space, const EntityId& parent);

private:
    struct FieldSql {
        const model::Field* field;
        std::string update;
        std::string read;
    };
    struct KindSql {
        const model::Kind* kind;
        ManyRows insert;
        std::vector<FieldSql> fields;
    };
    [[nodiscard]] const KindSql& sqlOf(const model::Kind& kind) const;
    [[nodiscard]] bool fitsKind(const model::Kind& kind);

    Connection& m_connection;
    std::vector<KindSql> m_kinds;
    std::vector<std::string> m_children;
};

} // namespace salver::store
