// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/objectives_view_model.h"

#include "domain/objective_commands.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/row_columns.h"

#include <array>

namespace salver::viewmodels {

namespace {

using domain::ObjectiveRow;

QString understood(const ObjectiveRow& row)
{
    if (row.playbacks.empty())
        return ObjectivesViewModel::tr("Not played back yet");
    const auto& last = row.playbacks.front();
    if (!last.answer)
        return ObjectivesViewModel::tr("Played back: %1. No answer noted yet")
            .arg(whoAndWhen(words(last.by.name), last.on));
    const QString who = whoAndWhen(words(last.answeredBy.name), last.answeredOn);
    return *last.answer == domain::Answer::Confirmed ? ObjectivesViewModel::tr("Confirmed: %1").arg(who)
                                                     : ObjectivesViewModel::tr("Corrected: %1").arg(who);
}

QString newestWords(const std::vector<domain::SaidRow>& said)
{
    return said.empty() ? QString() : words(said.front().words);
}

QString newestSource(const std::vector<domain::SaidRow>& said)
{
    return said.empty() ? QString() : sourceOf(said.front());
}

std::span<const Column<ObjectiveRow>> columns()
{
    using R = ObjectiveRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"objectiveId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"text", [](const R& r) { return QVariant(words(r.heard.words)); }},
        {"source", [](const R& r) { return QVariant(sourceOf(r.heard)); }},
        {"understood", [](const R& r) { return QVariant(understood(r)); }},
        {"understoodWords",
         [](const R& r) { return QVariant(r.playbacks.empty() ? QString() : words(r.playbacks.front().theirWords)); }},
        {"understoodGap", [](const R& r) { return QVariant(r.playbacks.empty() || !r.playbacks.front().answer); }},
        {"commitment", [](const R& r) { return QVariant(newestWords(r.commitment)); }},
        {"commitmentSource", [](const R& r) { return QVariant(newestSource(r.commitment)); }},
        {"ability", [](const R& r) { return QVariant(newestWords(r.ability)); }},
        {"abilitySource", [](const R& r) { return QVariant(newestSource(r.ability)); }},
        {"done", [](const R& r) { return QVariant(r.doneWithOn.has_value()); }},
        {"doneOn", [](const R& r) { return QVariant(r.doneWithOn ? words(r.doneWithOn->words) : QString()); }},
        {"isPrivate", [](const R& r) { return QVariant(r.isPrivate); }},
        {"waiting", [](const R& r) { return QVariant(r.heard.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.heard.contested); }},
    });
    return all;
}

} // namespace

ObjectivesViewModel::ObjectivesViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_rows(columns(), this), m_people(personColumns(), this)
{
}

void ObjectivesViewModel::open(const QString& clientId)
{
    const auto id = idFrom(clientId);
    if (id == m_client)
        return;
    m_client = id;
    refresh();
    Q_EMIT opened();
}

Result<void> ObjectivesViewModel::read()
{
    if (m_client.isNull()) {
        m_rows.setRows({});
        m_people.setRows({});
        return {};
    }
    const auto found = domain::objectivesOf(queries().reader(), m_client, context().now());
    const auto people = domain::peopleAt(queries().reader(), m_client, context().now());
    if (!found || !people)
        return fail(!found ? found.error() : people.error());
    m_rows.setRows(columns(), *found, keyOfEntity<ObjectiveRow>);
    m_people.setRows(personColumns(), *people, keyOfEntity<domain::PersonRow>);
    return {};
}

bool ObjectivesViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged ||
           touches(facts, {model::objective::kind, model::playback::kind, model::confidence::kind, model::person::kind});
}

void ObjectivesViewModel::addObjective(const QString& typed, const QString& personId)
{
    domain::NewObjective what;
    what.client = m_client;
    what.words = toUtf8(typed);
    what.saidBy = idFrom(personId);
    context().perform(
        this, [what](domain::Commands& commands) { return domain::addObjective(commands, what); }, tr("Objective heard"),
        [this](const domain::Made& made) { Q_EMIT added(idText(made.id)); });
}

} // namespace salver::viewmodels
