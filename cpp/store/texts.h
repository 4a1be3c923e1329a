// SPDX-License-Identifier: Apache-2.0
// Where mergeable texts live: a small one is written whole, a long one as a saved document with a tail of later runs,
// so that a keystroke costs a keystroke. Owned by the store, on its thread; the functions below the class read and
// serve readers too.
#pragma once

#include "core/text/document.h"
#include "model/kinds.h"
#include "store/connection.h"
#include "store/spaces.h"

#include <cstdint>
#include <list>
#include <span>
#include <string>
#include <vector>

namespace salver::store {

class Texts {
public:
    explicit Texts(Connection& connection) : m_connection(connection) {}

    /// What happened to a batch of runs.
    struct Merged {
        ErrorCode code{ErrorCode::None}; ///< NotFound: waits for others; anything else: breaks a rule
        bool apart{false};               ///< the text held events that the author of these had not seen
        std::string before;
        std::string after;
    };
    /// What an edit made here; the runs are not written yet.
    struct Edited {
        std::vector<text::Run> runs;
        std::string removed; ///< the text that went away
    };

    /// Edits the open text in memory. InvalidArgument where the place is outside the text, TooLarge over the limit.
    [[nodiscard]] Result<Edited> edit(EntityNo entity, model::FieldId field, ReplicaId agent, std::uint64_t position,
                                      std::uint64_t removed, std::string_view inserted);
    /// Writes runs that edit() gave.
    void write(EntityNo entity, model::FieldId field, std::span<const text::Run> runs);
    /// Merges runs from elsewhere and writes them.
    [[nodiscard]] Merged merge(EntityNo entity, model::FieldId field, std::span<const text::Run> runs);
    /// Takes all events of `agent` from `firstGone` on out again; nothing else may build on them.
    [[nodiscard]] Merged withdraw(EntityNo entity, model::FieldId field, ReplicaId agent, std::uint64_t firstGone);

    [[nodiscard]] std::string content(EntityNo entity, model::FieldId field);
    [[nodiscard]] std::uint64_t nextCount(EntityNo entity, model::FieldId field, ReplicaId agent);
    /// Takes the texts of all entities of a space away, before their rows go.
    void removeSpace(SpaceNo space);
    /// After a transaction that failed: what is in memory may be ahead of the file.
    void forget();

private:
    struct Open {
        EntityNo entity{};
        model::FieldId field{};
        text::Document document;
        bool stored{false};     ///< there is a row
        std::int64_t base{0};   ///< bytes of the saved document
        std::int64_t tail{0};   ///< bytes of runs after it
        std::int64_t tailNo{0};
    };
    [[nodiscard]] Open& open(EntityNo entity, model::FieldId field);
    void write(Open& text, std::span<const text::Run> runs);
    void writeWhole(Open& text);
    [[nodiscard]] bool writeFresh(EntityNo entity, model::FieldId field, const text::Run& run);
    [[nodiscard]] bool isStored(EntityNo entity, model::FieldId field);

    Connection& m_connection;
    std::list<Open> m_open; ///< the one used last in front
};

/// The key of a text in its table.
[[nodiscard]] std::int64_t textKey(EntityNo entity, model::FieldId field);
/// Fields with greater numbers are kept in the change's bytes only; no declaration reaches that far.
inline constexpr std::uint32_t textFieldMax = 0xFFFF;

/// What the column `form` holds.
enum class TextForm : std::uint8_t { OneInsertion = 0, Saved = 1 };
/// Whether a run makes a text all by itself, so that OneInsertion keeps it.
[[nodiscard]] bool makesText(const text::Run& run);

/// The current text, empty where there is none.
[[nodiscard]] std::string readText(Connection& connection, std::int64_t key);
/// The same from a row of `text` that the caller is reading.
[[nodiscard]] std::string readText(Connection& connection, std::int64_t key, std::int64_t form, std::int64_t tail,
                                   std::string_view bytes);
/// The text with its history, empty where there is none.
[[nodiscard]] text::Document readDocument(Connection& connection, std::int64_t key);

/// How many Unicode scalars valid UTF-8 holds.
[[nodiscard]] std::uint64_t countScalars(std::string_view utf8);

} // namespace salver::store
