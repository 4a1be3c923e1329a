// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/day_values.h"

#include "domain/client_facts.h"

#include "domain/words.h"

#include <QCoreApplication>

namespace salver::viewmodels {

namespace {

QString said(const char* sentence)
{
    return QCoreApplication::translate("Done", sentence);
}

} // namespace

QDateTime dateOf(domain::Day day)
{
    return QDateTime(QDate(1970, 1, 1).addDays(day.time_since_epoch().count()), QTime(12, 0));
}

QDateTime todayOf(const Context& context)
{
    return dateOf(context.now().today());
}

QString sourceOf(const domain::LineRow& line, const domain::Now& now)
{
    const QString day = words(domain::agoWords(now.dayOf(line.at), now.today()));
    return line.who.name.empty() ? day : words(line.who.name) + QStringLiteral(", ") + day;
}

void setDueDay(Context& context, QObject* asker, const QString& promiseId, const QDateTime& day)
{
    context.perform(asker, [id = idFrom(promiseId), typed = day.toLocalTime().date().toString(Qt::ISODate).toStdString()](
                               domain::Commands& commands) { return commands.setDue(id, typed); });
}

void keepPromise(Context& context, QObject* asker, const QString& promiseId)
{
    context.perform(
        asker, [id = idFrom(promiseId)](domain::Commands& commands) { return commands.keepPromise(id); },
        said(QT_TRANSLATE_NOOP("Done", "Promise kept")));
}

void removeEntity(Context& context, QObject* asker, const QString& entityId, const QString& title)
{
    context.perform(
        asker, [id = idFrom(entityId)](domain::Commands& commands) { return commands.remove(id); },
        said(QT_TRANSLATE_NOOP("Done", "Deleted: %1")).arg(title));
}

void confirmFact(Context& context, QObject* asker, const QString& factId)
{
    context.perform(
        asker, [id = idFrom(factId)](domain::Commands& commands) { return commands.confirmFact(id); },
        said(QT_TRANSLATE_NOOP("Done", "Still true, as of today")));
}

void thankForFact(Context& context, QObject* asker, const QString& factId)
{
    context.perform(
        asker, [id = idFrom(factId)](domain::Commands& commands) { return domain::thankFor(commands, id, true); },
        said(QT_TRANSLATE_NOOP("Done", "Thanked")));
}

void keepFactLonger(Context& context, QObject* asker, const QString& factId)
{
    context.perform(
        asker, [id = idFrom(factId)](domain::Commands& commands) { return domain::lookAgainLater(commands, id); },
        said(QT_TRANSLATE_NOOP("Done", "Kept for three more months")));
}

} // namespace salver::viewmodels
