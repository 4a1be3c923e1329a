// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/asked_view_model.h"

#include "viewmodels/row_columns.h"

namespace salver::viewmodels {

AskedViewModel::AskedViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_lookBacks(weighupColumns(), this), m_views(askedColumns(), this),
      m_handovers(handoverColumns(), this), m_told(tellingColumns(), this)
{
}

Result<void> AskedViewModel::read()
{
    const auto due = domain::lookBacksDue(queries().reader(), true, context().now());
    const auto asked = domain::viewsAsked(queries().reader(), true, context().now());
    const auto handovers = domain::handoversUnderWay(queries().reader(), true, context().now());
    const auto told = domain::toldToMe(queries().reader(), context().now());
    if (!due || !asked)
        return fail(!due ? due.error() : asked.error());
    if (!handovers || !told)
        return fail(!handovers ? handovers.error() : told.error());
    m_lookBacks.setRows(weighupColumns(), *due, keyOfEntity<domain::WeighupRow>);
    m_views.setRows(askedColumns(), *asked, keyOfEntity<domain::SecondViewRow>);
    m_handovers.setRows(handoverColumns(), *handovers, keyOfEntity<domain::HandoverRow>);
    m_told.setRows(tellingColumns(), *told, keyOfEntity<domain::TellingRow>);
    return {};
}

void AskedViewModel::showTold(const QString& tellingId)
{
    if (const int at = m_told.indexOfKey(tellingId); at >= 0)
        Q_EMIT placeWanted(m_told.fact(at, QStringLiteral("clientId")).toString(), m_told.fact(at, QStringLiteral("placeId")).toString());
}

void AskedViewModel::seeTold(const QString& tellingId)
{
    context().perform(
        this, [id = idFrom(tellingId)](domain::Commands& commands) { return domain::seeTelling(commands, id); }, tr("Seen"));
}

bool AskedViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged || touches(facts, {model::weighup::kind, model::secondView::kind, model::lookback::kind,
                                                     model::recommendation::kind, model::client::kind,
                                                     model::handover::kind, model::telling::kind, model::line::kind});
}

} // namespace salver::viewmodels
