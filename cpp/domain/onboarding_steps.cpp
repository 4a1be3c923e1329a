// SPDX-License-Identifier: Apache-2.0
#include "domain/onboarding_steps.h"

#include "domain/page_rows.h"
#include "domain/say.h"

#include <algorithm>
#include <charconv>

namespace salver::domain {

namespace onboarding = model::onboarding;
namespace step = model::step;

int weekOf(Day startedOn, Day day)
{
    const auto days = (day - startedOn).count();
    return static_cast<int>(days >= 0 ? days / 7 + 1 : (days + 1) / 7);
}

int numberIn(const store::EntityRow& row, model::FieldId field, int otherwise)
{
    const auto& text = row.value(field);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number > 0 ? number : otherwise;
}

int Plan::weekOfStep(const store::EntityRow& each) const
{
    const auto planned = std::min(numberIn(each, step::week, 1), weeksMost);
    const auto asked = parseDay(each.value(step::askedOn));
    return startedOn && asked ? std::max(1, weekOf(*startedOn, *asked)) : planned;
}

bool Plan::settled(const store::EntityRow& each) const
{
    return !each.value(step::askedOn).empty() || !each.value(step::learned).empty();
}

int Plan::asksIn(int week, const EntityId& but) const
{
    return static_cast<int>(std::ranges::count_if(steps, [&](const auto& each) {
        return each.id != but && !each.value(step::asks).empty() && weekOfStep(each) == week;
    }));
}

int Plan::roomFrom(int week, const EntityId& but) const
{
    int free = std::max(week, 1);
    while (asksIn(free, but) >= asksAWeek)
        ++free;
    return free;
}

std::string Plan::caution(int week, const EntityId& but) const
{
    const int asks = asksIn(week, but) + 1;
    if (asks <= asksAWeek)
        return {};
    return say("That makes %1 asks of them in week %2; the pace is %3 a week. Week %4 has room.",
               {std::to_string(asks), std::to_string(week), std::to_string(asksAWeek),
                std::to_string(roomFrom(week + 1, but))});
}

void Plan::sort()
{
    std::ranges::sort(steps, {}, [this](const auto& each) {
        return std::tuple(weekOfStep(each), each.value(step::order), each.id);
    });
}

Plan planFrom(store::EntityRow row, std::vector<store::EntityRow> steps)
{
    Plan plan;
    plan.startedOn = parseDay(row.value(onboarding::startedOn));
    plan.asksAWeek = std::min(numberIn(row, onboarding::asksAWeek, asksUsual), asksMost);
    plan.weeks = std::min(numberIn(row, onboarding::weeks, weeksUsual), weeksMost);
    plan.row = std::move(row);
    plan.steps = std::move(steps);
    plan.sort();
    for (const auto& each : plan.steps)
        plan.weeks = std::max(plan.weeks, plan.weekOfStep(each));
    return plan;
}

Result<Plan> readPlan(store::Reader& reader, const EntityId& id)
{
    auto row = reader.entity(id);
    if (!row)
        return fail(row.error());
    if (row->kind != onboarding::kind || row->presence == store::Presence::Binned)
        return fail(ErrorCode::NotFound, say("There is no such plan of getting to know each other."));
    auto steps = reader.select(every(step::kind, step::onboarding, id.toString()));
    if (!steps)
        return fail(steps.error());
    return planFrom(std::move(*row), std::move(*steps));
}

} // namespace salver::domain
