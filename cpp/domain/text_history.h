// SPDX-License-Identifier: Apache-2.0
// The versions of a text: what one person wrote on one device without a longer pause is one of them. Each can be
// compared with the one before it and with the text as it is now, and brought back as a new change. Free functions over
// queries and commands; the thread is theirs.
#pragma once

#include "domain/commands.h"
#include "domain/queries.h"

namespace salver::domain {

struct TextVersion {
    MemberRef by;
    std::string when; ///< of its last change
    bool here{false}; ///< written on this device
    std::uint64_t added{};   ///< scalars
    std::uint64_t removed{};
    std::string start;       ///< of what was added, for a list; empty where it only took away
    text::Summary before;    ///< the events of the versions before it
    text::Summary upTo;      ///< and with it
};

struct TextHistory {
    std::string field;
    std::vector<TextVersion> versions; ///< newest first
};

/// InvalidArgument where the field is no text.
[[nodiscard]] Result<TextHistory> textHistory(Queries& queries, const EntityId& entity, model::FieldId field,
                                              const Now& now);

/// A stretch of a comparison, in the order in which it is read.
struct ComparedPart {
    enum class Kind : std::uint8_t { Same, Removed, Added };
    Kind kind{};
    std::string text;
    friend bool operator==(const ComparedPart&, const ComparedPart&) = default;
};

/// From the text with the events of `from` to that with those of `to`. By the events themselves: what was moved or
/// written anew shows as such.
[[nodiscard]] Result<std::vector<ComparedPart>> compareVersions(Queries& queries, const EntityId& entity,
                                                                model::FieldId field, const text::Summary& from,
                                                                const text::Summary& to);

/// Makes the text read as it did with the events of `version`, as a new change that can be undone.
[[nodiscard]] Result<Made> bringBackText(Commands& commands, const EntityId& entity, model::FieldId field,
                                         const text::Summary& version);

} // namespace salver::domain
