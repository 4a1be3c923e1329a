// SPDX-License-Identifier: Apache-2.0
// Keeps the full-text index in step with what is shown, in the transaction that changes it. The index holds words
// only; the text itself is read from where it lives. Owned by the store, on its thread.
#pragma once

#include "model/kinds.h"
#include "store/connection.h"
#include "store/many_rows.h"
#include "store/spaces.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace salver::store {

/// The index's row for a field of an entity, and back. Rows are numbered densely, since the index stores differences.
[[nodiscard]] std::optional<std::int64_t> searchRow(EntityNo entity, const model::Kind& kind, model::FieldId field);
struct SearchPlace {
    EntityNo entity{};
    std::size_t ordinal{}; ///< among the kind's searchable fields
    friend auto operator<=>(const SearchPlace&, const SearchPlace&) = default;
};
/// Of a whole text's row or of a part's.
[[nodiscard]] SearchPlace searchPlace(std::int64_t row);
/// nullptr where the kind has no such field.
[[nodiscard]] const model::Field* searchField(const model::Kind& kind, std::size_t ordinal);

/// A stretch of a long text with a row of its own, below zero.
struct SearchPart {
    std::uint16_t number{};
    std::uint32_t bytes{};
};
[[nodiscard]] std::int64_t partRow(std::int64_t row, const SearchPart& part);
[[nodiscard]] std::vector<SearchPart> decodeParts(std::string_view bytes);

class SearchIndex {
public:
    explicit SearchIndex(Connection& connection) : m_connection(connection) {}

    /// Takes what stood there out and puts what stands there now in. Fields that are not searchable are passed over.
    /// `before` must be what was put in, to the byte: the index finds its words by it.
    void replace(EntityNo entity, const model::Kind& kind, model::FieldId field, std::string_view before,
                 std::string_view after);
    /// Puts in what rows read that nothing stood in before.
    struct Fresh {
        std::int64_t row{};
        std::string_view words;
    };
    void put(std::span<const Fresh> rows);
    void clear();

    /// While on, what changes is only noted; makeUp brings the index after it.
    void defer(bool on) { m_deferring = on; }
    struct Late {
        std::int64_t row{};
        std::string indexed;
    };
    /// Some of what was noted, and afterwards each as it reads now.
    [[nodiscard]] std::vector<Late> late(std::size_t most);
    void makeUp(const Late& late, std::string_view now);
    [[nodiscard]] bool anyLate() const { return m_anyLate; }
    /// After the file was opened, and after a transaction that failed.
    void load();

private:
    void replace(std::int64_t row, std::string_view before, std::string_view after);
    void change(std::int64_t row, std::string_view before, std::string_view after);
    void put(std::int64_t row, std::string_view text);
    void take(std::int64_t row, std::string_view text);
    /// Cuts a stretch into parts with numbers that `taken` does not hold, and puts them in.
    [[nodiscard]] std::vector<SearchPart> putParts(std::int64_t row, std::string_view text,
                                                   const std::vector<SearchPart>& taken);
    void replaceParts(std::int64_t row, std::string_view before, std::string_view after);
    void takeParts(std::int64_t row, std::string_view text, const std::vector<SearchPart>& parts);
    [[nodiscard]] std::vector<SearchPart> readParts(std::int64_t row);
    void writeParts(std::int64_t row, const std::vector<SearchPart>& parts);

    Connection& m_connection;
    ManyRows m_insertLate{"INSERT OR IGNORE INTO search_late (row, indexed)", 2};
    bool m_deferring{false};
    bool m_anyLate{false}; ///< false: there is no row in search_late
};

/// Pages of the log and pieces of a snapshot above this are searchable a little later than they are readable.
inline constexpr std::size_t indexedAtOnceBytes = 256U * 1024U;

/// The search index waits for as long as this lives.
class Deferring {
public:
    Deferring(SearchIndex& search, bool on) : m_search(search) { m_search.defer(on); }
    ~Deferring() { m_search.defer(false); }
    Deferring(const Deferring&) = delete;
    Deferring& operator=(const Deferring&) = delete;

private:
    SearchIndex& m_search;
};

} // namespace salver::store
