// SPDX-License-Identifier: Apache-2.0
// A lead's week: a blank page in their own space, one a week, beside plain facts: whom they have not spoken to, what
// colleagues asked of them, what to look back on. Only for themself; nobody is counted. Free functions, on the thread of
// the reader or of the commands.
#pragma once

#include "domain/advice_queries.h"
#include "domain/commands.h"

namespace salver::domain {

/// The Monday of that day's week.
[[nodiscard]] Day mondayOf(Day day);
/// The page of that week in somebody's own space: on each of their devices the same.
[[nodiscard]] EntityId reflectionId(const SpaceId& own, Day monday);

/// Makes the page of that week, so that it can be typed into; does nothing where it is there.
[[nodiscard]] Result<Made> openReflection(Commands& commands, Day monday);
/// The whole text, changed by the smallest edit.
[[nodiscard]] Result<Made> setReflection(Commands& commands, Day monday, std::string_view text);

/// A client that the signed-in person has had no visit with this month.
struct NotSpokenTo {
    EntityRef client;
    std::optional<DayWords> last; ///< their own last visit there; nothing: none yet
    MemberRef caredBy;
    std::string why;
};

struct WrittenWeek {
    EntityId id;
    Day monday;
    std::string start; ///< its first words
};

struct WeekPage {
    Day monday;
    EntityId id;
    bool exists{false};
    std::string text;
    bool leads{false}; ///< the signed-in person leads a team
    std::vector<NotSpokenTo> notSpokenTo;  ///< by client's name
    std::vector<SecondViewRow> asked;      ///< of them, oldest first
    std::vector<WeighupRow> lookBacks;     ///< due, the longest first
    std::vector<WrittenWeek> before;       ///< other weeks with words, newest first
};
[[nodiscard]] Result<WeekPage> weekPage(store::Reader& reader, Day monday, const Now& now);

} // namespace salver::domain
