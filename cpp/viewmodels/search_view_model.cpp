// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/search_view_model.h"

#include "viewmodels/editor_text.h"

#include <algorithm>

namespace salver::viewmodels {

namespace {
constexpr std::size_t hitsPage = 50;
constexpr int againMs = 500;

/// The hits of one client together, clients in the order of their best hit.
std::vector<domain::FoundRow> byClient(std::vector<domain::FoundRow> rows)
{
    std::vector<EntityId> clients;
    for (const auto& row : rows) {
        if (std::ranges::find(clients, row.client.id) == clients.end())
            clients.push_back(row.client.id);
    }
    std::ranges::stable_sort(rows, {}, [&](const domain::FoundRow& row) {
        return std::ranges::find(clients, row.client.id) - clients.begin();
    });
    return rows;
}
/// The question that a hit belongs to: itself, an answer's or a theme's; null for anything else.
EntityId panelOf(store::Reader& reader, model::KindId kind, const EntityId& id)
{
    if (kind == model::panel::kind)
        return id;
    const bool answer = kind == model::panelAnswer::kind;
    if (!answer && kind != model::theme::kind)
        return {};
    const auto row = reader.entity(id);
    const auto field = answer ? model::panelAnswer::panel : model::theme::panel;
    return row ? EntityId::parse(row->value(field)).value_or(EntityId{}) : EntityId{};
}
} // namespace

SearchViewModel::SearchViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_limit(hitsPage), m_hits(foundColumns(), this)
{
    m_again.setSingleShot(true);
    m_again.setInterval(againMs);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (active())
            ask();
    });
}

void SearchViewModel::setQuery(const QString& query)
{
    if (m_query == query)
        return;
    m_query = query;
    m_limit = hitsPage;
    Q_EMIT queryChanged();
    ask();
}

void SearchViewModel::loadMore()
{
    if (!hasMore())
        return;
    m_limit += hitsPage;
    ask();
}

Result<void> SearchViewModel::read()
{
    ask();
    return {};
}

bool SearchViewModel::concerns(const store::Committed& facts) const
{
    return !m_query.trimmed().isEmpty() && !facts.touched.empty();
}

void SearchViewModel::ask()
{
    if (m_asking)
        return;
    if (m_query.trimmed().isEmpty()) {
        m_answered = m_query;
        m_total = 0;
        m_hint.clear();
        m_late = 0;
        m_hits.setRows({});
        Q_EMIT changed();
        return;
    }
    m_asking = true;
    m_asked = m_query;
    m_askedLimit = m_limit;
    store::SearchQuery what;
    what.typed = toUtf8(m_query);
    what.limit = m_limit;
    context().readElsewhere<domain::FoundPage>(
        this, [what, now = context().now()](domain::Queries& reading) { return reading.search(what, now); },
        [this](const Result<domain::FoundPage>& outcome) {
            m_asking = false;
            // Something else was typed meanwhile: that is what is wanted now.
            if (m_asked != m_query || m_askedLimit != m_limit) {
                ask();
                return;
            }
            m_answered = m_asked;
            if (!outcome) {
                context().sayTrouble(words(outcome.error()));
                return;
            }
            m_total = outcome->total;
            m_hint = words(outcome->hint);
            m_late = outcome->late;
            if (m_late > 0)
                m_again.start();
            m_hits.setRows(foundColumns(), byClient(outcome->rows), [](const domain::FoundRow& row) {
                return idText(row.id) + u'/' + QString::number(raw(row.field));
            });
            Q_EMIT changed();
        });
}

bool SearchViewModel::nothingFound() const
{
    return !m_query.trimmed().isEmpty() && m_answered == m_query && m_hits.count() == 0;
}

void SearchViewModel::openHit(int row)
{
    const auto text = [&](const char* role) { return m_hits.fact(row, QLatin1String(role)).toString(); };
    const QString entity = text("entityId");
    const QString client = text("clientId");
    const QString visit = text("visitId");
    const auto kind = model::KindId(std::uint32_t(m_hits.fact(row, QStringLiteral("kind")).toUInt()));
    if (entity.isEmpty())
        return;
    if (kind == model::person::kind)
        Q_EMIT personWanted(entity);
    else if (const auto panel = panelOf(queries().reader(), kind, idFrom(entity)); !panel.isNull())
        Q_EMIT panelWanted(idText(panel));
    else if (kind == model::client::kind)
        Q_EMIT clientWanted(entity, {});
    else if (!client.isEmpty())
        Q_EMIT clientWanted(client, entity);
    else if (!visit.isEmpty())
        Q_EMIT visitWanted(visit, entity);
    else if (kind == model::visit::kind)
        Q_EMIT visitWanted(entity, {});
}

} // namespace salver::viewmodels
