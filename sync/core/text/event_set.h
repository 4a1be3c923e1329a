// SPDX-License-Identifier: Apache-2.0
// Sets of events of one text, held as a Summary: put together, compared, written down as a short line of text.
// Pure functions over values, any thread.
#pragma once

#include "core/text/event.h"

#include <optional>
#include <string>
#include <string_view>

namespace salver::text {

/// Adds the events `range` of `agent`; the set stays ascending with nothing that touches.
void addEvents(Summary& set, ReplicaId agent, SeqRange range);
void addEvents(Summary& set, const Summary& more);
/// Whether all events of `part` are in `whole`.
[[nodiscard]] bool holdsAll(const Summary& whole, const Summary& part);

/// What is in `whole` and not in `part`.
[[nodiscard]] Summary lessEvents(const Summary& whole, const Summary& part);

/// "00c0ffee00c0ffee:0-12+40-50,…": the agent in sixteen hexadecimal digits, then its ranges, each with its first and
/// one past its last. Empty for no events.
[[nodiscard]] std::string writeEvents(const Summary& set);
/// Nothing for anything that writeEvents would not have written.
[[nodiscard]] std::optional<Summary> readEvents(std::string_view written);

} // namespace salver::text
