// SPDX-License-Identifier: Apache-2.0
// "Also tell…": a visit, or some of its lines, passed to a colleague of the team with a word of one's own. It stands on
// their Today until they say that they have seen it. Commands on the store thread, each one transaction and one step of
// undo; queries on the reader's.
#pragma once

#include "domain/commands.h"
#include "domain/page_rows.h"

namespace salver::domain {

struct NewTelling {
    EntityId visit;
    UserId to;
    std::vector<EntityId> lines; ///< of that visit; none: the visit as a whole
    std::string words;           ///< may be empty
};

struct TellingRow {
    EntityId id;
    SpaceId space;
    EntityRef visit;
    EntityRef client;
    DayWords day;     ///< of the visit
    std::string time; ///< "10:04"
    MemberRef by, to;
    std::string words;
    std::vector<LineRow> lines;
    std::optional<DayWords> on;
    std::optional<DayWords> seenOn;
    bool waiting{false};
    Why why;
};

/// InvalidArgument where the colleague is not in the visit's team, or a line is not of the visit; NotAllowed where only
/// the person sees the visit or a line.
[[nodiscard]] Result<Made> tell(Commands& commands, const NewTelling& what);
/// By the one who was told.
[[nodiscard]] Result<Made> seeTelling(Commands& commands, const EntityId& telling);

/// Who can be told of it: the members of its team, oneself left out, by name.
[[nodiscard]] Result<std::vector<MemberRef>> tellable(store::Reader& reader, const EntityId& visit);
/// What was passed on of a visit, in the order of telling.
[[nodiscard]] Result<std::vector<TellingRow>> tellingsOf(store::Reader& reader, const EntityId& visit, const Now& now);
/// What the signed-in person was told and has not said to have seen, oldest first.
[[nodiscard]] Result<std::vector<TellingRow>> toldToMe(store::Reader& reader, const Now& now);

} // namespace salver::domain
