// SPDX-License-Identifier: Apache-2.0
// The page of those who lead a team: lists of what somebody should look at, each line with its day and its why. Nothing
// here counts by person, ranks anybody or says who is behind. A list is one entry of teamLists(), so that a group of
// features adds its own by a line. On the reader's thread; deterministic given `now`.
#pragma once

#include "domain/page_rows.h"
#include "domain/queries.h"

#include <span>

namespace salver::domain {

/// One line of a list; the client it is about decides who may read it.
struct TeamRow {
    std::string key; ///< stays the same while the row does
    EntityRef client;
    model::KindId kind{}; ///< what `entity` is, for the way there
    EntityId entity;
    std::string text;
    std::string detail; ///< who and when, in words
    bool theirs{false}; ///< `text` is their own words
    Why why;
};

struct TeamList {
    std::string_view id;    ///< "no second"
    std::string_view title; ///< English; screens translate it
    std::vector<TeamRow> rows;
};

/// Where a list comes from.
struct TeamSource {
    std::string_view id;
    std::string_view title;
    Result<std::vector<TeamRow>> (*read)(Queries& queries, const Now& now);
};
/// In the order of the page. To add a list, write its function in team_lists.h and name it in team.cpp.
[[nodiscard]] std::span<const TeamSource> teamSources();

/// The lists with something in them, of the clients of teams that the signed-in person leads. NotAllowed for anybody
/// who leads none.
[[nodiscard]] Result<std::vector<TeamList>> teamLists(Queries& queries, const Now& now);
[[nodiscard]] Result<bool> leadsATeam(store::Reader& reader);

} // namespace salver::domain
