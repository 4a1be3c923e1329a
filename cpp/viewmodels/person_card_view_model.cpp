// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/person_card_view_model.h"

#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"

namespace salver::viewmodels {

PersonCardViewModel::PersonCardViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_facts(factColumns(), this), m_theirWords(lineColumns(), this),
      m_promises(promiseColumns(), this), m_about(context), m_rhythm(context)
{
}

void PersonCardViewModel::open(const QString& personId)
{
    const EntityId id = idFrom(personId);
    if (id == m_id)
        return;
    m_id = id;
    m_saveState = facts::SaveState::Nothing;
    m_wrongField.clear();
    m_sentence.clear();
    if (isOpen())
        m_about.open(m_id, model::person::kind, model::person::about);
    else
        m_about.close();
    refresh();
    m_rhythm.show({}, m_id);
    Q_EMIT opened();
    Q_EMIT saveStateChanged();
}

void PersonCardViewModel::close()
{
    open({});
}

Result<void> PersonCardViewModel::read()
{
    domain::PersonPage fresh;
    if (isOpen()) {
        auto page = queries().person(m_id, context().now());
        if (!page)
            return fail(page.error());
        fresh = std::move(*page);
    }
    m_page = std::move(fresh);
    m_facts.setRows(factColumns(), grouped(m_page.facts), [](const ShownFact& row) { return idText(row.fact.id); });
    m_theirWords.setRows(lineColumns(), m_page.theirWords, keyOfEntity<domain::LineRow>);
    m_promises.setRows(promiseColumns(), m_page.promises, keyOfEntity<domain::PromiseRow>);
    return {};
}

bool PersonCardViewModel::concerns(const store::Committed& facts) const
{
    return isOpen() && (facts.syncStateChanged || touches(facts, {model::person::kind, model::fact::kind,
                                                                  model::line::kind, model::promise::kind}));
}

facts::TalkDetail PersonCardViewModel::talkDetail() const
{
    const auto& detail = m_page.row.talk.detail;
    return detail ? facts::TalkDetail(int(*detail)) : facts::TalkDetail::None;
}

void PersonCardViewModel::write(const QString& field, std::function<Result<domain::Made>(domain::Commands&)> what)
{
    ++m_writes;
    m_saveState = facts::SaveState::Saving;
    Q_EMIT saveStateChanged();
    context().command<domain::Made>(this, std::move(what), [this, field](const Result<domain::Made>& outcome) {
        --m_writes;
        if (!outcome) {
            m_saveState = facts::SaveState::Failed;
            m_wrongField = field;
            m_sentence = words(outcome.error());
        } else if (m_wrongField == field || m_saveState != facts::SaveState::Failed) {
            m_saveState = m_writes > 0 ? facts::SaveState::Saving : facts::SaveState::Saved;
            m_wrongField.clear();
            m_sentence.clear();
        }
        Q_EMIT saveStateChanged();
    });
}

void PersonCardViewModel::setField(const QString& field, const QString& typed)
{
    write(field, [id = m_id, name = field.toStdString(), value = toUtf8(typed)](domain::Commands& commands) {
        return commands.setField(id, name, value);
    });
}

void PersonCardViewModel::setTalkDetail(int detail)
{
    const std::string value = detail < 0 ? std::string() : domain::nameOf(domain::TalkDetail(detail));
    write(QStringLiteral("talk detail"), [id = m_id, value](domain::Commands& commands) {
        return commands.setValue(id, model::person::talkDetail, value);
    });
}

void PersonCardViewModel::addFact(int type, const QString& text, const QString& source)
{
    // A season is for oneself alone unless somebody says otherwise.
    addFactFor(type, text, source, domain::FactType(type) == domain::FactType::Season);
}

void PersonCardViewModel::addFactFor(int type, const QString& text, const QString& source, bool onlyForMe)
{
    domain::NewFact what;
    what.isPrivate = onlyForMe;
    what.person = m_id;
    what.type = domain::FactType(type);
    what.text = toUtf8(text.trimmed());
    what.source = toUtf8(source.trimmed());
    what.heardOn = context().now().today();
    context().perform(
        this, [what](domain::Commands& commands) { return commands.addFact(what); }, tr("Noted"));
}

void PersonCardViewModel::confirmFact(const QString& factId)
{
    viewmodels::confirmFact(context(), this, factId);
}

void PersonCardViewModel::thank(const QString& factId)
{
    thankForFact(context(), this, factId);
}

void PersonCardViewModel::keepFact(const QString& factId)
{
    keepFactLonger(context(), this, factId);
}

void PersonCardViewModel::remove(const QString& entityId, const QString& title)
{
    removeEntity(context(), this, entityId, title);
}

} // namespace salver::viewmodels
