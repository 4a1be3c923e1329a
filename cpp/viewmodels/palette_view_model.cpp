// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/palette_view_model.h"

#include "domain/advice_queries.h"
#include "domain/team.h"
#include "viewmodels/editor_text.h"

#include <algorithm>

namespace salver::viewmodels {

namespace {

constexpr std::size_t clientsShown = 8;
constexpr std::size_t peopleShown = 8;
constexpr std::size_t recentKept = 8;

bool matches(const QString& title, const QString& typed)
{
    return title.contains(typed.trimmed(), Qt::CaseInsensitive);
}

} // namespace

PaletteViewModel::PaletteViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_rows(paletteColumns(), this)
{
}

void PaletteViewModel::setQuery(const QString& query)
{
    if (m_query == query)
        return;
    m_query = query;
    Q_EMIT queryChanged();
    refresh();
}

void PaletteViewModel::addPages(std::vector<PaletteRow>& rows) const
{
    using facts::Page;
    const auto add = [&](Page page, const QString& title, const QString& keys) {
        if (matches(title, m_query))
            rows.push_back({facts::PaletteRow::Page, {}, title, tr("Page"), keys, int(page)});
    };
    add(Page::Today, tr("Today"), QStringLiteral("Ctrl+1"));
    add(Page::Clients, tr("Clients"), QStringLiteral("Ctrl+2"));
    add(Page::Promises, tr("Promises"), QStringLiteral("Ctrl+3"));
    add(Page::House, tr("House"), QStringLiteral("Ctrl+4"));
    add(Page::Pledge, tr("Our pledge"), {});
    add(Page::Standard, tr("Our standard"), {});
    add(Page::Week, tr("My week"), {});
    add(Page::TheLine, tr("The Line"), {});
    add(Page::Glossary, tr("Glossary"), {});
    if (domain::leadsATeam(queries().reader()).value_or(false))
        add(Page::Team, tr("Team"), {});
    add(Page::Going, tr("How things are going"), {});
    add(Page::Panels, tr("Panel questions"), {});
    add(Page::Templates, tr("Templates for getting to know each other"), {});
    add(Page::Search, tr("Search everything"), QStringLiteral("Ctrl+Shift+F"));
    add(Page::SyncCentre, tr("Sync centre"), {});
    add(Page::Bin, tr("Bin"), {});
    add(Page::Settings, tr("Settings"), QStringLiteral("Ctrl+,"));
}

void PaletteViewModel::addCommands(std::vector<PaletteRow>& rows, const QString& typed) const
{
    const auto add = [&](Command command, const QString& title, const QString& keys) {
        if (matches(title, typed))
            rows.push_back({facts::PaletteRow::Command, {}, title, tr("Command"), keys, int(command)});
    };
    add(Command::StartVisit, tr("Start a visit"), QStringLiteral("Ctrl+N"));
    add(Command::AddMark, tr("Mark this moment"), QStringLiteral("Ctrl+M"));
    add(Command::AddClient, tr("Add a client"), {});
    add(Command::SyncNow, tr("Sync now"), QStringLiteral("F5"));
    add(Command::WorkOffline, tr("Work offline"), {});
    add(Command::Undo, tr("Undo"), QStringLiteral("Ctrl+Z"));
    add(Command::ReadBrief, tr("Read the brief of the next visit"), {});
}

Result<void> PaletteViewModel::read()
{
    std::vector<PaletteRow> rows;
    const QString typed = m_query.trimmed();
    if (typed.startsWith(u'>')) {
        addCommands(rows, typed.mid(1).trimmed());
    } else {
        if (typed.isEmpty())
            rows.assign(m_recent.begin(), m_recent.end());
        else {
            domain::ClientsQuery query;
            query.filter = toUtf8(typed);
            query.limit = clientsShown;
            const auto clients = queries().clients(query, context().now());
            if (!clients)
                return fail(clients.error());
            addBriefs(rows, typed);
            for (const auto& client : clients->rows)
                rows.push_back({facts::PaletteRow::Client, idText(client.id), words(client.name),
                                words(client.sector), {}, -1});
            addMatters(rows, typed);
            askPeople();
            if (m_peopleOf == typed)
                rows.insert(rows.end(), m_people.begin(), m_people.end());
        }
        addPages(rows);
    }
    m_rows.setRows(paletteColumns(), rows, [](const PaletteRow& row) {
        return QStringLiteral("%1/%2/%3").arg(int(row.kind)).arg(row.page).arg(row.key);
    });
    return {};
}

/// "brief bri" offers the briefs of the clients that fit.
void PaletteViewModel::addBriefs(std::vector<PaletteRow>& rows, const QString& typed) const
{
    const QString word = tr("brief", "typed before a client's name");
    if (!typed.startsWith(word + QLatin1Char(' '), Qt::CaseInsensitive))
        return;
    domain::ClientsQuery query;
    query.filter = toUtf8(typed.mid(word.size()).trimmed());
    query.limit = clientsShown;
    const auto clients = queries().clients(query, context().now());
    if (!clients)
        return;
    for (const auto& client : clients->rows)
        rows.push_back({facts::PaletteRow::Brief, idText(client.id), tr("Brief: %1").arg(words(client.name)), tr("Brief"),
                        {}, -1});
}

void PaletteViewModel::addMatters(std::vector<PaletteRow>& rows, const QString& typed) const
{
    constexpr std::size_t most = 4;
    const auto found = domain::mattersNamed(queries().reader(), toUtf8(typed), most, context().now());
    if (!found)
        return;
    for (const auto& matter : *found) {
        const bool weighup = matter.kind == model::weighup::kind;
        rows.push_back({weighup ? facts::PaletteRow::Weighup : facts::PaletteRow::Objective, idText(matter.what.id),
                        words(matter.what.name),
                        (weighup ? tr("Weigh-up, %1") : tr("Objective, %1")).arg(words(matter.client.name)), {}, -1});
    }
}

void PaletteViewModel::askPeople()
{
    const QString typed = m_query.trimmed();
    if (m_asking || m_peopleOf == typed)
        return;
    m_asking = true;
    store::SearchQuery what;
    what.typed = "kind:person " + toUtf8(typed);
    what.limit = peopleShown;
    context().readElsewhere<domain::FoundPage>(
        this, [what, now = context().now()](domain::Queries& reading) { return reading.search(what, now); },
        [this, typed](const Result<domain::FoundPage>& outcome) {
            m_asking = false;
            m_people.clear();
            m_peopleOf = typed;
            if (outcome) {
                for (const auto& row : outcome->rows) {
                    if (row.field == model::person::name)
                        m_people.push_back({facts::PaletteRow::Person, idText(row.id), words(row.text),
                                            words(row.client.name), {}, -1});
                }
            }
            refresh();
        });
}

bool PaletteViewModel::concerns(const store::Committed& facts) const
{
    return touches(facts, {model::client::kind, model::person::kind});
}

void PaletteViewModel::remember(facts::PaletteRow kind, const QString& id, const QString& title, const QString& detail)
{
    if (id.isEmpty() || title.isEmpty())
        return;
    std::erase_if(m_recent, [&](const PaletteRow& row) { return row.key == id; });
    m_recent.push_front({kind, id, title, detail, {}, -1});
    if (m_recent.size() > recentKept)
        m_recent.pop_back();
    readSoon();
}

void PaletteViewModel::activate(int row)
{
    const auto kind = facts::PaletteRow(m_rows.fact(row, QStringLiteral("rowKind")).toInt());
    const QString id = m_rows.fact(row, QStringLiteral("entityId")).toString();
    const QVariant page = m_rows.fact(row, QStringLiteral("page"));
    if (!page.isValid())
        return;
    switch (kind) {
    case facts::PaletteRow::Page: Q_EMIT pageWanted(facts::Page(page.toInt())); break;
    case facts::PaletteRow::Client: Q_EMIT clientWanted(id); break;
    case facts::PaletteRow::Person: Q_EMIT personWanted(id); break;
    case facts::PaletteRow::Weighup: Q_EMIT weighupWanted(id); break;
    case facts::PaletteRow::Objective: Q_EMIT objectiveWanted(id); break;
    case facts::PaletteRow::Brief: Q_EMIT briefWanted(id); break;
    case facts::PaletteRow::Command: Q_EMIT commandWanted(Command(page.toInt())); break;
    }
}

} // namespace salver::viewmodels
