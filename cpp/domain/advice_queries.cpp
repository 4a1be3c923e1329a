// SPDX-License-Identifier: Apache-2.0
// No's, advice, direction, what we may decide, what is tricky.
#include "domain/advice_queries.h"

#include "domain/say.h"
#include "domain/words.h"

#include <algorithm>
#include <map>

namespace salver::domain {

namespace {

namespace stance = model::stance;
namespace backing = model::backing;
namespace advice = model::advice;
namespace direction = model::direction;
namespace delegation = model::delegation;
namespace problem = model::problem;
namespace attempt = model::attempt;
using Is = store::Condition::Is;

bool leadsIn(const PageRows& rows, const SpaceId& space)
{
    return std::ranges::any_of(rows.spaces(),
                               [&](const auto& each) { return each.id == space && each.role == Role::Lead; });
}

StanceRow stanceRow(PageRows& rows, const store::EntityRow& row)
{
    StanceRow made;
    made.id = row.id;
    made.client = rows.ref(row.value(stance::client));
    made.person = rows.ref(row.value(stance::person));
    made.type = choiceFrom<StanceType>(row.value(stance::type)).value_or(StanceType::SaidNo);
    made.asked = row.value(stance::asked);
    made.said = row.value(stance::said);
    made.because = row.value(stance::because);
    made.instead = row.value(stance::instead);
    made.landed = row.value(stance::landed);
    made.by = rows.member(row.value(stance::by));
    made.on = rows.ago(row.value(stance::on));
    made.line = idIn(row, stance::line);
    made.visit = idIn(row, stance::visit);
    made.canBack = leadsIn(rows, row.space);
    made.isPrivate = rows.isPrivate(row.space);
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

std::vector<StanceRow> stancesFrom(PageRows& rows, const std::vector<store::EntityRow>& found)
{
    std::vector<StanceRow> made;
    std::vector<std::string> ids;
    for (const auto& row : found) {
        made.push_back(stanceRow(rows, row));
        ids.push_back(row.id.toString());
    }
    if (ids.empty())
        return made;
    auto select = every(backing::kind);
    select.where.push_back(oneOf(backing::stance, std::move(ids)));
    auto backings = rows.select(select);
    std::ranges::sort(backings, {}, [](const auto& row) { return std::tuple(row.createdAt, row.id); });
    for (const auto& row : backings) {
        const auto at = std::ranges::find(made, idIn(row, backing::stance), &StanceRow::id);
        if (at == made.end())
            continue;
        at->backings.push_back({rows.member(row.value(backing::by)), rows.ago(row.value(backing::on)),
                                row.value(backing::text)});
        at->backedByMe = at->backedByMe || at->backings.back().by.me;
    }
    return made;
}

AdviceRow adviceRow(PageRows& rows, const store::EntityRow& row)
{
    AdviceRow made;
    made.id = row.id;
    made.client = rows.ref(row.value(advice::client));
    made.person = rows.ref(row.value(advice::person));
    made.asked = row.value(advice::asked);
    made.advised = row.value(advice::advised);
    made.because = row.value(advice::because);
    made.weighup = idIn(row, advice::weighup);
    made.by = rows.member(row.value(advice::by));
    made.on = rows.ago(row.value(advice::on));
    made.line = idIn(row, advice::line);
    made.visit = idIn(row, advice::visit);
    made.isPrivate = rows.isPrivate(row.space);
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

DelegationRow delegationRow(PageRows& rows, const store::EntityRow& row)
{
    DelegationRow made;
    made.id = row.id;
    made.what = row.value(delegation::what);
    made.limit = row.value(delegation::limit);
    made.saidBy = rows.ref(row.value(delegation::saidBy));
    made.saidOn = rows.ago(row.value(delegation::saidOn));
    if (const auto until = parseDay(row.value(delegation::until))) {
        made.until = DayWords{*until, dayLong(*until, rows.today())};
        made.over = *until < rows.today();
    }
    made.by = rows.member(row.value(delegation::by));
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

ProblemRow problemRow(PageRows& rows, const store::EntityRow& row)
{
    ProblemRow made;
    made.id = row.id;
    made.client = rows.ref(row.value(problem::client));
    made.title = row.value(problem::title);
    made.solved = row.value(problem::solved);
    made.state = choiceFrom<ProblemState>(row.value(problem::state)).value_or(ProblemState::Stuck);
    made.solvedOn = rows.ago(row.value(problem::solvedOn));
    made.by = rows.member(row.value(problem::by));
    made.on = rows.ago(wallOf(row, problem::at).value_or(row.createdAt));
    made.waiting = row.waiting;
    made.contested = row.contested;
    if (made.state == ProblemState::Stuck)
        made.why = {Rule::Stuck, say("%1 noted this on %2 and nothing has solved it yet.",
                                     {made.by.name, dayShort(made.on.day, rows.today())})};
    return made;
}

/// Stuck ones first, each newest first, with what was tried.
std::vector<ProblemRow> problemsFrom(PageRows& rows, std::vector<store::EntityRow> found)
{
    std::ranges::sort(found, {}, [](const auto& row) { return std::tuple(row.createdAt, row.id); });
    std::vector<ProblemRow> made;
    std::vector<std::string> ids;
    for (auto row = found.rbegin(); row != found.rend(); ++row) {
        made.push_back(problemRow(rows, *row));
        ids.push_back(row->id.toString());
    }
    std::ranges::stable_partition(made, [](const ProblemRow& row) { return row.state == ProblemState::Stuck; });
    if (ids.empty())
        return made;
    auto select = every(attempt::kind);
    select.where.push_back(oneOf(attempt::problem, std::move(ids)));
    auto attempts = rows.select(select);
    std::ranges::sort(attempts, {}, [](const auto& row) { return std::tuple(row.createdAt, row.id); });
    for (const auto& row : attempts) {
        const auto at = std::ranges::find(made, idIn(row, attempt::problem), &ProblemRow::id);
        if (at != made.end())
            at->attempts.push_back({row.id, row.value(attempt::text), row.value(attempt::helpedBy),
                                    rows.member(row.value(attempt::by)),
                                    rows.ago(wallOf(row, attempt::at).value_or(row.createdAt)), row.waiting});
    }
    return made;
}

} // namespace

std::optional<DirectionRow> directionOf(PageRows& rows, const EntityId& client)
{
    auto select = every(direction::kind, direction::client, client.toString());
    select.limit = 1;
    const auto found = rows.select(select);
    if (found.empty() || found.front().value(direction::text).empty())
        return std::nullopt;
    const auto& row = found.front();
    return DirectionRow{row.id,
                        row.value(direction::text),
                        rows.member(row.value(direction::by)),
                        row.value(direction::signature),
                        rows.ago(row.value(direction::on)),
                        row.waiting,
                        row.contested};
}

std::vector<ProblemRow> problemsOf(PageRows& rows, const EntityId& client)
{
    return problemsFrom(rows, rows.select(every(problem::kind, problem::client, client.toString())));
}

Result<TogetherPage> togetherWith(store::Reader& reader, const EntityId& client, const Now& now)
{
    PageRows rows(reader, now);
    TogetherPage page;
    const auto id = client.toString();
    page.direction = directionOf(rows, client);
    page.weighups = weighupsOf(rows, client);
    auto stances = rows.select(every(stance::kind, stance::client, id));
    newestFirst(stances, stance::on);
    page.stances = stancesFrom(rows, stances);
    auto advised = rows.select(every(advice::kind, advice::client, id));
    newestFirst(advised, advice::on);
    for (const auto& row : advised)
        page.advice.push_back(adviceRow(rows, row));
    auto delegations = rows.select(every(delegation::kind, delegation::client, id));
    newestFirst(delegations, delegation::saidOn);
    for (const auto& row : delegations)
        page.delegations.push_back(delegationRow(rows, row));
    std::ranges::stable_partition(page.delegations, [](const DelegationRow& row) { return !row.over; });
    page.problems = problemsOf(rows, client);
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return page;
}

Result<std::vector<ProblemRow>> trickyOnes(store::Reader& reader, std::size_t solvedMost, const Now& now)
{
    PageRows rows(reader, now);
    auto found = rows.select(every(problem::kind, problem::state, nameOf(ProblemState::Stuck)));
    auto solved = every(problem::kind, problem::state, nameOf(ProblemState::Solved));
    solved.order.push_back({problem::solvedOn, true, false});
    solved.limit = solvedMost;
    if (solvedMost > 0) {
        for (auto& row : rows.select(solved))
            found.push_back(std::move(row));
    }
    auto made = problemsFrom(rows, std::move(found));
    std::erase_if(made, [](const ProblemRow& row) { return !row.client.found; });
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

Result<std::vector<StanceRow>> recentStances(store::Reader& reader, std::size_t most, const Now& now)
{
    PageRows rows(reader, now);
    auto select = every(stance::kind);
    select.order.push_back({stance::on, true, false});
    select.limit = most;
    auto found = rows.select(select);
    newestFirst(found, stance::on);
    auto made = stancesFrom(rows, found);
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

} // namespace salver::domain
