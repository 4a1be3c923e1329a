// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/week_view_model.h"

#include "domain/words.h"
#include "viewmodels/advice_columns.h"
#include "viewmodels/row_columns.h"

#include <array>

namespace salver::viewmodels {

namespace {

std::span<const Column<domain::NotSpokenTo>> notSpokenColumns()
{
    using R = domain::NotSpokenTo;
    static constexpr auto all = std::to_array<Column<R>>({
        {"clientId", [](const R& r) { return QVariant(idText(r.client.id)); }},
        {"name", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"last", [](const R& r) { return QVariant(r.last ? words(r.last->words) : QString()); }},
        {"why", [](const R& r) { return QVariant(words(r.why)); }},
    });
    return all;
}

struct ShownWeek {
    const domain::WrittenWeek* row{};
    domain::Day today;
};

std::span<const Column<ShownWeek>> weekColumns()
{
    using R = ShownWeek;
    static constexpr auto all = std::to_array<Column<R>>({
        {"monday", [](const R& r) { return QVariant(words(domain::dayText(r.row->monday))); }},
        {"week", [](const R& r) { return QVariant(WeekViewModel::tr("Week of %1").arg(words(domain::dayShort(r.row->monday, r.today)))); }},
        {"start", [](const R& r) { return QVariant(words(r.row->start)); }},
    });
    return all;
}

} // namespace

WeekViewModel::WeekViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_monday(domain::mondayOf(context.now().today())), m_editor(context),
      m_notSpokenTo(notSpokenColumns(), this), m_asked(askedColumns(), this), m_lookBacks(weighupColumns(), this),
      m_before(weekColumns(), this)
{
}

void WeekViewModel::open(const QString& monday)
{
    const auto day = domain::parseDay(monday.toStdString());
    m_monday = domain::mondayOf(day ? *day : context().now().today());
    refresh();
    if (m_page.isNull())
        return;
    m_editor.open(m_page, model::reflection::kind, model::reflection::text,
                  [week = m_monday](domain::Commands& commands) { return domain::openReflection(commands, week); });
}

QString WeekViewModel::week() const
{
    return tr("Week of %1").arg(words(domain::dayShort(m_monday, context().now().today())));
}

bool WeekViewModel::thisWeek() const
{
    return m_monday == domain::mondayOf(context().now().today());
}

Result<void> WeekViewModel::read()
{
    const auto now = context().now();
    const auto page = domain::weekPage(queries().reader(), m_monday, now);
    if (!page)
        return fail(page.error());
    m_page = page->id;
    m_notSpokenTo.setRows(notSpokenColumns(), page->notSpokenTo, [](const domain::NotSpokenTo& row) { return idText(row.client.id); });
    m_asked.setRows(askedColumns(), page->asked, keyOfEntity<domain::SecondViewRow>);
    m_lookBacks.setRows(weighupColumns(), page->lookBacks, keyOfEntity<domain::WeighupRow>);
    std::vector<ShownWeek> before;
    for (const auto& row : page->before)
        before.push_back({&row, now.today()});
    m_before.setRows(weekColumns(), before, [](const ShownWeek& row) { return idText(row.row->id); });
    return {};
}

bool WeekViewModel::concerns(const store::Committed& facts) const
{
    return touches(facts, {model::reflection::kind, model::visit::kind, model::client::kind, model::secondView::kind,
                           model::weighup::kind, model::lookback::kind});
}

} // namespace salver::viewmodels
