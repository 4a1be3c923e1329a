// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/together_view_model.h"

#include "domain/advice_commands.h"
#include "domain/weighup_commands.h"
#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/row_columns.h"

#include <algorithm>

namespace salver::viewmodels {

TogetherViewModel::TogetherViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_weighups(weighupColumns(), this), m_stances(stanceColumns(), this),
      m_advice(adviceColumns(), this), m_delegations(delegationColumns(), this), m_problems(trickyColumns(), this),
      m_people(personColumns(), this)
{
}

void TogetherViewModel::open(const QString& clientId)
{
    const auto id = idFrom(clientId);
    if (id == m_client)
        return;
    m_client = id;
    refresh();
    Q_EMIT opened();
}

Result<void> TogetherViewModel::read()
{
    domain::TogetherPage fresh;
    std::vector<domain::PersonRow> people;
    if (!m_client.isNull()) {
        auto page = domain::togetherWith(queries().reader(), m_client, context().now());
        auto found = domain::peopleAt(queries().reader(), m_client, context().now());
        if (!page || !found)
            return fail(!page ? page.error() : found.error());
        fresh = std::move(*page);
        people = std::move(*found);
    }
    m_page = std::move(fresh);
    m_weighups.setRows(weighupColumns(), m_page.weighups, keyOfEntity<domain::WeighupRow>);
    m_stances.setRows(stanceColumns(), m_page.stances, keyOfEntity<domain::StanceRow>);
    m_advice.setRows(adviceColumns(), m_page.advice, keyOfEntity<domain::AdviceRow>);
    m_delegations.setRows(delegationColumns(), m_page.delegations, keyOfEntity<domain::DelegationRow>);
    m_problems.setRows(trickyColumns(), laidFlat(m_page.problems), trickyKey);
    m_people.setRows(personColumns(), people, keyOfEntity<domain::PersonRow>);
    return {};
}

bool TogetherViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged ||
           touches(facts, {model::weighup::kind, model::option::kind, model::recommendation::kind, model::lookback::kind,
                           model::stance::kind, model::backing::kind, model::advice::kind, model::direction::kind,
                           model::delegation::kind, model::problem::kind, model::attempt::kind, model::person::kind});
}

QString TogetherViewModel::directionSource() const
{
    if (!m_page.direction)
        return {};
    const auto& row = *m_page.direction;
    const QString signature = row.signature.empty() ? words(row.by.name) : words(row.signature);
    return whoAndWhen(signature, row.on);
}

void TogetherViewModel::setDirection(const QString& typed)
{
    context().perform(
        this, [id = m_client, text = toUtf8(typed)](domain::Commands& commands) {
            return domain::setDirection(commands, id, text);
        },
        tr("Direction signed"));
}

void TogetherViewModel::addWeighup(const QString& title, const QString& one, const QString& other)
{
    domain::NewWeighup what;
    what.client = m_client;
    what.title = toUtf8(title);
    what.options = {toUtf8(one), toUtf8(other)};
    context().perform(
        this, [what](domain::Commands& commands) { return domain::addWeighup(commands, what); }, tr("Weigh-up begun"),
        [this](const domain::Made& made) { Q_EMIT weighupMade(idText(made.id)); });
}

void TogetherViewModel::weighUp(const QString& adviceId)
{
    context().perform(
        this, [id = idFrom(adviceId)](domain::Commands& commands) { return domain::weighUpAdvice(commands, id); },
        tr("Weigh-up begun"), [this](const domain::Made& made) { Q_EMIT weighupMade(idText(made.id)); });
}

void TogetherViewModel::addStance(int stance, const QString& asked, const QString& said, const QString& because,
                                  const QString& instead, const QString& landed, const QString& personId)
{
    domain::NewStance what;
    what.client = m_client;
    what.person = idFrom(personId);
    what.type = domain::StanceType(stance);
    what.asked = toUtf8(asked);
    what.said = toUtf8(said);
    what.because = toUtf8(because);
    what.instead = toUtf8(instead);
    what.landed = toUtf8(landed);
    context().perform(
        this, [what](domain::Commands& commands) { return domain::addStance(commands, what); },
        what.type == domain::StanceType::SaidNo ? tr("We said no") : tr("We differ"));
}

void TogetherViewModel::backStance(const QString& stanceId, const QString& word)
{
    context().perform(
        this, [id = idFrom(stanceId), text = toUtf8(word)](domain::Commands& commands) {
            return domain::backStance(commands, id, text);
        },
        tr("You back this"));
}

void TogetherViewModel::addAdvice(const QString& asked, const QString& advised, const QString& because,
                                  const QString& personId)
{
    domain::NewAdvice what;
    what.client = m_client;
    what.person = idFrom(personId);
    what.asked = toUtf8(asked);
    what.advised = toUtf8(advised);
    what.because = toUtf8(because);
    context().perform(
        this, [what](domain::Commands& commands) { return domain::addAdvice(commands, what); }, tr("Advice noted"));
}

void TogetherViewModel::addDelegation(const QString& what, const QString& limit, const QString& until,
                                      const QString& personId)
{
    const domain::NewDelegation made{m_client, toUtf8(what), toUtf8(limit), idFrom(personId), {}, toUtf8(until)};
    context().perform(
        this, [made](domain::Commands& commands) { return domain::addDelegation(commands, made); }, tr("Noted"));
}

void TogetherViewModel::addProblem(const QString& title)
{
    domain::NewProblem what;
    what.client = m_client;
    what.title = toUtf8(title);
    context().perform(
        this, [what](domain::Commands& commands) { return domain::addProblem(commands, what); }, tr("Noted"));
}

void TogetherViewModel::addAttempt(const QString& problemId, const QString& tried, const QString& helpedBy)
{
    context().perform(
        this, [id = idFrom(problemId), text = toUtf8(tried), helped = toUtf8(helpedBy)](domain::Commands& commands) {
            return domain::addAttempt(commands, id, text, helped);
        },
        tr("Noted"));
}

void TogetherViewModel::solve(const QString& problemId, const QString& how)
{
    context().perform(
        this, [id = idFrom(problemId), text = toUtf8(how)](domain::Commands& commands) {
            return domain::solveProblem(commands, id, text);
        },
        tr("Solved"));
}

void TogetherViewModel::reopen(const QString& problemId)
{
    context().perform(
        this, [id = idFrom(problemId)](domain::Commands& commands) { return domain::reopenProblem(commands, id); },
        tr("Stuck again"));
}

void TogetherViewModel::change(const QString& entityId, const QStringList& fields, const QStringList& typed)
{
    std::vector<std::pair<std::string, std::string>> what;
    for (qsizetype i = 0; i < std::min(fields.size(), typed.size()); ++i)
        what.emplace_back(fields[i].toStdString(), toUtf8(typed[i]));
    context().perform(
        this, [id = idFrom(entityId), what](domain::Commands& commands) {
            return domain::changeWords(commands, id, what);
        },
        tr("Changed"));
}

void TogetherViewModel::showLine(const QString& lineId)
{
    if (!lineId.isEmpty())
        Q_EMIT placeWanted(clientId(), lineId);
}

void TogetherViewModel::remove(const QString& entityId, const QString& name)
{
    removeEntity(context(), this, entityId, name);
}

void TogetherViewModel::showHistory(const QString& entityId, const QString& field)
{
    showMatterHistory(context(), entityId, field);
}

} // namespace salver::viewmodels
