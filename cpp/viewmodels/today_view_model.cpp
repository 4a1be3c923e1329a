// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/today_view_model.h"

#include "domain/visit_running.h"
#include "domain/words.h"
#include "viewmodels/day_values.h"

#include <algorithm>

namespace salver::viewmodels {

TodayViewModel::TodayViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_running(visitColumns(), this), m_next(visitColumns(), this),
      m_promises(promiseColumns(), this), m_thoughts(thoughtColumns(), this), m_marks(lineColumns(), this),
      m_unfiled(visitColumns(), this), m_out(visitColumns(), this)
{
}

Result<void> TodayViewModel::read()
{
    auto page = queries().today(context().now());
    if (!page)
        return fail(page.error());
    m_page = std::move(*page);
    m_running.setRows(visitColumns(), m_page.running, keyOfEntity<domain::VisitRow>);
    m_next.setRows(visitColumns(), m_page.next, keyOfEntity<domain::VisitRow>);
    m_promises.setRows(promiseColumns(), m_page.promises, keyOfEntity<domain::PromiseRow>);
    m_thoughts.setRows(thoughtColumns(), m_page.thoughts,
                       [](const domain::Thought& row) { return idText(row.rhythm.isNull() ? row.client.id : row.rhythm); });
    m_marks.setRows(lineColumns(), m_page.marks, keyOfEntity<domain::LineRow>);
    m_unfiled.setRows(visitColumns(), m_page.unfiled, keyOfEntity<domain::VisitRow>);
    auto out = domain::outToday(queries(), context().now());
    if (!out)
        return fail(out.error());
    out->running.insert(out->running.end(), out->planned.begin(), out->planned.end());
    m_out.setRows(visitColumns(), out->running, keyOfEntity<domain::VisitRow>);
    m_firstUse = false;
    if (!nothing().isEmpty()) {
        domain::ClientsQuery any;
        any.limit = 1;
        const auto clients = queries().clients(any, context().now());
        m_firstUse = clients && clients->total == 0;
    }
    return {};
}

bool TodayViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged ||
           touches(facts, {model::client::kind, model::person::kind, model::visit::kind, model::line::kind,
                           model::promise::kind, model::objective::kind, model::fact::kind, model::rhythm::kind,
                           model::onboarding::kind, model::step::kind});
}

QString TodayViewModel::day() const
{
    return words(domain::dayLong(m_page.day, m_page.day));
}

/// The newest words are not always those of the client who comes first.
const domain::LineRow* TodayViewModel::nextObjective() const
{
    if (m_page.next.empty())
        return nullptr;
    const auto of = std::ranges::find(m_page.objectives, m_page.next.front().client.id,
                                      [](const domain::LineRow& line) { return line.client.id; });
    return of == m_page.objectives.end() ? nullptr : &*of;
}

QString TodayViewModel::objective() const
{
    const auto* line = nextObjective();
    return line == nullptr ? QString() : words(line->text);
}

QString TodayViewModel::objectiveSource() const
{
    const auto* line = nextObjective();
    return line == nullptr ? QString() : sourceOf(*line, context().now());
}

bool TodayViewModel::needsYouShown() const
{
    return m_page.needsYou > 0 && m_dismissedOn != m_page.day;
}

QString TodayViewModel::nothing() const
{
    const bool empty = m_page.running.empty() && m_page.next.empty() && m_page.promises.empty() &&
                       m_page.thoughts.empty() && m_page.marks.empty() && m_page.unfiled.empty() && m_out.count() == 0;
    return empty ? words(m_page.nothing) : QString();
}

QDateTime TodayViewModel::today() const
{
    return todayOf(context());
}

void TodayViewModel::keepPromise(const QString& promiseId)
{
    viewmodels::keepPromise(context(), this, promiseId);
}

void TodayViewModel::setDue(const QString& promiseId, const QDateTime& day)
{
    setDueDay(context(), this, promiseId, day);
}

void TodayViewModel::clearDue(const QString& promiseId)
{
    setDueDay(context(), this, promiseId, {});
}

void TodayViewModel::startPlanned(const QString& visitId)
{
    context().perform(
        this, [id = idFrom(visitId)](domain::Commands& commands) { return commands.resumeVisit(id); }, {},
        [this](const domain::Made& made) { Q_EMIT visitStarted(idText(made.id)); });
}

void TodayViewModel::dismissNeedsYou()
{
    m_dismissedOn = m_page.day;
    Q_EMIT changed();
}

} // namespace salver::viewmodels
