// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/undo_view_model.h"

namespace salver::viewmodels {

UndoViewModel::UndoViewModel(Context& context, QObject* parent) : QObject(parent), m_context(context)
{
    connect(&m_context, &Context::done, this, [this](const QString& sentence) {
        m_text = sentence;
        Q_EMIT shown();
    });
}

void UndoViewModel::undo()
{
    run(true);
}

void UndoViewModel::redo()
{
    run(false);
}

void UndoViewModel::run(bool back)
{
    m_context.command<domain::Undone>(
        this, [back](domain::Commands& commands) { return back ? commands.undo() : commands.redo(); },
        [this, back](const Result<domain::Undone>& outcome) {
            if (!outcome)
                Q_EMIT said(words(outcome.error()));
            else
                Q_EMIT said((back ? tr("Taken back: %1") : tr("Done again: %1")).arg(words(outcome->label)));
        });
}

} // namespace salver::viewmodels
