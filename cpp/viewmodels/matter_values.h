// SPDX-License-Identifier: Apache-2.0
// What the pages on objectives and advice share: who said something and when, in a line; setting a field; the way to
// its history. GUI thread.
#pragma once

#include "domain/objective_queries.h"
#include "viewmodels/context.h"

#include <QStringList>

namespace salver::viewmodels {

/// "Sam Okoro, 3 Apr"; what is missing is left out.
[[nodiscard]] QString whoAndWhen(const QString& who, const std::optional<domain::DayWords>& on);
[[nodiscard]] QString whoAndWhen(const std::string& who, const domain::DayWords& on);
/// Their words: who said them and when, or who wrote them down where nobody noted who said them.
[[nodiscard]] QString sourceOf(const domain::SaidRow& row);

/// A value as typed, by the field's name in the model; a refusal is told in the trouble bar.
void setMatterField(Context& context, QObject* asker, const QString& entityId, const QString& field,
                    const QString& typed);
/// Opens every version of a field, by its name in the model.
void showMatterHistory(Context& context, const QString& entityId, const QString& field);

} // namespace salver::viewmodels
