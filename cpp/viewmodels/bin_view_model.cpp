// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/bin_view_model.h"

namespace salver::viewmodels {

namespace {
constexpr std::size_t binMost = 500;
} // namespace

BinViewModel::BinViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_rows(binColumns(), this)
{
}

Result<void> BinViewModel::read()
{
    const auto rows = queries().bin(binMost, context().now());
    if (!rows)
        return fail(rows.error());
    m_rows.setRows(binColumns(), *rows, keyOfEntity<domain::BinRow>);
    return {};
}

void BinViewModel::restore(const QString& entityId)
{
    const QString title = m_rows.fact(m_rows.indexOfKey(entityId), QStringLiteral("title")).toString();
    context().perform(
        this, [id = idFrom(entityId)](domain::Commands& commands) { return commands.restore(id); },
        tr("Back again: %1").arg(title));
}

} // namespace salver::viewmodels
