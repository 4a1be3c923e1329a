// SPDX-License-Identifier: Apache-2.0
// Texts that two people changed apart. While a page is applied only the change is noted; where its events met others'
// is worked out when there is time (Store::indexLate), since that replays a stretch of the text's history. What is
// noted follows from the changes alone, so it is this device's own table and nothing of it is synced; that somebody
// has looked at it is an entity of kind `look`. On the store thread, within the caller's transaction.
#pragma once

#include "store/merge.h"

namespace salver::store {

void noteApart(Connection& connection, EntityNo entity, model::FieldId field, ChangeNo change);
void forgetApart(Connection& connection, EntityNo entity, model::FieldId field, ChangeNo change);
[[nodiscard]] bool anyApartNew(Connection& connection);
/// Works out some of what was noted, so much as a keystroke can wait for.
void workOutApart(Tables& tables, Committed& facts);

} // namespace salver::store
