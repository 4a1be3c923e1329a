// SPDX-License-Identifier: Apache-2.0
#include "domain/onboarding_queries.h"

#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/words.h"

#include <algorithm>
#include <map>

namespace salver::domain {

namespace {

namespace onboarding = model::onboarding;
namespace step = model::step;
namespace client = model::client;

/// "4 to 10 May", "29 Apr to 5 May".
std::string daysOf(Day startedOn, int week, Day today)
{
    const auto first = startedOn + std::chrono::days{7 * (week - 1)};
    const auto last = first + std::chrono::days{6};
    return say("%1 to %2", {dayShort(first, today), dayShort(last, today)});
}

/// Reads plans with all their steps in two selects.
class PlanReader {
public:
    explicit PlanReader(PageRows& rows) : m_rows(rows) {}

    std::vector<OnboardingRow> read(std::vector<store::EntityRow> plans)
    {
        std::vector<std::string> ids;
        for (const auto& row : plans)
            ids.push_back(row.id.toString());
        std::map<std::string, std::vector<store::EntityRow>> steps;
        if (!ids.empty()) {
            auto select = every(step::kind);
            select.where.push_back(oneOf(step::onboarding, std::move(ids)));
            for (auto& row : m_rows.select(select))
                steps[row.value(step::onboarding)].push_back(std::move(row));
        }
        std::vector<OnboardingRow> made;
        for (auto& row : plans) {
            const auto id = row.id.toString();
            made.push_back(planRow(planFrom(std::move(row), std::move(steps[id]))));
        }
        return made;
    }

private:
    OnboardingRow planRow(const Plan& plan)
    {
        OnboardingRow made;
        made.id = plan.row.id;
        made.client = m_rows.ref(plan.row.value(onboarding::client));
        made.title = plan.row.value(onboarding::title);
        made.origin = m_rows.ref(plan.row.value(onboarding::origin));
        made.startedOn = m_rows.ago(plan.row.value(onboarding::startedOn));
        if (plan.startedOn && *plan.startedOn > m_rows.today())
            made.startedOn = m_rows.due(plan.row.value(onboarding::startedOn));
        made.done = plan.row.value(onboarding::state) == nameOf(OnboardingState::Done);
        made.week = plan.startedOn ? std::max(0, weekOf(*plan.startedOn, m_rows.today())) : 0;
        made.weeks = plan.weeks;
        made.asksAWeek = plan.asksAWeek;
        made.by = m_rows.member(plan.row.value(onboarding::by));
        made.waiting = plan.row.waiting;
        made.contested = plan.row.contested;
        carerOf(plan);
        layOut(plan, made);
        return made;
    }

    void carerOf(const Plan& plan)
    {
        m_carer = {};
        m_second = {};
        const auto row = m_rows.find(plan.row.value(onboarding::client));
        if (!row)
            return;
        m_carer = m_rows.member(row->value(client::caredBy));
        m_second = m_rows.member(row->value(client::second));
    }

    void layOut(const Plan& plan, OnboardingRow& made)
    {
        const bool live = plan.startedOn.has_value() && !made.done;
        std::map<int, WeekRow> weeks;
        if (live && made.week >= 1 && made.week <= made.weeks)
            weeks[made.week];
        for (const auto& each : plan.steps)
            weeks[plan.weekOfStep(each)].steps.push_back(stepRow(plan, each, made));
        for (auto& [number, week] : weeks) {
            week.number = number;
            week.days = plan.startedOn ? daysOf(*plan.startedOn, number, m_rows.today()) : std::string();
            week.now = live && number == made.week;
            week.past = plan.startedOn && (made.done || number < made.week);
            if (!week.past)
                pace(plan, week);
            made.plan.push_back(std::move(week));
        }
    }

    /// What is asked already stands; of what is still to come, the last ones are too many.
    static void pace(const Plan& plan, WeekRow& week)
    {
        const int asks = plan.asksIn(week.number);
        if (asks <= plan.asksAWeek)
            return;
        const int room = plan.roomFrom(week.number + 1);
        week.caution = say("%1 asks of them in one week; the pace is %2. Week %3 has room.",
                           {std::to_string(asks), std::to_string(plan.asksAWeek), std::to_string(room)});
        int over = asks - plan.asksAWeek;
        for (auto each = week.steps.rbegin(); each != week.steps.rend() && over > 0; ++each) {
            if (!each->asks || each->askedOn || !each->learned.empty())
                continue;
            each->over = true;
            each->roomIn = room;
            --over;
        }
    }

    StepRow stepRow(const Plan& plan, const store::EntityRow& row, const OnboardingRow& of)
    {
        StepRow made;
        made.id = row.id;
        made.onboarding = plan.row.id;
        made.client = of.client;
        made.text = row.value(step::text);
        made.whose = choiceFrom<Learner>(row.value(step::whose)).value_or(Learner::WeLearn);
        made.asks = !row.value(step::asks).empty();
        made.week = plan.weekOfStep(row);
        made.named = !row.value(step::who).empty();
        made.who = made.named ? m_rows.member(row.value(step::who)) : m_carer;
        made.with = m_rows.ref(row.value(step::with));
        made.askedOn = m_rows.ago(row.value(step::askedOn));
        made.learned = row.value(step::learned);
        made.learnedOn = m_rows.ago(row.value(step::learnedOn));
        made.by = m_rows.member(row.value(step::by));
        made.mine = made.who.me || (!made.named && m_second.me);
        made.waiting = row.waiting;
        made.contested = row.contested;
        const bool passed = of.startedOn && (of.done || made.week < of.week);
        made.blank = made.learned.empty() && plan.startedOn && (passed || made.askedOn);
        if (made.blank)
            made.why = {Rule::NothingLearned, made.askedOn ? say("It was asked on %1, and nobody has noted what was "
                                                                 "learned.", {onDay(made.askedOn->day)})
                                                           : say("Its week has passed, and nobody has noted what was "
                                                                 "learned.")};
        else if (plan.startedOn && made.week == of.week && made.learned.empty())
            made.why = {Rule::StepThisWeek, say("It stands in week %1 of getting to know them, which began on %2.",
                                                {std::to_string(of.week), onDay(*plan.startedOn)})};
        return made;
    }

    [[nodiscard]] std::string onDay(Day day) const { return dayShort(day, m_rows.today()); }

    PageRows& m_rows;
    MemberRef m_carer, m_second;
};

store::Select underWay()
{
    return every(onboarding::kind, onboarding::state, nameOf(OnboardingState::Running));
}

} // namespace

Result<std::vector<OnboardingRow>> onboardingsOf(store::Reader& reader, const EntityId& id, const Now& now)
{
    PageRows rows(reader, now);
    auto found = rows.select(every(onboarding::kind, onboarding::client, id.toString()));
    std::ranges::sort(found, [](const store::EntityRow& a, const store::EntityRow& b) {
        const auto key = [](const store::EntityRow& row) {
            return std::tuple(row.value(onboarding::state) == nameOf(OnboardingState::Running),
                              row.value(onboarding::startedOn), row.id);
        };
        return key(b) < key(a);
    });
    auto made = PlanReader(rows).read(std::move(found));
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

Result<OnboardingRow> onboardingPage(store::Reader& reader, const EntityId& id, const Now& now)
{
    PageRows rows(reader, now);
    auto row = reader.entity(id);
    if (!row)
        return fail(row.error());
    if (row->kind != onboarding::kind)
        return fail(ErrorCode::InvalidArgument, say("That is no plan of getting to know each other."));
    auto made = PlanReader(rows).read({std::move(*row)});
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return std::move(made.front());
}

Result<std::vector<OnboardingRow>> onboardingTemplates(store::Reader& reader, const Now& now)
{
    PageRows rows(reader, now);
    auto select = every(onboarding::kind);
    select.where.push_back(where(onboarding::client, store::Condition::Is::NotSet, {}));
    auto made = PlanReader(rows).read(rows.select(select));
    std::ranges::sort(made, {}, [](const OnboardingRow& row) { return std::tuple(folded(row.title), row.id); });
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

Result<std::vector<OnboardingWeek>> onboardingByWeek(Queries& queries, const Now& now)
{
    PageRows rows(queries.reader(), now);
    std::vector<OnboardingWeek> made;
    for (auto& plan : PlanReader(rows).read(rows.select(underWay()))) {
        if (!plan.client.found || !plan.startedOn)
            continue;
        OnboardingWeek week;
        week.onboarding = plan.id;
        week.client = plan.client;
        week.startedOn = *plan.startedOn;
        week.week = plan.week;
        week.waiting = plan.waiting;
        for (auto& each : plan.plan) {
            for (auto& step : each.steps) {
                if (step.learnedOn && !step.learned.empty() && (!week.learnedOn || step.learnedOn->day >= week.learnedOn->day)) {
                    week.learned = step.learned;
                    week.learnedOn = step.learnedOn;
                }
                if (step.blank)
                    week.blank.push_back(std::move(step));
                else if (each.now && step.learned.empty())
                    week.thisWeek.push_back(std::move(step));
            }
        }
        week.why = {week.blank.empty() ? Rule::StepThisWeek : Rule::NothingLearned,
                    week.blank.empty()
                        ? say("Getting to know them began on %1 and is in week %2.",
                              {dayShort(plan.startedOn->day, rows.today()), std::to_string(plan.week)})
                        : say("Getting to know them began on %1 and is in week %2; of some steps nobody has noted what "
                              "was learned.",
                              {dayShort(plan.startedOn->day, rows.today()), std::to_string(plan.week)})};
        made.push_back(std::move(week));
    }
    std::ranges::sort(made, {}, [](const OnboardingWeek& week) {
        return std::tuple(week.week, folded(week.client.name), week.onboarding);
    });
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

std::vector<StepRow> stepsOfThisWeek(PageRows& rows)
{
    std::vector<StepRow> made;
    for (auto& plan : PlanReader(rows).read(rows.select(underWay()))) {
        for (auto& week : plan.plan) {
            if (!week.now || !plan.client.found)
                continue;
            const auto first = std::ranges::find_if(week.steps, [](const StepRow& each) {
                return each.mine && !each.askedOn && each.learned.empty();
            });
            if (first != week.steps.end())
                made.push_back(std::move(*first));
        }
    }
    std::ranges::sort(made, {}, [](const StepRow& each) { return std::tuple(folded(each.client.name), each.id); });
    return made;
}

} // namespace salver::domain
