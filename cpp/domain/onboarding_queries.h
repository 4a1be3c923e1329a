// SPDX-License-Identifier: Apache-2.0
// Getting to know each other, for screens: a client's plan as a timeline by week, the team's templates, what stands in
// this week for whom, and what a lead reads of all of them. A step with nothing learned is shown as that; nothing is
// counted by person and nothing is put as a share of the whole. Over a reader, on its thread.
#pragma once

#include "domain/onboarding_steps.h"
#include "domain/page_rows.h"
#include "domain/queries.h"

namespace salver::domain {

struct StepRow {
    EntityId id;
    EntityId onboarding;
    EntityRef client;
    std::string text;
    Learner whose{};
    bool asks{false};
    int week{1};
    MemberRef who;  ///< of us; whoever looks after them where nobody is named
    bool named{false};
    EntityRef with; ///< of them
    std::optional<DayWords> askedOn;
    std::string learned;
    std::optional<DayWords> learnedOn;
    MemberRef by;
    bool blank{false}; ///< its week has passed, or it was asked, and nothing was noted as learned
    bool over{false};  ///< one ask more than the pace in its week, and still to come
    int roomIn{0};     ///< then: the next week with room
    bool mine{false};  ///< of the signed-in person
    bool waiting{false};
    bool contested{false};
    Why why;
};

struct WeekRow {
    int number{1};
    std::string days; ///< "4 to 10 May"; empty in a template
    bool now{false};
    bool past{false};
    std::string caution; ///< where it asks more of them than the pace
    std::vector<StepRow> steps;
};

struct OnboardingRow {
    EntityId id;
    EntityRef client; ///< not found: a template
    std::string title;
    EntityRef origin;
    std::optional<DayWords> startedOn;
    int week{0}; ///< the week that today lies in; 0 before the first
    int weeks{weeksUsual};
    int asksAWeek{asksUsual};
    bool done{false};
    MemberRef by;
    std::vector<WeekRow> plan; ///< weeks with steps, and this one; first to last
    bool waiting{false};
    bool contested{false};
};

/// A client's plans: the one under way first, then the newest.
[[nodiscard]] Result<std::vector<OnboardingRow>> onboardingsOf(store::Reader& reader, const EntityId& client, const Now& now);
[[nodiscard]] Result<OnboardingRow> onboardingPage(store::Reader& reader, const EntityId& onboarding, const Now& now);
/// By title.
[[nodiscard]] Result<std::vector<OnboardingRow>> onboardingTemplates(store::Reader& reader, const Now& now);

/// For leads: the plans under way by week, what stands in this one, and what passed with nothing learned.
struct OnboardingWeek {
    EntityId onboarding;
    EntityRef client;
    DayWords startedOn;
    int week{0};
    std::vector<StepRow> thisWeek;
    std::vector<StepRow> blank;
    std::string learned; ///< the newest sentence of what was learned
    std::optional<DayWords> learnedOn;
    Why why;
    bool waiting{false};
};
[[nodiscard]] Result<std::vector<OnboardingWeek>> onboardingByWeek(Queries& queries, const Now& now);

/// Steps of this week that are the signed-in person's, not asked and with nothing learned: at most one a client, with
/// its why.
[[nodiscard]] std::vector<StepRow> stepsOfThisWeek(PageRows& rows);

} // namespace salver::domain
