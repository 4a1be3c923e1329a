// SPDX-License-Identifier: Apache-2.0
// Getting to know each other: templates that the team owns, a plan with one client made from one, its mutual steps, the
// pace that was agreed, and what was learned. Nothing is ever refused for its pace: what is too much says so and names
// the next week with room. On the store thread; each call is one transaction and one step of undo.
#pragma once

#include "domain/commands.h"

namespace salver::domain {

/// A template: no client, no days. Zeros: as usual.
[[nodiscard]] Result<Made> addTemplate(Commands& commands, std::string_view title, int weeks = 0, int asksAWeek = 0);

struct NewOnboarding {
    EntityId client;
    EntityId origin;       ///< the template whose steps it begins with; null: none
    std::string startsOn;  ///< as typed; empty: today
    int weeks{0};          ///< 0: as the template has it
    int asksAWeek{0};
};
/// Refused while another plan with that client is under way.
[[nodiscard]] Result<Made> startOnboarding(Commands& commands, const NewOnboarding& what);

/// A step as it stands after the command, and what there is to say of its week.
struct StepPlaced {
    Made made;
    int week{1};
    std::string caution; ///< a sentence where that week now asks more of them than the pace; empty otherwise
    int roomIn{0};       ///< the next week with room; 0 where nothing is said
};

struct StepWords {
    std::string text;
    Learner whose{Learner::WeLearn};
    bool asks{false}; ///< it asks something of the client
    UserId who;       ///< of us; null: whoever looks after them
    EntityId with;    ///< of them
};
/// Behind the others of its week.
[[nodiscard]] Result<StepPlaced> addStep(Commands& commands, const EntityId& onboarding, const StepWords& words, int week);
[[nodiscard]] Result<StepPlaced> changeStep(Commands& commands, const EntityId& step, const StepWords& words);
[[nodiscard]] Result<StepPlaced> moveStep(Commands& commands, const EntityId& step, int week);
/// One place up or down, into the neighbouring week where it is the first or last of its own.
[[nodiscard]] Result<StepPlaced> shiftStep(Commands& commands, const EntityId& step, bool up);
/// It was asked on that day, as typed ("" is today). From then on it counts in the week of that day.
[[nodiscard]] Result<StepPlaced> askStep(Commands& commands, const EntityId& step, std::string_view on);
[[nodiscard]] Result<Made> unaskStep(Commands& commands, const EntityId& step);
/// The one sentence that a step ends with; an empty one takes it back.
[[nodiscard]] Result<Made> learnStep(Commands& commands, const EntityId& step, std::string_view sentence);
/// What was learned becomes something to know of the person, or of the client where nobody is named or `ofClient`.
[[nodiscard]] Result<Made> learnedToFact(Commands& commands, const EntityId& step, FactType type, bool ofClient);

/// What is left, neither asked nor learned, comes a week later.
[[nodiscard]] Result<Made> slowDown(Commands& commands, const EntityId& onboarding);
/// Zeros leave as it is.
[[nodiscard]] Result<Made> setPace(Commands& commands, const EntityId& onboarding, int weeks, int asksAWeek);
/// What has nothing learned stays as it is, and stays visible.
[[nodiscard]] Result<Made> finishOnboarding(Commands& commands, const EntityId& onboarding, bool done = true);

} // namespace salver::domain
