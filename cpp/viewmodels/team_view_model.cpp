// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/team_view_model.h"

#include <QCoreApplication>

#include <array>

namespace salver::viewmodels {

namespace {

/// The lists' names in the domain, so that they are found for translating.
[[maybe_unused]] constexpr const char* titles[] = {
    QT_TRANSLATE_NOOP("Team", "Who is out today"),
    QT_TRANSLATE_NOOP("Team", "Handovers under way"),
    QT_TRANSLATE_NOOP("Team", "Second views asked"),
    QT_TRANSLATE_NOOP("Team", "Heard, and never played back"),
    QT_TRANSLATE_NOOP("Team", "Rhythms whose day has come"),
    QT_TRANSLATE_NOOP("Team", "Getting to know each other, by week"),
    QT_TRANSLATE_NOOP("Team", "Steps with nothing learned"),
    QT_TRANSLATE_NOOP("Team", "Touches given lately"),
    QT_TRANSLATE_NOOP("Team", "Clients without a second"),
    QT_TRANSLATE_NOOP("Team", "People of whom nobody noted how to talk with them"),
    QT_TRANSLATE_NOOP("Team", "Worth asking again"),
    QT_TRANSLATE_NOOP("Team", "Never asked how well we look after them"),
};

struct ShownRow {
    const domain::TeamList* list{};
    const domain::TeamRow* row{}; ///< nullptr for the list's head
    [[nodiscard]] QString key() const
    {
        const auto of = QString::fromUtf8(list->id.data(), qsizetype(list->id.size()));
        return row == nullptr ? of : of + u'/' + words(row->key);
    }
};

QString headingOf(const domain::TeamList& list)
{
    return QCoreApplication::translate("Team", std::string(list.title).c_str());
}

std::span<const Column<ShownRow>> teamColumns()
{
    using R = ShownRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"rowKey", [](const R& r) { return QVariant(r.key()); }},
        {"isHead", [](const R& r) { return QVariant(r.row == nullptr); }},
        {"heading", [](const R& r) { return QVariant(r.row == nullptr ? headingOf(*r.list) : QString()); }},
        {"text", [](const R& r) { return QVariant(r.row ? words(r.row->text) : QString()); }},
        {"details", [](const R& r) { return QVariant(r.row ? words(r.row->detail) : QString()); }},
        {"quoted", [](const R& r) { return QVariant(r.row != nullptr && r.row->theirs); }},
        {"why", [](const R& r) { return QVariant(r.row ? words(r.row->why.sentence) : QString()); }},
    });
    return all;
}

std::vector<ShownRow> laidOut(const std::vector<domain::TeamList>& lists)
{
    std::vector<ShownRow> rows;
    for (const auto& list : lists) {
        rows.push_back({&list, nullptr});
        for (const auto& row : list.rows)
            rows.push_back({&list, &row});
    }
    return rows;
}

} // namespace

TeamViewModel::TeamViewModel(Context& context, QObject* parent) : PageViewModel(context, parent), m_rows(teamColumns(), this)
{
}

void TeamViewModel::readLeads()
{
    const auto leads = domain::leadsATeam(queries().reader());
    if (!leads || *leads == m_leads)
        return;
    m_leads = *leads;
    Q_EMIT leadsChanged();
}

Result<void> TeamViewModel::read()
{
    readLeads();
    std::vector<domain::TeamList> fresh;
    if (m_leads) {
        auto lists = domain::teamLists(queries(), context().now());
        if (!lists)
            return fail(lists.error());
        fresh = std::move(*lists);
    }
    m_lists = std::move(fresh);
    m_rows.setRows(teamColumns(), laidOut(m_lists), [](const ShownRow& row) { return row.key(); });
    return {};
}

void TeamViewModel::openRow(const QString& rowKey)
{
    for (const auto& shown : laidOut(m_lists)) {
        if (shown.row == nullptr || shown.key() != rowKey)
            continue;
        const auto& row = *shown.row;
        const auto id = idText(row.entity);
        if (row.kind == model::person::kind)
            Q_EMIT personWanted(id);
        else if (row.kind == model::weighup::kind)
            Q_EMIT weighupWanted(id);
        else if (row.kind == model::objective::kind)
            Q_EMIT objectiveWanted(id);
        else if (row.kind == model::handover::kind)
            Q_EMIT handoverWanted(id);
        else if (row.kind == model::onboarding::kind || row.kind == model::touch::kind)
            Q_EMIT knowingWanted(idText(row.client.id));
        else if (row.kind == model::visit::kind)
            Q_EMIT visitWanted(id);
        else
            Q_EMIT clientWanted(idText(row.client.id));
        return;
    }
}

} // namespace salver::viewmodels
