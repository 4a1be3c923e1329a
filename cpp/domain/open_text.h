// SPDX-License-Identifier: Apache-2.0
// A text that is open in an editor: takes typing at once, hands it to the store in batches, and takes in what
// others wrote meanwhile. At most one batch is under way. It belongs to the editor's view model and its thread;
// the batch travels to Commands::editText and its answer comes back to `committed`.
#pragma once

#include "core/text/document.h"
#include "domain/text_delta.h"
#include "model/kinds.h"

#include <optional>
#include <string>
#include <vector>

namespace salver::domain {

/// Typing to be stored, relative to the text that holds exactly the events of `seen`.
struct TextBatch {
    EntityId entity;
    model::KindId kind{};
    model::FieldId field{};
    text::Summary seen;
    TextDelta delta;
};

/// What became of a batch.
struct TextLanded {
    text::Summary seen; ///< of the text with the batch in it
    TextDelta others;   ///< what others had written since the batch's `seen`, on top of the batch
};

/// What happened to the visible text since it held exactly the events of `seen`.
[[nodiscard]] Result<TextDelta> deltaSince(const text::Document& document, const text::Summary& seen);
/// The same up to an earlier moment than now.
[[nodiscard]] Result<TextDelta> deltaBetween(const text::Document& document, const text::Summary& from,
                                             const text::Summary& to);

class OpenText {
public:
    /// Opens on what the store holds.
    OpenText(const EntityId& entity, model::KindId kind, model::FieldId field, const text::Document& stored);

    /// The editor's text changed by the person's hand; positions in scalars of the shown text.
    void typed(const text::Splice& splice);
    /// The next batch, if something was typed and none is under way.
    [[nodiscard]] std::optional<TextBatch> takeBatch();

    // Both return what the editor must do, in order, to show the outcome.
    /// The batch was committed.
    [[nodiscard]] std::vector<text::Splice> landed(const TextLanded& outcome);
    /// The store holds something newer. Does nothing while a batch is under way, whose answer brings it; read the
    /// document again after landed().
    [[nodiscard]] Result<std::vector<text::Splice>> refresh(const text::Document& stored);
    /// The batch was refused: its typing is pending again and goes with the next batch.
    void refused();

    [[nodiscard]] const std::string& shown() const { return m_shown; }
    [[nodiscard]] const EntityId& entity() const { return m_entity; }
    [[nodiscard]] model::FieldId field() const { return m_field; }
    /// Everything that is shown has been committed.
    [[nodiscard]] bool saved() const { return m_pending.empty() && !m_underWay; }

private:
    [[nodiscard]] std::vector<text::Splice> takeIn(const TextDelta& others);

    EntityId m_entity;
    model::KindId m_kind{};
    model::FieldId m_field{};
    text::Summary m_seen;               ///< of the stored text as last heard of
    std::string m_shown;                ///< that text, then under way, then pending
    std::optional<TextDelta> m_underWay; ///< from the stored text
    TextDelta m_pending;                ///< from the stored text with the batch under way
};

} // namespace salver::domain
