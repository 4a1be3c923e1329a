// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/asked_view_model.h"

#include "viewmodels/row_columns.h"

namespace salver::viewmodels {

AskedViewModel::AskedViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_lookBacks(weighupColumns(), this), m_views(askedColumns(), this),
      m_handovers(handoverColumns(), this)
{
}

Result<void> AskedViewModel::read()
{
    const auto due = domain::lookBacksDue(queries().reader(), true, context().now());
    const auto asked = domain::viewsAsked(queries().reader(), true, context().now());
    const auto handovers = domain::handoversUnderWay(queries().reader(), true, context().now());
    if (!due || !asked || !handovers)
        return fail(!due ? due.error() : !asked ? asked.error() : handovers.error());
    m_lookBacks.setRows(weighupColumns(), *due, keyOfEntity<domain::WeighupRow>);
    m_views.setRows(askedColumns(), *asked, keyOfEntity<domain::SecondViewRow>);
    m_handovers.setRows(handoverColumns(), *handovers, keyOfEntity<domain::HandoverRow>);
    return {};
}

bool AskedViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged || touches(facts, {model::weighup::kind, model::secondView::kind, model::lookback::kind,
                                                     model::recommendation::kind, model::client::kind,
                                                     model::handover::kind});
}

} // namespace salver::viewmodels
