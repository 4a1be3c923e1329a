// SPDX-License-Identifier: Apache-2.0
// What this session's commands would need to be taken back: registers by their old values, texts by the change that
// undoes mine, to be carried over whatever came since. A plain value; Commands owns it on the store thread.
#pragma once

#include "core/result.h"
#include "core/text/event.h"
#include "domain/text_delta.h"
#include "store/draft.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace salver::domain {

/// Takes back what one command did to one text.
struct TextUndo {
    EntityId entity;
    model::KindId kind{};
    model::FieldId field{};
    text::Summary before; ///< the events the text held when the command was asked for
    TextDelta back;       ///< on the text when it was done
    TextDelta since;      ///< what others have made of that text
    text::Summary after;  ///< up to these events
};

/// Takes back what one command did to one space.
struct SpaceUndo {
    SpaceId space;
    std::vector<store::Step> steps; ///< no SpliceText among them
    std::vector<TextUndo> texts;
};

struct UndoStep {
    std::string label;
    std::vector<SpaceUndo> spaces; ///< in the order in which to take back
    bool typing{false};            ///< typing that follows at once joins it
    WallMs at{};
    std::uint64_t number{}; ///< 1, 2, 3 … as this session did them; 0: not on the stack yet
};

class UndoStack {
public:
    /// A new command: what was undone before can no longer be redone.
    void did(UndoStep step);
    /// Typing joins the newest step if that is typing in the same text, at most a second ago, with nothing between.
    void typed(UndoStep step);

    [[nodiscard]] std::optional<UndoStep> takeUndo();
    /// That very step, though others may have come after it. NotFound where it was taken back already; Conflict where
    /// a later one touches the same things or deletes something, so that the two can only go back in their order.
    [[nodiscard]] Result<UndoStep> takeUndo(std::uint64_t number);
    [[nodiscard]] std::optional<UndoStep> takeRedo();
    /// The newest thing on that stack that is about this text; nullptr where there is none.
    [[nodiscard]] TextUndo* newest(bool undoing, const EntityId& entity, model::FieldId field);
    void undone(UndoStep redo) { m_redo.push_back(std::move(redo)); }
    void redone(UndoStep undo) { push(std::move(undo)); }
    /// The newest step's; 0 where there is none.
    [[nodiscard]] std::uint64_t newestNumber() const { return m_undo.empty() ? 0 : m_undo.back().number; }

    [[nodiscard]] const std::deque<UndoStep>& undoSteps() const { return m_undo; }
    [[nodiscard]] const std::deque<UndoStep>& redoSteps() const { return m_redo; }

    /// The newest steps as text (UTF-8) for the file, and back; what cannot be read gives an empty stack.
    [[nodiscard]] std::string saved(std::size_t stepsMax) const;
    [[nodiscard]] static UndoStack fromSaved(std::string_view saved);

private:
    void push(UndoStep step);

    std::deque<UndoStep> m_undo; ///< newest last
    std::deque<UndoStep> m_redo;
    std::uint64_t m_last{}; ///< the highest number given
};

} // namespace salver::domain
