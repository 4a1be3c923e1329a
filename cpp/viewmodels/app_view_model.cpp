// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/app_view_model.h"

#include <algorithm>

namespace salver::viewmodels {

AppViewModel::AppViewModel(Context& context, AccountPort& account, MachineSettings& machine, QObject* parent)
    : QObject(parent), m_context(context), m_machine(machine), m_today(context), m_clients(context), m_client(context),
      m_person(context), m_capture(context), m_wrap(context), m_promises(context), m_search(context),
      m_palette(context), m_sync(context, account), m_syncCentre(context, account), m_conflict(context),
      m_history(context), m_bin(context), m_house(context),
      m_settings(context, account, machine), m_signIn(account), m_undo(context)
{
    wireJumps();
    connect(&context, &Context::trouble, this, &AppViewModel::trouble);
    connect(&m_undo, &UndoViewModel::said, this, &AppViewModel::said);
    connect(&account, &AccountPort::boundChanged, this, [this] {
        readUser();
        readRunning();
    });
    connect(&context, &Context::committed, this, [this](const store::Committed& facts) {
        const bool spaces = facts.everything || facts.syncStateChanged;
        if (spaces)
            readUser();
        if (spaces || std::ranges::any_of(facts.touched, [](const store::Touched& touched) {
                return touched.kind == model::visit::kind || touched.kind == model::client::kind;
            }))
            readRunning();
    });
    if (account.bound()) {
        readUser();
        readRunning();
    }
}

void AppViewModel::wireJumps()
{
    connect(&m_search, &SearchViewModel::clientWanted, this, [this](const QString& clientId, const QString& entityId) {
        if (entityId.isEmpty())
            Q_EMIT clientWanted(clientId);
        else
            Q_EMIT placeWanted(clientId, entityId);
    });
    connect(&m_search, &SearchViewModel::personWanted, this, &AppViewModel::personWanted);
    connect(&m_search, &SearchViewModel::visitWanted, this,
            [this](const QString& visitId, const QString& /*lineId*/) { Q_EMIT captureWanted(visitId); });
    connect(&m_palette, &PaletteViewModel::pageWanted, this, &AppViewModel::pageWanted);
    connect(&m_palette, &PaletteViewModel::clientWanted, this, &AppViewModel::clientWanted);
    connect(&m_palette, &PaletteViewModel::personWanted, this, &AppViewModel::personWanted);
    connect(&m_palette, &PaletteViewModel::commandWanted, this, &AppViewModel::commandWanted);
    connect(&m_today, &TodayViewModel::visitStarted, this, &AppViewModel::captureWanted);
    connect(&m_client, &ClientPageViewModel::visitStarted, this, &AppViewModel::captureWanted);
    connect(&m_client, &ClientPageViewModel::opened, this, [this] {
        m_palette.remember(facts::PaletteRow::Client, m_client.clientId(), m_client.name(), m_client.sector());
    });
    connect(&m_person, &PersonCardViewModel::opened, this, [this] {
        m_palette.remember(facts::PaletteRow::Person, m_person.personId(), m_person.name(), m_person.client());
    });
}

void AppViewModel::readUser()
{
    const auto members = m_context.queries().members();
    if (!members)
        return;
    const auto me = std::ranges::find_if(*members, &domain::MemberRef::me);
    const QString name = me == members->end() ? QString() : words(me->name);
    if (name == m_userName)
        return;
    m_userName = name;
    Q_EMIT userChanged();
}

void AppViewModel::readRunning()
{
    const auto page = m_context.queries().today(m_context.now());
    if (!page)
        return;
    const auto before = runningVisitId() + runningVisit();
    m_running = page->running.empty() ? std::nullopt : std::optional(page->running.front());
    if (before != runningVisitId() + runningVisit())
        Q_EMIT runningChanged();
}

QString AppViewModel::runningVisit() const
{
    if (!m_running)
        return {};
    const QString client = words(m_running->client.name);
    const QString time = words(m_running->time);
    return client.isEmpty() ? tr("Visit · %1").arg(time) : QStringLiteral("%1 · %2").arg(client, time);
}

QString AppViewModel::remembered(const QString& key) const
{
    return m_machine.text(key);
}

void AppViewModel::remember(const QString& key, const QString& value)
{
    m_machine.set(key, value);
}

void AppViewModel::askFor(facts::Page page)
{
    Q_EMIT pageWanted(page);
}

void AppViewModel::askForLine(const QString& clientId, const QString& visitId, const QString& lineId)
{
    if (clientId.isEmpty())
        Q_EMIT captureWanted(visitId);
    else
        Q_EMIT placeWanted(clientId, lineId);
}

} // namespace salver::viewmodels
