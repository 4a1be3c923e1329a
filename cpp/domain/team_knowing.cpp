// SPDX-License-Identifier: Apache-2.0
// What leads read of getting to know clients and of touches: dates and whys, nothing counted by person.
#include "domain/onboarding_queries.h"
#include "domain/say.h"
#include "domain/team_lists.h"
#include "domain/touch_queries.h"

namespace salver::domain::team {

namespace {

constexpr std::size_t touchesMost = 30;
constexpr int touchesDays = 28;

std::string stepsOf(const std::vector<StepRow>& steps)
{
    std::string all;
    for (const auto& step : steps)
        all += (all.empty() ? "" : "; ") + step.text;
    return all;
}

} // namespace

Result<std::vector<TeamRow>> onboardings(Queries& queries, const Now& now)
{
    const auto found = onboardingByWeek(queries, now);
    if (!found)
        return fail(found.error());
    std::vector<TeamRow> rows;
    for (const auto& each : *found) {
        const auto steps = stepsOf(each.thisWeek);
        std::string detail = each.week < 1 ? say("begins %1", {each.startedOn.words})
                                           : say("week %1, since %2",
                                                 {std::to_string(each.week), each.startedOn.words});
        if (!steps.empty())
            detail += say(" · this week: %1", {steps});
        if (!each.learned.empty())
            detail += say(" · learned last: %1", {each.learned});
        rows.push_back({each.onboarding.toString(), each.client, model::onboarding::kind, each.onboarding, each.client.name,
                        std::move(detail), false, each.why});
    }
    return rows;
}

Result<std::vector<TeamRow>> blankSteps(Queries& queries, const Now& now)
{
    const auto found = onboardingByWeek(queries, now);
    if (!found)
        return fail(found.error());
    std::vector<TeamRow> rows;
    for (const auto& each : *found) {
        for (const auto& step : each.blank)
            rows.push_back({step.id.toString(), each.client, model::onboarding::kind, each.onboarding, step.text,
                            step.askedOn ? say("%1, week %2, asked %3",
                                               {each.client.name, std::to_string(step.week), step.askedOn->words})
                                         : say("%1, week %2", {each.client.name, std::to_string(step.week)}),
                            false, step.why});
    }
    return rows;
}

Result<std::vector<TeamRow>> touchesLately(Queries& queries, const Now& now)
{
    const auto found = recentTouches(queries, touchesMost, now);
    if (!found)
        return fail(found.error());
    std::vector<TeamRow> rows;
    for (const auto& each : *found) {
        if (each.isPrivate || !each.givenOn || (now.today() - each.givenOn->day).count() > touchesDays)
            continue;
        const auto whom = each.person.name.empty() ? each.client.name : each.person.name + ", " + each.client.name;
        std::string detail = say("to %1 · %2, %3", {whom, each.givenBy.name, each.givenOn->words});
        if (!each.landed.empty())
            detail += " · " + each.landed;
        rows.push_back({each.id.toString(), each.client, model::touch::kind, each.id, each.idea, std::move(detail), false,
                        {{}, say("It was given in the last four weeks.")}});
    }
    return rows;
}

} // namespace salver::domain::team
