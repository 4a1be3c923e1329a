// SPDX-License-Identifier: Apache-2.0
// What a line stands for beyond its words: "~" an objective, "-no" where we said no, "-advice" what we advised. Each is
// an entity of its own whose id follows from the line's, so that two devices, or filing a visit twice, make it once.
// It waits until the line's visit has a client. Used inside the commands on lines and visits, on the store thread.
#pragma once

#include "domain/commands.h"

namespace salver::domain {

/// A line as it will read once the draft is written.
struct LineMatter {
    EntityId line;
    LineType type{};
    std::string text;
    EntityId visit;
    EntityId client; ///< null: nothing is made
    EntityId who;
    std::string by;    ///< a member's id
    Day day;
    SpaceId space;
};

/// Nothing for a type that stands for nothing more. The id that the entity has, whether it is there or not.
[[nodiscard]] std::optional<Made> matterOf(const LineMatter& line);
/// Makes it, brings it back, or brings its words up to date; what the line stood for before goes into the bin.
[[nodiscard]] Result<void> writeMatter(Commands& commands, DraftBuilder& draft, const LineMatter& line);
/// Takes away whatever the line stood for.
[[nodiscard]] Result<void> dropMatters(Commands& commands, DraftBuilder& draft, const EntityId& line,
                                       const SpaceId& space, std::optional<LineType> butFor = {});
/// The same as it stands in the store, with these words and this type.
[[nodiscard]] LineMatter matterFrom(const store::EntityRow& line, LineType type, std::string text, const Now& now);

/// A finished line was reworded. What was heard stays with its objective: others may have played it back since, so its
/// words are changed there or nowhere. Every other line is finished as ever.
[[nodiscard]] Result<CapturedLine> finishReworded(Commands& commands, const EntityId& line);

/// "a rebrand, because it would cost them the year": what stands before and behind the first "because".
struct Reasoned {
    std::string what;
    std::string because;
};
[[nodiscard]] Reasoned reasoned(std::string_view text);

} // namespace salver::domain
