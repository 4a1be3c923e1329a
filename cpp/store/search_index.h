// SPDX-License-Identifier: Apache-2.0
// Keeps the full-text index in step with what is shown, in the transaction that changes it. The index holds words
// only; the text itself is read from where it lives. Owned by the store, on its thread.
#pragma once

#include "model/kinds.h"
#include "store/connection.h"
#include "store/spaces.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace salver::store {

/// The index's row for a field of an entity, and back. Rows are numbered densely, since the index stores differences.
[[nodiscard]] std::optional<std::int64_t> searchRow(EntityNo entity, const model::Kind& kind, model::FieldId field);
struct SearchPlace {
    EntityNo entity{};
    std::size_t ordinal{}; ///< among the kind's searchable fields
};
[[nodiscard]] SearchPlace searchPlace(std::int64_t row);
/// nullptr where the kind has no such field.
[[nodiscard]] const model::Field* searchField(const model::Kind& kind, std::size_t ordinal);

class SearchIndex {
public:
    explicit SearchIndex(Connection& connection) : m_connection(connection) {}

    /// Takes what stood there out and puts what stands there now in. Fields that are not searchable are passed over.
    /// `before` must be what was put in, to the byte: the index finds its words by it.
    void replace(EntityNo entity, const model::Kind& kind, model::FieldId field, std::string_view before,
                 std::string_view after);
    void clear();

private:
    Connection& m_connection;
};

} // namespace salver::store
