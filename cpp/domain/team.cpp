// SPDX-License-Identifier: Apache-2.0
#include "domain/team.h"

#include "domain/say.h"
#include "domain/team_lists.h"

#include <algorithm>
#include <array>
#include <set>

namespace salver::domain {

namespace {

constexpr auto sources = std::to_array<TeamSource>({
    {"out today", "Who is out today", &team::outNow},
    {"handovers", "Handovers under way", &team::handovers},
    {"views", "Second views asked", &team::views},
    {"not played back", "Heard, and never played back", &team::unplayed},
    {"rhythms", "Rhythms whose day has come", &team::lapsedRhythms},
    {"onboarding", "Getting to know each other, by week", &team::onboardings},
    {"nothing learned", "Steps with nothing learned", &team::blankSteps},
    {"no second", "Clients without a second", &team::noSecond},
    {"no card", "People of whom nobody noted how to talk with them", &team::noCard},
    {"old agreements", "Agreements nobody has looked at for a year", &team::oldAgreements},
    {"ask again", "Worth asking again", &team::askAgain},
    {"touches", "Touches given lately", &team::touchesLately},
    {"never asked", "Never asked how well we look after them", &team::neverAsked},
});

Result<std::set<SpaceId>> ledSpaces(store::Reader& reader)
{
    const auto spaces = reader.spaces();
    if (!spaces)
        return fail(spaces.error());
    std::set<SpaceId> led;
    for (const auto& space : *spaces) {
        if (space.purpose == SpacePurpose::Team && space.role == Role::Lead)
            led.insert(space.id);
    }
    return led;
}

} // namespace

std::span<const TeamSource> teamSources()
{
    return sources;
}

Result<bool> leadsATeam(store::Reader& reader)
{
    const auto led = ledSpaces(reader);
    return led ? Result<bool>(!led->empty()) : fail(led.error());
}

Result<std::vector<TeamList>> teamLists(Queries& queries, const Now& now)
{
    const auto led = ledSpaces(queries.reader());
    if (!led)
        return fail(led.error());
    if (led->empty())
        return fail(ErrorCode::NotAllowed, say("This page is for those who lead a team."));
    auto select = every(model::client::kind);
    select.withProse = false;
    const auto clients = queries.reader().select(select);
    if (!clients)
        return fail(clients.error());
    std::set<EntityId> ours;
    for (const auto& row : *clients) {
        if (led->contains(row.space))
            ours.insert(row.id);
    }
    std::vector<TeamList> lists;
    for (const auto& source : teamSources()) {
        auto rows = source.read(queries, now);
        if (!rows)
            return fail(std::move(rows.error()));
        std::erase_if(*rows, [&](const TeamRow& row) { return !ours.contains(row.client.id); });
        if (!rows->empty())
            lists.push_back({source.id, source.title, std::move(*rows)});
    }
    return lists;
}

} // namespace salver::domain
