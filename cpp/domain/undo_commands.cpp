// SPDX-License-Identifier: Apache-2.0
// Taking back this session's own commands, and doing them again; what others wrote since stays.
#include "domain/commands.h"
#include "domain/say.h"

#include <algorithm>

namespace salver::domain {

namespace {

constexpr std::size_t savedMost = 20;
constexpr std::string_view savedKey = "undo";

Undone undoneOf(const UndoStep& step, const std::vector<DraftBuilder>& drafts)
{
    Undone undone{step.label, {}};
    for (const auto& draft : drafts) {
        for (const auto& each : draft.draft().steps) {
            const Made made{std::visit([](const auto& s) { return s.entity; }, each),
                            std::visit([](const auto& s) { return s.kind; }, each), draft.draft().space};
            if (std::ranges::none_of(undone.changed, [&](const Made& other) { return other.id == made.id; }))
                undone.changed.push_back(made);
        }
    }
    return undone;
}

} // namespace

Result<bool> Commands::othersWroteSince(const EntityId& entity, model::FieldId field)
{
    const auto writes = m_reader.history(entity, field);
    if (!writes)
        return fail(writes.error());
    return std::ranges::any_of(*writes,
                               [&](const auto& write) { return write.live && write.author != m_store.user(); });
}

/// The drafts that take a step back now, carried over what has come since; `since` gets that, a text each.
Result<std::vector<DraftBuilder>> Commands::takeBack(const UndoStep& step, std::vector<TextDelta>& since)
{
    std::vector<DraftBuilder> drafts;
    for (const auto& space : step.spaces) {
        DraftBuilder draft(space.space);
        for (const auto& each : space.steps) {
            if (const auto* set = std::get_if<store::SetField>(&each)) {
                const auto others = othersWroteSince(set->entity, set->field);
                if (!others)
                    return fail(others.error());
                if (!*others)
                    draft.write(set->entity, set->kind, set->field, set->value);
            } else if (const auto* values = std::get_if<store::PutBackValues>(&each)) {
                const auto others = othersWroteSince(values->entity, values->field);
                if (!others)
                    return fail(others.error());
                if (!*others)
                    draft.putBack(*values);
            } else if (const auto* removal = std::get_if<store::RemoveEntity>(&each)) {
                draft.remove(removal->entity, removal->kind);
            } else if (const auto* restoring = std::get_if<store::RestoreEntity>(&each)) {
                draft.restore(restoring->entity, restoring->kind);
            }
        }
        for (const auto& text : space.texts) {
            const auto document = m_reader.document(text.entity, text.field);
            if (!document)
                return fail(document.error());
            auto meanwhile = deltaSince(*document, text.after);
            if (!meanwhile)
                return fail(meanwhile.error());
            since.push_back(text.since.then(*meanwhile));
            for (auto& splice : text.back.over(since.back(), false).splices())
                draft.splice(text.entity, text.kind, text.field, std::move(splice));
        }
        if (!draft.draft().steps.empty())
            drafts.push_back(std::move(draft));
    }
    return drafts;
}

Result<void> Commands::carryOver(const TextUndo& taken, bool undoing, const TextDelta& since)
{
    auto* below = m_undo.newest(undoing, taken.entity, taken.field);
    if (below == nullptr)
        return {};
    const auto document = m_reader.document(taken.entity, taken.field);
    if (!document)
        return fail(document.error());
    // The step and its undoing come to nothing together; what is left between the step below and now is what others
    // wrote, before the step and since.
    const auto earlier = deltaBetween(*document, below->after, taken.before);
    if (!earlier)
        return fail(earlier.error());
    below->since = below->since.then(*earlier).then(since.over(taken.back, true));
    below->after = document->summary();
    return {};
}

Result<Undone> Commands::takeStep(UndoStep step, bool undoing)
{
    std::vector<TextDelta> since;
    const auto drafts = takeBack(step, since);
    if (!drafts)
        return fail(drafts.error());
    if (drafts->empty())
        return fail(ErrorCode::Conflict,
                    say("\"%1\" cannot be taken back: somebody else has changed it since.", {step.label}));
    const auto before = summariesOf(*drafts);
    if (!before)
        return fail(before.error());
    const auto outcomes = write(*drafts);
    if (!outcomes) {
        // Nothing was written (a full disk, say), so the step can be tried again.
        undoing ? m_undo.redone(std::move(step)) : m_undo.undone(std::move(step));
        return fail(outcomes.error());
    }
    auto back = undoOf(*outcomes, {}, *before);
    if (!back)
        return fail(back.error());
    std::size_t at = 0;
    for (const auto& space : step.spaces) {
        for (const auto& text : space.texts) {
            if (auto carried = carryOver(text, undoing, since[at++]); !carried)
                return fail(std::move(carried.error()));
        }
    }
    back->label = step.label;
    if (undoing)
        m_undo.undone(std::move(*back));
    else
        m_undo.redone(std::move(*back));
    return undoneOf(step, *drafts);
}

Result<Undone> Commands::undo()
{
    auto step = m_undo.takeUndo();
    if (!step)
        return fail(ErrorCode::NotFound, say("There is nothing to undo."));
    return takeStep(std::move(*step), true);
}

Result<Undone> Commands::undoStep(std::uint64_t number)
{
    auto step = m_undo.takeUndo(number);
    if (!step)
        return fail(std::move(step.error()));
    return takeStep(std::move(*step), true);
}

Result<Undone> Commands::redo()
{
    auto step = m_undo.takeRedo();
    if (!step)
        return fail(ErrorCode::NotFound, say("There is nothing to redo."));
    return takeStep(std::move(*step), false);
}

std::string Commands::undoLabel() const
{
    return m_undo.undoSteps().empty() ? std::string() : m_undo.undoSteps().back().label;
}

Result<void> Commands::saveUndo()
{
    const auto kept = m_reader.local(std::string(savedKey));
    // Where the file no longer has what was read from it, something was erased meanwhile, and its steps held contents.
    if (m_undoKept && !kept)
        m_undo = {};
    const auto saved = m_undo.saved(savedMost);
    // Who only read need not write.
    if ((kept && *kept == saved) || (!kept && m_undo.undoSteps().empty() && m_undo.redoSteps().empty()))
        return {};
    return m_store.setLocal(std::string(savedKey), saved);
}

Result<void> Commands::loadUndo()
{
    const auto saved = m_reader.local(std::string(savedKey));
    m_undoKept = saved.has_value();
    if (saved)
        m_undo = UndoStack::fromSaved(*saved);
    else if (saved.error().code != ErrorCode::NotFound)
        return fail(saved.error());
    return {};
}

} // namespace salver::domain
