// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/objective_view_model.h"

#include "domain/objective_commands.h"
#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/row_columns.h"

#include <array>

namespace salver::viewmodels {

namespace {

std::span<const Column<domain::PlaybackRow>> playbackColumns()
{
    using R = domain::PlaybackRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"playbackId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"text", [](const R& r) { return QVariant(words(r.text)); }},
        {"source", [](const R& r) { return QVariant(whoAndWhen(words(r.by.name), r.on)); }},
        {"answer", [](const R& r) { return QVariant(r.answer ? int(*r.answer) : -1); }},
        {"theirWords", [](const R& r) { return QVariant(words(r.theirWords)); }},
        {"answerSource", [](const R& r) { return QVariant(whoAndWhen(words(r.answeredBy.name), r.answeredOn)); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
    });
    return all;
}

std::span<const Column<domain::SaidRow>> saidColumns()
{
    using R = domain::SaidRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"saidId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"text", [](const R& r) { return QVariant(words(r.words)); }},
        {"source", [](const R& r) { return QVariant(sourceOf(r)); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
    });
    return all;
}

} // namespace

ObjectiveViewModel::ObjectiveViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_playbacks(playbackColumns(), this), m_commitment(saidColumns(), this),
      m_ability(saidColumns(), this), m_people(personColumns(), this)
{
}

void ObjectiveViewModel::open(const QString& objectiveId)
{
    m_id = idFrom(objectiveId);
    refresh();
    Q_EMIT opened();
}

Result<void> ObjectiveViewModel::read()
{
    domain::ObjectiveRow fresh;
    std::vector<domain::PersonRow> people;
    if (isOpen()) {
        auto row = domain::objectiveOf(queries().reader(), m_id, context().now());
        if (!row)
            return fail(row.error());
        fresh = std::move(*row);
        auto found = domain::peopleAt(queries().reader(), fresh.client.id, context().now());
        if (!found)
            return fail(found.error());
        people = std::move(*found);
    }
    m_row = std::move(fresh);
    m_playbacks.setRows(playbackColumns(), m_row.playbacks, keyOfEntity<domain::PlaybackRow>);
    m_commitment.setRows(saidColumns(), m_row.commitment, keyOfEntity<domain::SaidRow>);
    m_ability.setRows(saidColumns(), m_row.ability, keyOfEntity<domain::SaidRow>);
    m_people.setRows(personColumns(), people, keyOfEntity<domain::PersonRow>);
    return {};
}

bool ObjectiveViewModel::concerns(const store::Committed& facts) const
{
    return isOpen() && (facts.syncStateChanged || touches(facts, {model::objective::kind, model::playback::kind,
                                                                  model::confidence::kind, model::person::kind}));
}

void ObjectiveViewModel::playBack(const QString& typed)
{
    context().perform(
        this, [id = m_id, text = toUtf8(typed)](domain::Commands& commands) {
            return domain::playBack(commands, id, text);
        },
        tr("Played back"));
}

void ObjectiveViewModel::answer(const QString& playbackId, int given, const QString& theirWords,
                                const QString& personId)
{
    domain::PlaybackAnswer what;
    what.playback = idFrom(playbackId);
    what.answer = domain::Answer(given);
    what.theirWords = toUtf8(theirWords);
    what.answeredBy = idFrom(personId);
    context().perform(
        this, [what](domain::Commands& commands) { return domain::answerPlayback(commands, what); },
        what.answer == domain::Answer::Confirmed ? tr("Confirmed by them") : tr("Corrected by them"));
}

void ObjectiveViewModel::addConfidence(int about, const QString& theirWords, const QString& personId)
{
    domain::NewConfidence what;
    what.objective = m_id;
    what.about = domain::ConfidenceIn(about);
    what.words = toUtf8(theirWords);
    what.saidBy = idFrom(personId);
    context().perform(
        this, [what](domain::Commands& commands) { return domain::addConfidence(commands, what); }, tr("Noted"));
}

void ObjectiveViewModel::setDone(bool isDone)
{
    context().perform(
        this, [id = m_id, isDone](domain::Commands& commands) {
            return domain::setObjectiveDone(commands, id, isDone);
        },
        isDone ? tr("They are done with it") : tr("It matters again"));
}

void ObjectiveViewModel::setField(const QString& entityId, const QString& field, const QString& typed)
{
    setMatterField(context(), this, entityId, field, typed);
}

void ObjectiveViewModel::remove(const QString& entityId, const QString& title)
{
    removeEntity(context(), this, entityId, title);
}

void ObjectiveViewModel::showHistory(const QString& entityId, const QString& field)
{
    showMatterHistory(context(), entityId, field);
}

void ObjectiveViewModel::showLine()
{
    if (hasLine())
        Q_EMIT lineWanted(clientId(), idText(m_row.visit), idText(m_row.line));
}

} // namespace salver::viewmodels
