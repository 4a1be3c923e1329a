// SPDX-License-Identifier: Apache-2.0
// What a client or a person may be called, and what Salver calls kinds and their fields. Pure, any thread.
#pragma once

#include "core/result.h"
#include "model/kinds.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace salver::domain {

/// UTF-8 bytes; a name stands in lists and heads, what needs more room is a note.
inline constexpr std::size_t nameBytesMost = 256;

/// On one line, or why that cannot be the name of a `what` ("client", "person").
[[nodiscard]] Result<std::string> nameFrom(std::string_view typed, std::string_view what);

/// "promise", "second view": a kind as people read it; "something new" for one of a newer Salver.
[[nodiscard]] std::string kindWord(model::KindId kind);
/// A field as people read it; "a newer field" for nullptr.
[[nodiscard]] std::string fieldWord(const model::Field* field);

} // namespace salver::domain
