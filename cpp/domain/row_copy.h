// SPDX-License-Identifier: Apache-2.0
// A thing that moves to another space is written there anew under an id that follows from both; this is the writing.
// On the store thread.
#pragma once

#include "domain/draft_builder.h"
#include "store/reader.h"

#include <map>
#include <optional>

namespace salver::domain {

/// Ids of what moves together, old to new, as references are stored.
using MovedIds = std::map<std::string, std::string>;

/// What stands under the row's id in the target space, left by an earlier move; nothing where there is none.
[[nodiscard]] Result<std::optional<store::EntityRow>> movedBefore(store::Reader& reader, const store::EntityRow& row,
                                                                  const SpaceId& target);

/// Writes the row as it is now into the draft's space, over what `there` may hold. References and lists follow
/// `moved`; the field "client" takes `client` where one is given.
void copyRow(DraftBuilder& draft, const store::EntityRow& row, const std::optional<store::EntityRow>& there,
             const MovedIds& moved, const EntityId& client = {});

} // namespace salver::domain
