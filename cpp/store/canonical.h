// SPDX-License-Identifier: Apache-2.0
// The canonical bytes of each field type: what is checked before a value is written, so that equal values are equal
// bytes on every device. docs/storage.md states the forms. Pure functions, any thread.
#pragma once

#include "core/result.h"
#include "model/kinds.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace salver::store {

/// The canonical form of `value`, or InvalidArgument / TooLarge with a sentence. Empty stays empty: "not set".
[[nodiscard]] Result<std::string> canonicalValue(const model::Field& field, std::string_view value);

/// What lists filter and sort a Number or an Instant by; nothing where the bytes are in no proper form.
[[nodiscard]] std::optional<std::int64_t> sortNumber(model::FieldType type, std::string_view value);
/// Whether the type is filtered and sorted by number rather than by bytes.
[[nodiscard]] constexpr bool sortsByNumber(model::FieldType type)
{
    return type == model::FieldType::Number || type == model::FieldType::Instant;
}

/// A year, month and day that exist, in the form 2026-05-14.
[[nodiscard]] bool isDay(std::string_view text);
/// Milliseconds since 1970 at which such a day begins in UTC.
[[nodiscard]] std::int64_t dayStart(std::string_view day);

} // namespace salver::store
