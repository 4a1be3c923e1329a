// SPDX-License-Identifier: Apache-2.0
// What a command wants written to one space, before the store turns it into a change: it names entities, fields and
// values; the store adds what they replace, the sequence, the logical time and the text events. A plain value.
#pragma once

#include "core/ids.h"
#include "model/kinds.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace salver::store {

/// Writes a register; replaces every live value, so it also settles a conflict.
struct SetField {
    EntityId entity;
    model::KindId kind{};
    model::FieldId field{};
    std::string value; ///< canonical bytes of the field's type; empty clears
};

/// Edits a text: at `position` (Unicode scalars, in the text as the store holds it now) `removed` scalars go and
/// `inserted` (UTF-8) comes.
struct SpliceText {
    EntityId entity;
    model::KindId kind{};
    model::FieldId field{};
    std::uint64_t position{};
    std::uint64_t removed{};
    std::string inserted;
};

/// Into the bin, with the version this device has seen of the space.
struct RemoveEntity {
    EntityId entity;
    model::KindId kind{};
};

/// Out of the bin; also answers "deleted there, edited here" with "keep".
struct RestoreEntity {
    EntityId entity;
    model::KindId kind{};
};

/// Puts back what stood beside one another before it was settled: each value is a change of its own that replaces only
/// what stands there now, so that they differ again. At least two values.
struct PutBackValues {
    EntityId entity;
    model::KindId kind{};
    model::FieldId field{};
    std::vector<std::string> values;
};

using Step = std::variant<SetField, SpliceText, RemoveEntity, RestoreEntity, PutBackValues>;

struct Draft {
    SpaceId space;
    std::vector<Step> steps;
};

} // namespace salver::store
