// SPDX-License-Identifier: Apache-2.0
// A sentence that two people changed apart: it has merged to the letter, and somebody is asked to look it over. What
// awaits a look follows from the changes themselves and from who looked (entities of kind `look`), so all devices ask
// for the same. Free functions over queries and commands; the thread is theirs.
#pragma once

#include "domain/commands.h"
#include "domain/queries.h"

namespace salver::domain {

/// A stretch of the merged text by one of the people who met in it, or by neither.
struct LookPart {
    std::optional<std::size_t> hand; ///< index into LookOver::hands
    std::string text;
};

struct LookOver {
    std::string before;              ///< the text above the lines in question
    std::vector<LookPart> parts;     ///< those lines
    std::string after;               ///< and below
    std::vector<MemberRef> hands;    ///< the signed-in person first
    text::Summary seen;              ///< of the whole text as it reads here
};

/// The texts that await a look, each once.
struct AwaitsLook {
    EntityId entity;
    SpaceId space;
    model::KindId kind{};
    model::FieldId field{};
    text::Summary events; ///< that met and that nobody looked at since
};
[[nodiscard]] Result<std::vector<AwaitsLook>> awaitingLook(store::Reader& reader);

/// NotFound where nothing of that text awaits a look (any more).
[[nodiscard]] Result<LookOver> lookOver(Queries& queries, const EntityId& entity, model::FieldId field, const Now& now);

/// "It reads well": nobody is asked again for what is merged by now.
[[nodiscard]] Result<Made> readsWell(Commands& commands, const EntityId& entity, model::FieldId field);
/// The same for who says how the whole text is to read (the command line). InvalidArgument where nothing of it awaits a
/// look: a text has no values to settle.
[[nodiscard]] Result<Made> settleText(Commands& commands, const EntityId& entity, model::FieldId field,
                                      std::string_view whole);
/// The lines in question rewritten, and looked at with that. `seen` is what was on screen: Conflict where the text has
/// changed since.
[[nodiscard]] Result<Made> rewriteLooked(Commands& commands, const EntityId& entity, model::FieldId field,
                                         const text::Summary& seen, std::string_view lines);

} // namespace salver::domain
