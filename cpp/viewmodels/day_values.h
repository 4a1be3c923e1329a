// SPDX-License-Identifier: Apache-2.0
// Days between the domain and QML, and the commands that every page with promises shares. GUI thread.
#pragma once

#include "viewmodels/context.h"

#include <QDateTime>

namespace salver::viewmodels {

/// Noon of that day here: what crosses into QML's date and back is the same day in every zone.
[[nodiscard]] QDateTime dateOf(domain::Day day);
[[nodiscard]] QDateTime todayOf(const Context& context);
/// "Sam Okoro, 3 Apr": whose words, and when.
[[nodiscard]] QString sourceOf(const domain::LineRow& line, const domain::Now& now);

/// An invalid date takes the day away.
void setDueDay(Context& context, QObject* asker, const QString& promiseId, const QDateTime& day);
void keepPromise(Context& context, QObject* asker, const QString& promiseId);
/// Into the bin; the undo bar calls it `title`.
void removeEntity(Context& context, QObject* asker, const QString& entityId, const QString& title);
void confirmFact(Context& context, QObject* asker, const QString& factId);
void thankForFact(Context& context, QObject* asker, const QString& factId);
/// Looked at again in three months.
void keepFactLonger(Context& context, QObject* asker, const QString& factId);

} // namespace salver::viewmodels
