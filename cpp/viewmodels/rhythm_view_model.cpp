// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/rhythm_view_model.h"

#include "domain/rhythm.h"
#include "domain/rhythm_commands.h"
#include "domain/words.h"
#include "viewmodels/editor_text.h"

namespace salver::viewmodels {

RhythmViewModel::RhythmViewModel(Context& context, QObject* parent) : PageViewModel(context, parent)
{
}

void RhythmViewModel::show(const EntityId& client, const EntityId& person)
{
    m_client = client;
    m_person = person;
    refresh();
}

Result<void> RhythmViewModel::read()
{
    m_row.reset();
    if (m_client.isNull() && m_person.isNull())
        return {};
    const auto rows = domain::rhythms(queries().reader(), {m_client, m_person}, context().now());
    if (!rows)
        return fail(rows.error());
    for (const auto& row : *rows) {
        // A client's page shows the client's own; its people's stand on their cards.
        if (m_person.isNull() == !row.person.found)
            m_row = row;
    }
    return {};
}

bool RhythmViewModel::concerns(const store::Committed& facts) const
{
    return facts.everything || touches(facts, {model::rhythm::kind, model::visit::kind, model::line::kind,
                                               model::person::kind, model::client::kind});
}

QString RhythmViewModel::agreement() const
{
    if (!m_row || !m_row->agreedOn)
        return {};
    const QString day = words(domain::dayShort(m_row->agreedOn->day, context().now().today()));
    return m_row->agreedWith.found ? tr("with %1, %2").arg(words(m_row->agreedWith.name), day) : day;
}

QString RhythmViewModel::lastContact() const
{
    return m_row && m_row->lastContact ? words(m_row->lastContact->words) : QString();
}

void RhythmViewModel::agree(const QString& typed, int everyDays, const QString& withPerson)
{
    domain::NewRhythm what;
    what.client = m_person.isNull() ? m_client : EntityId{};
    what.person = m_person;
    what.text = toUtf8(typed.trimmed());
    if (everyDays > 0)
        what.everyDays = everyDays;
    what.agreedWith = withPerson.isEmpty() ? m_person : idFrom(withPerson);
    context().perform(
        this, [what](domain::Commands& commands) { return domain::agreeRhythm(commands, what); }, tr("Rhythm agreed"));
}

void RhythmViewModel::end()
{
    if (!m_row)
        return;
    context().perform(
        this, [id = m_row->id](domain::Commands& commands) { return commands.remove(id); }, tr("Rhythm ended"));
}

int RhythmViewModel::daysRead(const QString& typed) const
{
    return domain::readRhythm(toUtf8(typed)).everyDays.value_or(0);
}

QString RhythmViewModel::pauseRead(const QString& typed) const
{
    return words(domain::readRhythm(toUtf8(typed)).pausesTyped);
}

bool RhythmViewModel::pauseUnread(const QString& typed) const
{
    return !domain::readPauses(domain::readRhythm(toUtf8(typed)).pausesTyped);
}

} // namespace salver::viewmodels
