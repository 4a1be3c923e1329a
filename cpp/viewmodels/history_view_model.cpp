// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/history_view_model.h"

#include "viewmodels/editor_text.h"

#include <algorithm>

namespace salver::viewmodels {

HistoryViewModel::HistoryViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_writes(historyColumns(), this)
{
}

void HistoryViewModel::open(const QString& entityId, int field)
{
    m_entity = idFrom(entityId);
    m_field = model::FieldId(std::uint32_t(field));
    refresh();
}

void HistoryViewModel::close()
{
    open({}, 0);
}

Result<void> HistoryViewModel::read()
{
    domain::FieldHistory history;
    if (isOpen()) {
        auto outcome = queries().history(m_entity, m_field, context().now());
        if (!outcome)
            return fail(outcome.error());
        history = std::move(*outcome);
    }
    m_fieldName = words(history.field);
    m_writes.setRows(historyColumns(), history.rows, [](const domain::HistoryRow& row) {
        return QStringLiteral("%1/%2").arg(raw(row.write.id.replica)).arg(raw(row.write.id.sequence));
    });
    return {};
}

bool HistoryViewModel::concerns(const store::Committed& facts) const
{
    return std::ranges::any_of(facts.touched,
                               [this](const store::Touched& touched) { return touched.entity == m_entity; });
}

void HistoryViewModel::bringBack(int row)
{
    const QVariant value = m_writes.fact(row, QStringLiteral("raw"));
    if (!value.isValid())
        return;
    context().perform(
        this,
        [entity = m_entity, field = m_field, old = toUtf8(value.toString())](domain::Commands& commands) {
            return commands.setValue(entity, field, old);
        },
        tr("Brought back"));
}

} // namespace salver::viewmodels
