// SPDX-License-Identifier: Apache-2.0
// Who looks after whom: a client's named person and their second, and since when. What it was before follows from the
// history of the two fields, so nothing is kept twice. Queries on the reader's thread, the command on the store's.
#pragma once

#include "domain/commands.h"
#include "domain/page_rows.h"
#include "domain/queries.h"

namespace salver::domain {

enum class CareRole : std::uint8_t { LooksAfter, Second };

/// Somebody looked after a client, or was their second, from one change to the next.
struct CarePeriod {
    CareRole role{};
    MemberRef who;
    DayWords from;
    std::optional<DayWords> to; ///< nothing: still so
    MemberRef setBy;
};
/// Newest first; two who were named apart at the same time both stand here.
[[nodiscard]] Result<std::vector<CarePeriod>> careHistory(Queries& queries, const EntityId& client, const Now& now);

/// Names the person, or takes the name away with an empty one; `typed` as setField takes a member. Who is to look after
/// a client stops being their second; a second is somebody else.
[[nodiscard]] Result<Made> setCare(Commands& commands, const EntityId& client, CareRole role, std::string_view typed);

struct WithoutSecond {
    EntityRef client;
    SpaceId space;
    MemberRef caredBy;
    Why why;
};
/// Clients with nobody to stand in, by name.
[[nodiscard]] Result<std::vector<WithoutSecond>> withoutSecond(store::Reader& reader, const Now& now);

} // namespace salver::domain
