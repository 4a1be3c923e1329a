// SPDX-License-Identifier: Apache-2.0
// The functions behind the lists of the leads' page, one a list; team.cpp has their order.
#pragma once

#include "domain/team.h"

namespace salver::domain::team {

[[nodiscard]] Result<std::vector<TeamRow>> outNow(Queries& queries, const Now& now);
[[nodiscard]] Result<std::vector<TeamRow>> noSecond(Queries& queries, const Now& now);
[[nodiscard]] Result<std::vector<TeamRow>> handovers(Queries& queries, const Now& now);
[[nodiscard]] Result<std::vector<TeamRow>> views(Queries& queries, const Now& now);
[[nodiscard]] Result<std::vector<TeamRow>> unplayed(Queries& queries, const Now& now);
[[nodiscard]] Result<std::vector<TeamRow>> lapsedRhythms(Queries& queries, const Now& now);
[[nodiscard]] Result<std::vector<TeamRow>> noCard(Queries& queries, const Now& now);
[[nodiscard]] Result<std::vector<TeamRow>> askAgain(Queries& queries, const Now& now);
[[nodiscard]] Result<std::vector<TeamRow>> onboardings(Queries& queries, const Now& now);
[[nodiscard]] Result<std::vector<TeamRow>> blankSteps(Queries& queries, const Now& now);
[[nodiscard]] Result<std::vector<TeamRow>> touchesLately(Queries& queries, const Now& now);
[[nodiscard]] Result<std::vector<TeamRow>> oldAgreements(Queries& queries, const Now& now);
[[nodiscard]] Result<std::vector<TeamRow>> neverAsked(Queries& queries, const Now& now);

} // namespace salver::domain::team
