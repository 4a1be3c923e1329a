// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/handover_view_model.h"

#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/matter_values.h"

namespace salver::viewmodels {

HandoverViewModel::HandoverViewModel(Context& context, QObject* parent) : PageViewModel(context, parent), m_draft(context)
{
}

void HandoverViewModel::open(const QString& handoverId)
{
    m_id = idFrom(handoverId);
    if (m_id.isNull())
        m_draft.close();
    else
        m_draft.open(m_id, model::handover::kind, model::handover::draft);
    refresh();
    Q_EMIT opened();
}

Result<void> HandoverViewModel::read()
{
    m_row = {};
    if (m_id.isNull())
        return {};
    auto row = domain::handoverOf(queries().reader(), m_id, context().now());
    if (!row)
        return fail(row.error());
    m_row = std::move(*row);
    return {};
}

bool HandoverViewModel::concerns(const store::Committed& facts) const
{
    return !m_id.isNull() &&
           (facts.syncStateChanged || touches(facts, {model::handover::kind, model::client::kind, model::promise::kind}));
}

QString HandoverViewModel::signature() const
{
    return m_row.signature.empty() ? QString() : whoAndWhen(words(m_row.signature), m_row.signedOn);
}

QString HandoverViewModel::firstVisit() const
{
    if (!m_row.promise)
        return {};
    const QString what = words(m_row.promise->text);
    return m_row.promise->due ? tr("%1, %2", "a promise, its day").arg(what, words(m_row.promise->due->words)) : what;
}

void HandoverViewModel::sign()
{
    // What is typed a moment before goes under the signature too: both go the same way, in their order.
    m_draft.flush();
    context().perform(
        this, [id = m_id](domain::Commands& commands) { return domain::signHandover(commands, id); }, tr("Handover signed"));
}

void HandoverViewModel::takeOver(const QString& questions, const QString& visitOn)
{
    context().perform(
        this,
        [id = m_id, asks = toUtf8(questions), on = toUtf8(visitOn)](domain::Commands& commands) {
            return domain::takeOver(commands, id, asks, on);
        },
        tr("%1 is yours to look after").arg(client()));
}

void HandoverViewModel::remove()
{
    removeEntity(context(), this, handoverId(), tr("Handover of %1").arg(client()));
    Q_EMIT leftWanted();
}

} // namespace salver::viewmodels
