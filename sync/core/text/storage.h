// SPDX-License-Identifier: Apache-2.0
// The stored form of a text: its current content, then its history in columns. The content of inserts that are still
// visible is not stored twice: replaying the history says where each of them stands in the text. docs/text.md has
// the bytes. Pure functions; any thread.
#pragma once

#include "core/result.h"
#include "core/text/event_log.h"
#include "core/text/utf8.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace salver::text {

/// A history in its stored form, with what must be known of it to type on without decoding it.
struct PackedHistory {
    Lv events{0};
    Summary seen;
    std::vector<Lv> frontier;
    std::vector<EventId> heads; ///< the frontier's ids
    std::string bytes;          ///< the whole history block, or nothing where `reread` has it
    std::function<Result<std::string>()> reread; ///< gives the whole stored text once more
};
/// The history block, read again if need be.
[[nodiscard]] Result<std::string> historyBlock(const PackedHistory& packed);

/// A stored text taken apart, its history still packed.
struct StoredText {
    std::string text;
    Extent extent;
    PackedHistory history;
};

[[nodiscard]] std::string writeStored(std::string_view text, std::string_view historyBlock);
[[nodiscard]] Result<StoredText> readStored(std::string_view bytes);
/// Only the text; the history is neither read nor checked.
[[nodiscard]] Result<std::string> readStoredText(std::string_view bytes);

/// The history block of a log that starts at 0.
[[nodiscard]] std::string packHistory(const EventLog& log);
/// Decodes and checks a history block against the text that it must end in.
[[nodiscard]] Result<EventLog> unpackHistory(const PackedHistory& packed, std::string_view text,
                                             const Extent& extent);

} // namespace salver::text
