// SPDX-License-Identifier: Apache-2.0
// From what a person types to a field's canonical value, and back to words. Reads names of members, clients, people
// and tags through a reader; on that reader's thread.
#pragma once

#include "core/result.h"
#include "domain/day.h"
#include "model/kinds.h"
#include "store/reader.h"

#include <string>
#include <string_view>

namespace salver::domain {

/// InvalidArgument with a sentence that says what would be understood. Not for prose; empty clears any field.
[[nodiscard]] Result<std::string> valueFromTyped(store::Reader& reader, const SpaceId& space, const model::Kind& kind,
                                                 const model::Field& field, std::string_view typed, const Now& now);

/// "cared-by", "Cared_By" and "cared by" are the same field; NotFound lists the kind's fields.
[[nodiscard]] Result<const model::Field*> fieldByName(const model::Kind& kind, std::string_view name);

/// What a register may hold of these bytes: valid UTF-8 on one line, without white space around it.
[[nodiscard]] std::string oneLine(std::string_view typed);
/// At most so many bytes of it, whole scalars.
[[nodiscard]] std::string clipped(std::string_view text, std::size_t bytesMax);

} // namespace salver::domain
