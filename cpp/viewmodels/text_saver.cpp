// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/text_saver.h"

#include "core/limits.h"

#include <algorithm>

namespace salver::viewmodels {

TextSaver::TextSaver(Context& context, const EntityId& entity, model::KindId kind, model::FieldId field,
                     const text::Document& stored, QObject* parent)
    : QObject(parent), m_context(context), m_text(entity, kind, field, stored)
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(limits::typingFlushMs);
    connect(&m_flush, &QTimer::timeout, this, &TextSaver::flush);
    connect(&m_context, &Context::committed, this, &TextSaver::takeFacts);
}

void TextSaver::typed(const std::vector<text::Splice>& splices)
{
    for (const text::Splice& splice : splices)
        m_text.typed(splice);
    setState(facts::SaveState::Saving);
    // Started by the first letter and not moved by the next ones, so that nothing waits longer than the limit.
    if (!m_flush.isActive())
        m_flush.start();
}

void TextSaver::flush()
{
    m_flush.stop();
    if (m_underWay)
        return;
    auto batch = m_text.takeBatch();
    if (!batch) {
        if (m_text.saved() && m_state != facts::SaveState::Saved)
            setState(facts::SaveState::Saved);
        return;
    }
    m_underWay = true;
    setState(facts::SaveState::Saving);
    m_context.command<domain::TextLanded>(
        this,
        [batch = std::move(*batch), begin = m_begin](domain::Commands& commands) -> Result<domain::TextLanded> {
            if (begin) {
                if (const auto begun = begin(commands); !begun)
                    return fail(begun.error());
            }
            return commands.editText(batch);
        },
        [this](const Result<domain::TextLanded>& outcome) { takeAnswer(outcome); });
}

void TextSaver::takeAnswer(const Result<domain::TextLanded>& outcome)
{
    m_underWay = false;
    if (!outcome) {
        m_text.refused();
        setState(facts::SaveState::Failed, words(outcome.error()));
        return;
    }
    m_begin = nullptr;
    const auto splices = m_text.landed(*outcome);
    if (!splices.empty())
        Q_EMIT others(splices);
    if (m_stale)
        takeFacts({});
    if (m_text.saved())
        setState(facts::SaveState::Saved);
    else if (!m_flush.isActive())
        flush(); // its time was up while the store was at it
}

void TextSaver::takeFacts(const store::Committed& facts)
{
    const bool ours = std::ranges::any_of(facts.touched, [this](const store::Touched& touched) {
        return touched.entity == m_text.entity() && (touched.field == m_text.field() || raw(touched.field) == 0);
    });
    if (!ours && !facts.everything && !m_stale)
        return;
    m_stale = m_underWay;
    // The answer to what is under way brings the others' words too; until then the text is not read again.
    if (m_underWay)
        return;
    const auto document = m_context.queries().document(m_text.entity(), m_text.field());
    if (!document)
        return;
    const auto splices = m_text.refresh(*document);
    if (splices && !splices->empty())
        Q_EMIT others(*splices);
}

void TextSaver::setState(facts::SaveState state, const QString& sentence)
{
    if (m_state == state && m_sentence == sentence)
        return;
    m_state = state;
    m_sentence = sentence;
    Q_EMIT stateChanged();
}

} // namespace salver::viewmodels
