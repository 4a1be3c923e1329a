// SPDX-License-Identifier: Apache-2.0
// The roles of the lists of terms, and what is done to a term from more than one page. Constant data and pure functions;
// GUI thread.
#pragma once

#include "domain/understanding.h"
#include "viewmodels/context.h"
#include "viewmodels/rows_model.h"

namespace salver::viewmodels {

std::span<const Column<domain::TermRow>> termColumns();

/// `client` null: for the House.
void addTerm(Context& context, QObject* asker, const EntityId& client, const QStringList& words);
/// The word, its plain words, theirs, an example.
void changeTerm(Context& context, QObject* asker, const QString& termId, const QStringList& words);
void explainTerm(Context& context, QObject* asker, const QString& termId, const QString& personId);

} // namespace salver::viewmodels
