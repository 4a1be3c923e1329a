// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/undo_view_model.h"

namespace salver::viewmodels {

UndoViewModel::UndoViewModel(Context& context, QObject* parent) : QObject(parent), m_context(context)
{
    connect(&m_context, &Context::done, this, [this](const QString& sentence, quint64 step) {
        if (step == 0) {
            Q_EMIT said(sentence);
            return;
        }
        m_text = sentence;
        m_step = step;
        Q_EMIT shown();
    });
}

void UndoViewModel::undoShown()
{
    run([step = m_step](domain::Commands& commands) { return commands.undoStep(step); }, true);
}

void UndoViewModel::undo()
{
    run([](domain::Commands& commands) { return commands.undo(); }, true);
}

void UndoViewModel::redo()
{
    run([](domain::Commands& commands) { return commands.redo(); }, false);
}

void UndoViewModel::run(std::function<Result<domain::Undone>(domain::Commands&)> what, bool back)
{
    m_context.command<domain::Undone>(this, std::move(what), [this, back](const Result<domain::Undone>& outcome) {
        if (!outcome)
            Q_EMIT said(words(outcome.error()));
        else
            Q_EMIT said((back ? tr("Taken back: %1") : tr("Done again: %1")).arg(words(outcome->label)));
    });
}

} // namespace salver::viewmodels
