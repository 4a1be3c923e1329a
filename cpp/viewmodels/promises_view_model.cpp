// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/promises_view_model.h"

#include "domain/promise_repeats.h"
#include "domain/when.h"
#include "domain/words.h"
#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"

namespace salver::viewmodels {

namespace {
constexpr std::size_t settledMost = 50;
} // namespace

PromisesViewModel::PromisesViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_due(promiseColumns(), this), m_later(promiseColumns(), this),
      m_kept(promiseColumns(), this), m_letGo(promiseColumns(), this)
{
}

void PromisesViewModel::setSide(facts::Direction side)
{
    if (m_side == side)
        return;
    m_side = side;
    fill();
    Q_EMIT sideChanged();
}

Result<void> PromisesViewModel::read()
{
    auto page = queries().promises(settledMost, context().now());
    if (!page)
        return fail(page.error());
    m_page = std::move(*page);
    fill();
    return {};
}

void PromisesViewModel::fill()
{
    const auto& shown = m_side == facts::Direction::Ours ? m_page.ours : m_page.theirs;
    m_due.setRows(promiseColumns(), shown.due, keyOfEntity<domain::PromiseRow>);
    m_later.setRows(promiseColumns(), shown.later, keyOfEntity<domain::PromiseRow>);
    m_kept.setRows(promiseColumns(), shown.kept, keyOfEntity<domain::PromiseRow>);
    m_letGo.setRows(promiseColumns(), shown.letGo, keyOfEntity<domain::PromiseRow>);
}

bool PromisesViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged ||
           touches(facts, {model::promise::kind, model::client::kind, model::person::kind});
}

QDateTime PromisesViewModel::today() const
{
    return todayOf(context());
}

void PromisesViewModel::keep(const QString& promiseId)
{
    keepPromise(context(), this, promiseId);
}

void PromisesViewModel::reopen(const QString& promiseId)
{
    context().perform(
        this, [id = idFrom(promiseId)](domain::Commands& commands) { return commands.reopenPromise(id); },
        tr("Promise open again"));
}

void PromisesViewModel::letPromiseGo(const QString& promiseId, const QString& word)
{
    context().perform(
        this,
        [id = idFrom(promiseId), told = toUtf8(word.trimmed())](domain::Commands& commands) {
            return commands.letPromiseGo(id, told);
        },
        tr("Promise let go"));
}

void PromisesViewModel::setDue(const QString& promiseId, const QDateTime& day)
{
    setDueDay(context(), this, promiseId, day);
}

void PromisesViewModel::clearDue(const QString& promiseId)
{
    setDueDay(context(), this, promiseId, {});
}

void PromisesViewModel::setDueInWords(const QString& promiseId, const QString& typed)
{
    context().perform(
        this, [id = idFrom(promiseId), due = toUtf8(typed.trimmed())](domain::Commands& commands) {
            return commands.setDue(id, due);
        });
}

void PromisesViewModel::openLine(const QString& clientId, const QString& visitId, const QString& lineId)
{
    Q_EMIT lineWanted(clientId, visitId, lineId);
}

void PromisesViewModel::setRepeats(const QString& promiseId, const QString& typed)
{
    context().perform(
        this,
        [id = idFrom(promiseId), how = toUtf8(typed.trimmed())](domain::Commands& commands) {
            return commands.setRepeats(id, how);
        },
        typed.trimmed().isEmpty() ? tr("It does not repeat any more") : tr("It repeats"));
}

QString PromisesViewModel::dayUnderstood(const QString& typed) const
{
    const domain::Day today = context().now().today();
    if (const auto repeat = domain::readRepeat(toUtf8(typed.trimmed())))
        return tr("again and again, the first one %1")
            .arg(words(domain::dayLong(domain::nextDay(*repeat, std::nullopt, today), today)));
    const auto day = domain::readDay(toUtf8(typed.trimmed()), today);
    return day ? words(domain::dayLong(*day, today)) : QString();
}

} // namespace salver::viewmodels
