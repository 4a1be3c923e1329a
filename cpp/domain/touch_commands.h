// SPDX-License-Identifier: Apache-2.0
// The extra touches: an idea, given on a day by one of us, and how it landed. Nothing is given twice by accident: what
// reads like something before says so first. Nothing here gives or reminds by itself. On the store thread; each call is
// one transaction and one step of undo.
#pragma once

#include "domain/commands.h"

namespace salver::domain {

struct NewTouch {
    EntityId client; ///< null where a line or a person says whose it is
    EntityId person; ///< null: for all of them
    std::string idea;
    std::string because; ///< what sparked it; of a line, its words where this is empty
    EntityId line;       ///< a private line's idea stays in the person's own space
    TouchType type{TouchType::Touch};
    std::string value;   ///< as typed: "£18"
    bool anyway{false};  ///< though it was given or planned before
};
/// Conflict with a sentence where the same was given or planned before and `anyway` is not set.
[[nodiscard]] Result<Made> addTouch(Commands& commands, const NewTouch& what);

struct TouchGiven {
    std::string on;  ///< as typed; empty: today
    UserId by;       ///< null: the signed-in person
    std::string landed;
    std::string value; ///< empty: as it was
};
/// Given; said again it corrects the day and whoever gave it.
[[nodiscard]] Result<Made> giveTouch(Commands& commands, const EntityId& touch, const TouchGiven& what);
/// It was not given after all: an idea again.
[[nodiscard]] Result<Made> takeBackGiven(Commands& commands, const EntityId& touch);
[[nodiscard]] Result<Made> landTouch(Commands& commands, const EntityId& touch, std::string_view words);

} // namespace salver::domain
