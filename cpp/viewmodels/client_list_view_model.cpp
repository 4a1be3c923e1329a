// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/client_list_view_model.h"

#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"

namespace salver::viewmodels {

ClientListViewModel::ClientListViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_clients(clientColumns(), this)
{
}

void ClientListViewModel::setFilter(const QString& filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    Q_EMIT filterChanged();
    readSoon();
}

void ClientListViewModel::setSort(facts::ClientSort sort)
{
    if (m_sort == sort)
        return;
    m_sort = sort;
    Q_EMIT filterChanged();
    readSoon();
}

Result<void> ClientListViewModel::read()
{
    domain::ClientsQuery query;
    query.filter = toUtf8(m_filter);
    query.sort = domain::ClientSort(int(m_sort));
    query.onlyMine = m_sort == facts::ClientSort::Mine;
    const auto page = queries().clients(query, context().now());
    if (!page)
        return fail(page.error());
    const auto spaces = queries().spaces();
    if (!spaces)
        return fail(spaces.error());
    m_teams.clear();
    m_teamIds.clear();
    for (const auto& space : *spaces) {
        if (space.state.purpose != SpacePurpose::Team || space.state.role < Role::Member)
            continue;
        m_teams += words(space.state.name);
        m_teamIds.push_back(space.state.id);
    }
    if (m_teams.size() == 1)
        m_teams.clear();
    m_total = page->total;
    m_clients.setRows(clientColumns(), page->rows, keyOfEntity<domain::ClientRow>);
    return {};
}

bool ClientListViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged || touches(facts, {model::client::kind, model::person::kind, model::visit::kind,
                                                     model::promise::kind});
}

void ClientListViewModel::addClient(const QString& name, const QString& sector, int team)
{
    domain::NewClient what;
    what.name = toUtf8(name.trimmed());
    what.sector = toUtf8(sector.trimmed());
    if (team >= 0 && team < m_teams.size())
        what.space = m_teamIds[std::size_t(team)];
    context().perform(
        this, [what](domain::Commands& commands) { return commands.addClient(what); }, tr("Client added: %1").arg(name),
        [this](const domain::Made& made) { Q_EMIT added(idText(made.id)); });
}

void ClientListViewModel::removeClient(const QString& clientId, const QString& name)
{
    removeEntity(context(), this, clientId, name);
}

} // namespace salver::viewmodels
