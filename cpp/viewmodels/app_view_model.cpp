// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/app_view_model.h"

#include "domain/line_matters.h"
#include "domain/visit_running.h"
#include "domain/words.h"

#include <algorithm>

namespace salver::viewmodels {

AppViewModel::AppViewModel(Context& context, AccountPort& account, MachineSettings& machine, QObject* parent)
    : QObject(parent), m_context(context), m_machine(machine), m_today(context), m_clients(context), m_client(context),
      m_person(context), m_brief(context), m_objectives(context), m_objective(context),
      m_together(context), m_weighup(context), m_asked(context), m_onboarding(context), m_templates(context), m_touches(context), m_capture(context), m_wrap(context), m_promises(context), m_search(context),
      m_palette(context), m_sync(context, account), m_syncCentre(context, account), m_conflict(context),
      m_history(context), m_bin(context), m_house(context),
      m_houseTexts(context), m_heart(context), m_pledge(context), m_agreement(context), m_agreementTemplate(context),
      m_week(context),
      m_decoder(context), m_glossary(context), m_understanding(context), m_care(context), m_handover(context), m_team(context),
      m_going(context, false), m_houseGoing(context, true), m_panel(context),
      m_settings(context, account, machine), m_signIn(account), m_undo(context)
{
    wireJumps();
    wireMatters();
    wireUnderstanding();
    connect(&context, &Context::trouble, this, &AppViewModel::trouble);
    connect(&m_undo, &UndoViewModel::said, this, &AppViewModel::said);
    connect(&context, &Context::historyWanted, this, [this](const EntityId& entity, model::FieldId field) {
        m_history.open(idText(entity), int(raw(field)));
        Q_EMIT pageWanted(facts::Page::History);
    });
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

void AppViewModel::setNotice(const QString& sentence)
{
    if (m_notice == sentence)
        return;
    m_notice = sentence;
    Q_EMIT noticeChanged();
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
    connect(&m_search, &SearchViewModel::panelWanted, this, [this](const QString& panelId) {
        m_panel.open(panelId);
        Q_EMIT panelWanted();
    });
    connect(&m_search, &SearchViewModel::visitWanted, this,
            [this](const QString& visitId, const QString& /*lineId*/) { Q_EMIT captureWanted(visitId); });
    connect(&m_palette, &PaletteViewModel::pageWanted, this, &AppViewModel::pageWanted);
    connect(&m_palette, &PaletteViewModel::clientWanted, this, &AppViewModel::clientWanted);
    connect(&m_palette, &PaletteViewModel::personWanted, this, &AppViewModel::personWanted);
    connect(&m_palette, &PaletteViewModel::commandWanted, this, &AppViewModel::commandWanted);
    connect(&m_today, &TodayViewModel::visitStarted, this, &AppViewModel::captureWanted);
    connect(&m_brief, &BriefViewModel::visitStarted, this, &AppViewModel::captureWanted);
    connect(&m_palette, &PaletteViewModel::briefWanted, this,
            [this](const QString& clientId) { askForBrief(clientId, {}); });
    connect(&m_client, &ClientPageViewModel::visitStarted, this, &AppViewModel::captureWanted);
    connect(&m_client, &ClientPageViewModel::opened, this, [this] {
        m_palette.remember(facts::PaletteRow::Client, m_client.clientId(), m_client.name(), m_client.sector());
    });
    connect(&m_person, &PersonCardViewModel::opened, this, [this] {
        m_palette.remember(facts::PaletteRow::Person, m_person.personId(), m_person.name(), m_person.client());
    });
}

void AppViewModel::wireMatters()
{
    // What belongs to a client follows the client that is looked at.
    connect(&m_client, &ClientPageViewModel::opened, this, [this] {
        m_objectives.open(m_client.clientId());
        m_together.open(m_client.clientId());
        m_agreement.open(m_client.clientId());
        m_onboarding.open(m_client.clientId());
        m_touches.open(m_client.clientId());
        m_going.open(m_client.clientId());
    });
    connect(&m_capture, &CaptureViewModel::matterWanted, this, &AppViewModel::showMatter);
    connect(&m_objective, &ObjectiveViewModel::lineWanted, this, &AppViewModel::askForLine);
    connect(&m_promises, &PromisesViewModel::lineWanted, this, &AppViewModel::askForLine);
    connect(&m_objectives, &ObjectivesViewModel::added, this, &AppViewModel::askForObjective);
    connect(&m_together, &TogetherViewModel::weighupMade, this, &AppViewModel::askForWeighup);
    connect(&m_palette, &PaletteViewModel::weighupWanted, this, &AppViewModel::askForWeighup);
    connect(&m_palette, &PaletteViewModel::objectiveWanted, this, &AppViewModel::askForObjective);
    connect(&m_together, &TogetherViewModel::placeWanted, this, &AppViewModel::placeWanted);
    connect(&m_weighup, &WeighupViewModel::weighupWanted, this, &AppViewModel::askForWeighup);
    connect(&m_weighup, &WeighupViewModel::placeWanted, this, &AppViewModel::placeWanted);
    connect(&m_pledge, &PledgeViewModel::placeWanted, this, &AppViewModel::placeWanted);
    connect(&m_capture, &CaptureViewModel::changed, this, [this] { m_heart.open(m_capture.clientId(), m_capture.there()); });
    connect(&m_touches, &TouchesViewModel::placeWanted, this, &AppViewModel::placeWanted);
    connect(&m_asked, &AskedViewModel::placeWanted, this, &AppViewModel::placeWanted);
    connect(&m_going, &GoingViewModel::placeWanted, this, &AppViewModel::placeWanted);
    connect(&m_houseGoing, &GoingViewModel::placeWanted, this, &AppViewModel::placeWanted);
    connect(&m_client, &ClientPageViewModel::ideaWanted, &m_touches, &TouchesViewModel::beginIdeaFrom);
    connect(&m_capture, &CaptureViewModel::ideaWanted, &m_touches, &TouchesViewModel::beginIdeaFrom);
}

void AppViewModel::wireUnderstanding()
{
    connect(&m_client, &ClientPageViewModel::opened, this, [this] { m_understanding.open(m_client.clientId()); });
    connect(&m_care, &CareViewModel::handoverMade, this, &AppViewModel::askForHandover);
    connect(&m_team, &TeamViewModel::clientWanted, this, &AppViewModel::clientWanted);
    connect(&m_team, &TeamViewModel::personWanted, this, &AppViewModel::personWanted);
    connect(&m_team, &TeamViewModel::weighupWanted, this, &AppViewModel::askForWeighup);
    connect(&m_team, &TeamViewModel::objectiveWanted, this, &AppViewModel::askForObjective);
    connect(&m_team, &TeamViewModel::handoverWanted, this, &AppViewModel::askForHandover);
    connect(&m_team, &TeamViewModel::knowingWanted, this, &AppViewModel::knowingWanted);
    connect(&m_team, &TeamViewModel::visitWanted, this, &AppViewModel::captureWanted);
}

void AppViewModel::askForGlossary(const QString& clientId)
{
    m_glossary.open(clientId);
    Q_EMIT pageWanted(facts::Page::Glossary);
}

void AppViewModel::askForCare(const QString& clientId)
{
    m_care.open(clientId);
    Q_EMIT pageWanted(facts::Page::Care);
}

void AppViewModel::askForHandover(const QString& handoverId)
{
    m_handover.open(handoverId);
    Q_EMIT pageWanted(facts::Page::Handover);
}

void AppViewModel::showMatter(const QString& lineId)
{
    const auto row = m_context.queries().reader().entity(idFrom(lineId));
    if (!row)
        return;
    const auto type = domain::choiceFrom<domain::LineType>(row->value(model::line::type)).value_or(domain::LineType::Text);
    const auto matter = domain::matterOf(domain::matterFrom(*row, type, row->value(model::line::text), m_context.now()));
    const auto client = QString::fromStdString(row->value(model::line::client));
    if (!matter || client.isEmpty())
        return;
    if (matter->kind == model::objective::kind)
        askForObjective(idText(matter->id));
    else
        Q_EMIT togetherWanted(client);
}

void AppViewModel::askForObjective(const QString& objectiveId)
{
    m_objective.open(objectiveId);
    Q_EMIT pageWanted(facts::Page::Objective);
}

void AppViewModel::askForWeighup(const QString& weighupId)
{
    m_weighup.open(weighupId);
    Q_EMIT pageWanted(facts::Page::Weighup);
}

void AppViewModel::readUser()
{
    m_team.readLeads();
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
    auto out = domain::outToday(m_context.queries(), m_context.now());
    if (!out)
        return;
    const auto shown = [this] { return runningVisitId() + runningVisit() + colleagueVisitId() + colleagueVisit(); };
    const auto before = shown();
    m_running = out->mine.empty() ? std::nullopt : std::optional(std::move(out->mine.front()));
    m_colleagues = std::move(out->running);
    if (before != shown())
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

QString AppViewModel::colleagueVisitId() const
{
    return m_running || m_colleagues.empty() ? QString() : idText(m_colleagues.front().id);
}

QString AppViewModel::colleagueVisit() const
{
    if (m_running || m_colleagues.empty())
        return {};
    const auto& first = m_colleagues.front();
    const QString who = words(first.by.name);
    const QString client = words(first.client.name);
    QString said = client.isEmpty() ? tr("%1 is on a visit since %2").arg(who, words(first.time))
                                    : tr("%1 is with %2 since %3").arg(who, client, words(first.time));
    std::vector<std::string> others;
    for (auto visit = m_colleagues.begin() + 1; visit != m_colleagues.end(); ++visit)
        others.push_back(visit->by.name);
    if (!others.empty())
        said += QStringLiteral(" · ") + tr("out too: %1").arg(words(domain::joinNames(others)));
    return said;
}

void AppViewModel::askForBrief(const QString& clientId, const QString& visitId)
{
    QString client = clientId;
    QString visit = visitId;
    if (client.isEmpty()) {
        const auto page = m_context.queries().today(m_context.now());
        const bool next = page && !page->next.empty() && page->next.front().client.found;
        client = next ? idText(page->next.front().client.id) : m_client.clientId();
        visit = next ? idText(page->next.front().id) : QString();
    }
    if (client.isEmpty()) {
        Q_EMIT trouble(tr("No visit is planned for today. Open a client to read its brief."));
        return;
    }
    m_brief.open(client, visit);
    Q_EMIT briefWanted();
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
    if (page == facts::Page::Brief)
        askForBrief({}, {});
    else
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
